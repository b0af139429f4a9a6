"""The site of the small project as a reader meets it, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.accessibility import flaws_at, flaws_of, is_wider_than_screen, page_in
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
    "topics": "topics/",
    "topic": "topics/stop/",
    "people": "people/",
    "person": "people/clockmaker/",
    "timeline": "timeline/",
    "methodology": "methodology/",
    "corrections": "corrections/",
    "balance": "balance/",
    "about": "about/",
    "guide": "guides/",
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


@pytest.fixture(scope="module", params=["light", "dark"])
def page_in_scheme(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """One page for all that is looked at in one scheme of colors: a new one for each would take longer than axe."""
    opened = page_in(browser, request.param)
    yield opened
    opened.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(page_in_scheme: Any, address: str, top_address: str, name: str) -> None:
    address = top_address if name == "404" else address
    page_in_scheme.goto(address + PAGES[name], wait_until="load")
    assert {width: flaws_at(page_in_scheme, width) for width in (1280, 360)} == {1280: [], 360: []}


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


def test_a_search_names_what_each_result_is_and_claims_come_first(page: Any, address: str) -> None:
    page.goto(address)
    search_until_offered(page, "stopped", CLAIM)
    kinds = page.locator(".md-search-result__item .md-search-result__link:first-child .md-tag").all_inner_texts()
    assert len(kinds) == page.locator(".md-search-result__item").count()
    assert "Claim · Reports conflict" in kinds
    assert "Difference · Wording" in kinds
    assert all(kind.startswith("Claim · ") for kind in kinds[:2])


def shown_rows(page: Any) -> list[str]:
    """The statements that a list of claims shows."""
    return [str(row) for row in page.locator(".fc-row:visible .fc-row__statement").all_inner_texts()]


def test_a_band_of_the_drawing_filters_the_claims(page: Any, address: str) -> None:
    page.goto(address + "origins/")
    band = page.locator(".fc-flow--wide a", has=page.locator("title", has_text="The Lake Courier → the Morning Bell"))
    box = band.locator("path").bounding_box()
    page.mouse.click(box["x"] + 3, box["y"] + box["height"] - 8)  # where it leaves the report, clear of other bands
    page.wait_for_url("**/claims/?origin=lake-courier:morning-bell")
    assert shown_rows(page) == [
        "The tower clock of Larkmere stopped at four in the morning.",
        "The tower clock of Larkmere stopped on a Sunday.",
        "The clock had run for 61 years.",
    ]


@pytest.mark.parametrize(("width", "drawings"), [(1280, ["wide"]), (360, ["narrow", "narrow"])])
def test_a_drawing_fits_the_width_with_letters_one_can_read(
    page: Any, address: str, width: int, drawings: list[str]
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + "origins/")
    visible = page.locator(".fc-flow:visible")
    assert [name.rpartition("--")[2] for name in visible.evaluate_all("all => all.map(one => one.classList[1])")] == (
        drawings
    )
    heights = visible.evaluate_all("all => all.map(one => 12 * one.clientWidth / one.viewBox.baseVal.width)")
    assert min(heights) >= 11
    # No label reaches beyond its drawing.
    assert (
        visible.evaluate_all(
            """all => all.flatMap(one => {
          const frame = one.getBoundingClientRect();
          return [...one.querySelectorAll("text")].filter(text => {
            const box = text.getBoundingClientRect();
            return box.left < frame.left - 1 || box.right > frame.right + 1;
          }).map(text => text.textContent);
        })"""
        )
        == []
    )


@pytest.mark.parametrize("width", [1280, 360])
def test_no_two_events_of_the_scale_overlap(page: Any, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + "timeline/")
    assert page.locator(".fc-scale a").count() > 5
    assert (
        page.evaluate(
            """() => {
          const items = document.querySelectorAll(".fc-scale li:not(:has(li))");
          const boxes = [...items].map(item => item.getBoundingClientRect());
          return boxes.flatMap((one, n) => boxes.slice(n + 1).filter(other =>
            one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 &&
            other.top < one.bottom - 1)).length;
        }"""
        )
        == 0
    )


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
        ("text=hand+fell", ["A hand of the clock fell", "Nobody was hurt", "hand that fell is kept"]),
        ("text=nothing+of+the+kind", []),
    ],
)
def test_an_address_sets_every_filter(page: Any, address: str, query: str, rows: list[str]) -> None:
    page.goto(f"{address}claims/?{query}")
    shown = shown_rows(page)
    assert len(shown) == len(rows)
    assert all(words in row for words, row in zip(rows, shown, strict=True)), shown
    assert page.locator(".fc-none").is_visible() is (rows == [])


@pytest.mark.parametrize(
    ("query", "questions"),
    [
        ("kind=conflict", ["At what hour did the clock stop?", "What will the repair cost?"]),
        ("weight=minor&report=harbor-sheet", ["Did the clock stop for want of winding?", "When, in the Harbor Sheet"]),
        ("topic=repair&report=lake-courier", ["What will the repair cost?"]),
        ("text=fell+silent", ["What did the clock do?"]),
        ("text=nothing+of+the+kind", []),
    ],
)
def test_the_questions_are_filtered_and_an_address_keeps_it(
    page: Any, address: str, query: str, questions: list[str]
) -> None:
    page.goto(f"{address}divergences/?{query}")
    rows = page.locator(".fc-question:visible h3 a").all_inner_texts()
    assert len(rows) == len(questions)
    assert all(row.startswith(question) for question, row in zip(questions, rows, strict=True)), rows
    assert page.locator(".fc-filter output").inner_text() == f"{len(questions)} of 8 questions"
    assert page.locator(".fc-none").is_visible() is (questions == [])


def test_the_filter_works_from_the_keyboard_alone(page: Any, address: str) -> None:
    page.goto(address + "claims/")
    page.locator(".fc-filter input[name=text]").focus()
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


def test_a_claim_prints_without_the_frame(page: Any, address: str) -> None:
    page.goto(address + CLAIM)
    page.emulate_media(media="print")
    assert not page.locator(".md-header").is_visible()
    assert not page.locator(".md-tabs").is_visible()
    assert page.locator(".fc-report:visible").count() == 4
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert 1 <= sheets <= 2


@pytest.fixture(scope="module")
def large_text(browser: Any) -> Iterator[Any]:
    """A page whose text is twice as large as usual."""
    context = browser.new_context()
    context.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
            const style = document.createElement("style");
            style.textContent = "html { font-size: 250% !important }";  // the theme's own size is 125 %
            document.head.append(style);
        })"""
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_text_can_be_twice_as_large(large_text: Any, address: str, top_address: str, name: str, width: int) -> None:
    address = top_address if name == "404" else address
    large_text.set_viewport_size({"width": width, "height": 700})
    large_text.goto(address + PAGES[name], wait_until="load")
    assert not is_wider_than_screen(large_text)
    assert overlaps_in_header(large_text) == []


