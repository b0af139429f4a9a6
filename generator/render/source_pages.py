"""The list of reports, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from generator.english import plural
from generator.render.page import Page, template_page
from generator.views.index import Index
from generator.views.source import source_view


def source_pages(index: Index) -> Iterator[Page]:
    """The list of reports, and a page for every report."""
    sources = tuple(index.assessment.sources.values())
    views = [source_view(index, source) for source in sources]
    yield template_page(
        "sources.md.j2",
        "sources/index.md",
        {
            "title": "The reports",
            "kind": "wide",
            "tags": ["List"],
            "description": "The documents this site compares, and what their copies state.",
        },
        views=views,
        sources=sources,
    )
    for view in views:
        meta = {
            "title": view.source.name,
            "crumbs": [["Reports", "sources/"]],
            "tags": ["Report"],
            "search": {"boost": 2},
            "description": f"{view.source.name}: its record and the {plural(view.claim_count, 'claim')} it speaks to.",
        }
        yield template_page("source.md.j2", f"sources/{view.source.id}.md", meta, view=view, sources=sources)
