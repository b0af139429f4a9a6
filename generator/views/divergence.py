"""A divergence’s page: the readings side by side, and in their quotes the words that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.evidence.assessment import SoundAssessment
from generator.evidence.quotes import parts_of
from generator.registry.model import Divergence
from generator.registry.vocabulary import DivergenceKind
from generator.views.citation import QuoteView, lines_of_quote, quote_view
from generator.views.differing_words import ReadingWords, differing_words
from generator.views.index import ClaimRow, Index
from generator.views.labels import full_name
from generator.views.sentence_line import SentenceLine


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

    @property
    def reports(self) -> tuple[str, ...]:
        """The names of the reports that it cites, each with its republisher."""
        return tuple(
            dict.fromkeys(full_name(quote.quote.source_name, quote.quote.republication) for quote in self.quotes)
        )


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
        readings=_readings(index, divergence),
        claims=index.rows_of(divergence.claims),
        sources=tuple(dict.fromkeys(cite.source for reading in divergence.readings for cite in reading.cites)),
        silent_reports=_silent_reports(index.assessment, divergence),
    )


def _readings(index: Index, divergence: Divergence) -> tuple[ReadingView, ...]:
    """The readings; the words of a quote are compared with the quotes of all other readings."""
    texts = [
        ReadingWords(says=reading.says, quotes=tuple(_words_of_report(cite.quote) for cite in reading.cites))
        for reading in divergence.readings
    ]
    return tuple(
        ReadingView(says=text.says, quotes=tuple(_reading_quotes(index, divergence, n, texts)))
        for n, text in enumerate(texts)
    )


def _reading_quotes(
    index: Index, divergence: Divergence, n: int, texts: Sequence[ReadingWords]
) -> Iterator[ReadingQuote]:
    """The quotes of reading ``n``, in which the words that no other reading has are marked."""
    differing = differing_words(texts[n], (*texts[:n], *texts[n + 1 :]))
    for m, (cite, marked) in enumerate(zip(divergence.readings[n].cites, differing, strict=True)):
        path = ("divergences", divergence.id, "readings", n, "cites", m)
        yield ReadingQuote(
            anchor=index.anchors[path],
            quote=quote_view(index.assessment, path, cite),
            lines=lines_of_quote(index, path, cite, marked),
        )


def _words_of_report(quote: str) -> tuple[str, ...]:
    """The report’s own words in a quote, without our insertions."""
    return tuple(word for part in parts_of(quote) for word in part)


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
