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

_SAME_WORD = 80  # likeness of two stems, of 100, from which they count as one word: one wrong letter in five
_SHORTEST_MISSPELLING = 4  # letters; with one letter changed, a shorter stem is another word as a rule
_ENOUGH = 0.6  # share of the words that a sentence must have: two of three, three of five
_CLOSENESS = (
    0.05  # most that closeness adds to a score: less than a word of a short search, so it decides between equals
)
_QUOTE_WORDS = 8  # words that a proposed quote has at least, where the sentence and the limit allow it


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A sentence like the words, where it stands, who cites it, and words of it to quote.

    ``quote`` is proved to stand there, and None where no stretch of words can be proved. ``at`` is the place that the
    citation must name, and None where the quote needs no place.
    """

    source: str
    place: str
    sentence: str
    score: float
    cited_by: tuple[str, ...]
    quote: str | None
    at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hit:
    """A sentence, by its source and its index there, with its score and the positions of the tokens that match."""

    source: str
    sentence: int
    score: float
    positions: tuple[int, ...]


def nearest_sentences(
    assessment: Assessment, words: str, *, sources: Iterable[str] | None = None, limit: int = 5
) -> tuple[Match, ...]:
    """The most similar sentences, the best first; other forms of a word and small misspellings count as the word."""
    stems = _stems_to_find(words)
    if not stems:
        return ()
    hits = [
        _Hit(source=source, sentence=n, score=score, positions=positions)
        for source in (sources if sources is not None else assessment.copies)
        for n, sentence in enumerate(assessment.copies.get(source, ()))
        for score, positions in (_score(stems, sentence.tokens),)
        if score >= _ENOUGH
    ]
    order = {source: n for n, source in enumerate(assessment.sources)}
    hits.sort(key=lambda hit: (-hit.score, order[hit.source], hit.sentence))
    citing = citing_entries(assessment)
    return tuple(_match(assessment, hit, citing) for hit in hits[:limit])


def citing_entries(assessment: Assessment) -> Mapping[tuple[str, int], tuple[str, ...]]:
    """For each source and sentence the claims and divergences that cite it."""
    citing: dict[tuple[str, int], dict[str, None]] = {}
    for path, cite in citations_in(assessment.registry):
        result = assessment.results.get(path)
        entry = str(path[1]) if path[0] == "claims" else f"divergence {path[1]}"
        for n in result.sentences if isinstance(result, Proof) else ():
            citing.setdefault((cite.source, n), {})[entry] = None
    return {sentence: tuple(entries) for sentence, entries in citing.items()}


def _match(assessment: Assessment, hit: _Hit, citing: Mapping[tuple[str, int], tuple[str, ...]]) -> Match:
    sentence = assessment.copies[hit.source][hit.sentence]
    limit = assessment.registry.settings.quote_words
    quote, at = _quote_around(hit.positions, sentence, assessment.fingerprints[hit.source], limit)
    return Match(
        source=hit.source,
        place=sentence.place,
        sentence=sentence.text,
        score=hit.score,
        cited_by=citing.get((hit.source, hit.sentence), ()),
        quote=quote,
        at=at,
    )


def _stems_to_find(words: str) -> tuple[str, ...]:
    """The stems of the words without the small ones, or of the small ones where there are no others."""
    texts = [token.text for token in tokens_of(words)]
    large = [text for text in texts if text not in SMALL_WORDS] or texts
    return tuple(dict.fromkeys(map(stem, large)))


@lru_cache(maxsize=200_000)
def _likeness(one: str, other: str) -> float:
    """How much alike two stems are, of 100; 0 for stems of two words, and a word with a digit is like no other."""
    if one == other:
        return 100.0
    has_digit = any(character.isdigit() for character in one + other)
    if has_digit or min(len(one), len(other)) < _SHORTEST_MISSPELLING:
        return 0.0
    likeness = fuzz.ratio(one, other)
    return likeness if likeness >= _SAME_WORD else 0.0


def _score(stems: Sequence[str], tokens: Sequence[Token]) -> tuple[float, tuple[int, ...]]:
    """How much of the stems a sentence has, and the positions of the tokens that match.

    The score is 1 for all of them, spelled alike, and a little more the nearer together they stand.
    """
    token_stems = [stem(token.text) for token in tokens]
    best: list[tuple[float, int]] = []
    for word in stems:
        likenesses = ((_likeness(word, token_stem), -n) for n, token_stem in enumerate(token_stems))
        likeness, position = max(likenesses, default=(0.0, 0))
        if likeness:
            best.append((likeness, -position))
    if not best:
        return 0.0, ()
    positions = _tightest(stems, token_stems, tuple(sorted({position for _, position in best})))
    closeness = len(positions) / (positions[-1] - positions[0] + 1)
    return sum(likeness for likeness, _ in best) / (100 * len(stems)) + _CLOSENESS * closeness, positions


def _tightest(stems: Sequence[str], token_stems: Sequence[str], first: tuple[int, ...]) -> tuple[int, ...]:
    """The positions nearest together that match as many of the stems as the positions ``first`` do."""
    pairs = [(n, word) for n, token_stem in enumerate(token_stems) for word in stems if _likeness(word, token_stem)]
    goal = len({word for n, word in pairs if n in first})
    best = first
    for start in range(len(pairs)):
        matching: set[str] = set()
        for end in range(start, len(pairs)):
            matching.add(pairs[end][1])
            if len(matching) >= goal:
                positions = tuple(sorted({n for n, _ in pairs[start : end + 1]}))
                if positions[-1] - positions[0] < best[-1] - best[0]:
                    best = positions
                break
    return best


def _quote_around(
    positions: Sequence[int], sentence: Sentence, fingerprint: Fingerprint, limit: int
) -> tuple[str | None, str | None]:
    """The shortest stretch around the positions that is a quote, with its place where the citation must name it.

    The stretch grows a word at a time, on the side where it has grown less; it takes in a negation right before it,
    because no quote may start behind one.
    """
    tokens = sentence.tokens
    start, end = positions[0], min(positions[-1] + 1, positions[0] + limit)
    with_place: tuple[str | None, str | None] = (None, None)
    while True:
        if end - start >= min(max(RUN, _QUOTE_WORDS), len(tokens), limit):
            quote = sentence.text[tokens[start].start : tokens[end - 1].end]
            if isinstance(prove(quote, fingerprint), Proof):
                return quote, None
            if with_place[0] is None and isinstance(prove(quote, fingerprint, sentence.place), Proof):
                with_place = quote, sentence.place
        if end - start >= min(limit, len(tokens)):
            return with_place
        before, behind = positions[0] - start, end - positions[-1]
        if start > 0 and (end >= len(tokens) or tokens[start - 1].negation or before <= behind):
            start -= 1
        else:
            end += 1
