"""A report sentence by sentence: at most half of its words, who says it, and what rests on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.evidence.fingerprint import SentenceSpan
from generator.registry.model import Divergence
from generator.registry.source import Source
from generator.registry.vocabulary import Stance, Status
from generator.views.anchors import address_of, anchor_of
from generator.views.citation import OriginView, origin_views, place_label
from generator.views.index import ClaimRow, Index
from generator.views.sentence_line import SentenceLine, half_line


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageCitation:
    """A claim that rests on a sentence, what the sentence says to it, and the citation’s id on the claim’s page."""

    row: ClaimRow
    stance: Stance
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageAccount:
    """The citations of a sentence that have one chain of origins; the report’s own voice has an empty one."""

    chain: tuple[OriginView, ...]
    is_implied: bool
    citations: tuple[PassageCitation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """One sentence: its line, the accounts that rest on it and the divergences that quote it, or why it is set aside.

    ``paragraph`` is its paragraph as readers see it, ``¶5``.
    """

    label: str
    paragraph: str
    anchor: str
    line: SentenceLine
    accounts: tuple[PassageAccount, ...]
    divergences: tuple[Divergence, ...]
    set_aside: str | None

    @property
    def status(self) -> Status | None:
        """A status of its claims: a conflict before any other, and then the first in the order of the list."""
        order = list(Status)
        return min(
            (citation.row.status for account in self.accounts for citation in account.citations),
            default=None,
            key=lambda status: (status is not Status.DISPUTED, order.index(status)),
        )

    @property
    def is_aside(self) -> bool:
        """Whether nothing rests on it and it is set aside."""
        return self.set_aside is not None and not self.accounts and not self.divergences


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageBlock:
    """The sentences of one paragraph, or neighbors that are set aside for one reason; ``label`` is where they stand."""

    label: str
    passages: tuple[PassageView, ...]
    set_aside: str | None


def passages_of(index: Index, source: Source) -> tuple[PassageView, ...]:
    """The sentences of the source in its order."""
    sentences = index.assessment.fingerprints[source.id].sentences
    return tuple(_passage(index, source, n, sentence) for n, sentence in enumerate(sentences))


def blocks_of(passages: Sequence[PassageView]) -> tuple[PassageBlock, ...]:
    """The passages by paragraph; what is set aside stands apart."""
    groups = groupby(
        passages, key=lambda passage: (passage.is_aside, passage.set_aside if passage.is_aside else passage.paragraph)
    )
    return tuple(_block(tuple(group), is_aside=is_aside) for (is_aside, _), group in groups)


def _block(passages: tuple[PassageView, ...], *, is_aside: bool) -> PassageBlock:
    first, last = passages[0], passages[-1]
    label = first.paragraph if first.paragraph == last.paragraph else f"{first.paragraph}–{last.paragraph[1:]}"
    return PassageBlock(label=label, passages=passages, set_aside=first.set_aside if is_aside else None)


def _passage(index: Index, source: Source, sentence_index: int, sentence: SentenceSpan) -> PassageView:
    label = place_label(sentence.place)
    return PassageView(
        label=label,
        paragraph=label.split(",")[0],
        anchor=anchor_of(sentence.place),
        line=half_line(index.words[source.id], sentence, lambda position: _address_of_word(index, source.id, position)),
        accounts=_accounts(index, source, sentence_index),
        divergences=index.divergences_by_sentence.get((source.id, sentence_index), ()),
        set_aside=index.assessment.coverage[source.id].set_aside.get(sentence_index),
    )


def _accounts(index: Index, source: Source, sentence_index: int) -> tuple[PassageAccount, ...]:
    """The citations of one sentence of the source by their chains, those with most citations first."""
    assessment = index.assessment
    origins = assessment.registry.origins
    citations: dict[tuple[tuple[str, ...], bool], list[PassageCitation]] = {}
    for claim in index.claims_by_sentence.get((source.id, sentence_index), ()):
        for assessed_citation in assessment.citations(assessment.registry.claims[claim]):
            citation = assessed_citation.citation
            if citation.source == source.id and sentence_index in assessed_citation.sentences:
                citations.setdefault((citation.via, citation.implied), []).append(
                    PassageCitation(
                        row=index.rows[claim], stance=citation.stance, anchor=index.anchors[assessed_citation.path]
                    )
                )
    return tuple(
        PassageAccount(
            chain=origin_views(origins, via), is_implied=is_implied, citations=tuple(citations[via, is_implied])
        )
        for via, is_implied in sorted(citations, key=lambda key: -len(citations[key]))
    )


def _address_of_word(index: Index, source: str, position: int) -> str:
    """The address of the citation that shows the word: the first of the stretch that most quotes have."""
    spans = index.words[source].spans_at(position, position + 1)
    path = max(spans, key=lambda span: len(span.paths)).paths[0]
    return address_of(path, index.anchors[path])