@pytest.mark.parametrize("width", [320, 640])
def test_a_page_can_be_magnified(browser: Any, address: str, width: int) -> None:
    """To twice and to four times its size, a window of 1280 pixels leaves these widths."""
    page = browser.new_page(viewport={"width": width, "height": 500})
    page.goto(address + CLAIM, wait_until="load")
    assert not is_wider_than_screen(page)
    assert overlaps_in_header(page) == []
    page.close()


def overlaps_in_header(page: Any) -> list[str]:
    """The visible parts of the header that reach into the one before them, or out of the window."""
    boxes = page.evaluate(
        """() => [...document.querySelectorAll(".md-header__inner > *")]
        .filter(part => part.offsetWidth && getComputedStyle(part).visibility === "visible")
        .map(part => [part.className, ...["left", "right"].map(side => part.getBoundingClientRect()[side])])"""
    )
    ends = [0.0, *(right for _, _, right in boxes)]
    window = page.viewport_size["width"]
    return [name for (name, left, right), end in zip(boxes, ends, strict=False) if left < end - 1 or right > window + 1]


def test_the_balance_page_breaks_no_name_within_a_word(page: Any, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(address + "balance/")
    broken = page.evaluate(
        """() => [...document.querySelectorAll(".fc-scroll th[scope=row]")].flatMap(cell => {
            const text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
            return [...text.data.matchAll(/\\S+/g)].filter(word => {
                const range = document.createRange();
                range.setStart(text, word.index);
                range.setEnd(text, word.index + word[0].length);
                return range.getClientRects().length > 1;
            }).map(String);
        })"""
    )
    assert page.locator(".fc-scroll th[scope=row]").count() > 8
    assert broken == []


def test_the_skip_link_comes_first(page: Any, address: str) -> None:
    page.goto(address + CLAIM)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('md-skip')")
