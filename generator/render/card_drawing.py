"""A card as a picture: a title, what two sides say, and a line at the foot, in two inks on paper."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import font_source_serif_pro
from PIL import Image, ImageColor, ImageDraw, ImageFont

from generator.registry.vocabulary import Status
from generator.render.palette import LIGHT_PAGE, LOOKS

_SIZE = (1200, 630)
_INK, _SOFT, _FAINT, _COLOR = 127, 95, 40, 255  # of two ramps: 0 to 127 is the ink of the page, 128 to 255 the color
_MARGIN, _ROOM = 90, 1020
_HEIGHT = 1.2  # of a line, by its size
_FOOT = 520
_GUTTER, _PADDING = 30, 20
_NAMES = 54  # height of the names above the text of a side
_TITLE_SIZES = (72, 64, 56, 48, 40, 32)
_SIDE_SIZES = (60, 48, 40, 36, 32, 28, 24)

_Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSide:
    """Who gives an answer, and the answer; ``is_silent`` for reports that give none."""

    names: str
    text: str
    is_silent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The words of a card.

    ``color`` is the status whose color the word at the foot and the edge have; without one they have the page’s ink.
    """

    question: str = ""
    title: str
    lines: tuple[str, ...] = ()
    sides: tuple[CardSide, ...] = ()
    word: str
    note: str
    color: Status | None = None

    @property
    def alternative(self) -> str:
        """All its words in one text, for those who do not see it."""
        sides = (f"{side.names}: {side.text}" for side in self.sides)
        foot = f"{self.word}: {self.note}" if self.note else self.word
        parts = (self.question, self.title, *self.lines, *sides, foot)
        return " ".join(part if part.endswith((".", "?", "…", ".”")) else f"{part}." for part in parts if part)


def card_picture(card: Card, site_name: str) -> bytes | None:
    """The card as PNG, the same bytes for the same card; None where the typeface lacks a letter of it."""
    letters = set(card.alternative + site_name)
    if any(_is_missing(letter) for letter in letters if not letter.isspace()):
        return None
    # Two inks on one paper are a palette of two ramps, which needs no color reduction.
    picture = Image.new("L", _SIZE, 0)
    words = ImageDraw.Draw(picture)
    words.text((_MARGIN, 60), _first_line(site_name, 34, _ROOM), font=_font("Semibold", 34), fill=_SOFT)
    top = 128
    if card.question:
        _color_text(picture, (_MARGIN, top), card.question, 40)
        top += 54
    top = _draw_title(words, card, top)
    for line in card.lines:
        words.text((_MARGIN, top), _first_line(line, 38, _ROOM), font=_font("", 38), fill=_INK)
        top += 52
    boxes = [_box_of_side(n, len(card.sides), top) for n in range(len(card.sides))]
    size = min((_size_in_box(side, box) for side, box in zip(card.sides, boxes, strict=True)), default=0)
    for side, box in zip(card.sides, boxes, strict=True):
        _draw_side(words, side, box, size)
    _color_text(picture, (_MARGIN, _FOOT), card.word, 44)
    end = _MARGIN + _width(card.word, "Bold", 44) + 30 if card.word else _MARGIN
    words.text((end, _FOOT + 10), card.note, font=_font("", 34), fill=_SOFT)
    words.rectangle((0, 0, 28, _SIZE[1]), fill=_COLOR)
    picture.putpalette(_palette(card.color))
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=3)
    return out.getvalue()


def _draw_title(words: ImageDraw.ImageDraw, card: Card, top: int) -> int:
    """Draws the title as large as it fits; what stands below it begins at the height returned."""
    room = 330 if not card.sides else 150 if card.question else 120
    size = _size_that_fits(card.title, _TITLE_SIZES, _ROOM, room)
    lines = _lines(card.title, "Bold", size, _ROOM)
    for n, line in enumerate(lines):
        words.text((_MARGIN, top + 4 + n * size * _HEIGHT), line, font=_font("Bold", size), fill=_INK)
    return top + round(len(lines) * size * _HEIGHT) + 24


def _box_of_side(n: int, count: int, top: int) -> _Box:
    width = (_ROOM - _GUTTER * (count - 1)) // count
    left = _MARGIN + n * (width + _GUTTER)
    return left, top, left + width, _FOOT - 16


