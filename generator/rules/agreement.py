"""Entries that speak of the same thing agree with one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.evidence.assessment import Assessment
from generator.evidence.numerals import numbers_but_dates, numbers_in
from generator.evidence.words import name_words, words_of
from generator.problems.codes import Code
from generator.problems.diagnostics import Problem
from generator.registry.model import Citation, Claim
from generator.registry.vocabulary import ClaimKind, Stance

DIVERGENCE_UNMATCHED = Code(
    "divergence-unmatched",
    why="A report that a divergence cites cannot be silent in the claim that the divergence is about.",
    fix="Cite the report in the claim with its stance, or take the claim off the list and link it in the note.",
)
FIGURE_UNQUOTED = Code(
    "figure-unquoted",
    why="A reader must see the number in the report's own words.",
    fix="Extend the quote until it has the number, in digits or in words, or give under 'reads' what is quoted.",
)
OWNER_UNLISTED = Code(
    "owner-unlisted",
    why="A wording belongs to the report that uses it, and readers look for it on the report's page.",
    fix="Add the report's entry from 'people' to the claim's 'people'.",
)

_DECIDING_STANCES = (Stance.SUPPORTS, Stance.CONTRADICTS)


def divergences_match_claims(assessment: Assessment) -> Iterator[Problem]:
    """A report whose reading a divergence cites is cited by every claim that the divergence lists."""
    claims = assessment.registry.claims
    citing = {claim.id: {citation.source for citation in claim.evidence} for claim in claims.values()}
    for divergence in assessment.registry.divergences.values():
        cited = dict.fromkeys(cite.source for reading in divergence.readings for cite in reading.cites)
        for n, claim in enumerate(divergence.claims):
            if claim in citing and (missing := [source for source in cited if source not in citing[claim]]):
                yield Problem(
                    ("divergences", divergence.id, "claims", n),
                    DIVERGENCE_UNMATCHED,
                    f"claim must cite every report that the readings cite: {claim!r} does not cite "
                    f"{' and '.join(missing)}",
                )


def figures_are_quoted(assessment: Assessment) -> Iterator[Problem]:
    """The quotes for and against a figure hold a number, and a number under ``reads`` stands in its quote."""
    for claim in assessment.registry.claims.values():
        figures = _figures_of(claim)
        for cited in assessment.citations(claim):
            citation, path = cited.citation, cited.path
            if not figures and citation.reads is None:
                continue
            numbers = _numbers_in_quote(citation)
            if missing := _figures_missing(figures, citation, numbers):
                yield Problem(
                    (*path, "quote"),
                    FIGURE_UNQUOTED,
                    f"quote must hold the figure that the claim is about ({' or '.join(missing)}): {citation.quote!r}",
                )
            if unread := sorted(numbers_in(citation.reads or "") - numbers):
                yield Problem(
                    (*path, "reads"),
                    FIGURE_UNQUOTED,
                    f"reads must give a number that stands in the quote, not {' or '.join(unread)}: {citation.reads!r}",
                )


def _numbers_in_quote(citation: Citation) -> frozenset[str]:
    """The numbers in the quote; “a U.S. official” is one official."""
    article = frozenset({"1"}) if {"a", "an"} & set(words_of(citation.quote)) else frozenset[str]()
    return numbers_in(citation.quote) | article


def _figures_of(claim: Claim) -> frozenset[str]:
    """The numbers that a figure is about: those in its statement, and dates only where it has no others."""
    if claim.kind is not ClaimKind.FIGURE:
        return frozenset()
    return numbers_but_dates(claim.statement) or numbers_in(claim.statement)


def _figures_missing(figures: frozenset[str], citation: Citation, numbers: frozenset[str]) -> Sequence[str]:
    """The figures, if a supporting quote has none of them or a contradicting quote has no number; otherwise nothing."""
    if citation.stance not in _DECIDING_STANCES or figures & numbers:
        return ()
    return () if citation.stance is Stance.CONTRADICTS and numbers else sorted(figures)


def owners_are_listed(assessment: Assessment) -> Iterator[Problem]:
    """A report whose characterization a claim is about stands among the claim’s people."""
    owners = {source.id: name_words(source.name) for source in assessment.sources.values()}
    people = {name_words(person.name): person.id for person in assessment.registry.people.values()}
    for claim in assessment.registry.claims.values():
        if claim.kind is not ClaimKind.CHARACTERISATION:
            continue
        statement = words_of(claim.statement)
        for source in dict.fromkeys(cited.source for cited in claim.evidence if cited.stance is Stance.SUPPORTS):
            name = owners.get(source, ())
            if name and people.get(name) not in claim.people and _stands_in(name, statement):
                entry = (
                    repr(people[name]) if name in people else f"an entry of that name under 'people', and {source!r}"
                )
                yield Problem(
                    ("claims", claim.id, "people") if claim.people else ("claims", claim.id, "statement"),
                    OWNER_UNLISTED,
                    "people must list the report whose wording this is, "
                    f"{assessment.sources[source].name}: add {entry}",
                )


def _stands_in(words: Sequence[str], text: Sequence[str]) -> bool:
    return any(tuple(text[n : n + len(words)]) == tuple(words) for n in range(len(text) - len(words) + 1))
