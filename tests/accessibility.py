"""What axe, the accessibility checker, and the width of a screen find wrong with a page."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe

# What a part hides until a reader opens it belongs to the page too.
_OPEN_ALL = "for (const details of document.querySelectorAll('details')) details.open = true"

# A rule that axe leaves out unless asked: what a finger must hit is 24 pixels high, or has room around it.
_OPTIONS = {"rules": {"target-size": {"enabled": True}}}


def page_in(browser: Any, scheme: str) -> Any:
    """An empty page of a reader who prefers the scheme of colors and no motion."""
    return browser.new_context(color_scheme=scheme, reduced_motion="reduce").new_page()


def flaws_at(page: Any, width: int) -> list[str]:
    """The flaws of the page that is open, at this width: each rule of axe that it breaks, and whether it scrolls."""
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate(_OPEN_ALL)
    violations = Axe().run(page, options=_OPTIONS).response["violations"]
    flaws = [f"{rule['id']}: {rule['nodes'][0]['html'][:160]} ({len(rule['nodes'])})" for rule in violations]
    return [*flaws, *(["the page scrolls sideways"] if is_wider_than_screen(page) else [])]


def flaws_of(browser: Any, address: str, scheme: str, width: int) -> list[str]:
    """The flaws of the page at an address."""
    page = page_in(browser, scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address, wait_until="load")
    flaws = flaws_at(page, width)
    page.context.close()
    return flaws


def is_wider_than_screen(page: Any) -> bool:
    """Whether a reader can scroll the page sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
