"""The pages that lead to claims by another way: origins, the timeline, topics and people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.english import plural
from generator.render.page import Page, template_page
from generator.views.index import Index
from generator.views.overview import Overview
from generator.views.timeline import timeline_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The claims of a topic or of a person, by their ids.

    ``word`` says what it is: a topic, a person or an organization. ``note`` stands at the top of the group’s page, and
    ``role`` beside its name in the list of groups.
    """

    id: str
    name: str
    word: str
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
    """The events in the order of their dates."""
    meta = {
        "title": "Timeline",
        "tags": ["List"],
        "description": "What happened when, as far as the documents say, and how each date follows.",
    }
    sources = tuple(index.assessment.sources.values())
    return template_page("timeline.md.j2", "timeline.md", meta, events=timeline_of(index), sources=sources)


def topic_pages(index: Index) -> Iterator[Page]:
    """The list of topics, and a page for every topic."""
    groups = [
        Group(
            id=topic.id,
            name=topic.name,
            word="Topic",
            note=topic.note,
            role=None,
            claims=index.claims_by_topic.get(topic.id, ()),
        )
        for topic in index.assessment.registry.topics.values()
    ]
    yield _list_page("topics", "Topics", "The claims by what they are about.", groups)
    yield from (_group_page(index, "topics", "Topics", group) for group in groups)


def people_pages(index: Index) -> Iterator[Page]:
    """The list of people and organizations, and a page for each of them."""
    title = "People and organizations"
    groups = [
        Group(
            id=person.id,
            name=person.name,
            word=person.kind.label,
            note=person.role,
            role=person.role,
            claims=index.claims_by_person.get(person.id, ()),
        )
        for person in index.assessment.registry.people.values()
    ]
    yield _list_page("people", title, "With the roles the documents give them.", groups)
    yield from (_group_page(index, "people", title, group) for group in groups)


def _list_page(folder: str, title: str, lead: str, groups: Sequence[Group]) -> Page:
    return template_page(
        "groups.md.j2",
        f"{folder}/index.md",
        {"title": title, "description": lead, "tags": ["List"]},
        title=title,
        lead=lead,
        groups=groups,
        folder=folder,
    )


def _group_page(index: Index, folder: str, list_title: str, group: Group) -> Page:
    divergences = dict.fromkeys(
        divergence for claim in group.claims for divergence in index.divergences_by_claim.get(claim, ())
    )
    meta = {
        "title": group.name,
        "crumbs": [[list_title, f"{folder}/"]],
        "tags": [group.word],
        "description": f"{group.name}: {plural(len(group.claims), 'claim')}, and what each report says.",
    }
    return template_page(
        "group.md.j2",
        f"{folder}/{group.id}.md",
        meta,
        title=group.name,
        lead=group.note,
        rows=index.rows_of(group.claims),
        sources=tuple(index.assessment.sources.values()),
        divergences=tuple(divergences),
    )
