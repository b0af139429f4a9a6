"""Dates agree with each other."""

from __future__ import annotations

from collections.abc import Iterator

from generator.evidence.assessment import Assessment
from generator.problems.codes import Code
from generator.problems.diagnostics import Problem

HISTORY_ORDER = Code(
    "history-order",
    why="A history is read from its first line to its last.",
    fix="Put the oldest entry first.",
)
PRECISION_UNFIT = Code(
    "precision-unfit",
    why="A date must not look more exact than it is known.",
    fix="Change the precision, or how the date is written.",
)


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
                        HISTORY_ORDER,
                        f"history must run from oldest to newest: {after.date} stands after {before.date}",
                    )


def precision_fits_the_date(assessment: Assessment) -> Iterator[Problem]:
    """An event’s date is written in the form that its precision needs."""
    for event in assessment.registry.events.values():
        if event.precision is None:
            continue
        form = event.precision.form
        if event.date is None or (form is not None and len(event.date) != len(form)):
            yield Problem(
                ("events", event.id, "precision"),
                PRECISION_UNFIT,
                f"precision {str(event.precision)!r} must stand beside a date written as {form or 'a date'}: "
                f"{event.date!r}",
            )
