"""A citation as a page shows it: the quote in pieces, its place in the report, and the chain of its origins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.evidence.assessment import SoundAssessment
from generator.evidence.fingerprint import SentenceSpan
from generator.evidence.quotation_marks import with_nested_marks
from generator.evidence.quotes import Piece, pieces_of
from generator.problems.diagnostics import KeyPath
from generator.registry.model import Citation, Cite, Origin
from generator.registry.vocabulary import OriginKind, Stance
from generator.views.anchors import anchor_of
from generator.views.index import Index
from generator.views.labels import republication
from generator.views.sentence_line import SentenceLine, quote_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """An origin as one link of a chain."""

    id: str
    name: str
    kind: OriginKind


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """A quote as it stands inside quotation marks, with its place.

    ``source`` is the id of the source, and ``anchor`` the id of the passage on the source’s page. ``republication``
    says who republished the report, where its record does.
    """

    source: str
    source_name: str
    republication: str | None
    quote: str
    pieces: tuple[Piece, ...]
    place_label: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationView:
    """A quote in its sentences, with its stance to a claim and the chain of its origins.

    ``anchor`` is its id on the page of the claim. The other fields mean what they mean in the registry’s citation.
    """

    anchor: str
    quote: QuoteView
    lines: tuple[SentenceLine, ...]
    stance: Stance
    chain: tuple[OriginView, ...]
    implied: bool
    hedge: str | None
    reads: str | None
    via_note: str | None


def place_label(place: str) -> str:
    """The place as readers see it: ``¶5, sentence 2`` for ``p5.s2``."""
    paragraph, sentence = place.split(".")
    return f"¶{paragraph[1:]}, sentence {sentence[1:]}"


def quote_view(assessment: SoundAssessment, path: KeyPath, cite: Cite) -> QuoteView:
    """The view of ``cite``, which stands at ``path`` in the registry."""
    all_sentences = assessment.fingerprints[cite.source].sentences
    sentences = [all_sentences[n] for n in assessment.proofs[path].sentences]
    quote = with_nested_marks(cite.quote)
    return QuoteView(
        source=cite.source,
        source_name=assessment.sources[cite.source].name,
        republication=republication(assessment.sources[cite.source]),
        quote=quote,
        pieces=pieces_of(quote),
        place_label=_range_label(sentences),
        anchor=anchor_of(sentences[0].place),
    )


def lines_of_quote(
    index: Index, path: KeyPath, cite: Cite, differing: frozenset[int] = frozenset()
) -> tuple[SentenceLine, ...]:
    """The sentences in which the quote of ``cite`` stands; ``differing`` counts words of the quote from 0."""
    assessment = index.assessment
    return quote_lines(
        index.words[cite.source], assessment.fingerprints[cite.source], assessment.proofs[path], cite.quote, differing
    )


def citation_view(index: Index, path: KeyPath, citation: Citation) -> CitationView:
    """The view of ``citation``, which stands at ``path`` in the registry."""
    assessment = index.assessment
    return CitationView(
        anchor=index.anchors[path],
        quote=quote_view(assessment, path, citation),
        lines=lines_of_quote(index, path, citation),
        stance=citation.stance,
        chain=origin_views(assessment.registry.origins, citation.via),
        implied=citation.implied,
        hedge=citation.hedge,
        reads=citation.reads,
        via_note=citation.via_note,
    )


def origin_view(origin: Origin) -> OriginView:
    """The origin as a link of a chain."""
    return OriginView(id=origin.id, name=origin.name, kind=origin.kind)


def origin_views(origins: Mapping[str, Origin], names: Iterable[str]) -> tuple[OriginView, ...]:
    """The origins of these names, which are ids, in the order given."""
    return tuple(origin_view(origins[name]) for name in names)


def _range_label(sentences: Sequence[SentenceSpan]) -> str:
    """The places from the first sentence to the last: ``¶5, sentence 2–3``, or both labels across paragraphs."""
    first, last = sentences[0], sentences[-1]
    if first is last:
        return place_label(first.place)
    if first.paragraph == last.paragraph:
        return f"{place_label(first.place)}–{last.place.split('.s')[1]}"
    return f"{place_label(first.place)} to {place_label(last.place)}"
