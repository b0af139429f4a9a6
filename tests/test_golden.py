"""Registries with problems and the exact list of what is wrong with each."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.catalog import CODES
from tests.command_line import run
from tests.time_limit import at_most

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())
ELSEWHERE = {
    "standing-page": "is about hand-written pages, which a case does not have: test_site.py",
    "block-unknown": "is about hand-written pages, too: test_mkdocs_preview.py",
    "copy-missing": "is a problem of the command 'fingerprint' alone: test_commands.py",
}


def problems_of(case: str, folder: Path) -> str:
    """What the check prints about a copy of the case; reports without a fingerprint get theirs first."""
    shutil.copytree(GOLDEN / case, folder)
    texts = sorted((folder / "seeds").glob("*.txt"))
    run(folder, "fingerprint", *(path.stem for path in texts if not path.with_suffix(".fingerprint").exists()))
    with at_most(5):
        done = run(folder, "check")
    return done.stdout if done.returncode else ""


def codes_expected(case: str) -> set[str]:
    return set(re.findall(r"\[([a-z0-9-]+)\]$", (GOLDEN / case / "diagnostics.txt").read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("case", CASES)
def test_exactly_these_problems_are_listed(case: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    problems = problems_of(case, tmp_path / "project")
    expected = GOLDEN / case / "diagnostics.txt"
    if request.config.getoption("--update-golden"):
        expected.write_text(problems, "utf-8", newline="\n")
    assert problems.splitlines() == expected.read_text("utf-8").splitlines()


def test_every_code_is_tripped_by_some_case() -> None:
    tripped = set[str]().union(*map(codes_expected, CASES))
    assert sorted(CODES.keys() - tripped) == sorted(ELSEWHERE)


def test_every_code_that_is_listed_is_explained() -> None:
    assert set[str]().union(*map(codes_expected, CASES)) <= CODES.keys()


@pytest.mark.parametrize("code", CODES)
def test_an_explanation_says_why_and_how_in_whole_sentences(code: str) -> None:
    assert all(text[0].isupper() and text.endswith(".") for text in (CODES[code].why, CODES[code].fix))
