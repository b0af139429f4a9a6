"""The reports as lists name them: each by its name, and in narrow places by a letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from generator.evidence.words import name_words
from generator.registry.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLabel:
    """A report’s id, its name, a sign that no other report of the registry has, and who republished it."""

    id: str
    name: str
    letter: str
    republication: str | None


def report_labels(sources: Iterable[Source]) -> tuple[ReportLabel, ...]:
    """The labels in the order of the sources.

    A letter is the first that no report before has, of the initials of the name and then of its other letters; where
    all are taken, a number stands in its place.
    """
    labels: dict[str, ReportLabel] = {}
    for source in sources:
        letter = next(sign for sign in _signs(source.name) if sign not in labels)
        labels[letter] = ReportLabel(id=source.id, name=source.name, letter=letter, republication=republication(source))
    return tuple(labels.values())


def republication(source: Source) -> str | None:
    """Who republished the report, as it stands after the report’s name; None where the record names nobody."""
    return f"republished by {source.republished_by}" if source.republished_by else None


def full_name(name: str, republication: str | None) -> str:
    """The report’s name and, in brackets, who republished it."""
    return f"{name} ({republication})" if republication else name


def _signs(name: str) -> Iterator[str]:
    """Signs for a name, the best first, without end."""
    words = name_words(name)
    letters = "".join(word[0] for word in words) + "".join(word[1:] for word in words)
    yield from (letter.upper() for letter in letters if letter.isalpha() and len(letter.upper()) == 1)
    yield from map(str, count(1))
