"""The site’s own voice is neutral."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.evidence.assessment import Assessment
from generator.evidence.words import normal
from generator.problems.diagnostics import Problem
from generator.rules.texts import own_voice_in

# What is in quotation marks is somebody's; the id a link leads to is an address.
_NOT_OURS = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<=\])\([^()\s]*\)")


def our_voice_is_neutral(assessment: Assessment) -> Iterator[Problem]:
    """Words on the ``loaded_words`` list stand in our own texts only inside quotation marks."""
    words = assessment.registry.settings.loaded_words
    if not words:
        return
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(normal(word)) for word in words)})(?!\w)", re.IGNORECASE)
    for path, text in own_voice_in(assessment.registry):
        for match in pattern.finditer(_NOT_OURS.sub(lambda found: " " * len(found.group()), normal(text))):
            yield Problem(
                path, "word-loaded", f"a loaded word must stand in quotation marks with its owner: {match.group()!r}"
            )
