"""Values as YAML writes them in a registry."""

from __future__ import annotations

import re

from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString

_PLAIN = re.compile(r"[^\W_][^\n#:{}\[\],&*!|>'\"%@`]*(?<!\s)\Z")
_TAKEN = re.compile(r"(?i:true|false|yes|no|on|off|null)\Z")


def in_double_quotes(text: str) -> str:
    """The text in double quotes, on one line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def scalar_text(text: str) -> str:
    """The text as it is where YAML reads it so, also inside brackets, and otherwise in double quotes."""
    return text if _PLAIN.match(text) and not _TAKEN.match(text) else in_double_quotes(text)


def as_quote(text: str) -> DoubleQuotedScalarString:
    """A value that is dumped in double quotes."""
    value: DoubleQuotedScalarString = DoubleQuotedScalarString(text)
    return value


def as_prose(text: str, width: int = 80) -> str | FoldedScalarString:
    """A value that is dumped folded below its key where it is longer than ``width``."""
    if len(text) <= width:
        return text
    folded, at = "", 0
    folds: list[int] = []
    for word in text.split():
        if folded and at + 1 + len(word) > width:
            folds.append(len(folded))
            at = -1
        folded += (" " if folded else "") + word
        at += 1 + len(word)
    value: FoldedScalarString = FoldedScalarString(folded + "\n")
    setattr(value, "fold_pos", folds)  # noqa: B010 - the writer reads it, the type does not know it
    return value
