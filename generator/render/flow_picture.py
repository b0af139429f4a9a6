"""The drawing of who has it from whom, as SVG: wide in three columns, and narrow as two steps of two columns each.

The template puts the same in a table beside it, so the bands are for the eye and the pointer alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.render.flow_columns import Placed, bands, column, level
from generator.render.flow_marks import (
    BAR,
    MARGIN,
    band_links,
    bar,
    column_head,
    frames,
    label_ground,
    left_node,
    right_node,
    stubs,
)
from generator.render.flow_nodes import Box, Limits, nodes_of
from generator.views.flow import FlowView

_TOP, _BOTTOM = 30, 10  # the room of the heads of the columns, and free space below


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The widths of a drawing: of its columns of labels, with the letters that fit on a line of each, and of bands.

    ``height`` is that of all citations together. A drawing that ``is_full`` takes the whole page.
    """

    labels: tuple[int, int, int]
    letters: tuple[int, int, int]
    bands: tuple[int, int]
    height: int
    limits: Limits
    is_full: bool = False


WIDE = Measures(
    labels=(150, 176, 232),
    letters=(17, 21, 28),
    bands=(150, 120),
    height=430,
    limits=Limits(origins=9, behind=14, letters=28),
    is_full=True,
)
"""For a column of at least 840 pixels."""
COMPACT = Measures(
    labels=(118, 128, 172),
    letters=(13, 15, 21),
    bands=(84, 66),
    height=300,
    limits=Limits(origins=7, behind=9, letters=21),
)
"""For a column of at least 600 pixels."""
NARROW = Measures(
    labels=(104, 0, 134),
    letters=(13, 0, 16),
    bands=(80, 0),
    height=280,
    limits=Limits(origins=7, behind=14, letters=16),
)
"""For a phone."""


def wide_drawing(view: FlowView, root: str, measures: Measures) -> Markup:
    """Reports, the origins they name, and the origins behind those, in three columns."""
    nodes = nodes_of(view, root, measures.limits)
    first, second, third = measures.labels
    scale = measures.height / max(view.citation_count, 1)
    placed = (
        column(group, scale, letters)
        for group, letters in zip((nodes.reports, nodes.origins, nodes.behind), measures.letters, strict=True)
    )
    reports, origins, behind = level(tuple(placed), _TOP)
    left = first + BAR
    spare = 0 if behind else measures.bands[1] + BAR + third  # no third column: the bands take its room
    middle = left + measures.bands[0] + spare
    middle_end = middle + BAR + second
    right = middle_end + BAR + measures.bands[1]
    starts = _starts(origins, nodes.second_counts, scale)
    parts = [
        *stubs(reports, first),
        *(label_ground(place, middle + BAR, middle_end) for place in starts),
        *band_links(bands(reports, origins, nodes.first_counts, scale), (left, middle), root),
        *band_links(bands(starts, behind, nodes.second_counts, scale), (middle_end + BAR, right), root),
        *(bar(place, middle_end) for place in starts),
        *frames(nodes.boxes, behind, right, right + BAR + third),
        *(left_node(place, first) for place in reports),
        *(right_node(place, middle) for place in origins),
        *(right_node(place, right) for place in behind),
        column_head("Report", left, "end"),
        column_head("has it from", middle, "start"),
        column_head("who has it from", right, "start") if behind else Markup(""),
    ]
    return _svg("wide", right + BAR + third - spare + MARGIN, (reports, origins, behind), parts)


def narrow_drawings(view: FlowView, root: str, measures: Measures) -> tuple[Markup, ...]:
    """Reports and the origins they name; then, where there are any, these and the origins behind them."""
    nodes = nodes_of(view, root, measures.limits)
    first, _, third = measures.letters
    scale = measures.height / max(view.citation_count, 1)
    reports, origins = column(nodes.reports, scale, first), column(nodes.origins, scale, third)
    drawings = [_step("Report", (reports, origins), nodes.first_counts, scale, (), measures, root)]
    if nodes.behind:
        starts = _starts(column(nodes.origins, scale, first), nodes.second_counts, scale)
        columns = (starts, column(nodes.behind, scale, third))
        drawings.append(_step("Origin", columns, nodes.second_counts, scale, nodes.boxes, measures, root))
    return tuple(drawings)


def _step(
    head: str,
    columns: tuple[Sequence[Placed], Sequence[Placed]],
    counts: Mapping[tuple[str, str], int],
    scale: float,
    boxes: Sequence[Box],
    measures: Measures,
    root: str,
) -> Markup:
    """Two columns and the bands between them."""
    left, right = level(columns, _TOP)
    start = measures.labels[0]
    end = start + BAR + measures.bands[0]
    width = end + BAR + measures.labels[2]
    parts = [
        *stubs(left, start),
        *band_links(bands(left, right, counts, scale), (start + BAR, end), root),
        *frames(boxes, right, end, width),
        *(left_node(place, start) for place in left),
        *(right_node(place, end) for place in right),
        column_head(head, start + BAR, "end"),
        column_head("has it from", end, "start"),
    ]
    return _svg("narrow", width + MARGIN, (left, right), parts)


def _starts(places: Sequence[Placed], counts: Mapping[tuple[str, str], int], scale: float) -> tuple[Placed, ...]:
    """The nodes from which bands go on, with bars as high as those bands together and rooms without gaps."""
    starts = []
    for place in places:
        if total := sum(count for (start, _), count in counts.items() if start == place.node.key):
            height = total * scale
            top = place.middle - height / 2
            starts.append(replace(place, top=top, height=height))
    return tuple(starts)


def _svg(kind: str, width: int, columns: Sequence[Sequence[Placed]], parts: Iterable[Markup]) -> Markup:
    height = max(place.room_bottom for places in columns for place in places) + _BOTTOM
    return Markup(
        '<svg class="fc-flow fc-flow--{}" viewBox="0 0 {} {:.0f}" role="group"'
        ' aria-label="Where the reports say they have it from; the table below says the same">{}</svg>'
    ).format(kind, width, height, Markup("").join(parts))
