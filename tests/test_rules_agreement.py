"""Entries that speak of the same thing agree; what is no disagreement is no problem."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command_line import REGISTRY, run


@pytest.fixture
def codes(make_project: Callable[..., Path]) -> Callable[..., list[str]]:
    def codes_after(*changes: tuple[str, str]) -> list[str]:
        text = REGISTRY
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        return re.findall(r"\[([a-z-]+)\]$", run(make_project(text), "check").stdout, re.MULTILINE)

    return codes_after


ALPHA_COST = '- {source: alpha, quote: "It cost 1,000 crowns", stance: supports}'
BETA_COST = '- {source: beta, quote: "It cost 1,200 crowns", stance: contradicts}'


def test_a_registry_that_agrees_is_clean(codes: Callable[..., list[str]]) -> None:
    assert codes() == []


@pytest.mark.parametrize(
    ("quote", "chain", "expected"),
    [
        ("the mayor opened the bridge", ", via: [clerk, daily-post]", []),
        ("the mayor opened the bridge", ", via: [clerk]", ["chain-differs"]),
        ("the mayor opened the bridge", "", ["chain-differs"]),
        ("the mayor opened the bridge", ", via: [clark]", ["origin-unknown"]),
        ("the mayor opened the bridge", ", via: [clerk], via_note: Here only the clerk counts.", []),
        ("the mayor opened the bridge on Tuesday", ", via: [archive]", ["chain-differs"]),
        ("that the mayor opened the bridge on Tuesday", ", via: [archive]", ["chain-differs"]),
        ("told the Daily Post that the mayor", ", via: [archive]", []),
        ("It cost 1,200 crowns in all", ", via_note: Nobody else has these words.", ["via-note-idle"]),
    ],
)
def test_words_inside_one_another_have_one_chain(
    codes: Callable[..., list[str]], quote: str, chain: str, expected: list[str]
) -> None:
    more = f'{BETA_COST}\n      - {{source: beta, quote: "{quote}", stance: differs{chain}}}'
    if quote.startswith("It cost"):
        more = f'- {{source: beta, quote: "{quote}", stance: contradicts{chain}}}'
    assert codes((BETA_COST, more)) == expected


def test_a_characterization_is_about_the_wording_and_may_have_its_own_chain(codes: Callable[..., list[str]]) -> None:
    more = f'{BETA_COST}\n      - {{source: beta, quote: "the mayor opened the bridge", stance: differs, via: [clerk]}}'
    assert codes((BETA_COST, more), ("kind: figure", "kind: characterisation")) == []


@pytest.mark.parametrize(
    ("statement", "quote", "expected"),
    [
        ("The bridge cost 1,000 crowns.", "It cost 1,000 crowns", []),
        ("The bridge cost 1000 crowns.", "It cost 1,000 crowns", []),
        ("The bridge cost money in 2025.", "It cost 1,000 crowns", ["figure-unquoted"]),
        ("The bridge cost 900 crowns by 1 May 1000.", "It cost 1,000 crowns", ["figure-unquoted"]),
        ("The bridge cost thousands.", "It cost 1,000 crowns", []),
        ("The bridge cost 900 crowns.", "It cost 1,000 crowns", ["figure-unquoted"]),
        ("One clerk told the Daily Post.", "the Daily Post reported, citing a city clerk", []),
        ("Two clerks told the Daily Post.", "the Daily Post reported, citing a city clerk", ["figure-unquoted"]),
    ],
)
def test_a_figure_is_quoted(codes: Callable[..., list[str]], statement: str, quote: str, expected: list[str]) -> None:
    via = ", via: [daily-post, clerk]" if "clerk" in quote else ""
    new = f'- {{source: alpha, quote: "{quote}", stance: supports{via}}}'
    assert codes((ALPHA_COST, new), ("The bridge cost 1,000 crowns.", statement)) == expected


@pytest.mark.parametrize(("reads", "expected"), [("1,200", []), ("twelve hundred", ["figure-unquoted"]), ("more", [])])
def test_what_is_read_is_quoted(codes: Callable[..., list[str]], reads: str, expected: list[str]) -> None:
    assert codes((BETA_COST, BETA_COST.replace("contradicts", f'contradicts, reads: "{reads}"'))) == expected


def test_a_divergence_lists_no_claim_that_a_report_of_it_does_not_speak_to(codes: Callable[..., list[str]]) -> None:
    gone = REGISTRY[REGISTRY.index("      - source: beta\n") : REGISTRY.index("    history:")]
    assert codes((gone, "")) == ["divergence-unmatched"]


@pytest.mark.parametrize(
    ("note", "expected"),
    [("See [the sum](bridge-cost-1000).", []), ("See [the 1000](bridge-cost-1000).", ["word-loaded"])],
)
def test_the_address_of_a_link_is_no_wording_of_ours(
    codes: Callable[..., list[str]], note: str, expected: list[str]
) -> None:
    changes = (
        ("settings: {quoted_share: 1}", "settings: {quoted_share: 1, loaded_words: ['1000']}"),
        ("The two reports name two days.", f'"{note}"'),
    )
    assert codes(*changes) == expected
