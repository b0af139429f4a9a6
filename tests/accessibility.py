"""What axe, the accessibility checker, and the width of a screen find wrong with a page."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe


def flaws_of(browser: Any, address: str, scheme: str, width: int) -> list[str]:
    """Each rule of axe that the page breaks, with its first element, and whether the page scrolls sideways."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address, wait_until="load")
    wide = page.evaluate("document.documentElement.scrollWidth")
    violations = Axe().run(page).response["violations"]
    context.close()
    flaws = [f"{rule['id']}: {rule['nodes'][0]['html'][:160]} ({len(rule['nodes'])})" for rule in violations]
    return [*flaws, *(["the page scrolls sideways"] if wide > width else [])]
