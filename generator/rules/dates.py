"""Dates agree with each other."""

from __future__ import annotations

from collections.abc import Iterator

from generator.evidence.assessment import Assessment
from generator.problems.diagnostics import Problem
from generator.registry.vocabulary import Precision

_LENGTH = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10, Precision.WEEK: 10}


def history_is_in_order(assessment: Assessment) -> Iterator[Problem]:
    """A history runs from the oldest change to the newest."""
    registry = assessment.registry
    sections = (("claims", registry.claims), ("divergences", registry.divergences), ("events", registry.events))
    for section, entries in sections:
        for entry in entries.values():
            for n, (before, after) in enumerate(zip(entry.history, entry.history[1:], strict=False), 1):
                if after.date < before.date:
                    yield Problem(
                        (section, entry.id, "history", n, "date"),
                        "history-order",
                        f"history must run from oldest to newest: {after.date} stands after {before.date}",
                    )


def precision_fits_the_date(assessment: Assessment) -> Iterator[Problem]:
    """An event’s precision is no finer than its date is written."""
    for event in assessment.registry.events.values():
        if event.precision is None:
            continue
        wanted = _LENGTH.get(event.precision)
        if event.date is None or (wanted is not None and len(event.date) != wanted):
            form = {4: "YYYY", 7: "YYYY-MM", 10: "YYYY-MM-DD"}.get(wanted or 0, "a date")
            yield Problem(
                ("events", event.id, "precision"),
                "precision-unfit",
                f"precision {str(event.precision)!r} must stand beside a date written as {form}: {event.date!r}",
            )
