"""The real registry keeps its promises."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from generator import project
from generator.editing.review_entries import brief_quotes
from generator.evidence.assessment import Assessment
from generator.evidence.fingerprint import fingerprint_of
from generator.evidence.sentences import segment
from generator.evidence.words import words_of
from generator.registry.vocabulary import Stance, Status
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    checked = project.read(ROOT)
    assert list(map(str, checked.problems)) == []
    assert checked.assessment is not None
    return checked.assessment


def test_every_sentence_of_every_report_is_accounted_for(assessment: Assessment) -> None:
    assert {name: coverage.uncovered for name, coverage in assessment.coverage.items()} == dict.fromkeys(
        assessment.sources, ()
    )


def test_every_status_occurs_but_one(assessment: Assessment) -> None:
    """No two lines that each state an origin stand for any claim, and the site says so."""
    assert {found.status for found in assessment.weights.values()} == set(Status) - {Status.CORROBORATED}


def test_no_status_is_written_by_hand(assessment: Assessment) -> None:
    assert [claim.id for claim in assessment.registry.claims.values() if claim.status or claim.status_note] == []


def test_the_letter_report_is_not_silent_on_the_call(assessment: Assessment) -> None:
    of_the_call = {"call", "pardon", "call-gaza", "call-syria", "tunnels", "syria-action", "reporting"}
    assert [topic for topic in of_the_call if "letter-report" in assessment.subjects[topic]] == []


def test_every_quote_of_a_wording_a_conflict_or_a_tension_shows_it(assessment: Assessment) -> None:
    """But where the report’s own clause is that short."""
    assert [(look.entry[1], look.message) for look in brief_quotes(assessment)] == [
        ("who-reported-trumps-words", "4 words of the-cradle: “citing a US official”")
    ]


def test_spelling_and_dates_are_of_one_style() -> None:
    text = (ROOT / "claims.yaml").read_text("utf-8")
    own = "\n".join(line for line in text.splitlines() if not re.match(r"\s*(- )?(quote|kind|- \{source)\b", line))
    british = (
        r"(?<![-\w])\w*(?:favour|colour|behaviour|defence|judgement|cancelled|labelled|metres|criticis(?:e|ing))\w*"
    )
    weekday = r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d"
    month = r"(?:January|February|March|May|June|July|August|September|October|November|December) \d{1,2}(?!\d)"
    assert re.findall(british, own) == []
    assert re.findall(weekday, own) == []
    assert [each for each in re.findall(month, own) if each != "December 4"] == []  # the date as a post has it


def test_every_report_is_cited_and_contradicted_or_contradicts(assessment: Assessment) -> None:
    stances = Counter((each.source, each.stance) for c in assessment.registry.claims.values() for each in c.evidence)
    assert all(stances[source, Stance.SUPPORTS] >= 10 for source in assessment.sources)
    assert sum(stances[source, Stance.CONTRADICTS] for source in assessment.sources) >= 10


def test_every_divergence_cites_at_least_one_report_for_each_reading(assessment: Assessment) -> None:
    assert len(assessment.registry.divergences) >= 20
    assert all(reading.cites for each in assessment.registry.divergences.values() for reading in each.readings)


def test_no_report_is_quoted_beyond_three_fifths(assessment: Assessment) -> None:
    assert max(coverage.quoted_share for coverage in assessment.coverage.values()) <= 0.6


def test_fingerprints_are_those_of_the_retained_copies(assessment: Assessment, texts: Path) -> None:
    for name, source in assessment.sources.items():
        assert fingerprint_of((texts / source.file).read_bytes(), segment) == assessment.fingerprints[name]


def test_no_file_carries_a_report(texts: Path) -> None:
    runs = set()
    for path in texts.glob("*.txt"):
        words = words_of(path.read_text("utf-8"))
        runs.update(words[n : n + 26] for n in range(len(words) - 25))
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        try:
            words = words_of(path.read_text("utf-8"))
        except (UnicodeDecodeError, FileNotFoundError):
            continue
        assert not any(words[n : n + 26] in runs for n in range(len(words) - 25)), name


def test_check_prints_no_problem() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "no problems" in done.stdout
