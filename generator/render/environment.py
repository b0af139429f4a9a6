"""The environment of the templates: it escapes every value that is not markup already."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.english import capitalize, list_with_and, names_in_sentence, plural
from generator.registry.vocabulary import Absence, Stance, Status
from generator.render.citation_formats import citation_forms
from generator.render.flow_picture import NARROW, narrow_drawings, wide_drawing
from generator.render.linked_data import claim_script
from generator.render.markup import escaped_lines, escaped_text, isolated_text, prose_markup, quote_markup
from generator.views.dates import date_label

TEMPLATES = Path(__file__).parent / "templates"
_FILTERS = (
    capitalize,
    date_label,
    escaped_lines,
    escaped_text,
    list_with_and,
    names_in_sentence,
    plural,
    prose_markup,
    quote_markup,
)
_ENVIRONMENT = Environment(
    loader=PackageLoader("generator.render"),
    autoescape=True,
    finalize=isolated_text,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=True,
)
_ENVIRONMENT.filters.update({function.__name__: function for function in _FILTERS})
_ENVIRONMENT.globals.update(
    Status=Status, Stance=Stance, Absence=Absence, citation_forms=citation_forms, claim_script=claim_script
)
_ENVIRONMENT.globals.update(NARROW=NARROW, narrow_drawings=narrow_drawings, wide_drawing=wide_drawing)


def template_text(template: str, root: str, **values: object) -> str:
    """The text of the template with these values; ``root`` is the relative address of the top of the site."""
    return _ENVIRONMENT.get_template(template).render(root=Markup(root), **values)


def date_element(day: str | None) -> Markup:
    """The day of the registry’s last change as every page shows it; empty where there is no such day."""
    element = Markup('<time class="fc-as-of" datetime="{}">{}</time>')
    return element.format(day, date_label(day)) if day else Markup("")
