"""Proof that a quote stands word for word in a report, from the report’s fingerprint alone.

A quote is the ``exact`` of a W3C Web Annotation text quote selector, with editors’ marks for gaps and insertions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.evidence import codes
from generator.evidence.fingerprint import RUN, Fingerprint, run_hash
from generator.evidence.words import words_of
from generator.problems.codes import Code

MOST_SKIPPED = 25  # words that a gap may leave out; a longer gap can join distant words to say anything
# “[…]” or “[...]”; any other brackets hold an insertion.
_GAP = re.compile(r"\[(?:…|\.\.\.)\]")
_MARKS = re.compile(r"(\[(?:…|\.\.\.)\]|\[[^\[\]]*\])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Where a quote stands: token spans (end exclusive) and the sentences they touch, in order."""

    spans: tuple[tuple[int, int], ...]
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a quote does not stand in its report, and the first word that differs, where a word is known to differ."""

    code: Code
    reason: str
    word: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quote: the report’s words, a gap, or an insertion of ours."""

    text: str
    is_gap: bool = False
    is_insertion: bool = False


@lru_cache(maxsize=1 << 16)
def pieces_of(quote: str) -> tuple[Piece, ...]:
    """The stretches of a quote in order."""
    pieces = (piece for piece in _MARKS.split(quote) if piece)
    return tuple(
        Piece(
            piece,
            bool(_GAP.fullmatch(piece)),
            piece.startswith("[") and not _GAP.fullmatch(piece) and piece.endswith("]"),
        )
        for piece in pieces
    )


@lru_cache(maxsize=1 << 16)
def parts_of(quote: str) -> tuple[tuple[str, ...], ...]:
    """The report’s words in a quote: the tokens between its gaps, insertions left out."""
    parts: list[list[str]] = [[]]
    for piece in pieces_of(quote):
        if piece.is_gap:
            parts.append([])
        elif not piece.is_insertion:
            parts[-1].extend(words_of(piece.text))
    return tuple(map(tuple, parts))


def prove(quote: str, fingerprint: Fingerprint, at: str | None = None) -> Proof | Failure:
    """The proof that ``quote`` stands in the report (in sentence ``at``, if given), or why it does not."""
    parts = parts_of(quote)
    if short := next((part for part in parts if len(part) < RUN), None):
        words = f"{len(short)}: {' '.join(short)!r}"
        return Failure(
            code=codes.QUOTE_SHORT, reason=f"each stretch of a quote must have at least {RUN} words, this has {words}"
        )
    if any(not part for part in parts):
        return Failure(code=codes.QUOTE_SHORT, reason="a gap must have words of the report on both sides")
    places = [_positions(part, fingerprint) for part in parts]
    for part, starts in zip(parts, places, strict=True):
        if not starts:
            return _departure(part, fingerprint)
    attempts = [_proof_from(start, parts, places, fingerprint) for start in places[0]]
    proofs = [attempt for attempt in attempts if isinstance(attempt, Proof)]
    if not proofs:
        return next(attempt for attempt in attempts if isinstance(attempt, Failure))
    return _one_of(proofs, fingerprint, at)


def _one_of(proofs: Sequence[Proof], fingerprint: Fingerprint, at: str | None) -> Proof | Failure:
    starts = [fingerprint.sentences[proof.sentences[0]].place for proof in proofs]
    if at is not None:
        at_place = [proof for proof, place in zip(proofs, starts, strict=True) if place == at]
        if not at_place:
            return Failure(
                code=codes.QUOTE_PLACE,
                reason=f"at must be {' or '.join(dict.fromkeys(starts))}, where the quote stands: {at!r}",
            )
        proofs = at_place
    if len(proofs) > 1:
        code, fix = codes.QUOTE_AMBIGUOUS, f"add 'at: {starts[0]}' or quote a word more"
        if len(set(starts)) < len(starts):  # naming the place would not decide
            code, fix = codes.QUOTE_REPEATED, "quote a word more"
        return Failure(code=code, reason=f"quote must stand once; it stands at {' and '.join(starts)}: {fix}")
    return proofs[0]


