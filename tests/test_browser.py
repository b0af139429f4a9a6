"""The built site as a reader meets it, in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = {
    "home": "",
    "claims": "claims/",
    "claim": "claims/who-raised-the-pardon-netanyahu/",
    "compare": "compare/",
    "divergences": "divergences/",
    "divergence": "divergences/deaths-in-syria/",
    "sources": "sources/",
    "source": "sources/the-cradle/",
    "origins": "origins/",
    "topic": "topics/pardon/",
    "person": "people/netanyahu/",
    "timeline": "timeline/",
    "methodology": "methodology/",
    "corrections": "corrections/",
    "balance": "balance/",
    "about": "about/",
    "404": "404.html",
}
# Rows of one kind are alike, and axe takes half a minute over a thousand of them: twelve of each kind are enough.
THINNED = """() => {
  for (const parent of document.querySelectorAll("ul, ol, table, tbody, article div")) {
    const kinds = {};
    for (const child of [...parent.children]) {
      const kind = child.tagName + [...child.classList].sort().join(" ");
      kinds[kind] = (kinds[kind] ?? 0) + 1;
      if (kinds[kind] > 12) child.remove();
    }
  }
}"""


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page that notes every request and every error."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.asked, opened.failed = [], []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("pageerror", lambda error: opened.failed.append(str(error)))
    opened.on("console", lambda message: opened.failed.append(message.text) if message.type == "error" else None)
    yield opened
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_no_page_asks_another_host_or_fails(page: Any, address: str, top_address: str, name: str) -> None:
    address = top_address if name == "404" else address
    page.goto(address + PAGES[name], wait_until="networkidle")
    assert {urlsplit(url).netloc for url in page.asked} == {urlsplit(address).netloc}
    assert page.failed == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser: Any, address: str, top_address: str, name: str, scheme: str, width: int) -> None:
    address = top_address if name == "404" else address
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address + PAGES[name], wait_until="load")
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.evaluate(THINNED)
    found = Axe().run(page).response["violations"]
    context.close()
    told = [f"{each['id']}: {each['nodes'][0]['html'][:160]} ({len(each['nodes'])})" for each in found]
    assert told == []
    assert wide <= width, "the page scrolls sideways"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("raised the pardon", "claims/who-raised-the-pardon-netanyahu/"),
        ("armed and dangerous", "claims/"),
        ("Newsmax", "sources/newsmax/"),
        ("Isaac Herzog", "people/herzog/"),
    ],
)
def test_search_finds_claims_quotes_sources_and_people(page: Any, address: str, words: str, expected: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.wait_for_selector(".md-search-result__link", timeout=10_000)
    page.wait_for_timeout(300)
    found = page.eval_on_selector_all(".md-search-result__link", "links => links.map(link => link.href)")
    assert any(expected in link for link in found[:10]), found[:10]


def test_filters_combine_and_live_in_the_address(page: Any, address: str) -> None:
    page.goto(address + "claims/")
    whole = page.locator(".fc-row:visible").count()
    page.locator("select[name=status]").select_option("disputed")
    page.locator("select[name=against]").select_option("times-of-israel")
    some = page.locator(".fc-row:visible").count()
    assert 0 < some < whole
    assert all("times-of-israel" in row.get_attribute("data-against") for row in page.locator(".fc-row:visible").all())
    assert "status=disputed" in page.url
    assert "against=times-of-israel" in page.url
    page.reload()
    assert page.locator(".fc-row:visible").count() == some
    assert page.locator(".fc-filter output").inner_text() == f"{some} of {whole} claims"
    page.get_by_role("button", name="Show all").click()
    page.wait_for_timeout(50)
    assert page.locator(".fc-row:visible").count() == whole
    assert "?" not in page.url


def test_the_filter_works_from_the_keyboard_alone(page: Any, address: str) -> None:
    page.goto(address + "claims/")
    page.locator(".fc-filter input[name=q]").focus()
    page.keyboard.type("Beit Jinn")
    rows = page.locator(".fc-row:visible .fc-row__statement").all_inner_texts()
    assert rows
    assert all("beit jinn" in row.lower() for row in rows)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "status"


def test_sorting_and_counts_beside_each_facet(page: Any, address: str) -> None:
    page.goto(address + "claims/?sort=az")
    shown = page.locator(".fc-row:visible .fc-row__statement").all_inner_texts()
    assert shown == sorted(shown, key=str.casefold) or len(shown) > 100
    page.wait_for_function("document.querySelector('[value=disputed]').textContent.includes('(')")
    option = page.locator("select[name=status] option[value=disputed]").inner_text()
    count = int(re.search(r"\((\d+)\)", option)[1])  # type: ignore[index]
    page.locator("select[name=status]").select_option("disputed")
    assert page.locator(".fc-row:visible").count() == count


def test_claims_are_complete_without_javascript(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "claims/")
    built = page.locator(".fc-row").count()
    assert built > 100
    assert page.locator(".fc-row:visible").count() == built
    assert not page.locator(".fc-filter").is_visible()
    page.goto(address + PAGES["claim"])
    assert page.locator(".fc-report:visible").count() == 4
    context.close()


def test_a_citation_leads_to_its_passage_and_back(page: Any, address: str) -> None:
    page.goto(address + PAGES["claim"])
    page.locator(".fc-report .fc-place").first.click()
    assert "/sources/" in page.url
    passage = page.locator(f"[id='{urlsplit(page.url).fragment}']")
    assert passage.is_visible()
    passage.locator("a[href*='/claims/who-raised-the-pardon-netanyahu/']").first.click()
    assert "claims/who-raised-the-pardon-netanyahu/" in page.url


def test_copying_a_citation(browser: Any, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + PAGES["claim"])
    page.locator(".fc-cite [data-copy=cite-text]").click()
    page.wait_for_function("document.querySelector('[data-copy=cite-text]').textContent === 'Copied'")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#cite-text").inner_text()
    assert json.loads(page.locator("#cite-csl").text_content())[0]["type"] == "webpage"
    context.close()


def test_a_claim_prints_without_the_frame(page: Any, address: str) -> None:
    page.goto(address + PAGES["claim"])
    page.emulate_media(media="print")
    assert not page.locator(".md-header").is_visible()
    assert not page.locator(".md-tabs").is_visible()
    assert page.locator(".fc-report:visible").count() == 4
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert 1 <= sheets <= 2


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_text_can_be_twice_as_large(browser: Any, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width // 2 if width > 700 else width, "height": 700})
    page = context.new_page()
    page.goto(address + PAGES["claim"])
    if width < 700:
        page.add_style_tag(content="html { font-size: 250% !important }")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    context.close()


def test_the_skip_link_comes_first(page: Any, address: str) -> None:
    page.goto(address + PAGES["claim"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('md-skip')")
