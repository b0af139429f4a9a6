"""A quote holds word for word, in order and in its sense, or is refused for the right reason."""

from __future__ import annotations

import pytest

from generator.evidence import codes
from generator.evidence.fingerprint import Fingerprint, fingerprint_of
from generator.evidence.quotes import Failure, Proof, parts_of, pieces_of, prove
from generator.problems.codes import Code

FILLER = " ".join(f"word{n}" for n in range(26))
TEXT = f"""\
The harbour master said on Monday that “the old pier” was closed for good. Boats left it, he’s told – all of them.
He did not sell the pier to the town council. He didn’t ask the town for any money at all.
Prices in the harbour fell by -4.2% over the whole summer of last year.
The pier was built by hand {FILLER} and it stood there for a century.
Nobody was hurt in the storm. The lamps went out at nine.
The lamps went out at nine. The lamps went out at nine in every street.
"""


@pytest.fixture(scope="module")
def report() -> Fingerprint:
    return fingerprint_of(TEXT.encode())


def places(result: Proof | Failure, report: Fingerprint) -> list[str]:
    assert isinstance(result, Proof), result
    return [report.sentences[n].place for n in result.sentences]


def slip(result: Proof | Failure) -> Code:
    assert isinstance(result, Failure), result
    return result.code


@pytest.mark.parametrize(
    "quote",
    [
        "The harbour master said on Monday",
        "the HARBOUR master said",
        'said on Monday that "the old pier" was closed',
        "Boats left it, he's told — all of them",
        "Boats\u00a0left\u202fit he’s told",
        "Boats left it: he’s told - all of them.",
        "fell by −4.2% over the",
        "har\u00adbour master said on",
    ],
)
def test_a_quote_holds_however_it_is_set(quote: str, report: Fingerprint) -> None:
    assert len(places(prove(quote, report), report)) == 1


def test_a_quote_across_sentences_gives_both_places(report: Fingerprint) -> None:
    assert places(prove("was closed for good. Boats left it", report), report) == ["p1.s1", "p1.s2"]


def test_a_quote_across_paragraphs_is_refused(report: Fingerprint) -> None:
    assert slip(prove("all of them. He did not sell", report)) is codes.QUOTE_DEPARTS


@pytest.mark.parametrize(
    ("quote", "word"),
    [
        ("Any harbour master said on Monday that", "any"),
        ("The harbour master said on Tuesday that the old pier was", "tuesday"),
        ("The harbour master said on Monday that the new pier was closed for good", "new"),
        ("the old pier was closed for now", "now"),
        ("The harbour master said on Monday that the pier was closed for good", "pier"),
    ],
)
def test_the_word_that_departs_is_named(quote: str, word: str, report: Fingerprint) -> None:
    result = prove(quote, report)
    assert slip(result) is codes.QUOTE_DEPARTS
    assert isinstance(result, Failure)
    assert result.word == word
    assert repr(word) in result.reason


def test_where_no_run_holds_no_word_is_blamed(report: Fingerprint) -> None:
    result = prove("a quite different sentence altogether", report)
    assert isinstance(result, Failure)
    assert result.code is codes.QUOTE_DEPARTS
    assert "departs at word" not in result.reason


def test_a_lost_minus_sign_is_refused(report: Fingerprint) -> None:
    result = prove("Prices in the harbour fell by 4.2% over the whole summer", report)
    assert slip(result) is codes.QUOTE_DEPARTS
    assert isinstance(result, Failure)
    assert result.word == "4.2%"


def test_a_lost_percent_sign_is_refused(report: Fingerprint) -> None:
    result = prove("Prices in the harbour fell by -4.2 over the whole summer", report)
    assert isinstance(result, Failure)
    assert result.word == "-4.2"


@pytest.mark.parametrize(
    "quote", ["harbour master said on Mon", "arbour master said on Monday", "The harbour mas said on"]
)
def test_half_a_word_is_refused(quote: str, report: Fingerprint) -> None:
    assert slip(prove(quote, report)) is codes.QUOTE_DEPARTS


@pytest.mark.parametrize("quote", ["the old pier", "4.2%", "", "[…]", "[the pier]", "… — …"])
def test_fewer_than_four_words_are_refused(quote: str, report: Fingerprint) -> None:
    assert slip(prove(quote, report)) is codes.QUOTE_SHORT


@pytest.mark.parametrize(
    "quote",
    ["The harbour master said […] for good", "[…] the harbour master said", "the harbour master said […]"],
)
def test_a_gap_needs_four_words_on_each_side(quote: str, report: Fingerprint) -> None:
    assert slip(prove(quote, report)) is codes.QUOTE_SHORT


