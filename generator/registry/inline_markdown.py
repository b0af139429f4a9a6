"""Running text of the registry: inline Markdown with emphasis, strong, code and links to claims, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_INLINE = re.compile(
    r"\*\*(?P<strong>[^*\n]+)\*\*|\*(?P<em>[^*\n]+)\*|`(?P<code>[^`\n]+)`|\[(?P<words>[^\[\]\n]+)\]\((?P<link>[^()\s]+)\)"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of running text; ``kind`` is text, strong, em, code or link."""

    kind: str
    text: str
    target: str = ""


def spans_in(text: str) -> Iterator[Span]:
    """The stretches of ``text`` in order."""
    end = 0
    for match in _INLINE.finditer(text):
        if match.start() > end:
            yield Span("text", text[end : match.start()])
        end = match.end()
        if match["link"]:
            yield Span("link", match["words"], match["link"])
        else:
            kind = str(match.lastgroup)
            yield Span(kind, match[kind])
    if end < len(text):
        yield Span("text", text[end:])


def links_in(text: str) -> tuple[str, ...]:
    """The targets of the links in ``text``."""
    return tuple(run.target for run in spans_in(text) if run.kind == "link")
