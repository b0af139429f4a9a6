"""A page, and the site it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What pages must know of the site; ``url`` is empty where nobody said it, ``cards`` asks for sharing pictures."""

    name: str
    url: str = ""
    cards: bool = True


Text = str | bytes


def _itself(_: str, shows: object) -> Text:
    assert isinstance(shows, str | bytes)
    return shows


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site, Markdown for ``.md``; those that show the same have the same text, made when asked for."""

    uri: str
    shows: object
    written: Callable[[str, object], Text] = _itself

    @property
    def text(self) -> Text:
        """What the file holds."""
        return self.written(self.uri, self.shows)
