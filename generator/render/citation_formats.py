"""How to cite a claim’s page: as plain text, as BibTeX and as CSL-JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from generator.evidence.quotation_marks import with_nested_marks
from generator.render.website import Site
from generator.views.claim import ClaimView
from generator.views.dates import date_label

# The characters that TeX takes for commands; a backslash before each shows it, but for three that need a command.
_TEX_SPECIAL = re.compile(r"[\\{}$&#^_%~]")
_TEX_COMMANDS = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationForm:
    """One form of a citation: its id on the page, its label for readers, and the text to copy."""

    id: str
    label: str
    text: str


def citation_forms(view: ClaimView, site: Site) -> tuple[CitationForm, ...]:
    """The forms in the order of the page; the page’s address stands in them where the site’s own is known."""
    url = site.address(f"claims/{view.claim.id}/")
    return (
        CitationForm(id="text", label="Plain text", text=_plain_text(view, site.name, url)),
        CitationForm(id="bibtex", label="BibTeX", text=_bibtex(view, site.name, url)),
        CitationForm(id="csl", label="CSL-JSON", text=_csl_json(view, site.name, url)),
    )


def _version(view: ClaimView) -> str:
    return f"{view.status.label}. Version of {date_label(view.change_date)}"


def _plain_text(view: ClaimView, site_name: str, url: str | None) -> str:
    text = f"{site_name}. “{with_nested_marks(view.claim.statement)}” {_version(view)}."
    return f"{text} {url}" if url else text


def _bibtex(view: ClaimView, site_name: str, url: str | None) -> str:
    fields = {
        # Without a second pair of braces, BibTeX reads a name as a person’s, and makes the letters of a title small.
        "author": f"{{{_tex(site_name)}}}",
        "title": f"{{{_tex(view.claim.statement)}}}",
        "year": view.change_date[: len("YYYY")],
        "note": _tex(_version(view)),
        "url": url,
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{view.claim.id},\n{body}\n}}"


def _csl_json(view: ClaimView, site_name: str, url: str | None) -> str:
    item = {
        "id": view.claim.id,
        "type": "webpage",
        "title": view.claim.statement,
        "container-title": site_name,
        "author": [{"literal": site_name}],
        "issued": {"date-parts": [[int(part) for part in view.change_date.split("-")]]},
        "note": view.status.label,
        "URL": url,
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=1)


def _tex(text: str) -> str:
    """The text so that TeX shows it as it is."""
    return _TEX_SPECIAL.sub(lambda match: _TEX_COMMANDS.get(match[0], f"\\{match[0]}"), text)
