"""The list of divergences, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.english import plural
from generator.registry.vocabulary import DivergenceKind, Weight
from generator.render.citation_formats import CitedPage
from generator.render.page import Page, template_page
from generator.render.share_pictures import divergence_card, share_meta, share_picture
from generator.render.website import Site
from generator.views.divergence import DivergenceView, divergence_view
from generator.views.index import Index


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightGroup:
    """The divergences of one weight."""

    weight: Weight
    views: tuple[DivergenceView, ...]


def divergence_pages(index: Index, site: Site, as_of: str | None) -> Iterator[Page]:
    """The list of divergences, and a page for every divergence after its picture.

    A divergence without a history is of the day ``as_of``.
    """
    views = [divergence_view(index, divergence) for divergence in index.assessment.registry.divergences.values()]
    yield _divergences_page(index, views)
    for view in views:
        divergence = view.divergence
        card = divergence_card(view)
        if picture := share_picture(card, f"cards/divergences/{divergence.id}.png", site):
            yield picture
        kind, weight = divergence.kind.label, divergence.weight.label.lower()
        meta = {
            "title": divergence.question,
            "crumbs": [["Differences", "divergences/"]],
            "kind": "wide",
            "tags": [f"Difference · {kind}"],
            "search": {"boost": 3},
            **share_meta(card, picture),
            "description": f"{kind}, {weight}: {' / '.join(reading.says for reading in view.readings)}",
        }
        yield template_page(
            "divergence.md.j2",
            f"divergences/{divergence.id}.md",
            meta,
            view=view,
            sources=index.reports,
            site=site,
            cited=CitedPage(
                id=divergence.id,
                uri=f"divergences/{divergence.id}/",
                title=divergence.question,
                note=f"{kind}, {weight}",
                version=divergence.history[-1].date if divergence.history else as_of,
            ),
        )


def _divergences_page(index: Index, views: Sequence[DivergenceView]) -> Page:
    """The list of divergences, by weight, with what it can be filtered by."""
    topics = {topic for view in views for topic in view.topics}
    speaking = {source for view in views for source in view.sources}
    groups = [
        WeightGroup(weight=weight, views=tuple(view for view in views if view.divergence.weight is weight))
        for weight in Weight
    ]
    questions = plural(len(views), "question")
    return template_page(
        "divergences.md.j2",
        "divergences/index.md",
        {
            "title": "Differences",
            "kind": "wide",
            "search": {"exclude": True},
            "description": f"{questions} on which the reports differ, or one differs from itself.",
        },
        groups=[group for group in groups if group.views],
        count=len(views),
        kinds=[kind for kind in DivergenceKind if any(view.divergence.kind is kind for view in views)],
        sources=[source for source in index.assessment.sources.values() if source.id in speaking],
        topics=[topic for topic in index.assessment.registry.topics.values() if topic.id in topics],
    )
