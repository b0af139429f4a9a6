"""The second reader finds what no rule can decide, the likeliest flaw first."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from generator.editing.similarity import Rarity
from tests.command_line import run

ALPHA = (
    "The mayor reportedly opened the old bridge on Monday if the weather was fair.\n"
    "The repairs cost 1,000 crowns and took only two months.\n"
    "The mayor thanked the builders, the Daily Post reported.\n"
)
BETA = (
    "The mayor opened the old bridge.\nThe repairs were paid for by the town.\nNobody thanked the builders at all.\n"
    "The bridge was a marvel of its age.\n"
)
REGISTRY = """\
settings: {quoted_share: 1}
topics:
  bridge: {name: The bridge}
claims:
  bridge-opened:
    statement: The mayor opened the old bridge.
    kind: fact
    topic: bridge
    summary: Both reports say so.
    evidence:
      - {source: alpha, quote: "opened the old bridge", stance: supports}
      - {source: beta, quote: "The mayor opened the old bridge", stance: supports}
    history: [{date: 2026-01-01, change: First published.}]
  bridge-was-opened:
    statement: The mayor opened the old bridge on Monday.
    kind: fact
    topic: bridge
    summary: Only Alpha names the day.
    evidence:
      - {source: alpha, quote: "the old bridge on Monday", stance: supports}
      - {source: beta, quote: "The mayor opened the old bridge", stance: partly}
    history: [{date: 2026-01-01, change: First published.}]
  builders-thanked:
    statement: The mayor thanked the builders.
    kind: fact
    topic: bridge
    evidence:
      - {source: alpha, quote: "The mayor thanked the builders, the Daily Post reported", stance: supports}
    history: [{date: 2026-01-01, change: First published.}]
  repairs-two-months:
    statement: The repairs took 1,000 crowns.
    kind: figure
    topic: bridge
    summary: All three reports count months.
    evidence:
      - {source: alpha, quote: "1,000 crowns and took", stance: supports}
    history: [{date: 2026-01-01, change: First published.}]
  town-paid:
    statement: The town paid for the repairs.
    kind: fact
    topic: bridge
    evidence:
      - {source: beta, quote: "for by the town", stance: supports}
    history: [{date: 2026-01-01, change: First published.}]
  bridge-marvel:
    statement: Beta describes the bridge as “a marvel”.
    kind: characterisation
    topic: bridge
    people: [beta]
    evidence:
      - {source: beta, quote: "a marvel of its", stance: supports}
    history: [{date: 2026-01-01, change: First published.}]
people:
  beta: {name: Beta, kind: organisation}
divergences:
  which-bridge:
    question: Which bridge was opened?
    kind: conflict
    weight: major
    claims: [bridge-opened]
    readings:
      - {says: The old one on Monday, cites: [{source: alpha, quote: "the old bridge on Monday"}]}
      - {says: The old one, cites: [{source: beta, quote: "The mayor opened the old bridge"}]}
    note: Only Beta names the day. Both reports name a bridge. All three reports name the old one.
