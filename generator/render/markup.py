"""Text as Markdown and HTML for pages: here their special characters are escaped.

A function is named for the markup that it returns, and a filter of the templates has the name of its function.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from markupsafe import Markup

from generator.evidence.quotes import Piece
from generator.registry.inline_markdown import spans_in

# What begins or ends markup in HTML, in Markdown or in one of the Markdown extensions of the site.
_SPECIAL = {ord(character): f"&#{ord(character)};" for character in "&<>\"'*_`\\[]{}|~^#=$"}
# A line end would begin a new block of Markdown, so all white space becomes one space.
_WHITE_SPACE = re.compile(r"\s+")
# A hyphen, a plus sign, or a number before a dot or a bracket: at the start of a line they make it an item of a list.
_LIST_START = re.compile(r"^(?:[-+]|\d+(?=[.)]))")
# The Unicode blocks of right-to-left script: Hebrew to Arabic Extended-A, the presentation forms of both, and the two
# ranges above U+FFFF that Unicode keeps for such script.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}  # by the Unicode classes of the characters that have one
_RUN_ELEMENTS = {
    "text": Markup("{text}"),
    "em": Markup("<em>{text}</em>"),
    "strong": Markup("<strong>{text}</strong>"),
    "code": Markup("<code>{text}</code>"),
    "link": Markup('<a href="{root}claims/{target}/">{text}</a>'),
}


def escaped_text(value: object) -> Markup:
    """Text that shows as itself, on one line, in Markdown, in an HTML block and in an attribute alike.

    What is markup already stays as it is.
    """
    if isinstance(value, Markup):
        return value
    text = _WHITE_SPACE.sub(" ", str(value)).translate(_SPECIAL)
    if match := _LIST_START.match(text):
        last = match.end() - 1
        text = f"{text[:last]}&#{ord(text[last])};{text[last + 1 :]}"
    return Markup(text)


def escaped_lines(text: str) -> Markup:
    """Text that shows as itself and keeps its line ends, for an element in which white space counts."""
    return Markup("&#10;").join(map(escaped_text, text.split("\n")))


def isolated_text(value: object) -> Markup:
    """Text that shows as itself; where it has right-to-left script, the words around it keep their own direction.

    What is markup already stays as it is.
    """
    return value if isinstance(value, Markup) else _isolated_text(str(value))


@lru_cache(maxsize=1 << 14)  # the names of reports, origins and words of a list stand on most pages
def _isolated_text(text: str) -> Markup:
    if not _RIGHT_TO_LEFT.search(text):
        return escaped_text(text)
    return Markup('<bdi dir="{}">{}</bdi>').format(_direction(text), escaped_text(text))


def _direction(text: str) -> str:
    """The direction of the first character that has one."""
    classes = map(unicodedata.bidirectional, text)
    return next((_DIRECTIONS[name] for name in classes if name in _DIRECTIONS), "auto")


def prose_markup(text: str, root: str) -> Markup:
    """Running text with its emphasis, its code and its links to claims; everything else shows as itself."""
    return Markup("").join(
        _RUN_ELEMENTS[run.kind].format(text=isolated_text(run.text), target=escaped_text(run.target), root=Markup(root))
        for run in spans_in(text)
    )


def quote_markup(pieces: Sequence[Piece]) -> Markup:
    """A quote in quotation marks; its gaps and our insertions are elements that readers can tell apart."""
    return Markup("“{}”").format(Markup("").join(map(_piece_markup, pieces)))


def _piece_markup(piece: Piece) -> Markup:
    if piece.is_gap:
        return Markup('<span class="fc-gap" title="words left out">[…]</span>')
    if piece.is_insertion:
        return Markup('<ins class="fc-ins" title="our insertion">{}</ins>').format(escaped_text(piece.text))
    return isolated_text(piece.text)


def front_matter(meta: Mapping[str, object]) -> Markup:
    """The YAML heading of a page; the theme may write its texts into HTML as they are. Values of None are left out."""
    lines = (
        f"{key}: {json.dumps(_escaped_value(value), ensure_ascii=False)}"
        for key, value in meta.items()
        if value is not None
    )
    return Markup("---\n{}\n---\n").format(Markup("\n").join(map(Markup, lines)))


def _escaped_value(value: object) -> object:
    """The value with every text in it escaped, at any depth."""
    if isinstance(value, str):
        return str(escaped_text(value))
    if isinstance(value, Mapping):
        return {key: _escaped_value(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [_escaped_value(item) for item in value]
    return value
