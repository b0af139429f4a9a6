"""A source’s page: its record, its sentences in order with the claims that rest on them, and its silences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
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
            key=lambda each: (each is not Status.DISPUTED, order.index(each)),
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
        (claim.id, citation)
        for claim in assessment.registry.claims.values()
        for citation in claim.evidence
        if citation.source == source.id
    ]
    chains = Counter(origin for _, citation in cited for origin in dict.fromkeys(citation.via))
    return SourceView(
        source=source,
        coverage=coverage,
        words=fingerprint.tokens,
        sentences=len(fingerprint.sentences),
        sha256=fingerprint.sha256,
        relies_on=tuple(origin_view(assessment.registry.origins[each]) for each in source.relies_on),
        statuses=Counter(row.status for row in speaking),
        stances=Counter(each.stance for _, each in cited),
        origins=tuple(
            (origin_view(assessment.registry.origins[each]), count)
            for each, count in sorted(chains.items(), key=lambda pair: (-pair[1], pair[0]))
        ),
        own_voice=sum(not each.via for _, each in cited),
        speaks_to=len(speaking),
        passages=_passages(index, source),
        only_here=tuple(row for row in speaking if row.supporters == (source.id,) and len(row.stances) == 1),
        left_out=tuple(row for row in index.rows.values() if source.id in row.silent and len(row.supporters) >= 2),
    )


def _passages(index: Index, source: Source) -> tuple[PassageView, ...]:
    assessment = index.assessment
    coverage = assessment.coverage[source.id]
    found: dict[int, list[tuple[ClaimRow, QuoteView, Stance]]] = {}
    for n in range(len(assessment.fingerprints[source.id].sentences)):
        for claim_id in index.by_sentence.get((source.id, n), ()):
            for m, citation in enumerate(assessment.registry.claims[claim_id].evidence):
                path = ("claims", claim_id, "evidence", m)
                if citation.source == source.id and n in assessment.proof(path).sentences:
                    row = (index.rows[claim_id], quote_view(assessment, path, citation), citation.stance)
                    found.setdefault(n, []).append(row)
    return tuple(
        PassageView(
            place=sentence.place,
            label=place_label(sentence.place),
            anchor=anchor_of(sentence.place),
            words=sentence.count,
            claims=tuple(found.get(n, ())),
            set_aside=coverage.set_aside.get(n),
        )
        for n, sentence in enumerate(assessment.fingerprints[source.id].sentences)
    )
