"""Lines of evidence: citations that share any origin are one line, however many reports repeat it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model import Citation, Origin
from generator.vocabulary import OriginKind, Stance

COUNTED = frozenset({Stance.SUPPORTS, Stance.PARTLY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of evidence; ``shared`` are the origins that more than one of its citations name."""

    citations: tuple[int, ...]
    sources: tuple[str, ...]
    origins: tuple[str, ...]
    shared: tuple[str, ...]
    stated: bool


def lines_of(evidence: Sequence[Citation], origins: Mapping[str, Origin]) -> tuple[Line, ...]:
    """The lines among the citations that support, in the order of their first citation.

    A report’s own voice is a line of its own; but where the same report also says where it has the claim from,
    its own words restate that and add no line.
    """
    counted = [n for n, each in enumerate(evidence) if each.stance in COUNTED]
    attributed = {evidence[n].source: n for n in reversed(counted) if evidence[n].via}
    groups: list[set[int]] = []
    for n in counted:
        if evidence[n].via:
            names = set(evidence[n].via)
            joined = [group for group in groups if any(names & set(evidence[m].via) for m in group)]
            groups = [group for group in groups if group not in joined]
            groups.append({n}.union(*joined))
    voices: dict[str, set[int]] = {}
    for n in counted:
        source = evidence[n].source
        if not evidence[n].via:
            home = next((g for g in groups if attributed.get(source) in g), None)
            (voices.setdefault(source, set()) if home is None else home).add(n)
    ordered = sorted((tuple(sorted(group)) for group in (*groups, *voices.values())), key=lambda group: group[0])
    return tuple(_line(group, evidence, origins) for group in ordered)


def _line(group: Sequence[int], evidence: Sequence[Citation], origins: Mapping[str, Origin]) -> Line:
    chains = [evidence[n].via for n in group]
    named = tuple(dict.fromkeys(origin for chain in chains for origin in chain))
    shared = tuple(each for each in named if len({evidence[n].source for n in group if each in evidence[n].via}) > 1)
    stated = any(origins[each].kind is not OriginKind.UNNAMED for each in named if each in origins)
    return Line(
        citations=tuple(group),
        sources=tuple(dict.fromkeys(evidence[n].source for n in group)),
        origins=named,
        shared=shared,
        stated=stated,
    )
