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
from generator.editing.yaml_scalars import as_prose, as_quote, plain
from generator.evidence.assessment import Assessment, assess
from generator.evidence.words import words_of
from generator.problems.diagnostics import Diagnostic, Path
from generator.registry.document import read_document
from generator.registry.model import Claim, Registry
from generator.registry.parse import parse_registry
from generator.rules import RULES

_SPEC = re.compile(r"(?P<source>[^:@]+)(?:@(?P<at>[^:]+))?:(?P<stance>[^:]+):(?P<rest>.+)\Z", re.DOTALL)
_VIA = re.compile(r"(?P<quote>.+):(?P<via>[a-z0-9-]+(?:,[a-z0-9-]+)*)\Z", re.DOTALL)
_SMALL = frozenset(
    words_of(
        "a an the of to in on at and or is was were be been by for it that this with as he she had has did do does"
    )
)
_UNAFFECTED = "coverage-low"
_FILLED = {"statement": "Not asked yet.", "kind": "fact", "topic": "not-asked-yet"}
Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A claim that is there already, and how alike its statement is, of 100."""

    id: str
    statement: str
    likeness: float


def citation_from(text: str) -> Entry | None:
    """The citation that ``SOURCE[@PLACE]:STANCE:QUOTE[:via,via]`` says, or None where it says none."""
    found = _SPEC.match(text)
    if found is None:
        return None
    rest = _VIA.match(found["rest"])
    via = rest["via"].split(",") if rest else []
    return citation(found["source"], rest["quote"] if rest else found["rest"], found["stance"], via, at=found["at"])


def citation(source: str, quote: str, stance: str, via: Sequence[str] = (), at: str | None = None) -> Entry:
    """A citation as plain data, without the keys that say nothing."""
    every = {"source": source, "quote": quote.strip(), "at": at, "stance": stance, "via": list(via)}
    return {key: value for key, value in every.items() if value}


def proposed_id(statement: str, taken: Collection[str]) -> str:
    """A few telling words of a statement, as an id that nothing has yet."""
    words = [re.sub(r"[^a-z0-9]+", "", word) for word in words_of(statement) if word not in _SMALL]
    words = [word for word in words if word][:5]
    first = name = "-".join(words)[:60].strip("-") or "claim"
    number = 2
    while name in taken:
        name, number = f"{first}-{number}", number + 1
    return name


def taken_ids(registry: Registry) -> frozenset[str]:
    """The ids that claims have, or had."""
    return frozenset(each for claim in registry.claims.values() for each in (claim.id, *claim.formerly))


def nearest_claims(statement: str, registry: Registry, limit: int = 3) -> tuple[Near, ...]:
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
    return tuple(Near(id=key, statement=text, likeness=score) for text, score, key in found)


def wrong_with(assessment: Assessment, entry: Entry) -> tuple[tuple[Path, str], ...]:
    """What is wrong so far with an entry that may still lack keys: where in it, and what."""
    whole = {**_FILLED, "evidence": [citation("x", "x", "supports")], "history": _no_history(), **entry}
    parsed = parse_registry(read_document("", f"claims:\n{entry_text('new', whole, 2)}"))
    if parsed.problems or parsed.value is None:
        return tuple(((), problem.message) for problem in parsed.problems)
    known = assessment.registry
    alone = Registry.model_construct(
        settings=known.settings,
        origins=known.origins,
        topics=known.topics,
        people=known.people,
        claims={"new": parsed.value.claims["new"]},
        divergences={},
        events={},
    )
    tried = assess(alone, assessment.sources, assessment.fingerprints, assessment.copies)
    found = [problem for rule in RULES for problem in rule(tried)]
    return tuple(
        (each.path[2:], each.message)
        for each in found
        if each.path[:2] == ("claims", "new") and str(each.path[2] if len(each.path) > 2 else "") in entry
    )


def claim_of(entry: Entry) -> Claim:
    """The claim that an entry without problems of shape makes."""
    parsed = parse_registry(read_document("", f"claims:\n{entry_text('new', entry, 2)}"))
    assert parsed.value is not None
    return parsed.value.claims["new"]


def entry_text(name: str, entry: Entry, column: int) -> str:
    """The entry in canonical layout, its key at ``column``."""
    body = CommentedMap()
    for key in (key for key in Claim.model_fields if entry.get(key)):
        body[key] = _laid_out(key, entry[key])
    out = StringIO()
    round_trip().dump(CommentedMap({name: body}), out)
    lines = (line.rstrip() for line in out.getvalue().rstrip("\n").split("\n"))
    return "".join(f"{' ' * column}{line}\n" if line else "\n" for line in lines)


def new_problems(before: Sequence[Diagnostic], after: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The problems that came with a change: those that were there stay another matter, and open sentences too."""
    known = {(each.at.path, each.code, each.message) for each in before}
    return tuple(
        each for each in after if each.code != _UNAFFECTED and (each.at.path, each.code, each.message) not in known
    )


def _laid_out(key: str, value: Any) -> Any:
    if key == "evidence":
        return CommentedSeq([_citation(each) for each in value])
    if key == "history":
        return CommentedSeq([_in_braces(each) for each in value])
    if isinstance(value, list):
        return _in_brackets(value)
    return as_prose(value) if key in ("summary", "unknown") else _scalar(value)


def _citation(each: Entry) -> CommentedMap:
    body = CommentedMap()
    for key in ("source", "quote", "at", "stance", "via", "reads"):
        if key in each:
            body[key] = as_quote(each[key]) if key == "quote" else _laid_out("", each[key])
    return body


def _in_brackets(values: Sequence[str]) -> CommentedSeq:
    found = CommentedSeq([_scalar(each) for each in values])
    found.fa.set_flow_style()
    return found


def _in_braces(values: Entry) -> CommentedMap:
    found = CommentedMap({key: _scalar(value) for key, value in values.items()})
    found.fa.set_flow_style()
    return found


def _scalar(value: str) -> str:
    return value if plain(value) == value else as_quote(value)


def _no_history() -> list[dict[str, str]]:
    return [{"date": "2000-01-01", "change": "Not published yet."}]
