"""A source’s page: its record, its sentences with the claims that rest on them, and what it leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.evidence.coverage import Coverage
from generator.registry.model import Origin
from generator.registry.source import Source
from generator.registry.vocabulary import Status
from generator.views.citation import OriginView, origin_view, origin_views
from generator.views.index import ClaimRow, Index
from generator.views.labels import republication
from generator.views.passages import PassageBlock, PassageView, blocks_of, passages_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginCount:
    """How many citations of a source name an origin."""

    origin: OriginView
    citation_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """All that a source’s page shows.

    ``republication`` says who republished it. ``passages`` are its sentences, and ``blocks`` the same by paragraph.
    ``status_counts`` and ``claim_count`` count the claims it speaks to; ``own_voice_count`` counts its citations
    without an origin. No other report speaks to the claims in ``only_here``; at least two others say those in
    ``omissions``, to which it does not speak although it speaks to their topic.
    """

    source: Source
    republication: str | None
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
    blocks: tuple[PassageBlock, ...]
    only_here: tuple[ClaimRow, ...]
    omissions: tuple[ClaimRow, ...]


def source_view(index: Index, source: Source) -> SourceView:
    """The view of ``source``."""
    assessment = index.assessment
    fingerprint, origins = assessment.fingerprints[source.id], assessment.registry.origins
    passages = passages_of(index, source)
    rows, citations = index.rows_with(source.id), index.citations_from(source.id)
    return SourceView(
        source=source,
        republication=republication(source),
        coverage=assessment.coverage[source.id],
        word_count=fingerprint.tokens,
        sentence_count=len(fingerprint.sentences),
        sha256=fingerprint.sha256,
        relies_on=origin_views(origins, source.relies_on),
        status_counts=Counter(row.status for row in rows),
        claim_count=len(rows),
        origins=_origin_counts([citation.via for citation in citations], origins),
        own_voice_count=sum(not citation.via for citation in citations),
        passages=passages,
        blocks=blocks_of(passages),
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
