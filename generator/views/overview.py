"""The whole in numbers: statuses, what traces to whom, and how evenly reports and sides are represented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.registry.source import Source
from generator.registry.vocabulary import Stance, Status
from generator.views.citation import OriginView, origin_view
from generator.views.index import ClaimRow, Index

OWN_VOICE = "own-voice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """How many claims a source has from an origin; ``origin`` is OWN_VOICE where it states none."""

    source: str
    origin: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginRow:
    """An origin with the claims that name it and the sources that use it."""

    origin: OriginView
    side: str | None
    note: str | None
    claims: tuple[ClaimRow, ...]
    sources: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCounts:
    """How one source is represented in the registry."""

    source: Source
    statuses: Mapping[Status, int]
    stances: Mapping[Stance, int]
    claims: int
    quoted_share: float
    coverage: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The numbers that the home page and the audit of balance show."""

    claims: int
    statuses: Mapping[Status, int]
    flows: tuple[Flow, ...]
    origins: tuple[OriginRow, ...]
    sources: tuple[SourceCounts, ...]
    origin_sides: tuple[tuple[str, int], ...]
    people_sides: tuple[tuple[str, int], ...]
    shared: int
    shared_through: int
    attributed: int

    @property
    def leading(self) -> OriginRow | None:
        """The origin that most claims name."""
        return self.origins[0] if self.origins else None


def overview_of(index: Index) -> Overview:
    """The numbers of the whole registry."""
    assessment = index.assessment
    registry = assessment.registry
    flows: dict[tuple[str, str], set[str]] = {}
    for claim in registry.claims.values():
        for citation in claim.evidence:
            flows.setdefault((citation.source, citation.via[0] if citation.via else OWN_VOICE), set()).add(claim.id)
    origins = sorted(
        (_origin_row(index, origin) for origin in index.by_origin), key=lambda row: (-len(row.claims), row.origin.id)
    )
    shared = [row for row in index.rows.values() if len(row.supporters) > 1]
    lead = {row.id for row in origins[0].claims} if origins else set[str]()
    return Overview(
        claims=len(registry.claims),
        statuses=Counter(row.status for row in index.rows.values()),
        origins=tuple(origins),
        flows=tuple(
            Flow(source=source, origin=origin, claims=len(claims)) for (source, origin), claims in flows.items()
        ),
        sources=tuple(_counts(index, source) for source in assessment.sources.values()),
        origin_sides=_sides((registry.origins[name].side, len(ids)) for name, ids in index.by_origin.items()),
        people_sides=_sides((registry.people[name].side, len(ids)) for name, ids in index.by_person.items()),
        shared=len(shared),
        shared_through=sum(row.id in lead for row in shared),
        attributed=len(set[str]().union(*index.by_origin.values())),
    )


def _origin_row(index: Index, origin: str) -> OriginRow:
    entry = index.assessment.registry.origins[origin]
    users = Counter(
        source
        for claim in index.by_origin[origin]
        for source in dict.fromkeys(
            citation.source for citation in index.assessment.registry.claims[claim].evidence if origin in citation.via
        )
    )
    return OriginRow(
        origin=origin_view(entry),
        side=entry.side,
        note=entry.note,
        claims=index.rows_of(index.by_origin[origin]),
        sources=tuple(
            (source.id, source.name, users[source.id])
            for source in index.assessment.sources.values()
            if users[source.id]
        ),
    )


def _counts(index: Index, source: Source) -> SourceCounts:
    rows = [row for row in index.rows.values() if source.id in row.stances]
    stances = Counter(
        citation.stance
        for claim in index.assessment.registry.claims.values()
        for citation in claim.evidence
        if citation.source == source.id
    )
    coverage = index.assessment.coverage[source.id]
    return SourceCounts(
        source=source,
        statuses=Counter(row.status for row in rows),
        stances=stances,
        claims=len(rows),
        quoted_share=coverage.quoted_share,
        coverage=coverage.share,
    )


def _sides(counted: Iterable[tuple[str | None, int]]) -> tuple[tuple[str, int], ...]:
    totals: Counter[str] = Counter()
    for side, count in counted:
        totals[side or "none"] += count
    return tuple(sorted(totals.items(), key=lambda pair: (-pair[1], pair[0])))
