"""The second reader: everything in a registry that deserves another look, the likeliest flaw first."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Sequence

from generator.editing.findings import Finding, FindingKind
from generator.editing.review_entries import brief_quotes, similar_statements, wrong_counts
from generator.editing.review_passages import passage_findings
from generator.evidence.assessment import Assessment
from generator.problems.diagnostics import KeyPath, Location

# Each gives the findings of one kind or a few.
_READERS = (passage_findings, wrong_counts, similar_statements, brief_quotes)
LocationOf = Callable[[KeyPath], Location]


def findings_in(assessment: Assessment, entries: Collection[tuple[str, str]] | None = None) -> tuple[Finding, ...]:
    """What deserves another look, the strongest first; with ``entries`` only what is about these."""
    findings = (finding for reader in _READERS for finding in reader(assessment))
    return tuple(sorted((finding for finding in findings if entries is None or finding.entry in entries), key=_rank))


def changed_entries(before: Assessment, after: Assessment) -> frozenset[tuple[str, str]]:
    """The sections and ids of the claims and divergences that are new or say something else than before."""
    old, new = before.registry, after.registry
    claims = {("claims", key) for key, claim in new.claims.items() if old.claims.get(key) != claim}
    divergences = {
        ("divergences", key) for key, divergence in new.divergences.items() if old.divergences.get(key) != divergence
    }
    return frozenset(claims | divergences)


def findings_text(findings: Sequence[Finding], location_of: LocationOf) -> str:
    """A line for each finding: its place, its entry, what it is, and the words in question."""
    return "\n".join(
        f"{location_of(finding.path)}: {finding.entry[1]}: {finding.message} [{finding.kind}]" for finding in findings
    )


def findings_json(findings: Sequence[Finding], location_of: LocationOf) -> str:
    """A JSON list of objects, one for each finding."""
    rows = [
        {
            "path": (location := location_of(finding.path)).path,
            "line": location.line,
            "column": location.column,
            "section": finding.entry[0],
            "entry": finding.entry[1],
            "kind": str(finding.kind),
            "strength": round(finding.strength, 3),
            "message": finding.message,
        }
        for finding in findings
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def counts_line(findings: Sequence[Finding]) -> str:
    """How many findings there are of each kind, in one line."""
    counts = Counter(finding.kind for finding in findings)
    return ", ".join(f"{counts[kind]} {kind}" for kind in FindingKind if counts[kind])


def _rank(finding: Finding) -> tuple[float, int, list[str]]:
    """The strongest first; kinds and paths make the order of equals the same at every run."""
    return -finding.strength, list(FindingKind).index(finding.kind), list(map(str, finding.path))
