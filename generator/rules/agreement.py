"""Entries that speak of the same thing agree with one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.evidence.assessment import Assessment
from generator.evidence.numerals import numbers_but_dates, numbers_in
from generator.evidence.quotes import Proof
from generator.evidence.words import name_words, words_of
from generator.problems.diagnostics import Path, Problem
from generator.registry.model import Citation, Claim
from generator.registry.vocabulary import ClaimKind, Stance

_DECIDES = (Stance.SUPPORTS, Stance.CONTRADICTS)
Spans = tuple[tuple[int, int], ...]
Chain = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Cited:
    """A citation by its place in the registry."""

    number: int
    path: Path
    citation: Citation


def same_words_have_one_chain(assessment: Assessment) -> Iterator[Problem]:
    """Where a quote lies inside another of the same report, both have the same chain, or a note says why not."""
    for words in _cited_by_words(assessment).values():
        near = _inside(list(words))
        for spans, cited in words.items():
            alike = [each for other in (spans, *near[spans]) for each in _one_a_chain(words[other])]
            for each in cited:
                yield from _chain_problems(each, [other for other in alike if other.citation.via != each.citation.via])


def _one_a_chain(cited: Sequence[_Cited]) -> Sequence[_Cited]:
    """For each chain the first citation with it, and the first without a note."""
    first: dict[tuple[Chain, bool], _Cited] = {}
    for each in cited:
        first.setdefault((each.citation.via, each.citation.via_note is None), each)
    return tuple(first.values())


def _chain_problems(cited: _Cited, differing: Sequence[_Cited]) -> Iterator[Problem]:
    via, note = cited.citation.via, cited.citation.via_note
    if note is not None and not differing:
        yield Problem(
            (*cited.path, "via_note"),
            "via-note-idle",
            "via_note must stand only where the same words carry another chain elsewhere",
        )
    before = [each for each in differing if each.citation.via_note is None and each.number < cited.number]
    if note is None and before:
        other = min(before, key=lambda each: each.number)
        yield Problem(
            (*cited.path, "via" if via else "quote"),
            "chain-differs",
            f"via must be [{', '.join(other.citation.via)}], as for the same words in {other.path[1]!r}, "
            f"or 'via_note' must say why it is [{', '.join(via)}] here",
        )


def _cited_by_words(assessment: Assessment) -> Mapping[str, Mapping[Spans, Sequence[_Cited]]]:
    """For each source the citations of every stretch of words; characterizations are about the wording itself."""
    found: defaultdict[str, defaultdict[Spans, list[_Cited]]] = defaultdict(lambda: defaultdict(list))
    number = 0
    for claim in assessment.registry.claims.values():
        for n, citation in enumerate(claim.evidence):
            path = ("claims", claim.id, "evidence", n)
            result = assessment.results.get(path)
            known = all(
                each in assessment.registry.origins for each in citation.via
            )  # another rule names an unknown one
            if isinstance(result, Proof) and known and claim.kind is not ClaimKind.CHARACTERISATION:
                found[citation.source][result.spans].append(_Cited(number, path, citation))
            number += 1
    return found


def _inside(stretches: Sequence[Spans]) -> Mapping[Spans, Sequence[Spans]]:
    """For each stretch those others that lie inside it or that it lies inside."""
    ordered = sorted(stretches, key=lambda spans: (spans[0][0], -spans[-1][1], sum(a - b for a, b in spans)))
    near: dict[Spans, list[Spans]] = {spans: [] for spans in ordered}
    for n, outer in enumerate(ordered):
        for m in range(n + 1, len(ordered)):
            inner = ordered[m]
            if inner[0][0] >= outer[-1][1]:
                break
            if all(any(a <= start and end <= b for a, b in outer) for start, end in inner):
                near[outer].append(inner)
                near[inner].append(outer)
    return near


def divergences_match_claims(assessment: Assessment) -> Iterator[Problem]:
    """A report whose reading a divergence cites is cited by every claim that the divergence lists."""
    claims = assessment.registry.claims
    citing = {claim.id: {each.source for each in claim.evidence} for claim in claims.values()}
    for divergence in assessment.registry.divergences.values():
        cited = dict.fromkeys(cite.source for reading in divergence.readings for cite in reading.cites)
        for n, claim in enumerate(divergence.claims):
            if claim in citing and (missing := [each for each in cited if each not in citing[claim]]):
                yield Problem(
                    ("divergences", divergence.id, "claims", n),
                    "divergence-unmatched",
                    f"claim must cite every report that the readings cite: {claim!r} does not cite "
                    f"{' and '.join(missing)}",
                )


def figures_are_quoted(assessment: Assessment) -> Iterator[Problem]:
    """The quotes for and against a figure hold a number, and a number under ``reads`` stands in its quote."""
    for claim in assessment.registry.claims.values():
        figures = _figures_of(claim)
        for n, citation in enumerate(claim.evidence):
            path = ("claims", claim.id, "evidence", n)
            if not figures and citation.reads is None:
                continue
            quoted = _quoted_numbers(citation)
            if missing := _figures_missing(figures, citation, quoted):
                yield Problem(
                    (*path, "quote"),
                    "figure-unquoted",
                    f"quote must hold the figure that the claim is about ({' or '.join(missing)}): {citation.quote!r}",
                )
            if unread := sorted(numbers_in(citation.reads or "") - quoted):
                yield Problem(
                    (*path, "reads"),
                    "figure-unquoted",
                    f"reads must give a number that stands in the quote, not {' or '.join(unread)}: {citation.reads!r}",
                )


def _quoted_numbers(citation: Citation) -> frozenset[str]:
    """The numbers in the quote; “a U.S. official” is one official."""
    article = frozenset({"1"}) if {"a", "an"} & set(words_of(citation.quote)) else frozenset[str]()
    return numbers_in(citation.quote) | article


def _figures_of(claim: Claim) -> frozenset[str]:
    """The numbers that a figure is about: those in its statement, and dates only where it has no others."""
    if claim.kind is not ClaimKind.FIGURE:
        return frozenset()
    return numbers_but_dates(claim.statement) or numbers_in(claim.statement)


def _figures_missing(figures: frozenset[str], citation: Citation, quoted: frozenset[str]) -> Sequence[str]:
    """The figures when the quote holds none of them; one that contradicts may hold any other."""
    if citation.stance not in _DECIDES or figures & quoted:
        return ()
    return () if citation.stance is Stance.CONTRADICTS and quoted else sorted(figures)


def owners_are_listed(assessment: Assessment) -> Iterator[Problem]:
    """A report whose characterization a claim is about stands among the claim’s people."""
    owners = {source.id: name_words(source.name) for source in assessment.sources.values()}
    people = {name_words(person.name): person.id for person in assessment.registry.people.values()}
    for claim in assessment.registry.claims.values():
        if claim.kind is not ClaimKind.CHARACTERISATION:
            continue
        statement = words_of(claim.statement)
        for source in dict.fromkeys(each.source for each in claim.evidence if each.stance is Stance.SUPPORTS):
            name = owners.get(source, ())
            if name and people.get(name) not in claim.people and _stands_in(name, statement):
                entry = (
                    repr(people[name]) if name in people else f"an entry of that name under 'people', and {source!r}"
                )
                yield Problem(
                    ("claims", claim.id, "people") if claim.people else ("claims", claim.id, "statement"),
                    "owner-unlisted",
                    "people must list the report whose wording this is, "
                    f"{assessment.sources[source].name}: add {entry}",
                )


def _stands_in(words: Sequence[str], text: Sequence[str]) -> bool:
    return any(tuple(text[n : n + len(words)]) == tuple(words) for n in range(len(text) - len(words) + 1))
