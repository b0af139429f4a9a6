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
    """The most similar passage; ``marked`` has ``[-the quote’s words-]`` and ``{+the report’s+}`` where they differ."""

    place: str
    marked: str
    kind: str


def nearest_passage(quote: str, sentences: Sentences) -> Passage | None:
    """The most similar passage of at most one sentence, or None where no sentence shares half of the quote’s words."""
    wanted = [word for part in parts_of(quote) for word in part]
    best: tuple[float, str, list[str]] = (0.0, "", [])
    for sentence in sentences:
        words = [token.text for token in sentence.tokens]
        matcher = difflib.SequenceMatcher(None, wanted, words, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        score = sum(block.size for block in blocks) / max(len(wanted), 1)
        if blocks and score > best[0]:
            start = max(0, blocks[0].b - blocks[0].a)
            last = blocks[-1]
            end = min(len(words), last.b + last.size + len(wanted) - last.a - last.size)
            best = (score, sentence.place, words[start:end])
    score, place, passage = best
    if score < _SIMILAR:
        return None
    return Passage(place=place, marked=_marked_words(wanted, passage), kind=_kind_of_difference(wanted, passage))


def _marked_words(wanted: Sequence[str], passage: Sequence[str]) -> str:
    shown: list[str] = []
    for kind, a1, a2, b1, b2 in difflib.SequenceMatcher(None, wanted, passage, autojunk=False).get_opcodes():
        if kind == "equal":
            shown += passage[b1:b2]
            continue
        if a1 < a2:
            shown.append(f"[-{' '.join(wanted[a1:a2])}-]")
        if b1 < b2:
            shown.append(f"{{+{' '.join(passage[b1:b2])}+}}")
    return " ".join(shown)


def _kind_of_difference(wanted: Sequence[str], passage: Sequence[str]) -> str:
    lost, found = Counter(wanted) - Counter(passage), Counter(passage) - Counter(wanted)
    if not lost and not found:
        return "word order"
    if lost and all(map(is_number, lost)) and all(map(is_number, found)):
        return "a number"
    if not lost:
        return "words left out without a gap"
    if not found:
        return "words added"
    return "wording"
