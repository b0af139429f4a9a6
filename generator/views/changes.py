"""What changed: every history entry of the registry, the newest first."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence.assessment import SoundAssessment
from generator.registry.model import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One change with the page it happened on; ``first`` is the publication itself."""

    change: Change
    title: str
    uri: str
    first: bool


def changes_in(assessment: SoundAssessment) -> tuple[ChangeView, ...]:
    """All changes of claims, divergences and events, the newest first."""
    registry = assessment.registry
    entries = [(f"claims/{claim.id}/", claim.statement, claim.history) for claim in registry.claims.values()]
    entries += [(f"divergences/{entry.id}/", entry.question, entry.history) for entry in registry.divergences.values()]
    entries += [(f"timeline/#{event.id}", event.title, event.history) for event in registry.events.values()]
    views = [
        ChangeView(change=change, title=title, uri=uri, first=n == 0)
        for uri, title, history in entries
        for n, change in enumerate(history)
    ]
    return tuple(sorted(views, key=lambda view: view.change.date, reverse=True))


def last_change(assessment: SoundAssessment) -> str | None:
    """The day of the newest change, which is the day the site is as of."""
    return max((view.change.date for view in changes_in(assessment)), default=None)