@pytest.mark.parametrize("gap", ["[…]", "[...]"])
def test_a_gap_may_skip_words(gap: str, report: Fingerprint) -> None:
    quote = f"The harbour master said {gap} old pier was closed"
    assert places(prove(quote, report), report) == ["p1.s1"]


@pytest.mark.parametrize(
    "quote",
    [
        "for good. Boats left it […] sell the pier to",
        "The harbour master said […] The lamps went out at nine in every",
    ],
)
def test_a_gap_across_paragraphs_is_refused(quote: str, report: Fingerprint) -> None:
    assert slip(prove(quote, report)) is codes.QUOTE_GAP


def test_a_gap_of_more_than_25_words_is_refused(report: Fingerprint) -> None:
    result = prove("The pier was built by hand […] and it stood there", report)
    assert slip(result) is codes.QUOTE_GAP
    assert isinstance(result, Failure)
    assert "26" in result.reason


def test_a_gap_of_25_words_is_accepted(report: Fingerprint) -> None:
    assert places(prove("The pier was built by hand word0 […] and it stood there", report), report) == ["p4.s1"]


def test_a_gap_that_swallows_not_is_refused() -> None:
    report = fingerprint_of(b"On Monday the mayor said that he would not sell the old pier.")
    assert slip(prove("the mayor said that he would […] sell the old pier", report)) is codes.QUOTE_NEGATION


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ"])
def test_a_gap_that_swallows_nt_is_refused(apostrophe: str) -> None:
    text = f"On Monday the mayor and his two sons didn{apostrophe}t sell the old pier."
    report = fingerprint_of(text.encode())
    assert slip(prove("mayor and his two sons […] sell the old pier", report)) is codes.QUOTE_NEGATION


@pytest.mark.parametrize("quote", ["sell the pier to the town", "ask the town for any money", "t ask the town for"])
def test_a_quote_right_behind_a_negation_is_refused(quote: str, report: Fingerprint) -> None:
    assert slip(prove(quote, report)) is codes.QUOTE_NEGATION


@pytest.mark.parametrize("quote", ["not sell the pier to", "didn’t ask the town for"])
def test_a_quote_that_keeps_its_negation_holds(quote: str, report: Fingerprint) -> None:
    assert places(prove(quote, report), report)


def test_parts_out_of_order_are_refused(report: Fingerprint) -> None:
    assert slip(prove("the old pier was closed […] The harbour master said", report)) is codes.QUOTE_ORDER


def test_parts_that_overlap_are_refused(report: Fingerprint) -> None:
    assert slip(prove("the old pier was […] pier was closed for", report)) is codes.QUOTE_ORDER


def test_a_quote_that_stands_more_than_once_needs_a_place(report: Fingerprint) -> None:
    result = prove("The lamps went out at nine", report)
    assert slip(result) is codes.QUOTE_AMBIGUOUS
    assert isinstance(result, Failure)
    assert all(place in result.reason for place in ("p5.s2", "p6.s1", "p6.s2"))


@pytest.mark.parametrize("place", ["p5.s2", "p6.s1", "p6.s2"])
def test_at_chooses_one_of_several_places(place: str, report: Fingerprint) -> None:
    assert places(prove("The lamps went out at nine", report, at=place), report) == [place]


def test_a_wrong_place_is_refused_and_the_right_one_named(report: Fingerprint) -> None:
    result = prove("The harbour master said on Monday", report, at="p2.s1")
    assert slip(result) is codes.QUOTE_PLACE
    assert isinstance(result, Failure)
    assert "p1.s1" in result.reason


def test_at_cannot_choose_between_two_places_in_one_sentence() -> None:
    report = fingerprint_of(b"Row, row, row the boat home, and row the boat home again.")
    result = prove("row the boat home", report, at="p1.s1")
    assert slip(result) is codes.QUOTE_REPEATED
    assert isinstance(result, Failure)
    assert "a word more" in result.reason


def test_an_insertion_is_not_part_of_the_report(report: Fingerprint) -> None:
    assert places(prove("The [old] harbour master said on Monday", report), report) == ["p1.s1"]


def test_an_insertion_hides_no_word_of_the_report(report: Fingerprint) -> None:
    assert slip(prove("He [did] sell the pier to the town", report)) is not codes.QUOTE_AMBIGUOUS


def test_gaps_and_insertions_are_shown_as_what_they_are() -> None:
    pieces = pieces_of("He [the mayor] said […] it was closed")
    assert [(p.text.strip(), p.is_insertion, p.is_gap) for p in pieces] == [
        ("He", False, False),
        ("[the mayor]", True, False),
        ("said", False, False),
        ("[…]", False, True),
        ("it was closed", False, False),
    ]
    assert parts_of("He [the mayor] said […] it was closed") == (("he", "said"), ("it", "was", "closed"))
