"""The closed word lists, each word with its label and its meaning; nothing else writes such a list."""

from __future__ import annotations

from enum import Enum
from typing import Self


class Word(str, Enum):
    """A word of a closed list; ``label`` is what readers see, ``meaning`` is one sentence."""

    label: str
    meaning: str

    def __new__(cls, value: str, label: str, meaning: str) -> Self:
        """The word ``value``, which is also its text."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        word.meaning = meaning
        return word

    def __str__(self) -> str:
        return str(self.value)


class Status(Word):
    """How well a claim is supported, worked out from where its reports got it.

    The best supported come first, and last those that have no place on this scale: conflicts and characterizations.
    """

    CORROBORATED = (
        "corroborated",
        "Corroborated",
        "Several reports say this in two or more separate lines of evidence, and each of these names where it comes "
        "from. They are separate as far as the reports’ words show, which is not proof that they are independent.",
    )
    UNATTRIBUTED = (
        "unattributed",
        "Origin not stated",
        "Several reports say this, and none says how it knows.",
    )
    SINGLE_ORIGIN = (
        "single-origin",
        "One origin",
        "Several reports say this, and all that say where they have it from name one origin, or origins that may be "
        "one: one account repeated, not several confirmations.",
    )
    SINGLE_SOURCE = (
        "single-source",
        "One report",
        "Only one of the reports says this; the others say a part of it, say it otherwise, or do not speak of it.",
    )
    DISPUTED = (
        "disputed",
        "Reports conflict",
        "At least one report says something that cannot be true together with this.",
    )
    CHARACTERISATION = (
        "characterisation",
        "Characterization",
        "An evaluation, a label or a motive. The page records who said it and gives no verdict.",
    )


class Stance(Word):
    """How a report stands to a claim."""

    SUPPORTS = (
        "supports",
        "Says this",
        "The report says all of this, in any words. Only this counts toward the status.",
    )
    PARTLY = (
        "partly",
        "Says part of it",
        "The report says a part of it that can stand by itself. It is shown but does not raise the status.",
    )
    DIFFERS = (
        "differs",
        "Says it otherwise",
        "The report answers the same question with another value, verb, speaker or place, or more or less exactly. It "
        "does not count for or against the claim.",
    )
    CONTRADICTS = ("contradicts", "Contradicts", "The report says what cannot be true together with it.")


class Absence(Word):
    """Why a report says nothing to a claim."""

    SILENT = ("silent", "Silent", "The report speaks about the topic, but not about this claim.")
    OFF_TOPIC = (
        "not-its-subject",
        "Not its subject",
        "The report says nothing about any claim of this topic, so it is not counted as silent.",
    )


class ClaimKind(Word):
    """What sort of statement a claim is."""

    FACT = (
        "fact",
        "Factual claim",
        "It says that something happened or is so. Whether it did, this site does not judge.",
    )
    FIGURE = ("figure", "Figure", "A number, an amount or a measure.")
    SPEECH = ("speech", "Speech", "What somebody said, wrote or asked.")
    CHARACTERISATION = ("characterisation", "Characterization", "An evaluation, a label or a motive.")


class OriginKind(Word):
    """The rung of an origin on the attribution ladder, the most checkable first."""

    DOCUMENT = ("document", "document", "A text that can be looked up.")
    ON_RECORD = ("on-record", "on record", "A named person, speaking or writing openly.")
    OFFICE = ("office", "office", "An institution, with no person named.")
    NEWS_ORGANISATION = ("news-organisation", "news organization", "Another newsroom’s reporting.")
    UNNAMED_OFFICIAL = (
        "unnamed-official",
        "unnamed officials",
        "One or more officials whom the report does not name.",
    )
    UNNAMED = (
        "unnamed",
        "no name given",
        "The report gives neither name nor office: it has “allegedly” or “reportedly”, or a word such as “sources”.",
    )


class PersonKind(Word):
    """Who somebody is."""

    PERSON = ("person", "Person", "One human being.")
    ORGANISATION = ("organisation", "Organization", "A body of people: a government, a newsroom, an armed force.")


class DivergenceKind(Word):
    """In what way reports part."""

    CONFLICT = ("conflict", "Conflict", "The answers cannot all be true.")
    TENSION = ("tension", "Tension", "All the answers can be true, but together they raise a question.")
    PRECISION = ("precision", "Precision", "One report is more exact than another.")
    ATTRIBUTION = ("attribution", "Attribution", "Who said it, how many, how sure.")
    WORDING = ("wording", "Wording", "Names and verbs: what each report calls the same thing.")
    OMISSION = ("omission", "Omission", "A report leaves out something that changes the picture others give.")
    INTERNAL = ("internal", "Internal", "A report differs from itself, or from its own date.")


class Weight(Word):
    """How much a divergence changes what a reader would believe."""

    MAJOR = ("major", "Major", "A reader of one report alone would get a different idea of who did what.")
    MINOR = ("minor", "Minor", "A detail.")
    NUANCE = ("nuance", "Nuance", "Of interest to a close reader.")


class Precision(Word):
    """How exactly a date is known; ``form`` is how such a date is written, None where any form will do."""

    @property
    def form(self) -> str | None:
        """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""
        forms = {"year": "YYYY", "month": "YYYY-MM", "day": "YYYY-MM-DD", "week": "YYYY-MM-DD"}
        return forms.get(self.value)

    @classmethod
    def of(cls, date: str) -> Precision:
        """The precision that a date shows by how it is written."""
        return {4: cls.YEAR, 7: cls.MONTH, 10: cls.DAY}[len(date)]

    DAY = ("day", "day", "The documents pin it to this day.")
    WEEK = ("week", "week", "Some day of the week that begins on this date.")
    MONTH = ("month", "month", "Some day of this month.")
    YEAR = ("year", "year", "Some day of this year.")
    BEFORE = ("before", "before", "Not later than this date.")
