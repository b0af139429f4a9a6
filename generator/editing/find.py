"""The sentences of the retained copies that are most similar to some words, each with words of it to quote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from generator.editing.similarity import SMALL_WORDS, stem
from generator.evidence.assessment import Assessment, citations_in
from generator.evidence.fingerprint import RUN, Fingerprint
from generator.evidence.quotes import Proof, prove
from generator.evidence.sentences import Sentence
from generator.evidence.words import Token, tokens_of

_ALIKE = 80  # likeness, of 100, from which two stems count as the same word, misspelled
_ENOUGH = 0.6  # share of the wanted words that a sentence must have
_WINDOW = 8  # words that a proposed quote has at least, where the sentence and the limit allow it


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One sentence: where it stands, who cites it, and words of it that are proved to stand there, if any are."""

    source: str
    place: str
    sentence: str
    score: float
    cited_by: tuple[str, ...]
    quote: str | None
    at: str | None


def nearest_sentences(
    assessment: Assessment, words: str, *, sources: Iterable[str] | None = None, limit: int = 5
) -> tuple[Match, ...]:
    """The nearest sentences, the best first; word forms and small slips of spelling do not matter."""
    wanted = _wanted(words)
    if not wanted:
        return ()
    citing = citing_entries(assessment)
    hits: list[tuple[float, str, int]] = []
    for source in sources if sources is not None else assessment.copies:
        for n, sentence in enumerate(assessment.copies.get(source, ())):
            score, _ = _score(wanted, sentence.tokens)
            if score >= _ENOUGH:
                hits.append((score, source, n))
    order = {source: n for n, source in enumerate(assessment.sources)}
    hits.sort(key=lambda hit: (-hit[0], order[hit[1]], hit[2]))
    return tuple(_match(assessment, wanted, hit, citing) for hit in hits[:limit])


def citing_entries(assessment: Assessment) -> Mapping[tuple[str, int], tuple[str, ...]]:
    """For each source and sentence the claims, and the divergences, that cite it."""
    citing: dict[tuple[str, int], dict[str, None]] = {}
    for path, cite in citations_in(assessment.registry):
        result = assessment.results.get(path)
        name = str(path[1]) if path[0] == "claims" else f"divergence {path[1]}"
        for n in result.sentences if isinstance(result, Proof) else ():
            citing.setdefault((cite.source, n), {})[name] = None
    return {key: tuple(names) for key, names in citing.items()}


def _match(
    assessment: Assessment,
    wanted: Sequence[str],
    hit: tuple[float, str, int],
    citing: Mapping[tuple[str, int], tuple[str, ...]],
) -> Match:
    score, source, n = hit
    sentence = assessment.copies[source][n]
    _, matched = _score(wanted, sentence.tokens)
    limit = assessment.registry.settings.quote_words
    quote, at = _quote_around(matched, sentence, assessment.fingerprints[source], limit)
    return Match(
        source=source,
        place=sentence.place,
        sentence=sentence.text,
        score=score,
        cited_by=citing.get((source, n), ()),
        quote=quote,
        at=at,
    )


def _wanted(words: str) -> tuple[str, ...]:
    tokens = [token.text for token in tokens_of(words)]
    telling = [word for word in tokens if word not in SMALL_WORDS] or tokens
    return tuple(dict.fromkeys(map(stem, telling)))


@lru_cache(maxsize=200_000)
def _likeness(one: str, other: str) -> float:
    if one == other:
        return 100.0
    if any(character.isdigit() for character in one + other) or min(len(one), len(other)) < 4:
        return 0.0
    likeness = fuzz.ratio(one, other)
    return likeness if likeness >= _ALIKE else 0.0


def _score(wanted: Sequence[str], tokens: Sequence[Token]) -> tuple[float, tuple[int, ...]]:
    """How much of what is wanted stands in a sentence, near together counting a little more, and at which tokens."""
    stems = [stem(token.text) for token in tokens]
    best: list[tuple[float, int]] = []
    for word in wanted:
        likeness, at = max(((_likeness(word, each), -n) for n, each in enumerate(stems)), default=(0.0, 0))
        if likeness:
            best.append((likeness, -at))
    if not best:
        return 0.0, ()
    matched = _nearest(wanted, stems, tuple(sorted({at for _, at in best})))
    spread = matched[-1] - matched[0] + 1
    closeness = len(matched) / spread
    return sum(likeness for likeness, _ in best) / (100 * len(wanted)) + 0.05 * closeness, matched


def _nearest(wanted: Sequence[str], stems: Sequence[str], first: tuple[int, ...]) -> tuple[int, ...]:
    """The tightest run of tokens that shows as many of the wanted words as ``first`` does."""
    hits = [(n, word) for n, each in enumerate(stems) for word in wanted if _likeness(word, each)]
    goal = len({word for n, word in hits if n in first})
    best = first
    for start in range(len(hits)):
        seen: set[str] = set()
        for end in range(start, len(hits)):
            seen.add(hits[end][1])
            if len(seen) >= goal:
                run = tuple(sorted({n for n, _ in hits[start : end + 1]}))
                if run[-1] - run[0] < best[-1] - best[0]:
                    best = run
                break
    return best


def _quote_around(
    matched: Sequence[int], sentence: Sentence, fingerprint: Fingerprint, limit: int
) -> tuple[str | None, str | None]:
    """The shortest stretch round the matched words that is a quote, with its place where that is needed."""
    tokens = sentence.tokens
    start, end = matched[0], min(matched[-1] + 1, matched[0] + limit)
    fallback: tuple[str | None, str | None] = (None, None)
    while True:
        if end - start >= min(max(RUN, _WINDOW), len(tokens), limit):
            quote = sentence.text[tokens[start].start : tokens[end - 1].end]
            if isinstance(prove(quote, fingerprint), Proof):
                return quote, None
            if fallback[0] is None and isinstance(prove(quote, fingerprint, sentence.place), Proof):
                fallback = quote, sentence.place
        if end - start >= min(limit, len(tokens)):
            return fallback
        if start > 0 and (end >= len(tokens) or tokens[start - 1].negation or matched[0] - start <= end - matched[-1]):
            start -= 1
        else:
            end += 1
