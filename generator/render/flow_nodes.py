"""The nodes of a flow’s drawing: all reports, the largest origins by name and the small ones together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.english import list_with_or, plural
from generator.render.flow_columns import LINE, Node, label_lines
from generator.views.flow import FlowGroup, FlowOrigin, FlowView

OTHERS = ""
"""The key of the small origins together; no origin has an empty id."""
REPORT, OWN_VOICE = "report", "own"
"""The kinds of nodes that are no origins."""
_BOX_HEAD = 10  # above the first member of a box, besides the lines of the box
_BOX_FOOT = 14  # below its last member
_MIXED = "others"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many origins have a label of their own, of those that reports name and of those behind them.

    A line of a box has at most so many ``letters``.
    """

    origins: int
    behind: int
    letters: int

    def box_lines(self, group: FlowGroup) -> tuple[str, ...]:
        """What a box says of its members."""
        return label_lines(f"Behind {group.behind.name}; some may be the same people", self.letters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Nodes that may be the same people, by the keys of the first and the last, and the lines that say so."""

    lines: tuple[str, ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Nodes:
    """The nodes of the three columns, the boxes around those of the third, and the citations between columns."""

    reports: tuple[Node, ...]
    origins: tuple[Node, ...]
    behind: tuple[Node, ...]
    boxes: tuple[Box, ...]
    first_counts: Mapping[tuple[str, str], int]
    second_counts: Mapping[tuple[str, str], int]


def nodes_of(view: FlowView, root: str, limits: Limits) -> Nodes:
    """The nodes of a flow, each with a link to what the site says of it; ``root`` is the top of the site."""
    named = _largest(view.origins, limits.origins)
    named_behind = _largest([member for group in view.groups for member in group.members], limits.behind)
    first_counts, second_counts = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for band in view.bands:
        first_counts[band.source, band.origin if band.origin in named else OTHERS] += band.citation_count
    behind: list[Node] = []
    boxes: list[Box] = []
    for group in view.groups:
        start = group.behind.id if group.behind.id in named else OTHERS
        members = list(_members(group, root, named_behind, _space_above(group, limits, bool(behind))))
        second_counts.update({(start, node.key): node.citation_count for node in members})
        if group.may_be_same:
            boxes.append(Box(lines=limits.box_lines(group), first=members[0].key, last=members[-1].key))
        behind += members
    return Nodes(
        reports=tuple(_reports(view, root)),
        origins=tuple(_origins(view, named, root)),
        behind=tuple(behind),
        boxes=tuple(boxes),
        first_counts=first_counts,
        second_counts=second_counts,
    )


def _largest(origins: Sequence[FlowOrigin], most: int) -> frozenset[str]:
    """The ids of the origins with the most citations; all of them where only one more would be left."""
    ranking = sorted(origins, key=lambda origin: -origin.citation_count)
    return frozenset(origin.origin.id for origin in (ranking if len(ranking) <= most + 1 else ranking[:most]))


def _reports(view: FlowView, root: str) -> Iterator[Node]:
    """The reports, each with what it says in its own voice below it."""
    for n, report in enumerate(view.reports):
        href = f"{root}sources/{report.source.id}/"
        space = 6 if n else 0
        yield Node(
            key=report.source.id,
            label=report.source.name,
            citation_count=report.attributed_count,  # its bar ends where its own voice begins
            kind=REPORT,
            href=href,
            notes=(plural(report.citation_count, "citation"),),
            shows_count=False,
            space=space,
        )
        if report.own_voice_count:
            yield Node(
                key=f"{report.source.id} {OWN_VOICE}",
                label="own voice",
                citation_count=report.own_voice_count,
                kind=OWN_VOICE,
                href=href,
                joins=True,
            )


def _origins(view: FlowView, named: frozenset[str], root: str) -> Iterator[Node]:
    for origin in view.origins:
        if origin.origin.id in named:
            notes = [f"may be {list_with_or(other.name for other in origin.may_be)}"] if origin.may_be else []
            if origin.last_count < origin.citation_count and origin.last_count:
                notes.append(f"{origin.last_count} end here")
            yield _node(origin, origin.origin.id, root, tuple(notes))
    if small := [origin for origin in view.origins if origin.origin.id not in named]:
        yield _together(small, OTHERS, root, f"{len(small)} other origins")


def _space_above(group: FlowGroup, limits: Limits, is_later: bool) -> float:
    """The space above the first member of a group: for what its box says, and for the end of the box before."""
    head = LINE * len(limits.box_lines(group)) + _BOX_HEAD if group.may_be_same else 0
    return head + (_BOX_FOOT if is_later else 0)


def _members(group: FlowGroup, root: str, named: frozenset[str], space: float) -> Iterator[Node]:
    """The members of a group, the small ones of it together, with the space above the first."""
    small = [member for member in group.members if member.origin.id not in named]
    single = len(small) == 1
    for member in group.members:
        if member not in small or single:
            yield _node(member, f"{group.behind.id} {member.origin.id}", root, (), space)
            space = 0
    if small and not single:
        key = f"{group.behind.id} {small[0].origin.id} {_MIXED}"
        yield _together(small, key, root, f"{len(small)} others", space)


def _node(origin: FlowOrigin, key: str, root: str, notes: tuple[str, ...], space: float = 0) -> Node:
    return Node(
        key=key,
        label=origin.origin.name,
        citation_count=origin.citation_count,
        kind=str(origin.origin.kind),
        href=f"{root}origins/#{origin.origin.id}",
        origin=origin.origin.id,
        notes=notes,
        space=space,
    )


def _together(origins: Sequence[FlowOrigin], key: str, root: str, label: str, space: float = 0) -> Node:
    kinds = {str(origin.origin.kind) for origin in origins}
    return Node(
        key=key,
        label=label,
        citation_count=sum(origin.citation_count for origin in origins),
        kind=kinds.pop() if len(kinds) == 1 else _MIXED,
        href=f"{root}origins/#all-origins",
        space=space,
    )
