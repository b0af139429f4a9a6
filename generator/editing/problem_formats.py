"""Problems in the forms that terminals, programs and code hosts read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from generator.problems.codes import Code
from generator.problems.diagnostics import Diagnostic

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def colored_line(problem: Diagnostic) -> str:
    """The problem’s printed form with its place in bold and its code in red."""
    return f"\033[1m{problem.at}:\033[0m {problem.message} \033[31m[{problem.code}]\033[0m"


def as_json(problems: Sequence[Diagnostic]) -> str:
    """A JSON list of objects, one for each problem."""
    rows = [
        {
            "path": problem.at.path,
            "line": problem.at.line,
            "column": problem.at.column,
            "code": problem.code,
            "message": problem.message,
            "fix": problem.code.fix,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Diagnostic]) -> str:
    """Workflow commands, one for each problem, which GitHub shows beside the lines of a pull request."""
    return "\n".join(
        f"::error file={_property_text(problem.at.path)},line={problem.at.line},col={problem.at.column},"
        f"title={_property_text(problem.code)}::{_message_text(problem.message)}"
        for problem in problems
    )


def as_sarif(problems: Sequence[Diagnostic], codes: Iterable[Code]) -> str:
    """A SARIF 2.1.0 log with ``codes`` as its rules; the code of every problem must be among them."""
    rules = sorted(codes)
    run = {
        "tool": {"driver": {"name": "fact-check-generator", "rules": [_sarif_rule(code) for code in rules]}},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(problem, rules.index(problem.code)) for problem in problems],
    }
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _sarif_rule(code: Code) -> Mapping[str, object]:
    return {
        "id": code,
        "shortDescription": {"text": code.why},
        "help": {"text": code.fix},
        "defaultConfiguration": {"level": "error"},
    }


def _sarif_result(problem: Diagnostic, rule: int) -> Mapping[str, object]:
    location = {
        "artifactLocation": {"uri": quote(problem.at.path), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": problem.at.line, "startColumn": problem.at.column},
    }
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": "error",
        "message": {"text": problem.message},
        "locations": [{"physicalLocation": location}],
    }


def _message_text(text: str) -> str:
    """The text as a workflow command has it in its message: a line end would end the command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property_text(text: str) -> str:
    """The text as a workflow command has it in a property, which ends at a colon or a comma."""
    return _message_text(text).replace(":", "%3A").replace(",", "%2C")
