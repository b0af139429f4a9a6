"""The other ways in: sources, divergences, origins, topics, people and the timeline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from generator.registry.model import Person, Topic
from generator.registry.vocabulary import Weight
from generator.render.environment import page
from generator.render.page import Page
from generator.views.divergence import divergence_view
from generator.views.index import Index
from generator.views.overview import Overview
from generator.views.source import source_view
from generator.views.timeline import timeline_of


def source_pages(index: Index) -> Iterator[Page]:
    """The list of reports and a page for each."""
    sources = tuple(index.assessment.sources.values())
    views = [source_view(index, source) for source in sources]
    yield page(
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
        yield page("source.md.j2", uri, meta, view=view, sources=sources)


def divergence_pages(index: Index) -> Iterator[Page]:
    """The list of divergences and a page for each."""
    sources = tuple(index.assessment.sources.values())
    views = [divergence_view(index, each) for each in index.assessment.registry.divergences.values()]
    groups = [(weight, found) for weight in Weight if (found := [v for v in views if v.divergence.weight is weight])]
    yield page(
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
        yield page("divergence.md.j2", uri, meta, view=view, sources=sources)


def group_pages(index: Index, overview: Overview) -> Iterator[Page]:
    """Origins, topics, people and the timeline."""
    registry, sources = index.assessment.registry, tuple(index.assessment.sources.values())
    yield page(
        "origins.md.j2",
        "origins.md",
        {
            "title": "Who it comes from",
            "search": {"exclude": True},
            "description": "Every origin the reports name, and what traces to it.",
        },
        origins=overview.origins,
        sources=sources,
    )
    yield page(
        "timeline.md.j2",
        "timeline.md",
        {
            "title": "Timeline",
            "description": "What happened when, as far as the documents say, and how each date follows.",
        },
        events=timeline_of(index),
        sources=sources,
    )
    for folder, title, lead, section, found in (
        ("topics", "Topics", "The claims by what they are about.", registry.topics, index.by_topic),
        (
            "people",
            "People and organizations",
            "With the roles the documents give them.",
            registry.people,
            index.by_person,
        ),
    ):
        entries = [
            (entry, getattr(entry, "role", None), len(found.get(entry.id, ())))
            for entry in cast(Mapping[str, Topic | Person], section).values()
        ]
        yield page(
            "groups.md.j2",
            f"{folder}/index.md",
            {"title": title, "description": lead},
            title=title,
            lead=lead,
            entries=entries,
            folder=folder,
        )
        for entry, role, _ in entries:
            uri = f"{folder}/{entry.id}.md"
            claims = found.get(entry.id, ())
            parts = dict.fromkeys(each for claim in claims for each in index.divergences.get(claim, ()))
            meta = {
                "title": entry.name,
                "crumbs": [[title, f"{folder}/"]],
                "search": {"boost": 3},
                "description": f"{entry.name}: {len(claims)} claims and what each report says to them.",
            }
            yield page(
                "group.md.j2",
                uri,
                meta,
                title=entry.name,
                lead=role or getattr(entry, "note", None),
                rows=index.rows_of(claims),
                sources=sources,
                divergences=tuple(parts),
            )
