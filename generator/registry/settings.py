"""What a registry says of itself: its limits, and what its front page shows."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.registry.fields import Id, Model, Text


class Settings(Model):
    """The limits of this registry."""

    quote_words: Annotated[int, Field(ge=4, le=200)] = 25
    """Most words in one quote."""
    quoted_share: Annotated[float, Field(gt=0, le=1)] = 0.5
    """Most of a source’s words that may be quoted over the whole registry."""
    coverage: Annotated[float, Field(ge=0, le=1)] = 0
    """The share of each source’s sentences that must be cited or set aside."""
    loaded_words: tuple[Text, ...] = ()
    """Words that may stand in our own voice only inside quotation marks."""


class FrontPage(Model):
    """What the front page shows of the registry; what is left out, the program chooses."""

    claims: tuple[Id, ...] = ()
    """The claims that tell the story, about six, in its order."""
    divergences: tuple[Id, ...] = ()
    """The differences that matter most, about three."""
    topics: tuple[Id, ...] = ()
    """The topics of which the picture shows who told whom; all where none is named."""
