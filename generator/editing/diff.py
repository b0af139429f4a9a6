"""What a change to a registry does, in words: one assessment against another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.editing.diff_text import Emphasis, Name, Note, NoteGroup, Words
from generator.english import plural
from generator.evidence.assessment import Assessment
from generator.evidence.reason import reason_for
from generator.registry.annotations import keys_of
from generator.registry.fields import Entry, Model
from generator.registry.model import Citation, Cite, Claim, Divergence, Event
from generator.registry.vocabulary import Status

_LISTS = ("origins", "topics", "people")
# These have notes of their own.
_SKIPPED = frozenset({"evidence", "readings", "statement", "status", "status_note", "formerly"})


def changes_between(before: Assessment, after: Assessment) -> tuple[NoteGroup, ...]:
    """What changed, in groups; empty when nothing did."""
    old, new = before.registry, after.registry
    groups = (
        *_claim_changes(before, after),
        ("Divergences", _entry_notes(old.divergences, new.divergences, _divergence_name, _divergence_note)),
        ("Events", _entry_notes(old.events, new.events, _event_name, _field_note)),
        ("Lists", _list_notes(before, after)),
        ("Coverage and quoted share", _coverage_notes(before, after)),
    )
    notes_by_title = ((title, tuple(notes)) for title, notes in groups)
    return tuple(NoteGroup(title=title, notes=notes) for title, notes in notes_by_title if notes)


def _claim_changes(before: Assessment, after: Assessment) -> Iterator[tuple[str, Iterable[Note]]]:
    old, new = before.registry.claims, after.registry.claims
    renamed = {was: claim.id for claim in new.values() for was in claim.formerly if was in old}
    pairs = [(old[key], new[now]) for key in old if (now := renamed.get(key, key)) in new]
    kept = {claim.id for _, claim in pairs}
    gone = [old[key] for key in old if renamed.get(key, key) not in new]
    yield "Claims added", (_added_note(after, claim) for key, claim in new.items() if key not in kept)
    yield "Claims removed", (Note(head=(Name(claim.id), ": ", claim.statement)) for claim in gone)
    yield "Claims retracted", (note for pair in pairs if (note := _retraction_note(*pair)))
    yield "Claims renamed", (Note(head=(Name(a.id), " is now ", Name(b.id))) for a, b in pairs if a.id != b.id)
    yield "Statements reworded", (_statement_note(a, b) for a, b in pairs if a.statement != b.statement)
    yield "Statuses that moved", (note for a, b in pairs if (note := _status_note(before, a, after, b)))
    yield "Quotes", (note for a, b in pairs if (note := _quote_note(b.id, a.evidence, b.evidence)))
    yield "Other changes to claims", (note for a, b in pairs if (note := _field_note(a, b)))


def _added_note(assessment: Assessment, claim: Claim) -> Note:
    status = assessment.claims[claim.id].status
    evidence = (f"{plural(len(claim.evidence), 'citation')}, under ", Name(claim.topic))
    details = ((f"{_label(status)}: {_reason(assessment, claim)}",), evidence)
    return Note(head=(Name(claim.id), ": ", claim.statement), details=details)


def _retraction_note(old: Claim, new: Claim) -> Note | None:
    known = {change.text for change in old.history if change.word == "retraction"}
    texts = [change.text for change in new.history if change.word == "retraction" and change.text not in known]
    head = (Name(new.id), ": ", new.statement)
    return Note(head=head, details=tuple((text,) for text in texts)) if texts else None


def _statement_note(old: Claim, new: Claim) -> Note:
    return Note(head=(Name(new.id),), details=(("was: ", old.statement), ("is: ", new.statement)))


def _status_note(before: Assessment, old: Claim, after: Assessment, new: Claim) -> Note | None:
    was, now = before.claims[old.id], after.claims[new.id]
    if was.status is now.status and was.derived is now.derived and old.status_note == new.status_note:
        return None
    head: Words = (Name(new.id), f": {_label(was.status)} → ", Emphasis(_label(now.status)))
    if was.status is now.status:
        head = (Name(new.id), f": still {_label(now.status)}")
    details: list[Words] = [(f"before: {_reason(before, old)}",), (f"after: {_reason(after, new)}",)]
    if new.status_note != old.status_note:
        details.append(("note: ", new.status_note or "removed"))
    return Note(head=head, details=tuple(details))


def _quote_note(name: str, old: Sequence[Cite], new: Sequence[Cite]) -> Note | None:
    details = tuple(_citation_changes(old, new))
    return Note(head=(Name(name),), details=details) if details else None


def _citation_changes(old: Sequence[Cite], new: Sequence[Cite]) -> Iterator[Words]:
    """Citations changed, removed and added; one that keeps its quote, or its source and stance, is the same one."""
    removed, added = [cite for cite in old if cite not in new], [cite for cite in new if cite not in old]
    for cite in list(removed):
        twin = next((other for other in added if (other.source, other.quote) == (cite.source, cite.quote)), None)
        if twin is None:
            twin = next((o for o in added if o.source == cite.source and _stance(o) == _stance(cite)), None)
        if twin is not None:
            removed.remove(cite)
            added.remove(twin)
            yield f"{twin.source}, changed: ", *_joined(_field_changes(cite, twin))
    yield from ((f"{cite.source}, removed: “", cite.quote, f"”{_stance(cite)}") for cite in removed)
    yield from ((f"{cite.source}, added: “", cite.quote, f"”{_stance(cite)}") for cite in added)


def _stance(cite: Cite) -> str:
    return f" ({cite.stance})" if isinstance(cite, Citation) else ""


def _field_changes(old: Model, new: Model) -> Iterator[Words]:
    for field in keys_of(type(new)):
        was, now = getattr(old, field), getattr(new, field)
        if was != now and field not in _SKIPPED:
            yield Name(field), " was ", _value(was), ", is ", _value(now)


def _joined(changes: Iterable[Words]) -> Iterator[str]:
    for n, change in enumerate(changes):
        yield from ("; ", *change) if n else change


def _field_note(old: Claim | Divergence | Event, new: Claim | Divergence | Event) -> Note | None:
    details = tuple(_field_changes(old, new))
    return Note(head=(Name(new.id),), details=details) if details else None


def _divergence_note(old: Divergence, new: Divergence) -> Note | None:
    was = {reading.says: reading for reading in old.readings}
    now = {reading.says: reading for reading in new.readings}
    details = [*_field_changes(old, new)]
    details += [("reading removed: ", says) for says in was if says not in now]
    details += [("reading added: ", says) for says in now if says not in was]
    details += [line for says in now if says in was for line in _citation_changes(was[says].cites, now[says].cites)]
    if not details and [*was] != [*now]:
        details.append(("readings stand in another order",))
    return Note(head=(Name(new.id), ": ", new.question), details=tuple(details)) if details else None


def _divergence_name(entry: Divergence) -> Words:
    return Name(entry.id), ": ", entry.question, f" ({entry.kind}, {entry.weight})"


def _event_name(entry: Event) -> Words:
    return Name(entry.id), ": ", entry.title, f" ({entry.date})" if entry.date else ""


def _entry_notes(
    old: Mapping[str, Entry],
    new: Mapping[str, Entry],
    name_of: Callable[[Any], Words],
    note_of: Callable[[Any, Any], Note | None],
) -> Iterator[Note]:
    added = [new[key] for key in new if key not in old]
    removed = [old[key] for key in old if key not in new]
    yield from (Note(head=("added ", *name_of(entry))) for entry in added)
    yield from (Note(head=("removed ", *name_of(entry))) for entry in removed)
    yield from (note for key in new if key in old and (note := note_of(old[key], new[key])))


def _list_notes(before: Assessment, after: Assessment) -> Iterator[Note]:
    lists: list[tuple[str, Mapping[str, Any], Mapping[str, Any]]] = [("sources", before.sources, after.sources)]
    lists += [(name, before.registry.sections[name], after.registry.sections[name]) for name in _LISTS]
    for title, old, new in lists:
        yield from (Note(head=(f"{title}: ", Name(key), f" {new[key].name} added")) for key in new if key not in old)
        yield from (Note(head=(f"{title}: ", Name(key), f" {old[key].name} removed")) for key in old if key not in new)
        for key in new:
            if key in old and old[key] != new[key]:
                details = tuple(_field_changes(old[key], new[key]))
                yield Note(head=(f"{title}: ", Name(key), " changed"), details=details)
    if before.registry.settings != after.registry.settings:
        details = tuple(_field_changes(before.registry.settings, after.registry.settings))
        yield Note(head=("settings changed",), details=details)


def _coverage_notes(before: Assessment, after: Assessment) -> Iterator[Note]:
    for name, now in after.coverage.items():
        was = before.coverage.get(name)
        if was is None:
            yield Note(head=(f"{name} added: coverage {now.share:.1%}, quoted {now.quoted_share:.1%}",))
        elif (was.uncovered, was.quoted_tokens) != (now.uncovered, now.quoted_tokens):
            coverage = f"coverage {was.share:.1%} → {now.share:.1%}"
            yield Note(head=(f"{name}: {coverage}, quoted {was.quoted_share:.1%} → {now.quoted_share:.1%}",))
    for name, was in before.coverage.items():
        if name not in after.coverage:
            yield Note(head=(f"{name} removed: coverage {was.share:.1%}, quoted {was.quoted_share:.1%}",))


def _label(status: Status | None) -> str:
    return f"{status.label} ({status})" if status else "no status"


def _reason(assessment: Assessment, claim: Claim) -> str:
    weight = assessment.claims[claim.id]
    if weight.derived is None:
        return "nobody supports it."
    return reason_for(weight, assessment.source_names, assessment.registry.origins)


def _value(value: object) -> str:
    if value is None or value == ():
        return "nothing"
    if isinstance(value, tuple):
        return ", ".join(str(getattr(item, "text", item)) for item in value)
    return str(value)
