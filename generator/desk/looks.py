"""What deserves another look: a place in the registry, why, and the words in question; no error."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Path
from generator.vocabulary import Word


class LookKind(Word):
    """What about an entry deserves another look."""

    OUTSIDE = (
        "word-outside",
        "A telling word outside the quote",
        "A hedge, condition, negation, quantity or order word of the sentence that neither quote nor statement has.",
    )
    CLIPPED = (
        "quote-clipped",
        "A clipped quote",
        "The quoted sentence has words of the statement that stand outside the quote, and most of what counts.",
    )
    PART = ("part-or-rougher", "A part, or rougher", "A report that says a part may say the whole more roughly.")
    SILENCE = ("like-sentence", "A silence beside a like sentence", "The silent report has a sentence much like it.")
    SUMMARY = ("summary-count", "A count in the text", "It says only, all, none, both or a number; the stances differ.")
    ALIKE = ("statements-alike", "Statements nearly alike", "One may be the other.")
    STANCES = ("stances-differ", "One passage, two stances", "The same words stand otherwise to a claim much like it.")
    SHORT = ("quote-brief", "A brief quote", "Under six words for a conflict, tension or characterization.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One thing to look at again; ``strength`` ranks it among all, from 0 to 1."""

    kind: LookKind
    path: Path
    message: str
    strength: float

    @property
    def entry(self) -> tuple[str, str]:
        """The section and the id of the entry it is about."""
        return str(self.path[0]), str(self.path[1])
