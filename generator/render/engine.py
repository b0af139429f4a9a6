"""The templates’ environment: every value is escaped unless it is markup already."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.render.markup import escaped, front_matter, isolated, lines_kept, prose, quoted
from generator.vocabulary import Stance, Status


def _finalized(value: object) -> Markup:
    return value if isinstance(value, Markup) else isolated(value)


def _plural(count: int, one: str, many: str | None = None) -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"


_ENVIRONMENT = Environment(
    loader=PackageLoader("generator.render"),
    autoescape=True,
    finalize=_finalized,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=True,
)
_ENVIRONMENT.filters.update(attr_text=escaped, lines_kept=lines_kept, prose=prose, quoted=quoted, plural=_plural)
_ENVIRONMENT.globals.update(Status=Status, Stance=Stance)


class Writer:
    """Writes pages; one that ``remembers`` writes a page anew only when what it shows is another than last time."""

    __slots__ = ("_last",)

    def __init__(self, *, remembers: bool = False) -> None:
        self._last: dict[str, tuple[object, str]] | None = {} if remembers else None

    def page_text(self, template: str, uri: str, meta: Mapping[str, object], **values: object) -> str:
        """The Markdown of the page at ``uri``: its heading, then the template; ``root`` leads to the top."""
        shown = (template, meta, values)
        if self._last is not None and (last := self._last.get(uri)) is not None and last[0] == shown:
            return last[1]
        depth = uri.removesuffix("index.md").removesuffix(".md").rstrip("/").count("/") + (uri != "index.md")
        body = _ENVIRONMENT.get_template(template).render(root=Markup("../" * depth or "./"), **values)
        text = str(front_matter(meta)) + body
        if self._last is not None:
            self._last[uri] = (shown, text)
        return text


def block_text(template: str, root: str, **values: object) -> str:
    """A part of a hand-written page."""
    return _ENVIRONMENT.get_template(template).render(root=Markup(root), **values)
