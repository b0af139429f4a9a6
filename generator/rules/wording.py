"""The site’s own voice is neutral."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.evidence.assessment import Assessment
from generator.evidence.words import normal_text
from generator.problems.codes import Code
from generator.problems.diagnostics import Problem
from generator.rules.texts import own_voice_in

WORD_LOADED = Code(
    "word-loaded",
    why="The site speaks neutrally; a loaded word belongs to whoever uses it.",
    fix="Use a neutral word, or put the word in quotation marks and name its owner.",
)

# What is in quotation marks is somebody's; the id a link leads to is an address.
_NOT_OURS = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<=\])\([^()\s]*\)")


def our_voice_is_neutral(assessment: Assessment) -> Iterator[Problem]:
    """Words on the ``loaded_words`` list stand in our own texts only inside quotation marks."""
    words = assessment.registry.settings.loaded_words
    if not words:
        return
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(normal_text(word)) for word in words)})(?!\w)", re.IGNORECASE)
    for path, text in own_voice_in(assessment.registry):
        for match in pattern.finditer(_NOT_OURS.sub(lambda others: " " * len(others.group()), normal_text(text))):
            yield Problem(
                path, WORD_LOADED, f"a loaded word must stand in quotation marks with its owner: {match.group()!r}"
            )
