"""A divergence’s page: the readings side by side, and in their quotes the words that differ."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.evidence.assessment import SoundAssessment
from generator.evidence.numerals import numbers_in
from generator.evidence.words import normal_text, tokens_of, tokens_of_normal_text, words_of
from generator.registry.model import Divergence
from generator.registry.vocabulary import DivergenceKind
from generator.views.citation import QuoteView, quote_view
from generator.views.index import ClaimRow, Index

_PARALLEL = 0.45  # similarity, of 1, from which two quotes count as versions of one sentence
_QUOTED_WORDS = re.compile("“([^”]*)”")  # what stands between two curly quotation marks
_SMALL_WORDS = frozenset(words_of("a an the of to in on at and or for by with"))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a quote, whose words either all differ from the other readings or all do not."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingQuote:
    """A quote with the stretches that it consists of."""

    quote: QuoteView
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """One reading with its quotes."""

    says: str
    quotes: tuple[ReadingQuote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DivergenceView:
    """All that a divergence’s page shows; ``silent`` has names of reports."""

    divergence: Divergence
    readings: tuple[ReadingView, ...]
    claims: tuple[ClaimRow, ...]
    silent: tuple[str, ...]


def divergence_view(index: Index, divergence: Divergence) -> DivergenceView:
    """The view of ``divergence``."""
    return DivergenceView(
        divergence=divergence,
        readings=_readings(index.assessment, divergence),
        claims=index.rows_of(divergence.claims),
        silent=_silent_reports(index.assessment, divergence),
    )


def _readings(assessment: SoundAssessment, divergence: Divergence) -> tuple[ReadingView, ...]:
    """The readings; the words of a quote are compared with the quotes of all other readings."""
    quotes = [
        [
            quote_view(assessment, ("divergences", divergence.id, "readings", n, "cites", m), cite)
            for m, cite in enumerate(reading.cites)
        ]
        for n, reading in enumerate(divergence.readings)
    ]
    views = []
    for n, reading in enumerate(divergence.readings):
        rivals = [rival.quote for other_quotes in (*quotes[:n], *quotes[n + 1 :]) for rival in other_quotes]
        telling_words = _telling_words(reading.says)
        reading_quotes = tuple(
            ReadingQuote(quote=quote, stretches=_stretches(quote.quote, rivals, telling_words)) for quote in quotes[n]
        )
        views.append(ReadingView(says=reading.says, quotes=reading_quotes))
    return tuple(views)


def _silent_reports(assessment: SoundAssessment, divergence: Divergence) -> tuple[str, ...]:
    """The names of the reports that no reading cites and that speak to a topic of the divergence’s claims.

    A divergence without claims may concern every topic. Where a report parts from itself, no other can be silent.
    """
    if divergence.kind is DivergenceKind.INTERNAL:
        return ()
    registry = assessment.registry
    speaking = {cite.source for reading in divergence.readings for cite in reading.cites}
    topics = {registry.claims[claim].topic for claim in divergence.claims} or set(registry.topics)
    on_topic = frozenset[str]().union(*(assessment.sources_by_topic[topic] for topic in topics))
    return tuple(source.name for source in assessment.sources.values() if source.id in on_topic - speaking)


def _stretches(quote: str, rivals: Sequence[str], telling_words: frozenset[str]) -> tuple[Stretch, ...]:
    """The quote, cut where its words begin or end to differ from the quotes of the other readings.

    What stands between two words that differ differs too; what stands behind the last of them does not.
    """
    text = normal_text(quote)
    tokens = tokens_of_normal_text(text)
    differing = _differing_words([token.text for token in tokens], rivals, telling_words)

    def pieces() -> Iterator[Stretch]:
        end = 0
        for n, token in enumerate(tokens):
            next_start = tokens[n + 1].start if n + 1 < len(tokens) else len(text)
            word_end = token.end if n in differing and n + 1 not in differing else next_start
            yield Stretch(text[end : token.start], False)
            yield Stretch(text[token.start : word_end], n in differing)
            end = word_end
        yield Stretch(text[end:], False)

    return _merged_stretches(pieces())


def _merged_stretches(pieces: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The pieces that have a text, with neighbors of one kind as one stretch."""
    kinds = groupby((piece for piece in pieces if piece.text), lambda piece: piece.differs)
    return tuple(Stretch("".join(piece.text for piece in group), differs) for differs, group in kinds)


def _differing_words(words: Sequence[str], rivals: Sequence[str], telling_words: frozenset[str]) -> set[int]:
    """The indexes of the words that differ.

    These are the words that the most similar rival lacks, where it is similar enough, and the telling words that at
    least one rival lacks.
    """
    rivals_words = [[token.text for token in tokens_of(rival)] for rival in rivals]
    matchers = [difflib.SequenceMatcher(None, words, rival_words, autojunk=False) for rival_words in rivals_words]
    best = max(matchers, key=lambda matcher: matcher.ratio(), default=None)
    differing = {
        n
        for n, word in enumerate(words)
        if word in telling_words and not all(word in rival_words for rival_words in rivals_words)
    }
    if best is not None and best.ratio() >= _PARALLEL:
        common = {n for block in best.get_matching_blocks() for n in range(block.a, block.a + block.size)}
        differing |= set(range(len(words))) - common
    return differing


def _telling_words(says: str) -> frozenset[str]:
    """The words that a reading has in quotation marks, without small ones, and its numbers, in digits or in words."""
    quoted_words = {word for stretch in _QUOTED_WORDS.findall(says) for word in words_of(stretch)}
    return frozenset(quoted_words - _SMALL_WORDS | {word for word in words_of(says) if numbers_in(word)})
