"""A claim’s page: what each of the reports says to it, silence included, and why it has its status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.evidence.assessment import SoundAssessment
from generator.evidence.lines import Line
from generator.evidence.reason import reason_for
from generator.registry.model import Change, Claim, Divergence, Event, Origin, Person, Topic
from generator.registry.vocabulary import Stance, Status
from generator.views.citation import CitationView, OriginView, citation_view, origin_view
from generator.views.index import ClaimRow, Index, related_to


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """What one report says to a claim; without citations it is silent, or the topic is not its subject."""

    source: str
    name: str
    citations: tuple[CitationView, ...]
    on_topic: bool
    whole: bool

    @property
    def stances(self) -> tuple[Stance, ...]:
        """Its stances, each once."""
        return tuple(dict.fromkeys(citation.stance for citation in self.citations))


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A line of evidence: who says it, and through whom; no origins means that none is stated."""

    sources: tuple[tuple[str, str], ...]
    origins: tuple[OriginView, ...]
    shared: tuple[OriginView, ...]
    relations: tuple[tuple[OriginView, str, OriginView], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """All that a claim’s page shows."""

    claim: Claim
    row: ClaimRow
    status: Status
    is_lowered: bool
    reason: str
    topic: Topic
    people: tuple[Person, ...]
    reports: tuple[ReportView, ...]
    lines: tuple[LineView, ...]
    partly: tuple[str, ...]
    divergences: tuple[Divergence, ...]
    events: tuple[Event, ...]
    related: tuple[ClaimRow, ...]
    history: tuple[Change, ...]
    published: str
    changed: str

    @property
    def on_topic(self) -> int:
        """How many reports speak to its topic."""
        return sum(report.on_topic for report in self.reports)

    @property
    def silent(self) -> tuple[str, ...]:
        """The names of the reports that speak to its topic and not to it."""
        return tuple(report.name for report in self.reports if report.on_topic and not report.citations)

    @property
    def off_topic(self) -> tuple[str, ...]:
        """The names of the reports whose subject its topic is not."""
        return tuple(report.name for report in self.reports if not report.on_topic)

    @property
    def contradicting(self) -> tuple[str, ...]:
        """The names of the reports that contradict it and do not say it too."""
        return tuple(
            r.name for r in self.reports if Stance.CONTRADICTS in r.stances and r.source not in self.row.supporters
        )

    @property
    def of_two_minds(self) -> tuple[str, ...]:
        """The names of the reports that carry both accounts."""
        return tuple(
            r.name for r in self.reports if Stance.CONTRADICTS in r.stances and r.source in self.row.supporters
        )


def claim_view(index: Index, claim: Claim) -> ClaimView:
    """The page of ``claim``."""
    assessment = index.assessment
    weight, names, registry = assessment.claims[claim.id], assessment.source_names, assessment.registry
    return ClaimView(
        claim=claim,
        row=index.rows[claim.id],
        status=assessment.statuses[claim.id],
        is_lowered=weight.is_lowered,
        reason=reason_for(weight, names, registry.origins),
        topic=registry.topics[claim.topic],
        people=tuple(registry.people[person] for person in claim.people),
        reports=_reports(assessment, claim),
        lines=tuple(_line_view(line, names, registry.origins) for line in weight.support.lines),
        partly=tuple(names[source] for source in weight.support.partly),
        divergences=index.divergences.get(claim.id, ()),
        events=index.events.get(claim.id, ()),
        related=index.rows_of(related_to(index, claim)),
        history=claim.history,
        published=claim.history[0].date,
        changed=claim.history[-1].date,
    )


def _reports(assessment: SoundAssessment, claim: Claim) -> tuple[ReportView, ...]:
    """What every source says to the claim, in the order of the sources."""
    views: dict[str, list[CitationView]] = {source: [] for source in assessment.sources}
    for cited in assessment.citations(claim):
        views[cited.citation.source].append(citation_view(assessment, cited.path, cited.citation))
    return tuple(
        ReportView(
            source=source.id,
            name=source.name,
            on_topic=source.id in assessment.subjects[claim.topic],
            whole=assessment.coverage[source.id].share == 1,
            citations=tuple(views[source.id]),
        )
        for source in assessment.sources.values()
    )


def _line_view(line: Line, names: Mapping[str, str], origins: Mapping[str, Origin]) -> LineView:
    def view(name: str) -> OriginView:
        return origin_view(origins[name])

    return LineView(
        sources=tuple((source, names[source]) for source in line.sources),
        origins=tuple(map(view, line.origins)),
        shared=tuple(map(view, line.shared)),
        relations=tuple((view(joint.origin), joint.word, view(joint.other)) for joint in line.relations),
    )
