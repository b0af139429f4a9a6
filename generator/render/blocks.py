"""The parts of hand-written pages that come from the registry; a page asks for one as ``<!-- registry: name -->``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.catalog import CODES
from generator.evidence.status import STEPS
from generator.registry.vocabulary import DivergenceKind, OriginKind, Stance, Status, Weight, Word
from generator.render.environment import template_text
from generator.render.flow_picture import COMPACT
from generator.render.publisher import Publisher
from generator.render.word_notes import with_word_notes
from generator.views.changes import changes_in
from generator.views.claim import claim_view
from generator.views.flow import flow_view
from generator.views.front import FrontView
from generator.views.index import Index
from generator.views.overview import Overview
from generator.views.source import SourceView

# The comment that stands for a block, with the name of the block as its group; Markdown shows nothing for it.
_MARK = re.compile(r"<!-- registry: (\S+) -->")


@dataclass(frozen=True, slots=True)
class BlockMark:
    """The mark of a block in a page: the text of the page before the name, and the name."""

    text_before: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """The blocks of one registry and its publisher."""

    index: Index
    overview: Overview
    front: FrontView
    sources: tuple[SourceView, ...]
    publisher: Publisher

    def fill(self, markdown: str, root: str) -> str:
        """The page with every mark replaced by its block; raises KeyError for a block that does not exist.

        The build reports such a block as a problem before it fills any page.
        """
        return with_word_notes(_MARK.sub(lambda match: BLOCKS[match[1]](self, root), markdown), root)


def block_marks(markdown: str) -> Iterator[BlockMark]:
    """The marks in a page, whether or not their blocks exist."""
    return (BlockMark(markdown[: match.start(1)], match[1]) for match in _MARK.finditer(markdown))


def _story(blocks: Blocks, root: str) -> str:
    return template_text("story.j2", root, front=blocks.front)


def _front_differences(blocks: Blocks, root: str) -> str:
    return template_text("front_differences.j2", root, front=blocks.front)


def _support(blocks: Blocks, root: str) -> str:
    return template_text("support.j2", root, overview=blocks.overview)


def _picture(blocks: Blocks, root: str) -> str:
    front = blocks.front
    view = flow_view(blocks.index, front.figure_claims)
    return template_text("picture.j2", root, view=view, measures=COMPACT, topics=front.figure_topics)


def _sources(blocks: Blocks, root: str) -> str:
    return template_text("source_cards.j2", root, views=blocks.sources, heading="h3")


def _statuses(blocks: Blocks, root: str) -> str:
    """The statuses in the order in which they are tried, each with the first claim that has it."""
    index = blocks.index
    first_claims: dict[Status, str] = {}
    for row in index.rows.values():
        first_claims.setdefault(row.status, row.id)
    return template_text(
        "statuses.j2",
        root,
        words=[step.status for step in STEPS],
        when={step.status: step.when for step in STEPS},
        kind="status",
        counts=blocks.overview.status_counts,
        examples={
            status: claim_view(index, index.assessment.registry.claims[claim]) for status, claim in first_claims.items()
        },
    )


def _legend(words: Sequence[Word], kind: str) -> Callable[[Blocks, str], str]:
    """A block with the meaning of every word of a list; ``kind`` says how the template shows a word."""
    return lambda _, root: template_text("statuses.j2", root, words=words, kind=kind)


def _corrections(blocks: Blocks, root: str) -> str:
    return template_text("corrections.j2", root, changes=changes_in(blocks.index.assessment))


def _balance(blocks: Blocks, root: str) -> str:
    return template_text("balance.j2", root, overview=blocks.overview)


def _publisher(blocks: Blocks, root: str) -> str:
    return template_text("publisher.j2", root, publisher=blocks.publisher)


def _limits(blocks: Blocks, _: str) -> str:
    settings = blocks.index.assessment.registry.settings
    share = f"{settings.quoted_share:.0%}"
    return f"{settings.quote_words} words a quote, and {share} of a report’s words over the whole registry"


def _problems(_: Blocks, root: str) -> str:
    return template_text("problems.j2", root, codes=CODES.values())


BLOCKS: Mapping[str, Callable[[Blocks, str], str]] = {
    "story": _story,
    "front-differences": _front_differences,
    "picture": _picture,
    "sources": _sources,
    "support": _support,
    "statuses": _statuses,
    "stances": _legend(list(Stance), "stance"),
    "rungs": _legend(list(OriginKind), "rung"),
    "divergence-kinds": _legend(list(DivergenceKind), "kind"),
    "weights": _legend(list(Weight), "weight"),
    "corrections": _corrections,
    "balance": _balance,
    "publisher": _publisher,
    "limits": _limits,
    "problems": _problems,
}
"""Each block by its name: a function of the blocks’ registry and of the relative address of the top of the site."""
