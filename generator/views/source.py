"""A source’s page: its record, its sentences in order with the claims that rest on them, and its silences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.evidence.coverage import Coverage
from generator.registry.source import Source
from generator.registry.vocabulary import Stance, Status
from generator.views.citation import OriginView, QuoteView, anchor_of, origin_view, place_label, quote_view
from generator.views.index import ClaimRow, Index


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """One sentence by its place: the claims that rest on it with the words quoted, or why it is set aside."""

    place: str
    label: str
    anchor: str
    words: int
    claims: tuple[tuple[ClaimRow, QuoteView, Stance], ...]
    set_aside: str | None

    @property
    def status(self) -> Status | None:
        """The status of most interest among its claims: a conflict before anything else."""
        order = list(Status)
        return min(
            (row.status for row, _, _ in self.claims),
            default=None,
            key=lambda status: (status is not Status.DISPUTED, order.index(status)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """All that a source’s page shows."""

    source: Source
    coverage: Coverage
    words: int
    sentences: int
    sha256: str
    relies_on: tuple[OriginView, ...]
    statuses: Mapping[Status, int]
    stances: Mapping[Stance, int]
    origins: tuple[tuple[OriginView, int], ...]
    own_voice: int
    speaks_to: int
    passages: tuple[PassageView, ...]
    only_here: tuple[ClaimRow, ...]
    left_out: tuple[ClaimRow, ...]


def source_view(index: Index, source: Source) -> SourceView:
    """The page of ``source``."""
    assessment = index.assessment
    fingerprint = assessment.fingerprints[source.id]
    coverage = assessment.coverage[source.id]
    speaking = [row for row in index.rows.values() if source.id in row.stances]
    cited = [
        citation
        for claim in assessment.registry.claims.values()
        for citation in claim.evidence
        if citation.source == source.id
    ]
    chains = Counter(origin for citation in cited for origin in dict.fromkeys(citation.via))
    return SourceView(
        source=source,
        coverage=coverage,
        words=fingerprint.tokens,
        sentences=len(fingerprint.sentences),
        sha256=fingerprint.sha256,
        relies_on=tuple(origin_view(assessment.registry.origins[origin]) for origin in source.relies_on),
        statuses=Counter(row.status for row in speaking),
        stances=Counter(citation.stance for citation in cited),
        origins=tuple(
            (origin_view(assessment.registry.origins[origin]), count)
            for origin, count in sorted(chains.items(), key=lambda pair: (-pair[1], pair[0]))
        ),
        own_voice=sum(not citation.via for citation in cited),
        speaks_to=len(speaking),
        passages=_passages(index, source),
        only_here=tuple(row for row in speaking if row.supporters == (source.id,) and len(row.stances) == 1),
        left_out=tuple(row for row in index.rows.values() if source.id in row.silent and len(row.supporters) >= 2),
    )


def _passages(index: Index, source: Source) -> tuple[PassageView, ...]:
    assessment = index.assessment
    coverage, sentences = assessment.coverage[source.id], assessment.fingerprints[source.id].sentences
    return tuple(
        PassageView(
            place=sentence.place,
            label=place_label(sentence.place),
            anchor=anchor_of(sentence.place),
            words=sentence.count,
            claims=tuple(_quotes_in(index, source, n)),
            set_aside=coverage.set_aside.get(n),
        )
        for n, sentence in enumerate(sentences)
    )


def _quotes_in(index: Index, source: Source, sentence: int) -> Iterator[tuple[ClaimRow, QuoteView, Stance]]:
    """The claims that rest on a sentence, each with the words quoted and its stance."""
    for name in index.by_sentence.get((source.id, sentence), ()):
        for cited in index.assessment.citations(index.assessment.registry.claims[name]):
            citation = cited.citation
            if citation.source == source.id and sentence in cited.sentences:
                yield index.rows[name], quote_view(index.assessment, cited.path, citation), citation.stance
