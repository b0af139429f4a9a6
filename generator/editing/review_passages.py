"""What the retained copies say beside a quote, or where a report is said to be silent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.editing.findings import Finding, FindingKind
from generator.editing.similarity import Rarity, rarity_in, stem, stems_of
from generator.evidence.assessment import Assessment
from generator.evidence.numerals import numbers_in
from generator.evidence.quotation_marks import with_nested_marks
from generator.evidence.quotes import Proof
from generator.evidence.words import words_of
from generator.problems.diagnostics import KeyPath
from generator.registry.model import Citation, Claim
from generator.registry.vocabulary import ClaimKind, Stance

_NEAR = 6  # words between a telling word and the quote; further off it belongs to another clause as a rule
_LIKE = 0.42
_CLIPPED = 0.5
# What each telling word is, and how much it can turn a sentence.
_TELLING: Mapping[str, tuple[str, float]] = {
    word: (what, weight)
    for what, weight, words in (
        ("hedge", 0.95, "allegedly reportedly appeared appears appear apparently seemed hinting suggesting typically"),
        ("hedge", 0.7, "could may might possible potential potentially believed thinks feels hoping claims accused"),
        ("condition", 0.95, "if unless until"),
        ("negation", 0.95, "not no never without nor neither none cannot"),
        ("quantity", 0.85, "only nearly almost least most mostly nearly several numerous some up around about"),
        ("order", 0.75, "before after first since later previously already again still additional continue continued"),
    )
    for word in words.split()
}
_PHRASES: Mapping[tuple[str, ...], tuple[str, float]] = {
    ("as", "long", "as"): ("condition", 0.95),
    ("up", "to"): ("quantity", 0.9),
    ("at", "least"): ("quantity", 0.9),
    ("more", "than"): ("quantity", 0.9),
    ("in", "most"): ("quantity", 0.8),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copies:
    """The stems of every sentence of the sources whose retained copy is at hand, and how rare each stem is."""

    stems: Mapping[str, Sequence[frozenset[str]]]
    rarity: Rarity


def looks_at_passages(assessment: Assessment) -> Iterator[Finding]:
    """What the retained copies say beside the quotes, or where a report is said to be silent."""
    stems = {
        source: [stems_of(sentence.text) for sentence in assessment.copies[source]]
        for source in assessment.sources
        if source in assessment.copies
    }
    copies = _Copies(stems=stems, rarity=rarity_in(row for rows in stems.values() for row in rows))
    yield from _words_outside(assessment)
    yield from _parts_said(assessment, copies)
    yield from _quotes_cut_short(assessment, copies)
    yield from _silences(assessment, copies)


def _words_outside(assessment: Assessment) -> Iterator[Finding]:
    """Telling words near a quote, in its sentence, that neither quote nor statement nor ``hedge`` has."""
    for claim in assessment.registry.claims.values():
        said = frozenset(words_of(claim.statement))
        stems = frozenset(map(stem, said))
        told = {
            (each.source, word) for each in claim.evidence for word in words_of(each.quote + " " + (each.hedge or ""))
        }
        for n, citation in enumerate(claim.evidence):
            if citation.stance is Stance.DIFFERS or citation.source not in assessment.copies:
                continue
            path = ("claims", claim.id, "evidence", n, "quote")
            for word, what, weight, context in _outside(assessment, path[:-1], citation):
                if (citation.source, word) in told or word in said or stem(word) in stems:
                    continue
                yield Finding(
                    kind=FindingKind.OUTSIDE,
                    path=path,
                    message=f"{what} {word!r} stands outside the quote of {citation.source}: {context}",
                    strength=weight * (1 if citation.stance is Stance.SUPPORTS else 0.7),
                )


def _outside(
    assessment: Assessment, path: tuple[str | int, ...], citation: Citation
) -> Iterator[tuple[str, str, float, str]]:
    """Each telling word near the quote, what it is, how much it weighs there, and the words around."""
    proof = assessment.results.get(path)
    if not isinstance(proof, Proof):
        return
    fingerprint, sentences = assessment.fingerprints[citation.source], assessment.copies[citation.source]
    quoted = {at for span in proof.spans for at in range(*span)}
    for index in proof.sentences:
        first = fingerprint.sentences[index].first
        words = [token.text for token in sentences[index].tokens]
        inside = [at - first for at in quoted if 0 <= at - first < len(words)]
        for at, (word, what, weight) in _telling_in(words).items():
            away = min((abs(at - each) for each in inside), default=_NEAR + 1)
            if 0 < away <= _NEAR:
                context = " ".join(
                    f"*{each}*" if n == at else each for n, each in enumerate(words) if abs(n - at) <= _NEAR // 2
                )
                yield word, what, weight * (1 - (away - 1) / (2 * _NEAR)), f"“… {context} …”"


def _telling_in(words: Sequence[str]) -> Mapping[int, tuple[str, str, float]]:
    found = {
        n: (word, *_TELLING[word])
        for n, word in enumerate(words)
        if word in _TELLING and not (word == "may" and numbers_in(" ".join(words[n + 1 : n + 2])))  # the month
    }
    for phrase, (what, weight) in _PHRASES.items():
        for n in range(len(words) - len(phrase) + 1):
            if tuple(words[n : n + len(phrase)]) == phrase:
                found[n + len(phrase) - 1] = (phrase[-1], what, weight)
    return found


def _quotes_cut_short(assessment: Assessment, copies: _Copies) -> Iterator[Finding]:
    """Reports whose cited sentences have half of the statement or more, by weight, only outside the words quoted."""
    rarity = copies.rarity
    for claim in assessment.registry.claims.values():
        wanted = stems_of(claim.statement) - _named(assessment, claim)
        for source, cited in _cited(claim, Stance.SUPPORTS).items():
            at_hand = wanted & _stems_at(assessment, copies, source, cited)
            missing = at_hand - frozenset[str]().union(*(stems_of(claim.evidence[path[3]].quote) for path in cited))
            share = rarity.weight_of(missing) / (rarity.weight_of(at_hand) or 1)
            if share >= _CLIPPED:
                left_out = dict.fromkeys(word for word in words_of(claim.statement) if stem(word) in missing)
                yield Finding(
                    kind=FindingKind.CLIPPED,
                    path=(*cited[0], "quote"),
                    message=f"the quote of {source} leaves out what its sentence has of the statement: "
                    f"{', '.join(left_out)}",
                    strength=0.4 + share * 0.4,
                )


def _parts_said(assessment: Assessment, copies: _Copies) -> Iterator[Finding]:
    """Reports that say a part of a claim and do not say it too, with what of the statement their sentence has not."""
    for claim in assessment.registry.claims.values():
        whole = _cited(claim, Stance.SUPPORTS)
        wanted = stems_of(claim.statement) - _named(assessment, claim)
        for source, cited in _cited(claim, Stance.PARTLY).items():
            missing = wanted - _stems_at(assessment, copies, source, cited)
            if source in copies.stems and source not in whole and missing:
                left_out = dict.fromkeys(word for word in words_of(claim.statement) if stem(word) in missing)
                yield Finding(
                    kind=FindingKind.PART,
                    path=(*cited[0], "stance"),
                    message=f"{source} says a part, and its sentence has not: {', '.join(left_out)}",
                    strength=0.8,
                )


def _named(assessment: Assessment, claim: Claim) -> frozenset[str]:
    """The stems of the names of those a claim is about, which a quote need not repeat."""
    people = (assessment.registry.people[each].name for each in claim.people if each in assessment.registry.people)
    return frozenset[str]().union(*map(stems_of, people))


def _cited(claim: Claim, stance: Stance) -> Mapping[str, Sequence[tuple[str, str, str, int]]]:
    """The paths of the citations with that stance, by source."""
    found: dict[str, list[tuple[str, str, str, int]]] = {}
    for n, citation in enumerate(claim.evidence):
        if citation.stance is stance:
            found.setdefault(citation.source, []).append(("claims", claim.id, "evidence", n))
    return found


def _stems_at(assessment: Assessment, copies: _Copies, source: str, cited: Sequence[KeyPath]) -> frozenset[str]:
    """The stems of all sentences that the citations touch; none without the retained copy."""
    proofs = [proof for path in cited if isinstance(proof := assessment.results.get(path), Proof)]
    held = copies.stems.get(source, ())
    return frozenset[str]().union(*(held[n] for proof in proofs for n in proof.sentences if n < len(held)))


def _silences(assessment: Assessment, copies: _Copies) -> Iterator[Finding]:
    """Reports that are silent on a claim and have a sentence much like it, the likeliest the strongest."""
    rarity = copies.rarity
    for claim in assessment.registry.claims.values():
        if claim.kind is ClaimKind.CHARACTERISATION:
            continue  # about the wording of another report
        wanted = stems_of(claim.statement)
        whole = rarity.weight_of(wanted) or 1
        speaking = {each.source for each in claim.evidence}
        for source in (each for each in assessment.sources if each not in speaking):
            scored = [(rarity.weight_of(wanted & row) / whole, n) for n, row in enumerate(copies.stems.get(source, ()))]
            score, n = max(scored, key=lambda each: (each[0], -each[1]), default=(0.0, 0))
            if score >= _LIKE:
                sentence = assessment.copies[source][n]
                silence = "is silent" if source in assessment.subjects[claim.topic] else "does not speak to the topic"
                yield Finding(
                    kind=FindingKind.SILENCE,
                    path=("claims", claim.id, "evidence"),
                    message=f"{source} {silence}, and {sentence.place} is {score:.0%} like the statement: "
                    f"“{with_nested_marks(sentence.text)}”",
                    strength=min(1.0, 0.35 + score * 0.75),
                )
