"""A claim as schema.org linked data: the statement and where it appears; no rating, since the site gives no verdict."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from generator.registry.source import Source
from generator.registry.vocabulary import Stance
from generator.render.website import Site
from generator.views.claim import ClaimView


def claim_script(view: ClaimView, sources: tuple[Source, ...], site: Site) -> Markup:
    """The claim as a schema.org Claim in a script element that no text in it can end."""
    text = json.dumps(_claim(view, sources, site), ensure_ascii=False)
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(safe))


def _claim(view: ClaimView, sources: tuple[Source, ...], site: Site) -> dict[str, Any]:
    """The reports that make the claim are its appearances."""
    saying = {report.source for report in view.reports if Stance.SUPPORTS in report.stances}
    data = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "name": view.claim.statement,
        "text": view.claim.statement,
        "url": site.address(f"claims/{view.claim.id}/"),
        "creativeWorkStatus": view.status.label,
        "datePublished": view.published,
        "dateModified": view.changed,
        "about": [{"@type": person.kind.label, "name": person.name} for person in view.people],
        "appearance": [_work(source) for source in sources if source.id in saying],
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    return {key: value for key, value in data.items() if value}


def _work(source: Source) -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": source.publisher} if source.publisher else None
    work = {
        "@type": "NewsArticle",
        "name": source.name,
        "publisher": publisher,
        "datePublished": source.published,
        "url": source.url,
    }
    return {key: value for key, value in work.items() if value}
