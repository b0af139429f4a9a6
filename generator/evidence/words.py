"""Text as tokens: two texts say the same words when their tokens are the same.

Normalization follows Unicode TR 15 (NFKC) and case folding. Quotation marks, spaces and dashes between words do not
matter; a minus sign does.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from dataclasses import dataclass
from functools import lru_cache


def _class_of(category: str) -> str:
    """All characters whose Unicode category begins with ``category``, as ranges for a regular expression.

    Python’s ``re`` knows no categories. Above U+1FFFF there are only variation selectors, which nobody sees.
    """
    ranges: list[list[int]] = []
    for code in range(0x21, min(sys.maxunicode, 0x1FFFF)):
        if unicodedata.category(chr(code)).startswith(category):
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{re.escape(chr(a))}-{re.escape(chr(b))}" for a, b in ranges)


_MARK = _class_of("M")
_MONEY = f"[{_class_of('Sc')}]"
_APOSTROPHES = dict.fromkeys(map(ord, "\u02bc\u02bb\u02b9\u00b4\u2032\uff07`"), "\u2019")
# A space before ½ and its like keeps “1½” from becoming “11/2” in NFKC.
_FRACTION = re.compile("(?<=\\d)(?=[\u00bc-\u00be\u2150-\u215e\u2189])")
# Soft hyphens, zero-width spaces, joiners and direction marks.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_DASHES = dict.fromkeys(map(ord, "\u2212\u2013\u2012"), "-")
_TOKEN = re.compile(
    # a number: sign, currency, digits with separators, percent sign or currency
    rf"(?:(?<![\w%)\]])[-\u2212\u2013\u2012](?={_MONEY}?[-\u2212]?\d))?(?:{_MONEY}[-\u2212]?)?"
    rf"(?<![\w{_MARK}])\d+(?:[.,\u066b\u066c]\d+)*(?![\w{_MARK}])(?:\s?[%\u066a]|{_MONEY})?"
    # or a word: letters, marks and digits
    rf"|[^\W_](?:[^\W_]|[{_MARK}])*"
)
_QUOTES = ("'", "\u2019", "\u2018")
# The last ones are contractions as some texts write them; "didn't" itself is found by its "n't".
NEGATIONS = frozenset(
    (
        *("not", "no", "never", "without", "nor", "neither", "none", "nobody", "nothing", "nowhere", "cannot"),
        *("didnt", "doesnt", "dont", "wont", "isnt", "wasnt", "arent", "werent", "cant", "couldnt", "wouldnt"),
    )
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token and where it stands in the normalized text it was found in."""

    text: str
    start: int
    end: int
    negation: bool = False


def normal_text(text: str) -> str:
    """The text in NFKC without invisible characters; the offsets of tokens count in it."""
    spaced = _FRACTION.sub(" ", text.translate(_APOSTROPHES))
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", spaced))


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of ``normal_text(text)`` in order; both halves of ``didn’t`` count as a negation."""
    return tokens_of_normal_text(normal_text(text))


def tokens_of_normal_text(text: str) -> tuple[Token, ...]:
    """The tokens of a text that ``normal_text`` returned."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        word = _case_folded(match.group())
        if word == "t" and tokens and tokens[-1].text.endswith("n") and text[tokens[-1].end : match.start()] in _QUOTES:
            last = tokens[-1]  # the "didn" of "didn't"
            tokens[-1] = Token(last.text, last.start, last.end, True)
            tokens.append(Token(word, match.start(), match.end(), True))
        else:
            tokens.append(Token(word, match.start(), match.end(), word in NEGATIONS))
    return tuple(tokens)


@lru_cache(maxsize=1 << 16)
def words_of(text: str) -> tuple[str, ...]:
    """The tokens' texts alone."""
    return tuple(token.text for token in tokens_of(text))


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name without the article it may begin with."""
    words = words_of(name)
    return words[1:] if words[:1] == ("the",) else words


def is_number(word: str) -> bool:
    """Whether a token is a number, whatever its sign, currency or percent sign."""
    return any(c.isdigit() for c in word) and not any(c.isalpha() for c in word)


def _case_folded(word: str) -> str:
    if word.isascii():
        return word.replace(" ", "").lower()
    folded = unicodedata.normalize("NFKC", word.casefold()).translate(_DASHES)
    return re.sub(r"\s", "", folded)
