"""Markdown and HTML: the one module that knows their special characters."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from markupsafe import Markup

from generator.evidence.quotes import Piece
from generator.registry.inline_markdown import runs_in

_SPECIAL = {ord(each): f"&#{ord(each)};" for each in "&<>\"'*_`\\[]{}|~^#=$"}
_SPACE = re.compile(r"\s+")
_LIST_START = re.compile(r"^(?:[-+]|\d+(?=[.)]))")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")


def escaped(value: object) -> Markup:
    """Text that shows as itself, on one line, in Markdown, in an HTML block and in an attribute alike."""
    if isinstance(value, Markup):
        return value
    text = _SPACE.sub(" ", str(value)).translate(_SPECIAL)
    if match := _LIST_START.match(text):
        text = text[: match.end() - 1] + f"&#{ord(text[match.end() - 1])};" + text[match.end() :]
    return Markup(text)


def lines_kept(text: str) -> Markup:
    """Escaped text that keeps its line ends where white space counts."""
    return Markup("&#10;").join(map(escaped, text.split("\n")))


def isolated(value: object) -> Markup:
    """Escaped text; where it holds right-to-left script, isolated from the direction of what surrounds it."""
    return _isolated(str(value))


@lru_cache(maxsize=1 << 14)
def _isolated(text: str) -> Markup:
    if not _RIGHT_TO_LEFT.search(text):
        return escaped(text)
    return Markup('<bdi dir="{}">{}</bdi>').format(_direction(text), escaped(text))


def _direction(text: str) -> str:
    strong = (unicodedata.bidirectional(each) for each in text)
    return next(("rtl" if each in ("R", "AL") else "ltr" for each in strong if each in ("L", "R", "AL")), "auto")


def prose(text: str, root: str) -> Markup:
    """Running text: emphasis, strong, code and links to claims; everything else shows as itself."""
    shown = {
        "text": "{0}",
        "em": "<em>{0}</em>",
        "strong": "<strong>{0}</strong>",
        "code": "<code>{0}</code>",
        "link": '<a href="{2}claims/{1}/">{0}</a>',
    }
    return Markup("").join(
        Markup(shown[run.kind]).format(isolated(run.text), escaped(run.target), Markup(root)) for run in runs_in(text)
    )


def quoted(pieces: Sequence[Piece]) -> Markup:
    """A quote in quotation marks, its gaps and our insertions marked as such."""

    def shown(piece: Piece) -> Markup:
        if piece.is_gap:
            return Markup('<span class="fc-gap" title="words left out">[…]</span>')
        if piece.is_insertion:
            return Markup('<ins class="fc-ins" title="our insertion">{}</ins>').format(escaped(piece.text))
        return isolated(piece.text)

    return Markup("“{}”").format(Markup("").join(map(shown, pieces)))


def front_matter(meta: Mapping[str, object]) -> Markup:
    """A YAML heading whose texts are safe to be written into a page as they are."""
    lines = (
        f"{key}: {json.dumps(_safe(value), ensure_ascii=False)}" for key, value in meta.items() if value is not None
    )
    return Markup("---\n{}\n---\n").format(Markup("\n").join(map(Markup, lines)))


def _safe(value: object) -> object:
    if isinstance(value, str):
        return str(escaped(value))
    if isinstance(value, Mapping):
        return {key: _safe(each) for key, each in value.items()}
    if isinstance(value, Sequence):
        return [_safe(each) for each in value]
    return value
