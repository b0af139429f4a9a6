"""A divergence’s page: readings side by side, with the words that differ where they quote parallel sentences."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from generator.evidence.numerals import numbers_in
from generator.evidence.words import normal, tokens_of_normal, words_of
from generator.registry.model import Divergence
from generator.registry.vocabulary import DivergenceKind
from generator.views.citation import QuoteView, quote_view
from generator.views.index import ClaimRow, Index

_PARALLEL = 0.45
_MARKED = re.compile("“([^”]*)”")
_SMALL = frozenset(words_of("a an the of to in on at and or for by with"))


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
    readings = tuple(
        ReadingView(
            says=reading.says,
            quotes=tuple(
                MarkedQuote(
                    quote=each,
                    stretches=_stretches(
                        each.quote,
                        [q.quote for k, others in enumerate(quotes) if k != r for q in others],
                        _telling_words(reading.says),
                    ),
                )
                for each in quotes[r]
            ),
        )
        for r, reading in enumerate(divergence.readings)
    )
    assessment = index.assessment
    speaking = {each.source for group in quotes for each in group}
    topics = {assessment.registry.claims[each].topic for each in divergence.claims} or set(assessment.registry.topics)
    asked = topics if divergence.kind is not DivergenceKind.INTERNAL else set[str]()
    on_topic = frozenset[str]().union(*(assessment.subjects[each] for each in asked))
    return DivergenceView(
        divergence=divergence,
        readings=readings,
        claims=index.rows_of(divergence.claims),
        silent=tuple(each.name for each in assessment.sources.values() if each.id in on_topic - speaking),
    )


def _stretches(quote: str, others: list[str], telling: frozenset[str]) -> tuple[Stretch, ...]:
    """The quote cut where a word starts or stops to differ.

    Words differ that the most similar of the other quotes has not, where the two run parallel, and those that the
    reading itself puts in quotation marks or gives as a number, unless every other quote has them.
    """
    text = normal(quote)
    tokens = tokens_of_normal(text)
    words = [token.text for token in tokens]
    rivals = [[token.text for token in tokens_of_normal(normal(other))] for other in others]
    matchers = [difflib.SequenceMatcher(None, words, rival, autojunk=False) for rival in rivals]
    best = max(matchers, key=lambda each: each.ratio(), default=None)
    different = {n for n, word in enumerate(words) if word in telling and not all(word in rival for rival in rivals)}
    if best is not None and best.ratio() >= _PARALLEL:
        same = {n for block in best.get_matching_blocks() for n in range(block.a, block.a + block.size)}
        different |= set(range(len(words))) - same
    cut: list[Stretch] = []
    end = 0
    for n, token in enumerate(tokens):
        stop = tokens[n + 1].start if n + 1 < len(tokens) else len(text)
        word_end = token.end if n in different and n + 1 not in different else stop
        _grow(cut, text[end : token.start], False)
        _grow(cut, text[token.start : word_end], n in different)
        end = word_end
    _grow(cut, text[end:], False)
    return tuple(cut)


def _telling_words(says: str) -> frozenset[str]:
    """The words of a reading that stand in quotation marks, and its numbers, in digits and in words."""
    marked = {word for stretch in _MARKED.findall(says) for word in words_of(stretch)} - _SMALL
    return frozenset(marked | {word for word in words_of(says) if numbers_in(word)})


def _grow(cut: list[Stretch], text: str, differs: bool) -> None:
    if not text:
        return
    if cut and cut[-1].differs == differs:
        cut[-1] = Stretch(cut[-1].text + text, differs)
    else:
        cut.append(Stretch(text, differs))