def _positions(part: Sequence[str], fingerprint: Fingerprint) -> tuple[int, ...]:
    hashes = _hashes(part, fingerprint)
    return tuple(
        start
        for start in fingerprint.positions.get(hashes[0], ())
        if fingerprint.runs[start : start + len(hashes)] == hashes
    )


def _hashes(part: Sequence[str], fingerprint: Fingerprint) -> tuple[str, ...]:
    key = fingerprint.key()
    return tuple(run_hash(part[n : n + RUN], key) for n in range(len(part) - RUN + 1))


def _proof_from(
    start: int, parts: Sequence[Sequence[str]], places: Sequence[Sequence[int]], fingerprint: Fingerprint
) -> Proof | Failure:
    """The proof with the first part of the quote at ``start`` and every other part at the next place it has."""
    before = start - 1
    first = fingerprint.sentences[fingerprint.sentence_at(start)]
    if before >= first.first and before in fingerprint.negations:
        return Failure(
            code=codes.QUOTE_NEGATION,
            reason=f"quote must not start right after a negation; at {first.place} it does: start it earlier",
        )
    spans = [(start, start + len(parts[0]))]
    for part, candidates in zip(parts[1:], places[1:], strict=True):
        end = spans[-1][1]
        place = next((candidate for candidate in candidates if candidate >= end), None)
        if place is None:
            return Failure(
                code=codes.QUOTE_ORDER,
                reason="the parts of a quote must stand in the order of the report: "
                f"there {' '.join(part)!r} stands before the part that it follows here",
            )
        if fingerprint.sentences[fingerprint.sentence_at(place)].paragraph != first.paragraph:
            return Failure(
                code=codes.QUOTE_GAP, reason=f"a gap must stay in one paragraph: {' '.join(part)!r} stands in another"
            )
        if place - end > MOST_SKIPPED:
            return Failure(
                code=codes.QUOTE_GAP,
                reason=f"a gap must skip at most {MOST_SKIPPED} words: "
                f"the one before {' '.join(part)!r} skips {place - end}",
            )
        if any(skipped in fingerprint.negations for skipped in range(end, place)):
            return Failure(
                code=codes.QUOTE_NEGATION,
                reason=f"a gap must not skip a negation: the one before {' '.join(part)!r} does",
            )
        spans.append((place, place + len(part)))
    sentences = dict.fromkeys(fingerprint.sentence_at(at) for span in spans for at in range(*span))
    return Proof(spans=tuple(spans), sentences=tuple(sentences))


def _departure(part: Sequence[str], fingerprint: Fingerprint) -> Failure:
    """A failure that names the word at which ``part`` departs from the report, from the end that matches further."""
    hashes = _hashes(part, fingerprint)
    head = max(
        (_matching(hashes, start, 1, fingerprint) for start in fingerprint.positions.get(hashes[0], ())), default=0
    )
    tail = max(
        (_matching(hashes[::-1], start, -1, fingerprint) for start in fingerprint.positions.get(hashes[-1], ())),
        default=0,
    )
    if not head and not tail:
        return Failure(code=codes.QUOTE_DEPARTS, reason="no four words at its start or its end stand together there")
    where = head + RUN - 1 if head >= tail else len(part) - tail - RUN
    return Failure(
        code=codes.QUOTE_DEPARTS, reason=f"it departs at word {where + 1}, {part[where]!r}", word=part[where]
    )


def _matching(hashes: Sequence[str], start: int, step: int, fingerprint: Fingerprint) -> int:
    count = 0
    while (
        count < len(hashes)
        and 0 <= (at := start + count * step) < len(fingerprint.runs)
        and fingerprint.runs[at] == hashes[count]
    ):
        count += 1
    return count
