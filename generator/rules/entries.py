"""No entry is given twice, and no key is given without the key it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.evidence.assessment import Assessment
from generator.evidence.words import words_of
from generator.problems.codes import Code
from generator.problems.diagnostics import Problem
from generator.registry.fields import Entry

ID_TAKEN = Code(
    "id-taken",
    why="An old address can lead to one page only.",
    fix="Remove the id from 'formerly', or give the other entry another id.",
)
STATEMENT_REPEATED = Code(
    "statement-repeated",
    why="Two entries for one statement would split its evidence.",
    fix="Join the two entries.",
)
CITATION_REPEATED = Code(
    "citation-repeated",
    why="The same words count once.",
    fix="Remove one of the two.",
)
IMPLIED_ALONE = Code(
    "implied-alone",
    why="Only a chain of origins can be implied.",
    fix="Add 'via', or remove 'implied'.",
)


def old_ids_are_free(assessment: Assessment) -> Iterator[Problem]:
    """An id an entry had before is no other entry’s id, now or before."""
    sections: Mapping[str, Mapping[str, Entry]] = {**assessment.registry.sections, "sources": assessment.sources}
    for section, entries in sections.items():
        owners = {name: name for name in entries}
        for entry in entries.values():
            for n, old in enumerate(entry.formerly):
                if old in owners:
                    yield Problem(
                        (section, entry.id, "formerly", n),
                        ID_TAKEN,
                        f"formerly must list ids that no other entry has or had: {old!r} belongs to {owners[old]!r}",
                    )
                owners.setdefault(old, entry.id)


def statements_stand_once(assessment: Assessment) -> Iterator[Problem]:
    """No two claims make the same statement."""
    first: dict[tuple[str, ...], str] = {}
    for claim in assessment.registry.claims.values():
        words = words_of(claim.statement)
        if words in first:
            yield Problem(
                ("claims", claim.id, "statement"),
                STATEMENT_REPEATED,
                f"statement must stand once: claim {first[words]!r} makes it already",
            )
        first.setdefault(words, claim.id)


def citations_stand_once(assessment: Assessment) -> Iterator[Problem]:
    """No claim cites the same words of the same report twice."""
    for claim in assessment.registry.claims.values():
        seen: set[tuple[str, tuple[str, ...], str | None]] = set()
        for n, citation in enumerate(claim.evidence):
            key = (citation.source, words_of(citation.quote), citation.at)
            if key in seen:
                yield Problem(
                    ("claims", claim.id, "evidence", n),
                    CITATION_REPEATED,
                    "citation must stand once: the same words of the same report are already cited here",
                )
            seen.add(key)


def implied_needs_a_chain(assessment: Assessment) -> Iterator[Problem]:
    """``implied`` stands only where there is a chain that can be implied."""
    for claim in assessment.registry.claims.values():
        for n, citation in enumerate(claim.evidence):
            if citation.implied and not citation.via:
                yield Problem(
                    ("claims", claim.id, "evidence", n, "implied"),
                    IMPLIED_ALONE,
                    "implied must stand beside 'via': it says that the chain follows from the context",
                )
