"""A claim as schema.org linked data: the statement and where it appears; no rating, since the site gives no verdict."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from generator.registry.source import Source
from generator.render.website import Site
from generator.views.claim import ClaimView


def claim_script(view: ClaimView, sources: tuple[Source, ...], site: Site) -> Markup:
    """The claim as a schema.org Claim in a script element, which no text of the claim can end."""
    text = json.dumps(_claim(view, sources, site), ensure_ascii=False)
    json_text = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(json_text))


def _claim(view: ClaimView, sources: tuple[Source, ...], site: Site) -> dict[str, Any]:
    """The Claim; its appearances are the reports that say it."""
    claim = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "name": view.claim.statement,
        "text": view.claim.statement,
        "url": site.address(f"claims/{view.claim.id}/"),
        "creativeWorkStatus": view.status.label,
        "datePublished": view.publication_date,
        "dateModified": view.change_date,
        "about": [{"@type": person.kind.label, "name": person.name} for person in view.people],
        "appearance": [_article(source) for source in sources if source.id in view.row.supporters],
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    return _without_empty_values(claim)


def _article(source: Source) -> dict[str, Any]:
    article = {
        "@type": "NewsArticle",
        "name": source.name,
        "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
        "datePublished": source.published,
        "url": source.url,
    }
    return _without_empty_values(article)


def _without_empty_values(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value}
