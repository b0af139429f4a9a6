"""The search of a site, as a reader uses it."""

from __future__ import annotations

from typing import Any


def search_until_offered(page: Any, words: str, address: str) -> None:
    """Types ``words`` into the search field and waits until ``address`` is among the first ten results."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("End")  # the search waits for a key to go up, and letters of some scripts come without keys
    page.wait_for_function(
        """address => [...document.querySelectorAll(".md-search-result__link")].slice(0, 10)
        .some(link => link.href.includes(address))""",
        arg=address,
        timeout=10_000,
    )
