"""What the entries say of one another and of themselves, without the retained copies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from generator.editing.findings import Finding, FindingKind
from generator.english import NUMBERS
from generator.evidence.assessment import Assessment, citations_in
from generator.evidence.numerals import numbers_in
from generator.evidence.quotation_marks import with_nested_marks
from generator.evidence.quotes import Proof, parts_of
from generator.evidence.words import name_words, words_of
from generator.problems.diagnostics import KeyPath
from generator.registry.model import Claim
from generator.registry.vocabulary import ClaimKind, DivergenceKind, Stance

_ALIKE = 82
_RELATED = 65
_BRIEF = 6
_SHARP = (DivergenceKind.CONFLICT, DivergenceKind.TENSION)
_SAYING = "(?:say|give|name|tell|report|put|call|quote|paraphrase|describe|place|speak|mention|cite)s?|said|have|has"
# A word that counts, and what it counts: reports, or whoever says, gives, names …; not “both accounts”, “all 13”.
_COUNT = re.compile(
    rf"\b(?P<word>only|all|none|neither|both|no|{'|'.join(NUMBERS[1:11])})\b"
    rf"(?: (?P<number>{'|'.join(NUMBERS[2:11])})\b)?(?: other)?(?: of (?:the|them|these))?"
    rf"(?:(?P<reports> reports?\b)|(?= (?P<verb>{_SAYING})\b))?",
    re.IGNORECASE,
)
# “No report says how long it lasted” counts nobody who says the claim; “no report says so” does.
_SO = re.compile(r" (?:says?|reports?|gives?) (?:so|this|it)\b")


def counts_in_texts(assessment: Assessment) -> Iterator[Finding]:
    """Summaries, open questions and notes that count reports otherwise than the stances, or the readings, do."""
    for claim in assessment.registry.claims.values():
        saying = frozenset(each.source for each in claim.evidence if each.stance is Stance.SUPPORTS)
        partly = frozenset(each.source for each in claim.evidence if each.stance is Stance.PARTLY) - saying
        tally = _Tally(
            groups=frozenset({saying, saying | partly}),
            alone=frozenset({saying}) if not partly else frozenset(),
            all=len(assessment.subjects[claim.topic]),
            words=f"{len(saying)} say it, {len(partly)} a part of it",
        )
        for field in ("summary", "unknown"):
            yield from _miscounts(assessment, ("claims", claim.id, field), getattr(claim, field) or "", tally)
    for divergence in assessment.registry.divergences.values():
        readings = [frozenset(cite.source for cite in reading.cites) for reading in divergence.readings]
        cited = frozenset[str]().union(*readings)
        counts = ", ".join(str(len(each)) for each in readings)
        tally = _Tally(
            groups=frozenset({cited, *readings}),
            alone=frozenset(readings),
            all=len(cited),
            words=f"the readings cite {counts}, in all {len(cited)}",
        )
        yield from _miscounts(assessment, ("divergences", divergence.id, "note"), divergence.note, tally)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tally:
    """The groups of reports that a text may count, those that may be called the only ones, and how many “all” are."""

    groups: frozenset[frozenset[str]]
    alone: frozenset[frozenset[str]]
    all: int
    words: str


def _miscounts(assessment: Assessment, path: KeyPath, text: str, tally: _Tally) -> Iterator[Finding]:
    names = {each.id: _bare(each.name) for each in assessment.sources.values()}
    for sentence in re.split(r"(?<=[.!?]) ", text):
        for match in _COUNT.finditer(sentence):
            if _miscounted(match, sentence, names, tally):
                sharp = match["word"].lower() in ("only", "all", "both", "none")
                yield Finding(
                    kind=FindingKind.SUMMARY,
                    path=path,
                    message=f"{match.group()!r}, and {tally.words}: “{with_nested_marks(sentence)}”",
                    strength=0.9 if sharp else 0.6,
                )


def _miscounted(match: re.Match[str], sentence: str, names: Mapping[str, str], tally: _Tally) -> bool:
    word, rest = match["word"].lower(), sentence[match.end() :]
    if word == "only":
        named = frozenset(source for source, name in names.items() if _bare(rest).startswith(name))
        return bool(named) and named not in tally.alone
    about_reports = any(name in _bare(sentence) for name in names.values())
    if not match["reports"] and not (match["verb"] and about_reports):
        return False
    if word in ("no", "none", "neither"):
        return bool(_SO.match(rest)) and any(tally.groups)
    counted = match["number"] or ("" if word in ("all", "both") else word)
    number = int(next(iter(numbers_in(counted)))) if counted else 2 if word == "both" else tally.all
    return number not in map(len, tally.groups)


def statements_alike(assessment: Assessment) -> Iterator[Finding]:
    """Pairs of claims of one topic of which one may be the other, and passages that stand to both otherwise."""
    topics: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in assessment.registry.claims.values():
        topics[claim.topic].append(claim)
    for claims in topics.values():
        texts = [" ".join(words_of(claim.statement)) for claim in claims]
        for n, claim in enumerate(claims):
            near = process.extract(texts[n], texts[:n], scorer=fuzz.token_sort_ratio, score_cutoff=_RELATED, limit=None)
            for _, likeness, m in near:
                if likeness >= _ALIKE and not _mirrored(claim, claims[m]):
                    yield Finding(
                        kind=FindingKind.ALIKE,
                        path=("claims", claim.id, "statement"),
                        message=f"{likeness:.0f}% like {claims[m].id!r}: “{with_nested_marks(claims[m].statement)}”",
                        strength=likeness / 100 * 0.8,
                    )
                yield from _two_stances(assessment, claim, claims[m], likeness / 100)


def _mirrored(claim: Claim, other: Claim) -> bool:
    """Whether a report that says the one contradicts the other: two answers to one question."""
    one, two = ({(each.source, each.stance) for each in held.evidence} for held in (claim, other))
    return any((source, Stance.CONTRADICTS) in two for source, stance in one if stance is Stance.SUPPORTS)


def _two_stances(assessment: Assessment, claim: Claim, other: Claim, likeness: float) -> Iterator[Finding]:
    before = {spans: stance for _, spans, stance in _spans(assessment, other)}
    for path, spans, stance in _spans(assessment, claim):
        was = before.get(spans)
        # in mirrored claims the same words support one and stand against the other; a part of both needs a look
        if was is not None and was is not stance and Stance.PARTLY in (was, stance):
            yield Finding(
                kind=FindingKind.STANCES,
                path=(*path, "stance"),
                message=f"{stance} here and {was} in {other.id!r}, whose statement is {likeness:.0%} like it",
                strength=0.55 * likeness,
            )


def _spans(
    assessment: Assessment, claim: Claim
) -> Iterator[tuple[KeyPath, tuple[str, Sequence[tuple[int, int]]], Stance]]:
    for n, citation in enumerate(claim.evidence):
        path = ("claims", claim.id, "evidence", n)
        result = assessment.results.get(path)
        if isinstance(result, Proof):
            yield path, (citation.source, result.spans), citation.stance


def brief_quotes(assessment: Assessment) -> Iterator[Finding]:
    """Quotes under six words where the words are the matter: characterizations, conflicts and tensions."""
    registry = assessment.registry
    for path, cite in citations_in(registry):
        name = str(path[1])
        if path[0] == "claims":
            matters = registry.claims[name].kind is ClaimKind.CHARACTERISATION
        else:
            matters = registry.divergences[name].kind in _SHARP
        count = sum(map(len, parts_of(cite.quote)))
        if matters and count < _BRIEF:
            yield Finding(
                kind=FindingKind.SHORT,
                path=(*path, "quote"),
                message=f"{count} words of {cite.source}: “{with_nested_marks(cite.quote)}”",
                strength=0.5 - count * 0.02,
            )


def _bare(text: str) -> str:
    return " ".join(name_words(text))
