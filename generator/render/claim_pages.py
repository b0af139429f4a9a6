"""The pages of claims: one for each claim, the list of all, and the table of all claims by all reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.english import plural
from generator.registry.model import Claim, Origin, Person, Topic
from generator.registry.vocabulary import Stance
from generator.render.citation_formats import CitedPage
from generator.render.page import Page, template_page
from generator.render.share_pictures import claim_card, share_meta, share_picture
from generator.render.website import Site
from generator.views.citation import QuoteView, quote_view
from generator.views.claim import ClaimView, claim_view
from generator.views.index import ClaimRow, Index


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicGroup:
    """The claims of a topic as rows."""

    topic: Topic
    rows: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A citation as a cell of the table shows it: its stance, its version of the claim where it has one, its quote."""

    stance: Stance
    reads: str | None
    quote: QuoteView


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginChoices:
    """The origins to filter by: of any report, and of each source that names some, by its id."""

    all: tuple[Origin, ...]
    by_source: Mapping[str, tuple[Origin, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimChoices:
    """The claims by topic, and the people and the origins by which readers can filter them."""

    groups: tuple[TopicGroup, ...]
    people: tuple[Person, ...]
    origins: OriginChoices


def claim_choices(index: Index) -> ClaimChoices:
    """The choices that the lists of claims share, each in the order of the registry and only where a claim has it."""
    people = index.assessment.registry.people.values()
    return ClaimChoices(
        groups=_topic_groups(index),
        people=tuple(person for person in people if person.id in index.claims_by_person),
        origins=_origin_choices(index),
    )


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


def claims_page(index: Index, choices: ClaimChoices) -> Page:
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
        choices=choices,
    )


def compare_page(index: Index, choices: ClaimChoices) -> Page:
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
        choices=choices,
        answers={claim.id: _answers_by_source(index, claim) for claim in index.assessment.registry.claims.values()},
        count=len(index.rows),
        sources=index.reports,
    )


def _topic_groups(index: Index) -> tuple[TopicGroup, ...]:
    """The topics that have claims, in the order of the registry."""
    return tuple(
        TopicGroup(topic=topic, rows=index.rows_of(index.claims_by_topic[topic.id]))
        for topic in index.assessment.registry.topics.values()
        if topic.id in index.claims_by_topic
    )


def _origin_choices(index: Index) -> OriginChoices:
    """The origins that any citation names, in the order of the registry."""
    origins = index.assessment.registry.origins.values()
    names = {name for row in index.rows.values() for name in row.origins}
    by_source = {
        report.id: tuple(origin for origin in origins if f"{report.id}:{origin.id}" in names)
        for report in index.reports
    }
    return OriginChoices(
        all=tuple(origin for origin in origins if origin.id in names),
        by_source={source: own for source, own in by_source.items() if own},
    )


def _answers_by_source(index: Index, claim: Claim) -> Mapping[str, tuple[Answer, ...]]:
    """All that each source says to the claim; a source that does not speak to it has no entry."""
    answers: dict[str, tuple[Answer, ...]] = {}
    for assessed_citation in index.assessment.citations(claim):
        citation = assessed_citation.citation
        quote = quote_view(index.assessment, assessed_citation.path, citation)
        answer = Answer(stance=citation.stance, reads=citation.reads, quote=quote)
        answers[citation.source] = (*answers.get(citation.source, ()), answer)
    return answers


def _description(view: ClaimView) -> str:
    """The summary of the page that search engines and shared links show."""
    counts = f"{view.status.label}. {view.support_count}"
    if not any(line.origins for line in view.lines):
        return f"{counts}, naming no origin."
    return f"{counts}, in {plural(len(view.lines), 'line')} of evidence."
