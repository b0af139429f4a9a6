"""Who has it from whom: the citations of a set of claims by report, by the origin it names, and by what is behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from generator.evidence.lines import network_of
from generator.registry.model import Origin
from generator.registry.source import Source
from generator.registry.vocabulary import OriginKind
from generator.views.citation import OriginView, origin_view, origin_views
from generator.views.index import Index

_Chain = tuple[str, ...]
_Chains = Mapping[tuple[str, _Chain], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowReport:
    """A report with its citations; ``own_voice_count`` of them name no origin."""

    source: Source
    citation_count: int
    own_voice_count: int

    @property
    def attributed_count(self) -> int:
        """How many of its citations name an origin."""
        return self.citation_count - self.own_voice_count


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowOrigin:
    """An origin with the citations that name it at this place of their chain.

    Behind the origin, ``last_count`` of them name no other. ``may_be`` are the origins at the same place that it may
    be.
    """

    origin: OriginView
    citation_count: int
    last_count: int
    may_be: tuple[OriginView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowGroup:
    """The origins behind one that a report names; several of a group may be the same people."""

    behind: OriginView
    members: tuple[FlowOrigin, ...]

    @property
    def may_be_same(self) -> bool:
        """Whether the group has several members."""
        return len(self.members) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowBand:
    """How many citations of a source name an origin first; both by their ids."""

    source: str
    origin: str
    citation_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowRow:
    """How many citations of a source have this chain of origins; without any, it is the source’s own voice."""

    source: Source
    chain: tuple[OriginView, ...]
    citation_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowView:
    """The citations of some claims in three columns, with the bands between the first two and a row for each chain.

    ``origins`` are those that a report itself names, ``groups`` have those behind them. Where a chain goes on after
    that, only ``rows`` have the rest.
    """

    reports: tuple[FlowReport, ...]
    origins: tuple[FlowOrigin, ...]
    groups: tuple[FlowGroup, ...]
    bands: tuple[FlowBand, ...]
    rows: tuple[FlowRow, ...]

    @property
    def citation_count(self) -> int:
        """The number of all citations."""
        return sum(report.citation_count for report in self.reports)

    @property
    def kinds(self) -> tuple[OriginKind, ...]:
        """The kinds of the origins in the second and the third column, in the order of the list."""
        present = {origin.kind for row in self.rows for origin in row.chain[:2]}
        return tuple(kind for kind in OriginKind if kind in present)

    @property
    def has_own_voice(self) -> bool:
        """Whether a citation names no origin."""
        return any(report.own_voice_count for report in self.reports)

    @property
    def has_longer_chains(self) -> bool:
        """Whether a chain goes on behind the third column."""
        return any(len(row.chain) > 2 for row in self.rows)


def flow_view(index: Index, claims: Collection[str]) -> FlowView:
    """The flow of the citations of ``claims``, which are ids; the reports that speak to none of them are left out."""
    registry = index.assessment.registry
    chains = Counter(
        (citation.source, citation.via) for claim in claims for citation in registry.claims[claim].evidence
    )
    rows = tuple(
        FlowRow(source=source, chain=origin_views(registry.origins, chain), citation_count=count)
        for source in index.assessment.sources.values()
        for (name, chain), count in sorted(chains.items(), key=lambda item: (-item[1], item[0]))
        if name == source.id
    )
    origins = _origins(chains, registry.origins)
    # What is somebody's letter or office is not the same as that person, so ``of`` joins nothing here.
    without_of = {name: origin.model_copy(update={"of": None}) for name, origin in registry.origins.items()}
    alike = network_of(without_of).groups
    return FlowView(
        reports=_reports(rows),
        origins=origins,
        groups=tuple(group for origin in origins for group in _groups(origin.origin, chains, registry.origins, alike)),
        bands=_bands(chains, [origin.origin.id for origin in origins]),
        rows=rows,
    )


def _reports(rows: Sequence[FlowRow]) -> tuple[FlowReport, ...]:
    sources = {row.source.id: row.source for row in rows}
    return tuple(
        FlowReport(
            source=source,
            citation_count=sum(row.citation_count for row in rows if row.source.id == name),
            own_voice_count=sum(row.citation_count for row in rows if row.source.id == name and not row.chain),
        )
        for name, source in sources.items()
    )


def _origins(chains: _Chains, origins: Mapping[str, Origin]) -> tuple[FlowOrigin, ...]:
    """The origins that reports name first, by their citations; one that may be another stands below that one."""
    totals, last = _counts(chains, ())
    ranking = _ranking(totals)
    order: list[str] = []
    for name in ranking:
        if not any(other in totals for other in origins[name].may_be):
            order += [name, *(other for other in ranking if name in origins[other].may_be and other not in order)]
    order = list(dict.fromkeys((*order, *ranking)))
    return tuple(
        FlowOrigin(
            origin=origin_view(origins[name]),
            citation_count=totals[name],
            last_count=last[name],
            may_be=origin_views(origins, (other for other in origins[name].may_be if other in totals)),
        )
        for name in order
    )


def _counts(chains: _Chains, before: _Chain) -> tuple[Counter[str], Counter[str]]:
    """The citations of each origin right behind the origins ``before``, and those of them that name no other there."""
    totals, last = Counter[str](), Counter[str]()
    place = len(before)
    for (_, chain), count in chains.items():
        if chain[:place] == before and len(chain) > place:
            totals[chain[place]] += count
            last[chain[place]] += count * (len(chain) == place + 1)
    return totals, last


def _ranking(totals: Counter[str]) -> list[str]:
    return sorted(totals, key=lambda origin: (-totals[origin], origin))


def _groups(
    behind: OriginView, chains: _Chains, origins: Mapping[str, Origin], alike: Mapping[str, str]
) -> tuple[FlowGroup, ...]:
    """The origins behind one origin, in groups of those that are ``alike``, the group with the most citations first."""
    totals, last = _counts(chains, (behind.id,))
    members: dict[str, list[str]] = {}
    for name in _ranking(totals):
        members.setdefault(alike.get(name, name), []).append(name)
    ranking = sorted(members.values(), key=lambda names: (-sum(totals[name] for name in names), names))
    return tuple(
        FlowGroup(
            behind=behind,
            members=tuple(
                FlowOrigin(origin=origin_view(origins[name]), citation_count=totals[name], last_count=last[name])
                for name in names
            ),
        )
        for names in ranking
    )


def _bands(chains: _Chains, order: Sequence[str]) -> tuple[FlowBand, ...]:
    totals = Counter[tuple[str, str]]()
    for (source, chain), count in chains.items():
        if chain:
            totals[source, chain[0]] += count
    return tuple(
        FlowBand(source=source, origin=origin, citation_count=totals[source, origin])
        for source, origin in sorted(totals, key=lambda pair: (order.index(pair[1]), pair[0]))
    )
