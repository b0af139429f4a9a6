"""Sentences of the retained copies that come nearest to some words, each with a citation ready to paste."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from generator.editing.similarity import SMALL, stem
from generator.evidence.assessment import Assessment, cites_in
from generator.evidence.fingerprint import RUN, Fingerprint
from generator.evidence.quotes import Proof, Slip, prove
from generator.evidence.words import Token, tokens_of

_ALIKE = 80
_ENOUGH = 0.6
_WINDOW = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One sentence: where it stands, who cites it, and words of it that are proved to stand there, if any are."""

    source: str
    place: str
    sentence: str
    score: float
    cited_by: tuple[str, ...]
    quote: str | None
    at: str | None


def found_for(
    assessment: Assessment, words: str, *, sources: Iterable[str] | None = None, limit: int = 5
) -> tuple[Found, ...]:
    """The nearest sentences, the best first; word forms and small slips of spelling do not matter."""
    wanted = _wanted(words)
    if not wanted:
        return ()
    citing = citing_of(assessment)
    hits: list[tuple[float, str, int]] = []
    for source in sources if sources is not None else assessment.copies:
        for n, (_, _, tokens) in enumerate(assessment.copies.get(source, ())):
            score, _ = _scored(wanted, tokens)
            if score >= _ENOUGH:
                hits.append((score, source, n))
    order = {source: n for n, source in enumerate(assessment.sources)}
    hits.sort(key=lambda hit: (-hit[0], order[hit[1]], hit[2]))
    return tuple(_found(assessment, wanted, hit, citing) for hit in hits[:limit])


def citing_of(assessment: Assessment) -> Mapping[tuple[str, int], tuple[str, ...]]:
    """For each source and sentence the claims, and the divergences, that cite it."""
    citing: dict[tuple[str, int], dict[str, None]] = {}
    for path, cite in cites_in(assessment.registry):
        result = assessment.results.get(path)
        name = str(path[1]) if path[0] == "claims" else f"divergence {path[1]}"
        for n in result.sentences if isinstance(result, Proof) else ():
            citing.setdefault((cite.source, n), {})[name] = None
    return {key: tuple(names) for key, names in citing.items()}


def _found(
    assessment: Assessment,
    wanted: Sequence[str],
    hit: tuple[float, str, int],
    citing: Mapping[tuple[str, int], tuple[str, ...]],
) -> Found:
    score, source, n = hit
    place, text, tokens = assessment.copies[source][n]
    _, matched = _scored(wanted, tokens)
    limit = assessment.registry.settings.quote_words
    quote, at = _quoted(text, tokens, matched, place, assessment.fingerprints[source], limit)
    return Found(
        source=source,
        place=place,
        sentence=text,
        score=score,
        cited_by=citing.get((source, n), ()),
        quote=quote,
        at=at,
    )


def _wanted(words: str) -> tuple[str, ...]:
    tokens = [token.text for token in tokens_of(words)]
    telling = [word for word in tokens if word not in SMALL] or tokens
    return tuple(dict.fromkeys(map(stem, telling)))


@lru_cache(maxsize=200_000)
def _likeness(one: str, other: str) -> float:
    if one == other:
        return 100.0
    if any(character.isdigit() for character in one + other) or min(len(one), len(other)) < 4:
        return 0.0
    likeness = fuzz.ratio(one, other)
    return likeness if likeness >= _ALIKE else 0.0


def _scored(wanted: Sequence[str], tokens: Sequence[Token]) -> tuple[float, tuple[int, ...]]:
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


def _quoted(
    text: str, tokens: Sequence[Token], matched: Sequence[int], place: str, fingerprint: Fingerprint, limit: int
) -> tuple[str | None, str | None]:
    """The shortest stretch round the matched words that holds as a quote, with its place where that is needed."""
    start, end = matched[0], matched[-1] + 1
    if end - start > limit:
        end = start + limit
    fallback: tuple[str | None, str | None] = (None, None)
    while True:
        if end - start >= min(max(RUN, _WINDOW), len(tokens), limit):
            quote = _slice(text, tokens, start, end)
            result = prove(quote, fingerprint)
            if isinstance(result, Proof):
                return quote, None
            if (
                result.slip is Slip.AMBIGUOUS
                and fallback[0] is None
                and isinstance(prove(quote, fingerprint, place), Proof)
            ):
                fallback = quote, place
        if end - start >= min(limit, len(tokens)):
            return fallback
        if start > 0 and (end >= len(tokens) or tokens[start - 1].negation or matched[0] - start <= end - matched[-1]):
            start -= 1
        else:
            end += 1


def _slice(text: str, tokens: Sequence[Token], start: int, end: int) -> str:
    return text[tokens[start].start : tokens[end - 1].end]
