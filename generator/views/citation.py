"""A citation as a page shows it: the quote in pieces, its place, and the chain it came through."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence.assessment import SoundAssessment
from generator.evidence.quotation_marks import with_nested_marks
from generator.evidence.quotes import Piece, pieces_of
from generator.problems.diagnostics import KeyPath
from generator.registry.model import Citation, Cite, Origin
from generator.registry.vocabulary import OriginKind, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """One link of a chain of origins."""

    id: str
    name: str
    kind: OriginKind


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """A quote as it stands inside quotation marks, at its place; ``anchor`` is the passage on the source’s page."""

    source: str
    source_name: str
    quote: str
    pieces: tuple[Piece, ...]
    place: str
    place_label: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationView:
    """A quote with what it says to a claim and where the report has it from."""

    quote: QuoteView
    stance: Stance
    chain: tuple[OriginView, ...]
    implied: bool
    hedge: str | None
    reads: str | None
    via_note: str | None


def place_label(place: str) -> str:
    """``p5.s2`` as readers see it: ``¶5, sentence 2``."""
    paragraph, sentence = place.split(".")
    return f"¶{paragraph[1:]}, sentence {sentence[1:]}"


def anchor_of(place: str) -> str:
    """The id of the passage on the source’s page."""
    return place.replace(".", "-")


def quote_view(assessment: SoundAssessment, path: KeyPath, cite: Cite) -> QuoteView:
    """The quote at ``path`` with its proved place."""
    fingerprint = assessment.fingerprints[cite.source]
    places = [fingerprint.sentences[n].place for n in assessment.proofs[path].sentences]
    label = place_label(places[0])
    if len(places) > 1:
        same = places[0].split(".")[0] == places[-1].split(".")[0]
        label += f"–{places[-1].split('.s')[1]}" if same else f" to {place_label(places[-1])}"
    quote = with_nested_marks(cite.quote)
    return QuoteView(
        source=cite.source,
        source_name=assessment.sources[cite.source].name,
        quote=quote,
        pieces=pieces_of(quote),
        place=places[0],
        place_label=label,
        anchor=anchor_of(places[0]),
    )


def citation_view(assessment: SoundAssessment, path: KeyPath, citation: Citation) -> CitationView:
    """The citation at ``path``."""
    return CitationView(
        quote=quote_view(assessment, path, citation),
        stance=citation.stance,
        chain=tuple(origin_view(assessment.registry.origins[origin]) for origin in citation.via),
        implied=citation.implied,
        hedge=citation.hedge,
        reads=citation.reads,
        via_note=citation.via_note,
    )


def origin_view(origin: Origin) -> OriginView:
    """The origin as a link of a chain."""
    return OriginView(id=origin.id, name=origin.name, kind=origin.kind)
