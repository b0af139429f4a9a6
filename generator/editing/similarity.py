"""Texts compared by the stems of their words, in which a rare stem weighs more than a common one."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from generator.evidence.words import words_of

_STEMMER = snowballstemmer.stemmer("english")
# Words that nearly every sentence has; “s” and “t” are what is left of “it’s” and “don’t”.
SMALL_WORDS = frozenset(
    words_of("a an the of to in on at and or is was were be by for it that this with as he she his her s t")
)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of an English word."""
    return str(_STEMMER.stemWord(word))


def stems_of(text: str) -> frozenset[str]:
    """The stems of the words of a text without the small ones."""
    return frozenset(stem(word) for word in words_of(text) if word not in SMALL_WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rarity:
    """How rare each stem is among some texts: the inverse document frequency of Spärck Jones, 1972.

    ``unknown`` is the rarity of a stem that no text has.
    """

    weights: Mapping[str, float]
    unknown: float

    def weight_of(self, stems: Iterable[str]) -> float:
        """The sum of the rarities of the stems."""
        # A plain sum depends in its last digit on the order, and a set has another order at every run.
        return math.fsum(self.weights.get(name, self.unknown) for name in stems)


def rarity_in(texts: Iterable[frozenset[str]]) -> Rarity:
    """The rarity of every stem among ``texts``."""
    stems_by_text = list(texts)
    counts = Counter(name for stems in stems_by_text for name in stems)
    # One text more, and half a text more with the stem, keep every rarity above zero and finite: a stem of all texts
    # weighs a little, and one of no text has a weight too.
    total = 1 + len(stems_by_text)
    weights = {name: math.log(total / (0.5 + count)) for name, count in counts.items()}
    return Rarity(weights=weights, unknown=math.log(2 * total))
