"""What deserves another look in the entries alone, without the retained copies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from generator.editing.findings import Finding, FindingKind
from generator.english import NUMBERS
from generator.evidence.assessment import AssessedCitation, Assessment, citations_in
from generator.evidence.numerals import numbers_in
from generator.evidence.quotation_marks import with_nested_marks
from generator.evidence.quotes import Proof, parts_of
from generator.evidence.words import name_words, words_of
from generator.problems.diagnostics import KeyPath
from generator.registry.model import Claim, Divergence
from generator.registry.vocabulary import ClaimKind, DivergenceKind, Stance

_ALIKE = 82  # likeness of two statements, of 100, from which they may be one claim: as a rule a word or two differ
_RELATED = 65  # likeness, of 100, from which two statements are near enough for their stances to be compared
_BRIEF = 6  # words; a quote with fewer shows little of how a report words a thing
_KINDS_ABOUT_WORDING = (DivergenceKind.CONFLICT, DivergenceKind.TENSION)
_SAYING = "(?:say|give|name|tell|report|put|call|quote|paraphrase|describe|place|speak|mention|cite)s?|said|have|has"
# A word that counts, and what it counts: reports, or whoever says, gives, names …; not “both accounts”, “all 13”.
_COUNT = re.compile(
    rf"\b(?P<word>only|all|none|neither|both|no|{'|'.join(NUMBERS[1:11])})\b"
    rf"(?: (?P<number>{'|'.join(NUMBERS[2:11])})\b)?(?: other)?(?: of (?:the|them|these))?"
    rf"(?:(?P<reports> reports?\b)|(?= (?P<verb>{_SAYING})\b))?",
    re.IGNORECASE,
)
# “No report says how long it lasted” counts nobody who says the claim; “no report says so” does.
_SAYS_SO = re.compile(r" (?:says?|reports?|gives?) (?:so|this|it)\b")
_SENTENCE_END = re.compile(r"(?<=[.!?]) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tally:
    """The numbers that a text about reports may give.

    ``groups`` are the sets of reports that it may count, and ``alone`` those that it may name behind “only”. ``total``
    is how many “all” are. ``words`` says the numbers for a message.
    """

    groups: frozenset[frozenset[str]]
    alone: frozenset[frozenset[str]]
    total: int
    words: str


def wrong_counts(assessment: Assessment) -> Iterator[Finding]:
    """Summaries, open questions and notes in which a number of reports differs from the stances or the readings."""
    for claim in assessment.registry.claims.values():
        tally = _claim_tally(assessment, claim)
        for field in ("summary", "unknown"):
            text = getattr(claim, field) or ""
            yield from _wrong_counts_in(text, ("claims", claim.id, field), assessment, tally)
    for divergence in assessment.registry.divergences.values():
        path = ("divergences", divergence.id, "note")
        yield from _wrong_counts_in(divergence.note, path, assessment, _divergence_tally(divergence))


def _claim_tally(assessment: Assessment, claim: Claim) -> _Tally:
    saying = frozenset(citation.source for citation in claim.evidence if citation.stance is Stance.SUPPORTS)
    partly = frozenset(citation.source for citation in claim.evidence if citation.stance is Stance.PARTLY) - saying
    return _Tally(
        groups=frozenset({saying, saying | partly}),
        alone=frozenset({saying}) if not partly else frozenset(),
        total=len(assessment.sources_by_topic[claim.topic]),
        words=f"{len(saying)} say it, {len(partly)} a part of it",
    )


def _divergence_tally(divergence: Divergence) -> _Tally:
    readings = [frozenset(cite.source for cite in reading.cites) for reading in divergence.readings]
    sources = frozenset[str]().union(*readings)
    counts = ", ".join(str(len(reading)) for reading in readings)
    return _Tally(
        groups=frozenset({sources, *readings}),
        alone=frozenset(readings),
        total=len(sources),
        words=f"the readings cite {counts}, in all {len(sources)}",
    )


def _wrong_counts_in(text: str, path: KeyPath, assessment: Assessment, tally: _Tally) -> Iterator[Finding]:
    names = {source: _normal_name(name) for source, name in assessment.source_names.items()}
    for sentence in _SENTENCE_END.split(text):
        for count in _COUNT.finditer(sentence):
            if _is_wrong(count, sentence, names, tally):
                # These words leave no report out, so a wrong one misleads more than a wrong number.
                is_absolute = count["word"].lower() in ("only", "all", "both", "none")
                yield Finding(
                    kind=FindingKind.SUMMARY_COUNT,
                    path=path,
                    message=f"{count.group()!r}, and {tally.words}: “{with_nested_marks(sentence)}”",
                    strength=0.9 if is_absolute else 0.6,
                )


def _is_wrong(count: re.Match[str], sentence: str, names: Mapping[str, str], tally: _Tally) -> bool:
    """Whether a match of ``_COUNT`` counts reports and its number is none that the tally has."""
    word, rest = count["word"].lower(), sentence[count.end() :]
    if word == "only":
        only_ones = frozenset(source for source, name in names.items() if _normal_name(rest).startswith(name))
        return bool(only_ones) and only_ones not in tally.alone
    has_report = any(name in _normal_name(sentence) for name in names.values())
    if not count["reports"] and not (count["verb"] and has_report):
        return False
    if word in ("no", "none", "neither"):
        return bool(_SAYS_SO.match(rest)) and any(tally.groups)
    return _number_of(word, count["number"], tally) not in map(len, tally.groups)


def _number_of(word: str, number: str | None, tally: _Tally) -> int:
    """The number of reports in “all”, “all three”, “both” or “three”."""
    numeral = number or ("" if word in ("all", "both") else word)
    if numeral:
        return int(next(iter(numbers_in(numeral))))
    return 2 if word == "both" else tally.total


def similar_statements(assessment: Assessment) -> Iterator[Finding]:
    """Pairs of claims of one topic that may be one claim, and quotes that have another stance in a similar claim."""
    topics: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in assessment.registry.claims.values():
        topics[claim.topic].append(claim)
    for claims in topics.values():
        texts = [" ".join(words_of(claim.statement)) for claim in claims]
        for n, claim in enumerate(claims):
            rows = process.extract(texts[n], texts[:n], scorer=fuzz.token_sort_ratio, score_cutoff=_RELATED, limit=None)
            for _, likeness, m in rows:
                other = claims[m]
                if likeness >= _ALIKE and not _are_opposites(claim, other):
                    yield Finding(
                        kind=FindingKind.STATEMENTS_ALIKE,
                        path=("claims", claim.id, "statement"),
                        message=f"{likeness:.0f}% like {other.id!r}: “{with_nested_marks(other.statement)}”",
                        strength=likeness / 100 * 0.8,
                    )
                yield from _other_stances(assessment, claim, other, likeness / 100)


def _are_opposites(claim: Claim, other: Claim) -> bool:
    """Whether a report that supports one contradicts the other: they are two answers to one question."""
    stances, other_stances = (
        {(citation.source, citation.stance) for citation in evidence} for evidence in (claim.evidence, other.evidence)
    )
    supporting = (source for source, stance in stances if stance is Stance.SUPPORTS)
    return any((source, Stance.CONTRADICTS) in other_stances for source in supporting)


def _other_stances(assessment: Assessment, claim: Claim, other: Claim, likeness: float) -> Iterator[Finding]:
    """Quotes of both claims that have a stance in one and another in the other, one of them “partly”.

    Without “partly” there is nothing to look at: the same words support one of two opposites and contradict the other.
    """
    other_stances = {words: cited.citation.stance for words, cited in _citations_with_words(assessment, other)}
    for words, cited in _citations_with_words(assessment, claim):
        stance, other_stance = cited.citation.stance, other_stances.get(words)
        if other_stance is not None and other_stance is not stance and Stance.PARTLY in (other_stance, stance):
            yield Finding(
                kind=FindingKind.STANCES_DIFFER,
                path=(*cited.path, "stance"),
                message=f"{stance} here and {other_stance} in {other.id!r}, whose statement is {likeness:.0%} like it",
                strength=0.55 * likeness,
            )


def _citations_with_words(
    assessment: Assessment, claim: Claim
) -> Iterator[tuple[tuple[str, tuple[tuple[int, int], ...]], AssessedCitation]]:
    """The citations whose quotes are proved, each behind its source and the spans of its words there."""
    for cited in assessment.citations(claim):
        if isinstance(cited.result, Proof):
            yield (cited.citation.source, cited.result.spans), cited


def brief_quotes(assessment: Assessment) -> Iterator[Finding]:
    """Quotes under six words in the entries about wording: characterizations, conflicts and tensions."""
    registry = assessment.registry
    for path, cite in citations_in(registry):
        entry_id = str(path[1])
        if path[0] == "claims":
            is_about_wording = registry.claims[entry_id].kind is ClaimKind.CHARACTERISATION
        else:
            is_about_wording = registry.divergences[entry_id].kind in _KINDS_ABOUT_WORDING
        count = sum(map(len, parts_of(cite.quote)))
        if is_about_wording and count < _BRIEF:
            yield Finding(
                kind=FindingKind.QUOTE_BRIEF,
                path=(*path, "quote"),
                message=f"{count} words of {cite.source}: “{with_nested_marks(cite.quote)}”",
                strength=0.5 - count * 0.02,
            )


def _normal_name(text: str) -> str:
    """The words of a name, or of a text that may begin with one, without case, marks and a first “the”."""
    return " ".join(name_words(text))
