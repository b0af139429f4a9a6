"""What deserves another look in the retained copies: beside the quotes, and where a report is silent on a claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.editing.findings import Finding, FindingKind
from generator.editing.similarity import Rarity, rarity_in, stem, stems_of
from generator.evidence.assessment import AssessedCitation, Assessment
from generator.evidence.numerals import numbers_in
from generator.evidence.quotation_marks import with_nested_marks
from generator.evidence.quotes import Proof
from generator.evidence.words import words_of
from generator.registry.model import Claim
from generator.registry.vocabulary import ClaimKind, Stance

_NEAR = 6  # words between a turning word and the quote; further off, it belongs to another clause as a rule
_LIKE = 0.42  # share of a statement, by weight, that a sentence must have; a lower one finds sentences that share names
_CLIPPED = (
    0.5  # share, by weight, that a quote must leave out; with more than half in it, it shows what it is quoted for
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _TurningWord:
    """A word that can turn the meaning of a sentence, its kind, and how likely it does, from 0 to 1."""

    text: str
    kind: str
    weight: float


_TURNING_WORDS: Mapping[str, _TurningWord] = {
    word: _TurningWord(text=word, kind=kind, weight=weight)
    for kind, weight, words in (
        ("hedge", 0.95, "allegedly reportedly appeared appears appear apparently seemed hinting suggesting typically"),
        ("hedge", 0.7, "could may might possible potential potentially believed thinks feels hoping claims accused"),
        ("condition", 0.95, "if unless until"),
        ("negation", 0.95, "not no never without nor neither none cannot"),
        ("quantity", 0.85, "only nearly almost least most mostly nearly several numerous some up around about"),
        ("order", 0.75, "before after first since later previously already again still additional continue continued"),
    )
    for word in words.split()
}
# A phrase turns a sentence at its last word, and that word stands for it.
_TURNING_PHRASES: Mapping[tuple[str, ...], _TurningWord] = {
    ("as", "long", "as"): _TurningWord(text="as", kind="condition", weight=0.95),
    ("up", "to"): _TurningWord(text="to", kind="quantity", weight=0.9),
    ("at", "least"): _TurningWord(text="least", kind="quantity", weight=0.9),
    ("more", "than"): _TurningWord(text="than", kind="quantity", weight=0.9),
    ("in", "most"): _TurningWord(text="most", kind="quantity", weight=0.8),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _CopyStems:
    """The stems of every sentence of the retained copies at hand, by source, and how rare each stem is in them."""

    stems: Mapping[str, Sequence[frozenset[str]]]
    rarity: Rarity


def passage_findings(assessment: Assessment) -> Iterator[Finding]:
    """What deserves another look in the retained copies at hand."""
    stems = {
        source: [stems_of(sentence.text) for sentence in assessment.copies[source]]
        for source in assessment.sources
        if source in assessment.copies
    }
    rarity = rarity_in(sentence for sentences in stems.values() for sentence in sentences)
    copies = _CopyStems(stems=stems, rarity=rarity)
    yield from _words_outside(assessment)
    yield from _parts(assessment, copies)
    yield from _clipped_quotes(assessment, copies)
    yield from _silences(assessment, copies)


def _words_outside(assessment: Assessment) -> Iterator[Finding]:
    """Turning words near a quote, in its sentence, that are in no quote or hedge of the source nor in the statement."""
    for claim in assessment.registry.claims.values():
        statement = frozenset(words_of(claim.statement))
        statement_stems = frozenset(map(stem, statement))
        quotes = {
            (citation.source, word)
            for citation in claim.evidence
            for word in words_of(f"{citation.quote} {citation.hedge or ''}")
        }
        for cited in assessment.citations(claim):
            source, stance = cited.citation.source, cited.citation.stance
            if stance is Stance.DIFFERS or source not in assessment.copies:
                continue
            for word, context in _words_near(assessment, cited):
                is_in_statement = word.text in statement or stem(word.text) in statement_stems
                if not is_in_statement and (source, word.text) not in quotes:
                    yield Finding(
                        kind=FindingKind.WORD_OUTSIDE,
                        path=(*cited.path, "quote"),
                        message=f"{word.kind} {word.text!r} stands outside the quote of {source}: {context}",
                        strength=word.weight * (1 if stance is Stance.SUPPORTS else 0.7),
                    )


def _words_near(assessment: Assessment, cited: AssessedCitation) -> Iterator[tuple[_TurningWord, str]]:
    """The turning words near a quote, each with the words around it; the weight is lower the further off it stands."""
    if not isinstance(cited.result, Proof):
        return
    source = cited.citation.source
    quote = {position for span in cited.result.spans for position in range(*span)}
    for index in cited.sentences:
        first = assessment.fingerprints[source].sentences[index].first
        words = [token.text for token in assessment.copies[source][index].tokens]
        inside = [position - first for position in quote if 0 <= position - first < len(words)]
        for n, word in _turning_words_in(words).items():
            distance = min((abs(n - m) for m in inside), default=_NEAR + 1)
            if 0 < distance <= _NEAR:
                # The furthest word keeps a little more than half of its weight.
                nearness = 1 - (distance - 1) / (2 * _NEAR)
                yield replace(word, weight=word.weight * nearness), _context(words, n)


def _context(words: Sequence[str], n: int) -> str:
    """The word at ``n`` between asterisks, with three words before and behind it."""
    first, end = max(0, n - _NEAR // 2), n + _NEAR // 2 + 1
    return f"“… {' '.join([*words[first:n], f'*{words[n]}*', *words[n + 1 : end]])} …”"


def _turning_words_in(words: Sequence[str]) -> Mapping[int, _TurningWord]:
    """The turning words, each at its index in ``words``; for a phrase, the index of its last word."""
    turning_words = {
        n: _TURNING_WORDS[word]
        for n, word in enumerate(words)
        if word in _TURNING_WORDS and not (word == "may" and numbers_in(" ".join(words[n + 1 : n + 2])))  # the month
    }
    for phrase, turning_word in _TURNING_PHRASES.items():
        for n in range(len(words) - len(phrase) + 1):
            if tuple(words[n : n + len(phrase)]) == phrase:
                turning_words[n + len(phrase) - 1] = turning_word
    return turning_words


def _clipped_quotes(assessment: Assessment, copies: _CopyStems) -> Iterator[Finding]:
    """Quotes that leave out half or more, by weight, of what their sentences have of the statement."""
    for claim in assessment.registry.claims.values():
        statement = stems_of(claim.statement) - _name_stems(assessment, claim)
        for source, citations in _citations_by_source(assessment, claim, Stance.SUPPORTS).items():
            in_sentences = statement & _sentence_stems(copies, source, citations)
            in_quotes = frozenset[str]().union(*(stems_of(cited.citation.quote) for cited in citations))
            missing = in_sentences - in_quotes
            share = copies.rarity.weight_of(missing) / (copies.rarity.weight_of(in_sentences) or 1)
            if share >= _CLIPPED:
                yield Finding(
                    kind=FindingKind.QUOTE_CLIPPED,
                    path=(*citations[0].path, "quote"),
                    message=f"the quote of {source} leaves out what its sentence has of the statement: "
                    f"{_words_with(missing, claim)}",
                    strength=0.4 + share * 0.4,
                )


def _parts(assessment: Assessment, copies: _CopyStems) -> Iterator[Finding]:
    """Reports that say a part of a claim and nowhere the whole, with the words that their sentences lack."""
    for claim in assessment.registry.claims.values():
        supporting = _citations_by_source(assessment, claim, Stance.SUPPORTS)
        statement = stems_of(claim.statement) - _name_stems(assessment, claim)
        for source, citations in _citations_by_source(assessment, claim, Stance.PARTLY).items():
            missing = statement - _sentence_stems(copies, source, citations)
            if source in copies.stems and source not in supporting and missing:
                yield Finding(
                    kind=FindingKind.PART_OR_ROUGHER,
                    path=(*citations[0].path, "stance"),
                    message=f"{source} says a part, and its sentence has not: {_words_with(missing, claim)}",
                    strength=0.8,
                )


def _words_with(stems: frozenset[str], claim: Claim) -> str:
    """The words of the statement that have these stems."""
    return ", ".join(dict.fromkeys(word for word in words_of(claim.statement) if stem(word) in stems))


def _name_stems(assessment: Assessment, claim: Claim) -> frozenset[str]:
    """The stems of the names of those whom a claim is about, which a quote need not repeat."""
    people = assessment.registry.people
    return frozenset[str]().union(*(stems_of(people[person].name) for person in claim.people if person in people))


def _citations_by_source(
    assessment: Assessment, claim: Claim, stance: Stance
) -> Mapping[str, Sequence[AssessedCitation]]:
    """The citations with that stance, by source."""
    citations: dict[str, list[AssessedCitation]] = {}
    for cited in assessment.citations(claim):
        if cited.citation.stance is stance:
            citations.setdefault(cited.citation.source, []).append(cited)
    return citations


def _sentence_stems(copies: _CopyStems, source: str, citations: Sequence[AssessedCitation]) -> frozenset[str]:
    """The stems of all sentences that the quotes stand in; none without the retained copy."""
    sentences = copies.stems.get(source, ())
    indexes = (index for cited in citations for index in cited.sentences if index < len(sentences))
    return frozenset[str]().union(*(sentences[index] for index in indexes))


def _silences(assessment: Assessment, copies: _CopyStems) -> Iterator[Finding]:
    """Reports that no citation of a claim names and that have a sentence much like its statement."""
    rarity = copies.rarity
    for claim in assessment.registry.claims.values():
        if claim.kind is ClaimKind.CHARACTERISATION:
            continue  # it is about the wording of one report, on which no other can be silent
        statement = stems_of(claim.statement)
        weight = rarity.weight_of(statement) or 1
        speaking = {citation.source for citation in claim.evidence}
        for source in (source for source in assessment.sources if source not in speaking):
            sentences = copies.stems.get(source, ())
            shares = [rarity.weight_of(statement & sentence) / weight for sentence in sentences]
            share = max(shares, default=0.0)
            if share >= _LIKE:
                sentence = assessment.copies[source][shares.index(share)]
                silence = (
                    "is silent" if source in assessment.sources_by_topic[claim.topic] else "does not speak to the topic"
                )
                yield Finding(
                    kind=FindingKind.LIKE_SENTENCE,
                    path=("claims", claim.id, "evidence"),
                    message=f"{source} {silence}, and {sentence.place} is {share:.0%} like the statement: "
                    f"“{with_nested_marks(sentence.text)}”",
                    strength=min(1.0, 0.35 + share * 0.75),
                )
