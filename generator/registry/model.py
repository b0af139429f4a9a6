"""What a registry may hold: frozen models that know neither YAML nor Markdown. The JSON Schema comes from here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self, TypeVar

from pydantic import BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from generator.registry.fields import Day, Entry, Flag, Id, Model, PartialDate, Place, Text, with_ids
from generator.registry.settings import FrontPage, Settings
from generator.registry.vocabulary import (
    ClaimKind,
    DivergenceKind,
    OriginKind,
    PersonKind,
    Precision,
    Stance,
    Status,
    Weight,
)


class Origin(Entry):
    """Who a source says it has something from."""

    name: Text
    """The name as readers see it, e.g. `a U.S. official`."""
    kind: OriginKind
    """The rung on the attribution ladder."""
    side: Text | None = None
    """Whose voice it is, e.g. `United States`, for the audit of balance."""
    note: Text | None = None
    """What readers should know about this origin."""
    of: Id | None = None
    """The origin whose letter, post, speech or office this is; both are one line of evidence."""
    may_be: tuple[Id, ...] = ()
    """The origins among which this one may be; all of them are one line of evidence."""


class Topic(Entry):
    """What a group of claims is about."""

    name: Text
    """The heading of the group."""
    note: Text | None = None
    """One sentence on what belongs here."""


class Person(Entry):
    """A person or an organization that claims are about."""

    name: Text
    """The full name."""
    kind: PersonKind
    """Person or organization."""
    role: Text | None = None
    """The role the documents give."""
    side: Text | None = None
    """The country or party it belongs to, for the audit of balance."""


class Change(Model):
    """A published change: exactly one of the three words."""

    date: Day
    """The day it was published."""
    change: Text | None = None
    """A change of meaning, status or quote."""
    correction: Text | None = None
    """Something that was wrong, and what it said before."""
    retraction: Text | None = None
    """Why the entry should not have been made."""

    @model_validator(mode="after")
    def _one_word(self) -> Self:
        if sum(text is not None for text in (self.change, self.correction, self.retraction)) != 1:
            raise PydanticCustomError("history_word", "must have exactly one of 'change', 'correction', 'retraction'")
        return self

    @property
    def word(self) -> Literal["change", "correction", "retraction"]:
        """Which of the three it is."""
        return "change" if self.change else "correction" if self.correction else "retraction"

    @property
    def text(self) -> str:
        """What it says."""
        return self.change or self.correction or self.retraction or ""


class Cite(Model):
    """A quote and the report it stands in."""

    source: Id
    """A source with a record in seeds/."""
    quote: Text
    """The report’s words, at least four; `[…]` marks a gap, `[word]` an insertion of ours."""
    at: Place | None = None
    """Paragraph and sentence, needed when the quote occurs more than once."""


class Citation(Cite):
    """What one report says to a claim, and where it says it has it from."""

    stance: Stance
    """How the report stands to the claim."""
    via: tuple[Id, ...] = ()
    """The chain of origins, read outward from the report; empty for the report’s own voice."""
    implied: Flag = False
    """The chain follows from the context and not from the sentence."""
    hedge: Text | None = None
    """The report’s own hedging word, e.g. `allegedly`."""
    reads: Text | None = None
    """This report’s version, in a word or figure."""
    via_note: Text | None = None
    """Why the same words carry another chain of origins elsewhere; shown on the page."""


class Claim(Entry):
    """One atomic, neutrally worded statement and what each report says to it."""

    statement: Annotated[Text, StringConstraints(max_length=140)]
    """One fact, at most 140 characters, past tense, readable on its own."""
    kind: ClaimKind
    """What sort of statement it is."""
    topic: Id
    """The topic it belongs to."""
    people: tuple[Id, ...] = ()
    """Persons and organizations it is about."""
    date: PartialDate | None = None
    """When it happened, if the documents say so."""
    status: Status | None = None
    """The derived status, or a more cautious one with a `status_note`; worked out when absent."""
    status_note: Text | None = None
    """Why the status is more cautious than the derived one: the rest of a sentence that begins “because”."""
    summary: Text | None = None
    """What a reader who questions the status should know; inline Markdown."""
    evidence: Annotated[tuple[Citation, ...], Field(min_length=1)]
    """Every report that speaks to it, quote by quote."""
    unknown: Text | None = None
    """What the documents leave open, and what would change the status."""
    history: Annotated[tuple[Change, ...], Field(min_length=1)]
    """What changed since it was first published."""


class Reading(Model):
    """What one or more reports say to the question of a divergence."""

    says: Text
    """The reading in one line."""
    cites: Annotated[tuple[Cite, ...], Field(min_length=1)]
    """The quotes that carry it."""


class Divergence(Entry):
    """A question on which the reports part."""

    question: Text
    """A neutral question."""
    kind: DivergenceKind
    """In what way they part."""
    weight: Weight
    """How much it changes what a reader would believe."""
    claims: tuple[Id, ...] = ()
    """The claims it touches."""
    readings: Annotated[tuple[Reading, ...], Field(min_length=1)]
    """What each report says."""
    note: Text
    """What the documents allow one to say about it; never who is right."""
    history: tuple[Change, ...] = ()
    """What changed since it was first published."""


class Event(Entry):
    """Something that happened, with how exactly its date is known."""

    date: PartialDate | None = None
    """When, or absent where no document says."""
    precision: Precision | None = None
    """How exactly; read off the date when absent."""
    title: Text
    """What happened, in a line."""
    claims: tuple[Id, ...] = ()
    """The claims that tell of it."""
    worked_out: Text
    """How the date follows from the documents."""
    disputed: Text | None = None
    """How the reports disagree on the date."""
    history: tuple[Change, ...] = ()
    """What changed since it was first published."""


_E = TypeVar("_E", bound=Entry)
Section = Annotated[dict[Id, _E], BeforeValidator(with_ids)]


class Registry(Model):
    """All that ``claims.yaml`` holds."""

    settings: Settings = Settings()
    """Limits, each with a default."""
    front: FrontPage = FrontPage()
    """What the front page shows."""
    origins: Section[Origin] = Field(default={})
    """Where reports say they have things from."""
    topics: Section[Topic] = Field(default={})
    """The groups of claims, in the order readers see them."""
    people: Section[Person] = Field(default={})
    """Persons and organizations."""
    claims: Section[Claim] = Field(default={})
    """The claims, in the order readers see them."""
    divergences: Section[Divergence] = Field(default={})
    """Questions on which the reports part."""
    events: Section[Event] = Field(default={})
    """The timeline."""

    @property
    def sections(self) -> Mapping[str, Mapping[str, Entry]]:
        """The entries of each section, by their ids."""
        return {
            "origins": self.origins,
            "topics": self.topics,
            "people": self.people,
            "claims": self.claims,
            "divergences": self.divergences,
            "events": self.events,
        }
