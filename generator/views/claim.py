"""A claim’s page: what each report says to the claim, which reports are silent, and why it has its status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.english import capitalize, names_in_sentence
from generator.evidence.lines import Line
from generator.evidence.reason import reason_for
from generator.registry.model import Change, Claim, Divergence, Event, Origin, Person, Topic
from generator.registry.source import Source
from generator.registry.vocabulary import Stance, Status
from generator.views.citation import CitationView, OriginView, citation_view, origin_view
from generator.views.index import ClaimRow, Index, related_claims
from generator.views.labels import full_name, republication


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """What one report says to a claim.

    A report without citations is silent where it ``speaks_to_topic``; otherwise the topic is not its subject.
    ``is_covered`` says whether every sentence of it is cited or set aside.
    """

    source: str
    name: str
    republication: str | None
    citations: tuple[CitationView, ...]
    speaks_to_topic: bool
    is_covered: bool

    @property
    def full_name(self) -> str:
        """Its name and, in brackets, who republished it."""
        return full_name(self.name, self.republication)

    @property
    def stances(self) -> tuple[Stance, ...]:
        """Its stances, each once."""
        return tuple(dict.fromkeys(citation.stance for citation in self.citations))


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationView:
    """That ``origin`` is ``of`` another, or ``may_be`` another."""

    origin: OriginView
    word: str
    other: OriginView


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A line of evidence: who says it, and through whom.

    Without ``origins``, none is stated. Several of the sources name the ``shared_origins``.
    """

    sources: tuple[Source, ...]
    origins: tuple[OriginView, ...]
    shared_origins: tuple[OriginView, ...]
    relations: tuple[RelationView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """All that a claim’s page shows.

    ``partly`` has the names of the reports that say a part of it and no more. The first and the last date of its
    history are ``publication_date`` and ``change_date``.
    """

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
    publication_date: str
    change_date: str

    @property
    def on_topic_count(self) -> int:
        """How many reports speak to its topic."""
        return sum(report.speaks_to_topic for report in self.reports)

    @property
    def support_count(self) -> str:
        """How many of the reports on its topic say it: ``2 of 3 reports on this topic say this``."""
        count, of = len(self.row.supporters), self.on_topic_count
        if of == 1:
            return "The only report on this topic says this"
        return f"{count} of {of} reports on this topic {'says' if count == 1 else 'say'} this"

    @property
    def silent(self) -> tuple[str, ...]:
        """The names of the reports that speak to its topic and not to it."""
        return tuple(report.name for report in self.reports if report.speaks_to_topic and not report.citations)

    @property
    def off_topic(self) -> tuple[str, ...]:
        """The names of the reports that do not speak to its topic."""
        return tuple(report.name for report in self.reports if not report.speaks_to_topic)

    @property
    def differing(self) -> tuple[str, ...]:
        """The names of the reports that say it otherwise and no more."""
        return tuple(report.name for report in self.reports if set(report.stances) == {Stance.DIFFERS})

    @property
    def conflict(self) -> str:
        """Who contradicts it, in full sentences; empty where nobody does."""
        opponents = [report for report in self.reports if report.source in self.row.opponents]
        of_two_minds = [report.name for report in opponents if report.source in self.row.of_two_minds]
        others = [report.name for report in opponents if report.source not in self.row.of_two_minds]
        sentences = [
            f"{capitalize(names_in_sentence(names))} {one if len(names) == 1 else many}."
            for names, one, many in (
                (of_two_minds, "also carries an account that contradicts it", "also carry accounts that contradict it"),
                (others, "contradicts it", "contradict it"),
            )
            if names
        ]
        return " ".join(sentences)


def claim_view(index: Index, claim: Claim) -> ClaimView:
    """The view of ``claim``."""
    assessment = index.assessment
    registry, names, basis = assessment.registry, assessment.source_names, assessment.claims[claim.id]
    return ClaimView(
        claim=claim,
        row=index.rows[claim.id],
        status=assessment.statuses[claim.id],
        is_lowered=basis.is_lowered,
        reason=reason_for(basis, names, registry.origins),
        topic=registry.topics[claim.topic],
        people=tuple(registry.people[person] for person in claim.people),
        reports=_reports(index, claim),
        lines=tuple(_line_view(line, assessment.sources, registry.origins) for line in basis.support.lines),
        partly=tuple(names[source] for source in basis.support.partly),
        divergences=index.divergences_by_claim.get(claim.id, ()),
        events=index.events_by_claim.get(claim.id, ()),
        related=index.rows_of(related_claims(index, claim)),
        history=claim.history,
        publication_date=claim.history[0].date,
        change_date=claim.history[-1].date,
    )


def _reports(index: Index, claim: Claim) -> tuple[ReportView, ...]:
    """What every report says to the claim, in the order of the sources."""
    assessment = index.assessment
    views: dict[str, list[CitationView]] = {source: [] for source in assessment.sources}
    for assessed_citation in assessment.citations(claim):
        views[assessed_citation.citation.source].append(
            citation_view(index, assessed_citation.path, assessed_citation.citation)
        )
    return tuple(
        ReportView(
            source=source.id,
            name=source.name,
            republication=republication(source),
            speaks_to_topic=source.id in assessment.sources_by_topic[claim.topic],
            is_covered=assessment.coverage[source.id].share == 1,
            citations=tuple(views[source.id]),
        )
        for source in assessment.sources.values()
    )


def _line_view(line: Line, sources: Mapping[str, Source], origins: Mapping[str, Origin]) -> LineView:
    def view(name: str) -> OriginView:
        return origin_view(origins[name])

    return LineView(
        sources=tuple(sources[name] for name in line.sources),
        origins=tuple(map(view, line.origins)),
        shared_origins=tuple(map(view, line.shared)),
        relations=tuple(
            RelationView(origin=view(relation.origin), word=relation.word, other=view(relation.other))
            for relation in line.relations
        ),
    )
