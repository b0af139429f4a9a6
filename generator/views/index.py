"""The lists that several pages need, each made once: claims as rows, the claims of a topic, of a person and so on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.evidence.assessment import SoundAssessment, citations_in
from generator.problems.diagnostics import KeyPath
from generator.registry.model import Citation, Claim, Divergence, Event
from generator.registry.vocabulary import Stance, Status
from generator.views.anchors import citation_anchors
from generator.views.labels import ReportLabel, report_labels
from generator.views.quoted_words import QuotedWords, quoted_words

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_MOST_RELATED = 6  # claims that a page names as related
_MOST_COMPARED = 40  # claims of one sentence or divergence that get points; more would take long and say little
_SENTENCE_POINTS = 2
_DIVERGENCE_POINTS = 3  # a question on which two claims part joins them more closely than a sentence that both cite


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim as a row of a list.

    Sources and origins are ids. The ``origins`` are those that any of its citations names, and ``source:origin`` for
    each source that names it. ``silent_sources`` are those that speak to the claim’s topic and not to the claim.
    """

    id: str
    statement: str
    status: Status
    topic: str
    people: tuple[str, ...]
    origins: tuple[str, ...]
    stances_by_source: Mapping[str, tuple[Stance, ...]]
    silent_sources: tuple[str, ...]

    @property
    def supporters(self) -> tuple[str, ...]:
        """The sources that say it."""
        return self._sources_with(Stance.SUPPORTS)

    @property
    def opponents(self) -> tuple[str, ...]:
        """The sources that contradict it."""
        return self._sources_with(Stance.CONTRADICTS)

    @property
    def of_two_minds(self) -> tuple[str, ...]:
        """The sources that both say it and contradict it."""
        return tuple(source for source in self.opponents if source in self.supporters)

    def _sources_with(self, stance: Stance) -> tuple[str, ...]:
        return tuple(source for source, stances in self.stances_by_source.items() if stance in stances)


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """An assessment with lists of its claims, divergences and events.

    Entries are named by their ids; a sentence is the id of its source and its index there. A mapping lacks the keys
    for which it would have nothing. The anchors are those of citations, by their paths, and the words those of sources.
    """

    assessment: SoundAssessment
    reports: tuple[ReportLabel, ...]
    rows: Mapping[str, ClaimRow]
    claims_by_sentence: Mapping[tuple[str, int], tuple[str, ...]]
    claims_by_topic: Mapping[str, tuple[str, ...]]
    claims_by_person: Mapping[str, tuple[str, ...]]
    claims_by_origin: Mapping[str, tuple[str, ...]]
    divergences_by_claim: Mapping[str, tuple[Divergence, ...]]
    divergences_by_sentence: Mapping[tuple[str, int], tuple[Divergence, ...]]
    events_by_claim: Mapping[str, tuple[Event, ...]]
    anchors: Mapping[KeyPath, str]
    words: Mapping[str, QuotedWords]

    def rows_of(self, claims: Iterable[str]) -> tuple[ClaimRow, ...]:
        """The rows of these claims, in the order given."""
        return tuple(self.rows[claim] for claim in claims)

    def rows_with(self, source: str) -> tuple[ClaimRow, ...]:
        """The rows of the claims that the source speaks to."""
        return tuple(row for row in self.rows.values() if source in row.stances_by_source)

    def citations_from(self, source: str) -> tuple[Citation, ...]:
        """The citations of the source, claim by claim."""
        claims = self.assessment.registry.claims.values()
        return tuple(citation for claim in claims for citation in claim.evidence if citation.source == source)


def index_of(assessment: SoundAssessment) -> Index:
    """The index of an assessment."""
    registry = assessment.registry
    claims = registry.claims.values()
    citations = [(claim, assessed_citation) for claim in claims for assessed_citation in assessment.citations(claim)]
    return Index(
        assessment=assessment,
        reports=report_labels(assessment.sources.values()),
        rows={claim.id: _row(assessment, claim) for claim in claims},
        claims_by_sentence=_lists(
            ((assessed_citation.citation.source, sentence), claim.id)
            for claim, assessed_citation in citations
            for sentence in assessed_citation.sentences
        ),
        claims_by_topic=_lists((claim.topic, claim.id) for claim in claims),
        claims_by_person=_lists((person, claim.id) for claim in claims for person in claim.people),
        claims_by_origin=_lists(
            (origin, claim.id) for claim, assessed_citation in citations for origin in assessed_citation.citation.via
        ),
        divergences_by_claim=_lists(
            (claim_id, divergence) for divergence in registry.divergences.values() for claim_id in divergence.claims
        ),
        divergences_by_sentence=_lists(
            ((cite.source, sentence), registry.divergences[str(path[1])])
            for path, cite in citations_in(registry)
            if path[0] == "divergences"
            for sentence in assessment.proofs[path].sentences
        ),
        anchors=citation_anchors(assessment),
        words=quoted_words(assessment),
        events_by_claim=_lists((claim_id, event) for event in registry.events.values() for claim_id in event.claims),
    )


def related_claims(index: Index, claim: Claim) -> tuple[str, ...]:
    """The claims nearest to ``claim``, the nearest first.

    A claim is near where it rests on the same sentences, or where a divergence names both.
    """
    points: defaultdict[str, int] = defaultdict(int)
    for assessed_citation in index.assessment.citations(claim):
        for sentence in assessed_citation.sentences:
            for other in index.claims_by_sentence[assessed_citation.citation.source, sentence][:_MOST_COMPARED]:
                points[other] += _SENTENCE_POINTS
    for divergence in index.divergences_by_claim.get(claim.id, ()):
        for other in divergence.claims[:_MOST_COMPARED]:
            points[other] += _DIVERGENCE_POINTS
    points.pop(claim.id, None)
    ranking = sorted(points, key=lambda other: (-points[other], other))
    return tuple(ranking[:_MOST_RELATED])


def _row(assessment: SoundAssessment, claim: Claim) -> ClaimRow:
    stances = _lists((citation.source, citation.stance) for citation in claim.evidence)
    return ClaimRow(
        id=claim.id,
        statement=claim.statement,
        status=assessment.statuses[claim.id],
        topic=claim.topic,
        people=claim.people,
        origins=tuple(dict.fromkeys(name for citation in claim.evidence for name in _origin_names(citation))),
        stances_by_source=stances,
        silent_sources=tuple(
            source
            for source in assessment.sources
            if source in assessment.sources_by_topic[claim.topic] and source not in stances
        ),
    )


def _origin_names(citation: Citation) -> Iterator[str]:
    """The origins of a citation, each alone and behind the source that names it."""
    for origin in citation.via:
        yield origin
        yield f"{citation.source}:{origin}"


def _lists(pairs: Iterable[tuple[_Key, _Value]]) -> Mapping[_Key, tuple[_Value, ...]]:
    """The values of each key, each value once, in the order of the pairs."""
    lists: defaultdict[_Key, dict[_Value, None]] = defaultdict(dict)
    for key, value in pairs:
        lists[key][value] = None
    return {key: tuple(values) for key, values in lists.items()}
