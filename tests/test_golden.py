"""Registries with problems and the exact list of what is wrong with each."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator import project
from generator.evidence.fingerprint import fingerprint_of, written
from generator.evidence.sentences import segment
from generator.problems.codes import EXPLANATIONS
from tests.time_limit import at_most

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())
ELSEWHERE = {
    "standing-page": "is about hand-written pages, which a case does not have: test_site.py",
    "block-unknown": "is about hand-written pages, too: test_site.py",
    "copy-missing": "is told by the command 'fingerprint' alone: test_commands.py",
}


def told_about(case: str, folder: Path) -> str:
    """The printed problems of a copy of the case; reports without a fingerprint get theirs first."""
    shutil.copytree(GOLDEN / case, folder)
    for path in sorted((folder / "seeds").glob("*.txt")):
        fingerprint = path.with_suffix(".fingerprint")
        if not fingerprint.exists():
            fingerprint.write_text(written(fingerprint_of(path.read_bytes(), segment)), "utf-8")
    with at_most(5):
        problems = project.read(folder).problems
    return "".join(f"{problem}\n" for problem in problems)


def codes_expected(case: str) -> set[str]:
    return set(re.findall(r"\[([a-z0-9-]+)\]$", (GOLDEN / case / "diagnostics.txt").read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("case", CASES)
def test_exactly_these_problems_are_told(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setenv("SEED_TEXTS", "no-such-folder")
    told = told_about(case, tmp_path / "project")
    expected = GOLDEN / case / "diagnostics.txt"
    if request.config.getoption("--update-golden"):
        expected.write_text(told, "utf-8", newline="\n")
    assert told.splitlines() == expected.read_text("utf-8").splitlines()


def test_every_code_is_tripped_by_some_case() -> None:
    tripped = set[str]().union(*map(codes_expected, CASES))
    assert sorted(EXPLANATIONS.keys() - tripped) == sorted(ELSEWHERE)


def test_every_code_that_is_told_is_explained() -> None:
    assert set[str]().union(*map(codes_expected, CASES)) <= EXPLANATIONS.keys()


@pytest.mark.parametrize("code", EXPLANATIONS)
def test_an_explanation_says_why_and_how_in_whole_sentences(code: str) -> None:
    assert all(text[0].isupper() and text.endswith(".") for text in EXPLANATIONS[code])
