"""What changed: every history entry of the registry, the newest first."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence.assessment import SoundAssessment
from generator.registry.model import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One change of an entry, with the title and the address of its page; the first one is its publication."""

    change: Change
    title: str
    uri: str
    is_first: bool


def changes_in(assessment: SoundAssessment) -> tuple[ChangeView, ...]:
    """All changes of claims, divergences and events, the newest first."""
    registry = assessment.registry
    histories = (
        *((f"claims/{claim.id}/", claim.statement, claim.history) for claim in registry.claims.values()),
        *(
            (f"divergences/{divergence.id}/", divergence.question, divergence.history)
            for divergence in registry.divergences.values()
        ),
        *((f"timeline/#{event.id}", event.title, event.history) for event in registry.events.values()),
    )
    views = [
        ChangeView(change=change, title=title, uri=uri, is_first=n == 0)
        for uri, title, history in histories
        for n, change in enumerate(history)
    ]
    return tuple(sorted(views, key=lambda view: view.change.date, reverse=True))


def last_change(assessment: SoundAssessment) -> str | None:
    """The date of the newest change, which the site names as its own; None where nothing has a history."""
    return max((view.change.date for view in changes_in(assessment)), default=None)
