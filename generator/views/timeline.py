"""The timeline: events in the order of their dates, and last those without a date."""

from __future__ import annotations

from dataclasses import dataclass

from generator.registry.model import Event
from generator.registry.vocabulary import Precision
from generator.views.dates import weekday_label
from generator.views.index import ClaimRow, Index

# Of events with one date, those that may have been earlier stand first.
_RANKS: dict[Precision | None, int] = {Precision.BEFORE: 0, Precision.WEEK: 1}
_LAST_RANK = len(_RANKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """An event with its date as readers see it; ``precision`` is None where no document dates the event."""

    event: Event
    precision: Precision | None
    label: str
    claims: tuple[ClaimRow, ...]


def timeline_of(index: Index) -> tuple[EventView, ...]:
    """All events, the earliest first; those of one date in the order of the registry."""
    views = [_event_view(index, event) for event in index.assessment.registry.events.values()]
    return tuple(sorted(views, key=_sort_key))


def _event_view(index: Index, event: Event) -> EventView:
    precision = event.precision or (Precision.of(event.date) if event.date else None)
    return EventView(
        event=event,
        precision=precision,
        label=_event_label(event.date, precision),
        claims=index.rows_of(event.claims),
    )


def _event_label(date: str | None, precision: Precision | None) -> str:
    if date is None:
        return "Date not stated"
    if precision is Precision.WEEK:
        return f"Week of {weekday_label(date)}"
    if precision is Precision.BEFORE:
        return f"Not later than {weekday_label(date)}"
    return weekday_label(date)


def _sort_key(view: EventView) -> tuple[bool, str, int]:
    """What orders events: a month or a year stands before its first day, and "before a day" before that day."""
    date = view.event.date or ""
    # A hyphen sorts before every digit, so 2025-12 becomes 2025-12--- and stands before 2025-12-01.
    return not date, date.ljust(len("YYYY-MM-DD"), "-"), _RANKS.get(view.precision, _LAST_RANK)
