"""How to cite a page: as plain text, as BibTeX and as CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.evidence.quotation_marks import with_nested_marks
from generator.render.website import Site
from generator.views.dates import date_label

PAGE_ADDRESS = "PAGE-ADDRESS"
"""What the script of the site replaces by the address of the page that a reader sees."""
# The characters that TeX takes for commands; a backslash before each shows it, but for three that need a command.
_TEX_SPECIAL = re.compile(r"[\\{}$&#^_%~]")
_TEX_COMMANDS = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedPage:
    """A page that others cite: ``note`` is its status or its kind in words, and ``version`` its last day of change."""

    id: str
    uri: str
    title: str
    note: str
    version: str | None

    @property
    def summary(self) -> str:
        """Its title and its note, as one shares them with others."""
        return f"{_quoted(self.title)} {self.note}."


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationForm:
    """One form of a citation: its id on the page, its label for readers, and the text to copy.

    Where the text lacks the page’s address because the build does not know it, ``text_with_address`` is the text in
    which ``PAGE_ADDRESS`` stands for it.
    """

    id: str
    label: str
    text: str
    text_with_address: str | None


def citation_forms(page: CitedPage, site: Site) -> tuple[CitationForm, ...]:
    """The forms in the order of the page; the page’s address stands in them where the site’s own is known."""
    url = site.address(page.uri)

    def form(name: str, label: str, text_of: Callable[[CitedPage, str, str | None], str]) -> CitationForm:
        with_address = None if url else text_of(page, site.name, PAGE_ADDRESS)
        return CitationForm(id=name, label=label, text=text_of(page, site.name, url), text_with_address=with_address)

    return (
        form("text", "Plain text", _plain_text),
        form("bibtex", "BibTeX", _bibtex),
        form("csl", "CSL-JSON", _csl_json),
    )


def _quoted(title: str) -> str:
    """The title in quotation marks, with a full stop where it has no end of its own."""
    return f"“{with_nested_marks(title)}{'' if title.endswith(('.', '?', '!')) else '.'}”"


def _note(page: CitedPage) -> str:
    return f"{page.note}. Version of {date_label(page.version)}" if page.version else page.note


def _plain_text(page: CitedPage, site_name: str, url: str | None) -> str:
    text = f"{site_name}. {_quoted(page.title)} {_note(page)}."
    return f"{text} {url}" if url else text


def _bibtex(page: CitedPage, site_name: str, url: str | None) -> str:
    fields = {
        # Without a second pair of braces, BibTeX reads a name as a person’s, and makes the letters of a title small.
        "author": f"{{{_tex(site_name)}}}",
        "title": f"{{{_tex(page.title)}}}",
        "year": page.version and page.version[: len("YYYY")],
        "note": _tex(_note(page)),
        "url": url,
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{page.id},\n{body}\n}}"


def _csl_json(page: CitedPage, site_name: str, url: str | None) -> str:
    item = {
        "id": page.id,
        "type": "webpage",
        "title": page.title,
        "container-title": site_name,
        "author": [{"literal": site_name}],
        "issued": page.version and {"date-parts": [[int(part) for part in page.version.split("-")]]},
        "note": page.note,
        "URL": url,
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=1)


def _tex(text: str) -> str:
    """The text so that TeX shows it as it is."""
    return _TEX_SPECIAL.sub(lambda match: _TEX_COMMANDS.get(match[0], f"\\{match[0]}"), text)
