"""A divergence’s page: the readings side by side, and in their quotes the words that differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.evidence.assessment import SoundAssessment
from generator.evidence.words import normal_text, tokens_of_normal_text, words_of
from generator.registry.model import Divergence
from generator.registry.vocabulary import DivergenceKind
from generator.views.citation import QuoteView, quote_view
from generator.views.differing_words import ReadingWords, differing_words
from generator.views.index import ClaimRow, Index


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

    @property
    def reports(self) -> tuple[str, ...]:
        """The names of the reports that it cites."""
        return tuple(dict.fromkeys(quote.quote.source_name for quote in self.quotes))


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentReport:
    """A report that speaks to the topic and not to the question.

    ``is_covered`` says whether every sentence of it is cited or set aside.
    """

    source: str
    name: str
    is_covered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DivergenceView:
    """All that a divergence’s page shows; ``sources`` are the ids of the reports that its readings cite."""

    divergence: Divergence
    readings: tuple[ReadingView, ...]
    claims: tuple[ClaimRow, ...]
    sources: tuple[str, ...]
    silent_reports: tuple[SilentReport, ...]

    @property
    def topics(self) -> tuple[str, ...]:
        """The ids of the topics of its claims."""
        return tuple(dict.fromkeys(claim.topic for claim in self.claims))


def divergence_view(index: Index, divergence: Divergence) -> DivergenceView:
    """The view of ``divergence``."""
    return DivergenceView(
        divergence=divergence,
        readings=_readings(index.assessment, divergence),
        claims=index.rows_of(divergence.claims),
        sources=tuple(dict.fromkeys(cite.source for reading in divergence.readings for cite in reading.cites)),
        silent_reports=_silent_reports(index.assessment, divergence),
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
    texts = [
        ReadingWords(says=reading.says, quotes=tuple(words_of(quote.quote) for quote in reading_quotes))
        for reading, reading_quotes in zip(divergence.readings, quotes, strict=True)
    ]
    return tuple(
        ReadingView(
            says=text.says,
            quotes=tuple(
                ReadingQuote(quote=quote, stretches=_stretches(quote.quote, differing))
                for quote, differing in zip(
                    quotes[n], differing_words(text, (*texts[:n], *texts[n + 1 :])), strict=True
                )
            ),
        )
        for n, text in enumerate(texts)
    )


def _silent_reports(assessment: SoundAssessment, divergence: Divergence) -> tuple[SilentReport, ...]:
    """The reports that no reading cites and that speak to a topic of the divergence’s claims.

    A divergence without claims may concern every topic. Where a report parts from itself, no other can be silent.
    """
    if divergence.kind is DivergenceKind.INTERNAL:
        return ()
    registry = assessment.registry
    speaking = {cite.source for reading in divergence.readings for cite in reading.cites}
    topics = {registry.claims[claim].topic for claim in divergence.claims} or set(registry.topics)
    on_topic = frozenset[str]().union(*(assessment.sources_by_topic[topic] for topic in topics))
    return tuple(
        SilentReport(source=name, name=source.name, is_covered=assessment.coverage[name].share == 1)
        for name, source in assessment.sources.items()
        if name in on_topic - speaking
    )


def _stretches(quote: str, differing: frozenset[int]) -> tuple[Stretch, ...]:
    """The quote, cut where its words begin or end to differ from the quotes of the other readings.

    What stands between two words that differ differs too; what stands behind the last of them does not.
    """
    text = normal_text(quote)
    tokens = tokens_of_normal_text(text)

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
