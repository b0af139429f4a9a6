"""Where the reports and origins of a flow stand in its drawing: nodes in columns, and bands between two columns.

All lengths are units of the drawing’s view box, in which the style sheet sets letters 12 units high.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

LINE = 15
"""From one line of a label to the next."""
_GAP = 9  # between two labels of a column


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A report, an origin or several origins together, with the citations that its bar stands for.

    ``key`` is unique in its column; ``origin`` is the id where the node is a single origin. ``notes`` are lines below
    the label, which ends in the number where it ``shows_count``. ``space`` is left above it besides the usual gap, and
    none at all where it ``joins`` the node above.
    """

    key: str
    label: str
    citation_count: int
    kind: str
    href: str
    origin: str | None = None
    notes: tuple[str, ...] = ()
    shows_count: bool = True
    space: float = 0
    joins: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A node with its label and its notes in lines; its bar is from ``top`` on, and its room holds all of them.

    The last line of the label has room for the number of citations.
    """

    node: Node
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    top: float
    height: float
    room_top: float
    room_bottom: float

    @property
    def middle(self) -> float:
        """The height at which its label is centered."""
        return self.top + self.height / 2

    def lower(self, by: float) -> Placed:
        """The same node further down."""
        return replace(self, top=self.top + by, room_top=self.room_top + by, room_bottom=self.room_bottom + by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The citations of two nodes; ``start`` and ``end`` are the heights of its middle at either end."""

    left: Node
    right: Node
    citation_count: int
    start: float
    end: float
    width: float


def column(nodes: Sequence[Node], scale: float, letters: int) -> tuple[Placed, ...]:
    """The nodes one below the other and clear of one another; ``scale`` is the height of one citation."""
    places: list[Placed] = []
    bottom = 0.0
    for node in nodes:
        lines = label_lines(node.label, letters, len(f" {node.citation_count}") if node.shows_count else 0)
        notes = tuple(line for note in node.notes for line in label_lines(note, letters))
        height = node.citation_count * scale
        room = max(height, LINE * (len(lines) + len(notes)))
        top = bottom + (0 if node.joins or not places else _GAP) + node.space
        bottom = top + room
        places.append(
            Placed(
                node=node,
                lines=lines,
                notes=notes,
                top=top + (room - height) / 2,
                height=height,
                room_top=top,
                room_bottom=bottom,
            )
        )
    return tuple(places)


def level(columns: Sequence[Sequence[Placed]], top: float) -> tuple[tuple[Placed, ...], ...]:
    """The columns below ``top``, with their middles at one height."""
    heights = [places[-1].room_bottom if places else 0 for places in columns]
    return tuple(
        tuple(place.lower(top + (max(heights) - height) / 2) for place in places)
        for places, height in zip(columns, heights, strict=True)
    )


def bands(
    left: Sequence[Placed], right: Sequence[Placed], counts: Mapping[tuple[str, str], int], scale: float
) -> Iterator[Band]:
    """The bands between two columns by the keys of their nodes; those of a node lie side by side."""
    starts, ends = {place.node.key: place.top for place in left}, {place.node.key: place.top for place in right}
    for end in right:
        for start in left:
            if count := counts.get((start.node.key, end.node.key), 0):
                width = count * scale
                yield Band(
                    left=start.node,
                    right=end.node,
                    citation_count=count,
                    start=starts[start.node.key] + width / 2,
                    end=ends[end.node.key] + width / 2,
                    width=width,
                )
                starts[start.node.key] += width
                ends[end.node.key] += width


def label_lines(label: str, letters: int, reserve: int = 0) -> tuple[str, ...]:
    """The label in lines of at most so many letters, the last with ``reserve`` to spare.

    A longer word has a line of its own.
    """
    lines = [""]
    words = label.split()
    for n, word in enumerate(words):
        room = letters - (reserve if n == len(words) - 1 else 0)
        if lines[-1] and len(lines[-1]) + len(word) + 1 > room:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return tuple(lines)
