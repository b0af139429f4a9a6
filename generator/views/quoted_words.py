"""The words of each report that stand in a quote, at their places in the report and as the quote writes them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.evidence.assessment import SoundAssessment, citations_in
from generator.evidence.quotation_marks import with_nested_marks
from generator.evidence.quotes import Proof, pieces_of
from generator.evidence.words import normal_text, tokens_of_normal_text
from generator.problems.diagnostics import KeyPath


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenWord:
    """A word of a report as a quote writes it, with the marks right before and right after it.

    ``joint`` is all that stands between it and the next word; None where a gap, an insertion or the end comes first.
    The insertions are those of editors before and after it.
    """

    text: str
    before: str
    after: str
    joint: str | None
    insertion_before: str = ""
    insertion_after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedSpan:
    """A stretch of words in one quote or several: its tokens (end exclusive) and the paths of the quotes."""

    start: int
    end: int
    paths: tuple[KeyPath, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedWords:
    """All words of one report that stand in a quote, by their positions.

    Where several quotes have a word, the longest of them gives it. A joint stands between a position and the next. The
    spans are in the order of their starts, and the longest of them has ``longest_span`` words.
    """

    words: Mapping[int, WrittenWord]
    joints: Mapping[int, str]
    spans: tuple[QuotedSpan, ...]
    longest_span: int = 0

    def spans_at(self, start: int, end: int) -> Iterator[QuotedSpan]:
        """The spans that have any of the positions from ``start`` up to ``end``, which is not one of them."""
        first = bisect_left(self.spans, start - self.longest_span, key=_start)
        last = bisect_left(self.spans, end, key=_start)
        return (span for span in self.spans[first:last] if span.end > start)


def _start(span: QuotedSpan) -> int:
    return span.start


def quoted_words(assessment: SoundAssessment) -> Mapping[str, QuotedWords]:
    """The quoted words of every report, by the id of its source."""
    quotes: dict[str, list[tuple[KeyPath, str, Proof]]] = {source: [] for source in assessment.sources}
    for path, cite in citations_in(assessment.registry):
        quotes[cite.source].append((path, cite.quote, assessment.proofs[path]))
    return {source: _words_in(tuple(of_source)) for source, of_source in quotes.items()}


def positions_in(proof: Proof) -> tuple[int, ...]:
    """The positions of a quote’s words in the report, in order."""
    return tuple(position for span in proof.spans for position in range(*span))


@lru_cache(maxsize=1 << 16)
def written_words(quote: str) -> tuple[WrittenWord, ...]:
    """The report’s words in a quote, in order, as they stand inside double quotation marks."""
    words: list[WrittenWord] = []
    insertion = ""
    follows_word = False
    for piece in pieces_of(with_nested_marks(quote)):
        if piece.is_gap:
            follows_word = False
        elif piece.is_insertion and follows_word:
            words[-1] = replace(words[-1], insertion_after=piece.text)
        elif piece.is_insertion:
            insertion = piece.text
        elif in_piece := list(_words_of_piece(piece.text)):
            in_piece[0] = replace(in_piece[0], insertion_before=insertion)
            words += in_piece
            insertion, follows_word = "", True
    return tuple(words)


def _words_of_piece(piece: str) -> Iterator[WrittenWord]:
    """The words of a stretch without gaps and insertions."""
    text = normal_text(piece)
    tokens = tokens_of_normal_text(text)
    for n, token in enumerate(tokens):
        is_last = n + 1 == len(tokens)
        head = text[tokens[n - 1].end if n else 0 : token.start]
        tail = text[token.end : len(text) if is_last else tokens[n + 1].start]
        yield WrittenWord(
            text=text[token.start : token.end],
            before=_marks_at_end(head, is_edge=n == 0),
            after=_marks_at_end(tail[::-1], is_edge=is_last)[::-1],
            joint=None if is_last else tail,
        )


def _marks_at_end(between: str, *, is_edge: bool) -> str:
    """The marks after the last space; without any space the marks join two words, and belong to neither."""
    if not is_edge and not any(map(str.isspace, between)):
        return ""
    return "" if between[-1:].isspace() else "".join(between.split()[-1:])


def _words_in(quotes: tuple[tuple[KeyPath, str, Proof], ...]) -> QuotedWords:
    words: dict[int, WrittenWord] = {}
    joints: dict[int, str] = {}
    paths: defaultdict[tuple[int, int], list[KeyPath]] = defaultdict(list)
    for path, quote, proof in sorted(quotes, key=lambda entry: -len(positions_in(entry[2]))):
        for position, word in zip(positions_in(proof), written_words(quote), strict=True):
            words.setdefault(position, word)
            if word.joint is not None:
                joints.setdefault(position, word.joint)
        for span in proof.spans:
            paths[span].append(path)
    return QuotedWords(
        words=words,
        joints=joints,
        spans=tuple(QuotedSpan(start=start, end=end, paths=tuple(paths[start, end])) for start, end in sorted(paths)),
        longest_span=max((end - start for start, end in paths), default=0),
    )
