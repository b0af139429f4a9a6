"""Values as YAML writes them in a registry."""

from __future__ import annotations

import re

from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString

# What needs no quotation marks: it begins with a letter or digit, has no character that means something in YAML or
# within brackets, and does not end in a space.
_PLAIN = re.compile(r"[^\W_][^\n#:{}\[\],&*!|>'\"%@`]*(?<!\s)\Z")
# Words that other readers of YAML take for a truth value or for null.
_NO_TEXT = re.compile(r"(?i:true|false|yes|no|on|off|null)\Z")


def in_double_quotes(text: str) -> str:
    """The text in double quotes, on one line."""
    escaped_text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped_text}"'


def scalar_text(text: str) -> str:
    """The text without quotation marks where YAML reads it as it is, also within brackets; else in double quotes."""
    return text if _PLAIN.match(text) and not _NO_TEXT.match(text) else in_double_quotes(text)


def as_quote(text: str) -> DoubleQuotedScalarString:
    """A value that is written in double quotes."""
    value: DoubleQuotedScalarString = DoubleQuotedScalarString(text)
    return value


def as_prose(text: str, width: int = 80) -> str | FoldedScalarString:
    """A value that is written below its key, in lines of at most ``width``, where it has more characters than that."""
    if len(text) <= width:
        return text
    prose, column = "", 0
    folds: list[int] = []
    for word in text.split():
        if prose and column + 1 + len(word) > width:
            folds.append(len(prose))
            column = -1  # the space before the word becomes the line end
        prose += (" " if prose else "") + word
        column += 1 + len(word)
    value: FoldedScalarString = FoldedScalarString(prose + "\n")
    setattr(value, "fold_pos", folds)  # noqa: B010 - the writer reads it, the type does not know it
    return value
