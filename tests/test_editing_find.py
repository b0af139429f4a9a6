"""Words lead to the sentence, who cites it, and a citation that holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator import project
from generator.editing.find import found_for
from generator.editing.find_report import citation_to_paste
from generator.evidence.quotes import Proof, prove
from tests.command_line import REGISTRY, run

TWICE = "The keeper lit the lamp. Nobody saw it. The keeper lit the lamp. The “old” lamp burns.\n"
LONG = " ".join(f"w{n}x" for n in range(60)) + ".\n"


def test_word_forms_and_small_slips_find_the_sentence(make_project: Callable[..., Path]) -> None:
    assessment = project.read(make_project(REGISTRY)).assessment
    assert assessment is not None
    for words in ("mayors opening bridges", "opend the brigde", "OPENED bridge mayor"):
        first = found_for(assessment, words)[0]
        assert "opened the bridge" in first.sentence, words
        assert "mayor-opened-the-bridge" in first.cited_by
        assert "divergence day-of-the-opening" in first.cited_by


def test_the_citation_is_proved_and_short(make_project: Callable[..., Path]) -> None:
    assessment = project.read(
        make_project("topics: {}\n", gamma=LONG, delta="He did not thank the builders of it.\n")
    ).assessment
    assert assessment is not None
    for words in ("w3x w50x", "w30x", "thank builders"):
        found = found_for(assessment, words)[0]
        assert found.quote is not None
        assert len(found.quote.split()) <= 25
        assert isinstance(prove(found.quote, assessment.fingerprints[found.source], found.at), Proof)
    assert "not thank" in (found_for(assessment, "thank builders")[0].quote or "")


def test_a_quote_that_occurs_twice_gets_its_place(make_project: Callable[..., Path]) -> None:
    assessment = project.read(make_project("topics: {}\n", gamma=TWICE)).assessment
    assert assessment is not None
    first, second = found_for(assessment, "keeper lit lamp")[:2]
    assert [first.at, second.at] == ["p1.s1", "p1.s3"]
    [pasted] = yaml.safe_load(citation_to_paste(first))
    assert pasted == {"source": "gamma", "quote": first.quote, "at": "p1.s1", "stance": "supports"}


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
