"""The record of one source, as ``seeds/<source>.yaml`` holds it."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from generator.registry.fields import Address, Entry, Id, Model, PartialDate, PlaceRange, Text


class SetAside(Model):
    """Sentences that make no statement, and why."""

    sentences: PlaceRange
    """One place, or the first and the last of a range."""
    reason: Text
    """Why it is no statement: a copyright line, a photo credit, a form."""


class Source(Entry):
    """The record of one document: what its copy states, and what it does not."""

    name: Text
    """The name readers see."""
    publisher: Text | None
    """Who published it, or null where the copy does not state it."""
    publisher_note: Text | None = None
    """What the copy does and does not say about its publisher."""
    republished_by: Text | None = None
    """Who republished it."""
    file: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*\.txt$")]
    """The file name of the retained copy."""
    published: PartialDate | None
    """The date the copy states, or null."""
    published_note: Text | None = None
    """Where the date stands, or that the copy states none."""
    relies_on: tuple[Id, ...] = ()
    """The origins it names as where it has its account from."""
    url: Address | None = None
    """Where it was published, if known."""
    set_aside: tuple[SetAside, ...] = ()
    """Sentences that make no statement."""
