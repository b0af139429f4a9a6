"""The picture that stands for a claim where it is shared: statement, status and the site's name."""

from __future__ import annotations

import io
from functools import cache

import font_source_serif_pro
from PIL import Image, ImageDraw, ImageFont

from generator.views.claim import ClaimView
from generator.vocabulary import Status

_SIZE = (1200, 630)
_PAPER, _INK, _SOFT = "#fbfaf6", "#1b1d20", "#4d5157"
_COLOURS = {
    Status.DISPUTED: "#94280a",
    Status.CORROBORATED: "#05543d",
    Status.SINGLE_SOURCE: "#42454b",
    Status.SINGLE_ORIGIN: "#684300",
    Status.UNATTRIBUTED: "#483782",
    Status.CHARACTERISATION: "#7a1b58",
}
_MARGIN, _ROOM = 90, 1020


def claim_card(view: ClaimView, site_name: str) -> bytes | None:
    """The card as PNG, the same bytes for the same claim; None where the typeface lacks a letter of it."""
    text = view.claim.statement
    if any(_is_missing(letter) for letter in set(text + site_name) if not letter.isspace()):
        return None
    picture = Image.new("RGB", _SIZE, _PAPER)
    draw = ImageDraw.Draw(picture)
    colour = _COLOURS[view.status]
    draw.rectangle((0, 0, 28, _SIZE[1]), fill=colour)
    draw.text((_MARGIN, 60), site_name, font=_font("Semibold", 34), fill=_SOFT)
    size = next(size for size in (72, 64, 56, 48, 40, 32) if size == 32 or len(_lines(text, size)) * size * 1.2 <= 330)
    for n, line in enumerate(_lines(text, size)):
        draw.text((_MARGIN, 140 + n * size * 1.2), line, font=_font("Bold", size), fill=_INK)
    saying = f"{len(view.row.supporters)} of {len(view.reports)} reports"
    draw.text((_MARGIN, 520), view.status.label, font=_font("Bold", 44), fill=colour)
    end = _MARGIN + _font("Bold", 44).getlength(view.status.label)
    draw.text((end + 30, 530), saying, font=_font("", 34), fill=_SOFT)
    out = io.BytesIO()
    picture.quantize(32).save(out, "PNG")
    return out.getvalue()


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(getattr(font_source_serif_pro, f"SourceSerifPro{weight}"), size)


@cache
def _is_missing(letter: str) -> bool:
    font = _font("Bold", 40)
    return bytes(font.getmask(letter)) == bytes(font.getmask("\uffff"))


def _lines(text: str, size: int) -> list[str]:
    font, lines = _font("Bold", size), [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > _ROOM:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
