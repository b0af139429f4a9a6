"""The templates’ environment: every value is escaped unless it is markup already."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.registry.vocabulary import Stance, Status
from generator.render.citation_formats import citations_of
from generator.render.linked_data import claim_script
from generator.render.markup import escaped, front_matter, isolated, lines_kept, prose, quoted
from generator.render.page import Page
from generator.views.dates import date_label


def date_element(day: str | None) -> Markup:
    """The day of the registry’s last change as each page shows it, or nothing where there is none."""
    time = Markup('<time class="fc-as-of" datetime="{}">{}</time>')
    return time.format(day, date_label(day)) if day else Markup("")


TEMPLATES = Path(__file__).parent / "templates"


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
_ENVIRONMENT.filters.update(
    date=date_label, attr_text=escaped, lines_kept=lines_kept, prose=prose, quoted=quoted, plural=_plural
)
_ENVIRONMENT.globals.update(Status=Status, Stance=Stance, citations_of=citations_of, claim_script=claim_script)


def page(template: str, uri: str, meta: Mapping[str, object], **values: object) -> Page:
    """The Markdown page at ``uri``: its heading, then the template; in it ``root`` leads to the top of the site."""
    return Page(uri, (template, meta, values), _page_text)


def _page_text(uri: str, shows: Any) -> str:
    template, meta, values = shows
    depth = uri.removesuffix("index.md").removesuffix(".md").rstrip("/").count("/") + (uri != "index.md")
    body = _ENVIRONMENT.get_template(template).render(root=Markup("../" * depth or "./"), **values)
    return str(front_matter(meta)) + body


def block_text(template: str, root: str, **values: object) -> str:
    """A part of a hand-written page."""
    return _ENVIRONMENT.get_template(template).render(root=Markup(root), **values)
