"""The list of reports, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.english import plural
from generator.render.citation_formats import CitedPage
from generator.render.page import Page, template_page
from generator.render.share_pictures import report_card, share_meta, share_picture
from generator.render.website import Site
from generator.views.index import Index
from generator.views.labels import full_name
from generator.views.source import SourceView


def source_pages(index: Index, views: Sequence[SourceView], site: Site, as_of: str | None) -> Iterator[Page]:
    """The list of reports, and a page for every report, as of the day ``as_of`` and after its picture."""
    yield template_page(
        "sources.md.j2",
        "sources/index.md",
        {
            "title": "Reports",
            "kind": "wide",
            "tags": ["List"],
            "description": "The documents this site compares, and what their copies state.",
        },
        views=views,
    )
    for view in views:
        name = full_name(view.source.name, view.republication)
        claims = plural(view.claim_count, "claim")
        card = report_card(view)
        if picture := share_picture(card, f"cards/sources/{view.source.id}.png", site):
            yield picture
        meta = {
            "title": view.source.name,
            "crumbs": [["Reports", "sources/"]],
            "kind": "wide",
            "tags": ["Report"],
            "search": {"boost": 6},
            **share_meta(card, picture),
            "description": f"{name}: sentence by sentence, with the {claims} it is cited for.",
        }
        yield template_page(
            "source.md.j2",
            f"sources/{view.source.id}.md",
            meta,
            view=view,
            sources=index.reports,
            site=site,
            cited=CitedPage(
                id=view.source.id,
                uri=f"sources/{view.source.id}/",
                title=name,
                note="The report, sentence by sentence",
                version=as_of,
            ),
        )
