"""A sentence of a report as a line: its quoted words in their places, and blocks for all other words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from generator.english import list_with_and, plural
from generator.evidence.fingerprint import Fingerprint, SentenceSpan
from generator.evidence.quotes import Proof
from generator.views.quoted_words import QuotedWords, WrittenWord, positions_in, written_words

_SHORTEST_CUT = 3  # words; fewer say nothing by themselves


class Shade(StrEnum):
    """Why a stretch of a sentence looks as it does."""

    HERE = "here"
    """Words of the quote at hand."""
    ELSEWHERE = "elsewhere"
    """Words that another quote has."""
    WITHHELD = "withheld"
    """Words that a quote has and this line does not show."""
    UNQUOTED = "unquoted"
    """Words that no quote has."""


@dataclass(frozen=True, slots=True)
class WordRun:
    """Words of a stretch that are of one kind: an insertion of ours, words that differ from other readings, or any."""

    text: str
    differs: bool = False
    is_insertion: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceStretch:
    """Neighboring words of one shade; ``first`` counts from 1, and ``runs`` is empty where the words are not shown.

    ``glue`` is what stands between it and the next stretch. ``opens_gap`` says that the quote at hand begins to leave
    words out here. ``target`` is the address, below the top of the site, where withheld words stand.
    """

    shade: Shade
    first: int
    count: int
    runs: tuple[WordRun, ...] = ()
    glue: str = " "
    opens_gap: bool = False
    target: str | None = None

    @property
    def label(self) -> str:
        """Which words it has: ``word 3``, ``words 3 to 9``."""
        return f"word {self.first}" if self.count == 1 else f"words {self.first} to {self.first + self.count - 1}"

    @property
    def range_label(self) -> str:
        """The numbers of its words: ``3``, ``3–9``."""
        return str(self.first) if self.count == 1 else f"{self.first}–{self.first + self.count - 1}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceLine:
    """One sentence as stretches, in order; it has ``word_count`` words."""

    place: str
    word_count: int
    stretches: tuple[SentenceStretch, ...]

    @property
    def extent(self) -> str:
        """Which of its words are quoted here: ``words 3–9 of 24``, ``all of its 11 words``."""
        here = [stretch for stretch in self.stretches if stretch.shade is Shade.HERE]
        count = sum(stretch.count for stretch in here)
        if count in (0, self.word_count):
            return f"{'all' if count else 'none'} of its {plural(self.word_count, 'word')}"
        noun = "word" if count == 1 else "words"
        return f"{noun} {list_with_and(stretch.range_label for stretch in here)} of {self.word_count}"


def quote_lines(
    words: QuotedWords, fingerprint: Fingerprint, proof: Proof, quote: str, differing: frozenset[int] = frozenset()
) -> tuple[SentenceLine, ...]:
    """The sentences in which ``quote`` stands; the words ``differing`` are counted from 0, in the quote."""
    own = dict(zip(positions_in(proof), written_words(quote), strict=True))
    ordinals = {position: n for n, position in enumerate(own)}
    first, last = min(own), max(own)

    def stretch(shade: Shade, positions: Sequence[int], sentence: SentenceSpan) -> SentenceStretch:
        runs: tuple[WordRun, ...] = ()
        if shade is Shade.HERE:
            runs = tuple(_runs(own, positions, {p for p in positions if ordinals[p] in differing}))
            opening, closing = "“" if positions[0] == first else "", "”" if positions[-1] == last else ""
            runs = _merged_runs((WordRun(opening), *runs, WordRun(closing)))
        elif shade is Shade.ELSEWHERE:
            runs = (WordRun(_text(words, positions)),)
        at_end = own if shade is Shade.HERE else words.words
        return SentenceStretch(
            shade=shade,
            first=positions[0] - sentence.first + 1,
            count=len(positions),
            runs=runs,
            glue=_glue(words, positions[-1], at_end.get(positions[-1])),
            opens_gap=positions[0] not in own and positions[0] - 1 in own and positions[0] < last,
        )

    def shade_of(position: int) -> Shade:
        return Shade.HERE if position in own else Shade.ELSEWHERE if position in words.words else Shade.UNQUOTED

    return tuple(_line(fingerprint.sentences[n], shade_of, stretch) for n in proof.sentences)


def half_line(words: QuotedWords, sentence: SentenceSpan, target_of: Callable[[int], str]) -> SentenceLine:
    """The sentence with at most half of its words; ``target_of`` gives the address where a withheld word stands."""
    visible = _visible_half(words, sentence)

    def stretch(shade: Shade, positions: Sequence[int], sentence: SentenceSpan) -> SentenceStretch:
        is_visible = shade is Shade.HERE
        word = words.words[positions[-1]] if is_visible else None
        return SentenceStretch(
            shade=shade,
            first=positions[0] - sentence.first + 1,
            count=len(positions),
            runs=(WordRun(_text(words, positions)),) if is_visible else (),
            glue=_glue(words, positions[-1], word),
            target=target_of(positions[0]) if shade is Shade.WITHHELD else None,
        )

    def shade_of(position: int) -> Shade:
        if position not in words.words:
            return Shade.UNQUOTED
        return Shade.HERE if position in visible else Shade.WITHHELD

    return _line(sentence, shade_of, stretch)


def _line(
    sentence: SentenceSpan,
    shade_of: Callable[[int], Shade],
    stretch: Callable[[Shade, Sequence[int], SentenceSpan], SentenceStretch],
) -> SentenceLine:
    groups = groupby(range(sentence.first, sentence.first + sentence.count), shade_of)
    return SentenceLine(
        place=sentence.place,
        word_count=sentence.count,
        stretches=tuple(stretch(shade, tuple(positions), sentence) for shade, positions in groups),
    )


def _visible_half(words: QuotedWords, sentence: SentenceSpan) -> frozenset[int]:
    """The positions to show: whole quoted stretches, those of most quotes first, and then the beginning of one more."""
    start, end = sentence.first, sentence.first + sentence.count
    inside = [
        (len(span.paths), range(max(span.start, start), min(span.end, end))) for span in words.spans_at(start, end)
    ]
    ranking = [stretch for _, stretch in sorted(inside, key=lambda entry: (-entry[0], -len(entry[1]), entry[1].start))]
    room = sentence.count // 2
    visible: set[int] = set()
    for stretch in ranking:
        if len(visible | set(stretch)) <= room:
            visible |= set(stretch)
    for stretch in ranking:
        rest = [position for position in stretch if position not in visible][: room - len(visible)]
        if len(rest) >= _SHORTEST_CUT or not visible:
            visible |= set(rest)
    return frozenset(visible)


def _text(words: QuotedWords, positions: Sequence[int]) -> str:
    """The words at these positions, which follow one another, as their quotes write them."""
    texts: list[str] = []
    for n, position in enumerate(positions):
        word = words.words[position]
        joint = words.joints.get(position)
        is_last = n + 1 == len(positions)
        texts.append(word.before if not n else "")
        texts.append(word.text)
        if is_last:
            texts.append(word.after)
        else:
            texts.append(f"{word.after} {words.words[position + 1].before}" if joint is None else joint)
    return "".join(texts)


def _runs(own: dict[int, WrittenWord], positions: Sequence[int], differing: set[int]) -> Iterator[WordRun]:
    """The words of the quote at these positions, with the insertions; between two words that differ all differs."""
    for n, position in enumerate(positions):
        word = own[position]
        is_last = n + 1 == len(positions)
        if word.insertion_before:
            yield WordRun(word.insertion_before, is_insertion=True)
            yield WordRun(" ")
        if not n or own[position - 1].joint is None:
            yield WordRun(word.before)
        yield WordRun(word.text, differs=position in differing)
        if word.joint is not None and not is_last:
            yield WordRun(word.joint, differs={position, position + 1} <= differing)
            continue
        yield WordRun(word.after)
        if word.insertion_after:
            yield WordRun(" ")
            yield WordRun(word.insertion_after, is_insertion=True)
        if not is_last:
            yield WordRun(" ")


def _merged_runs(runs: Sequence[WordRun]) -> tuple[WordRun, ...]:
    """The runs that have a text, with neighbors of one kind as one run."""
    kinds = groupby((run for run in runs if run.text), lambda run: (run.differs, run.is_insertion))
    return tuple(
        WordRun("".join(run.text for run in group), differs, is_insertion) for (differs, is_insertion), group in kinds
    )


def _glue(words: QuotedWords, position: int, word: WrittenWord | None) -> str:
    """What stands between the word at ``position``, where it is shown, and what follows it."""
    joint = words.joints.get(position)
    if joint is None or any(map(str.isspace, joint)):
        return " "
    return "" if word is None else joint
