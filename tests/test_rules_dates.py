"""Histories run forward, and no date looks more exact than it is known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command_line import REGISTRY, run

EVENT = "opening: {date: 2025,"
LATER, EARLIER = "{date: 2026-11-22, change: First published.}", "{date: 2026-11-20, correction: Two days.}"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (f"- {LATER}\n\n  #", f"- {LATER}\n      - {EARLIER}\n\n  #", "claims.yaml:32:16: "),
        ("two days.\n", f"two days.\n    history: [{LATER}, {EARLIER}]\n", "claims.yaml:56:68: "),
        (EVENT, f"opening: {{history: [{LATER}, {EARLIER}], date: 2025,", "claims.yaml:58:76: "),
    ],
    ids=["claim", "divergence", "event"],
)
def test_a_history_runs_from_oldest_to_newest(
    make_project: Callable[..., Path], old: str, new: str, place: str
) -> None:
    assert REGISTRY.count(old) == 1
    done = run(make_project(REGISTRY.replace(old, new)), "check")
    problem = "history must run from oldest to newest: 2026-11-20 stands after 2026-11-22 [history-order]\n"
    assert done.stdout == place + problem


@pytest.mark.parametrize(
    ("date", "precision", "fits"),
    [
        ("2025", "year", True),
        ("2025-12", "year", False),
        ("2025-12", "month", True),
        ("2025", "month", False),
        ("2025-12-01", "day", True),
        ("2025-12", "day", False),
        ("2025-12-01", "week", True),
        ("2025-12", "week", False),
        ("2025", "before", True),
        ("2025-12-01", "before", True),
    ],
)
def test_a_precision_is_no_finer_than_the_date(
    make_project: Callable[..., Path], date: str, precision: str, fits: bool
) -> None:
    event = f"opening: {{date: {date}, precision: {precision},"
    done = run(make_project(REGISTRY.replace(EVENT, event)), "check")
    assert ("[precision-unfit]" in done.stdout) is not fits
    assert done.returncode == (0 if fits else 1)
