"""In the quotes of a reading, the words that set it apart from the other readings of the same question."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.evidence.numerals import numbers_but_dates, numbers_in
from generator.evidence.words import words_of

_PARALLEL = 0.45  # similarity, of 1, from which two quotes count as versions of one sentence
_QUOTED_WORDS = re.compile("“([^”]*)”")  # what stands between two curly quotation marks
_GLUE = frozenset(words_of("a an the and or"))  # never the first or the last of the words that differ
_SMALL_WORDS = _GLUE | frozenset(
    words_of(
        "of to in on at for by with from as into over that what which who whom it its he his him she her they their "
        "them this these those there is are was were be been being has have had do does did will would yes said says"
    )
)
# What may stand before a figure and belongs to it.
_APPROXIMATE = tuple(
    words_of(phrase)
    for phrase in (
        *("at least", "at most", "up to", "more than", "less than", "fewer than", "no more than", "no fewer than"),
        *("about", "around", "almost", "approximately", "nearly", "only", "over", "roughly", "some", "up to around"),
    )
)
_ENDINGS = ("ings", "ing", "ied", "ies", "ed", "es", "s", "e", "y")
_SHORTEST_STEM = 3  # letters that are left of a word without its ending
_NO_INITIALS = frozenset("adimst")  # letters that are words, or what an apostrophe leaves: “a”, “I”, “it’s”, “don’t”

_Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingWords:
    """What a reading says in one line, with the words of each quote that carries it."""

    says: str
    quotes: tuple[_Tokens, ...]


def differing_words(reading: ReadingWords, rivals: Sequence[ReadingWords]) -> tuple[frozenset[int], ...]:
    """For each quote of the reading, the indexes of its words that differ; none where there is no rival.

    Those are the words that the reading has in quotation marks and its figures, where a rival lacks them; the ending
    of a word counts only where nothing else differs. A quote without such words has the plain words of the reading
    that no rival has, and one without these the words in whose place its most similar rival has others.
    """
    if not rivals:
        return tuple(frozenset() for _ in reading.quotes)
    places = [_places_of_words(quote) for quote in reading.quotes]
    by_stem = _in_quotation_marks(reading, rivals, _stem)
    by_form = _in_quotation_marks(reading, rivals, str)
    quotes, *rivals_quotes = ([_words(quote, _stem) for quote in other.quotes] for other in (reading, *rivals))
    figures, says = numbers_but_dates(reading.says), _words(words_of(reading.says), _stem)
    differing = (
        stems | frozenset(_figures(quote, rivals_quotes, figures))
        or forms
        or frozenset(_plain(quote, rivals_quotes, says))
        or frozenset(_unlike(quote, [rival for rival_quotes in rivals_quotes for rival in rival_quotes]))
        for quote, stems, forms in zip(quotes, by_stem, by_form, strict=True)
    )
    return tuple(
        frozenset(at for n in indexes for at in of_quote[n])
        for indexes, of_quote in zip(differing, places, strict=True)
    )


def _in_quotation_marks(
    reading: ReadingWords, rivals: Sequence[ReadingWords], form_of: Callable[[str], str]
) -> Iterator[frozenset[int]]:
    """For each quote, the words that the reading has in quotation marks and a rival lacks."""
    quotes, *rivals_quotes = ([_words(quote, form_of) for quote in other.quotes] for other in (reading, *rivals))
    phrases = [_words(words_of(phrase), form_of) for phrase in _QUOTED_WORDS.findall(reading.says)]
    scattered_phrases = [phrase for phrase in phrases if not any(_places(phrase, quote) for quote in quotes)]
    for quote in quotes:
        whole = frozenset(_telling(quote, rivals_quotes, phrases))
        yield whole | frozenset(_scattered(quote, rivals_quotes, scattered_phrases))


def _telling(quote: _Tokens, rivals: Sequence[Sequence[_Tokens]], phrases: Iterable[_Tokens]) -> Iterator[int]:
    """The phrases that stand in the quote and that at least one rival lacks, without ends that say nothing."""
    for phrase in phrases:
        if all(any(_places(phrase, rival) for rival in rival_quotes) for rival_quotes in rivals):
            continue
        first, last = _ends(phrase, rivals)
        for place in _places(phrase, quote):
            yield from range(place + first, place + last)


def _ends(phrase: _Tokens, rivals: Sequence[Sequence[_Tokens]]) -> tuple[int, int]:
    """Where the phrase begins and ends without glue and words that all rivals have; whole where nothing is left.

    A small word is no end either, unless it is an end of the phrase itself or belongs to “up to” and the like.
    """
    lacking = [n for n, word in enumerate(phrase) if word not in _GLUE and _is_lacking(word, rivals)]
    telling = [n for n in lacking if phrase[n] not in _SMALL_WORDS]
    if not telling:
        return 0, len(phrase)
    first = 0 if lacking[0] == 0 else telling[0]
    last = len(phrase) if lacking[-1] == len(phrase) - 1 else telling[-1] + 1
    return first, last + (phrase[last - 1 : last + 1] in _APPROXIMATE)


def _scattered(quote: _Tokens, rivals: Sequence[Sequence[_Tokens]], phrases: Iterable[_Tokens]) -> Iterator[int]:
    """The words of phrases that stand whole in no quote, where a rival lacks them."""
    words = frozenset[str]().union(*phrases) - _SMALL_WORDS
    return (n for n, stem in enumerate(quote) if stem in words and _is_lacking(stem, rivals))


def _figures(quote: _Tokens, rivals: Sequence[Sequence[_Tokens]], figures: frozenset[str]) -> Iterator[int]:
    """The figures that a rival lacks, with what stands before them and says how exact they are."""
    for n, stem in enumerate(quote):
        if stem in figures and _is_lacking(stem, rivals):
            before = max((len(words) for words in _APPROXIMATE if quote[:n][-len(words) :] == words), default=0)
            yield from range(n - before, n + 1)


def _plain(quote: _Tokens, rivals: Sequence[Sequence[_Tokens]], says: _Tokens) -> Iterator[int]:
    """The words of what the reading says that no rival has."""
    rival_stems = {stem for rival_quotes in rivals for rival in rival_quotes for stem in rival}
    words = frozenset(says) - _SMALL_WORDS - rival_stems
    return (n for n, stem in enumerate(quote) if stem in words)


def _unlike(quote: _Tokens, rivals: Sequence[_Tokens]) -> Iterator[int]:
    """The words in whose place the most similar rival has others, where it is similar enough."""
    matchers = [difflib.SequenceMatcher(None, quote, rival, autojunk=False) for rival in rivals]
    best = max(matchers, key=lambda matcher: matcher.ratio())
    for tag, start, end, _, _ in best.get_opcodes() if best.ratio() >= _PARALLEL else ():
        if tag == "replace" and not _SMALL_WORDS.issuperset(quote[start:end]):
            yield from range(start, end)


def _is_lacking(stem: str, rivals: Sequence[Sequence[_Tokens]]) -> bool:
    """Whether no quote of at least one rival has it."""
    return not all(any(stem in rival for rival in rival_quotes) for rival_quotes in rivals)


def _places(phrase: _Tokens, quote: _Tokens) -> tuple[int, ...]:
    """The indexes at which the phrase begins in the quote."""
    return tuple(n for n in range(len(quote) - len(phrase) + 1) if phrase and quote[n : n + len(phrase)] == phrase)


def _words(tokens: _Tokens, form_of: Callable[[str], str]) -> _Tokens:
    """The words in one form, with initials such as those of “U.S.” as one word."""
    return tuple(form_of("".join(tokens[place.start : place.stop])) for place in _places_of_words(tokens))


def _places_of_words(tokens: _Tokens) -> tuple[range, ...]:
    """The indexes of the tokens of each word: one, or several for initials."""
    places: list[range] = []
    for n, token in enumerate(tokens):
        is_letter = len(token) == 1 and token.isalpha()
        if is_letter and places and all(len(tokens[at]) == 1 for at in places[-1]):
            first = tokens[places[-1].start]
            if first.isalpha() and first not in _NO_INITIALS:
                places[-1] = range(places[-1].start, n + 1)
                continue
        places.append(range(n, n + 1))
    return tuple(places)


@lru_cache(maxsize=1 << 14)
def _stem(word: str) -> str:
    """The word without its ending, so that “raised” equals “raise”; the value of a figure, in digits or in words."""
    for value in numbers_in(word):
        return value
    if word in _SMALL_WORDS:
        return word
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM and not (ending == "s" and stem.endswith(("s", "u", "i"))):
            return stem[:-1] if stem[-1] == stem[-2] else stem
    return word[:-1] if word[-2:-1] == word[-1:] and len(word) > _SHORTEST_STEM else word
