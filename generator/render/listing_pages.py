"""The pages of sources and divergences: the list of each, and a page for every entry."""

from __future__ import annotations

from collections.abc import Iterator

from generator.registry.vocabulary import Weight
from generator.render.page import Page, template_page
from generator.views.divergence import divergence_view
from generator.views.index import Index
from generator.views.source import source_view


def source_pages(index: Index) -> Iterator[Page]:
    """The list of reports and a page for each."""
    sources = tuple(index.assessment.sources.values())
    views = [source_view(index, source) for source in sources]
    yield template_page(
        "sources.md.j2",
        "sources/index.md",
        {
            "title": "The reports",
            "kind": "wide",
            "search": {"boost": 3},
            "description": "The documents this site compares, and what their copies state.",
        },
        views=views,
        sources=sources,
    )
    for view in views:
        uri = f"sources/{view.source.id}.md"
        meta = {
            "title": view.source.name,
            "crumbs": [["Reports", "sources/"]],
            "search": {"boost": 4},
            "description": f"{view.source.name}: its record and the {view.speaks_to} claims it speaks to.",
        }
        yield template_page("source.md.j2", uri, meta, view=view, sources=sources)


def divergence_pages(index: Index) -> Iterator[Page]:
    """The list of divergences and a page for each."""
    sources = tuple(index.assessment.sources.values())
    views = [divergence_view(index, divergence) for divergence in index.assessment.registry.divergences.values()]
    groups = [(weight, found) for weight in Weight if (found := [v for v in views if v.divergence.weight is weight])]
    yield template_page(
        "divergences.md.j2",
        "divergences/index.md",
        {
            "title": "Where the reports part",
            "kind": "wide",
            "search": {"exclude": True},
            "description": f"{len(views)} questions on which the reports say different things, reading by reading.",
        },
        groups=groups,
        count=len(views),
    )
    for view in views:
        uri = f"divergences/{view.divergence.id}.md"
        meta = {
            "title": view.divergence.question,
            "crumbs": [["Divergences", "divergences/"]],
            "kind": "wide",
            "description": f"{view.divergence.kind.label}, {view.divergence.weight.label.lower()}: "
            + " / ".join(reading.says for reading in view.readings),
        }
        yield template_page("divergence.md.j2", uri, meta, view=view, sources=sources)
