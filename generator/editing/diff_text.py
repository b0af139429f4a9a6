"""Notes on what changed, kept as plain text; only where they are written out do they get the marks of Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# A value from a block of YAML has line ends, and a note is one line.
_SPACE = re.compile(r"\s+")
# The characters that begin an escape, emphasis or code in the middle of a line of Markdown.
_MARKDOWN = re.compile(r"[\\*`]")


class Name(str):
    """An id or the name of a field within a note; Markdown shows it as code."""

    __slots__ = ()


class Emphasis(str):
    """Words within a note that Markdown shows in bold."""

    __slots__ = ()


Words = tuple[str, ...]
"""Plain text in pieces, some of which are names or emphasis."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What changed about one entry: one line, and the details below it."""

    head: Words
    details: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteGroup:
    """Notes under one heading."""

    title: str
    notes: tuple[Note, ...]


def notes_markdown(groups: Sequence[NoteGroup], revision: str) -> str:
    """The notes as Markdown for a pull request."""
    if not groups:
        return f"The registry says the same as at `{revision}`."
    lines = [f"## What changes in the registry since `{revision}`", ""]
    for group in groups:
        lines += [f"### {group.title}", ""]
        for note in group.notes:
            lines += [f"- {_markdown(note.head)}", *(f"  - {_markdown(detail)}" for detail in note.details)]
        lines.append("")
    return "\n".join(lines).rstrip("\n")


def notes_text(groups: Sequence[NoteGroup], revision: str) -> str:
    """The notes as lines for a terminal."""
    if not groups:
        return f"The registry says the same as at {revision}."
    lines = [f"What changes in the registry since {revision}"]
    for group in groups:
        lines += ["", group.title]
        for note in group.notes:
            lines += [f"  {_plain_text(note.head)}", *(f"      {_plain_text(detail)}" for detail in note.details)]
    return "\n".join(lines)


def _plain_text(words: Words) -> str:
    return _SPACE.sub(" ", "".join(words))


def _markdown(words: Words) -> str:
    return "".join(map(_markdown_piece, words))


def _markdown_piece(piece: str) -> str:
    if isinstance(piece, Name):
        return f"`{piece}`"
    text = _MARKDOWN.sub(lambda mark: f"\\{mark.group()}", _SPACE.sub(" ", piece)).replace("<", "&lt;")
    return f"**{text}**" if isinstance(piece, Emphasis) else text
