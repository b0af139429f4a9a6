"""Finished HTML in a generated page goes past the Markdown parser, which would take long over it and change nothing."""

from __future__ import annotations

import re
from itertools import count

# A line that begins with neither a number sign nor white space, and the lines after it up to the next line that begins
# with a number sign. What remains are the headings, which the parser must see to make the table of contents.
_BLOCK = re.compile(r"^(?!#)\S[^\n]*(?:\n(?!#)[^\n]*)*", re.MULTILINE)


def set_html_aside(markdown: str) -> tuple[str, tuple[str, ...]]:
    """The page with a numbered mark in the place of every stretch of HTML between its headings, and the stretches."""
    numbers = count()
    return _BLOCK.sub(lambda _: f"{_mark(next(numbers))}\n\n", markdown), tuple(_BLOCK.findall(markdown))


def restore_html(html: str, blocks: tuple[str, ...]) -> str:
    """The page with every stretch in the place of its mark."""
    for n, block in enumerate(blocks):
        html = html.replace(_mark(n), block, 1)
    return html


def _mark(number: int) -> str:
    return f'<div id="block-{number}"></div>'
