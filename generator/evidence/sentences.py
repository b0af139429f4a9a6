"""The sentences of a retained copy; sentencex finds where they end and needs no model for it."""

from __future__ import annotations

from dataclasses import dataclass

import sentencex

from generator.evidence.words import Token, normal_text, tokens_of_normal_text


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at its place, such as ``p5.s1``: its normal text and its tokens."""

    place: str
    text: str
    tokens: tuple[Token, ...]


Sentences = tuple[Sentence, ...]


def sentences_of(text: str) -> Sentences:
    """The sentences of a copy that have at least one token; each non-blank line is a paragraph."""
    lines = (line.strip() for line in normal_text(text).split("\n"))
    paragraphs = (line for line in lines if line)
    return tuple(
        Sentence(f"p{p}.s{s}", sentence, tokens)
        for p, paragraph in enumerate(paragraphs, 1)
        for s, (sentence, tokens) in enumerate(_sentences_in(paragraph), 1)
    )


def _sentences_in(paragraph: str) -> list[tuple[str, tuple[Token, ...]]]:
    pieces = (str(piece).strip() for piece in sentencex.segment("en", paragraph))
    pairs = ((piece, tokens_of_normal_text(piece)) for piece in pieces)
    return [(piece, tokens) for piece, tokens in pairs if tokens]
