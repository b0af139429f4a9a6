"""In the quotes of a reading, the words that set it apart from the other readings of the same question."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.evidence.numerals import numbers_but_dates, numbers_in
from generator.evidence.words import Token, normal_text, tokens_of_normal_text, words_of

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

_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingText:
    """What a reading says in one line, with the quotes that carry it."""

    says: str
    quotes: tuple[str, ...]


def quote_tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text that ``normal_text`` returned, with initials such as those of “U.S.” as one."""
    tokens: list[Token] = []
    for token in tokens_of_normal_text(text):
        if tokens and _are_initials(text, tokens[-1], token):
            end = token.end + (text[token.end : token.end + 1] == ".")
            tokens[-1] = Token(tokens[-1].text + token.text, tokens[-1].start, end)
        else:
            tokens.append(token)
    return tuple(tokens)


def differing_words(reading: ReadingText, rivals: Sequence[ReadingText]) -> tuple[frozenset[int], ...]:
    """For each quote of the reading, the indexes of its tokens that differ; none where there is no rival.

    Those are the words that the reading has in quotation marks and its figures, where a rival lacks them; the ending
    of a word counts only where nothing else differs. A quote without such words has the plain words of the reading
    that no rival has, and one without these the words in whose place its most similar rival has others.
    """
    if not rivals:
        return tuple(frozenset() for _ in reading.quotes)
    by_stem = _in_quotation_marks(reading, rivals, _stems_of)
    by_form = _in_quotation_marks(reading, rivals, _forms_of)
    quotes = map(_stems_of, reading.quotes)
    rivals_quotes = [[_stems_of(quote) for quote in rival.quotes] for rival in rivals]
    figures, says = numbers_but_dates(reading.says), _stems_of(reading.says)
    return tuple(
        stems | frozenset(_figures(quote, rivals_quotes, figures))
        or forms
        or frozenset(_plain(quote, rivals_quotes, says))
        or frozenset(_unlike(quote, [rival for rival_quotes in rivals_quotes for rival in rival_quotes]))
        for quote, stems, forms in zip(quotes, by_stem, by_form, strict=True)
    )


def _in_quotation_marks(
    reading: ReadingText, rivals: Sequence[ReadingText], words_in: Callable[[str], _Words]
) -> Iterator[frozenset[int]]:
    """For each quote, the words that the reading has in quotation marks and a rival lacks."""
    quotes = [words_in(quote) for quote in reading.quotes]
    rivals_quotes = [[words_in(quote) for quote in rival.quotes] for rival in rivals]
    phrases = [words_in(phrase) for phrase in _QUOTED_WORDS.findall(reading.says)]
    scattered_phrases = [phrase for phrase in phrases if not any(_places(phrase, quote) for quote in quotes)]
    for quote in quotes:
        whole = frozenset(_telling(quote, rivals_quotes, phrases))
        yield whole | frozenset(_scattered(quote, rivals_quotes, scattered_phrases))


def _telling(quote: _Words, rivals: Sequence[Sequence[_Words]], phrases: Iterable[_Words]) -> Iterator[int]:
    """The phrases that stand in the quote and that at least one rival lacks, without ends that say nothing."""
    for phrase in phrases:
        if all(any(_places(phrase, rival) for rival in rival_quotes) for rival_quotes in rivals):
            continue
        first, last = _ends(phrase, rivals)
        for place in _places(phrase, quote):
            yield from range(place + first, place + last)


def _ends(phrase: _Words, rivals: Sequence[Sequence[_Words]]) -> tuple[int, int]:
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


def _scattered(quote: _Words, rivals: Sequence[Sequence[_Words]], phrases: Iterable[_Words]) -> Iterator[int]:
    """The words of phrases that stand whole in no quote, where a rival lacks them."""
    words = frozenset[str]().union(*phrases) - _SMALL_WORDS
    return (n for n, stem in enumerate(quote) if stem in words and _is_lacking(stem, rivals))


def _figures(quote: _Words, rivals: Sequence[Sequence[_Words]], figures: frozenset[str]) -> Iterator[int]:
    """The figures that a rival lacks, with what stands before them and says how exact they are."""
    for n, stem in enumerate(quote):
        if stem in figures and _is_lacking(stem, rivals):
            before = max((len(words) for words in _APPROXIMATE if quote[:n][-len(words) :] == words), default=0)
            yield from range(n - before, n + 1)


def _plain(quote: _Words, rivals: Sequence[Sequence[_Words]], says: _Words) -> Iterator[int]:
    """The words of what the reading says that no rival has."""
    rival_stems = {stem for rival_quotes in rivals for rival in rival_quotes for stem in rival}
    words = frozenset(says) - _SMALL_WORDS - rival_stems
    return (n for n, stem in enumerate(quote) if stem in words)


def _unlike(quote: _Words, rivals: Sequence[_Words]) -> Iterator[int]:
    """The words in whose place the most similar rival has others, where it is similar enough."""
    matchers = [difflib.SequenceMatcher(None, quote, rival, autojunk=False) for rival in rivals]
    best = max(matchers, key=lambda matcher: matcher.ratio())
    for tag, start, end, _, _ in best.get_opcodes() if best.ratio() >= _PARALLEL else ():
        if tag == "replace" and not _SMALL_WORDS.issuperset(quote[start:end]):
            yield from range(start, end)


def _is_lacking(stem: str, rivals: Sequence[Sequence[_Words]]) -> bool:
    """Whether no quote of at least one rival has it."""
    return not all(any(stem in rival for rival in rival_quotes) for rival_quotes in rivals)


def _places(phrase: _Words, quote: _Words) -> tuple[int, ...]:
    """The indexes at which the phrase begins in the quote."""
    return tuple(n for n in range(len(quote) - len(phrase) + 1) if phrase and quote[n : n + len(phrase)] == phrase)


def _forms_of(text: str) -> _Words:
    return tuple(token.text for token in quote_tokens(normal_text(text)))


def _stems_of(text: str) -> _Words:
    return tuple(map(_stem, _forms_of(text)))


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


def _are_initials(text: str, before: Token, token: Token) -> bool:
    """Whether both are single letters with a point between them, which may be part of what stands before."""
    is_joined = text[before.end - 1 : token.start].endswith(".") and token.start - before.end <= 1
    return is_joined and len(token.text) == 1 and not text[before.start + 1].isalnum()
