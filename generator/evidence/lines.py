"""Lines of evidence: citations whose origins are the same or related are one line, however many reports repeat it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.registry.model import Citation, Origin
from generator.registry.vocabulary import OriginKind, Stance

COUNTED = Stance.SUPPORTS


@dataclass(frozen=True, slots=True)
class Relation:
    """That ``origin`` is ``of`` another or ``may_be`` another."""

    origin: str
    word: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of evidence.

    ``common`` are the origins that all its citations name; ``shared`` those that several of its reports name;
    ``relations`` join the citations that name no common origin. ``stated`` says whether any origin is more than a
    word such as “allegedly”.
    """

    citations: tuple[int, ...]
    sources: tuple[str, ...]
    origins: tuple[str, ...]
    common: tuple[str, ...]
    shared: tuple[str, ...]
    relations: tuple[Relation, ...]
    stated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """All origins and how they are related: for each its relations, on either side, and the family it belongs to."""

    origins: Mapping[str, Origin]
    relations: Mapping[str, Sequence[Relation]]
    family: Mapping[str, str]


def kinship_of(origins: Mapping[str, Origin]) -> Kinship:
    """The kinship of all origins: those joined by ``of`` or ``may_be``, in any number of steps, are one family."""
    near: dict[str, list[Relation]] = {}
    for name, origin in origins.items():
        parents = [Relation(name, "of", origin.of)] if origin.of else []
        for relation in (*parents, *(Relation(name, "may_be", other) for other in origin.may_be)):
            near.setdefault(relation.origin, []).append(relation)
            near.setdefault(relation.other, []).append(relation)
    family: dict[str, str] = {}
    for name in near:
        if name not in family:
            family |= dict.fromkeys(_ways([name], near), name)
    return Kinship(origins=origins, relations=near, family=family)


def lines_of(evidence: Sequence[Citation], kinship: Kinship) -> tuple[Line, ...]:
    """The lines among the citations that support, in the order of their first citation.

    A report’s own voice is a line of its own; but where the same report also says where it has the claim from,
    its own words restate that and add no line.
    """
    counted = [n for n, each in enumerate(evidence) if each.stance is COUNTED]
    attributed = {evidence[n].source: n for n in reversed(counted) if evidence[n].via}
    groups: list[tuple[set[int], set[str]]] = []
    for n in counted:
        if evidence[n].via:
            members, families = {n}, {kinship.family.get(each, each) for each in evidence[n].via}
            for group in [each for each in groups if each[1] & families]:
                groups.remove(group)
                members |= group[0]
                families |= group[1]
            groups.append((members, families))
    voices: dict[str, set[int]] = {}
    for n in counted:
        source = evidence[n].source
        if not evidence[n].via:
            home = next((members for members, _ in groups if attributed.get(source) in members), None)
            (voices.setdefault(source, set()) if home is None else home).add(n)
    joined = sorted(tuple(sorted(group)) for group in (*(members for members, _ in groups), *voices.values()))
    return tuple(_line(group, evidence, kinship) for group in joined)


def as_one_line(evidence: Sequence[Citation], kinship: Kinship) -> tuple[Line, ...]:
    """All citations that support as a single line, which is how an editor may choose to count them."""
    counted = [n for n, each in enumerate(evidence) if each.stance is COUNTED]
    return (_line(counted, evidence, kinship),) if counted else ()


def _line(group: Sequence[int], evidence: Sequence[Citation], kinship: Kinship) -> Line:
    origins = kinship.origins
    chains = [evidence[n].via for n in group if evidence[n].via]
    named = tuple(dict.fromkeys(origin for chain in chains for origin in chain))
    common = tuple(each for each in named if all(each in chain for chain in chains))
    return Line(
        citations=tuple(group),
        sources=tuple(dict.fromkeys(evidence[n].source for n in group)),
        origins=named,
        common=common,
        shared=tuple(each for each in named if len({evidence[n].source for n in group if each in evidence[n].via}) > 1),
        relations=() if common else tuple(_joining(chains, kinship.relations)),
        stated=any(origins[each].kind is not OriginKind.UNNAMED for each in named if each in origins),
    )


def _ways(names: Sequence[str], near: Mapping[str, Sequence[Relation]]) -> Mapping[str, Relation | None]:
    """Every origin that can be reached from those named, nearest first, with the last relation on the way."""
    ways: dict[str, Relation | None] = dict.fromkeys(names)
    waiting = deque(names)
    while waiting:
        here = waiting.popleft()
        for relation in near.get(here, ()):
            there = relation.other if relation.origin == here else relation.origin
            if there not in ways:
                ways[there] = relation
                waiting.append(there)
    return ways


def _joining(chains: Sequence[Sequence[str]], near: Mapping[str, Sequence[Relation]]) -> Iterator[Relation]:
    """The relations by which chains that name no common origin hang together, each once."""
    reached, rest = list(chains[0]) if chains else [], list(chains[1:])
    told: set[Relation] = set()
    while rest:
        ways = _ways(reached, near)
        order = {name: n for n, name in enumerate(ways)}
        nearest, n = min((order.get(name, len(order)), n) for n, chain in enumerate(rest) for name in chain)
        reached += rest.pop(n)
        way = _way_to(list(ways)[nearest], ways) if nearest < len(ways) else ()
        yield from (each for each in way if each not in told)
        told.update(way)


def _way_to(origin: str, ways: Mapping[str, Relation | None]) -> Sequence[Relation]:
    """The relations that lead to ``origin``, from the first."""
    way: list[Relation] = []
    while (relation := ways[origin]) is not None:
        way.append(relation)
        origin = relation.origin if relation.other == origin else relation.other
    return way[::-1]
