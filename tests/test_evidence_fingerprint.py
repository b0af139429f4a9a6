"""A fingerprint proves quotes, cannot be read as text, and is refused when it is damaged or old."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.evidence.fingerprint import FingerprintError, fingerprint_of, fingerprint_text, read_fingerprint
from generator.evidence.quotes import Proof, prove
from generator.evidence.words import words_of
from tests.command_line import run
from tests.conftest import ALPHA, BETA

REGISTRY = """\
    topics: {bridge: {name: The bridge}}
    claims:
      opened:
        statement: The mayor opened the bridge.
        kind: fact
        topic: bridge
        evidence: [{source: alpha, quote: The mayor opened the bridge, stance: supports}]
        history: [{date: 2026-01-01, change: First published.}]
    """


def file_of(text: str) -> str:
    return fingerprint_text(fingerprint_of(text.encode()))


@pytest.mark.parametrize("text", [ALPHA, BETA, "", "\n\n", "One two.", "שָׁלוֹם עולם טוב מאוד\r\n\r\nOne -4.2% of it\n"])
def test_what_is_written_is_what_is_read(text: str) -> None:
    fingerprint = fingerprint_of(text.encode())
    assert read_fingerprint(fingerprint_text(fingerprint)) == fingerprint


def test_a_quote_holds_in_the_file_that_was_read() -> None:
    assert isinstance(prove("the mayor opened the bridge on Tuesday", read_fingerprint(file_of(BETA))), Proof)


def test_the_text_cannot_be_read_from_the_file() -> None:
    text = file_of(ALPHA)
    assert [word for word in set(words_of(ALPHA)) if len(word) > 3 and word in text.lower()] == []


def test_the_same_words_in_another_copy_have_other_hashes() -> None:
    one, other = file_of(ALPHA).splitlines()[3:], file_of(ALPHA + "\n\n")
    assert not any(run in other for line in one for run in line.split(" ")[3:])


def test_a_file_is_the_same_in_every_release() -> None:
    """Committed fingerprints go on proving quotes."""
    assert file_of("The old clock did not stop. It ran.\nNobody saw it.\n") == (
        "fingerprint-format 1\n"
        "sha256 c25009510f14e45f358906e9c893013cc9eebcd1ce6a632fbe26b37462f3d48d\n"
        "tokens 11\n"
        "p1.s1 6 4 8474a15d09 ffe9b53805 1949eea5b9 da748ba57e 8937c5d723\n"
        "p1.s2 2 -\n"
        "p2.s1 3 0\n"
    )


def test_places_count_paragraphs_and_sentences() -> None:
    places = [sentence.place for sentence in fingerprint_of(ALPHA.encode()).sentences]
    assert places == ["p1.s1", "p2.s1", "p2.s2", "p2.s3"]


@pytest.mark.parametrize(
    "text", ["One two.\n\n \t\nThree four.", "One two.\r\nThree four.\r\n", "\ufeffOne two.\nThree four."]
)
def test_blank_lines_and_line_ends_make_no_paragraphs(text: str) -> None:
    assert [s.place for s in fingerprint_of(text.encode()).sentences] == ["p1.s1", "p2.s1"]


def test_a_line_without_words_makes_no_sentence() -> None:
    assert [s.place for s in fingerprint_of(b"One two.\n* * *\nThree.").sentences] == ["p1.s1", "p3.s1"]


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        pytest.param(lambda _: "", 1, id="empty"),
        pytest.param(lambda text: text.replace("format 1", "format 2"), 1, id="another format"),
        pytest.param(lambda text: "<<<<<<< HEAD\n" + text, 1, id="a merge mark"),
        pytest.param(lambda text: "\n".join(text.split("\n")[:1]), 2, id="cut after the first line"),
        pytest.param(lambda text: re.sub(r"sha256 ..", "sha256 ", text), 2, id="a short sum"),
        pytest.param(lambda text: re.sub(r"sha256 ..", "sha256 zz", text), 2, id="no hexadecimal sum"),
        pytest.param(lambda text: re.sub(r"tokens \d+", "tokens 1", text), 3, id="another count"),
        pytest.param(lambda text: "\n".join(text.split("\n")[:5]) + "\n", 3, id="cut in the middle"),
        pytest.param(lambda text: text.replace("p2.s1 4", "p2.s1 four"), 5, id="a count in words"),
        pytest.param(lambda text: text.replace("p2.s1 4 -", "p2.s1"), 5, id="a line without fields"),
        pytest.param(lambda text: re.sub(r" [0-9a-f]{10}\n", "\n", text, count=1), 4, id="a lost hash"),
        pytest.param(lambda text: re.sub(r"(p2\.s1 4 - )[0-9a-f]", r"\1", text), 5, id="a hash cut short"),
        pytest.param(lambda text: re.sub(r"(p2\.s1 4 - )[0-9a-f]", r"\1x", text), 5, id="no hexadecimal hash"),
        pytest.param(lambda text: text.replace("p2.s1 4 -", "p2.s1 4 9"), 5, id="a negation outside the sentence"),
        pytest.param(lambda text: text.replace("p2.s1", "somewhere"), 5, id="no place"),
        pytest.param(lambda text: text.replace("p2.s2", "p2.s1"), 6, id="a place that stands twice"),
    ],
)
def test_a_damaged_file_is_refused_at_its_line(damage: Callable[[str], str], line: int) -> None:
    with pytest.raises(FingerprintError) as caught:
        read_fingerprint(damage(file_of(ALPHA)))
    assert caught.value.line == line


def test_a_damaged_file_is_named_at_its_place(make_project: Callable[..., Path]) -> None:
    root = make_project(REGISTRY)
    path = root / "seeds" / "beta.fingerprint"
    path.write_text(path.read_text("utf-8").replace("p1.s1 14", "p1.s1 x"), "utf-8")
    assert (
        "seeds/beta.fingerprint:4:1: line must be 'place count negations hash …' [fingerprint-invalid]"
        in run(root, "check").stdout.splitlines()
    )


def test_a_changed_copy_is_named(make_project: Callable[..., Path]) -> None:
    root = make_project(REGISTRY)
    assert run(root, "check").returncode == 0
    (root / "seeds" / "alpha.txt").write_text(ALPHA.replace("Monday", "Sunday"), "utf-8")
    [line] = run(root, "check").stdout.splitlines()
    assert line.startswith("seeds/alpha.fingerprint:2:")
    assert line.endswith("[fingerprint-stale]")
    assert "fingerprint alpha" in line


def test_no_copy_is_needed_to_prove_a_quote(make_project: Callable[..., Path]) -> None:
    assert run(make_project(REGISTRY, copies=False), "check").returncode == 0
