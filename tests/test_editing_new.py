"""A new claim stands in its place, proved, or the file stays as it was."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.commands.main import main
from generator.editing.insertion import with_claim
from generator.editing.layout import canonical_layout
from generator.editing.new_claim import citation_from, proposed_id, similar_claims
from generator.registry.model import Registry
from tests.command_line import REGISTRY, Terminal, run, run_with_answers
from tests.conftest import ROOT

GOOD = (
    *("new", "claim", "--statement", "He did not thank the builders of the bridge.", "--kind", "fact"),
    *("--topic", "bridge", "--person", "mayor", "--date", "2025-12"),
    *("--cite", "alpha:supports:He did not thank the builders:daily-post,clerk"),
)


def without(option: str, *more: str) -> tuple[str, ...]:
    at = GOOD.index(option)
    return (*GOOD[:at], *GOOD[at + 2 :], *more)


def test_the_entry_stands_after_the_last_of_its_topic_and_all_else_stays(make_project: Callable[..., Path]) -> None:
    root = make_project(REGISTRY)
    done = run(root, *GOOD)
    assert done.returncode == 0, done.stderr
    text = (root / "claims.yaml").read_text("utf-8")
    start = text.index("  not-thank-builders-bridge:")
    end = text.index("\n  # what it cost", start)
    assert text[: start - 1] + text[end:] == REGISTRY
    assert text[start:end].startswith(
        "  not-thank-builders-bridge:\n"
        "    statement: He did not thank the builders of the bridge.\n"
        "    kind: fact\n    topic: bridge\n    people: [mayor]\n    date: 2025-12\n    evidence:\n"
        '      - source: alpha\n        quote: "He did not thank the builders"\n        stance: supports\n'
        "        via: [daily-post, clerk]\n    history:\n      - {date: 20"
    )
    assert "Status: One report (single-source)" in done.stdout
    assert "added not-thank-builders-bridge to claims.yaml" in done.stdout
    assert run(root, "check").returncode == 0
    assert [path.name for path in root.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "before",
    [
        "claims:\n",
        "claims:",
        "# c\nclaims:   # the claims\nevents: {}\n",
        "claims:\n  a:\n    topic: t\n    note: >-\n      x\n\n\n  # on b\n  b: {topic: u}  # b\nevents: {}\n",
        "claims:\n    a:\n        topic: t\n        list:\n            - x\n            - y",
        "claims: \n  a: {topic: t}\n\n# about the events\nevents: {}\n",
    ],
)
def test_every_other_byte_stays(before: str, newline: str) -> None:
    text = before.replace("\n", newline)
    after = with_claim(text, "new", {"topic": "t", "statement": "X."})
    at = after.index("new:")
    start = after.rindex("\n", 0, at) + 1
    block = after[start : after.index("topic: t", at) + len("topic: t")]
    block += "\r\n" if "\r\n" in text else "\n"
    rest = after[:start] + after[start + len(block) :]
    assert re.sub(r"\r?\n", "", rest) == re.sub(r"\r?\n", "", text)
    assert rest.count("\n") - text.count("\n") <= (1 if text.endswith(newline) else 2)
    assert ("\r\n" in block) == ("\r\n" in text)
    assert canonical_layout(after)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (without("--cite", "--cite", "alpha:supports:He did thank the builders"), "quote must stand word for word"),
        (without("--cite", "--cite", "beta:supports:He did not thank the builders"), "it stands in alpha"),
        (without("--cite", "--cite", "alpha:supports:thank the builders of"), "must not start right after a negation"),
        (without("--cite", "--cite", "alpha:suports:He did not thank"), "did you mean 'supports'?"),
        (without("--cite", "--cite", "alfa:supports:He did not thank"), "did you mean 'alpha'?"),
        (without("--cite", "--cite", "alpha:supports:He did not thank:clark"), "did you mean 'clerk'?"),
        (without("--cite", "--cite", "alpha:contradicts:He did not thank"), "at least one citation whose stance"),
        (without("--topic", "--topic", "bridges"), "did you mean 'bridge'?"),
        (without("--person", "--person", "mayer"), "did you mean 'mayor'?"),
        (without("--kind", "--kind", "fakt"), "did you mean 'fact'?"),
        (without("--date", "--date", "2025-02-30"), "must be a date that exists"),
        (without("--statement", "--statement", "x" * 141), "statement must be at most 140 characters: it has 141"),
        (without("--statement", "--statement", "The mayor opened the bridge!"), "statement must stand once"),
    ],
)
def test_nothing_is_written_when_anything_is_wrong(
    make_project: Callable[..., Path], arguments: tuple[str, ...], said: str
) -> None:
    root = make_project(REGISTRY)
    done = run(root, *arguments)
    assert said in done.stdout + done.stderr
    assert done.returncode == 1
    assert (root / "claims.yaml").read_text("utf-8") == REGISTRY


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (without("--topic"), "missing --topic: give the option, or --ask to be asked"),
        (without("--cite"), "missing --cite"),
        (without("--cite", "--cite", "alpha"), "--cite must be SOURCE[@PLACE]:STANCE:QUOTE[:VIA,VIA]: 'alpha'"),
        ((*GOOD, "--id", "bridge-cost-1000"), "--id must be free: 'bridge-cost-1000'"),
        ((*GOOD, "--id", "No Id"), "--id must be lower-case words"),
    ],
)
def test_misuse_names_what_is_missing(make_project: Callable[..., Path], arguments: tuple[str, ...], said: str) -> None:
    root = make_project(REGISTRY)
    done = run(root, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert (root / "claims.yaml").read_text("utf-8") == REGISTRY


def test_it_asks_and_asks_again_with_the_reason(make_project: Callable[..., Path]) -> None:
    root = make_project(REGISTRY)
    answers = [
        "The mayor opened a bridge.",
        *("fakt", "fact", "bridges", "bridge", "mayer", "mayor", ""),
        *(
            "alpha",
            "supports",
            "The mayor closed the bridge on Monday",
            "Prices fell -4.2% in the town",
            "clark",
            "clerk",
        ),
        *("beta", "supports", "A clerk told the Daily Post", "archive", ""),
        *("bridge-cost-1000", "opening", "y"),
    ]
    done = run_with_answers(root, "new", "claim", "--ask", answers="\n".join(answers) + "\n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "near: mayor-opened-the-bridge: The mayor opened the bridge." in done.stdout
    for reason in ("did you mean 'fact'?", "did you mean 'bridge'?", "departs at word 3", "did you mean 'clerk'?"):
        assert reason in done.stdout
    assert "it is taken: 'bridge-cost-1000'" in done.stdout
    assert "Status: Corroborated (corroborated)" in done.stdout
    entry = (root / "claims.yaml").read_text("utf-8").partition("\n  opening:\n")[2].partition("history:")[0]
    assert re.findall(r"via: (.*)", entry) == ["[clerk]", "[archive]"]


def test_no_and_an_end_of_answers_write_nothing(make_project: Callable[..., Path]) -> None:
    root = make_project(REGISTRY)
    assert run_with_answers(root, *without("--topic"), "--ask", answers="bridge\n\nn\n").returncode == 1
    done = run_with_answers(root, *without("--topic"), "--ask", answers="nowhere\n")
    assert done.returncode == 2
    assert "the answers ended" in done.stderr
    assert (root / "claims.yaml").read_text("utf-8") == REGISTRY


def test_ctrl_c_leaves_the_file_as_it_was(make_project: Callable[..., Path]) -> None:
    root = make_project(REGISTRY)
    screen = Terminal(root, *without("--topic"))
    screen.until("Topic: ")
    screen.types("bridge\n")
    screen.until("]: ")
    assert screen.interrupts() == 130
    assert "Traceback" not in screen.shown
    assert (root / "claims.yaml").read_text("utf-8") == REGISTRY


def test_ctrl_c_is_no_end_of_answers_on_a_pipe_either(
    make_project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("click.termui.visible_prompt_func", interrupt)
    assert main(["--root", str(make_project(REGISTRY)), *without("--topic"), "--ask"]) == 130
    assert capsys.readouterr().err.endswith("stopped; nothing was written\n")


def test_a_misspelled_stance_is_answered_with_the_word_that_was_meant(make_project: Callable[..., Path]) -> None:
    done = run_with_answers(make_project(REGISTRY), *without("--cite"), "--ask", answers="alpha\nsuports\n")
    assert "differs, contradicts; did you mean 'supports'?" in done.stdout


def test_tab_completes_an_id_at_a_terminal(make_project: Callable[..., Path]) -> None:
    pytest.importorskip("readline")
    screen = Terminal(make_project(REGISTRY), *without("--topic"))
    screen.until("Topic: ")
    screen.types("mon\t")
    screen.until("money")
    screen.types("\n")
    screen.until("]: ")
    screen.types("\n")
    assert "topic: money" in screen.until("[y/N]: ")
    screen.types("n\n")
    assert screen.ends() == 1


def test_ids_are_short_and_unused() -> None:
    assert proposed_id("The mayor opened the old bridge of the town on Monday.", ()) == "mayor-opened-old-bridge-town"
    assert proposed_id("It cost 1,000 crowns", {"cost-1000-crowns"}) == "cost-1000-crowns-2"
    assert proposed_id("…", ()) == "claim"


def test_a_citation_may_hold_colons_and_a_place() -> None:
    assert citation_from("a@p1.s2:partly:he said: no:b,c-d") == {
        "source": "a",
        "quote": "he said: no",
        "at": "p1.s2",
        "stance": "partly",
        "via": ["b", "c-d"],
    }
    assert citation_from("a:supports:he said: no") == {"source": "a", "quote": "he said: no", "stance": "supports"}
    assert citation_from("a:supports") is None


def test_nothing_near_is_nothing() -> None:
    assert similar_claims("Ships sail.", Registry()) == ()


def test_a_new_source_has_record_fingerprint_and_copy(make_project: Callable[..., Path]) -> None:
    root = make_project(REGISTRY.replace("{quoted_share: 1}", "{quoted_share: 1, coverage: 0.1}"))
    file = root / "gamma report.txt"
    file.write_bytes(b"The keeper lit the lamp: nobody saw it.\r\nHe left.\r\n")
    done = run(root, "new", "source", str(file), "--id", "gamma", "--name", "Gamma: a paper", "--published", "2025-12")
    assert done.returncode == 0, done.stderr
    record = (root / "seeds" / "gamma.yaml").read_text("utf-8")
    assert record == 'name: "Gamma: a paper"\npublisher: null\nfile: gamma.txt\npublished: 2025-12\n'
    assert (root / "seeds" / "gamma.txt").read_bytes() == file.read_bytes()
    fingerprint = (root / "seeds" / "gamma.fingerprint").read_bytes()
    assert run(root, "fingerprint", "gamma").stdout == "seeds/gamma.fingerprint: 2 sentences, 10 words\n"
    assert (root / "seeds" / "gamma.fingerprint").read_bytes() == fingerprint
    assert re.findall(r"\[([a-z-]+)\]\n", run(root, "check").stdout) == ["coverage-low"]
    cite = ("--cite", "gamma:supports:The keeper lit the lamp")
    assert run(root, *without("--cite", *cite)).returncode == 0, "a registry with open sentences can be added to"
    assert run(root, "check").returncode == 0


@pytest.mark.parametrize(
    ("options", "said", "code"),
    [
        (("--id", "alpha", "--name", "A"), "--id must be free: seeds/alpha.yaml exists already", 2),
        (("--id", "A b", "--name", "A"), "--id must be lower-case words", 2),
        (("--id", "gamma", "--name", "A", "--published", "2025-13"), "published must be a date that exists", 1),
        (("--id", "gamma", "--name", " "), "name must not be empty", 1),
    ],
)
def test_nothing_of_a_wrong_source_is_written(
    make_project: Callable[..., Path],
    tmp_path_factory: pytest.TempPathFactory,
    options: tuple[str, ...],
    said: str,
    code: int,
) -> None:
    root = make_project(REGISTRY)
    file = tmp_path_factory.mktemp("x") / "text.txt"
    file.write_text("The keeper lit the lamp.\n")
    before = sorted(path.name for path in (root / "seeds").iterdir())
    done = run(root, "new", "source", str(file), *options)
    assert said in done.stdout + done.stderr
    assert done.returncode == code
    assert sorted(path.name for path in (root / "seeds").iterdir()) == before


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xfe", "text must be UTF-8"),
        (b" \n", "text must have at least one sentence"),
        (None, "file must exist"),
        ("alpha", "it is already the source 'alpha'"),
    ],
)
def test_a_text_that_is_none_is_refused(make_project: Callable[..., Path], data: bytes | str | None, said: str) -> None:
    root = make_project(REGISTRY)
    file = root / "text.txt"
    if data is not None:
        file.write_bytes((root / "seeds" / "alpha.txt").read_bytes() if data == "alpha" else bytes(data))  # type: ignore[arg-type]
    done = run(root, "new", "source", str(file), "--id", "gamma", "--name", "Gamma")
    assert done.returncode in (1, 2)
    assert said in done.stdout + done.stderr
    assert not (root / "seeds" / "gamma.yaml").exists()


def test_the_copy_of_a_new_source_is_not_for_git() -> None:
    subprocess.run(["git", "check-ignore", "-q", "seeds/gamma.txt"], check=True, cwd=ROOT)
