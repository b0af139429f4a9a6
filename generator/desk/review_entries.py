"""What the entries say of one another and of themselves, without the retained copies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz, process

from generator.desk.looks import Look, LookKind
from generator.diagnostics import Path
from generator.evidence.case import Case, cites_in
from generator.evidence.marks import nested
from generator.evidence.numerals import numbers_in
from generator.evidence.quotes import Proof, parts_of
from generator.evidence.words import words_of
from generator.model import Claim
from generator.vocabulary import ClaimKind, DivergenceKind, Stance

_ALIKE = 82
_RELATED = 65
_BRIEF = 6
_SHARP = (DivergenceKind.CONFLICT, DivergenceKind.TENSION)
_SAYING = "(?:say|give|name|tell|report|put|call|quote|paraphrase|describe|place|speak|mention|cite)s?|said|have|has"
# A word that counts, and what it counts: reports, or whoever says, gives, names …; not “both accounts”, “all 13”.
_COUNT = re.compile(
    r"\b(?P<word>only|all|none|neither|both|no|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"(?: (?P<number>two|three|four|five|six|seven|eight|nine|ten)\b)?(?: other)?(?: of (?:the|them|these))?"
    rf"(?:(?P<reports> reports?\b)|(?= (?P<verb>{_SAYING})\b))?",
    re.IGNORECASE,
)
# “No report says how long it lasted” counts nobody who says the claim; “no report says so” does.
_SO = re.compile(r" (?:says?|reports?|gives?) (?:so|this|it)\b")


def counts_in_texts(case: Case) -> Iterator[Look]:
    """Summaries and open questions that count reports otherwise than the stances do."""
    names = {each.id: _bare(each.name) for each in case.sources.values()}
    for claim in case.registry.claims.values():
        saying = {each.source for each in claim.evidence if each.stance is Stance.SUPPORTS}
        partly = {each.source for each in claim.evidence if each.stance is Stance.PARTLY} - saying
        for field in ("summary", "unknown"):
            for sentence in re.split(r"(?<=[.!?]) ", getattr(claim, field) or ""):
                for found, why in _miscounts(sentence, saying, partly, len(case.subjects[claim.topic]), names):
                    yield Look(
                        kind=LookKind.SUMMARY,
                        path=("claims", claim.id, field),
                        message=f"{found!r}, and {why}: “{nested(sentence)}”",
                        strength=0.9 if found.lower().startswith(("only", "all", "both", "none")) else 0.6,
                    )


def _miscounts(
    sentence: str, saying: set[str], partly: set[str], on_topic: int, names: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    stands = f"{len(saying)} say it, {len(partly)} a part of it"
    text = _bare(sentence)
    for match in _COUNT.finditer(sentence):
        word, rest = match["word"].lower(), sentence[match.end() :]
        if word == "only":
            named = {source for source, name in names.items() if _bare(rest).startswith(name)}
            if named and (not named <= saying or len(saying | partly) > len(named)):
                yield match.group(), stands
            continue
        counts_reports = bool(match["reports"] or match["verb"]) and (match["reports"] or any(n in text for n in names))
        if not counts_reports or (word in ("no", "none", "neither") and not _SO.match(rest)):
            continue
        count = {"all": on_topic, "both": 2, "none": 0, "neither": 0, "no": 0}.get(word)
        wanted = match["number"] or (word if count is None else None)
        number = int(next(iter(numbers_in(wanted)))) if wanted else count
        if number not in (len(saying), len(saying | partly)):
            yield match.group(), stands


def statements_alike(case: Case) -> Iterator[Look]:
    """Pairs of claims of one topic of which one may be the other, and passages that stand to both otherwise."""
    topics: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in case.registry.claims.values():
        topics[claim.topic].append(claim)
    for claims in topics.values():
        texts = [" ".join(words_of(claim.statement)) for claim in claims]
        for n, claim in enumerate(claims):
            near = process.extract(texts[n], texts[:n], scorer=fuzz.token_sort_ratio, score_cutoff=_RELATED, limit=None)
            for _, likeness, m in near:
                if likeness >= _ALIKE and not _mirrored(claim, claims[m]):
                    yield Look(
                        kind=LookKind.ALIKE,
                        path=("claims", claim.id, "statement"),
                        message=f"{likeness:.0f}% like {claims[m].id!r}: “{nested(claims[m].statement)}”",
                        strength=likeness / 100 * 0.8,
                    )
                yield from _two_stances(case, claim, claims[m], likeness / 100)


def _mirrored(claim: Claim, other: Claim) -> bool:
    """Whether a report that says the one contradicts the other: two answers to one question."""
    one, two = ({(each.source, each.stance) for each in held.evidence} for held in (claim, other))
    return any((source, Stance.CONTRADICTS) in two for source, stance in one if stance is Stance.SUPPORTS)


def _two_stances(case: Case, claim: Claim, other: Claim, likeness: float) -> Iterator[Look]:
    before = {spans: stance for _, spans, stance in _spans(case, other)}
    for path, spans, stance in _spans(case, claim):
        was = before.get(spans)
        # in mirrored claims the same words support one and stand against the other; a part of both needs a look
        if was is not None and was is not stance and Stance.PARTLY in (was, stance):
            yield Look(
                kind=LookKind.STANCES,
                path=(*path, "stance"),
                message=f"{stance} here and {was} in {other.id!r}, whose statement is {likeness:.0%} like it",
                strength=0.55 * likeness,
            )


def _spans(case: Case, claim: Claim) -> Iterator[tuple[Path, tuple[str, Sequence[tuple[int, int]]], Stance]]:
    for n, citation in enumerate(claim.evidence):
        path = ("claims", claim.id, "evidence", n)
        result = case.results.get(path)
        if isinstance(result, Proof):
            yield path, (citation.source, result.spans), citation.stance


def brief_quotes(case: Case) -> Iterator[Look]:
    """Quotes under six words where the words are the matter: characterizations, conflicts and tensions."""
    registry = case.registry
    for path, cite in cites_in(registry):
        name = str(path[1])
        if path[0] == "claims":
            matters = registry.claims[name].kind is ClaimKind.CHARACTERISATION
        else:
            matters = registry.divergences[name].kind in _SHARP
        count = sum(map(len, parts_of(cite.quote)))
        if matters and count < _BRIEF:
            yield Look(
                kind=LookKind.SHORT,
                path=(*path, "quote"),
                message=f"{count} words of {cite.source}: “{nested(cite.quote)}”",
                strength=0.5 - count * 0.02,
            )


def _bare(text: str) -> str:
    words = words_of(text)
    return " ".join(words[1:] if words[:1] == ("the",) else words)
