"""Quotation marks inside quotation marks: double and single ones take turns."""

from __future__ import annotations

from collections.abc import Sequence

_OPENING = {"“": "”", "‘": "’"}
_LEVELS = (("‘", "’"), ("“", "”"))


def with_nested_marks(text: str) -> str:
    """The text as it stands inside double quotation marks: its own marks are single, those inside them double again.

    The result is as long as the text. Apostrophes stay: a ’ between letters, or one that no ‘ was opened for.
    """
    characters: list[str] = []
    open_marks: list[str] = []
    for n, character in enumerate(text):
        mark = _curly(character, text[n - 1 : n], open_marks)
        is_apostrophe = mark == "’" and text[n + 1 : n + 2].isalnum()
        if mark in _OPENING:
            characters.append(_LEVELS[len(open_marks) % 2][0])
            open_marks.append(_OPENING[mark])
        elif mark in open_marks[-1:] and not is_apostrophe:
            open_marks.pop()
            characters.append(_LEVELS[len(open_marks) % 2][1])
        else:
            characters.append("’" if mark == "”" else mark)
    return "".join(characters)


def _curly(character: str, before: str, open_marks: Sequence[str]) -> str:
    """A straight double mark as an opening or a closing one, and any other character as it is."""
    if character != '"':
        return character
    closes = "”" in open_marks[-1:] or before.isalnum() or before in (",", ".", "?", "!")
    return "”" if closes else "“"
