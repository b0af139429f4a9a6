"""What deserves another look: a place in the registry, why, and the words in question; no error."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.problems.diagnostics import KeyPath


class FindingKind(StrEnum):
    """What about an entry deserves another look."""

    OUTSIDE = "word-outside"
    """A hedge, condition, negation, quantity or order word of the sentence that neither quote nor statement has."""
    CLIPPED = "quote-clipped"
    """The quoted sentence has words of the statement that stand outside the quote, and most of what counts."""
    PART = "part-or-rougher"
    """A report that says a part may say the whole more roughly."""
    SILENCE = "like-sentence"
    """A silent report has a sentence much like the statement."""
    SUMMARY = "summary-count"
    """A text says only, all, none, both or a number; the stances differ."""
    ALIKE = "statements-alike"
    """Of two statements one may be the other."""
    STANCES = "stances-differ"
    """The same words stand otherwise to a claim much like it."""
    SHORT = "quote-brief"
    """Under six words for a conflict, tension or characterization."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to look at again; ``strength`` ranks it among all, from 0 to 1."""

    kind: FindingKind
    path: KeyPath
    message: str
    strength: float

    @property
    def entry(self) -> tuple[str, str]:
        """The section and the id of the entry it is about."""
        return str(self.path[0]), str(self.path[1])
