"""What a change to a registry does, in words: one assessment against another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from generator.evidence.assessment import Assessment
from generator.evidence.reason import reason_for
from generator.registry.fields import Model
from generator.registry.model import Cite, Claim, Divergence, Event
from generator.registry.vocabulary import Status

_E = TypeVar("_E", Divergence, Event)
_MARKS = re.compile(r"\\([\\*`])|`|\*\*")
_LISTS = ("origins", "topics", "people")
_SKIPPED = frozenset({"evidence", "readings", "statement", "status", "status_note", "formerly"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What changed about one entry, with the particulars below it."""

    head: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Notes under one heading."""

    title: str
    notes: tuple[Note, ...]


def changes_between(before: Assessment, after: Assessment) -> tuple[Section, ...]:
    """What changed, section by section; empty when nothing did."""
    old, new = before.registry, after.registry
    renamed = {was: claim.id for claim in new.claims.values() for was in claim.formerly if was in old.claims}
    pairs = [(old.claims[key], new.claims[now]) for key in old.claims if (now := renamed.get(key, key)) in new.claims]
    kept = {claim.id for _, claim in pairs}
    gone = [key for key in old.claims if renamed.get(key, key) not in new.claims]
    sections = (
        ("Claims added", (_added(after, claim) for key, claim in new.claims.items() if key not in kept)),
        ("Claims removed", (Note(head=f"`{key}`: {old.claims[key].statement}") for key in gone)),
        ("Claims retracted", (note for pair in pairs if (note := _retracted(*pair)))),
        ("Claims renamed", (Note(head=f"`{a.id}` is now `{b.id}`") for a, b in pairs if a.id != b.id)),
        ("Statements reworded", (_reworded(a, b) for a, b in pairs if a.statement != b.statement)),
        ("Statuses that moved", (note for a, b in pairs if (note := _moved(before, a, after, b)))),
        ("Quotes", (note for a, b in pairs if (note := _quotes(b.id, a.evidence, b.evidence)))),
        ("Other changes to claims", (note for a, b in pairs if (note := _others(a, b)))),
        ("Divergences", _entries(old.divergences, new.divergences, _divergence_name, _divergence)),
        ("Events", _entries(old.events, new.events, _event_name, _others)),
        ("Lists", _lists(before, after)),
        ("Coverage and quoted share", _coverage(before, after)),
    )
    found = ((title, tuple(notes)) for title, notes in sections)
    return tuple(Section(title=title, notes=notes) for title, notes in found if notes)


def as_markdown(sections: Sequence[Section], revision: str) -> str:
    """Markdown for a pull request."""
    if not sections:
        return f"The registry says the same as at `{revision}`."
    lines = [f"## What changes in the registry since `{revision}`", ""]
    for section in sections:
        lines += [f"### {section.title}", ""]
        for note in section.notes:
            lines += [f"- {note.head}", *(f"  - {each}" for each in note.details)]
        lines.append("")
    return "\n".join(lines).rstrip("\n")


def as_text(sections: Sequence[Section], revision: str) -> str:
    """The same for a terminal."""
    if not sections:
        return f"The registry says the same as at {revision}."
    lines = [f"What changes in the registry since {revision}"]
    for section in sections:
        lines += ["", section.title]
        for note in section.notes:
            lines += [f"  {note.head}", *(f"      {each}" for each in note.details)]
    return _MARKS.sub(lambda mark: mark[1] or "", "\n".join(lines)).replace("&lt;", "<")


def _added(assessment: Assessment, claim: Claim) -> Note:
    status = assessment.weights[claim.id].status
    quotes = f"{len(claim.evidence)} citation{'s' if len(claim.evidence) != 1 else ''}"
    details = (f"{_label(status)}: {_reason(assessment, claim)}", f"{quotes}, under `{claim.topic}`")
    return Note(head=f"`{claim.id}`: {_plain(claim.statement)}", details=details)


def _retracted(old: Claim, new: Claim) -> Note | None:
    said = {each.text for each in old.history if each.word == "retraction"}
    texts = [each.text for each in new.history if each.word == "retraction" and each.text not in said]
    return Note(head=f"`{new.id}`: {_plain(new.statement)}", details=tuple(map(_plain, texts))) if texts else None


def _reworded(old: Claim, new: Claim) -> Note:
    return Note(head=f"`{new.id}`", details=(f"was: {_plain(old.statement)}", f"is: {_plain(new.statement)}"))


def _moved(before: Assessment, old: Claim, after: Assessment, new: Claim) -> Note | None:
    was, now = before.weights[old.id], after.weights[new.id]
    if was.status is now.status and was.derived is now.derived and old.status_note == new.status_note:
        return None
    head = f"`{new.id}`: {_label(was.status)} → **{_label(now.status)}**"
    if was.status is now.status:
        head = f"`{new.id}`: still {_label(now.status)}"
    details = [f"before: {_reason(before, old)}", f"after: {_reason(after, new)}"]
    if new.status_note != old.status_note:
        details.append(f"note: {_plain(new.status_note or 'removed')}")
    return Note(head=head, details=tuple(details))


def _quotes(name: str, old: Sequence[Cite], new: Sequence[Cite]) -> Note | None:
    details = tuple(_cites(old, new))
    return Note(head=f"`{name}`", details=details) if details else None


def _cites(old: Sequence[Cite], new: Sequence[Cite]) -> Iterator[str]:
    """Citations added, removed and changed; one that keeps its quote, or its source and stance, is the same one."""
    lost, more = [each for each in old if each not in new], [each for each in new if each not in old]
    for cite in list(lost):
        twin = next((each for each in more if (each.source, each.quote) == (cite.source, cite.quote)), None) or next(
            (each for each in more if each.source == cite.source and _stance(each) == _stance(cite)), None
        )
        if twin is not None:
            lost.remove(cite)
            more.remove(twin)
            yield f"{twin.source}, changed: {'; '.join(_fields(cite, twin))}"
    yield from (f"{each.source}, removed: “{_plain(each.quote)}”{_stance(each)}" for each in lost)
    yield from (f"{each.source}, added: “{_plain(each.quote)}”{_stance(each)}" for each in more)


def _stance(cite: Cite) -> str:
    stance = getattr(cite, "stance", None)
    return f" ({stance})" if stance is not None else ""


def _fields(old: Model, new: Model) -> Iterator[str]:
    for field in type(new).model_fields:
        was, now = getattr(old, field), getattr(new, field)
        if was != now and field not in _SKIPPED:
            yield f"`{field}` was {_value(was)}, is {_value(now)}"


def _others(old: Claim | Divergence | Event, new: Claim | Divergence | Event) -> Note | None:
    details = tuple(_fields(old, new))
    return Note(head=f"`{new.id}`", details=details) if details else None


def _divergence(old: Divergence, new: Divergence) -> Note | None:
    was, now = {each.says: each for each in old.readings}, {each.says: each for each in new.readings}
    details = [*_fields(old, new)]
    details += [f"reading removed: {_plain(says)}" for says in was if says not in now]
    details += [f"reading added: {_plain(says)}" for says in now if says not in was]
    details += [line for says in now if says in was for line in _cites(was[says].cites, now[says].cites)]
    if not details and [*was] != [*now]:
        details.append("readings stand in another order")
    return Note(head=f"`{new.id}`: {_plain(new.question)}", details=tuple(details)) if details else None


def _divergence_name(entry: Divergence) -> str:
    return f"`{entry.id}`: {_plain(entry.question)} ({entry.kind}, {entry.weight})"


def _event_name(entry: Event) -> str:
    return f"`{entry.id}`: {_plain(entry.title)}" + (f" ({entry.date})" if entry.date else "")


def _entries(
    old: Mapping[str, _E], new: Mapping[str, _E], named: Callable[[_E], str], changed: Callable[[_E, _E], Note | None]
) -> Iterator[Note]:
    yield from (Note(head=f"added {named(entry)}") for key, entry in new.items() if key not in old)
    yield from (Note(head=f"removed {named(entry)}") for key, entry in old.items() if key not in new)
    yield from (note for key in new if key in old and (note := changed(old[key], new[key])))


def _lists(before: Assessment, after: Assessment) -> Iterator[Note]:
    held: list[tuple[str, Mapping[str, Any], Mapping[str, Any]]] = [("sources", before.sources, after.sources)]
    held += [(each, getattr(before.registry, each), getattr(after.registry, each)) for each in _LISTS]
    for title, old, new in held:
        yield from (Note(head=f"{title}: `{key}` {_plain(new[key].name)} added") for key in new if key not in old)
        yield from (Note(head=f"{title}: `{key}` {_plain(old[key].name)} removed") for key in old if key not in new)
        both = [key for key in new if key in old and old[key] != new[key]]
        yield from (Note(head=f"{title}: `{key}` changed", details=tuple(_fields(old[key], new[key]))) for key in both)
    if before.registry.settings != after.registry.settings:
        details = tuple(_fields(before.registry.settings, after.registry.settings))
        yield Note(head="settings changed", details=details)


def _coverage(before: Assessment, after: Assessment) -> Iterator[Note]:
    for name in dict.fromkeys((*before.coverage, *after.coverage)):
        was, now = before.coverage.get(name), after.coverage.get(name)
        if now is None or was is None:
            share = now or was
            assert share is not None
            word = "added" if was is None else "removed"
            yield Note(head=f"{name} {word}: coverage {share.share:.1%}, quoted {share.quoted_share:.1%}")
        elif (was.uncovered, was.quoted_tokens) != (now.uncovered, now.quoted_tokens):
            yield Note(
                head=f"{name}: coverage {was.share:.1%} → {now.share:.1%}, "
                f"quoted {was.quoted_share:.1%} → {now.quoted_share:.1%}"
            )


def _label(status: Status | None) -> str:
    return f"{status.label} ({status})" if status else "no status"


def _reason(assessment: Assessment, claim: Claim) -> str:
    names = {source.id: source.name for source in assessment.sources.values()}
    found = assessment.weights[claim.id]
    return reason_for(found, names, assessment.registry.origins) if found.derived else "nobody supports it."


def _value(value: object) -> str:
    if value is None or value == ():
        return "nothing"
    if isinstance(value, tuple):
        return ", ".join(str(getattr(each, "text", each)) for each in value)
    return _plain(str(value))


def _plain(text: str) -> str:
    """The text on one line, with what Markdown would read as markup or HTML kept as it is."""
    return " ".join(text.split()).replace("\\", "\\\\").replace("<", "&lt;").replace("*", "\\*").replace("`", "\\`")
