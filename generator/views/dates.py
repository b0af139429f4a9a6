"""Dates in the one style of the site: Monday 1 December 2025."""

from __future__ import annotations

import datetime

from generator.english import MONTHS

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date_label(date: str) -> str:
    """``1 December 2025`` for ``2025-12-01``, ``December 2025`` for ``2025-12``, ``2025`` for ``2025``."""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) == 2 else f"{month} {year}"


def weekday_label(date: str) -> str:
    """The label of a date, with the weekday before it where the date is a day: ``Monday 1 December 2025``."""
    if len(date) < len("YYYY-MM-DD"):
        return date_label(date)
    return f"{weekday_name(date)} {date_label(date)}"


def weekday_name(day: str) -> str:
    """``Monday`` for ``2025-12-01``."""
    return _WEEKDAYS[datetime.date.fromisoformat(day).weekday()]
