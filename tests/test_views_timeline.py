"""Events stand in the order a reader expects, and their changes are told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator import project
from generator.evidence.assessment import Assessment
from generator.views.changes import changes_in
from generator.views.index import index_of
from generator.views.timeline import timeline_of
from tests.command_line import REGISTRY

OPENING = (
    "  opening: {date: 2025, title: The bridge is opened, claims: [mayor-opened-the-bridge], worked_out: Said by both.}"
)
EVENTS = """\
  undated: {title: Undated, worked_out: Said by nobody.}
  day: {date: 2025-12-01, title: Day, worked_out: Said.}
  second-of-the-day: {date: 2025-12-01, title: Second of the day, worked_out: Said.}
  answer: {date: 2025-12-01, title: Answer, worked_out: Said.}
  week: {date: 2025-12-01, precision: week, title: Week, worked_out: Said.}
  before: {date: 2025-12-01, precision: before, title: Before, worked_out: Said.}
  month: {date: 2025-12, title: Month, worked_out: Said.}
  year: {date: 2025, title: Year, worked_out: Said.}
"""


def case_with(make_project: Callable[..., Path], events: str) -> Assessment:
    assert OPENING in REGISTRY
    checked = project.read(make_project(REGISTRY.replace(OPENING + "\n", events)))
    assert checked.problems == ()
    assert checked.assessment is not None
    return checked.assessment


def test_what_was_before_a_day_stands_before_it(make_project: Callable[..., Path]) -> None:
    views = timeline_of(index_of(case_with(make_project, EVENTS)))
    assert [view.event.id for view in views] == [
        "year",
        "month",
        "before",
        "week",
        "day",
        "second-of-the-day",
        "answer",
        "undated",
    ]
    assert [view.label for view in views[:5]] == [
        "2025",
        "December 2025",
        "Not later than Monday 1 December 2025",
        "Week of Monday 1 December 2025",
        "Monday 1 December 2025",
    ]
    assert views[-1].label == "Date not stated"


def test_the_changes_of_an_event_are_told(make_project: Callable[..., Path]) -> None:
    event = (
        "  opening:\n    date: 2025\n    title: The bridge is opened\n    worked_out: Said by both.\n    history:\n"
        "      - {date: 2026-11-22, change: First published.}\n"
        "      - {date: 2026-11-24, correction: It bore no date.}\n"
    )
    assessment = case_with(make_project, event)
    [told] = [each for each in changes_in(assessment) if not each.first]
    assert (told.uri, told.change.word, told.change.text) == ("timeline/#opening", "correction", "It bore no date.")
    assert project.read(
        make_project(REGISTRY.replace(OPENING + "\n", event.replace("2026-11-24", "2026-11-20")))
    ).problems
