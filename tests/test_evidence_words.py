"""What two texts must share to say the same words."""

from __future__ import annotations

import pytest

from generator.evidence.words import is_number, tokens_of, words_of


def negations_in(text: str) -> list[str]:
    return [token.text for token in tokens_of(text) if token.negation]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ﬁnance", "finance"),
        ("STRASSE", "straße"),
        ("Ⅳ", "iv"),
        ("５０％", "50%"),
        ("e\u0301te\u0301", "été"),
        ("“the call”", '"the call"'),
        ("the mayor’s ‘gift’", "the mayor's 'gift'"),
        ("the\u00a0call\u202fat\u2009noon", "the call at noon"),
        ("bridge\n  road", "bridge road"),
        ("well-known", "well–known"),
        ("well-known", "well—known"),
        ("well-known", "well\u2011known"),
        ("well-known", "well known"),
        ("Monday – the bridge", "Monday, the bridge"),
        ("co\u00adoperate", "cooperate"),
        ("zero\u200bwidth", "zerowidth"),
        ("\ufeffbridge", "bridge"),
        ("−4.2%", "-4.2%"),
        ("–4.2%", "-4.2%"),
        ("4.2 %", "4.2%"),
    ],
)
def test_two_ways_to_write_it_are_the_same_words(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("-4.2%", "4.2%"),
        ("4.2%", "4.2"),
        ("1,000", "1000"),
        ("1,000", "1.000"),
        ("1,000", "1 000"),
        ("$5", "5"),
        ("$5", "€5"),
        ("5€", "5"),
        ("-$5", "$5"),
        ("bridges", "bridge"),
        ("resume", "résumé"),
        ("שָׁלוֹם", "שלום"),
        ("A320", "320"),
    ],
)
def test_another_sign_or_letter_is_another_word(one: str, other: str) -> None:
    assert words_of(one) != words_of(other)


@pytest.mark.parametrize("number", ["-4.2%", "1,000", "1.000,50", "$5", "-$5", "5€", "£1,000", "₪5", "٣٫٥٪"])
def test_a_number_is_one_word_with_all_its_signs(number: str) -> None:
    assert len(words_of(number)) == 1
    assert is_number(words_of(number)[0])


def test_a_mixed_fraction_is_not_another_number() -> None:
    assert words_of("2½") != words_of("21⁄2")


def test_a_hyphen_between_numbers_is_no_minus_sign() -> None:
    assert words_of("5-6 5–6 1,000-2,000 F-16") == ("5", "6", "5", "6", "1,000", "2,000", "f", "16")


def test_punctuation_after_a_number_is_not_part_of_it() -> None:
    assert words_of("It cost 1,000, and fell 50%. Then 3.5.") == (
        "it",
        "cost",
        "1,000",
        "and",
        "fell",
        "50%",
        "then",
        "3.5",
    )


def test_a_word_with_marks_is_one_word() -> None:
    assert len(words_of("שָׁלוֹם")) == 1
    assert len(words_of("हिन्दी")) == 1


def test_nothing_but_signs_holds_no_word() -> None:
    assert words_of("“…” — – - ( ) % $ \u00ad") == ()


@pytest.mark.parametrize("word", ["not", "NO", "Never", "without", "nor", "neither", "nobody", "nothing", "cannot"])
def test_a_negation_is_known(word: str) -> None:
    assert negations_in(f"a {word} b") == [word.casefold()]


@pytest.mark.parametrize(
    "word",
    ["didn’t", "didn't", "DIDN’T", "hasn‘t", "couldn't", "won’t", "ain't", "did n't", "didnʼt", "didn´t", "didn＇t"],
)
def test_every_way_to_write_nt_is_a_negation(word: str) -> None:
    assert negations_in(f"he {word} go") != []


def test_words_that_only_look_like_a_negation_are_none() -> None:
    assert negations_in("A note on knots: nobles in T-shirts, said the nth one") == []


def test_a_word_knows_where_it_stands() -> None:
    text = "It cost 1,000 crowns."
    assert [text[token.start : token.end] for token in tokens_of(text)] == ["It", "cost", "1,000", "crowns"]
