"""The place of each citation on the page it belongs to, which links from elsewhere may name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.evidence.assessment import SoundAssessment, citations_in
from generator.problems.diagnostics import KeyPath


def citation_anchors(assessment: SoundAssessment) -> Mapping[KeyPath, str]:
    """The id of every citation, by its path: source and place, and a number where its page has more than one there."""
    counts: Counter[tuple[object, ...]] = Counter()
    anchors: dict[KeyPath, str] = {}
    for path, cite in citations_in(assessment.registry):
        first = assessment.fingerprints[cite.source].sentences[assessment.proofs[path].sentences[0]]
        anchor = f"{cite.source}-{anchor_of(first.place)}"
        counts[path[:2], anchor] += 1
        count = counts[path[:2], anchor]
        anchors[path] = anchor if count == 1 else f"{anchor}-{count}"
    return anchors


def anchor_of(place: str) -> str:
    """The id of the passage on the source’s page."""
    return place.replace(".", "-")


def address_of(path: KeyPath, anchor: str) -> str:
    """The address, below the top of the site, of the citation at ``path``."""
    return f"{path[0]}/{path[1]}/#{anchor}"
