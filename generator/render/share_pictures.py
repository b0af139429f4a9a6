"""The pictures that stand for a claim, a divergence or a report where its page is shared."""

from __future__ import annotations

from generator.english import plural
from generator.registry.vocabulary import DivergenceKind, Stance, Status
from generator.render.card_drawing import Card, CardSide, card_picture
from generator.render.page import StaticPage
from generator.render.website import Site
from generator.views.claim import ClaimView
from generator.views.dates import date_label
from generator.views.divergence import DivergenceView
from generator.views.source import SourceView

_MOST_SIDES = 2  # answers that a card has room for


def share_picture(card: Card, uri: str, site: Site) -> StaticPage | None:
    """The picture at ``uri``; None where the site wants none or the typeface lacks a letter of the card."""
    picture = card_picture(card, site.name) if site.share_pictures else None
    return None if picture is None else StaticPage(uri, picture)


def share_meta(card: Card, picture: StaticPage | None) -> dict[str, str]:
    """What the heading of a page says of its picture; empty where there is none."""
    return {"card": picture.uri, "card_alt": card.alternative} if picture else {}


def claim_card(view: ClaimView) -> Card:
    """The card of a claim: its statement, and where reports conflict, as a question with both sides."""
    is_disputed = view.status is Status.DISPUTED
    return Card(
        question="Do the reports agree?" if is_disputed else "",
        title=view.claim.statement,
        sides=_sides_of_claim(view) if is_disputed else (),
        word=view.status.label,
        note=view.support_count,
        color=view.status,
    )


def divergence_card(view: DivergenceView) -> Card:
    """The card of a divergence: its question, and answers with the names of the reports that give them."""
    kind, count = view.divergence.kind, len(view.readings)
    sides = [CardSide(names=", ".join(reading.reports), text=reading.says) for reading in view.readings[:_MOST_SIDES]]
    if len(sides) < _MOST_SIDES and view.silent_reports:
        names = ", ".join(report.name for report in view.silent_reports)
        sides.append(CardSide(names=names, text="Silent", is_silent=True))
    more = count - _MOST_SIDES
    return Card(
        title=view.divergence.question,
        sides=tuple(sides),
        word=kind.label,
        note=f"… and {plural(more, 'more answer')}" if more > 0 else "",
        color=Status.DISPUTED if kind is DivergenceKind.CONFLICT else None,
    )


def report_card(view: SourceView) -> Card:
    """The card of a report: its name, who published it and when, and how many claims it is cited for."""
    source = view.source
    publisher = f"Published by {source.publisher}" if source.publisher else "Publisher not stated"
    if view.republication:
        publisher += f", {view.republication}"
    date = date_label(source.published) if source.published else "Date not stated"
    return Card(
        title=source.name,
        lines=(publisher, date),
        word="Report",
        note=f"cited for {plural(view.claim_count, 'claim')}",
    )


def _sides_of_claim(view: ClaimView) -> tuple[CardSide, CardSide]:
    """Who says the claim, and who contradicts it, with the first of what they say instead."""
    supporters = [report.full_name for report in view.reports if report.source in view.row.supporters]
    opponents = [report for report in view.reports if report.source in view.row.opponents]
    versions = [
        citation.reads
        for report in opponents
        for citation in report.citations
        if citation.stance is Stance.CONTRADICTS and citation.reads
    ]
    contradiction = f"{'contradicts' if len(opponents) == 1 else 'contradict'} it"
    return (
        CardSide(
            names=", ".join(supporters) or "No report",
            text=f"{'says' if len(supporters) < _MOST_SIDES else 'say'} this",
        ),
        CardSide(
            names=", ".join(report.full_name for report in opponents),
            text=f"{contradiction}: {versions[0]}" if versions else contradiction,
        ),
    )
