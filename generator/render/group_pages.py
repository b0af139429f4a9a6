"""The pages that lead to claims by another way: origins, the timeline, topics and people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.english import capitalize, plural
from generator.registry.model import Person
from generator.registry.vocabulary import Status
from generator.render.flow_picture import WIDE
from generator.render.page import Page, template_page
from generator.views.citation import OriginView, origin_views
from generator.views.flow import flow_view
from generator.views.index import ClaimRow, Index
from generator.views.overview import Overview, people_by_origin
from generator.views.time_scale import time_scale_of
from generator.views.timeline import timeline_of

# A name is searched for as a name; the words of a topic are mostly searched for as words of claims, which weigh 6.
_SEARCH_BOOSTS = {"topics": 1, "people": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The claims of a topic or of a person, as rows.

    ``word`` says what it is: a topic, a person or an organization. ``note`` stands at the top of the group’s page, and
    ``role`` beside its name in the list of groups. As ``origins`` reports name the person, or a letter, post or office
    of the person.
    """

    id: str
    name: str
    word: str
    note: str | None
    role: str | None
    rows: tuple[ClaimRow, ...]
    origins: tuple[OriginView, ...] = ()

    @property
    def status_counts(self) -> Mapping[Status, int]:
        """How many of the claims have each status, in the order of the list of statuses."""
        counts = Counter(row.status for row in self.rows)
        return {status: counts[status] for status in Status if counts[status]}


def origins_page(index: Index, overview: Overview) -> Page:
    """Every origin with the claims that trace to it, below the drawing of who has it from whom."""
    meta = {
        "title": "Who it comes from",
        "search": {"exclude": True},
        "description": "Every origin the reports name, and what traces to it.",
    }
    flow = flow_view(index, index.rows)
    return template_page(
        "origins.md.j2", "origins.md", meta, origins=overview.origins, view=flow, measures=WIDE, topics=()
    )


def timeline_page(index: Index) -> Page:
    """The events in the order of their dates, below a scale of the days on which most of them are."""
    meta = {
        "title": "Timeline",
        "tags": ["List"],
        "description": "What happened when, as far as the documents say, and how each date was worked out.",
    }
    events = timeline_of(index)
    scale = time_scale_of(events, index.assessment.sources.values())
    return template_page("timeline.md.j2", "timeline.md", meta, events=events, scale=scale)


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
    registry = index.assessment.registry
    people_of_origins = people_by_origin(registry)
    groups = [
        Group(
            id=person.id,
            name=person.name,
            word=person.kind.label,
            note=capitalize(person.role) if person.role else None,
            role=person.role,
            rows=index.rows_of(index.claims_by_person.get(person.id, ())),
            origins=_origins_of(index, person, people_of_origins),
        )
        for person in registry.people.values()
    ]
    yield _list_page(
        "people", title, "People and organizations in the claims, with the roles the documents give them.", groups
    )
    yield from (_group_page(index, "people", title, group) for group in groups)


def _origins_of(index: Index, person: Person, people_of_origins: Mapping[str, Person]) -> tuple[OriginView, ...]:
    """The origins that are the person, and those that are ``of`` one of these, where any report names them."""
    origins = index.assessment.registry.origins
    own = [origin for origin, owner in people_of_origins.items() if owner is person]
    theirs = [name for name, origin in origins.items() if origin.of in own and name not in own]
    return origin_views(origins, (name for name in (*own, *theirs) if name in index.claims_by_origin))


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
        "kind": "wide",
        "tags": [group.word],
        "search": {"boost": _SEARCH_BOOSTS[folder]},
        "description": f"{group.name}: {plural(len(group.rows), 'claim')}, and what each report says.",
    }
    return template_page(
        "group.md.j2",
        f"{folder}/{group.id}.md",
        meta,
        title=group.name,
        lead=group.note,
        origins=group.origins,
        rows=group.rows,
        sources=index.reports,
        divergences=tuple(divergences),
    )
