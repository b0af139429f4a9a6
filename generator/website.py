"""A page, and the site it belongs to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What pages must know of the site; ``url`` is empty where nobody said it, ``cards`` asks for sharing pictures."""

    name: str
    url: str = ""
    cards: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site: Markdown for ``.md``, anything else as it is, text or bytes."""

    uri: str
    text: str | bytes
