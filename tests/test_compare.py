"""Two reports side by side on the page that compares them, and the filter it shares with the list of claims."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests.accessibility import flaws_of
from tests.conftest import build_strictly, file_server

SETTINGS = "a=morning-bell&b=harbor-sheet"
# For the Morning Bell and the Harbor Sheet: each claim that both, one or none of them speaks to is in one tab at most.
TABS = {
    "differ": ["clock-stopped-at-four", "keeper-forgot"],
    "a": ["clock-ran-61-years", "no-second-price", "never-so-quiet"],
    "b": [
        *("worn-spring", "keeper-denied", "vote-not-unanimous", "strikes-by-easter", "strikes-again"),
        *("sheet-pride-of-the-shore", "lamps-stay-lit"),
    ],
    "both": [
        *("clock-stopped-on-sunday", "hand-fell", "nobody-hurt", "council-voted", "council-decided-on-the-repair"),
        *("repair-costs-4800", "mayor-said-heart"),
    ],
}


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page whose scripts must not fail."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened, errors = context.new_page(), []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []


def rows_in(page: Any) -> list[str]:
    """The ids of the claims in sight."""
    return [str(row.get_attribute("data-row")) for row in page.locator("[data-row]:visible").all()]


def columns_in(page: Any) -> list[str]:
    return [str(text) for text in page.locator(".fc-matrix thead th:visible").all_inner_texts()]


def tab(page: Any, name: str) -> Any:
    return page.get_by_role("radio", name=name)


def saved_table(page: Any) -> list[list[str]]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    text = Path(download.value.path()).read_text("utf-8-sig")
    return list(csv.reader(StringIO(text, newline="")))


@pytest.mark.parametrize("name", TABS)
def test_every_tab_shows_its_claims_and_their_number(page: Any, address: str, name: str) -> None:
    page.goto(f"{address}compare/?{SETTINGS}&tab={name}")
    assert rows_in(page) == TABS[name]
    assert columns_in(page) == ["Claim", "The Morning Bell", "Harbor Sheet"]
    page.wait_for_function("document.querySelector('.fc-tabs .fc-count').textContent !== ''")
    label = page.locator(f".fc-tabs label:has([value={name}])").inner_text()
    assert label.endswith(f" {len(TABS[name])}")
    assert page.locator(".fc-filter output").inner_text() == f"{len(TABS[name])} of 24 claims"


def test_the_reports_stand_side_by_side_with_their_words(page: Any, address: str) -> None:
    page.goto(f"{address}compare/?{SETTINGS}")
    first, second = page.locator("[data-row=clock-stopped-at-four] td:visible").all()
    assert "Says this" in first.inner_text()
    assert "“The tower clock of Larkmere stopped at four on Sunday morning”" in first.inner_text()
    assert "Contradicts" in second.inner_text()
    assert "stopped at five on Sunday morning" in second.inner_text()
    page.goto(f"{address}compare/?a=harbor-sheet&b=lake-courier&tab=b")
    assert page.locator("[data-row=winding-would-not-help] td:visible").nth(0).inner_text() == "– Silent"
    page.goto(f"{address}compare/?a=harbor-sheet&b=lake-courier&tab=both")
    gap = page.locator("[data-row=clock-stopped-on-sunday] .fc-q:visible", has_text="[…]").locator(".fc-gap")
    assert gap.bounding_box()["width"] > 10, "a quote shows that words are left out"
    page.goto(f"{address}compare/?a=almanac&b=lake-courier&tab=a")
    assert page.locator("[data-row=tower-built-1894] td:visible").nth(1).inner_text() == "Not its subject"


def test_the_choice_of_reports_and_tab_lives_in_the_address(page: Any, address: str) -> None:
    page.goto(address + "compare/")
    assert columns_in(page)[1:] == page.locator("select[name=a] option").all_inner_texts()[:2]
    page.locator("select[name=a]").select_option("harbor-sheet")
    page.locator("select[name=b]").select_option("morning-bell")
    tab(page, "Only The Morning Bell").check()
    page.get_by_role("button", name="Filter").click()
    page.locator("select[name=topic]").select_option("repair")
    page.wait_for_url("**/compare/?a=harbor-sheet&b=morning-bell&tab=b&topic=repair")
    page.reload()
    assert columns_in(page) == ["Claim", "Harbor Sheet", "The Morning Bell"]
    assert rows_in(page) == ["no-second-price"]
    page.get_by_role("button", name="Show all").click()
    page.wait_for_url("**/compare/?a=harbor-sheet&b=morning-bell&tab=b")
    assert rows_in(page) == TABS["a"]


def test_a_report_is_never_compared_with_itself(page: Any, address: str) -> None:
    page.goto(f"{address}compare/?{SETTINGS}")
    page.locator("select[name=a]").select_option("harbor-sheet")
    assert columns_in(page) == ["Claim", "Harbor Sheet", "The Morning Bell"]
    page.goto(f"{address}compare/?a=harbor-sheet&b=harbor-sheet")
    assert columns_in(page)[1] == "Harbor Sheet"
    assert len(set(columns_in(page))) == 3


def test_the_arrow_keys_go_from_tab_to_tab(page: Any, address: str) -> None:
    page.goto(f"{address}compare/?{SETTINGS}")
    tab(page, "They differ").focus()
    page.keyboard.press("ArrowRight")
    assert tab(page, "Only The Morning Bell").is_checked()
    assert rows_in(page) == TABS["a"]


def test_all_reports_are_a_view_under_the_same_filters(page: Any, address: str) -> None:
    page.goto(f"{address}compare/?tab=all&topic=tower")
    assert rows_in(page) == ["tower-built-1894", "clock-came-1970", "bell-weighs-900-pounds", "lamps-stay-lit"]
    assert len(columns_in(page)) == 5
    page.goto(f"{address}compare/?tab=all&sort=az&text=council")
    assert rows_in(page) == [
        *("vote-not-unanimous", "council-decided-on-the-repair", "no-second-price", "council-voted"),
    ]


def test_what_is_shown_can_be_saved_as_a_table(page: Any, address: str) -> None:
    page.goto(f"{address}compare/?{SETTINGS}&topic=stop")
    head, *lines = saved_table(page)
    assert head == [
        *("id", "statement", "status", "topic"),
        *("The Morning Bell: answer", "The Morning Bell: version", "The Morning Bell: quote"),
        *("Harbor Sheet: answer", "Harbor Sheet: version", "Harbor Sheet: quote"),
        "address",
    ]
    assert [line[0] for line in lines] == rows_in(page)
    assert lines[1] == [
        "keeper-forgot",
        "The keeper forgot to wind the clock.",
        "Reports conflict",
        "How the clock stopped",
        "Says this",
        "",
        "“The keeper allegedly forgot to wind the clock”",
        "Contradicts",
        "",
        "“Tobin Quarles denied that he had forgotten to wind the clock”",
        f"{address}claims/keeper-forgot/",
    ]
    tab(page, "All claims").check()
    head, *lines = saved_table(page)
    assert len(head) == 4 + 3 * 4 + 1
    assert [line[0] for line in lines] == rows_in(page)


def test_no_spreadsheet_takes_a_statement_for_a_formula(browser: Any, small_project: Path) -> None:
    registry = (small_project / "claims.yaml").read_text("utf-8")
    formula = '=1+1, "said" the clerk.'
    statement = "statement: The keeper forgot to wind the clock."
    assert statement in registry
    (small_project / "claims.yaml").write_text(registry.replace(statement, f"statement: '{formula}'"), "utf-8")
    built = build_strictly(small_project, small_project / "site")
    with file_server(built) as root:
        page = browser.new_page()
        page.goto(f"{root}compare/?{SETTINGS}")
        statements = [line[1] for line in saved_table(page)]
        page.close()
    assert f"'{formula}" in statements
    assert formula not in statements


@pytest.mark.parametrize(("scheme", "width"), [("dark", 1280), ("light", 360)])
@pytest.mark.parametrize("name", [*TABS, "all"])
def test_axe_finds_nothing_in_any_tab(browser: Any, address: str, name: str, scheme: str, width: int) -> None:
    assert flaws_of(browser, f"{address}compare/?{SETTINGS}&tab={name}", scheme, width) == []


def test_the_whole_table_is_there_without_javascript(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address + "compare/")
    assert len(rows_in(page)) == 24
    assert len(columns_in(page)) == 5
    assert page.locator("[data-row] td:visible").count() == 24 * 4
    assert not page.locator(".fc-filter").is_visible()
    context.close()


def test_the_whole_table_is_there_where_the_filter_does_not_arrive(page: Any, address: str) -> None:
    page.route("**/filter.js", lambda route: route.abort())
    page.goto(address + "compare/")
    page.locator("[data-row=hand-fell]").wait_for(state="visible", timeout=5000)
    assert len(columns_in(page)) == 5


def test_a_phone_shows_a_claim_as_a_line_with_a_square_for_each_report(browser: Any, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto(f"{address}compare/?{SETTINGS}&tab=all")
    row = page.locator("[data-row=hand-fell]")
    assert row.locator(".fc-cell:visible").count() == 4
    assert row.locator("td:visible").count() == 0
    assert row.bounding_box()["height"] < 120
    tab(page, "They differ").check()
    assert page.locator("[data-row=clock-stopped-at-four] td:visible").count() == 2
    assert not page.locator("[data-row=clock-stopped-at-four] .fc-cells").is_visible()
    context.close()


@pytest.mark.parametrize("name", ["claims/", "compare/", "compare/?tab=all"])
def test_the_filter_and_the_table_fit_a_phone_with_large_text(browser: Any, address: str, name: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto(address + name)
    page.add_style_tag(content="html { font-size: 250% !important }")
    page.get_by_role("button", name="Filter").click()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    widths = [field.bounding_box()["width"] for field in page.locator(".fc-filter select:visible").all()]
    assert min(widths) > 150
    context.close()


@pytest.mark.parametrize("name", ["claims", "compare"])
def test_on_a_phone_the_filter_is_behind_a_button_that_counts(browser: Any, address: str, name: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto(f"{address}{name}/?topic=repair&text=clock&sort=az")
    fields = page.locator(".fc-filter__fields")
    assert not fields.is_visible()
    button = page.get_by_role("button", name="Filter (2 active)")
    assert button.get_attribute("aria-expanded") == "false"
    button.click()
    assert fields.is_visible()
    assert button.get_attribute("aria-expanded") == "true"
    context.close()


def test_the_text_filter_opens_no_search(page: Any, address: str) -> None:
    page.goto(address + "claims/")
    page.locator(".fc-filter input[name=text]").fill("keeper")
    page.wait_for_url("**/claims/?text=keeper")
    page.reload(wait_until="networkidle")
    assert rows_in(page) == ["keeper-forgot", "keeper-denied"]
    assert not page.locator("[data-md-toggle=search]").is_checked()
