"""Who is silent on a question, and which words of the quotes are marked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import project
from generator.views.divergence import DivergenceView, divergence_view
from generator.views.index import index_of
from tests.command_line import REGISTRY

BETA_READING = """\
      - says: Tuesday
        cites: [{source: beta, quote: "opened the bridge on Tuesday"}]
"""


@pytest.fixture
def view(make_project: Callable[..., Path]) -> Callable[..., DivergenceView]:
    def made(*changes: tuple[str, str]) -> DivergenceView:
        text = REGISTRY
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        checked = project.read(make_project(text))
        assert checked.problems == ()
        assert checked.assessment is not None
        return divergence_view(
            index_of(checked.assessment), checked.assessment.registry.divergences["day-of-the-opening"]
        )

    return made


@pytest.mark.parametrize(("kind", "silent"), [("omission", ("Beta",)), ("internal", ())])
def test_a_report_is_silent_on_what_others_part_on_and_not_on_how_one_parts_from_itself(
    view: Callable[..., DivergenceView], kind: str, silent: tuple[str, ...]
) -> None:
    assert view((BETA_READING, ""), ("kind: conflict", f"kind: {kind}")).silent == silent


def test_the_words_that_differ_are_marked(view: Callable[..., DivergenceView]) -> None:
    marked = [
        [stretch.text.strip() for stretch in quote.stretches if stretch.differs]
        for reading in view().readings
        for quote in reading.quotes
    ]
    assert marked == [["Monday"], ["Tuesday"]]


def test_what_a_reading_quotes_is_marked_where_nothing_runs_parallel(view: Callable[..., DivergenceView]) -> None:
    changed = view(
        ("says: Tuesday", "says: A “clerk” said so"),
        ('quote: "opened the bridge on Tuesday"}]', 'quote: "A clerk told the Daily Post"}]'),
    )
    assert [each.text.strip() for each in changed.readings[1].quotes[0].stretches if each.differs] == ["clerk"]
