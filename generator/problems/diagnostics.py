"""What is wrong and where: values that sort and print themselves."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from generator.problems.codes import Code

KeyPath = tuple[str | int, ...]
"""The keys and list positions that lead to a part of the data."""


@dataclass(frozen=True, order=True, slots=True)
class Location:
    """A place in a file; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    @classmethod
    def after(cls, path: str, before: str) -> Location:
        """The place just after the text ``before``, with which the file begins."""
        return cls(path, before.count("\n") + 1, len(before) - before.rfind("\n"))

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True, slots=True)
class Diagnostic:
    """One problem at its place in a file; ``str`` gives its line for a terminal."""

    at: Location
    code: Code
    message: str

    def __str__(self) -> str:
        return f"{self.at}: {self.message} [{self.code}]"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem at a path in the data, before its line is known; with ``on_key`` it is about the key there."""

    path: KeyPath
    code: Code
    message: str
    on_key: bool = False


def nearest_word(word: str, known: Iterable[str]) -> str | None:
    """The known word that was most likely meant, or None when no known word is similar."""
    return next(iter(difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)), None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``; did you mean 'x'?`` with the nearest known word, or nothing when no known word is similar."""
    near = nearest_word(word, known)
    return f"; did you mean {str(near)!r}?" if near is not None else ""
