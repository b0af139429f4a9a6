"""The passage of a retained copy that is most similar to a quote that failed, and how the two differ."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.evidence.quotes import parts_of
from generator.evidence.sentences import Sentences
from generator.evidence.words import is_number

_SIMILAR = 0.5  # share of the quote’s words that a passage must have, in order


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The most similar passage, and in what it differs from the quote.

    ``comparison`` has ``[-the quote’s words-]`` and ``{+the report’s+}`` where they differ; ``difference`` is its kind.
    """

    place: str
    comparison: str
    difference: str


def nearest_passage(quote: str, sentences: Sentences) -> Passage | None:
    """The most similar passage of at most one sentence, or None where no sentence shares half of the quote’s words."""
    quote_words = [word for part in parts_of(quote) for word in part]
    best: tuple[float, str, list[str]] = (0.0, "", [])
    for sentence in sentences:
        words = [token.text for token in sentence.tokens]
        matcher = difflib.SequenceMatcher(None, quote_words, words, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        score = sum(block.size for block in blocks) / max(len(quote_words), 1)
        if blocks and score > best[0]:
            start = max(0, blocks[0].b - blocks[0].a)
            last = blocks[-1]
            end = min(len(words), last.b + last.size + len(quote_words) - last.a - last.size)
            best = (score, sentence.place, words[start:end])
    score, place, passage = best
    if score < _SIMILAR:
        return None
    comparison = _comparison(quote_words, passage)
    return Passage(place=place, comparison=comparison, difference=_difference(quote_words, passage))


def _comparison(quote: Sequence[str], passage: Sequence[str]) -> str:
    pieces: list[str] = []
    for kind, a1, a2, b1, b2 in difflib.SequenceMatcher(None, quote, passage, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces += passage[b1:b2]
            continue
        if a1 < a2:
            pieces.append(f"[-{' '.join(quote[a1:a2])}-]")
        if b1 < b2:
            pieces.append(f"{{+{' '.join(passage[b1:b2])}+}}")
    return " ".join(pieces)


def _difference(quote: Sequence[str], passage: Sequence[str]) -> str:
    only_quote, only_passage = Counter(quote) - Counter(passage), Counter(passage) - Counter(quote)
    if not only_quote and not only_passage:
        return "word order"
    if only_quote and all(map(is_number, only_quote)) and all(map(is_number, only_passage)):
        return "a number"
    if not only_quote:
        return "words left out without a gap"
    if not only_passage:
        return "words added"
    return "wording"
