"""The passage of a retained copy that a failed quote comes nearest to, and the kind of slip between them."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.evidence.quotes import parts_of
from generator.evidence.words import Token, is_number

_NEAR = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The nearest passage, with ``[-the quote’s words-]`` and ``{+the report’s+}``, and what kind of slip it is."""

    place: str
    marked: str
    kind: str


def nearest_passage(quote: str, sentences: Sequence[tuple[str, str, tuple[Token, ...]]]) -> Passage | None:
    """The nearest passage of at most one sentence, or None where nothing is near."""
    wanted = [word for part in parts_of(quote) for word in part]
    best: tuple[float, str, list[str]] = (0.0, "", [])
    for place, _, tokens in sentences:
        words = [token.text for token in tokens]
        matcher = difflib.SequenceMatcher(None, wanted, words, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        score = sum(block.size for block in blocks) / max(len(wanted), 1)
        if blocks and score > best[0]:
            start = max(0, blocks[0].b - blocks[0].a)
            last = blocks[-1]
            end = min(len(words), last.b + last.size + len(wanted) - last.a - last.size)
            best = (score, place, words[start:end])
    score, place, passage = best
    if score < _NEAR:
        return None
    return Passage(place=place, marked=_marked(wanted, passage), kind=_kind(wanted, passage))


def _marked(wanted: Sequence[str], passage: Sequence[str]) -> str:
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


def _kind(wanted: Sequence[str], passage: Sequence[str]) -> str:
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
