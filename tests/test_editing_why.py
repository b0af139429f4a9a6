"""A status explains itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command_line import REGISTRY, run


@pytest.fixture
def why(make_project: Callable[..., Path]) -> Callable[[str], str]:
    """What the command says of a claim."""
    root = make_project(REGISTRY)

    def explanation(claim: str) -> str:
        done = run(root, "why", claim)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return explanation


def test_it_names_citations_with_stance_quote_place_and_chain(why: Callable[[str], str]) -> None:
    opened = why("mayor-opened-the-bridge")
    assert "1. alpha supports, p1.s1" in opened
    assert "“The mayor opened the bridge on Monday”" in opened
    assert "through the Daily Post [daily-post, news organization] ← a city clerk [clerk, unnamed officials]" in opened


def test_it_tells_how_citations_join_and_which_rule_held(why: Callable[[str], str]) -> None:
    opened = why("mayor-opened-the-bridge")
    assert "Line 1: citations 1, 2, by alpha, beta" in opened
    assert "joined by the Daily Post [daily-post, news organization]; a city clerk" in opened
    assert "→ 5. single-origin: several reports say it, in one line of evidence, or only one line" in opened
    assert "that each state an origin (does not hold)" in opened
    assert "6. unattributed: several reports say it, and none says how it knows (not reached)" in opened


def test_it_tells_what_would_change_it(why: Callable[[str], str]) -> None:
    opened = why("mayor-opened-the-bridge")
    assert "- one more report, through an origin not named here: corroborated" in opened
    assert "- one more report through daily-post: it would stay single-origin" in opened
    assert "- a report that contradicts: disputed" in opened
    assert "- without what beta says for it: single-source" in opened
    disputed = why("bridge-cost-1000")
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
