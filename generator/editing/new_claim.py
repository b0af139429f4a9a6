"""A new claim: its id, its text, the claims like it, and its problems before anything is written."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from rapidfuzz import fuzz, process, utils
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generator.editing.layout import round_trip
from generator.editing.yaml_scalars import as_prose, as_quote, scalar_text
from generator.evidence.assessment import Assessment, assess
from generator.evidence.words import words_of
from generator.problems.diagnostics import Diagnostic, Problem
from generator.registry.annotations import keys_of
from generator.registry.document import read_document
from generator.registry.model import Citation, Claim, Registry
from generator.registry.parse import parse_registry
from generator.rules import RULES
from generator.rules.coverage import COVERAGE_LOW

# Quotes have colons of their own, so the quote is all that follows the stance …
_CITE = re.compile(r"(?P<source>[^:@]+)(?:@(?P<at>[^:]+))?:(?P<stance>[^:]+):(?P<rest>.+)\Z", re.DOTALL)
# … but for a last colon with nothing but ids and commas behind it, which is the chain of origins.
_QUOTE_AND_VIA = re.compile(r"(?P<quote>.+):(?P<via>[a-z0-9-]+(?:,[a-z0-9-]+)*)\Z", re.DOTALL)
_ID_WORDS = 5  # words of a proposed id: enough to tell claims apart
_ID_LENGTH = 60  # characters of a proposed id, which is a part of the page’s address
_SIMILAR = 60  # likeness, of 100, from which a claim is worth a look before a new one is added
# Words that tell nothing about a claim when they stand in its id.
_WORDS_NOT_IN_IDS = frozenset(
    words_of(
        "a an the of to in on at and or is was were be been by for it that this with as he she had has did do does"
    )
)
RawEntry = Mapping[str, Any]
"""An entry as plain data: the keys and values of its YAML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarClaim:
    """A claim of the registry, and how similar its statement is, of 100."""

    id: str
    statement: str
    likeness: float


def citation_from(text: str) -> RawEntry | None:
    """The citation in a text of the form ``SOURCE[@PLACE]:STANCE:QUOTE[:via,via]``; None for any other text."""
    cite = _CITE.match(text)
    if cite is None:
        return None
    quote_and_via = _QUOTE_AND_VIA.match(cite["rest"])
    quote = quote_and_via["quote"] if quote_and_via else cite["rest"]
    via = quote_and_via["via"].split(",") if quote_and_via else []
    return citation_entry(cite["source"], quote, cite["stance"], via, at=cite["at"])


def citation_entry(source: str, quote: str, stance: str, via: Sequence[str] = (), at: str | None = None) -> RawEntry:
    """A citation as plain data, without the keys that have no value."""
    citation = {"source": source, "quote": quote.strip(), "at": at, "stance": stance, "via": list(via)}
    return {key: value for key, value in citation.items() if value}


def proposed_id(statement: str, ids: Collection[str]) -> str:
    """The first words of a statement that tell what it is about, as an id that is not in ``ids``."""
    # An id has only letters from a to z and digits: “1,000” becomes 1000.
    words = [re.sub(r"[^a-z0-9]+", "", word) for word in words_of(statement) if word not in _WORDS_NOT_IN_IDS]
    words = [word for word in words if word][:_ID_WORDS]
    proposal = claim_id = "-".join(words)[:_ID_LENGTH].strip("-") or "claim"
    number = 2
    while claim_id in ids:
        claim_id, number = f"{proposal}-{number}", number + 1
    return claim_id


def ids_in_use(registry: Registry) -> frozenset[str]:
    """The ids that claims have or had."""
    return frozenset(claim_id for claim in registry.claims.values() for claim_id in (claim.id, *claim.formerly))


def similar_claims(statement: str, registry: Registry, limit: int = 3) -> tuple[SimilarClaim, ...]:
    """The claims with the most similar statements, the most similar first; words may stand in any order."""
    statements = {claim.id: claim.statement for claim in registry.claims.values()}
    rows = process.extract(
        statement,
        statements,
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        limit=limit,
        score_cutoff=_SIMILAR,
    )
    return tuple(SimilarClaim(id=key, statement=text, likeness=likeness) for text, likeness, key in rows)


