"""How to cite a claim’s page: as plain text, as BibTeX and as CSL-JSON."""

from __future__ import annotations

import json
import re

from generator.evidence.quotation_marks import with_nested_marks
from generator.render.website import Site
from generator.views.claim import ClaimView
from generator.views.dates import date_label

_TEX = re.compile(r"([\\{}$&#^_%~])")


def citations_of(view: ClaimView, site: Site) -> tuple[tuple[str, str, str], ...]:
    """Id, label and text of each form; the address stands in them where the site’s own is known."""
    url = site.address(f"claims/{view.claim.id}/")
    year = view.changed[:4]
    version = f"{view.status.label}. Version of {date_label(view.changed)}"
    plain = f"{site.name}. “{with_nested_marks(view.claim.statement)}” {version}." + (f" {url}" if url else "")
    fields = {
        "author": f"{{{_tex(site.name)}}}",
        "title": f"{{{_tex(view.claim.statement)}}}",
        "year": year,
        "note": _tex(version),
        "url": url,
    }
    body = ",\n".join(f"  {key} = {{{value}}}" for key, value in fields.items() if value)
    parts = [int(part) for part in view.changed.split("-")]
    csl = {
        "id": view.claim.id,
        "type": "webpage",
        "title": view.claim.statement,
        "container-title": site.name,
        "author": [{"literal": site.name}],
        "issued": {"date-parts": [parts]},
        "note": view.status.label,
        "URL": url,
    }
    return (
        ("text", "Plain text", plain),
        ("bibtex", "BibTeX", f"@misc{{{view.claim.id},\n{body}\n}}"),
        ("csl", "CSL-JSON", json.dumps([{k: v for k, v in csl.items() if v}], ensure_ascii=False, indent=1)),
    )


def _tex(text: str) -> str:
    return _TEX.sub(
        lambda found: {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}.get(found.group(), "\\" + found.group()),
        text,
    )
