"""A divergence’s page: readings side by side, with the words that differ where they quote parallel sentences."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.evidence.assessment import SoundAssessment
from generator.evidence.numerals import numbers_in
from generator.evidence.words import normal_text, tokens_of, tokens_of_normal_text, words_of
from generator.registry.model import Divergence
from generator.registry.vocabulary import DivergenceKind
from generator.views.citation import QuoteView, quote_view
from generator.views.index import ClaimRow, Index

_PARALLEL = 0.45  # similarity, of 1, from which two quotes count as versions of one sentence
_MARKED = re.compile("“([^”]*)”")
_SMALL_WORDS = frozenset(words_of("a an the of to in on at and or for by with"))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a quote; ``differs`` marks words the parallel quote does not have."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedQuote:
    """A quote with its differing words; one stretch when nothing runs parallel to it."""

    quote: QuoteView
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """One reading with the quotes that carry it."""

    says: str
    quotes: tuple[MarkedQuote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DivergenceView:
    """All that a divergence’s page shows.

    ``silent`` are the names of the reports that no reading cites and that speak to a topic of its claims; where a
    report parts from itself, no other is asked.
    """

    divergence: Divergence
    readings: tuple[ReadingView, ...]
    claims: tuple[ClaimRow, ...]
    silent: tuple[str, ...]


def divergence_view(index: Index, divergence: Divergence) -> DivergenceView:
    """The page of ``divergence``."""
    quotes = [
        [
            quote_view(index.assessment, ("divergences", divergence.id, "readings", r, "cites", n), cite)
            for n, cite in enumerate(reading.cites)
        ]
        for r, reading in enumerate(divergence.readings)
    ]
    readings = []
    for r, reading in enumerate(divergence.readings):
        rivals = [quote.quote for k, others in enumerate(quotes) if k != r for quote in others]
        telling = _telling_words(reading.says)
        marked = [MarkedQuote(quote=quote, stretches=_stretches(quote.quote, rivals, telling)) for quote in quotes[r]]
        readings.append(ReadingView(says=reading.says, quotes=tuple(marked)))
    return DivergenceView(
        divergence=divergence,
        readings=tuple(readings),
        claims=index.rows_of(divergence.claims),
        silent=_silent(index.assessment, divergence),
    )


def _silent(assessment: SoundAssessment, divergence: Divergence) -> tuple[str, ...]:
    """The names of the reports that no reading cites and that speak to a topic of the divergence’s claims."""
    if divergence.kind is DivergenceKind.INTERNAL:  # the question is only asked of the report that parts from itself
        return ()
    registry = assessment.registry
    cited = {cite.source for reading in divergence.readings for cite in reading.cites}
    topics = {registry.claims[claim].topic for claim in divergence.claims} or set(registry.topics)
    on_topic = frozenset[str]().union(*(assessment.subjects[topic] for topic in topics))
    return tuple(source.name for source in assessment.sources.values() if source.id in on_topic - cited)


def _stretches(quote: str, rivals: Sequence[str], telling: frozenset[str]) -> tuple[Stretch, ...]:
    """The quote cut where a word begins or ends to differ from the quotes of the other readings."""
    text = normal_text(quote)
    tokens = tokens_of_normal_text(text)
    different = _different([token.text for token in tokens], rivals, telling)
    stretches: list[Stretch] = []
    end = 0
    for n, token in enumerate(tokens):
        stop = tokens[n + 1].start if n + 1 < len(tokens) else len(text)
        word_end = token.end if n in different and n + 1 not in different else stop
        _add(stretches, text[end : token.start], False)
        _add(stretches, text[token.start : word_end], n in different)
        end = word_end
    _add(stretches, text[end:], False)
    return tuple(stretches)


def _different(words: Sequence[str], rivals: Sequence[str], telling: frozenset[str]) -> set[int]:
    """The positions of the words that differ.

    These are the words that the most similar rival lacks, where it runs parallel, and the telling words that at least
    one rival lacks.
    """
    rival_words = [[token.text for token in tokens_of(rival)] for rival in rivals]
    matchers = [difflib.SequenceMatcher(None, words, rival, autojunk=False) for rival in rival_words]
    best = max(matchers, key=lambda matcher: matcher.ratio(), default=None)
    different = {n for n, word in enumerate(words) if word in telling and not all(word in r for r in rival_words)}
    if best is not None and best.ratio() >= _PARALLEL:
        same = {n for block in best.get_matching_blocks() for n in range(block.a, block.a + block.size)}
        different |= set(range(len(words))) - same
    return different


def _telling_words(says: str) -> frozenset[str]:
    """The words of a reading that stand in quotation marks, and its numbers, in digits and in words."""
    marked = {word for stretch in _MARKED.findall(says) for word in words_of(stretch)} - _SMALL_WORDS
    return frozenset(marked | {word for word in words_of(says) if numbers_in(word)})


def _add(stretches: list[Stretch], text: str, differs: bool) -> None:
    """Adds the text to the last stretch, or as a new stretch where it differs otherwise than the last."""
    if not text:
        return
    if stretches and stretches[-1].differs == differs:
        stretches[-1] = Stretch(stretches[-1].text + text, differs)
    else:
        stretches.append(Stretch(text, differs))
