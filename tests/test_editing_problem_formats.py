"""Problems in every form, in color only where it is wanted, and again on every change."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from generator.catalog import CODES
from generator.editing.problem_formats import as_github, as_sarif
from generator.problems.diagnostics import Diagnostic, Location
from tests.command_line import REGISTRY, Terminal, run

BROKEN = REGISTRY.replace("kind: figure", "kind: figur")


def test_text_lists_the_problem_and_counts(make_project: Callable[..., Path]) -> None:
    done = run(make_project(BROKEN), "check")
    assert done.returncode == 1
    assert done.stdout.startswith("claims.yaml:36:11: kind must be fact, figure")
    assert "\033" not in done.stdout + done.stderr
    assert done.stderr.startswith("1 problem")


def test_a_clean_registry_has_a_summary_line(make_project: Callable[..., Path]) -> None:
    done = run(make_project(REGISTRY), "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "2 claims, 6 quotes proved in 2 sources, 1 divergence, 1 event: no problems\n"


def test_json_says_how_to_fix_it(make_project: Callable[..., Path]) -> None:
    done = run(make_project(BROKEN), "check", "--format", "json")
    [problem] = json.loads(done.stdout)
    assert done.returncode == 1
    assert {key: problem[key] for key in ("path", "line", "column", "code")} == {
        "path": "claims.yaml",
        "line": 36,
        "column": 11,
        "code": "word-unknown",
    }
    assert problem["fix"] == "Use one of the words that are named."
    assert problem["message"].startswith("kind must be")


def test_json_of_nothing_is_an_empty_list(make_project: Callable[..., Path]) -> None:
    done = run(make_project(REGISTRY), "check", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


def test_github_escapes_what_would_end_a_command() -> None:
    text = as_github([Diagnostic(Location("a,b:c.yaml", 3, 4), "quote-departs", "100 % of\r\nit: ::error::")])
    assert text == ("::error file=a%2Cb%3Ac.yaml,line=3,col=4,title=quote-departs::100 %25 of%0D%0Ait: ::error::")


def test_github_prints_one_command_a_problem(make_project: Callable[..., Path]) -> None:
    done = run(make_project(BROKEN), "check", "--format", "github")
    assert done.stdout.startswith("::error file=claims.yaml,line=36,col=11,title=word-unknown::kind must be")
    assert len(done.stdout.splitlines()) == 1


def test_sarif_has_what_its_schema_asks_for() -> None:
    problem = Diagnostic(Location("seeds/ä b.yaml", 3, 4), "quote-departs", "departs")
    log = json.loads(as_sarif([problem], CODES.values()))
    [run_] = log["runs"]
    driver, [result] = run_["tool"]["driver"], run_["results"]
    assert (log["version"], log["$schema"][-15:]) == ("2.1.0", "arif-2.1.0.json")
    assert {rule["id"] for rule in driver["rules"]} == set(CODES)
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in driver["rules"])
    assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "quote-departs"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "seeds/%C3%A4%20b.yaml"
    assert place["region"] == {"startLine": 3, "startColumn": 4}


def test_color_only_on_a_terminal_and_without_no_color(make_project: Callable[..., Path]) -> None:
    root = make_project(BROKEN)
    colored = Terminal(root, "check")
    assert colored.ends() == 1
    assert "\033[1mclaims.yaml:36:11:\033[0m" in colored.shown
    assert "\033[31m[word-unknown]\033[0m" in colored.shown
    plain = Terminal(root, "check", NO_COLOR="1")
    assert plain.ends() == 1
    assert "\033" not in plain.shown
    assert "[word-unknown]" in plain.shown


def test_watch_tells_again_on_a_change_until_ctrl_c(make_project: Callable[..., Path]) -> None:
    root = make_project(REGISTRY)
    screen = Terminal(root, "check", "--watch")
    screen.until("no problems")
    (root / "claims.yaml").write_text(BROKEN, "utf-8")
    assert "kind must be fact" in screen.until("1 problem")
    (root / "claims.yaml").write_text(REGISTRY, "utf-8")
    screen.until("no problems")
    (root / "seeds" / "beta.yaml").unlink()
    assert "source must have a record in seeds/" in screen.until("problems")
    assert screen.interrupts() == 0
    assert "Traceback" not in screen.shown
