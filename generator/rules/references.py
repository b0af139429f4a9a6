"""Every id that is named somewhere is defined somewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from generator.evidence.assessment import Assessment, citations_in
from generator.problems.codes import Code
from generator.problems.diagnostics import KeyPath, Problem, did_you_mean
from generator.registry.inline_markdown import links_in
from generator.rules.texts import prose_in

SOURCE_UNKNOWN = Code(
    "source-unknown",
    why="A quote can only be proved in a report that has a record and a fingerprint.",
    fix="Use the id of a file in seeds/, or add the report there first.",
)
ORIGIN_UNKNOWN = Code(
    "origin-unknown",
    why="Lines of evidence are worked out from origins, so each must be known.",
    fix="Use a listed id, or list the origin.",
)
TOPIC_UNKNOWN = Code(
    "topic-unknown",
    why="Every claim stands under one topic on the site.",
    fix="Use a listed id, or list the topic.",
)
PERSON_UNKNOWN = Code(
    "person-unknown",
    why="Pages of people gather the claims about them.",
    fix="Use a listed id, or list the person.",
)
CLAIM_UNKNOWN = Code(
    "claim-unknown",
    why="A divergence or an event points readers to claims.",
    fix="Use the id of a claim.",
)
DIVERGENCE_UNKNOWN = Code(
    "divergence-unknown",
    why="The front page points readers to divergences.",
    fix="Use the id of a divergence.",
)
ORIGIN_ITSELF = Code(
    "origin-itself",
    why="An origin cannot be a statement of itself, nor be one of itself.",
    fix="Name another origin, or remove the line.",
)
LINK_UNKNOWN = Code(
    "link-unknown",
    why="A link to a page that does not exist breaks the page.",
    fix="Write [words](claim-id) with the id of a claim.",
)


def sources_exist(assessment: Assessment) -> Iterator[Problem]:
    """Every source that is cited has a record in ``seeds/``."""
    for path, cite in citations_in(assessment.registry):
        if _is_unknown(cite.source, assessment.sources, assessment):
            hint = did_you_mean(cite.source, assessment.sources)
            message = f"source must have a record in seeds/: {cite.source!r}{hint}"
            yield Problem((*path, "source"), SOURCE_UNKNOWN, message)


def origins_exist(assessment: Assessment) -> Iterator[Problem]:
    """Every origin in a chain, in a relation or in a source’s record is listed under ``origins``."""
    known = assessment.registry.origins
    for path, origin in _origins_named(assessment):
        if _is_unknown(origin, known, assessment):
            where = "'origins' in claims.yaml" if path[0] == "sources" else "'origins'"
            message = f"origin must be listed under {where}: {origin!r}{did_you_mean(origin, known)}"
            yield Problem(path, ORIGIN_UNKNOWN, message)


def origins_are_not_their_own_relatives(assessment: Assessment) -> Iterator[Problem]:
    """No origin is ``of`` itself or ``may_be`` itself."""
    for path, origin in _origins_named(assessment):
        if path[:2] == ("origins", origin):
            yield Problem(path, ORIGIN_ITSELF, f"origin must be another than this one: {origin!r}")


def topics_exist(assessment: Assessment) -> Iterator[Problem]:
    """Every topic of a claim or of the front page is listed under ``topics``."""
    registry = assessment.registry
    places: list[tuple[KeyPath, str]] = [
        (("claims", claim.id, "topic"), claim.topic) for claim in registry.claims.values()
    ]
    places += [(("front", "topics", n), topic) for n, topic in enumerate(registry.front.topics)]
    for path, topic in places:
        if _is_unknown(topic, registry.topics, assessment):
            message = f"topic must be listed under 'topics': {topic!r}{did_you_mean(topic, registry.topics)}"
            yield Problem(path, TOPIC_UNKNOWN, message)


def people_exist(assessment: Assessment) -> Iterator[Problem]:
    """Everyone a claim is about is listed under ``people``."""
    people = assessment.registry.people
    for claim in assessment.registry.claims.values():
        for n, person in enumerate(claim.people):
            if _is_unknown(person, people, assessment):
                message = f"person must be listed under 'people': {person!r}{did_you_mean(person, people)}"
                yield Problem(("claims", claim.id, "people", n), PERSON_UNKNOWN, message)


def claims_exist(assessment: Assessment) -> Iterator[Problem]:
    """Every claim that a divergence, an event or the front page names exists."""
    registry = assessment.registry
    lists: list[tuple[KeyPath, Sequence[str]]] = [(("front", "claims"), registry.front.claims)]
    for section, entries in (("divergences", registry.divergences), ("events", registry.events)):
        lists += [((section, entry.id, "claims"), entry.claims) for entry in entries.values()]
    for path, claims in lists:
        for n, claim in enumerate(claims):
            if _is_unknown(claim, registry.claims, assessment):
                message = f"claim must exist: {claim!r}{did_you_mean(claim, registry.claims)}"
                yield Problem((*path, n), CLAIM_UNKNOWN, message)


def divergences_exist(assessment: Assessment) -> Iterator[Problem]:
    """Every divergence that the front page names exists."""
    known = assessment.registry.divergences
    for n, divergence in enumerate(assessment.registry.front.divergences):
        if _is_unknown(divergence, known, assessment):
            message = f"divergence must exist: {divergence!r}{did_you_mean(divergence, known)}"
            yield Problem(("front", "divergences", n), DIVERGENCE_UNKNOWN, message)


def links_lead_somewhere(assessment: Assessment) -> Iterator[Problem]:
    """A link in running text names a claim."""
    claims = assessment.registry.claims
    for path, text in prose_in(assessment.registry):
        for target in links_in(text):
            if _is_unknown(target, claims, assessment):
                hint = did_you_mean(target, claims)
                message = f"link must name a claim, as [words](claim-id): {target!r}{hint}"
                yield Problem(path, LINK_UNKNOWN, message)


def _is_unknown(name: str, known: Collection[str], assessment: Assessment) -> bool:
    """Whether no entry has this id; an entry that could not be read has its own problem and counts as known."""
    return name not in known and name not in assessment.broken


def _origins_named(assessment: Assessment) -> Iterator[tuple[KeyPath, str]]:
    for entry in assessment.registry.origins.values():
        if entry.of is not None:
            yield ("origins", entry.id, "of"), entry.of
        for n, other in enumerate(entry.may_be):
            yield ("origins", entry.id, "may_be", n), other
    for claim in assessment.registry.claims.values():
        for n, citation in enumerate(claim.evidence):
            for m, origin in enumerate(citation.via):
                yield ("claims", claim.id, "evidence", n, "via", m), origin
    for source in assessment.sources.values():
        for n, origin in enumerate(source.relies_on):
            yield ("sources", source.id, "relies_on", n), origin
