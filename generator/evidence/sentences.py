"""Where sentences end; the segmenter is sentencex, which needs no model."""

from __future__ import annotations

import sentencex


def segment(paragraph: str) -> list[str]:
    """The sentences of one paragraph, in order."""
    return list(sentencex.segment("en", paragraph))
