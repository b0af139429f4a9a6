"""Dates in the one style of the site: Monday 1 December 2025."""

from __future__ import annotations

from datetime import date as Day

from generator.english import MONTHS

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date_label(date: str) -> str:
    """``2025-12-01`` as ``1 December 2025``, ``2025-12`` as ``December 2025``."""
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 3:
        return f"{parts[2]} {MONTHS[parts[1] - 1]} {parts[0]}"
    return f"{MONTHS[parts[1] - 1]} {parts[0]}" if len(parts) == 2 else date


def weekday_label(date: str) -> str:
    """The same with the weekday before a day: ``Monday 1 December 2025``."""
    day = f"{_WEEKDAYS[Day.fromisoformat(date).weekday()]} " if len(date) == 10 else ""
    return day + date_label(date)
