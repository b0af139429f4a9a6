"""The commands as an editor meets them: what they print, what they return, and what they leave alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.commands.main import main
from generator.evidence.fingerprint import Fingerprint, fingerprint_of
from tests.conftest import ALPHA, ROOT
from tests.time_limit import at_most

GOOD = """\
origins:
  post: {name: the Daily Post, kind: news-organisation}
topics:
  bridge: {name: The bridge}
claims:
  bridge-opened:
    statement: The mayor opened the bridge.
    kind: fact
    topic: bridge
    status: single-origin
    evidence:
      - {source: alpha, quote: The mayor opened the bridge on Monday, stance: supports, via: [post]}
      - {source: beta, quote: the mayor opened the bridge on Tuesday, stance: supports, via: [post]}
    history:
      - {date: 2026-01-01, change: First published.}
"""
BOMB = "a: &a [x,x,x]\n" + "".join(f"{b}: &{b} [*{a},*{a},*{a}]\n" for a, b in ("ab", "bc", "cd", "de", "ef"))
FORM = re.compile(r"[^:\s]+:[1-9]\d*:[1-9]\d*: \S.* \[[a-z0-9-]+\]")
Make = Callable[..., Path]
Capture = pytest.CaptureFixture[str]


def run(root: Path, *arguments: str) -> int:
    with at_most(5):
        return main(["--root", str(root), *arguments])


def test_a_clean_check_says_so_in_one_line(make_project: Make, capsys: Capture) -> None:
    assert run(make_project(GOOD), "check") == 0
    out, err = capsys.readouterr()
    assert out == "1 claim, 2 quotes proved in 2 sources, 0 divergences, 0 events: no problems\n"
    assert err == ""


def test_the_project_of_this_folder_is_meant_unless_told(
    make_project: Make, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(make_project(GOOD))
    assert main(["check"]) == 0
    assert "no problems" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        pytest.param(GOOD, "", "claims.yaml:1:1: … [file-empty]", id="empty file"),
        pytest.param("  bridge-opened:", "\tbridge-opened:", "claims.yaml:6:1: … tab … [yaml-syntax]", id="a tab"),
        pytest.param(GOOD, BOMB, "claims.yaml:1:4: … [yaml-anchor]", id="a billion laughs"),
        pytest.param("source: beta", "source: gamma", "claims.yaml:13:18: …'gamma'… [source-unknown]", id="no record"),
        pytest.param("on Monday", "on Sunday", "claims.yaml:12:32: …'sunday'… [quote-departs]", id="one word off"),
        pytest.param(
            "The mayor opened the bridge on Monday",
            "opened the bridge",
            "claims.yaml:12:32: …3: 'opened the bridge' [quote-short]",
            id="three words",
        ),
        pytest.param("  bridge-opened:", "  ../x:", "claims.yaml:6:3: …'../x' [id-invalid]", id="an id that is a path"),
        pytest.param(
            "    topic: bridge",
            "    topic: bridge\n    date: 2025-02-30",
            "claims.yaml:10:11: …'2025-02-30' [date-invalid]",
            id="a day that does not exist",
        ),
        pytest.param(
            "status: single-origin",
            "status: corroborated",
            "claims.yaml:10:13: …'single-origin'…the Daily Post… [status-too-strong]",
            id="a status that outruns its evidence",
        ),
        pytest.param(
            "stance: supports, via: [post]}\n    history",
            "stance: suports, via: [post]}\n    history",
            "claims.yaml:13:79: …did you mean 'supports'? [word-unknown]",
            id="a misspelled word",
        ),
        pytest.param(
            "statement: The", "statment: The", "claims.yaml:7:5: …did you mean 'statement'? [key-unknown]", id="a key"
        ),
        pytest.param(
            "    topic: bridge\n",
            "    topic: bridge\n    topic: road\n",
            "claims.yaml:10:5: …claims.yaml:9:5 [key-repeated]",
            id="a repeated key",
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_place_and_left_alone(
    old: str, new: str, line: str, make_project: Make, capsys: Capture
) -> None:
    text = GOOD.replace(old, new)
    root = make_project(text.encode())
    assert run(root, "check") == 1
    out, err = capsys.readouterr()
    lines = out.splitlines()
    pattern = re.compile(".*".join(map(re.escape, line.replace(" … ", "…").split("…"))))
    assert any(map(pattern.fullmatch, lines)), out
    assert all(map(FORM.fullmatch, lines)), out
    assert err.startswith(f"{len(lines)} problem{'s' if len(lines) != 1 else ''}; ")
    assert len(err.splitlines()) == 1
    assert (root / "claims.yaml").read_bytes() == text.encode()


def test_a_file_that_is_not_utf8_is_told_at_its_byte(make_project: Make, capsys: Capture) -> None:
    data = GOOD.replace("The bridge}", "The café}").encode("latin-1")
    root = make_project(data)
    assert run(root, "check") == 1
    assert capsys.readouterr().out.startswith("claims.yaml:4:25: file must be UTF-8: byte 0xE9")
    assert (root / "claims.yaml").read_bytes() == data


def test_a_missing_registry_is_told(make_project: Make, capsys: Capture) -> None:
    root = make_project(GOOD)
    (root / "claims.yaml").unlink()
    assert run(root, "check") == 1
    assert capsys.readouterr().out == "claims.yaml:1:1: file must exist [file-missing]\n"


def test_a_folder_in_place_of_the_registry_is_told(make_project: Make, capsys: Capture) -> None:
    root = make_project(GOOD)
    (root / "claims.yaml").unlink()
    (root / "claims.yaml").mkdir()
    assert run(root, "check") == 1
    assert "[file-missing]" in capsys.readouterr().out


def test_a_missing_record_is_told_where_it_is_cited(make_project: Make, capsys: Capture) -> None:
    root = make_project(GOOD)
    (root / "seeds" / "beta.yaml").unlink()
    assert run(root, "check") == 1
    assert "claims.yaml:13:18: source must have a record in seeds/: 'beta' [source-unknown]" in capsys.readouterr().out


def test_a_record_without_a_key_is_told(make_project: Make, capsys: Capture) -> None:
    root = make_project(GOOD)
    path = root / "seeds" / "beta.yaml"
    path.write_text(path.read_text("utf-8").replace("publisher: null\n", ""), "utf-8")
    assert run(root, "check") == 1
    assert capsys.readouterr().out == "seeds/beta.yaml:1:1: this entry must have the key 'publisher' [key-missing]\n"


def test_a_changed_report_is_told(make_project: Make, capsys: Capture) -> None:
    root = make_project(GOOD)
    (root / "seeds" / "alpha.txt").write_text(ALPHA + "More.\n", "utf-8")
    assert run(root, "check") == 1
    assert re.match(r"seeds/alpha\.fingerprint:2:1: .*'alpha\.txt'.* \[fingerprint-stale\]", capsys.readouterr().out)


def test_the_nearest_passage_is_shown_only_where_the_copy_is_at_hand(make_project: Make, capsys: Capture) -> None:
    wrong = GOOD.replace("on Monday", "on Sunday")
    run(make_project(wrong), "check")
    assert "the bridge on [-sunday-] {+monday+}" in capsys.readouterr().out


def test_without_the_copy_the_word_is_named_and_nothing_shown(make_project: Make, capsys: Capture) -> None:
    run(make_project(GOOD.replace("on Monday", "on Sunday"), copies=False), "check")
    out = capsys.readouterr().out
    assert "'sunday'" in out
    assert "monday" not in out.lower()


def test_a_quote_that_stands_twice_names_both_places(make_project: Make, capsys: Capture) -> None:
    twice = "The mayor opened the bridge on Monday.\nThe mayor opened the bridge on Monday.\n"
    root = make_project(GOOD, alpha=twice, beta="A clerk said the mayor opened the bridge on Tuesday.\n")
    assert run(root, "check") == 1
    assert re.match(r"claims\.yaml:12:32: .*p1\.s1 and p2\.s1.* \[quote-ambiguous\]", capsys.readouterr().out)


def test_every_problem_is_told_in_order_of_place(make_project: Make, capsys: Capture) -> None:
    root = make_project(GOOD.replace("topic: bridge", "topic: brige").replace("Monday", "Sunday"))
    assert run(root, "check") == 1
    out, err = capsys.readouterr()
    assert [line.split(":")[1] for line in out.splitlines()] == ["9", "12"]
    assert err.startswith("2 problems; ")


def test_status_shows_counts_and_a_line_for_each_source(make_project: Make, capsys: Capture) -> None:
    assert run(make_project(GOOD), "status") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "claims       1 (single-origin 1)"
    table = [re.split(r"\s{2,}", line) for line in lines[-3:]]
    assert table[0] == (
        ["source", "coverage", "quoted", "sentences", "set aside", "supports", "partly", "differs", "contradicts"]
    )
    assert [row[0] for row in table[1:]] == ["alpha", "beta"]
    assert table[1][1:] == ["25.0%", "20.6%", "4", "0", "1", "0", "0", "0"]


def test_status_lists_the_sentences_nobody_cites(make_project: Make, capsys: Capture) -> None:
    assert run(make_project(GOOD), "status", "--uncovered") == 0
    out = capsys.readouterr().out
    assert out.startswith("alpha: 3 open")
    assert all(place in out for place in ("p2.s1", "p2.s2", "p2.s3", "beta: 1 open"))


def test_status_tells_problems_too(make_project: Make, capsys: Capture) -> None:
    assert run(make_project(GOOD.replace("on Monday", "on Sunday")), "status") == 1
    assert "[quote-departs]" in capsys.readouterr().out


def test_explain_says_why_and_how(capsys: Capture) -> None:
    assert main(["explain", "quote-short"]) == 0
    out = capsys.readouterr().out
    assert out == (
        "quote-short\n"
        "  Why: Three words in a row prove little: they occur in many texts.\n"
        "  Fix: Quote at least four words on each side of a gap.\n"
    )


def test_explain_suggests_the_code_that_was_meant(capsys: Capture) -> None:
    assert main(["explain", "quote-shrt"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "unknown code 'quote-shrt'; did you mean 'quote-short'?\n"


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["explain"], ["check", "--nonsense"]])
def test_misuse_returns_2_and_shows_the_usage(arguments: list[str], capsys: Capture) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "usage: python -m generator" in err.lower()


def test_help_is_no_misuse(capsys: Capture) -> None:
    assert main(["--help"]) == 0
    assert "check" in capsys.readouterr().out


def test_fingerprint_writes_a_file_for_each_source(make_project: Make, capsys: Capture) -> None:
    root = make_project(GOOD)
    path = root / "seeds" / "alpha.fingerprint"
    before = path.read_bytes()
    path.unlink()
    assert run(root, "fingerprint") == 0
    assert capsys.readouterr().out.splitlines() == [
        "seeds/alpha.fingerprint: 4 sentences, 34 words",
        "seeds/beta.fingerprint: 2 sentences, 20 words",
    ]
    assert path.read_bytes() == before


def test_fingerprint_makes_only_what_is_named(make_project: Make, capsys: Capture) -> None:
    root = make_project(GOOD)
    (root / "seeds" / "beta.fingerprint").unlink()
    assert run(root, "fingerprint", "alpha") == 0
    assert "beta" not in capsys.readouterr().out
    assert not (root / "seeds" / "beta.fingerprint").exists()


def test_fingerprint_writes_nothing_when_it_is_stopped_at_the_second_report(
    make_project: Make, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    root = make_project(GOOD)
    prints = [root / "seeds" / f"{name}.fingerprint" for name in ("alpha", "beta")]
    for path in prints:
        path.unlink()

    def stop_at_beta(data: bytes) -> Fingerprint:
        if data.startswith(b"A clerk"):
            raise KeyboardInterrupt
        return fingerprint_of(data)

    monkeypatch.setattr("generator.project.fingerprint_of", stop_at_beta)
    assert run(root, "fingerprint") == 130
    assert capsys.readouterr().err == "\nstopped; nothing was written\n"
    assert [path for path in prints if path.exists()] == []


def test_fingerprint_says_which_copy_is_missing(make_project: Make, capsys: Capture) -> None:
    root = make_project(GOOD)
    (root / "seeds" / "beta.txt").unlink()
    assert run(root, "fingerprint") == 1
    out = capsys.readouterr().out
    assert "seeds/alpha.fingerprint: 4 sentences" in out
    assert re.search(r"^seeds/beta\.yaml:1:1: .*'beta\.txt' \[copy-missing\]$", out, re.MULTILINE)


def test_fingerprint_prints_no_blank_line_when_it_made_nothing(make_project: Make, capsys: Capture) -> None:
    assert run(make_project(GOOD, copies=False), "fingerprint") == 1
    assert all(capsys.readouterr().out.splitlines())


def test_fingerprint_says_that_a_source_is_unknown(make_project: Make, capsys: Capture) -> None:
    assert run(make_project(GOOD), "fingerprint", "gamma") == 1
    assert "seeds/gamma.yaml:1:1: record must exist [file-missing]" in capsys.readouterr().out


def test_fingerprint_tells_a_copy_that_is_not_utf8(make_project: Make, capsys: Capture) -> None:
    root = make_project(GOOD)
    (root / "seeds" / "alpha.txt").write_bytes("The café closed.".encode("latin-1"))
    assert run(root, "fingerprint") == 1
    assert "[not-utf8]" in capsys.readouterr().out


def test_quotes_are_printed_in_utf8_whatever_the_machine_is_set_to(make_project: Make) -> None:
    command = [sys.executable, "-m", "generator", "--root", str(make_project(GOOD)), "why", "bridge-opened"]
    variables = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "“The mayor opened the bridge on Monday”" in done.stdout.decode("utf-8")


def test_a_reader_that_stops_reading_is_no_failure(make_project: Make) -> None:
    root = make_project(GOOD.replace("topic: bridge", "topic: brige"))
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "generator", "--root", str(root), "check"]
    try:
        done = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
