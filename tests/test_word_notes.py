"""The notes that explain a status, a stance or a kind where it stands, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

OPEN = ".fc-wordnote:popover-open"


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_the_pointer_opens_a_note_and_a_click_keeps_it(page: Any, address: str) -> None:
    page.goto(address + "topics/repair/")
    page.locator(".fc-row button.fc-status--disputed").first.hover()
    page.locator(OPEN).wait_for()
    assert page.locator(OPEN).inner_text().startswith("Reports conflict. At least one report")
    page.locator(".fc-row button.fc-status--disputed").first.click()
    page.mouse.move(2, 2)
    page.wait_for_timeout(500)
    assert page.locator(OPEN).count() == 1
    page.keyboard.press("Escape")
    assert page.locator(OPEN).count() == 0


def test_after_escape_one_press_opens_a_note_again(page: Any, address: str) -> None:
    page.goto(address + "topics/repair/")
    button = page.locator(".fc-row button.fc-status").first
    button.hover()
    page.locator(OPEN).wait_for()
    page.keyboard.press("Escape")
    assert page.locator(OPEN).count() == 0
    button.click()
    assert page.locator(OPEN).count() == 1


def test_a_note_closes_when_the_pointer_leaves(page: Any, address: str) -> None:
    page.goto(address + "topics/repair/")
    page.locator(".fc-key button").first.hover()
    page.locator(OPEN).wait_for()
    page.mouse.move(2, 2)
    page.locator(OPEN).wait_for(state="detached")


def test_the_keyboard_opens_a_note_and_the_next_step_leads_to_the_next_word(page: Any, address: str) -> None:
    page.goto(address + "topics/repair/")
    page.locator(".fc-key button", has_text="Silent").focus()
    page.keyboard.press("Shift+Tab")
    assert page.locator(OPEN).inner_text().startswith("Contradicts.")
    page.keyboard.press("Tab")
    assert page.locator(OPEN).inner_text().startswith("Silent.")


def test_a_tap_opens_a_note_without_javascript(browser: Any, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 780}, has_touch=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "topics/repair/")
    page.locator(".fc-row button.fc-status").first.tap()
    note = page.locator(".fc-wordnote:visible")
    box = note.bounding_box()
    assert note.count() == 1
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    context.close()


def test_every_note_that_a_button_names_is_on_its_page_once(page: Any, address: str) -> None:
    for uri in ("claims/", "compare/", "divergences/", "claims/clock-stopped-at-four/", "sources/lake-courier/"):
        page.goto(address + uri)
        named = page.locator("[popovertarget]").evaluate_all("nodes => nodes.map(n => n.getAttribute('popovertarget'))")
        notes = page.locator("[popover]").evaluate_all("nodes => nodes.map(n => n.id)")
        assert sorted(set(named)) == sorted(notes), uri
