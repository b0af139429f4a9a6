"""Who answers for the site: what the pages say of it, and the report of an error that a page prepares."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.render.publisher import channel_of
from tests.conftest import build_strictly, mkdocs, set_options

CLAIM = "claims/clock-stopped-at-four"
OPTIONS = {"owner": "The Reading Room", "contact": "editors@example.org"}
QUIET = "This site gives no address for error reports."


def report_link(site: Path, page: str) -> str:
    text = (site / page).read_text("utf-8")
    [link] = re.findall(r'<a href="([^"]*)">Report an error on this page</a>', text)
    return unescape(link)


def test_every_page_says_that_there_is_no_address_for_error_reports(site: Path) -> None:
    pages = [path for path in site.rglob("*.html") if 'http-equiv="refresh"' not in path.read_text("utf-8")]
    assert len(pages) > 50
    assert [path for path in pages if QUIET not in path.read_text("utf-8")] == []
    about = (site / "about/index.html").read_text("utf-8")
    assert re.findall(r"<dt>(\w+)</dt><dd>Not stated</dd>", about) == ["Owner", "Contact"]


def test_a_strict_build_says_once_what_is_not_set_and_succeeds(small_project: Path) -> None:
    done = mkdocs("build", "--strict", cwd=small_project)
    assert done.returncode == 0, done.stderr
    [line] = [line for line in done.stderr.splitlines() if "Warning" in line]
    assert "mkdocs.yml" in line
    assert line.endswith("owner, contact, error_reports")


def test_a_page_prepares_a_mail_that_names_it(small_project: Path) -> None:
    set_options(small_project, **OPTIONS, error_reports="errors@example.org")
    done = mkdocs("build", "--strict", cwd=small_project, SITE_URL="https://example.org/x/")
    assert done.returncode == 0, done.stderr
    assert "Warning" not in done.stderr
    built = small_project / "site"
    link = urlsplit(report_link(built, f"{CLAIM}/index.html"))
    assert (link.scheme, link.path) == ("mailto", "errors@example.org")
    values = parse_qs(link.query)
    assert values["subject"] == ["Error on “The tower clock of Larkmere stopped at four in the morning.”"]
    assert values["body"][0].split("\r\n")[:4] == [
        f"Page: {CLAIM}/",
        "Title: The tower clock of Larkmere stopped at four in the morning.",
        f"Address: https://example.org/x/{CLAIM}/",
        "Version: registry as of 21 March 2031",
    ]
    assert "Page: 404.html" in parse_qs(urlsplit(report_link(built, "404.html")).query)["body"][0]
    about = (built / "about/index.html").read_text("utf-8")
    assert "<dd>The Reading Room</dd>" in about
    assert '<a href="mailto:editors@example.org">editors@example.org</a>' in about


def test_a_page_prepares_an_entry_of_a_tracker_that_names_it(small_project: Path) -> None:
    set_options(small_project, **OPTIONS, error_reports="https://example.org/issues/new?labels=error")
    built = build_strictly(small_project, small_project / "site")
    link = urlsplit(report_link(built, "index.html"))
    assert (link.netloc, link.path) == ("example.org", "/issues/new")
    values = parse_qs(link.query)
    assert values["labels"] == ["error"]
    assert values["title"] == ["Error on “The Clock of Larkmere”"]
    assert values["body"][0].startswith(
        "Page: /\nTitle: The Clock of Larkmere\nVersion: registry as of 21 March 2031\n"
    )


def test_special_characters_of_a_title_arrive_as_themselves(small_project: Path) -> None:
    set_options(small_project, **OPTIONS, error_reports="errors@example.org")
    registry = (small_project / "claims.yaml").read_text("utf-8")
    title = "Larkmere & its “tower” <cost> 50% of #1"
    changed = registry.replace("A hand of the clock fell into the square.", f"'{title}'")
    assert changed != registry
    (small_project / "claims.yaml").write_text(changed, "utf-8")
    built = build_strictly(small_project, small_project / "site")
    values = parse_qs(urlsplit(report_link(built, "claims/hand-fell/index.html")).query)
    assert f"Title: {title}\r\n" in values["body"][0]


@pytest.mark.parametrize("option", ["contact", "error_reports"])
@pytest.mark.parametrize("value", ["http://example.org/", "javascript:alert(1)", "editors", "mailto:a@b.org?subject=x"])
def test_a_channel_that_is_none_is_named_with_what_it_must_be(small_project: Path, option: str, value: str) -> None:
    set_options(small_project, **{option: value})
    done = mkdocs("build", cwd=small_project)
    assert done.returncode == 1
    assert f"'{option}'" in done.stderr
    assert f"must be an e-mail address or an address that begins with https://: {value!r}" in done.stderr


@pytest.mark.parametrize("text", ["errors@example.org", "mailto:errors@example.org"])
def test_a_mail_address_may_stand_alone_or_as_a_link(text: str) -> None:
    assert (channel_of(text).link, channel_of(text).label) == ("mailto:errors@example.org", "errors@example.org")
