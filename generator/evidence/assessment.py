"""A registry together with its sources and everything that follows from the two: what rules and views work on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.evidence.coverage import Coverage, coverage_of
from generator.evidence.fingerprint import Fingerprint
from generator.evidence.lines import kinship_of
from generator.evidence.quotes import Failure, Proof, prove
from generator.evidence.status import Weighed, weighed
from generator.evidence.words import Token
from generator.problems.diagnostics import Path
from generator.registry.model import Cite, Registry
from generator.registry.source import Source

Sentences = tuple[tuple[str, str, tuple[Token, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What is known: ``results`` holds a proof or a failure for every quote whose source has a fingerprint.

    ``subjects`` has for each topic the sources that speak to any claim of it: of the others it is not the subject,
    and they are silent on none of its claims. ``broken`` are the ids of entries that could not be read and are left
    out.
    """

    registry: Registry
    sources: Mapping[str, Source]
    fingerprints: Mapping[str, Fingerprint]
    copies: Mapping[str, Sentences]
    results: Mapping[Path, Proof | Failure]
    coverage: Mapping[str, Coverage]
    weights: Mapping[str, Weighed]
    subjects: Mapping[str, frozenset[str]]
    broken: frozenset[str]

    def proof(self, path: Path) -> Proof:
        """The proof of the quote at ``path``; only for registries without problems."""
        found = self.results[path]
        assert isinstance(found, Proof)
        return found


def cites_in(registry: Registry) -> Iterator[tuple[Path, Cite]]:
    """Every quote of the registry with its path: the claims’ citations, then the divergences’ readings."""
    for claim in registry.claims.values():
        for n, citation in enumerate(claim.evidence):
            yield ("claims", claim.id, "evidence", n), citation
    for divergence in registry.divergences.values():
        for r, reading in enumerate(divergence.readings):
            for n, cite in enumerate(reading.cites):
                yield ("divergences", divergence.id, "readings", r, "cites", n), cite


def assess(
    registry: Registry,
    sources: Mapping[str, Source],
    fingerprints: Mapping[str, Fingerprint],
    copies: Mapping[str, Sentences],
    broken: frozenset[str] = frozenset(),
) -> Assessment:
    """The assessment with every quote tried, every claim weighed and every source’s coverage known."""
    known: dict[tuple[str, str, str | None], Proof | Failure] = {}
    results: dict[Path, Proof | Failure] = {}
    proofs: dict[str, list[Proof]] = {source: [] for source in fingerprints}
    for path, cite in cites_in(registry):
        if cite.source not in fingerprints:
            continue
        key = (cite.source, cite.quote, cite.at)
        if key not in known:
            known[key] = prove(cite.quote, fingerprints[cite.source], cite.at)
        result = results[path] = known[key]
        if isinstance(result, Proof):
            proofs[cite.source].append(result)
    kinship = kinship_of(registry.origins)
    return Assessment(
        registry=registry,
        sources=sources,
        fingerprints=fingerprints,
        copies=copies,
        results=results,
        coverage={
            name: coverage_of(sources[name], fingerprints[name], proofs[name])
            for name in fingerprints
            if name in sources
        },
        broken=broken,
        subjects=_subjects(registry),
        weights={claim.id: weighed(claim, kinship) for claim in registry.claims.values()},
    )


def _subjects(registry: Registry) -> Mapping[str, frozenset[str]]:
    speaking: dict[str, set[str]] = {topic: set() for topic in registry.topics}
    for claim in registry.claims.values():
        speaking.setdefault(claim.topic, set()).update(citation.source for citation in claim.evidence)
    return {topic: frozenset(sources) for topic, sources in speaking.items()}
