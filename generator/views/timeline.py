"""The timeline: events in the order of their dates, what is not dated last."""

from __future__ import annotations

from dataclasses import dataclass

from generator.registry.model import Event
from generator.registry.vocabulary import Precision
from generator.views.dates import weekday_label
from generator.views.index import ClaimRow, Index

_RANK: dict[Precision | None, int] = {Precision.BEFORE: 0, Precision.WEEK: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """An event with its date as readers see it; no precision means that no document dates it."""

    event: Event
    precision: Precision | None
    label: str
    claims: tuple[ClaimRow, ...]


def timeline_of(index: Index) -> tuple[EventView, ...]:
    """All events, the earliest first; those of one date in the order of the registry."""
    views = [_view(index, event) for event in index.assessment.registry.events.values()]
    return tuple(sorted(views, key=_sort_key))


def _view(index: Index, event: Event) -> EventView:
    precision = event.precision or (Precision.of(event.date) if event.date else None)
    label = "Date not stated" if event.date is None else weekday_label(event.date)
    if event.date and precision is Precision.WEEK:
        label = f"Week of {label}"
    elif event.date and precision is Precision.BEFORE:
        label = f"Not later than {label}"
    return EventView(event=event, precision=precision, label=label, claims=index.rows_of(event.claims))


def _sort_key(view: EventView) -> tuple[bool, str, int]:
    """Months and years stand before their first day, what was before a day before it, a week before its Monday."""
    date = view.event.date or ""
    return not date, date.ljust(10, "-"), _RANK.get(view.precision, len(_RANK))
