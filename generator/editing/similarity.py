"""How much alike texts are, by their words: stems, the rarer the weightier."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from generator.evidence.words import words_of

_STEMMER = snowballstemmer.stemmer("english")
SMALL_WORDS = frozenset(
    words_of("a an the of to in on at and or is was were be by for it that this with as he she his her s t")
)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of an English word."""
    return str(_STEMMER.stemWord(word))


def stems_of(text: str) -> frozenset[str]:
    """The stems of the telling words of a text."""
    return frozenset(stem(word) for word in words_of(text) if word not in SMALL_WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rarity:
    """How rare each stem is among some texts: the inverse document frequency of Spärck Jones, 1972."""

    weights: Mapping[str, float]
    unseen: float

    def weight_of(self, stems: Iterable[str]) -> float:
        """The sum of their rarities, the same in whatever order a set gives them."""
        return math.fsum(self.weights.get(name, self.unseen) for name in stems)


def rarity_in(texts: Iterable[frozenset[str]]) -> Rarity:
    """The rarity of every stem among ``texts``."""
    all_stems = list(texts)
    counts = Counter(name for stems in all_stems for name in stems)
    weights = {name: math.log((1 + len(all_stems)) / (0.5 + count)) for name, count in counts.items()}
    return Rarity(weights=weights, unseen=math.log(2 * (1 + len(all_stems))))
