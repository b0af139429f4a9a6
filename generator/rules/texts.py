"""The texts in which the site speaks for itself."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems.diagnostics import KeyPath
from generator.registry.model import Registry


def prose_in(registry: Registry) -> Iterator[tuple[KeyPath, str]]:
    """Every running text, in which inline Markdown may stand."""
    for claim in registry.claims.values():
        for field in ("summary", "unknown", "status_note"):
            if text := getattr(claim, field):
                yield ("claims", claim.id, field), text
        for n, citation in enumerate(claim.evidence):
            if citation.via_note:
                yield ("claims", claim.id, "evidence", n, "via_note"), citation.via_note
    for divergence in registry.divergences.values():
        yield ("divergences", divergence.id, "note"), divergence.note
    for event in registry.events.values():
        yield ("events", event.id, "worked_out"), event.worked_out
        if event.disputed:
            yield ("events", event.id, "disputed"), event.disputed


def own_voice_in(registry: Registry) -> Iterator[tuple[KeyPath, str]]:
    """The texts that speak for the site itself: running texts, notes, statements, questions, readings and titles.

    What a history says is left out: it tells what an entry said before.
    """
    yield from prose_in(registry)
    for origin in registry.origins.values():
        if origin.note:
            yield ("origins", origin.id, "note"), origin.note
    for topic in registry.topics.values():
        yield ("topics", topic.id, "name"), topic.name
        if topic.note:
            yield ("topics", topic.id, "note"), topic.note
    for claim in registry.claims.values():
        yield ("claims", claim.id, "statement"), claim.statement
    for divergence in registry.divergences.values():
        yield ("divergences", divergence.id, "question"), divergence.question
        for n, reading in enumerate(divergence.readings):
            yield ("divergences", divergence.id, "readings", n, "says"), reading.says
    for event in registry.events.values():
        yield ("events", event.id, "title"), event.title
