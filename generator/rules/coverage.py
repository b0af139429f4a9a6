"""Every sentence of a source is accounted for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.evidence.assessment import Assessment
from generator.evidence.coverage import sentence_range
from generator.problems.codes import Code
from generator.problems.diagnostics import Problem

SENTENCE_UNKNOWN = Code(
    "sentence-unknown",
    why="Only sentences that exist can be set aside.",
    fix="Use places such as p5.s1, the first before the last.",
)
COVERAGE_LOW = Code(
    "coverage-low",
    why="A report is only silent on a claim when every sentence of it was looked at.",
    fix="Cite the sentences that are named, or set them aside with a reason.",
)

_MOST_NAMED = 8  # places in one message


def set_aside_sentences_exist(assessment: Assessment) -> Iterator[Problem]:
    """Sentences that are set aside exist in the source."""
    for source in assessment.sources.values():
        fingerprint = assessment.fingerprints.get(source.id)
        for n, part in enumerate(source.set_aside):
            if fingerprint is not None and not sentence_range(part.sentences, fingerprint):
                yield Problem(
                    ("sources", source.id, "set_aside", n, "sentences"),
                    SENTENCE_UNKNOWN,
                    f"sentences must exist in {source.id}, first to last: {part.sentences!r}",
                )


def sources_are_covered(assessment: Assessment) -> Iterator[Problem]:
    """At least ``settings.coverage`` of each source’s sentences is cited or set aside with a reason."""
    if assessment.broken:
        return
    needed = assessment.registry.settings.coverage
    for name, coverage in assessment.coverage.items():
        if coverage.share < needed:
            more = ", …" if len(coverage.uncovered) > _MOST_NAMED else ""
            places = ", ".join(coverage.uncovered[:_MOST_NAMED]) + more
            yield Problem(
                ("sources", name),
                COVERAGE_LOW,
                f"at least {needed:.0%} of the sentences of {name} must be cited or set aside: "
                f"{coverage.share:.1%} are; not yet: {places}",
            )
