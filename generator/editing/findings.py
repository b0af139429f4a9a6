"""What deserves another look: a place in the registry, why, and the words in question; none of it is an error."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.problems.diagnostics import KeyPath


class FindingKind(StrEnum):
    """What about an entry deserves another look."""

    WORD_OUTSIDE = "word-outside"
    """The sentence has a word that can turn its meaning, such as “allegedly”; neither quote nor statement has it."""
    QUOTE_CLIPPED = "quote-clipped"
    """The quote leaves out half or more of what its sentence has of the statement."""
    PART_OR_ROUGHER = "part-or-rougher"
    """A report with the stance “partly” may say the whole statement, only more roughly."""
    LIKE_SENTENCE = "like-sentence"
    """A report that no citation of a claim names has a sentence much like the statement."""
    SUMMARY_COUNT = "summary-count"
    """A text counts reports (“only”, “all”, “two”), and the stances or readings make another number."""
    STATEMENTS_ALIKE = "statements-alike"
    """The statements of two claims are so similar that they may be one claim."""
    STANCES_DIFFER = "stances-differ"
    """A quote has one stance here and another stance in a claim with a similar statement."""
    QUOTE_BRIEF = "quote-brief"
    """A quote has few words, and its entry is about wording: a conflict, a tension or a characterization."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to look at again; ``strength`` ranks it among all findings, from 0 to 1."""

    kind: FindingKind
    path: KeyPath
    message: str
    strength: float

    @property
    def entry(self) -> tuple[str, str]:
        """The section and the id of the entry it is about."""
        return str(self.path[0]), str(self.path[1])
