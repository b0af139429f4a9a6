"""The other ways to the claims: origins, the timeline, topics and people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.registry.model import Person, Topic
from generator.render.page import Page, template_page
from generator.views.index import Index
from generator.views.overview import Overview
from generator.views.timeline import timeline_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The claims of a topic or of a person; ``note`` says who or what it is."""

    id: str
    name: str
    note: str | None
    role: str | None
    claims: tuple[str, ...]


def origins_page(index: Index, overview: Overview) -> Page:
    """Every origin with the claims that trace to it."""
    meta = {
        "title": "Who it comes from",
        "search": {"exclude": True},
        "description": "Every origin the reports name, and what traces to it.",
    }
    sources = tuple(index.assessment.sources.values())
    return template_page("origins.md.j2", "origins.md", meta, origins=overview.origins, sources=sources)


def timeline_page(index: Index) -> Page:
    """The events in order."""
    meta = {
        "title": "Timeline",
        "description": "What happened when, as far as the documents say, and how each date follows.",
    }
    sources = tuple(index.assessment.sources.values())
    return template_page("timeline.md.j2", "timeline.md", meta, events=timeline_of(index), sources=sources)


def topic_pages(index: Index) -> Iterator[Page]:
    """The list of topics and a page for each."""
    groups = [_topic_group(topic, index.by_topic) for topic in index.assessment.registry.topics.values()]
    yield from _group_pages(index, "topics", "Topics", "The claims by what they are about.", groups)


def people_pages(index: Index) -> Iterator[Page]:
    """The list of people and organizations and a page for each."""
    groups = [_person_group(person, index.by_person) for person in index.assessment.registry.people.values()]
    yield from _group_pages(
        index, "people", "People and organizations", "With the roles the documents give them.", groups
    )


def _topic_group(topic: Topic, claims: Mapping[str, tuple[str, ...]]) -> Group:
    return Group(id=topic.id, name=topic.name, note=topic.note, role=None, claims=claims.get(topic.id, ()))


def _person_group(person: Person, claims: Mapping[str, tuple[str, ...]]) -> Group:
    return Group(id=person.id, name=person.name, note=person.role, role=person.role, claims=claims.get(person.id, ()))


def _group_pages(index: Index, folder: str, title: str, lead: str, groups: list[Group]) -> Iterator[Page]:
    yield template_page(
        "groups.md.j2",
        f"{folder}/index.md",
        {"title": title, "description": lead},
        title=title,
        lead=lead,
        entries=[(group, group.role, len(group.claims)) for group in groups],
        folder=folder,
    )
    for group in groups:
        divergences = dict.fromkeys(part for claim in group.claims for part in index.divergences.get(claim, ()))
        meta = {
            "title": group.name,
            "crumbs": [[title, f"{folder}/"]],
            "search": {"boost": 3},
            "description": f"{group.name}: {len(group.claims)} claims and what each report says to them.",
        }
        yield template_page(
            "group.md.j2",
            f"{folder}/{group.id}.md",
            meta,
            title=group.name,
            lead=group.note,
            rows=index.rows_of(group.claims),
            sources=tuple(index.assessment.sources.values()),
            divergences=tuple(divergences),
        )