def entry_problems(assessment: Assessment, entry: RawEntry) -> tuple[Problem, ...]:
    """The problems of an entry that may still lack keys; their paths begin within the entry.

    A missing key is no problem: a placeholder stands for it, and problems of placeholders are left out.
    """
    whole = {**_PLACEHOLDERS, **entry}
    parsed = parse_registry(read_document("", f"claims:\n{entry_text('new', whole, 2)}"))
    if parsed.problems or parsed.value is None:
        return tuple(Problem((), problem.code, problem.message) for problem in parsed.problems)
    registry = assessment.registry
    one_claim = Registry.model_construct(
        settings=registry.settings,
        origins=registry.origins,
        topics=registry.topics,
        people=registry.people,
        claims=parsed.value.claims,
        divergences={},
        events={},
    )
    trial = assess(one_claim, assessment.sources, assessment.fingerprints, assessment.copies)
    problems = (problem for rule in RULES for problem in rule(trial) if problem.path[:2] == ("claims", "new"))
    within = (Problem(problem.path[2:], problem.code, problem.message) for problem in problems)
    return tuple(problem for problem in within if problem.path and problem.path[0] in entry)


def claim_of(entry: RawEntry) -> Claim:
    """The claim that the entry describes; raises pydantic’s ValidationError for an entry with problems."""
    return Claim.model_validate(dict(entry))


def entry_text(claim_id: str, entry: RawEntry, column: int) -> str:
    """The claim in canonical layout, its id at ``column``."""
    body = CommentedMap()
    for key in (key for key in keys_of(Claim) if entry.get(key)):
        body[key] = _value_layout(key, entry[key])
    out = StringIO()
    round_trip().dump(CommentedMap({claim_id: body}), out)
    lines = (line.rstrip() for line in out.getvalue().rstrip("\n").split("\n"))
    return "".join(f"{' ' * column}{line}\n" if line else "\n" for line in lines)


def new_problems(before: Sequence[Diagnostic], after: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The problems that only the registry after a change has, whatever their lines.

    Low coverage is not among them: nobody can cite the sentences of a new source yet.
    """
    old_problems = {(problem.at.path, problem.code, problem.message) for problem in before}
    return tuple(
        problem
        for problem in after
        if problem.code is not COVERAGE_LOW and (problem.at.path, problem.code, problem.message) not in old_problems
    )


def _value_layout(key: str, value: Any) -> Any:
    if key == "evidence":
        return CommentedSeq([_citation_layout(citation) for citation in value])
    if key == "history":
        return CommentedSeq([_in_braces(change) for change in value])
    if isinstance(value, list):
        return _in_brackets(value)
    return as_prose(value) if key in ("summary", "unknown") else _scalar(value)


def _citation_layout(citation: RawEntry) -> CommentedMap:
    keys = (key for key in keys_of(Citation) if key in citation)
    return CommentedMap(
        {key: as_quote(citation[key]) if key == "quote" else _value_layout(key, citation[key]) for key in keys}
    )


def _in_brackets(values: Sequence[str]) -> CommentedSeq:
    sequence = CommentedSeq([_scalar(value) for value in values])
    sequence.fa.set_flow_style()
    return sequence


def _in_braces(values: RawEntry) -> CommentedMap:
    mapping = CommentedMap({key: _scalar(value) for key, value in values.items()})
    mapping.fa.set_flow_style()
    return mapping


def _scalar(value: str) -> str:
    return value if scalar_text(value) == value else as_quote(value)


# The values of the keys that an editor was not asked for yet.
_PLACEHOLDERS: RawEntry = {
    "statement": "Not asked yet.",
    "kind": "fact",
    "topic": "not-asked-yet",
    "evidence": [citation_entry("x", "x", "supports")],
    "history": [{"date": "2000-01-01", "change": "Not published yet."}],
}
