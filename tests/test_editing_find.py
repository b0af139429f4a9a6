"""Words lead to the sentence, who cites it, and a citation that holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.command_line import REGISTRY, run

TWICE = "The keeper lit the lamp. Nobody saw it. The keeper lit the lamp. The “old” lamp burns.\n"
ONE_CLAIM = "settings: {coverage: 0, quoted_share: 1}\ntopics: {t: {name: T}}\nclaims: {}\n"
CLAIM = """claims:
  it:
    statement: It is so.
    kind: fact
    topic: t
    evidence: [{citation}]
    history: [{{date: 2026-11-22, change: First published.}}]"""
LONG = " ".join(f"w{n}x" for n in range(60)) + ".\n"


def citations_in(output: str) -> list[dict[str, str]]:
    """The citations to paste that ``find`` prints, one a sentence, the nearest first."""
    blocks = re.findall(r"^ {6}- source: .*\n(?: {8}.*\n)+", output + "\n", re.MULTILINE)
    return [citation for block in blocks for citation in yaml.safe_load(block)]


def test_word_forms_and_small_slips_find_the_sentence(make_project: Callable[..., Path]) -> None:
    root = make_project(REGISTRY)
    for words in ("mayors opening bridges", "opend the brigde", "OPENED bridge mayor"):
        _, sentence, cited_by, *_ = run(root, "find", words, "--limit", "1").stdout.splitlines()
        assert "opened the bridge" in sentence, words
        assert cited_by == "  cited by: mayor-opened-the-bridge, divergence day-of-the-opening", words


@pytest.mark.parametrize(("words", "telling"), [("w3x w50x", "w3x"), ("w30x", "w30x"), ("thank builders", "not thank")])
def test_the_citation_is_proved_and_short(make_project: Callable[..., Path], words: str, telling: str) -> None:
    root = make_project(ONE_CLAIM, gamma=LONG, delta="He did not thank the builders of it.\n")
    [citation] = citations_in(run(root, "find", words, "--limit", "1").stdout)
    assert telling in citation["quote"]
    assert len(citation["quote"].split()) <= 25
    (root / "claims.yaml").write_text(ONE_CLAIM.replace("claims: {}", CLAIM.format(citation=citation)), "utf-8")
    assert run(root, "check").returncode == 0


def test_a_quote_that_occurs_twice_gets_its_place(make_project: Callable[..., Path]) -> None:
    output = run(make_project("topics: {}\n", gamma=TWICE), "find", "keeper lit lamp", "--limit", "2").stdout
    assert citations_in(output) == [
        {"source": "gamma", "quote": "The keeper lit the lamp", "at": "p1.s1", "stance": "supports"},
        {"source": "gamma", "quote": "The keeper lit the lamp", "at": "p1.s3", "stance": "supports"},
    ]


def test_the_command_prints_place_sentence_and_yaml(make_project: Callable[..., Path]) -> None:
    done = run(make_project(REGISTRY), "find", "crowns", "cost", "--limit", "1", "--source", "beta")
    assert done.returncode == 0
    assert done.stdout.startswith("beta p2.s1")
    assert "It cost 1,200 crowns in all." in done.stdout
    assert "cited by: bridge-cost-1000" in done.stdout
    assert '- source: beta\n        quote: "It cost 1,200 crowns in all"' in done.stdout


def test_without_copies_it_says_where_it_looked(make_project: Callable[..., Path]) -> None:
    done = run(make_project(REGISTRY, copies=False), "find", "bridge")
    assert (done.returncode, done.stdout) == (1, "")
    assert "alpha.txt, beta.txt" in done.stderr
    assert "no-such-folder" in done.stderr


@pytest.mark.parametrize("copies", [True, False])
def test_uncovered_lists_places_with_the_text_at_hand(make_project: Callable[..., Path], copies: bool) -> None:
    done = run(make_project(REGISTRY, copies=copies), "find", "--uncovered")
    assert done.returncode == 0
    assert "alpha: 2 open" in done.stdout
    assert "  p2.s2" in done.stdout
    assert ("He did not thank the builders" in done.stdout) is copies
    assert "beta: every sentence is cited or set aside" in done.stdout


def test_misuse_is_told(make_project: Callable[..., Path]) -> None:
    root = make_project(REGISTRY)
    assert run(root, "find").returncode == 2
    done = run(root, "find", "bridge", "--source", "alpa")
    assert (done.returncode, done.stderr) == (2, "unknown source 'alpa'; did you mean 'alpha'?\n")
    assert run(root, "find", "zeppelin").returncode == 1
