"""The numbers that a text names, in digits or in words."""

from __future__ import annotations

import re

from generator.english import MONTHS, NUMBERS
from generator.evidence.words import is_number, words_of

_TENS = words_of("thirty forty fifty sixty seventy eighty ninety")
_VALUES = {
    "1": "once single",
    "2": "both pair twice",
    "12": "dozen",
    "100": "hundred hundreds",
    "1000": "thousand thousands",
    "1000000": "million millions",
    "1000000000": "billion billions",
}
_WORDS = {
    **{word: str(n) for n, word in enumerate(NUMBERS)},
    **{word: str(n * 10) for n, word in enumerate(_TENS, 3)},
    **{word: value for value, words in _VALUES.items() for word in words.split()},
}
# “1 December 2025”, “December 2025”, “December 1”, or a year alone.
_MONTH = f"(?:{'|'.join(MONTHS)})"
_DATE = re.compile(rf"(?:\d{{1,2}} )?{_MONTH}(?: \d{{1,2}}(?!\d))?(?:,? \d{{4}})?|(?<!\d)(?:19|20)\d\d(?!\d)")


def numbers_in(text: str) -> frozenset[str]:
    """The values of all numbers in ``text``, without separators, currency and percent sign."""
    return frozenset(filter(None, map(_value, words_of(text))))


def numbers_but_dates(text: str) -> frozenset[str]:
    """The numbers in ``text`` that are no part of a date."""
    return numbers_in(_DATE.sub(" ", text))


def _value(word: str) -> str:
    if not is_number(word):
        return _WORDS.get(word, "")
    digits = re.sub(r"[^\d.,\u066c-]", "", word)
    return re.sub(r"(?<=\d)[,\u066c](?=\d{3})", "", digits)  # a comma, or the Arabic one, between thousands
