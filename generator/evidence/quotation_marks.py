"""Quotation marks inside quotation marks: double and single ones take turns."""

from __future__ import annotations

_OPENING = {"“": "”", "‘": "’"}
_LEVELS = (("‘", "’"), ("“", "”"))


def nested(text: str) -> str:
    """The text as it stands inside double quotation marks: as long as before, its own marks single, then double.

    Apostrophes stay what they are: a ’ between letters, or one that no ‘ was opened for.
    """
    shown: list[str] = []
    open_marks: list[str] = []
    for n, each in enumerate(text):
        before, after = text[n - 1 : n], text[n + 1 : n + 2]
        mark = each
        if each == '"':
            mark = "”" if "”" in open_marks[-1:] or before.isalnum() or before in (",", ".", "?", "!") else "“"
        if mark in _OPENING:
            shown.append(_LEVELS[len(open_marks) % 2][0])
            open_marks.append(_OPENING[mark])
        elif mark in open_marks[-1:] and not (mark == "’" and after.isalnum()):
            open_marks.pop()
            shown.append(_LEVELS[len(open_marks) % 2][1])
        else:
            shown.append("’" if mark == "”" else mark)
    return "".join(shown)
