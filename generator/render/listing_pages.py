"""The pages of sources and of divergences: the list of all, and one page for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.english import plural
from generator.registry.vocabulary import Weight
from generator.render.page import Page, template_page
from generator.views.divergence import DivergenceView, divergence_view
from generator.views.index import Index
from generator.views.source import source_view


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightGroup:
    """The divergences of one weight."""

    weight: Weight
    views: tuple[DivergenceView, ...]


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
            "search": {"boost": 3},
            "description": "The documents this site compares, and what their copies state.",
        },
        views=views,
        sources=sources,
    )
    for view in views:
        meta = {
            "title": view.source.name,
            "crumbs": [["Reports", "sources/"]],
            "search": {"boost": 4},
            "description": f"{view.source.name}: its record and the {plural(view.claim_count, 'claim')} it speaks to.",
        }
        yield template_page("source.md.j2", f"sources/{view.source.id}.md", meta, view=view, sources=sources)


def divergence_pages(index: Index) -> Iterator[Page]:
    """The list of divergences, and a page for every divergence."""
    sources = tuple(index.assessment.sources.values())
    views = [divergence_view(index, divergence) for divergence in index.assessment.registry.divergences.values()]
    yield _divergences_page(views)
    for view in views:
        kind, weight = view.divergence.kind.label, view.divergence.weight.label.lower()
        meta = {
            "title": view.divergence.question,
            "crumbs": [["Divergences", "divergences/"]],
            "kind": "wide",
            "description": f"{kind}, {weight}: {' / '.join(reading.says for reading in view.readings)}",
        }
        yield template_page(
            "divergence.md.j2", f"divergences/{view.divergence.id}.md", meta, view=view, sources=sources
        )


def _divergences_page(views: Sequence[DivergenceView]) -> Page:
    """The list of divergences, by weight."""
    groups = [
        WeightGroup(weight=weight, views=tuple(view for view in views if view.divergence.weight is weight))
        for weight in Weight
    ]
    questions = plural(len(views), "question")
    return template_page(
        "divergences.md.j2",
        "divergences/index.md",
        {
            "title": "Where the reports part",
            "kind": "wide",
            "search": {"exclude": True},
            "description": f"{questions} on which the reports say different things, reading by reading.",
        },
        groups=[group for group in groups if group.views],
        count=len(views),
    )
