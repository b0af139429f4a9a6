"""Every id that is named somewhere is defined somewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.evidence.assessment import Assessment, cites_in
from generator.problems.diagnostics import Path, Problem, did_you_mean
from generator.registry.inline_markdown import links_in
from generator.rules.texts import prose_in


def _unknown(
    path: Path, code: str, what: str, found: str, assessment: Assessment, known: Collection[str]
) -> Iterator[Problem]:
    if found not in known and found not in assessment.broken:
        yield Problem(path, code, f"{what}: {found!r}{did_you_mean(found, known)}")


def sources_exist(assessment: Assessment) -> Iterator[Problem]:
    """Every source that is cited has a record in ``seeds/``."""
    for path, cite in cites_in(assessment.registry):
        yield from _unknown(
            (*path, "source"),
            "source-unknown",
            "source must have a record in seeds/",
            cite.source,
            assessment,
            assessment.sources,
        )


def origins_exist(assessment: Assessment) -> Iterator[Problem]:
    """Every origin in a chain, in a relation or in a source’s record is listed under ``origins``."""
    known = assessment.registry.origins
    for entry in known.values():
        related: list[tuple[Path, str]] = [(("of",), entry.of)] if entry.of else []
        for path, other in (*related, *((("may_be", n), each) for n, each in enumerate(entry.may_be))):
            where = ("origins", entry.id, *path)
            if other == entry.id:
                yield Problem(where, "origin-itself", f"origin must be another than this one: {other!r}")
            yield from _unknown(
                where, "origin-unknown", "origin must be listed under 'origins'", other, assessment, known
            )
    for claim in assessment.registry.claims.values():
        for n, citation in enumerate(claim.evidence):
            for m, origin in enumerate(citation.via):
                yield from _unknown(
                    ("claims", claim.id, "evidence", n, "via", m),
                    "origin-unknown",
                    "origin must be listed under 'origins'",
                    origin,
                    assessment,
                    known,
                )
    for source in assessment.sources.values():
        for m, origin in enumerate(source.relies_on):
            yield from _unknown(
                ("sources", source.id, "relies_on", m),
                "origin-unknown",
                "origin must be listed under 'origins' in claims.yaml",
                origin,
                assessment,
                known,
            )


def topics_exist(assessment: Assessment) -> Iterator[Problem]:
    """Every claim’s topic is listed under ``topics``."""
    for claim in assessment.registry.claims.values():
        yield from _unknown(
            ("claims", claim.id, "topic"),
            "topic-unknown",
            "topic must be listed under 'topics'",
            claim.topic,
            assessment,
            assessment.registry.topics,
        )


def people_exist(assessment: Assessment) -> Iterator[Problem]:
    """Everyone a claim is about is listed under ``people``."""
    for claim in assessment.registry.claims.values():
        for n, person in enumerate(claim.people):
            yield from _unknown(
                ("claims", claim.id, "people", n),
                "person-unknown",
                "person must be listed under 'people'",
                person,
                assessment,
                assessment.registry.people,
            )


def claims_exist(assessment: Assessment) -> Iterator[Problem]:
    """Every claim that a divergence or an event names exists."""
    for section, entries in (("divergences", assessment.registry.divergences), ("events", assessment.registry.events)):
        for entry in entries.values():
            for n, claim in enumerate(entry.claims):
                yield from _unknown(
                    (section, entry.id, "claims", n),
                    "claim-unknown",
                    "claim must exist",
                    claim,
                    assessment,
                    assessment.registry.claims,
                )


def links_lead_somewhere(assessment: Assessment) -> Iterator[Problem]:
    """A link in running text names a claim."""
    for path, text in prose_in(assessment.registry):
        for target in links_in(text):
            yield from _unknown(
                path,
                "link-unknown",
                "link must name a claim, as [words](claim-id)",
                target,
                assessment,
                assessment.registry.claims,
            )
