"""Which words of a quote are marked because they set its reading apart from the others."""

from __future__ import annotations

import pytest

from generator.evidence.words import words_of
from generator.views.differing_words import ReadingWords, differing_words


def marked(says: str, quote: str, *rivals: str | tuple[str, ...]) -> list[str]:
    """The marked words of the only quote of a reading; a rival with several quotes is a tuple of them."""
    readings = [
        ReadingWords(says="Something else", quotes=tuple(map(words_of, (rival,) if isinstance(rival, str) else rival)))
        for rival in rivals
    ]
    words = words_of(quote)
    [indexes] = differing_words(ReadingWords(says=says, quotes=(words,)), readings)
    return [words[n] for n in sorted(indexes)]


@pytest.mark.parametrize(
    ("says", "quote", "rival", "marks"),
    [
        ("13", "strikes killed 13 sheep", "strikes killed 20 sheep", "13"),
        ("Thirteen", "the storm killed 13 sheep", "the storm killed twenty sheep", "13"),
        ("One keeper", "the town has one keeper", "the town has two keepers", "one"),
        ("13", "strikes killed thirteen sheep", "13 sheep died", ""),  # the same figure in words
        ("At least 300", "at least 300 lamps were lit", "some 200 lamps were lit", "at least 300"),
        ("300", "up to around 300 lamps were lit", "200 lamps were lit", "up to around 300"),
        ("300, in 2031", "300 lamps were lit in 2031", "200 lamps were lit", "300"),  # a date is no figure
    ],
)
def test_figures_in_digits_or_words_are_marked_with_what_makes_them_less_exact(
    says: str, quote: str, rival: str, marks: str
) -> None:
    assert marked(says, quote, rival) == marks.split()


@pytest.mark.parametrize(
    ("says", "quote", "rival", "marks"),
    [
        ("The keeper “asked”", "the keeper asked the mayor", "the keeper told the mayor", "asked"),
        ("It “is reviewing” the bill", "the council is reviewing it", "the council will review it", "is reviewing"),
        ("“Killed”", "the storm killed six sheep", "the storm murdered six sheep", "killed"),
        ("A “long-running” repair", "the long-running repair", "the drawn-out repair", "long running"),
        ("To “continue repairing”", "asked to continue repairs of it", "asked for more help", "continue repairs"),
        ("“Up to two months”", "could take up to two months", "could take two months", "up to"),
        ("“In early June”", "it struck in early June", "it struck in June", "early"),
        ("“In June”", "it struck in June", "it struck in early June", "in june"),
        ("“An official letter”", "sent an official letter", "sent a letter", "official"),
        ("“A letter”", "sent a letter", "sent an official letter", "a letter"),
        ("“The tower’s clocks”", "in the tower’s clocks", "in the tower’s clock", "clocks"),
        ("“One U.S. clerk”", "said one U.S. clerk", "said two US clerks", "one"),
    ],
)
def test_verbs_and_labels_in_quotation_marks_are_marked_whatever_their_ending(
    says: str, quote: str, rival: str, marks: str
) -> None:
    assert marked(says, quote, rival) == marks.split()


def test_words_that_all_rivals_have_are_not_marked() -> None:
    assert marked("“Fell silent”", "it fell silent", "it fell silent at five", "it fell silent at six") == []
    assert marked("“Fell silent”", "it fell silent", "it fell silent at five", "it stopped") == ["fell", "silent"]


def test_a_rival_has_the_words_of_all_its_quotes() -> None:
    assert marked("A “stopped” clock", "the stopped clock", ("a clock", "it stopped")) == []


def test_without_quotation_marks_the_plain_words_of_the_reading_count() -> None:
    assert marked(
        "The mayor raised the matter first", "it was the mayor who raised it", "two clerks told the paper"
    ) == [
        "mayor",
        "raised",
    ]


def test_of_two_versions_of_a_sentence_the_words_in_one_place_are_marked() -> None:
    assert marked("The council", "pressed the mayor to pay for it", "urged the mayor to pay for it") == ["pressed"]
    # What only one of them has is not in the place of anything.
    assert marked("The council", "yesterday the mayor paid for it", "the mayor paid for it") == []


def test_where_nothing_differs_and_where_there_is_no_rival_nothing_is_marked() -> None:
    assert marked("No answer", "the mayor did not reply", "a bridge of stone over the lake") == []
    assert marked("“Doing his best”", "he was doing his best") == []


def test_initials_are_one_word() -> None:
    assert marked("“The U.S. clerk”", "the U.S. clerk of Plan B", "a US clerk") == ["the", "u", "s", "clerk"]
    assert marked("“The U.S. clerk”", "the U.S. clerk of Plan B", "the US clerk") == []
    assert marked("“Mayor’s U.S. clerk”", "the mayor’s U.S. clerk", "the mayor’s US clerk") == []
