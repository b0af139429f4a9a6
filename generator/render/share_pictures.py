"""The picture that stands for a claim where it is shared: statement, status and the site's name."""

from __future__ import annotations

import io
from functools import cache

import font_source_serif_pro
from PIL import Image, ImageColor, ImageDraw, ImageFont

from generator.registry.vocabulary import Status
from generator.render.palette import LIGHT_PAGE, LOOKS
from generator.views.claim import ClaimView

_SIZE = (1200, 630)
_SOFT = 95  # how dark lesser words are, of 127
_MARGIN, _ROOM = 90, 1020


def claim_card(view: ClaimView, site_name: str) -> bytes | None:
    """The card as PNG, the same bytes for the same claim; None where the typeface lacks a letter of it."""
    text = view.claim.statement
    if any(_is_missing(letter) for letter in set(text + site_name) if not letter.isspace()):
        return None
    # Two inks on one paper are a palette of two ramps, which needs no color reduction: 0 to 127, and 128 to 255.
    picture, tint = Image.new("L", _SIZE, 0), Image.new("L", (_SIZE[0], 80), 0)
    words, color = ImageDraw.Draw(picture), ImageDraw.Draw(tint)
    name, *more = _lines(site_name, 34)
    words.text((_MARGIN, 60), f"{name} …" if more else name, font=_font("Semibold", 34), fill=_SOFT)
    size = next(size for size in (72, 64, 56, 48, 40, 32) if size == 32 or len(_lines(text, size)) * size * 1.2 <= 330)
    for n, line in enumerate(_lines(text, size)):
        words.text((_MARGIN, 140 + n * size * 1.2), line, font=_font("Bold", size), fill=127)
    end = _MARGIN + _font("Bold", 44).getlength(view.status.label)
    saying = f"{len(view.row.supporters)} of {view.on_topic_count} reports on this topic"
    color.text((_MARGIN, 0), view.status.label, font=_font("Bold", 44), fill=127)
    picture.paste(tint.point([value and 128 + value for value in range(256)]), (0, 520))
    words.rectangle((0, 0, 28, _SIZE[1]), fill=255)
    words.text((end + 30, 530), saying, font=_font("", 34), fill=_SOFT)
    picture.putpalette(_palette(view.status))
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=3)
    return out.getvalue()


@cache
def _palette(status: Status) -> list[int]:
    return [*_ramp(LIGHT_PAGE.ink), *_ramp(LOOKS[status].light.ink)]


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


def _lines(text: str, size: int) -> list[str]:
    """The text in lines that fit; a word that is wider than a line is broken."""
    font, lines = _font("Bold", size), [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= _ROOM:
            lines[-1] = longer
            continue
        lines += [""] if lines[-1] else []
        for letter in word:
            if lines[-1] and font.getlength(lines[-1] + letter) > _ROOM:
                lines.append("")
            lines[-1] += letter
    return lines
