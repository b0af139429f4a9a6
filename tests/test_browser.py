"""The site of the small project as a reader meets it, in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.accessibility import flaws_of
from tests.conftest import file_server
from tests.site_search import search_until_offered

CLAIM = "claims/clock-stopped-at-four/"
PAGES = {
    "home": "",
    "claims": "claims/",
    "claim": CLAIM,
    "withdrawn claim": "claims/council-decided-on-the-repair/",
    "compare": "compare/",
    "divergences": "divergences/",
    "divergence": "divergences/stopped-or-fell-silent/",
    "sources": "sources/",
    "source": "sources/lake-courier/",
    "origins": "origins/",
    "topic": "topics/stop/",
    "person": "people/clockmaker/",
    "timeline": "timeline/",
    "methodology": "methodology/",
    "corrections": "corrections/",
    "balance": "balance/",
    "about": "about/",
    "404": "404.html",
}
DISPUTED = [
    "The tower clock of Larkmere stopped at four in the morning.",
    "The keeper forgot to wind the clock.",
    "The repair will cost 4,800 crowns.",
    "The clock will strike again by Easter.",
]


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page that notes every request and every error."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.requests, opened.errors = [], []
    opened.on("request", lambda request: opened.requests.append(request.url))
    opened.on("pageerror", lambda error: opened.errors.append(str(error)))
    opened.on("console", lambda message: opened.errors.append(message.text) if message.type == "error" else None)
    yield opened
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_no_page_asks_another_host_or_fails(page: Any, address: str, top_address: str, name: str) -> None:
    address = top_address if name == "404" else address
    page.goto(address + PAGES[name], wait_until="networkidle")
    assert {urlsplit(url).netloc for url in page.requests} == {urlsplit(address).netloc}
    assert page.errors == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser: Any, address: str, top_address: str, name: str, scheme: str, width: int) -> None:
    address = top_address if name == "404" else address
    assert flaws_of(browser, address + PAGES[name], scheme, width) == []


def test_what_axe_finds_is_reported(browser: Any, tmp_path: Path) -> None:
    page = "<!doctype html><html lang=en><title>x</title><main><h1>x</h1><img src=x><p style='width:500px'>x</p></main>"
    (tmp_path / "index.html").write_text(page, "utf-8")
    with file_server(tmp_path) as root:
        image, sideways = flaws_of(browser, root, "light", 360)
    assert image.startswith("image-alt: <img")
    assert sideways == "the page scrolls sideways"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("stopped at four", CLAIM),
        ("before dawn", CLAIM),
        ("Lake Courier", "sources/lake-courier/"),
        ("Tobin Quarles", "people/keeper/"),
        ("נועם", "people/clockmaker/"),
    ],
)
def test_search_finds_claims_quotes_sources_and_people(page: Any, address: str, words: str, expected: str) -> None:
    page.goto(address)
    search_until_offered(page, words, expected)


def shown_rows(page: Any) -> list[str]:
    """The statements that a list of claims shows."""
    return [str(row) for row in page.locator(".fc-row:visible .fc-row__statement").all_inner_texts()]


def test_filters_combine_and_live_in_the_address(page: Any, address: str) -> None:
    page.goto(address + "claims/")
    assert len(shown_rows(page)) == 24
    page.locator("select[name=status]").select_option("disputed")
    assert shown_rows(page) == DISPUTED
    page.locator("select[name=against]").select_option("lake-courier")
    assert shown_rows(page) == ["The repair will cost 4,800 crowns."]
    assert page.url.endswith("/claims/?status=disputed&against=lake-courier")
    page.reload()
    assert shown_rows(page) == ["The repair will cost 4,800 crowns."]
    assert page.locator(".fc-filter output").inner_text() == "1 of 24 claims"
    page.get_by_role("button", name="Show all").click()
    page.wait_for_timeout(50)
    assert len(shown_rows(page)) == 24
    assert "?" not in page.url


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("says=almanac", ["tower was built", "came across the lake", "bell of the tower"]),
        ("silent=morning-bell&topic=stop", ["The spring of", "clockmaker wrote", "keeper denied", "hand that fell is"]),
        ("topic=voices", ["The mayor called", "Harbor Sheet calls", "Morning Bell finds"]),
        ("person=clockmaker", ["The spring of", "The clockmaker wrote"]),
        ("q=hand+fell", ["A hand of the clock fell", "Nobody was hurt", "hand that fell is kept"]),
        ("q=nothing+of+the+kind", []),
    ],
)
def test_an_address_sets_every_filter(page: Any, address: str, query: str, rows: list[str]) -> None:
    page.goto(f"{address}claims/?{query}")
    shown = shown_rows(page)
    assert len(shown) == len(rows)
    assert all(words in row for words, row in zip(rows, shown, strict=True)), shown
    assert page.locator(".fc-none").is_visible() is (rows == [])


def test_the_filter_works_from_the_keyboard_alone(page: Any, address: str) -> None:
    page.goto(address + "claims/")
    page.locator(".fc-filter input[name=q]").focus()
    page.keyboard.type("Keeper")
    assert shown_rows(page) == [
        "The keeper forgot to wind the clock.",
        "The keeper denied that he had forgotten to wind the clock.",
    ]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "status"


def test_claims_are_sorted(page: Any, address: str) -> None:
    page.goto(address + "claims/?sort=az")
    rows = shown_rows(page)
    assert rows[:3] == [
        "A hand of the clock fell into the square.",
        "At least one member of the council voted against the repair.",
        "Nobody was hurt by the hand that fell.",
    ]
    assert rows[-1] == "The tower was built in 1894."
    page.goto(address + "claims/?sort=reports")
    assert shown_rows(page)[:3] == [
        "The tower clock of Larkmere stopped on a Sunday.",
        "A hand of the clock fell into the square.",
        "The clock had run for 61 years.",
    ]


def test_each_choice_says_how_many_claims_it_would_leave(page: Any, address: str) -> None:
    page.goto(address + "claims/?topic=repair")
    page.wait_for_function("document.querySelector('[value=disputed]').textContent.includes('(')")
    statuses = page.locator("select[name=status] option").all_inner_texts()
    assert "Reports conflict (2)" in statuses
    assert "Origin not stated (0)" in statuses
    assert page.locator("select[name=status] option[value=unattributed]").is_disabled()


def test_claims_are_complete_without_javascript(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "claims/")
    assert page.locator(".fc-row:visible").count() == 24
    assert not page.locator(".fc-filter").is_visible()
    page.goto(address + CLAIM)
    assert page.locator(".fc-report:visible").count() == 4
    context.close()


def test_a_citation_leads_to_its_passage_and_back(page: Any, address: str) -> None:
    page.goto(address + CLAIM)
    page.locator(".fc-report .fc-place").first.click()
    assert "/sources/" in page.url
    passage = page.locator(f"[id='{urlsplit(page.url).fragment}']")
    passage.wait_for(state="visible")
    passage.locator(".fc-resting a[href*='/claims/clock-stopped-at-four/']").first.click()
    assert CLAIM in page.url
    page.locator(f"[id='{urlsplit(page.url).fragment}'].fc-citation").wait_for(state="visible")


def test_a_sentence_that_is_set_aside_opens_where_an_address_names_it(page: Any, address: str) -> None:
    page.goto(address + "sources/lake-courier/#p7-s1")
    page.locator("#p7-s1").wait_for(state="visible")
    assert page.locator(".fc-aside").first.get_attribute("open") is None


def test_what_is_copied_from_a_sentence_is_the_quote(browser: Any, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + "claims/clock-stopped-on-sunday/")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#lake-courier-p2-s1 blockquote'))")
    page.keyboard.press("Control+c")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert " ".join(copied.split()) == (
        "“Larkmere's tower clock fell silent […] on Sunday, the Morning Bell reported, citing a council clerk”"
    )
    context.close()


def test_copying_a_citation(browser: Any, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + CLAIM)
    page.locator(".fc-cite [data-copy=cite-text]").click()
    page.wait_for_function("document.querySelector('[data-copy=cite-text]').textContent === 'Copied'")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#cite-text").inner_text()
    assert json.loads(page.locator("#cite-csl").text_content())[0]["type"] == "webpage"
    context.close()


def test_a_claim_prints_without_the_frame(page: Any, address: str) -> None:
    page.goto(address + CLAIM)
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
    page.goto(address + CLAIM)
    if width < 700:
        page.add_style_tag(content="html { font-size: 250% !important }")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    context.close()


def test_the_skip_link_comes_first(page: Any, address: str) -> None:
    page.goto(address + CLAIM)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('md-skip')")
