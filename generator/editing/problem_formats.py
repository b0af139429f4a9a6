"""Problems in the forms that people, programs and code hosts read."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from urllib.parse import quote

from generator.problems.codes import EXPLANATIONS
from generator.problems.diagnostics import Diagnostic

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def mend_of(code: str) -> str:
    """How a problem of this kind is mended."""
    return EXPLANATIONS[code][1] if code in EXPLANATIONS else ""


def colored(problem: Diagnostic) -> str:
    """The problem's printed form with its place bold and its code red."""
    return f"\033[1m{problem.at}:\033[0m {problem.message} \033[31m[{problem.code}]\033[0m"


def as_json(problems: Sequence[Diagnostic]) -> str:
    """A list of objects, one a problem."""
    rows = [
        {
            "path": each.at.path,
            "line": each.at.line,
            "column": each.at.column,
            "code": each.code,
            "message": each.message,
            "fix": mend_of(each.code),
        }
        for each in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Diagnostic]) -> str:
    """Workflow commands that GitHub shows beside the lines of a pull request."""
    return "\n".join(
        f"::error file={_property(each.at.path)},line={each.at.line},col={each.at.column},"
        f"title={_property(each.code)}::{_data(each.message)}"
        for each in problems
    )


def as_sarif(problems: Sequence[Diagnostic]) -> str:
    """A SARIF 2.1.0 log whose rules are the explanations."""
    codes = sorted({*EXPLANATIONS, *(each.code for each in problems)})
    rules = [
        {
            "id": code,
            "shortDescription": {"text": EXPLANATIONS.get(code, (code, ""))[0]},
            "help": {"text": mend_of(code) or code},
            "defaultConfiguration": {"level": "error"},
        }
        for code in codes
    ]
    results = [
        {
            "ruleId": each.code,
            "ruleIndex": codes.index(each.code),
            "level": "error",
            "message": {"text": each.message},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(each.at.path), "uriBaseId": "%SRCROOT%"},
                        "region": {"startLine": each.at.line, "startColumn": each.at.column},
                    }
                }
            ],
        }
        for each in problems
    ]
    run = {
        "tool": {"driver": {"name": "fact-check-generator", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
