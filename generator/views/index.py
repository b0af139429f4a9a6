"""Who touches what: every list that more than one page needs, made once for an assessment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.evidence.assessment import SoundAssessment
from generator.registry.model import Claim, Divergence, Event
from generator.registry.vocabulary import ClaimKind, Stance, Status

_K = TypeVar("_K")
_MOST_RELATED = 6
_CROWDED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim as a row of a list.

    ``stances`` has the stances of each source that speaks to it; ``silent`` are those that speak to its topic only.
    """

    id: str
    statement: str
    kind: ClaimKind
    status: Status
    topic: str
    people: tuple[str, ...]
    stances: Mapping[str, tuple[Stance, ...]]
    silent: tuple[str, ...]
    reads: Mapping[str, str]
    lines: int
    date: str | None

    @property
    def supporters(self) -> tuple[str, ...]:
        """The sources that say it."""
        return tuple(source for source, found in self.stances.items() if Stance.SUPPORTS in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The assessment with its rows and the ways from one entry to others."""

    assessment: SoundAssessment
    rows: Mapping[str, ClaimRow]
    by_sentence: Mapping[tuple[str, int], tuple[str, ...]]
    by_topic: Mapping[str, tuple[str, ...]]
    by_person: Mapping[str, tuple[str, ...]]
    by_origin: Mapping[str, tuple[str, ...]]
    divergences: Mapping[str, tuple[Divergence, ...]]
    events: Mapping[str, tuple[Event, ...]]

    def rows_of(self, claims: Iterable[str]) -> tuple[ClaimRow, ...]:
        """The rows of the claims named, in that order."""
        return tuple(self.rows[claim] for claim in claims)


def index_of(assessment: SoundAssessment) -> Index:
    """The index of an assessment without problems."""
    registry = assessment.registry
    by_sentence: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    by_topic: defaultdict[str, list[str]] = defaultdict(list)
    by_person: defaultdict[str, list[str]] = defaultdict(list)
    by_origin: defaultdict[str, list[str]] = defaultdict(list)
    for claim in registry.claims.values():
        by_topic[claim.topic].append(claim.id)
        for person in claim.people:
            by_person[person].append(claim.id)
        for cited in assessment.citations(claim):
            for origin in cited.citation.via:
                by_origin[origin].append(claim.id)
            for sentence in cited.sentences:
                by_sentence[cited.citation.source, sentence].append(claim.id)
    divergences: defaultdict[str, list[Divergence]] = defaultdict(list)
    for divergence in registry.divergences.values():
        for name in divergence.claims:
            divergences[name].append(divergence)
    events: defaultdict[str, list[Event]] = defaultdict(list)
    for event in registry.events.values():
        for name in event.claims:
            events[name].append(event)
    return Index(
        assessment=assessment,
        rows={claim.id: _row(assessment, claim) for claim in registry.claims.values()},
        by_sentence=_without_repeats(by_sentence),
        by_topic=_without_repeats(by_topic),
        by_person=_without_repeats(by_person),
        by_origin=_without_repeats(by_origin),
        divergences={k: tuple(v) for k, v in divergences.items()},
        events={k: tuple(v) for k, v in events.items()},
    )


def related_to(index: Index, claim: Claim) -> tuple[str, ...]:
    """The claims nearest to ``claim``: those that rest on the same sentences or part on the same question."""
    points: defaultdict[str, int] = defaultdict(int)
    for cited in index.assessment.citations(claim):
        for sentence in cited.sentences:
            for other in index.by_sentence[cited.citation.source, sentence][:_CROWDED]:
                points[other] += 2
    for divergence in index.divergences.get(claim.id, ()):
        for other in divergence.claims[:_CROWDED]:
            points[other] += 3
    points.pop(claim.id, None)
    ranked = sorted(points, key=lambda other: (-points[other], other))
    return tuple(ranked[:_MOST_RELATED])


def _row(assessment: SoundAssessment, claim: Claim) -> ClaimRow:
    stances: dict[str, tuple[Stance, ...]] = {}
    reads: dict[str, str] = {}
    for citation in claim.evidence:
        stances[citation.source] = tuple(dict.fromkeys((*stances.get(citation.source, ()), citation.stance)))
        if citation.reads:
            reads.setdefault(citation.source, citation.reads)
    return ClaimRow(
        id=claim.id,
        statement=claim.statement,
        kind=claim.kind,
        status=assessment.statuses[claim.id],
        topic=claim.topic,
        people=claim.people,
        stances=stances,
        silent=tuple(
            source
            for source in assessment.sources
            if source in assessment.subjects[claim.topic] and source not in stances
        ),
        reads=reads,
        lines=len(assessment.claims[claim.id].support.lines),
        date=claim.date,
    )


def _without_repeats(lists: Mapping[_K, list[str]]) -> Mapping[_K, tuple[str, ...]]:
    return {key: tuple(dict.fromkeys(names)) for key, names in lists.items()}
