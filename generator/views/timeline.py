"""The timeline: events in the order of their dates, what is not dated last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day

from generator.model import Event
from generator.views.index import ClaimRow, Index
from generator.vocabulary import Precision

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_BY_LENGTH = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """An event with its date as readers see it; no precision means that no document dates it."""

    event: Event
    precision: Precision | None
    label: str
    claims: tuple[ClaimRow, ...]


def timeline_of(index: Index) -> tuple[EventView, ...]:
    """All events, the earliest first."""
    views = [_view(index, event) for event in index.case.registry.events.values()]
    return tuple(
        sorted(views, key=lambda view: (view.event.date is None, _sort_key(view.event.date or ""), view.event.id))
    )


def date_label(date: str) -> str:
    """``2025-12-01`` as ``Monday 1 December 2025``, ``2025-12`` as ``December 2025``."""
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 3:
        weekday = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[Day(*parts).weekday()]
        return f"{weekday} {parts[2]} {_MONTHS[parts[1] - 1]} {parts[0]}"
    return f"{_MONTHS[parts[1] - 1]} {parts[0]}" if len(parts) == 2 else date


def _view(index: Index, event: Event) -> EventView:
    precision = event.precision or (_BY_LENGTH[len(event.date)] if event.date else None)
    label = "Date not stated" if event.date is None else date_label(event.date)
    if event.date and precision is Precision.WEEK:
        label = f"Week of {label}"
    elif event.date and precision is Precision.BEFORE:
        label = f"By {label}"
    return EventView(event=event, precision=precision, label=label, claims=index.rows_of(event.claims))


def _sort_key(date: str) -> str:
    """Whole months and years stand before their first day."""
    return date.ljust(10, "-")
