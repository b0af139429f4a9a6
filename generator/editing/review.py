"""The second reader: everything in a registry that deserves another look, the likeliest flaw first."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence

from generator.editing.findings import Finding, FindingKind
from generator.editing.review_entries import brief_quotes, counts_in_texts, statements_alike
from generator.editing.review_passages import looks_at_passages
from generator.evidence.assessment import Assessment
from generator.problems.diagnostics import KeyPath, Location

_READERS = (looks_at_passages, counts_in_texts, statements_alike, brief_quotes)
LocationOf = Callable[[KeyPath], Location]


def findings_in(assessment: Assessment, entries: Collection[tuple[str, str]] | None = None) -> tuple[Finding, ...]:
    """What deserves another look, the strongest first; with ``entries`` only what is about these."""
    found = (look for reader in _READERS for look in reader(assessment))
    kept = [look for look in found if entries is None or look.entry in entries]
    return tuple(
        sorted(kept, key=lambda look: (-look.strength, list(FindingKind).index(look.kind), list(map(str, look.path))))
    )


def changed_entries(before: Assessment, after: Assessment) -> frozenset[tuple[str, str]]:
    """The claims and divergences that are new or say something else than before."""
    old, new = before.registry, after.registry
    claims = {("claims", key) for key, claim in new.claims.items() if old.claims.get(key) != claim}
    parts = {("divergences", key) for key, each in new.divergences.items() if old.divergences.get(key) != each}
    return frozenset(claims | parts)


def as_text(looks: Sequence[Finding], location_of: LocationOf) -> str:
    """A line each: place, entry, what, and the words in question."""
    return "\n".join(f"{location_of(each.path)}: {each.entry[1]}: {each.message} [{each.kind}]" for each in looks)


def as_json(looks: Sequence[Finding], location_of: LocationOf) -> str:
    """A list of objects, one a look."""
    rows = [
        {
            "path": (at := location_of(each.path)).path,
            "line": at.line,
            "column": at.column,
            "section": each.entry[0],
            "entry": each.entry[1],
            "kind": str(each.kind),
            "strength": round(each.strength, 3),
            "message": each.message,
        }
        for each in looks
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def counts_line(looks: Sequence[Finding]) -> str:
    """How many there are of each kind, in a line."""
    held = [each.kind for each in looks]
    return ", ".join(f"{held.count(kind)} {kind}" for kind in FindingKind if kind in held)
