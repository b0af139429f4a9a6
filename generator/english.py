"""English forms that several rooms need: plurals, lists, numbers in words, names of months."""

from __future__ import annotations

from collections.abc import Iterable

NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_LARGEST_IN_WORDS = 10


def plural(count: int, one: str, many: str | None = None) -> str:
    """The count with its noun: ``1 claim``, ``2 claims``; ``many`` is for nouns that do not take an s."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def in_words(count: int) -> str:
    """A count up to ten in words, ``no`` for zero, and a larger one in digits."""
    if count > _LARGEST_IN_WORDS:
        return str(count)
    return NUMBERS[count] if count else "no"


def list_with_and(words: Iterable[str]) -> str:
    """``a, b and c``, with a comma before the last word when a word contains “and” itself."""
    *rest, last = words
    joint = ", and " if any(" and " in word for word in (*rest, last)) else " and "
    return f"{', '.join(rest)}{joint}{last}" if rest else last


def inside_sentence(name: str) -> str:
    """A name as it stands inside a sentence: ``the letter report`` for ``The letter report``, and ``The Cradle``."""
    is_descriptive = name.startswith("The ") and name[len("The ") :][:1].islower()
    return name[:1].lower() + name[1:] if is_descriptive else name


def names_in_sentence(names: Iterable[str]) -> str:
    """The names as a list inside a sentence."""
    return list_with_and(map(inside_sentence, names))


def list_with_or(words: Iterable[str]) -> str:
    """``a, b or c``."""
    *rest, last = words
    return f"{', '.join(rest)} or {last}" if rest else last


def capitalize(words: str) -> str:
    """The words with a capital first letter, and the others as they are."""
    return words[:1].upper() + words[1:]
