"""The stylesheet that hands the palette to the site, each color and shape as one custom property."""

from __future__ import annotations

from collections.abc import Mapping

from generator.registry.vocabulary import Status
from generator.render.palette import DARK_PAGE, LIGHT_PAGE, LOOKS, Colors

STATUS_STYLESHEET = "assets/statuses.css"
# What of a page may carry a status; its class is one of these with the status behind it.
_CARRIERS = ("status", "countbox", "square", "verdict", "bar")
# A picture used as a mask: only where it is opaque counts, so its color does not matter.
_SIGN = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='none' stroke='%23000' "
    "stroke-width='1.9' stroke-linecap='round' stroke-linejoin='round'%3E%3Cpath d='{shape}'/%3E%3C/svg%3E"
)


def status_stylesheet() -> str:
    """The properties of both color schemes, then those by which an element shows its status."""
    rules = (
        _scheme("default", LIGHT_PAGE, {status: look.light for status, look in LOOKS.items()}),
        _scheme("slate", DARK_PAGE, {status: look.dark for status, look in LOOKS.items()}),
        *map(_carriers_of, Status),
    )
    return "/* Made from generator/render/palette.py. */\n\n" + "\n".join(rules)


def _scheme(name: str, page: Colors, statuses: Mapping[Status, Colors]) -> str:
    properties = {"ink": page.ink, "paper": page.background}
    for status, colors in statuses.items():
        properties |= {f"{status}": colors.ink, f"{status}-bg": colors.background}
    return _rule(f'[data-md-color-scheme="{name}"]', properties)


def _carriers_of(status: Status) -> str:
    properties = {
        "status": f"var(--fc-{status})",
        "status-bg": f"var(--fc-{status}-bg)",
        "status-shape": f'url("{_SIGN.format(shape=LOOKS[status].shape)}")',
    }
    return _rule(",\n".join(f".fc-{carrier}--{status}" for carrier in _CARRIERS), properties)


def _rule(selector: str, properties: Mapping[str, str]) -> str:
    declarations = "".join(f"  --fc-{name}: {value};\n" for name, value in properties.items())
    return f"{selector} {{\n{declarations}}}\n"
