"""The templates’ environment: every value is escaped unless it is markup already."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.render.markup import escaped, front_matter, isolated, prose, quoted
from generator.vocabulary import ClaimKind, DivergenceKind, OriginKind, PersonKind, Precision, Stance, Status, Weight


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
_ENVIRONMENT.filters.update(attr_text=escaped, prose=prose, quoted=quoted, plural=_plural)
_ENVIRONMENT.globals.update(
    Status=Status,
    Stance=Stance,
    ClaimKind=ClaimKind,
    OriginKind=OriginKind,
    PersonKind=PersonKind,
    DivergenceKind=DivergenceKind,
    Weight=Weight,
    Precision=Precision,
)


def page_text(template: str, uri: str, meta: Mapping[str, object], **values: object) -> str:
    """The Markdown of the page at ``uri``: its heading, then the template; ``root`` leads to the top of the site."""
    root = Markup(
        "../" * (uri.removesuffix("index.md").removesuffix(".md").rstrip("/").count("/") + (uri not in ("index.md",)))
    )
    body = _ENVIRONMENT.get_template(template).render(root=root or Markup("./"), **values)
    return str(front_matter(meta)) + body


def block_text(template: str, root: str, **values: object) -> str:
    """A part of a hand-written page."""
    return _ENVIRONMENT.get_template(template).render(root=Markup(root), **values)
