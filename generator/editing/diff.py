"""What a change to a registry does, in words: one assessment against another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.editing.diff_text import Emphasis, Name, Note, NoteGroup, Words
from generator.english import plural
from generator.evidence.assessment import Assessment
from generator.evidence.coverage import Coverage
from generator.evidence.reason import reason_for
from generator.registry.annotations import keys_of
from generator.registry.fields import Entry, Model
from generator.registry.model import Citation, Cite, Claim, Divergence, Event
from generator.registry.vocabulary import Status

_LISTS = ("origins", "topics", "people")
# The notes on the other fields leave these out, because each of them has notes of its own.
_FIELDS_WITH_OWN_NOTES = frozenset({"evidence", "readings", "statement", "status", "status_note", "formerly"})


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
    """The titles and notes of the groups about claims; a claim with a new id is the same claim."""
    old, new = before.registry.claims, after.registry.claims
    new_ids = {former: claim.id for claim in new.values() for former in claim.formerly if former in old}
    pairs = [(old[key], new[new_id]) for key in old if (new_id := new_ids.get(key, key)) in new]
    in_both = {claim.id for _, claim in pairs}
    only_old = [old[key] for key in old if new_ids.get(key, key) not in new]
    yield "Claims added", (_new_claim_note(after, claim) for key, claim in new.items() if key not in in_both)
    yield "Claims removed", (Note(head=(Name(claim.id), ": ", claim.statement)) for claim in only_old)
    yield "Claims retracted", (note for pair in pairs if (note := _retraction_note(*pair)))
    yield "Claims renamed", (_new_id_note(*pair) for pair in pairs if pair[0].id != pair[1].id)
    yield "Statements reworded", (_statement_note(*pair) for pair in pairs if pair[0].statement != pair[1].statement)
    yield "Statuses that moved", (note for pair in pairs if (note := _status_note(before, after, *pair)))
    yield "Quotes", (note for pair in pairs if (note := _evidence_note(*pair)))
    yield "Other changes to claims", (note for pair in pairs if (note := _field_note(*pair)))


def _new_claim_note(assessment: Assessment, claim: Claim) -> Note:
    status = assessment.claims[claim.id].status
    evidence = (f"{plural(len(claim.evidence), 'citation')}, under ", Name(claim.topic))
    details = ((f"{_label(status)}: {_reason(assessment, claim)}",), evidence)
    return Note(head=(Name(claim.id), ": ", claim.statement), details=details)


def _retraction_note(old: Claim, new: Claim) -> Note | None:
    old_texts = {change.text for change in old.history if change.word == "retraction"}
    texts = [change.text for change in new.history if change.word == "retraction" and change.text not in old_texts]
    head = (Name(new.id), ": ", new.statement)
    return Note(head=head, details=tuple((text,) for text in texts)) if texts else None


def _new_id_note(old: Claim, new: Claim) -> Note:
    return Note(head=(Name(old.id), " is now ", Name(new.id)))


def _statement_note(old: Claim, new: Claim) -> Note:
    return Note(head=(Name(new.id),), details=(("was: ", old.statement), ("is: ", new.statement)))


def _status_note(before: Assessment, after: Assessment, old: Claim, new: Claim) -> Note | None:
    """A note when the status, the evidence’s own status or the reason of an editor changed."""
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


def _evidence_note(old: Claim, new: Claim) -> Note | None:
    details = tuple(_citation_changes(old.evidence, new.evidence))
    return Note(head=(Name(new.id),), details=details) if details else None


def _citation_changes(old: Sequence[Cite], new: Sequence[Cite]) -> Iterator[Words]:
    """A line for each citation that changed, then for those that are gone, then for those that are new."""
    only_old, only_new = [cite for cite in old if cite not in new], [cite for cite in new if cite not in old]
    for cite in list(only_old):
        twin = _twin(cite, only_new)
        if twin is not None:
            only_old.remove(cite)
            only_new.remove(twin)
            yield f"{twin.source}, changed: ", *_with_semicolons(_field_changes(cite, twin))
    yield from ((f"{cite.source}, removed: “", cite.quote, f"”{_stance(cite)}") for cite in only_old)
    yield from ((f"{cite.source}, added: “", cite.quote, f"”{_stance(cite)}") for cite in only_new)


def _twin(cite: Cite, others: Sequence[Cite]) -> Cite | None:
    """The one of ``others`` that is this citation after a change: same source, and same quote or else same stance."""
    same_source = [other for other in others if other.source == cite.source]
    same_quote = (other for other in same_source if other.quote == cite.quote)
    same_stance = (other for other in same_source if _stance(other) == _stance(cite))
    return next(same_quote, None) or next(same_stance, None)


def _stance(cite: Cite) -> str:
    return f" ({cite.stance})" if isinstance(cite, Citation) else ""


def _field_changes(old: Model, new: Model) -> Iterator[Words]:
    for field in keys_of(type(new)):
        was, now = getattr(old, field), getattr(new, field)
        if was != now and field not in _FIELDS_WITH_OWN_NOTES:
            yield Name(field), " was ", _value(was), ", is ", _value(now)


def _with_semicolons(changes: Iterable[Words]) -> Iterator[str]:
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
    for says in (says for says in now if says in was):
        details += _citation_changes(was[says].cites, now[says].cites)
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
    yield from (Note(head=("added ", *name_of(new[key]))) for key in new if key not in old)
    yield from (Note(head=("removed ", *name_of(old[key]))) for key in old if key not in new)
    yield from (note for key in new if key in old and (note := note_of(old[key], new[key])))


def _list_notes(before: Assessment, after: Assessment) -> Iterator[Note]:
    lists: list[tuple[str, Mapping[str, Any], Mapping[str, Any]]] = [("sources", before.sources, after.sources)]
    lists += [(title, before.registry.sections[title], after.registry.sections[title]) for title in _LISTS]
    for title, old, new in lists:
        yield from (Note(head=(f"{title}: ", Name(key), f" {new[key].name} added")) for key in new if key not in old)
        yield from (Note(head=(f"{title}: ", Name(key), f" {old[key].name} removed")) for key in old if key not in new)
        for key in new:
            if key in old and old[key] != new[key]:
                details = tuple(_field_changes(old[key], new[key]))
                yield Note(head=(f"{title}: ", Name(key), " changed"), details=details)
    for title in ("settings", "front"):
        if details := tuple(_field_changes(getattr(before.registry, title), getattr(after.registry, title))):
            yield Note(head=(f"{title} changed",), details=details)


def _coverage_notes(before: Assessment, after: Assessment) -> Iterator[Note]:
    for source, now in after.coverage.items():
        was = before.coverage.get(source)
        if was is None:
            yield Note(head=(f"{source} added: {_shares(now)}",))
        elif (was.uncovered, was.quoted_tokens) != (now.uncovered, now.quoted_tokens):
            coverage = f"coverage {was.share:.1%} → {now.share:.1%}"
            yield Note(head=(f"{source}: {coverage}, quoted {was.quoted_share:.1%} → {now.quoted_share:.1%}",))
    for source, was in before.coverage.items():
        if source not in after.coverage:
            yield Note(head=(f"{source} removed: {_shares(was)}",))


def _shares(coverage: Coverage) -> str:
    return f"coverage {coverage.share:.1%}, quoted {coverage.quoted_share:.1%}"


def _label(status: Status | None) -> str:
    return f"{status.label} ({status})" if status else "no status"


def _reason(assessment: Assessment, claim: Claim) -> str:
    basis = assessment.claims[claim.id]
    if basis.derived is None:
        return "nobody supports it."
    return reason_for(basis, assessment.source_names, assessment.registry.origins)


def _value(value: object) -> str:
    if value is None or value == ():
        return "nothing"
    if isinstance(value, tuple):
        return ", ".join(str(getattr(item, "text", item)) for item in value)
    return str(value)
