"""A new entry of the registry: its id, its text, its place, and what is wrong with it before anyone writes it."""

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
from generator.registry.model import Claim, Registry
from generator.registry.parse import parse_registry
from generator.rules import RULES
from generator.rules.coverage import COVERAGE_LOW

_SPEC = re.compile(r"(?P<source>[^:@]+)(?:@(?P<at>[^:]+))?:(?P<stance>[^:]+):(?P<rest>.+)\Z", re.DOTALL)
_VIA = re.compile(r"(?P<quote>.+):(?P<via>[a-z0-9-]+(?:,[a-z0-9-]+)*)\Z", re.DOTALL)
_SMALL_WORDS = frozenset(
    words_of(
        "a an the of to in on at and or is was were be been by for it that this with as he she had has did do does"
    )
)
RawEntry = Mapping[str, Any]
"""An entry as plain data: the keys and values of its YAML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarClaim:
    """A claim that is there already, and how alike its statement is, of 100."""

    id: str
    statement: str
    likeness: float


def citation_from(text: str) -> RawEntry | None:
    """The citation that ``SOURCE[@PLACE]:STANCE:QUOTE[:via,via]`` says, or None where it says none."""
    match = _SPEC.match(text)
    if match is None:
        return None
    rest = _VIA.match(match["rest"])
    via = rest["via"].split(",") if rest else []
    return citation_entry(
        match["source"], rest["quote"] if rest else match["rest"], match["stance"], via, at=match["at"]
    )


def citation_entry(source: str, quote: str, stance: str, via: Sequence[str] = (), at: str | None = None) -> RawEntry:
    """A citation as plain data, without the keys that say nothing."""
    every = {"source": source, "quote": quote.strip(), "at": at, "stance": stance, "via": list(via)}
    return {key: value for key, value in every.items() if value}


def proposed_id(statement: str, taken: Collection[str]) -> str:
    """A few telling words of a statement, as an id that nothing has yet."""
    words = [re.sub(r"[^a-z0-9]+", "", word) for word in words_of(statement) if word not in _SMALL_WORDS]
    words = [word for word in words if word][:5]
    first = name = "-".join(words)[:60].strip("-") or "claim"
    number = 2
    while name in taken:
        name, number = f"{first}-{number}", number + 1
    return name


def taken_ids(registry: Registry) -> frozenset[str]:
    """The ids that claims have, or had."""
    return frozenset(name for claim in registry.claims.values() for name in (claim.id, *claim.formerly))


def similar_claims(statement: str, registry: Registry, limit: int = 3) -> tuple[SimilarClaim, ...]:
    """The claims that say nearly the same, the nearest first."""
    statements = {claim.id: claim.statement for claim in registry.claims.values()}
    found = process.extract(
        statement,
        statements,
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        limit=limit,
        score_cutoff=60,
    )
    return tuple(SimilarClaim(id=key, statement=text, likeness=score) for text, score, key in found)


def entry_problems(assessment: Assessment, entry: RawEntry) -> tuple[Problem, ...]:
    """The problems so far of an entry that may still lack keys; their paths begin within the entry."""
    whole = {**_PLACEHOLDERS, **entry}
    parsed = parse_registry(read_document("", f"claims:\n{entry_text('new', whole, 2)}"))
    if parsed.problems or parsed.value is None:
        return tuple(Problem((), problem.code, problem.message) for problem in parsed.problems)
    known = assessment.registry
    alone = Registry.model_construct(
        settings=known.settings,
        origins=known.origins,
        topics=known.topics,
        people=known.people,
        claims=parsed.value.claims,
        divergences={},
        events={},
    )
    tried = assess(alone, assessment.sources, assessment.fingerprints, assessment.copies)
    problems = (problem for rule in RULES for problem in rule(tried) if problem.path[:2] == ("claims", "new"))
    within = (Problem(problem.path[2:], problem.code, problem.message) for problem in problems)
    return tuple(problem for problem in within if problem.path and problem.path[0] in entry)


def claim_of(entry: RawEntry) -> Claim:
    """The claim that an entry without problems makes; raises pydantic’s ValidationError for another."""
    return Claim.model_validate(dict(entry))


def entry_text(name: str, entry: RawEntry, column: int) -> str:
    """The entry in canonical layout, its key at ``column``."""
    body = CommentedMap()
    for key in (key for key in keys_of(Claim) if entry.get(key)):
        body[key] = _layout_of(key, entry[key])
    out = StringIO()
    round_trip().dump(CommentedMap({name: body}), out)
    lines = (line.rstrip() for line in out.getvalue().rstrip("\n").split("\n"))
    return "".join(f"{' ' * column}{line}\n" if line else "\n" for line in lines)


def new_problems(before: Sequence[Diagnostic], after: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The problems that came with a change, wherever they moved; sentences that nobody cites yet are none of it."""
    known = {(problem.at.path, problem.code, problem.message) for problem in before}
    return tuple(
        problem
        for problem in after
        if problem.code is not COVERAGE_LOW and (problem.at.path, problem.code, problem.message) not in known
    )


def _layout_of(key: str, value: Any) -> Any:
    if key == "evidence":
        return CommentedSeq([_citation(item) for item in value])
    if key == "history":
        return CommentedSeq([_in_braces(item) for item in value])
    if isinstance(value, list):
        return _in_brackets(value)
    return as_prose(value) if key in ("summary", "unknown") else _scalar(value)


def _citation(item: RawEntry) -> CommentedMap:
    body = CommentedMap()
    for key in ("source", "quote", "at", "stance", "via", "reads"):
        if key in item:
            body[key] = as_quote(item[key]) if key == "quote" else _layout_of("", item[key])
    return body


def _in_brackets(values: Sequence[str]) -> CommentedSeq:
    found = CommentedSeq([_scalar(value) for value in values])
    found.fa.set_flow_style()
    return found


def _in_braces(values: RawEntry) -> CommentedMap:
    found = CommentedMap({key: _scalar(value) for key, value in values.items()})
    found.fa.set_flow_style()
    return found


def _scalar(value: str) -> str:
    return value if scalar_text(value) == value else as_quote(value)


# What stands for a key that an editor was not asked for yet.
_PLACEHOLDERS: RawEntry = {
    "statement": "Not asked yet.",
    "kind": "fact",
    "topic": "not-asked-yet",
    "evidence": [citation_entry("x", "x", "supports")],
    "history": [{"date": "2000-01-01", "change": "Not published yet."}],
}
