"""Lines of evidence: citations whose origins are the same or related are one line, however many reports repeat it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.registry.model import Citation, Origin
from generator.registry.vocabulary import OriginKind, Stance

COUNTING_STANCE = Stance.SUPPORTS
"""The one stance that counts for a claim; the others are shown and raise nothing."""


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
    ``relations`` join the citations that name no common origin. ``states_origin`` says whether any origin is more
    than a word such as “allegedly”.
    """

    citations: tuple[int, ...]
    sources: tuple[str, ...]
    origins: tuple[str, ...]
    common: tuple[str, ...]
    shared: tuple[str, ...]
    relations: tuple[Relation, ...]
    states_origin: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginNetwork:
    """All origins with the relations between them.

    ``relations`` has the relations of each origin, on either side; ``groups`` names the group of related origins that
    an origin belongs to, where it is related to any.
    """

    origins: Mapping[str, Origin]
    relations: Mapping[str, Sequence[Relation]]
    groups: Mapping[str, str]


def network_of(origins: Mapping[str, Origin]) -> OriginNetwork:
    """The network of all origins: those joined by ``of`` or ``may_be``, in any number of steps, are one group."""
    relations: dict[str, list[Relation]] = {}
    for name, origin in origins.items():
        parents = [Relation(name, "of", origin.of)] if origin.of else []
        for relation in (*parents, *(Relation(name, "may_be", other) for other in origin.may_be)):
            relations.setdefault(relation.origin, []).append(relation)
            relations.setdefault(relation.other, []).append(relation)
    groups: dict[str, str] = {}
    for name in relations:
        if name not in groups:
            groups |= dict.fromkeys(_last_steps([name], relations), name)
    return OriginNetwork(origins=origins, relations=relations, groups=groups)


def lines_of(evidence: Sequence[Citation], network: OriginNetwork) -> tuple[Line, ...]:
    """The lines among the citations that support, in the order of their first citation.

    A report’s own voice is a line of its own. But where the same report also says where it has the claim from, its own
    words restate that and add no line.
    """
    supporting = [n for n, citation in enumerate(evidence) if citation.stance is COUNTING_STANCE]
    lines = _attributed_lines(evidence, supporting, network)
    voices: dict[str, set[int]] = {}
    for n in supporting:
        if evidence[n].via:
            continue
        source = evidence[n].source
        first_attributed = next((m for m in supporting if evidence[m].source == source and evidence[m].via), None)
        own_line = next((line for line in lines if first_attributed in line), None)
        (voices.setdefault(source, set()) if own_line is None else own_line).add(n)
    groups = sorted(tuple(sorted(line)) for line in (*lines, *voices.values()))
    return tuple(_line(group, evidence, network) for group in groups)


def as_one_line(evidence: Sequence[Citation], network: OriginNetwork) -> tuple[Line, ...]:
    """All citations that support as a single line, which is how an editor may choose to count them."""
    supporting = [n for n, citation in enumerate(evidence) if citation.stance is COUNTING_STANCE]
    return (_line(supporting, evidence, network),) if supporting else ()


def _attributed_lines(
    evidence: Sequence[Citation], supporting: Sequence[int], network: OriginNetwork
) -> list[set[int]]:
    """The citations that name an origin, in sets that share an origin or have related ones."""
    lines: list[tuple[set[int], set[str]]] = []
    for n in supporting:
        if evidence[n].via:
            members, groups = {n}, {network.groups.get(origin, origin) for origin in evidence[n].via}
            for line in [line for line in lines if line[1] & groups]:
                lines.remove(line)
                members |= line[0]
                groups |= line[1]
            lines.append((members, groups))
    return [members for members, _ in lines]


def _line(group: Sequence[int], evidence: Sequence[Citation], network: OriginNetwork) -> Line:
    origins = network.origins
    chains = [evidence[n].via for n in group if evidence[n].via]
    chain_origins = tuple(dict.fromkeys(origin for chain in chains for origin in chain))
    common = tuple(origin for origin in chain_origins if all(origin in chain for chain in chains))
    users = {origin: {evidence[n].source for n in group if origin in evidence[n].via} for origin in chain_origins}
    known = [origins[origin] for origin in chain_origins if origin in origins]
    return Line(
        citations=tuple(group),
        sources=tuple(dict.fromkeys(evidence[n].source for n in group)),
        origins=chain_origins,
        common=common,
        shared=tuple(origin for origin in chain_origins if len(users[origin]) > 1),
        relations=() if common else tuple(_joining_relations(chains, network.relations)),
        states_origin=any(origin.kind is not OriginKind.UNNAMED for origin in known),
    )


def _last_steps(names: Sequence[str], relations: Mapping[str, Sequence[Relation]]) -> Mapping[str, Relation | None]:
    """Every origin that can be reached from those named, nearest first, with the last relation on the way to it."""
    last_steps: dict[str, Relation | None] = dict.fromkeys(names)
    waiting = deque(names)
    while waiting:
        here = waiting.popleft()
        for relation in relations.get(here, ()):
            there = relation.other if relation.origin == here else relation.origin
            if there not in last_steps:
                last_steps[there] = relation
                waiting.append(there)
    return last_steps


def _joining_relations(
    chains: Sequence[Sequence[str]], relations: Mapping[str, Sequence[Relation]]
) -> Iterator[Relation]:
    """The relations by which chains that name no common origin hang together, each once."""
    joined, rest = list(chains[0]) if chains else [], list(chains[1:])
    seen: set[Relation] = set()
    while rest:
        last_steps = _last_steps(joined, relations)
        order = {name: n for n, name in enumerate(last_steps)}
        nearest, n = min((order.get(name, len(order)), n) for n, chain in enumerate(rest) for name in chain)
        joined += rest.pop(n)
        path = _path_to(list(last_steps)[nearest], last_steps) if nearest < len(last_steps) else ()
        yield from (relation for relation in path if relation not in seen)
        seen.update(path)


def _path_to(origin: str, last_steps: Mapping[str, Relation | None]) -> Sequence[Relation]:
    """The relations that lead to ``origin``, from the first."""
    path: list[Relation] = []
    while (relation := last_steps[origin]) is not None:
        path.append(relation)
        origin = relation.origin if relation.other == origin else relation.other
    return path[::-1]
