"""The letters that stand for reports in narrow places."""

from __future__ import annotations

import pytest

from generator.registry.source import Source
from generator.views.labels import report_labels


@pytest.mark.parametrize(
    ("names", "letters"),
    [
        (["Harbor Sheet", "The Lake Courier", "Morning Bell"], "HLM"),
        (["Morning Bell", "Morning Bell", "Morning Bell"], "MBO"),
        (["Up", "Up", "Up", "Up"], "UP12"),
        (["2031"], "1"),
        (["נועם", "Straße"], "נS"),
    ],
)
def test_a_letter_stands_for_one_report(names: list[str], letters: str) -> None:
    sources = [
        Source.model_validate({"name": name, "publisher": None, "file": "x.txt", "published": None}) for name in names
    ]
    assert "".join(label.letter for label in report_labels(sources)) == letters
