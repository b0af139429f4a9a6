"""The pages of claims: one for each claim, the list of all, and the table of all claims by all reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.english import plural
from generator.registry.model import Claim, Origin, Person, Topic
from generator.render.citation_formats import CitedPage
from generator.render.page import Page, template_page
from generator.render.share_pictures import claim_card, share_meta, share_picture
from generator.render.website import Site
from generator.views.citation import CitationView, citation_view
from generator.views.claim import ClaimView, claim_view
from generator.views.index import ClaimRow, Index


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicGroup:
    """The claims of a topic as rows."""

    topic: Topic
    rows: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginChoices:
    """The origins to filter by: of any report, and of each source that names some, by its id."""

    all: tuple[Origin, ...]
    by_source: Mapping[str, tuple[Origin, ...]]


def claim_pages(index: Index, site: Site) -> Iterator[Page]:
    """The page of every claim, each after the picture that stands for it where it is shared."""
    for claim in index.assessment.registry.claims.values():
        yield from _pages_of_claim(index, site, claim)


def _pages_of_claim(index: Index, site: Site, claim: Claim) -> Iterator[Page]:
    view = claim_view(index, claim)
    card = claim_card(view)
    if picture := share_picture(card, f"cards/{claim.id}.png", site):
        yield picture
    meta = {
        "title": claim.statement,
        "description": _description(view),
        "crumbs": [["Claims", "claims/"], [view.topic.name, f"topics/{view.topic.id}/"]],
        "kind": "claim",
        **share_meta(card, picture),
        "tags": [f"Claim · {view.status.label}"],
        "search": {"boost": 6},
    }
    yield template_page(
        "claim.md.j2",
        f"claims/{claim.id}.md",
        meta,
        view=view,
        sources=index.reports,
        documents=tuple(index.assessment.sources.values()),
        site=site,
        cited=CitedPage(
            id=claim.id,
            uri=f"claims/{claim.id}/",
            title=claim.statement,
            note=view.status.label,
            version=view.change_date,
        ),
    )


def claims_page(index: Index) -> Page:
    """All claims, by topic."""
    rows = tuple(index.rows.values())
    meta = {
        "title": "Claims",
        "description": f"{plural(len(rows), 'claim')} with what each report says about them.",
        "kind": "wide",
        "search": {"exclude": True},
    }
    return template_page(
        "claims.md.j2",
        "claims/index.md",
        meta,
        rows=rows,
        sources=index.reports,
        groups=_topic_groups(index),
        people=_people_of_claims(index),
        origins=_origins_of_claims(index),
    )


def compare_page(index: Index) -> Page:
    """The table of all claims by all reports."""
    meta = {
        "title": "Compare the reports",
        "description": "Every claim against every report: who says it, who says it "
        "otherwise, who contradicts it, who is silent, and whose subject it is not.",
        "kind": "wide",
        "search": {"exclude": True},
    }
    return template_page(
        "compare.md.j2",
        "compare.md",
        meta,
        groups=_topic_groups(index),
        citations={claim.id: _citations_by_source(index, claim) for claim in index.assessment.registry.claims.values()},
        count=len(index.rows),
        sources=index.reports,
        people=_people_of_claims(index),
        origins=_origins_of_claims(index),
    )


def _topic_groups(index: Index) -> tuple[TopicGroup, ...]:
    """The topics that have claims, in the order of the registry."""
    return tuple(
        TopicGroup(topic=topic, rows=index.rows_of(index.claims_by_topic[topic.id]))
        for topic in index.assessment.registry.topics.values()
        if topic.id in index.claims_by_topic
    )


def _people_of_claims(index: Index) -> tuple[Person, ...]:
    """The people whom any claim is about, in the order of the registry."""
    people = index.assessment.registry.people.values()
    return tuple(person for person in people if person.id in index.claims_by_person)


def _origins_of_claims(index: Index) -> OriginChoices:
    """The origins that any citation names, in the order of the registry."""
    origins = index.assessment.registry.origins.values()
    names = {name for row in index.rows.values() for name in row.origins}
    choices = {
        report.id: tuple(origin for origin in origins if f"{report.id}:{origin.id}" in names)
        for report in index.reports
    }
    return OriginChoices(
        all=tuple(origin for origin in origins if origin.id in names),
        by_source={source: own for source, own in choices.items() if own},
    )


def _citations_by_source(index: Index, claim: Claim) -> Mapping[str, tuple[CitationView, ...]]:
    """All that each source says to the claim; a source that does not speak to it has no entry."""
    views: dict[str, tuple[CitationView, ...]] = {}
    for assessed_citation in index.assessment.citations(claim):
        view = citation_view(index, assessed_citation.path, assessed_citation.citation)
        views[view.quote.source] = (*views.get(view.quote.source, ()), view)
    return views


def _description(view: ClaimView) -> str:
    """The summary of the page that search engines and shared links show."""
    counts = f"{view.status.label}. {view.support_count}"
    if not any(line.origins for line in view.lines):
        return f"{counts}, naming no origin."
    return f"{counts}, in {plural(len(view.lines), 'line')} of evidence."
