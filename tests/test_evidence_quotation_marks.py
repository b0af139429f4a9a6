"""Quotation marks inside quotation marks take turns."""

from __future__ import annotations

import pytest

from generator.evidence.quotation_marks import with_nested_marks
from generator.evidence.words import words_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("he said “no” twice", "he said ‘no’ twice"),
        ('to "take it easy" in Syria', "to ‘take it easy’ in Syria"),
        ('"a better partner" in', "‘a better partner’ in"),
        ("the ‘war crime’", "the ‘war crime’"),
        ("calling it “a ‘real’ war,”", "calling it ‘a “real” war,’"),
        ("Israel’s role and the officials’ words", "Israel’s role and the officials’ words"),
        ("didn’t say ‘it isn’t so’ at all", "didn’t say ‘it isn’t so’ at all"),
        ("a “free” and a “fair” vote", "a ‘free’ and a ‘fair’ vote"),
        ("and so on” it ends", "and so on’ it ends"),
        ("", ""),
    ],
)
def test_marks_take_turns_and_apostrophes_stay(text: str, shown: str) -> None:
    assert with_nested_marks(text) == shown
    assert len(with_nested_marks(text)) == len(text)
    assert words_of(with_nested_marks(text)) == words_of(text)
