"""The marks of a flow’s drawing, as SVG: bars, labels, bands, and frames around nodes that may be the same people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from generator.english import plural
from generator.render.flow_columns import LINE, Band, Placed
from generator.render.flow_nodes import OWN_VOICE, REPORT, Box
from generator.render.markup import escaped_text

BAR = 7
"""The width of a bar."""
MARGIN = 5
"""Around the nodes of a frame."""
_DISTANCE = 7  # between a bar and its label
_BASELINE = 4  # below the middle of a line of letters
_STUB = 16  # how far what a report says in its own voice reaches towards the bands
_THINNEST = 1.2


def column_head(text: str, x: int, anchor: str) -> Markup:
    """The head of a column."""
    return Markup('<text class="fc-flow__head" x="{}" y="14" text-anchor="{}">{}</text>').format(x, anchor, text)


def band_links(all_bands: Iterable[Band], ends: tuple[int, int], root: str) -> Iterable[Markup]:
    """The bands, which leave and arrive level; a click on one filters the claims."""
    links = Markup("").join(
        Markup(
            '<a href="{}" tabindex="-1"><title>{} → {}: {}</title><path class="fc-flow__band fc-kind--{}" d="{}"/></a>'
        ).format(
            _claims_address(band, root),
            escaped_text(band.left.label),
            escaped_text(band.right.label),
            plural(band.citation_count, "citation"),
            band.right.kind,
            _outline(band, ends),
        )
        for band in sorted(all_bands, key=lambda band: -band.width)  # a thin one lies over those it crosses
    )
    yield Markup('<g aria-hidden="true">{}</g>').format(links)


def _outline(band: Band, ends: tuple[int, int]) -> str:
    """The band between two curves; as a thick line it would overlap its neighbors where it is steep."""
    left, right = ends
    middle, half = (left + right) / 2, max(band.width, _THINNEST) / 2
    start, end = (band.start - half, band.start + half), (band.end - half, band.end + half)
    return (
        f"M{left} {start[0]:.1f}C{middle} {start[0]:.1f} {middle} {end[0]:.1f} {right} {end[0]:.1f}"
        f"V{end[1]:.1f}C{middle} {end[1]:.1f} {middle} {start[1]:.1f} {left} {start[1]:.1f}Z"
    )


def _claims_address(band: Band, root: str) -> str:
    """The claims that trace to the band’s origin and, where the band leaves a report, those for which it says so."""
    if band.right.origin is None:
        return band.right.href
    report = f"{band.left.key}:" if band.left.kind == REPORT else ""
    return f"{root}claims/?origin={report}{band.right.origin}"


def frames(boxes: Sequence[Box], places: Sequence[Placed], left: int, right: int) -> Iterable[Markup]:
    """A frame around nodes that may be the same people, with whom they spoke to and that they may be the same."""
    by_key = {place.node.key: place for place in places}
    for box in boxes:
        top = by_key[box.first].room_top - LINE * len(box.lines) - 2 * MARGIN
        bottom = by_key[box.last].room_bottom + MARGIN
        lines = Markup("").join(
            Markup('<tspan x="{}" y="{:.1f}">{}</tspan>').format(
                left + BAR + _DISTANCE, top + LINE * (n + 1), escaped_text(line)
            )
            for n, line in enumerate(box.lines)
        )
        yield Markup(
            '<rect class="fc-flow__box" x="{}" y="{:.1f}" width="{}" height="{:.1f}" rx="4"/>'
            '<text class="fc-flow__note">{}</text>'
        ).format(left - MARGIN, top, right - left + 2 * MARGIN - 1, bottom - top, lines)


def left_node(place: Placed, edge: int) -> Markup:
    """A node whose label ends before its bar, which begins at ``edge``."""
    return _node(place, edge, edge - _DISTANCE, "end")


def right_node(place: Placed, edge: int) -> Markup:
    """A node whose label begins behind its bar, which begins at ``edge``."""
    return _node(place, edge, edge + BAR + _DISTANCE, "start")


def _node(place: Placed, edge: int, x: int, anchor: str) -> Markup:
    node, label = place.node, _label(place, x, anchor)
    if node.kind == OWN_VOICE:
        return Markup('<g class="fc-flow__node--own">{}</g>').format(label)
    return Markup('<a href="{}" class="fc-flow__node--{}">{}{}</a>').format(
        node.href, node.kind, bar(place, edge), label
    )


def stubs(reports: Sequence[Placed], edge: int) -> Iterable[Markup]:
    """What the reports say in their own voice, which goes nowhere."""
    return (bar(place, edge, BAR + _STUB) for place in reports if place.node.kind == OWN_VOICE)


def bar(place: Placed, x: int, width: int = BAR) -> Markup:
    """The bar of a node, from ``x`` on."""
    return Markup('<rect class="fc-flow__bar fc-kind--{}" x="{}" y="{:.1f}" width="{}" height="{:.1f}"/>').format(
        place.node.kind, x, place.top, width, max(place.height, _THINNEST)
    )


def label_ground(place: Placed, left: int, right: int) -> Markup:
    """The ground of a label between the two bars of a node from which bands go on."""
    return Markup('<rect class="fc-flow__ground fc-kind--{}" x="{}" y="{:.1f}" width="{}" height="{:.1f}"/>').format(
        place.node.kind, left, place.top, right - left, place.height
    )


def _label(place: Placed, x: int, anchor: str) -> Markup:
    """The label centered beside the bar, with the number of citations behind its last line and the notes below."""
    lines = [*place.lines, *place.notes]
    first_line = place.middle - LINE * (len(lines) - 1) / 2 + _BASELINE
    last = len(place.lines) - 1
    count = Markup(' <tspan class="fc-flow__note">{}</tspan>').format(place.node.citation_count)
    # Without a space between its lines, a screen reader would read two words or two numbers as one.
    spans = Markup(" ").join(
        Markup('<tspan x="{}" y="{:.1f}"{}>{}{}</tspan>').format(
            x,
            first_line + n * LINE,
            Markup(' class="fc-flow__note"') if n > last else "",
            escaped_text(line),
            count if n == last and place.node.shows_count else "",
        )
        for n, line in enumerate(lines)
    )
    return Markup('<text text-anchor="{}">{}</text>').format(anchor, spans)
