"""A claim’s status follows from its evidence; an editor may only be more cautious."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.evidence.lines import Line, lines_of
from generator.model import Claim, Origin
from generator.vocabulary import ClaimKind, Stance, Status

MORE_CAUTIOUS: Mapping[Status, tuple[Status, ...]] = {
    Status.CORROBORATED: (Status.UNATTRIBUTED, Status.SINGLE_ORIGIN),
    Status.UNATTRIBUTED: (Status.SINGLE_ORIGIN,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What the evidence for a claim amounts to; ``status`` is the one shown."""

    lines: tuple[Line, ...]
    sources: tuple[str, ...]
    derived: Status | None
    status: Status | None


def weighed(claim: Claim, origins: Mapping[str, Origin]) -> Weighed:
    """The lines, the supporting sources and the status; ``derived`` is None when nobody supports the claim."""
    lines = lines_of(claim.evidence, origins)
    sources = tuple(dict.fromkeys(source for line in lines for source in line.sources))
    derived = _derived(claim, lines, sources)
    return Weighed(lines=lines, sources=sources, derived=derived, status=claim.status or derived)


def _derived(claim: Claim, lines: tuple[Line, ...], sources: tuple[str, ...]) -> Status | None:
    if not sources:
        return None
    if claim.kind is ClaimKind.CHARACTERISATION:
        return Status.CHARACTERISATION
    if any(each.stance is Stance.CONTRADICTS for each in claim.evidence):
        return Status.DISPUTED
    if len(sources) == 1:
        return Status.SINGLE_SOURCE
    if len(lines) == 1:
        return Status.SINGLE_ORIGIN
    return Status.CORROBORATED if any(line.stated for line in lines) else Status.UNATTRIBUTED


def reason_for(found: Weighed, source_names: Mapping[str, str], origins: Mapping[str, Origin]) -> str:
    """One or two sentences on how many lines there are, and through which origin they join."""
    count = len(found.sources)
    reports = f"{_number(count)} report{'s say' if count != 1 else ' says'} this"
    shared = [each for line in found.lines for each in line.shared]
    if len(found.lines) == 1 and shared:
        names = _listed([origins[each].name if each in origins else each for each in shared])
        return f"{reports}, and all of them have it through {names}: one line of evidence."
    if len(found.lines) == 1:
        line = found.lines[0]
        names = _listed([origins[each].name if each in origins else each for each in line.origins])
        return f"{reports}: one line of evidence, " + (
            f"through {names}." if line.origins else "in its own voice, origin not stated."
        )
    told = [_line_in_words(line, source_names, origins) for line in found.lines]
    return f"{reports}, in {_number(len(found.lines)).lower()} lines of evidence: {'; '.join(told)}."


def _line_in_words(line: Line, source_names: Mapping[str, str], origins: Mapping[str, Origin]) -> str:
    who = _listed([source_names.get(each, each) for each in line.sources])
    names = _listed([origins[each].name if each in origins else each for each in line.origins])
    return f"{who} through {names}" if names else f"{who} in its own voice, origin not stated"


def _listed(words: list[str]) -> str:
    return ", ".join(words[:-1]) + " and " + words[-1] if len(words) > 1 else "".join(words)


def _number(count: int) -> str:
    words = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
    return words[count] if count < len(words) else str(count)
