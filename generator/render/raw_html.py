"""The HTML of a generated page, kept out of the Markdown parser’s way: it is finished, and parsing it costs time."""

from __future__ import annotations

import re

_BLOCK = re.compile(r"^(?!#)\S[^\n]*(?:\n(?!#)[^\n]*)*", re.MULTILINE)


def set_html_aside(markdown: str) -> tuple[str, tuple[str, ...]]:
    """The page’s headings with a mark for every stretch of HTML between them, and the stretches."""
    blocks: list[str] = []

    def mark(found: re.Match[str]) -> str:
        blocks.append(found.group())
        return f"{_mark(len(blocks) - 1)}\n\n"

    return _BLOCK.sub(mark, markdown), tuple(blocks)


def restore_html(html: str, blocks: tuple[str, ...]) -> str:
    """The page with every stretch in the place of its mark."""
    for n, block in enumerate(blocks):
        html = html.replace(_mark(n), block, 1)
    return html


def _mark(n: int) -> str:
    return f'<div id="block-{n}"></div>'
