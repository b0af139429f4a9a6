"""The parts of hand-written pages that come from the registry; a page asks for one as ``<!-- registry: name -->``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.evidence.status import STEPS
from generator.registry.vocabulary import DivergenceKind, OriginKind, Stance, Status, Weight
from generator.render.environment import template_text
from generator.render.flow_picture import flow_picture
from generator.views.changes import changes_in
from generator.views.claim import claim_view
from generator.views.divergence import divergence_view
from generator.views.index import Index
from generator.views.overview import OWN_VOICE, Overview
from generator.views.source import source_view

_MARK = re.compile(r"<!-- registry: (\S+) -->")


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """The blocks of one registry."""

    index: Index
    overview: Overview

    def filled(self, markdown: str, root: str) -> str:
        """The page with every mark replaced; raises KeyError for a block that does not exist."""
        return _MARK.sub(lambda mark: BLOCKS[mark[1]](self, root), markdown)


def blocks_asked(markdown: str) -> Iterator[tuple[str, str]]:
    """The name of each block that a page asks for, behind the text before it."""
    return ((markdown[: mark.start(1)], mark[1]) for mark in _MARK.finditer(markdown))


def _home(blocks: Blocks, root: str) -> str:
    return template_text("home.j2", root, overview=blocks.overview)


def _picture(blocks: Blocks, root: str) -> str:
    assessment = blocks.index.assessment
    origin_names = {origin.id: origin.name for origin in assessment.registry.origins.values()}
    origin_names[OWN_VOICE] = "own voice, origin not stated"
    return template_text(
        "picture.j2",
        root,
        overview=blocks.overview,
        picture=flow_picture(blocks.overview, origin_names),
        origin_names=origin_names,
        source_names=assessment.source_names,
    )


def _sources(blocks: Blocks, root: str) -> str:
    views = [source_view(blocks.index, source) for source in blocks.index.assessment.sources.values()]
    return template_text("source_cards.j2", root, views=views, heading="h3")


def _divergences(blocks: Blocks, root: str) -> str:
    views = [
        divergence_view(blocks.index, each)
        for each in blocks.index.assessment.registry.divergences.values()
        if each.weight is Weight.MAJOR
    ]
    return template_text("divergence_items.j2", root, views=views)


def _statuses(blocks: Blocks, root: str) -> str:
    first = {
        status: next((row.id for row in blocks.index.rows.values() if row.status is status), None) for status in Status
    }
    examples = {
        status: claim_view(blocks.index, blocks.index.assessment.registry.claims[each])
        for status, each in first.items()
        if each
    }
    return template_text(
        "statuses.j2",
        root,
        words=[step.status for step in STEPS],
        when={step.status: step.when for step in STEPS},
        kind="status",
        counts=blocks.overview.statuses,
        examples=examples,
    )


def _legend(words: object, kind: str) -> Callable[[Blocks, str], str]:
    return lambda _, root: template_text("statuses.j2", root, words=words, kind=kind)


def _corrections(blocks: Blocks, root: str) -> str:
    return template_text("corrections.j2", root, changes=changes_in(blocks.index.assessment))


def _balance(blocks: Blocks, root: str) -> str:
    origin, person = dict(blocks.overview.origin_sides), dict(blocks.overview.people_sides)
    sides = [(side, origin.get(side, 0), person.get(side, 0)) for side in dict.fromkeys((*origin, *person))]
    return template_text("balance.j2", root, overview=blocks.overview, sides=sides)


def _limits(blocks: Blocks, _: str) -> str:
    settings = blocks.index.assessment.registry.settings
    share = f"{settings.quoted_share:.0%}"
    return f"{settings.quote_words} words a quote, and {share} of a report’s words over the whole registry"


BLOCKS: dict[str, Callable[[Blocks, str], str]] = {
    "home": _home,
    "picture": _picture,
    "sources": _sources,
    "major-divergences": _divergences,
    "statuses": _statuses,
    "stances": _legend(list(Stance), "stance"),
    "rungs": _legend(list(OriginKind), "rung"),
    "divergence-kinds": _legend(list(DivergenceKind), "kind"),
    "weights": _legend(list(Weight), "weight"),
    "corrections": _corrections,
    "balance": _balance,
    "limits": _limits,
}
