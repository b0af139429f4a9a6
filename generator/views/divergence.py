"""A divergence’s page: readings side by side, with the words that differ where they quote parallel sentences."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from generator.evidence.words import normal, tokens_of_normal
from generator.model import Divergence
from generator.views.citation import QuoteView, quote_view
from generator.views.index import ClaimRow, Index

_PARALLEL = 0.45


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
    """All that a divergence’s page shows; ``silent`` are the names of reports no reading cites."""

    divergence: Divergence
    readings: tuple[ReadingView, ...]
    claims: tuple[ClaimRow, ...]
    silent: tuple[str, ...]


def divergence_view(index: Index, divergence: Divergence) -> DivergenceView:
    """The page of ``divergence``."""
    quotes = [
        [
            quote_view(index.case, ("divergences", divergence.id, "readings", r, "cites", n), cite)
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
                        each.quote, [q.quote for k, others in enumerate(quotes) if k != r for q in others]
                    ),
                )
                for each in quotes[r]
            ),
        )
        for r, reading in enumerate(divergence.readings)
    )
    speaking = {each.source for group in quotes for each in group}
    return DivergenceView(
        divergence=divergence,
        readings=readings,
        claims=index.rows_of(divergence.claims),
        silent=tuple(s.name for s in index.case.sources.values() if s.id not in speaking),
    )


def _stretches(quote: str, others: list[str]) -> tuple[Stretch, ...]:
    """The quote cut where it starts or stops to differ from the most similar of the others."""
    text = normal(quote)
    tokens = tokens_of_normal(text)
    words = [token.text for token in tokens]
    rivals = [[token.text for token in tokens_of_normal(normal(other))] for other in others]
    matchers = [difflib.SequenceMatcher(None, words, rival, autojunk=False) for rival in rivals]
    best = max(matchers, key=lambda each: each.ratio(), default=None)
    if best is None or best.ratio() < _PARALLEL:
        return (Stretch(text, False),)
    same = {n for block in best.get_matching_blocks() for n in range(block.a, block.a + block.size)}
    cut: list[Stretch] = []
    end = 0
    for n, token in enumerate(tokens):
        differs = n not in same
        stop = tokens[n + 1].start if n + 1 < len(tokens) else len(text)
        word_end = token.end if differs and (n + 1 >= len(tokens) or n + 1 in same) else stop
        _grow(cut, text[end : token.start], False)
        _grow(cut, text[token.start : word_end], differs)
        end = word_end
    _grow(cut, text[end:], False)
    return tuple(cut)


def _grow(cut: list[Stretch], text: str, differs: bool) -> None:
    if not text:
        return
    if cut and cut[-1].differs == differs:
        cut[-1] = Stretch(cut[-1].text + text, differs)
    else:
        cut.append(Stretch(text, differs))
