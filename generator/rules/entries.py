"""Nothing stands twice, and nothing stands alone that needs another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.evidence.assessment import Assessment
from generator.evidence.words import words_of
from generator.problems.diagnostics import Problem
from generator.registry.fields import Entry


def old_ids_are_free(assessment: Assessment) -> Iterator[Problem]:
    """An id an entry had before is no other entry’s id, now or before."""
    registry = assessment.registry
    sections: tuple[tuple[str, Mapping[str, Entry]], ...] = (
        ("origins", registry.origins),
        ("topics", registry.topics),
        ("people", registry.people),
        ("claims", registry.claims),
        ("divergences", registry.divergences),
        ("events", registry.events),
        ("sources", assessment.sources),
    )
    for section, entries in sections:
        taken = {each: each for each in entries}
        for entry in entries.values():
            for n, old in enumerate(entry.formerly):
                if old in taken:
                    yield Problem(
                        (section, entry.id, "formerly", n),
                        "id-taken",
                        f"an id of {entry.id!r} from before must be free: {old!r} belongs to {taken[old]!r}",
                    )
                taken.setdefault(old, entry.id)


def statements_stand_once(assessment: Assessment) -> Iterator[Problem]:
    """No two claims make the same statement."""
    first: dict[tuple[str, ...], str] = {}
    for claim in assessment.registry.claims.values():
        words = words_of(claim.statement)
        if words in first:
            yield Problem(
                ("claims", claim.id, "statement"),
                "statement-repeated",
                f"statement must stand once: {first[words]!r} makes it already",
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
                    "citation-repeated",
                    "citation must stand once: the same words of the same report are already cited here",
                )
            seen.add(key)


def words_about_origins_have_one(assessment: Assessment) -> Iterator[Problem]:
    """``implied`` stands only where there is a chain that can be implied."""
    for claim in assessment.registry.claims.values():
        for n, citation in enumerate(claim.evidence):
            if citation.implied and not citation.via:
                yield Problem(
                    ("claims", claim.id, "evidence", n, "implied"),
                    "implied-alone",
                    "implied must stand beside 'via': it says that the chain follows from the context",
                )
