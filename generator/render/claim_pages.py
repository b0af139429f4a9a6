"""The pages of claims: each alone, all of them, and all of them against all reports."""

from __future__ import annotations

from collections.abc import Iterator

from generator.english import plural
from generator.registry.vocabulary import Stance
from generator.render.page import Page, StaticPage, template_page
from generator.render.share_pictures import claim_card
from generator.render.website import Site
from generator.views.citation import QuoteView, quote_view
from generator.views.claim import ClaimView, claim_view
from generator.views.index import ClaimRow, Index

Cell = tuple[tuple[Stance, ...], QuoteView | None, str | None]


def claim_pages(index: Index, site: Site) -> Iterator[Page]:
    """A page for every claim."""
    sources = tuple(index.assessment.sources.values())
    for claim in index.assessment.registry.claims.values():
        view = claim_view(index, claim)
        uri, card = f"claims/{claim.id}.md", claim_card(view, site.name) if site.share_pictures else None
        if card is not None:
            yield StaticPage(f"cards/{claim.id}.png", card)
        meta = {
            "title": claim.statement,
            "description": _description(view),
            "crumbs": [["Claims", "claims/"], [view.topic.name, f"topics/{view.topic.id}/"]],
            "kind": "claim",
            "card": f"cards/{claim.id}.png" if card is not None else None,
            "status": view.status.label,
            "search": {"boost": 2},
        }
        permalink = site.address(f"claims/{claim.id}/") or f"../{claim.id}/"
        yield template_page("claim.md.j2", uri, meta, view=view, sources=sources, site=site, permalink=permalink)


def claims_page(index: Index) -> Page:
    """All claims, by topic."""
    rows = tuple(index.rows.values())
    meta = {
        "title": "All claims",
        "description": f"{len(rows)} claims with what each report says to them.",
        "kind": "wide",
        "search": {"exclude": True},
    }
    return template_page(
        "claims.md.j2",
        "claims/index.md",
        meta,
        rows=rows,
        sources=tuple(index.assessment.sources.values()),
        groups=_groups(index),
        people=tuple(person for person in index.assessment.registry.people.values() if person.id in index.by_person),
    )


def compare_page(index: Index) -> Page:
    """The matrix of claims by reports."""
    sources = tuple(index.assessment.sources)
    groups = [
        (topic, [(row, [_cell(index, row, source) for source in sources]) for row in rows])
        for topic, rows in _groups(index)
    ]
    meta = {
        "title": "Compare the reports",
        "description": "Every claim against every report: who says it, who says it "
        "otherwise, who contradicts it, who is silent, whose subject it is not.",
        "kind": "wide",
        "search": {"exclude": True},
    }
    return template_page(
        "compare.md.j2",
        "compare.md",
        meta,
        groups=groups,
        count=len(index.rows),
        sources=tuple(index.assessment.sources.values()),
    )


def _groups(index: Index) -> list[tuple[object, tuple[ClaimRow, ...]]]:
    return [
        (topic, index.rows_of(index.by_topic[topic.id]))
        for topic in index.assessment.registry.topics.values()
        if topic.id in index.by_topic
    ]


def _cell(index: Index, row: ClaimRow, source: str) -> Cell:
    """The stances of a source to a claim with its first quote and its version; empty where it does not speak."""
    for cited in index.assessment.citations(index.assessment.registry.claims[row.id]):
        if cited.citation.source == source:
            quote = quote_view(index.assessment, cited.path, cited.citation)
            return row.stances[source], quote, row.reads.get(source)
    return (), None, None


def _description(view: ClaimView) -> str:
    saying = len(view.row.supporters)
    return (
        f"{view.status.label}. {saying} of {view.on_topic} reports on this topic "
        f"{'says' if saying == 1 else 'say'} this, "
        f"in {plural(len(view.lines), 'line')} of evidence."
    )
