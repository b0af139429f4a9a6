"""A made-up project of any size: reports in a language without words, and a registry that cites every sentence."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.evidence.fingerprint import fingerprint_of, fingerprint_text
from generator.evidence.words import NEGATIONS

_STANCES = ("supports", "partly", "differs", "contradicts")
_HEAD = "settings: {quote_words: 25, quoted_share: 0.6, coverage: 1}\n"


def make_project(folder: Path, claims: int, sources: int) -> None:
    """Writes ``claims.yaml`` and ``seeds/`` into ``folder``, the same for the same numbers."""
    chance = random.Random(claims * 1000 + sources)
    words = _words(chance)
    texts: list[list[str]] = [[] for _ in range(sources)]
    topics, people, origins = max(9, claims // 50), max(20, claims // 20), max(40, claims // 10)
    claim_lines: list[str] = []
    divergence_lines: list[str] = []
    for n in range(claims):
        quotes = []
        for source in chance.sample(range(sources), min(chance.choice((1, 2, 3, 4, 4, 4)), sources)):
            sentence = chance.choices(words, k=18)
            sentence[5] = f"number{n}"
            texts[source].append(" ".join(sentence).capitalize() + ".")
            quotes.append((f"source-{source:03}", " ".join(sentence[2:9])))
        claim_lines += _claim(n, quotes, chance, words, topics, people, origins)
        if len(quotes) > 1 and chance.random() < 0.4:
            divergence_lines += _divergence(n, quotes, words[n % len(words)])
    lists = (
        ("origins", (f"  origin-{n}: {{name: Origin {n}, kind: news-organisation}}" for n in range(origins))),
        ("topics", (f"  topic-{n}: {{name: Topic {n}}}" for n in range(topics))),
        ("people", (f"  person-{n}: {{name: Person {n}, kind: person}}" for n in range(people))),
        ("claims", claim_lines),
        ("divergences", divergence_lines),
    )
    (folder / "seeds").mkdir(parents=True)
    (folder / "claims.yaml").write_text(_HEAD + "".join(f"{name}:\n{_lines(lines)}" for name, lines in lists), "utf-8")
    for n, sentences in enumerate(texts):
        text = _lines(" ".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5)).encode()
        record = f"name: Source {n}\npublisher: null\nfile: source-{n:03}.txt\npublished: 2025-12-01\n"
        (folder / f"seeds/source-{n:03}.txt").write_bytes(text)
        (folder / f"seeds/source-{n:03}.yaml").write_text(record, "utf-8")
        (folder / f"seeds/source-{n:03}.fingerprint").write_text(fingerprint_text(fingerprint_of(text)), "utf-8")


def _words(chance: random.Random) -> list[str]:
    candidates = (
        "".join(chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(3)) for _ in range(3000)
    )
    return [word for word in candidates if word not in NEGATIONS]


def _claim(
    n: int,
    quotes: list[tuple[str, str]],
    chance: random.Random,
    words: list[str],
    topics: int,
    people: int,
    origins: int,
) -> Iterator[str]:
    yield f"  claim-{n}:"
    yield f"    statement: The {chance.choice(words)} of {chance.choice(words)} had {n} {chance.choice(words)}."
    yield f"    kind: fact\n    topic: topic-{n % topics}\n    people: [person-{chance.randrange(people)}]"
    yield "    evidence:"
    for at, (source, quote) in enumerate(quotes):
        stance = chance.choice(_STANCES) if at else "supports"
        yield f"      - source: {source}\n        quote: {quote}\n        stance: {stance}"
        yield f"        via: [origin-{chance.randrange(origins)}]"
    yield "    history:\n      - {date: 2026-11-22, change: First published.}\n"


def _divergence(n: int, quotes: list[tuple[str, str]], word: str) -> Iterator[str]:
    yield f"  divergence-{n}:\n    question: What was sentence of {word} {n}?\n    kind: wording\n    weight: minor"
    yield f"    claims: [claim-{n}]\n    readings:"
    for source, quote in quotes[:2]:
        yield f"      - says: {quote.split()[0]} in {source}\n        cites: [{{source: {source}, quote: {quote}}}]"
    yield "    note: They differ in their words.\n"


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
