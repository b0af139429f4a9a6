"""A divergence’s page: the readings side by side, and in their quotes the words that differ."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.evidence.assessment import SoundAssessment
from generator.evidence.numerals import numbers_in
from generator.evidence.quotes import parts_of
from generator.evidence.words import tokens_of, words_of
from generator.registry.model import Divergence
from generator.registry.vocabulary import DivergenceKind
from generator.views.citation import QuoteView, lines_of_quote, quote_view
from generator.views.index import ClaimRow, Index
from generator.views.sentence_line import SentenceLine

_PARALLEL = 0.45  # similarity, of 1, from which two quotes count as versions of one sentence
_QUOTED_WORDS = re.compile("“([^”]*)”")  # what stands between two curly quotation marks
_SMALL_WORDS = frozenset(words_of("a an the of to in on at and or for by with"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingQuote:
    """A quote in its sentences, where the words that differ from the other readings are marked.

    ``anchor`` is its id on the page.
    """

    anchor: str
    quote: QuoteView
    lines: tuple[SentenceLine, ...]


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
        readings=_readings(index, divergence),
        claims=index.rows_of(divergence.claims),
        silent=_silent_reports(index.assessment, divergence),
    )


def _readings(index: Index, divergence: Divergence) -> tuple[ReadingView, ...]:
    """The readings; the words of a quote are compared with the quotes of all other readings."""
    views = []
    for n, reading in enumerate(divergence.readings):
        rivals = [cite.quote for rival in divergence.readings if rival is not reading for cite in rival.cites]
        telling_words = _telling_words(reading.says)
        quotes = []
        for m, cite in enumerate(reading.cites):
            path = ("divergences", divergence.id, "readings", n, "cites", m)
            words = [word for part in parts_of(cite.quote) for word in part]
            differing = frozenset(_differing_words(words, rivals, telling_words))
            quotes.append(
                ReadingQuote(
                    anchor=index.anchors[path],
                    quote=quote_view(index.assessment, path, cite),
                    lines=lines_of_quote(index, path, cite, differing),
                )
            )
        views.append(ReadingView(says=reading.says, quotes=tuple(quotes)))
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
