"""Pictures drawn at build time as SVG, each with a text equivalent beside it in the template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.render.markup import escaped_text
from generator.views.overview import OWN_VOICE, Overview

_WIDTH, _LEFT, _RIGHT = 460, 146, 310
_GAP, _TOP, _LINE = 12, 24, 17
_SHOWN = 7


@dataclass(slots=True)
class _Node:
    label: str
    weight: int
    top: float = 0
    height: float = 0
    used: float = 0


def flow_picture(overview: Overview, origin_names: dict[str, str]) -> Markup:
    """Reports on the left, who they say they have it from on the right, each band as wide as its number of claims."""
    totals: dict[str, int] = {}
    for flow in overview.flows:
        totals[flow.origin] = totals.get(flow.origin, 0) + flow.claims
    ranked = sorted(totals, key=lambda each: (-totals[each], each))
    kept = ranked[:_SHOWN] if len(ranked) > _SHOWN + 1 else ranked
    sources = {each.source.id: _Node(each.source.name, 0) for each in overview.sources}
    names = {**origin_names, OWN_VOICE: "own voice, origin not stated", "": f"{len(ranked) - len(kept)} other origins"}
    bands: dict[tuple[str, str], int] = {}
    for flow in overview.flows:
        key = (flow.source, flow.origin if flow.origin in kept else "")
        bands[key] = bands.get(key, 0) + flow.claims
    targets = {each: _Node(names[each], 0) for each in (*kept, *([""] if len(kept) < len(ranked) else []))}
    for (source, origin), count in bands.items():
        sources[source].weight += count
        targets[origin].weight += count
    scale = 300 / max(sum(bands.values()), 1)
    height = max(_stack(tuple(sources.values()), scale), _stack(tuple(targets.values()), scale))
    parts = [
        _band(sources[source], targets[origin], count * scale, origin)
        for origin in targets
        for source in sources
        if (count := bands.get((source, origin), 0))
    ]
    parts += [_label(node, _LEFT - 8, "end") for node in sources.values()]
    parts += [_label(node, _RIGHT + 8, "start") for node in targets.values()]
    return Markup(
        '<svg class="fc-flow" viewBox="0 0 {} {:.0f}" role="img" aria-labelledby="flow-title">'
        '<title id="flow-title">Where each report says it has its claims from</title>{}</svg>'
    ).format(_WIDTH, height + 8, Markup("").join(parts))


def _stack(nodes: Sequence[_Node], scale: float) -> float:
    top: float = _TOP - 16
    for node in nodes:
        node.height = node.weight * scale
        room = max(node.height, _LINE * len(_wrapped(node.label)))
        node.top = top + (room - node.height) / 2
        top += room + _GAP
    return top


def _band(source: _Node, target: _Node, width: float, origin: str) -> Markup:
    y1, y2 = source.top + source.used + width / 2, target.top + target.used + width / 2
    source.used += width
    target.used += width
    middle = (_LEFT + _RIGHT) / 2
    kind = "own" if origin == OWN_VOICE else "other" if not origin else "origin"
    return Markup(
        '<path class="fc-flow__band fc-flow__band--{}" d="M{} {:.1f}C{} {:.1f} {} {:.1f} {} {:.1f}" '
        'stroke-width="{:.1f}"/>'
    ).format(kind, _LEFT, y1, middle, y1, middle, y2, _RIGHT, y2, max(width, 1))


def _label(node: _Node, x: int, anchor: str) -> Markup:
    lines = _wrapped(node.label)
    first = node.top + node.height / 2 - _LINE * (len(lines) - 1) / 2 + 4
    spans = Markup("").join(
        Markup('<tspan x="{}" y="{:.1f}">{}{}</tspan>').format(
            x,
            first + n * _LINE,
            escaped_text(line),
            Markup(' <tspan class="fc-flow__count">{}</tspan>').format(node.weight) if n == len(lines) - 1 else "",
        )
        for n, line in enumerate(lines)
    )
    return Markup('<text text-anchor="{}">{}</text>').format(anchor, spans)


def _wrapped(label: str) -> list[str]:
    lines = [""]
    for word in label.split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > 15:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
