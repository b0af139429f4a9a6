"""The environment of the templates: it escapes every value that is not markup already."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.english import plural
from generator.registry.vocabulary import Stance, Status
from generator.render.citation_formats import citations_of
from generator.render.linked_data import claim_script
from generator.render.markup import escaped, isolated, lines_kept, prose, quoted
from generator.views.dates import date_label


def date_element(day: str | None) -> Markup:
    """The day of the registry’s last change as each page shows it, or nothing where there is none."""
    time = Markup('<time class="fc-as-of" datetime="{}">{}</time>')
    return time.format(day, date_label(day)) if day else Markup("")


TEMPLATES = Path(__file__).parent / "templates"


def _as_markup(value: object) -> Markup:
    return value if isinstance(value, Markup) else isolated(value)


_ENVIRONMENT = Environment(
    loader=PackageLoader("generator.render"),
    autoescape=True,
    finalize=_as_markup,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=True,
)
_ENVIRONMENT.filters.update(
    date=date_label, attr_text=escaped, lines_kept=lines_kept, prose=prose, quoted=quoted, plural=plural
)
_ENVIRONMENT.globals.update(Status=Status, Stance=Stance, citations_of=citations_of, claim_script=claim_script)


def template_text(template: str, root: str, **values: object) -> str:
    """The filled template; in it ``root`` leads to the top of the site."""
    return _ENVIRONMENT.get_template(template).render(root=Markup(root), **values)
