"""A status explains itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import project
from generator.editing.why import why
from tests.command_line import REGISTRY, run


@pytest.fixture
def assessment(make_project: Callable[..., Path]):  # type: ignore[no-untyped-def]
    return project.read(make_project(REGISTRY)).assessment


def test_it_names_citations_with_stance_quote_place_and_chain(assessment) -> None:  # type: ignore[no-untyped-def]
    told = why(assessment, "mayor-opened-the-bridge")
    assert "1. alpha supports, p1.s1" in told
    assert "“The mayor opened the bridge on Monday”" in told
    assert "through the Daily Post [daily-post, news organization] ← a city clerk [clerk, unnamed official(s)]" in told


def test_it_tells_how_citations_join_and_which_rule_held(assessment) -> None:  # type: ignore[no-untyped-def]
    told = why(assessment, "mayor-opened-the-bridge")
    assert "Line 1: citations 1, 2, by alpha, beta" in told
    assert "joined by the Daily Post [daily-post, news organization]; a city clerk" in told
    assert "→ 5. single-origin: several reports say it, in one line of evidence, or only one line" in told
    assert "that each state an origin (does not hold)" in told
    assert "6. unattributed: several reports say it, and none says how it knows (not reached)" in told


def test_it_tells_what_would_change_it(assessment) -> None:  # type: ignore[no-untyped-def]
    told = why(assessment, "mayor-opened-the-bridge")
    assert "- one more report, through an origin not named here: corroborated" in told
    assert "- one more report through daily-post: it would stay single-origin" in told
    assert "- a report that contradicts: disputed" in told
    assert "- without what beta says for it: single-source" in told
    disputed = why(assessment, "bridge-cost-1000")
    assert "- without the citations that contradict: single-source" in disputed
    assert "- without what alpha says for it: no status, and the check would fail" in disputed
    assert "In no line: 2 (contradicts)" in disputed


def test_a_more_cautious_status_is_told_apart(make_project: Callable[..., Path]) -> None:
    careful = REGISTRY.replace("via: [clerk, daily-post]", "via: [archive]").replace(
        "    people: [mayor]\n",
        "    people: [mayor]\n    status: single-origin\n    status_note: both have one press release.\n",
    )
    done = run(make_project(careful), "why", "mayor-opened-the-bridge")
    assert "The evidence would carry Corroborated (corroborated); an editor wrote the other one, because" in done.stdout
    assert "\nboth have one press release." in done.stdout
    assert "Line 1: citations 1, 2, by alpha, beta" in done.stdout
    assert "Line 2" not in done.stdout


def test_an_unknown_claim_is_misuse_with_a_suggestion(make_project: Callable[..., Path]) -> None:
    done = run(make_project(REGISTRY), "why", "mayor-opened-bridge")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "unknown claim 'mayor-opened-bridge'; did you mean 'mayor-opened-the-bridge'?\n"
