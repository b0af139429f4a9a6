"""A source’s page: its record, its sentences with the claims that rest on them, and what it leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.evidence.coverage import Coverage
from generator.registry.model import Origin
from generator.registry.source import Source
from generator.registry.vocabulary import Stance, Status
from generator.views.citation import OriginView, QuoteView, anchor_of, origin_view, place_label, quote_view
from generator.views.index import ClaimRow, Index


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageCitation:
    """A claim that rests on a sentence, with the words quoted and what they say to the claim."""

    row: ClaimRow
    quote: QuoteView
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """One sentence, without its words: the citations of it, or the reason why it is set aside."""

    label: str
    anchor: str
    word_count: int
    citations: tuple[PassageCitation, ...]
    set_aside: str | None

    @property
    def status(self) -> Status | None:
        """A status of its claims: a conflict before any other, and then the first in the order of the list."""
        order = list(Status)
        return min(
            (citation.row.status for citation in self.citations),
            default=None,
            key=lambda status: (status is not Status.DISPUTED, order.index(status)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginCount:
    """How many citations of a source name an origin."""

    origin: OriginView
    citation_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """All that a source’s page shows.

    ``status_counts`` and ``claim_count`` count the claims it speaks to; ``own_voice_count`` counts its citations
    without an origin. No other report speaks to the claims in ``only_here``; at least two others say those in
    ``omissions``, to which it does not speak although it speaks to their topic.
    """

    source: Source
    coverage: Coverage
    word_count: int
    sentence_count: int
    sha256: str
    relies_on: tuple[OriginView, ...]
    status_counts: Mapping[Status, int]
    claim_count: int
    origins: tuple[OriginCount, ...]
    own_voice_count: int
    passages: tuple[PassageView, ...]
    only_here: tuple[ClaimRow, ...]
    omissions: tuple[ClaimRow, ...]


def source_view(index: Index, source: Source) -> SourceView:
    """The view of ``source``."""
    assessment = index.assessment
    fingerprint, origins = assessment.fingerprints[source.id], assessment.registry.origins
    rows, citations = index.rows_with(source.id), index.citations_from(source.id)
    return SourceView(
        source=source,
        coverage=assessment.coverage[source.id],
        word_count=fingerprint.tokens,
        sentence_count=len(fingerprint.sentences),
        sha256=fingerprint.sha256,
        relies_on=tuple(origin_view(origins[origin]) for origin in source.relies_on),
        status_counts=Counter(row.status for row in rows),
        claim_count=len(rows),
        origins=_origin_counts([citation.via for citation in citations], origins),
        own_voice_count=sum(not citation.via for citation in citations),
        passages=_passages(index, source),
        only_here=tuple(row for row in rows if row.supporters == (source.id,) and len(row.stances_by_source) == 1),
        omissions=tuple(
            row for row in index.rows.values() if source.id in row.silent_sources and len(row.supporters) >= 2
        ),
    )


def _origin_counts(chains: Sequence[Sequence[str]], origins: Mapping[str, Origin]) -> tuple[OriginCount, ...]:
    """The origins in the chains, those that most chains name first; a chain counts once for an origin."""
    counts = Counter(origin for chain in chains for origin in set(chain))
    ranking = sorted(counts, key=lambda origin: (-counts[origin], origin))
    return tuple(OriginCount(origin=origin_view(origins[name]), citation_count=counts[name]) for name in ranking)


def _passages(index: Index, source: Source) -> tuple[PassageView, ...]:
    """The sentences of the source in its order."""
    set_aside = index.assessment.coverage[source.id].set_aside
    return tuple(
        PassageView(
            label=place_label(sentence.place),
            anchor=anchor_of(sentence.place),
            word_count=sentence.count,
            citations=tuple(_passage_citations(index, source, n)),
            set_aside=set_aside.get(n),
        )
        for n, sentence in enumerate(index.assessment.fingerprints[source.id].sentences)
    )


def _passage_citations(index: Index, source: Source, sentence_index: int) -> Iterator[PassageCitation]:
    """The citations of one sentence of the source, claim by claim."""
    assessment = index.assessment
    for claim in index.claims_by_sentence.get((source.id, sentence_index), ()):
        for assessed_citation in assessment.citations(assessment.registry.claims[claim]):
            citation = assessed_citation.citation
            if citation.source == source.id and sentence_index in assessed_citation.sentences:
                yield PassageCitation(
                    row=index.rows[claim],
                    quote=quote_view(assessment, assessed_citation.path, citation),
                    stance=citation.stance,
                )
