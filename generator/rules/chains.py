"""The same words have the same chain of origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.evidence.assessment import Assessment
from generator.evidence.quotes import Proof
from generator.problems.codes import Code
from generator.problems.diagnostics import KeyPath, Problem
from generator.registry.model import Citation
from generator.registry.vocabulary import ClaimKind

CHAIN_DIFFERS = Code(
    "chain-differs",
    why="One passage has one chain of origins, or the same words would count here and not there.",
    fix="Give both citations the same 'via', or say in 'via_note' why the chain is another one here.",
)
VIA_NOTE_IDLE = Code(
    "via-note-idle",
    why="The note explains why the same words have another chain elsewhere, and they have none.",
    fix="Remove the note, or put it under 'summary'.",
)

Spans = tuple[tuple[int, int], ...]
Chain = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _NumberedCitation:
    """A citation with its number in the order of the registry."""

    number: int
    path: KeyPath
    citation: Citation


def same_words_have_one_chain(assessment: Assessment) -> Iterator[Problem]:
    """Where a quote lies inside another of the same report, both have the same chain, or a note says why not."""
    for by_spans in _citations_by_source(assessment).values():
        overlapping = _overlapping(list(by_spans))
        for spans, citations in by_spans.items():
            same_words = [other for near in (spans, *overlapping[spans]) for other in _one_a_chain(by_spans[near])]
            for cited in citations:
                others = [other for other in same_words if other.citation.via != cited.citation.via]
                yield from _chain_problems(cited, others)


def _one_a_chain(citations: Sequence[_NumberedCitation]) -> Sequence[_NumberedCitation]:
    """For each chain the first citation with it, and the first without a note."""
    first: dict[tuple[Chain, bool], _NumberedCitation] = {}
    for cited in citations:
        first.setdefault((cited.citation.via, cited.citation.via_note is None), cited)
    return tuple(first.values())


def _chain_problems(cited: _NumberedCitation, others: Sequence[_NumberedCitation]) -> Iterator[Problem]:
    """The problems of one citation; ``others`` are those of the same words whose chain is another."""
    via, note = cited.citation.via, cited.citation.via_note
    if note is not None and not others:
        message = "via_note must stand only where the same words carry another chain elsewhere"
        yield Problem((*cited.path, "via_note"), VIA_NOTE_IDLE, message)
    before = [other for other in others if other.citation.via_note is None and other.number < cited.number]
    if note is None and before:
        other = min(before, key=lambda other: other.number)
        yield Problem(
            (*cited.path, "via" if via else "quote"),
            CHAIN_DIFFERS,
            f"via must be [{', '.join(other.citation.via)}], as for the same words in {other.path[1]!r}, "
            f"or 'via_note' must say why it is [{', '.join(via)}] here",
        )


def _citations_by_source(assessment: Assessment) -> Mapping[str, Mapping[Spans, Sequence[_NumberedCitation]]]:
    """For each source the proved citations by their words, without characterizations: these are about the wording.

    A citation with an unknown origin is left out, since another rule reports it.
    """
    by_source: defaultdict[str, defaultdict[Spans, list[_NumberedCitation]]] = defaultdict(lambda: defaultdict(list))
    number = 0
    for claim in assessment.registry.claims.values():
        for cited in assessment.citations(claim):
            number += 1
            citation, result = cited.citation, cited.result
            is_known = all(origin in assessment.registry.origins for origin in citation.via)
            if isinstance(result, Proof) and is_known and claim.kind is not ClaimKind.CHARACTERISATION:
                by_source[citation.source][result.spans].append(_NumberedCitation(number, cited.path, citation))
    return by_source


def _overlapping(stretches: Sequence[Spans]) -> Mapping[Spans, Sequence[Spans]]:
    """For each stretch of words the others that lie inside it or that it lies inside."""
    ordered = sorted(stretches, key=lambda spans: (spans[0][0], -spans[-1][1], sum(a - b for a, b in spans)))
    overlapping: dict[Spans, list[Spans]] = {spans: [] for spans in ordered}
    for n, outer in enumerate(ordered):
        for m in range(n + 1, len(ordered)):
            inner = ordered[m]
            if inner[0][0] >= outer[-1][1]:
                break
            if all(any(a <= start and end <= b for a, b in outer) for start, end in inner):
                overlapping[outer].append(inner)
                overlapping[inner].append(outer)
    return overlapping