def _size_in_box(side: CardSide, box: _Box) -> int:
    """The largest size at which the text of the side fits into its box."""
    return _size_that_fits(side.text, _SIDE_SIZES, *_room_in(box), weight="")


def _room_in(box: _Box) -> tuple[int, int]:
    """The width and the height that the text of a side has."""
    left, top, right, bottom = box
    return right - left - 2 * _PADDING, bottom - top - _NAMES - _PADDING


def _draw_side(words: ImageDraw.ImageDraw, side: CardSide, box: _Box, size: int) -> None:
    """Draws a side into its box: the names in one line, and as much of the text as fits."""
    left, top, _, bottom = box
    width, height = _room_in(box)
    words.rounded_rectangle(box, radius=6, outline=_FAINT, width=2)
    if not side.is_silent:
        words.rectangle((left, top, left + 6, bottom), fill=_COLOR)
    names = _first_line(side.names, 28, width)
    words.text((left + _PADDING, top + 14), names, font=_font("Semibold", 28), fill=_SOFT)
    lines = _lines(side.text, "", size, width)
    most = max(1, int(height // (size * _HEIGHT)))
    if len(lines) > most:
        lines = (*lines[: most - 1], _shortened(f"{lines[most - 1]} …", "", size, width))
    for n, line in enumerate(lines):
        color = _SOFT if side.is_silent else _INK
        words.text((left + _PADDING, top + _NAMES + n * size * _HEIGHT), line, font=_font("", size), fill=color)


def _color_text(picture: Image.Image, at: tuple[int, int], text: str, size: int) -> None:
    tint = Image.new("L", (_ROOM, round(size * 1.6)), 0)
    ImageDraw.Draw(tint).text((0, 0), text, font=_font("Bold", size), fill=127)
    picture.paste(tint.point([value and 128 + value for value in range(256)]), at)


@cache
def _palette(status: Status | None) -> list[int]:
    return [*_ramp(LIGHT_PAGE.ink), *_ramp(LOOKS[status].light.ink if status else LIGHT_PAGE.ink)]


def _ramp(color: str) -> list[int]:
    paper, ink = ImageColor.getrgb(LIGHT_PAGE.background), ImageColor.getrgb(color)
    return [round(light + (dark - light) * n / 127) for n in range(128) for light, dark in zip(paper, ink, strict=True)]


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(getattr(font_source_serif_pro, f"SourceSerifPro{weight}"), size)


@cache
def _is_missing(letter: str) -> bool:
    font = _font("Bold", 40)
    return bytes(font.getmask(letter)) == bytes(font.getmask("\uffff"))


def _size_that_fits(text: str, sizes: Sequence[int], room: int, height: int, weight: str = "Bold") -> int:
    """The largest of the sizes at which the text fits; the last where it fits at none."""
    fitting = (size for size in sizes if len(_lines(text, weight, size, room)) * size * _HEIGHT <= height)
    return next(fitting, sizes[-1])


def _first_line(text: str, size: int, room: int, weight: str = "Semibold") -> str:
    line, *more = _lines(text, weight, size, room)
    return _shortened(f"{line} …", weight, size, room) if more else line


def _shortened(line: str, weight: str, size: int, room: int) -> str:
    """The line with an ellipsis at its end, without the last words where it would not fit."""
    words = line.removesuffix(" …").split(" ")
    while len(words) > 1 and _width(f"{' '.join(words)} …", weight, size) > room:
        words.pop()
    return f"{' '.join(words).rstrip(',;:')} …"


@lru_cache(maxsize=1 << 10)
def _lines(text: str, weight: str, size: int, room: int) -> tuple[str, ...]:
    """The text in lines that fit; a word that is wider than a line is broken."""
    return tuple(_wrapped(text, weight, size, room)) or ("",)


def _wrapped(text: str, weight: str, size: int, room: int) -> Iterator[str]:
    line, width = "", 0.0
    for word in text.split():
        longer = width + _width(" ", weight, size) + _width(word, weight, size) if line else _width(word, weight, size)
        if longer <= room:
            line, width = f"{line} {word}".strip(), longer
            continue
        if line:
            yield line
        line = ""
        for letter in word:
            if line and _width(line + letter, weight, size) > room:
                yield line
                line = ""
            line += letter
        width = _width(line, weight, size)
    if line:
        yield line


@lru_cache(maxsize=1 << 15)
def _width(text: str, weight: str, size: int) -> float:
    return _font(weight, size).getlength(text)