"""


@pytest.fixture
def root(make_project: Callable[..., Path]) -> Path:
    return make_project(REGISTRY, alpha=ALPHA, beta=BETA)


@pytest.fixture
def looks(root: Path) -> list[dict[str, Any]]:
    """All that the command lists, in its order."""
    rows: list[dict[str, Any]] = json.loads(run(root, "review", "--format", "json").stdout)
    return rows


def of(looks: list[dict[str, Any]], kind: str) -> list[tuple[str, str]]:
    """The entry and the message of each look of one kind."""
    return [(look["entry"], look["message"]) for look in looks if look["kind"] == kind]


def test_a_telling_word_outside_the_quote(looks: list[dict[str, Any]]) -> None:
    outside = of(looks, "word-outside")
    assert (
        "bridge-opened",
        "hedge 'reportedly' stands outside the quote of alpha: “… the mayor *reportedly* opened the old …”",
    ) in outside
    assert any(name == "bridge-was-opened" and "condition 'if'" in message for name, message in outside)
    assert any(name == "repairs-two-months" and "quantity 'only'" in message for name, message in outside)
    assert not any(name == "builders-thanked" for name, _ in outside)


def test_a_quote_that_leaves_out_what_the_statement_rests_on(looks: list[dict[str, Any]]) -> None:
    assert of(looks, "quote-clipped") == [
        ("town-paid", "the quote of beta leaves out what its sentence has of the statement: paid, repairs")
    ]


def test_a_part_that_may_be_the_whole_said_more_roughly(looks: list[dict[str, Any]]) -> None:
    assert of(looks, "part-or-rougher") == [("bridge-was-opened", "beta says a part, and its sentence has not: monday")]


def test_a_silence_beside_a_like_sentence(looks: list[dict[str, Any]]) -> None:
    name, message = of(looks, "like-sentence")[0]
    assert name == "builders-thanked"
    assert "beta is silent, and p3.s1 is" in message
    assert "“Nobody thanked the builders at all.”" in message


def test_a_count_that_the_stances_do_not_bear_out(looks: list[dict[str, Any]]) -> None:
    counts = dict(of(looks, "summary-count"))
    assert counts["repairs-two-months"] == (
        "'All three reports', and 1 say it, 0 a part of it: “All three reports count months.”"
    )
    assert counts["bridge-was-opened"] == "'Only', and 1 say it, 1 a part of it: “Only Alpha names the day.”"
    assert "bridge-opened" not in counts
    assert counts["which-bridge"] == (
        "'All three reports', and the readings cite 1, 1, in all 2: “All three reports name the old one.”"
    )


def test_statements_nearly_alike_and_a_passage_with_two_stances(looks: list[dict[str, Any]]) -> None:
    assert [name for name, _ in of(looks, "statements-alike")] == ["bridge-was-opened"]
    [(name, message)] = of(looks, "stances-differ")
    assert name == "bridge-was-opened"
    assert message.startswith("partly here and supports in 'bridge-opened'")


def test_a_brief_quote_where_the_words_are_the_matter(looks: list[dict[str, Any]]) -> None:
    assert {name for name, _ in of(looks, "quote-brief")} == {"bridge-marvel", "which-bridge"}


def test_the_strongest_come_first_and_it_is_no_error(root: Path, looks: list[dict[str, Any]]) -> None:
    strengths = [look["strength"] for look in looks]
    assert strengths == sorted(strengths, reverse=True)
    assert len(set(strengths)) > 5
    done = run(root, "review")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 15
    assert done.stdout.startswith("claims.yaml:11:32: bridge-opened: hedge 'reportedly' stands outside")
    assert done.stderr.startswith("15 to look at again (5 word-outside, ")


def test_one_claim_and_json(root: Path) -> None:
    done = run(root, "review", "--claim", "repairs-two-months", "--format", "json")
    rows = json.loads(done.stdout)
    assert {row["entry"] for row in rows} == {"repairs-two-months"}
    [outside] = [row for row in rows if row["kind"] == "word-outside"]
    line = (root / "claims.yaml").read_text("utf-8").splitlines()[outside["line"] - 1]
    assert line[outside["column"] - 1 :].startswith('"1,000 crowns and took"')
    assert run(root, "review", "--claim", "repairs").returncode == 2


def test_the_order_in_which_a_set_gives_its_words_does_not_matter() -> None:
    rarity = Rarity(weights={"bridge": 0.1, "mayor": 0.2, "repairs": 0.3, "crowns": 0.7}, unknown=1.1)
    assert len({rarity.weight_of(words) for words in permutations((*rarity.weights, "clerk"))}) == 1


def test_only_what_changed_since_a_revision(root: Path) -> None:
    for command in (["init", "-q"], ["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a"]):
        subprocess.run(["git", *command], cwd=root, check=True)
    assert run(root, "review", "--since", "HEAD").stdout == ""
    text = (root / "claims.yaml").read_text("utf-8")
    (root / "claims.yaml").write_text(text.replace("Only Alpha names the day.", "Both reports name the day."), "utf-8")
    done = run(root, "review", "--since", "HEAD", "--format", "json")
    assert {row["entry"] for row in json.loads(done.stdout)} == {"bridge-was-opened"}
    assert run(root, "review", "--since", "nothing").returncode == 2


def test_without_the_copies_it_says_what_it_leaves_out(make_project: Callable[..., Path]) -> None:
    done = run(make_project(REGISTRY, alpha=ALPHA, beta=BETA, copies=False), "review")
    assert done.returncode == 0
    assert "no retained copy at hand of alpha, beta" in done.stderr
    assert "[quote-brief]" in done.stdout
    assert "[word-outside]" not in done.stdout
