"""What is wrong and where: values that sort and print themselves."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

Path = tuple[str | int, ...]


@dataclass(frozen=True, order=True, slots=True)
class Location:
    """A place in a file; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    @classmethod
    def behind(cls, path: str, before: str) -> Location:
        """The place right behind the text ``before``."""
        return cls(path, before.count("\n") + 1, len(before) - before.rfind("\n"))

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True, slots=True)
class Diagnostic:
    """One problem at its place; its text is the only printed form there is."""

    at: Location
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.at}: {self.message} [{self.code}]"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem at a path in the data, before anyone knows which line that is."""

    path: Path
    code: str
    message: str
    on_key: bool = False


def nearest_word(found: str, known: Iterable[str]) -> str | None:
    """The known word that was most likely meant, if any is near."""
    return next(iter(difflib.get_close_matches(found, sorted(known), n=1, cutoff=0.6)), None)


def did_you_mean(found: str, known: Iterable[str]) -> str:
    """``; did you mean 'x'?`` for the nearest known word, or nothing when none is near."""
    near = nearest_word(found, known)
    return f"; did you mean {near!r}?" if near is not None else ""


def a_list(words: Iterable[str]) -> str:
    """The words as an English list: ``a, b or c``."""
    *rest, last = words
    return f"{', '.join(rest)} or {last}" if rest else last
