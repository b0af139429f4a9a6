"""The picture of which report has its claims from whom, as SVG; the template puts the same in a table beside it.

All lengths are units of the picture’s view box, in which the style sheet sets letters 12 units high. The page scales
the whole picture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.render.markup import escaped_text
from generator.views.overview import OWN_VOICE, Overview

_WIDTH = 460
_LEFT, _RIGHT = 146, 310  # where bands begin and end; the labels stand outside
_LETTERS = 15  # of a line of a label; as many fit between the edge of the picture and the bands
_LABEL_DISTANCE = 8  # between a label and its bands
_LINE = 17  # from one line of a label to the next
_BASELINE = 4  # below the middle of a line of letters, so that the letters are in the middle of their bands
_TOP, _BOTTOM = 8, 8  # free space above the first label and below the last
_GAP = 12  # between two labels of a column
_BANDS = 300  # the height of all bands together
_THINNEST_BAND = 1
_MOST_ORIGINS = 7  # origins with a label of their own; the others are one label, unless there is only one more
_OTHERS = ""  # stands for the others together; no origin has an empty id


@dataclass(frozen=True, slots=True, kw_only=True)
class _Node:
    """A report or an origin: its label in lines, and the place of all its bands together."""

    lines: tuple[str, ...]
    claim_count: int
    top: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """The nodes of one side of the picture, from the top, and the height of the column."""

    nodes: Mapping[str, _Node]
    height: float


def flow_picture(overview: Overview, origin_names: Mapping[str, str]) -> Markup:
    """The reports on the left, whom they name as origin on the right, and a band for the claims of each pair.

    A band is as wide as its number of claims. ``origin_names`` has a name for every origin of a flow.
    """
    source_labels = {counts.source.id: counts.source.name for counts in overview.sources}
    origin_labels = _origin_labels(overview, origin_names)
    pairs = _pairs(overview, origin_labels)
    scale = _BANDS / max(pairs.total(), 1)
    source_totals = [sum(pairs[source, origin] for origin in origin_labels) for source in source_labels]
    origin_totals = [sum(pairs[source, origin] for source in source_labels) for origin in origin_labels]
    sources, origins = _column(source_labels, source_totals, scale), _column(origin_labels, origin_totals, scale)
    parts = [
        *_bands(sources.nodes, origins.nodes, pairs, scale),
        *(_label(node, _LEFT - _LABEL_DISTANCE, "end") for node in sources.nodes.values()),
        *(_label(node, _RIGHT + _LABEL_DISTANCE, "start") for node in origins.nodes.values()),
    ]
    return Markup(
        '<svg class="fc-flow" viewBox="0 0 {} {:.0f}" role="img" aria-labelledby="flow-title">'
        '<title id="flow-title">Where each report says it has its claims from</title>{}</svg>'
    ).format(_WIDTH, max(sources.height, origins.height) + _BOTTOM, Markup("").join(parts))


def _origin_labels(overview: Overview, origin_names: Mapping[str, str]) -> Mapping[str, str]:
    """The labels of the right side by the ids of their origins, from the origin with the most claims."""
    totals: Counter[str] = Counter()
    for flow in overview.flows:
        totals[flow.origin] += flow.claim_count
    ranking = sorted(totals, key=lambda origin: (-totals[origin], origin))
    if len(ranking) <= _MOST_ORIGINS + 1:
        return {origin: origin_names[origin] for origin in ranking}
    labels = {origin: origin_names[origin] for origin in ranking[:_MOST_ORIGINS]}
    return {**labels, _OTHERS: f"{len(ranking) - _MOST_ORIGINS} other origins"}


def _pairs(overview: Overview, origin_labels: Mapping[str, str]) -> Counter[tuple[str, str]]:
    """The number of claims of each pair: a source, and an origin with a label or the others together."""
    pairs: Counter[tuple[str, str]] = Counter()
    for flow in overview.flows:
        pairs[flow.source, flow.origin if flow.origin in origin_labels else _OTHERS] += flow.claim_count
    return pairs


def _column(labels: Mapping[str, str], claim_counts: Sequence[int], scale: float) -> _Column:
    """The nodes one below the other, with their numbers of claims; ``scale`` is the height of one claim."""
    nodes: dict[str, _Node] = {}
    top: float = _TOP
    for (name, label), claim_count in zip(labels.items(), claim_counts, strict=True):
        lines, height = _lines(label), claim_count * scale
        room = max(height, _LINE * len(lines))
        nodes[name] = _Node(lines=lines, claim_count=claim_count, top=top + (room - height) / 2, height=height)
        top += room + _GAP
    return _Column(nodes=nodes, height=top)


def _bands(
    sources: Mapping[str, _Node], origins: Mapping[str, _Node], pairs: Mapping[tuple[str, str], int], scale: float
) -> Iterator[Markup]:
    """The bands; those of one node lie side by side, each below the one before it."""
    source_heights, origin_heights = dict.fromkeys(sources, 0.0), dict.fromkeys(origins, 0.0)  # of the bands so far
    for origin in origins:
        for source in sources:
            if claim_count := pairs.get((source, origin), 0):
                width = claim_count * scale
                start = sources[source].top + source_heights[source] + width / 2
                end = origins[origin].top + origin_heights[origin] + width / 2
                yield _band(origin, start, end, width)
                source_heights[source] += width
                origin_heights[origin] += width


def _band(origin: str, start: float, end: float, width: float) -> Markup:
    """A curve between the heights ``start`` and ``end``, which leaves and arrives level."""
    kind = {OWN_VOICE: "own", _OTHERS: "other"}.get(origin, "origin")
    middle = (_LEFT + _RIGHT) / 2
    return Markup(
        '<path class="fc-flow__band fc-flow__band--{}" d="M{} {:.1f}C{} {:.1f} {} {:.1f} {} {:.1f}" '
        'stroke-width="{:.1f}"/>'
    ).format(kind, _LEFT, start, middle, start, middle, end, _RIGHT, end, max(width, _THINNEST_BAND))


def _label(node: _Node, x: int, anchor: str) -> Markup:
    """The label at ``x``, centered beside the bands of its node, with the number of claims behind its last line."""
    first_line = node.top + node.height / 2 - _LINE * (len(node.lines) - 1) / 2 + _BASELINE
    count = Markup(' <tspan class="fc-flow__count">{}</tspan>').format(node.claim_count)
    spans = Markup("").join(
        Markup('<tspan x="{}" y="{:.1f}">{}{}</tspan>').format(
            x, first_line + n * _LINE, escaped_text(line), count if n == len(node.lines) - 1 else ""
        )
        for n, line in enumerate(node.lines)
    )
    return Markup('<text text-anchor="{}">{}</text>').format(anchor, spans)


def _lines(label: str) -> tuple[str, ...]:
    """The label in lines of at most 15 letters; a longer word has a line of its own."""
    lines = [""]
    for word in label.split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > _LETTERS:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return tuple(lines)
