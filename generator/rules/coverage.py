"""Every sentence of a source is accounted for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.evidence.assessment import Assessment
from generator.evidence.coverage import places_between
from generator.problems.diagnostics import Problem

_SHOWN = 8


def set_aside_sentences_exist(assessment: Assessment) -> Iterator[Problem]:
    """Sentences that are set aside exist in the source."""
    for source in assessment.sources.values():
        fingerprint = assessment.fingerprints.get(source.id)
        for n, each in enumerate(source.set_aside):
            if fingerprint is not None and not places_between(each.sentences, fingerprint):
                yield Problem(
                    ("sources", source.id, "set_aside", n, "sentences"),
                    "sentence-unknown",
                    f"sentences must exist in {source.id}, first to last: {each.sentences!r}",
                )


def sources_are_covered(assessment: Assessment) -> Iterator[Problem]:
    """At least ``settings.coverage`` of each source’s sentences is cited or set aside with a reason."""
    if assessment.broken:
        return
    wanted = assessment.registry.settings.coverage
    for name, coverage in assessment.coverage.items():
        if coverage.share < wanted:
            places = ", ".join(coverage.uncovered[:_SHOWN]) + (", …" if len(coverage.uncovered) > _SHOWN else "")
            yield Problem(
                ("sources", name),
                "coverage-low",
                f"at least {wanted:.0%} of the sentences of {name} must be cited or set aside: it is "
                f"{coverage.share:.1%}, open are {places}",
            )
