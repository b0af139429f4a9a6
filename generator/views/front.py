"""What the front page shows of the registry: the claims that tell the story, and the differences that matter most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.registry.model import Divergence
from generator.registry.vocabulary import DivergenceKind, Status, Weight
from generator.views.divergence import DivergenceView, divergence_view
from generator.views.index import ClaimRow, Index

_CLAIMS = 6  # as many lines as a reader takes in at a glance
_DIVERGENCES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """A claim with the names of the reports that only say it, of those with both accounts, and of those against it."""

    row: ClaimRow
    supporters: tuple[str, ...]
    of_two_minds: tuple[str, ...]
    opponents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontView:
    """The parts of the front page; ``statuses`` are those of its lines, in the order of the list of statuses.

    ``figure_claims`` are the ids of the claims whose origins the picture shows, and ``figure_topics`` the names of
    their topics; without topics they are all claims.
    """

    lines: tuple[StoryLine, ...]
    statuses: tuple[Status, ...]
    divergences: tuple[DivergenceView, ...]
    figure_claims: tuple[str, ...]
    figure_topics: tuple[str, ...]


def front_view(index: Index) -> FrontView:
    """The parts that the registry names under ``front``; where it names none, those that the program chooses.

    It chooses the claims that most reports say, and conflicts before other divergences, the weightier first.
    """
    registry = index.assessment.registry
    claims = index.rows_of(registry.front.claims) or _most_reported(index)
    divergences = [registry.divergences[name] for name in registry.front.divergences]
    topics = registry.front.topics
    return FrontView(
        lines=tuple(_story_line(row, index.assessment.source_names) for row in claims),
        statuses=tuple(status for status in Status if any(row.status is status for row in claims)),
        divergences=tuple(
            divergence_view(index, divergence)
            for divergence in divergences or _weightiest(tuple(registry.divergences.values()))
        ),
        figure_claims=tuple(row.id for row in index.rows.values() if not topics or row.topic in topics),
        figure_topics=tuple(registry.topics[topic].name for topic in topics),
    )


def _story_line(row: ClaimRow, names: Mapping[str, str]) -> StoryLine:
    return StoryLine(
        row=row,
        supporters=tuple(names[source] for source in row.supporters if source not in row.opponents),
        of_two_minds=tuple(names[source] for source in row.of_two_minds),
        opponents=tuple(names[source] for source in row.opponents if source not in row.supporters),
    )


def _most_reported(index: Index) -> tuple[ClaimRow, ...]:
    """The claims that most reports say, in the order of the registry."""
    ranking = sorted(index.rows.values(), key=lambda row: -len(row.supporters))[:_CLAIMS]
    return tuple(row for row in index.rows.values() if row in ranking)


def _weightiest(divergences: Sequence[Divergence]) -> Sequence[Divergence]:
    weights, kinds = list(Weight), list(DivergenceKind)
    ranking = sorted(divergences, key=lambda entry: (weights.index(entry.weight), kinds.index(entry.kind)))
    return ranking[:_DIVERGENCES]
