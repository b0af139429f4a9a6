"""What a reader takes along from a page: its citation, its address, the link to one citation."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import copy_small_project, mkdocs

CLAIM = "claims/clock-stopped-at-four/"
CITED = {
    CLAIM: "The Clock of Larkmere. “The tower clock of Larkmere stopped at four in the morning.” Reports conflict. "
    "Version of 20 March 2031.",
    "divergences/hour-of-the-stop/": "The Clock of Larkmere. “At what hour did the clock stop?” Conflict, major. "
    "Version of 21 March 2031.",
    "sources/lake-courier/": "The Clock of Larkmere. “The Lake Courier (republished by The Shore Reader).” "
    "The report, sentence by sentence. "
    "Version of 21 March 2031.",
}
SHARE = "Navigator.prototype.share = async data => { window.shared = data }"
NO_SHARE = "delete Navigator.prototype.share"
NO_CLIPBOARD = "Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })"


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page that may use the clipboard."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def forms_on(page: Any) -> dict[str, str]:
    """The text of each form of citation on the page, by its name."""
    return {name: page.locator(f"#cite-{name}").text_content() for name in ("text", "bibtex", "csl")}


@pytest.mark.parametrize("uri", CITED)
def test_a_page_that_does_not_know_its_address_gets_it_from_the_browser(page: Any, address: str, uri: str) -> None:
    page.goto(f"{address}{uri}?from=mail#history")
    own, forms = address + uri, forms_on(page)
    assert forms["text"] == f"{CITED[uri]} {own}"
    assert f"url = {{{own}}}\n" in forms["bibtex"]
    assert json.loads(forms["csl"])[0]["URL"] == own
    assert page.locator(".fc-address").inner_text() == own
    assert page.locator(".fc-address").get_attribute("href") == own


@pytest.mark.parametrize("uri", CITED)
def test_without_an_address_and_without_javascript_a_citation_says_nothing_false(site: Path, uri: str) -> None:
    text = (site / uri / "index.html").read_text("utf-8")
    forms = dict(re.findall(r'<pre id="cite-(\w+)"[^>]*>(.*?)</pre>', text, re.DOTALL))
    assert unescape(forms["text"]) == CITED[uri]
    assert "url" not in forms["bibtex"]
    assert "URL" not in json.loads(unescape(forms["csl"]))[0]


def test_a_known_address_stands_in_every_citation(tmp_path: Path) -> None:
    folder = copy_small_project(tmp_path / "project")
    done = mkdocs("build", "--strict", cwd=folder, SITE_URL="https://example.org/x/")
    assert done.returncode == 0, done.stderr
    for uri, citation in CITED.items():
        text = (folder / "site" / uri / "index.html").read_text("utf-8")
        forms = re.findall(r'<pre id="cite-\w+">(.*?)</pre>', text, re.DOTALL)
        assert [f"https://example.org/x/{uri}" in unescape(form) for form in forms] == [True] * 3
        assert unescape(forms[0]) == f"{citation} https://example.org/x/{uri}"
        assert "PAGE-ADDRESS" not in text


def test_copying_a_citation(page: Any, address: str) -> None:
    page.goto(address + CLAIM)
    page.locator(".fc-cite [data-copy=cite-text]").click()
    page.wait_for_function("document.querySelector('[data-copy=cite-text]').textContent === 'Copied'")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{CITED[CLAIM]} {address}{CLAIM}"


def test_a_click_copies_the_full_address_of_a_citation_and_says_so(page: Any, address: str) -> None:
    page.goto(f"{address}{CLAIM}?x=1")
    link = page.locator("#lake-courier-p2-s1 a.fc-anchor")
    link.click()
    message = page.get_by_role("status").filter(has_text="Link copied")
    message.wait_for(state="visible")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}{CLAIM}#lake-courier-p2-s1"
    assert "#" not in page.url
    message.wait_for(state="detached", timeout=8000)


def test_where_nothing_can_be_copied_the_link_is_followed(page: Any, address: str) -> None:
    page.add_init_script(NO_CLIPBOARD)
    page.goto(address + CLAIM)
    page.locator("#lake-courier-p2-s1 a.fc-anchor").press("Enter")
    page.get_by_role("status").filter(has_text="address bar").wait_for(state="visible")
    assert page.url.endswith("#lake-courier-p2-s1")


@pytest.mark.parametrize("uri", CITED)
def test_a_page_is_shared_with_its_title_its_status_and_its_address(page: Any, address: str, uri: str) -> None:
    page.add_init_script(SHARE)
    page.goto(f"{address}{uri}#history")
    page.get_by_role("button", name="Share this page").click()
    shared = page.evaluate("window.shared")
    title, note = re.findall("“(.*)” (.*?\\.) Version", CITED[uri])[0]
    assert shared == {"title": page.title(), "text": f"“{title}” {note}", "url": address + uri}


def test_where_a_browser_cannot_share_no_button_offers_it(page: Any, address: str) -> None:
    page.add_init_script(NO_SHARE)
    page.goto(address + CLAIM)
    assert page.get_by_role("button", name="Copy").first.is_visible()
    assert page.get_by_role("button", name="Share this page").count() == 0
