"""The numbers of the whole registry: statuses, origins, and how evenly reports and sides are represented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.evidence.coverage import Coverage
from generator.registry.model import Person, Registry
from generator.registry.source import Source
from generator.registry.vocabulary import OriginKind, Stance, Status
from generator.views.citation import OriginView, origin_view, origin_views
from generator.views.index import ClaimRow, Index

_NO_SIDE = "No side given"


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginUse:
    """How many citations of a source name an origin at any place of their chain."""

    source: Source
    citation_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginRow:
    """An origin with the claims that trace to it and the sources that name it.

    ``behind_count`` of the citations name it only behind another origin. ``person`` is the person or organization of
    the registry that it is.
    """

    origin: OriginView
    note: str | None
    of: OriginView | None
    may_be: tuple[OriginView, ...]
    person: Person | None
    claims: tuple[ClaimRow, ...]
    uses: tuple[OriginUse, ...]
    behind_count: int

    @property
    def citation_count(self) -> int:
        """How many citations name it."""
        return sum(use.citation_count for use in self.uses)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCounts:
    """How one source is represented in the registry.

    ``status_counts`` counts the claims it speaks to, and ``stance_counts`` its citations.
    """

    source: Source
    status_counts: Mapping[Status, int]
    stance_counts: Mapping[Stance, int]
    claim_count: int
    coverage: Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class SideCounts:
    """The claims of each origin of this side, added up, and those of each of its people; one claim may count twice."""

    side: str
    origin_count: int
    person_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The numbers of the whole registry; ``origins`` begins with the one that most claims trace to."""

    claim_count: int
    status_counts: Mapping[Status, int]
    origins: tuple[OriginRow, ...]
    sources: tuple[SourceCounts, ...]
    sides: tuple[SideCounts, ...]


def overview_of(index: Index) -> Overview:
    """The numbers of the whole registry."""
    people = people_by_origin(index.assessment.registry)
    origins = sorted(
        (_origin_row(index, origin, people) for origin in index.claims_by_origin),
        key=lambda row: (-len(row.claims), row.origin.id),
    )
    return Overview(
        claim_count=len(index.rows),
        status_counts=Counter(row.status for row in index.rows.values()),
        origins=tuple(origins),
        sources=tuple(_source_counts(index, source) for source in index.assessment.sources.values()),
        sides=_sides(index),
    )


def _origin_row(index: Index, origin: str, people: Mapping[str, Person]) -> OriginRow:
    registry, sources = index.assessment.registry, index.assessment.sources
    entry = registry.origins[origin]
    citations = [
        citation
        for claim in index.claims_by_origin[origin]
        for citation in registry.claims[claim].evidence
        if origin in citation.via
    ]
    counts = Counter(citation.source for citation in citations)
    return OriginRow(
        origin=origin_view(entry),
        note=entry.note,
        of=origin_view(registry.origins[entry.of]) if entry.of else None,
        may_be=origin_views(registry.origins, entry.may_be),
        person=people.get(origin),
        claims=index.rows_of(index.claims_by_origin[origin]),
        uses=tuple(
            OriginUse(source=source, citation_count=counts[name]) for name, source in sources.items() if counts[name]
        ),
        behind_count=sum(citation.via[0] != origin for citation in citations),
    )


def people_by_origin(registry: Registry) -> Mapping[str, Person]:
    """The person or organization that an origin is, by the origin’s id: of the same id or, failing that, of its name.

    A collective name such as “officials” is nobody’s, whatever its id.
    """
    by_name: dict[str, Person] = {}
    for person in registry.people.values():
        by_name.setdefault(_bare(person.name), person)
    people = {
        origin.id: registry.people.get(origin.id) or by_name.get(_bare(origin.name))
        for origin in registry.origins.values()
        if origin.kind not in (OriginKind.UNNAMED, OriginKind.UNNAMED_OFFICIAL, OriginKind.DOCUMENT)
    }
    return {origin: person for origin, person in people.items() if person is not None}


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _source_counts(index: Index, source: Source) -> SourceCounts:
    rows = index.rows_with(source.id)
    return SourceCounts(
        source=source,
        status_counts=Counter(row.status for row in rows),
        stance_counts=Counter(citation.stance for citation in index.citations_from(source.id)),
        claim_count=len(rows),
        coverage=index.assessment.coverage[source.id],
    )


def _sides(index: Index) -> tuple[SideCounts, ...]:
    """The counts of every side: those of origins first, by how many claims they have, then those of people only."""
    registry = index.assessment.registry
    origins = _totals((registry.origins[name].side, len(claims)) for name, claims in index.claims_by_origin.items())
    people = _totals((registry.people[name].side, len(claims)) for name, claims in index.claims_by_person.items())
    return tuple(
        SideCounts(side=side, origin_count=origins[side], person_count=people[side])
        for side in dict.fromkeys((*_by_count(origins), *_by_count(people)))
    )


def _totals(counts: Iterable[tuple[str | None, int]]) -> Counter[str]:
    totals: Counter[str] = Counter()
    for side, count in counts:
        totals[side or _NO_SIDE] += count
    return totals


def _by_count(totals: Counter[str]) -> list[str]:
    return sorted(totals, key=lambda side: (-totals[side], side))
