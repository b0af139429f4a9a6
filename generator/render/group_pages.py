"""The pages that lead to claims by another way: origins, the timeline, topics and people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.english import plural
from generator.registry.vocabulary import Status
from generator.render.page import Page, template_page
from generator.views.index import ClaimRow, Index
from generator.views.overview import Overview
from generator.views.timeline import timeline_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The claims of a topic or of a person, as rows.

    ``word`` says what it is: a topic, a person or an organization. ``note`` stands at the top of the group’s page, and
    ``role`` beside its name in the list of groups.
    """

    id: str
    name: str
    word: str
    note: str | None
    role: str | None
    rows: tuple[ClaimRow, ...]

    @property
    def status_counts(self) -> Mapping[Status, int]:
        """How many of the claims have each status, in the order of the list of statuses."""
        counts = Counter(row.status for row in self.rows)
        return {status: counts[status] for status in Status if counts[status]}


def origins_page(overview: Overview) -> Page:
    """Every origin with the claims that trace to it."""
    meta = {
        "title": "Who it comes from",
        "search": {"exclude": True},
        "description": "Every origin the reports name, and what traces to it.",
    }
    return template_page("origins.md.j2", "origins.md", meta, origins=overview.origins)


def timeline_page(index: Index) -> Page:
    """The events in the order of their dates."""
    meta = {
        "title": "Timeline",
        "tags": ["List"],
        "description": "What happened when, as far as the documents say, and how each date follows.",
    }
    return template_page("timeline.md.j2", "timeline.md", meta, events=timeline_of(index))


def topic_pages(index: Index) -> Iterator[Page]:
    """The list of topics, and a page for every topic."""
    groups = [
        Group(
            id=topic.id,
            name=topic.name,
            word="Topic",
            note=topic.note,
            role=None,
            rows=index.rows_of(index.claims_by_topic.get(topic.id, ())),
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
            rows=index.rows_of(index.claims_by_person.get(person.id, ())),
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
        divergence for row in group.rows for divergence in index.divergences_by_claim.get(row.id, ())
    )
    meta = {
        "title": group.name,
        "crumbs": [[list_title, f"{folder}/"]],
        "tags": [group.word],
        "description": f"{group.name}: {plural(len(group.rows), 'claim')}, and what each report says.",
    }
    return template_page(
        "group.md.j2",
        f"{folder}/{group.id}.md",
        meta,
        title=group.name,
        lead=group.note,
        rows=group.rows,
        sources=index.reports,
        divergences=tuple(divergences),
    )
