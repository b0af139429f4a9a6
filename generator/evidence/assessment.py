"""A registry together with its sources and everything that follows from the two: what rules and views work on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from generator.evidence.coverage import Coverage, coverage_of
from generator.evidence.fingerprint import Fingerprint
from generator.evidence.lines import network_of
from generator.evidence.quotes import Failure, Proof, prove
from generator.evidence.sentences import Sentences
from generator.evidence.status import ClaimAssessment, assess_claim
from generator.problems.diagnostics import KeyPath
from generator.registry.model import Citation, Cite, Claim, Registry
from generator.registry.source import Source
from generator.registry.vocabulary import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedCitation:
    """A citation, its path in the registry, and whether its quote is proved; None without a fingerprint to try it."""

    path: KeyPath
    citation: Citation
    result: Proof | Failure | None

    @property
    def sentences(self) -> tuple[int, ...]:
        """The indexes of the sentences its quote stands in; empty where the quote is not proved."""
        return self.result.sentences if isinstance(self.result, Proof) else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A registry and what its evidence amounts to, whether or not it has problems.

    ``results`` has a proof or a failure for every quote whose source has a fingerprint. ``sources_by_topic``
    has for each topic the sources that its claims cite; the other sources do not speak to the topic, and so are not
    silent on it. ``broken`` are the ids of entries that could not be read and are left out.
    """

    registry: Registry
    sources: Mapping[str, Source]
    fingerprints: Mapping[str, Fingerprint]
    copies: Mapping[str, Sentences]
    results: Mapping[KeyPath, Proof | Failure]
    citations_by_claim: Mapping[str, tuple[AssessedCitation, ...]]
    coverage: Mapping[str, Coverage]
    claims: Mapping[str, ClaimAssessment]
    sources_by_topic: Mapping[str, frozenset[str]]
    broken: frozenset[str]

    @property
    def source_names(self) -> Mapping[str, str]:
        """The names that readers see, by the ids of the sources."""
        return {source.id: source.name for source in self.sources.values()}

    def citations(self, claim: Claim) -> tuple[AssessedCitation, ...]:
        """The citations of a claim of the registry, in its order."""
        return self.citations_by_claim[claim.id]


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundAssessment(Assessment):
    """An assessment without problems: every quote has its proof, and every claim its status."""

    proofs: Mapping[KeyPath, Proof]
    statuses: Mapping[str, Status]


def sound_assessment(assessment: Assessment) -> SoundAssessment:
    """The assessment as a sound one; only for an assessment in which no rule finds a problem."""
    known = {field.name: getattr(assessment, field.name) for field in fields(assessment)}
    proofs = {path: result for path, result in assessment.results.items() if isinstance(result, Proof)}
    statuses = {claim: basis.status for claim, basis in assessment.claims.items() if basis.status is not None}
    return SoundAssessment(**known, proofs=proofs, statuses=statuses)


def citations_in(registry: Registry) -> Iterator[tuple[KeyPath, Cite]]:
    """Every quote of the registry with its path: those of the claims, then those of the divergences."""
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
    """The assessment of a registry: every quote tried, every claim weighed, the coverage of every source worked out."""
    results = _results(registry, fingerprints)
    proofs: dict[str, list[Proof]] = {source: [] for source in fingerprints}
    for path, cite in citations_in(registry):
        if isinstance(result := results.get(path), Proof):
            proofs[cite.source].append(result)
    network = network_of(registry.origins)
    return Assessment(
        registry=registry,
        sources=sources,
        fingerprints=fingerprints,
        copies=copies,
        results=results,
        citations_by_claim={claim.id: _citations(claim, results) for claim in registry.claims.values()},
        coverage={
            name: coverage_of(sources[name], fingerprints[name], proofs[name])
            for name in fingerprints
            if name in sources
        },
        broken=broken,
        sources_by_topic=_sources_by_topic(registry),
        claims={claim.id: assess_claim(claim, network) for claim in registry.claims.values()},
    )


def _results(registry: Registry, fingerprints: Mapping[str, Fingerprint]) -> Mapping[KeyPath, Proof | Failure]:
    """The proof or failure of every quote; equal quotes of a source are tried once."""
    known: dict[tuple[str, str, str | None], Proof | Failure] = {}
    results: dict[KeyPath, Proof | Failure] = {}
    for path, cite in citations_in(registry):
        if cite.source not in fingerprints:
            continue
        key = (cite.source, cite.quote, cite.at)
        if key not in known:
            known[key] = prove(cite.quote, fingerprints[cite.source], cite.at)
        results[path] = known[key]
    return results


def _citations(claim: Claim, results: Mapping[KeyPath, Proof | Failure]) -> tuple[AssessedCitation, ...]:
    paths = [("claims", claim.id, "evidence", n) for n in range(len(claim.evidence))]
    return tuple(
        AssessedCitation(path=path, citation=citation, result=results.get(path))
        for path, citation in zip(paths, claim.evidence, strict=True)
    )


def _sources_by_topic(registry: Registry) -> Mapping[str, frozenset[str]]:
    speaking: dict[str, set[str]] = {topic: set() for topic in registry.topics}
    for claim in registry.claims.values():
        speaking.setdefault(claim.topic, set()).update(citation.source for citation in claim.evidence)
    return {topic: frozenset(sources) for topic, sources in speaking.items()}
