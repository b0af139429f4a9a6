"""The two stylesheets: what the palette sets, the other reads, and neither sets what is the other's."""

from __future__ import annotations

import re

from generator.render.status_stylesheet import status_stylesheet
from tests.conftest import ROOT

SITE = (ROOT / "content/assets/site.css").read_text("utf-8")


def properties_set(sheet: str) -> set[str]:
    return set(re.findall(r"(--fc-[\w-]+):", sheet))


def properties_read(sheet: str) -> set[str]:
    return set(re.findall(r"var\((--fc-[\w-]+)", sheet))


def test_no_property_is_set_by_both() -> None:
    assert properties_set(SITE) & properties_set(status_stylesheet()) == set()


def test_every_property_that_is_read_is_set() -> None:
    palette = status_stylesheet()
    assert properties_read(SITE + palette) - properties_set(SITE + palette) == set()
    assert properties_read(SITE) & properties_set(palette), "the site takes its colors from the palette"
