"""Coverage: every sentence of a source is touched by a quote, or set aside with a reason, or neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.evidence.fingerprint import Fingerprint
from generator.evidence.quotes import Proof
from generator.registry.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of one source is accounted for.

    ``touched`` and ``set_aside`` have indexes of sentences, ``uncovered`` has places such as ``p5.s1``.
    """

    touched: frozenset[int]
    set_aside: Mapping[int, str]
    uncovered: tuple[str, ...]
    share: float
    quoted_tokens: int
    quoted_share: float


def sentence_range(sentences: str, fingerprint: Fingerprint) -> tuple[int, ...] | None:
    """The indexes of the sentences in a range like ``p26.s1-p30.s1``, or None when an end does not exist."""
    order = {sentence.place: n for n, sentence in enumerate(fingerprint.sentences)}
    first, _, last = sentences.partition("-")
    if first not in order or (last and last not in order):
        return None
    return tuple(range(order[first], order[last or first] + 1))


def coverage_of(source: Source, fingerprint: Fingerprint, proofs: Iterable[Proof]) -> Coverage:
    """The coverage of ``source`` by the quotes that hold in it."""
    touched: set[int] = set()
    tokens: set[int] = set()
    for proof in proofs:
        touched.update(proof.sentences)
        tokens.update(at for span in proof.spans for at in range(*span))
    aside = {n: part.reason for part in source.set_aside for n in sentence_range(part.sentences, fingerprint) or ()}
    uncovered = tuple(
        sentence.place for n, sentence in enumerate(fingerprint.sentences) if n not in touched and n not in aside
    )
    count = len(fingerprint.sentences)
    return Coverage(
        touched=frozenset(touched),
        set_aside=aside,
        uncovered=uncovered,
        share=(count - len(uncovered)) / count if count else 1.0,
        quoted_tokens=len(tokens),
        quoted_share=len(tokens) / fingerprint.tokens if fingerprint.tokens else 0.0,
    )
