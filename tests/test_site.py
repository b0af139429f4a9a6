"""The built site as files: links, pages, silence, and what must not be in it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator import project
from tests.conftest import ROOT, copy_project, mkdocs


class _Links(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        for name in ("href", "src"):
            if values.get(name):
                self.links.append(str(values[name]))


def _pages(site: Path) -> dict[str, _Links]:
    return {
        "/" + path.relative_to(site).as_posix().removesuffix("index.html"): _Links(path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def test_every_link_and_anchor_leads_somewhere(built: Path) -> None:
    pages = _pages(built)
    broken = []
    for name, page in pages.items():
        if name == "/404.html":
            continue
        for link in page.links:
            parts = urlsplit(urljoin(f"http://site{name}", link))
            if parts.netloc != "site" or parts.scheme not in ("http", "https"):
                continue
            target = unquote(parts.path)
            if target.endswith("/") or target in pages:
                if target not in pages:
                    broken.append(f"{name} -> {link}")
                elif parts.fragment and unquote(parts.fragment) not in pages[target].ids:
                    broken.append(f"{name} -> {link} (no such place)")
            elif not (built / target.lstrip("/")).is_file():
                broken.append(f"{name} -> {link}")
    assert broken == []


def test_no_id_stands_twice_on_a_page(built: Path) -> None:
    twice = {name: [i for i in page.ids if page.ids.count(i) > 1] for name, page in _pages(built).items()}
    assert {name: ids for name, ids in twice.items() if ids} == {}


def test_every_claim_has_a_page_that_shows_all_four_reports(built: Path) -> None:
    assessment = project.read(ROOT).assessment
    assert assessment is not None
    for claim in assessment.registry.claims.values():
        text = (built / "claims" / claim.id / "index.html").read_text("utf-8")
        assert text.count('<section class="fc-report') == 4, claim.id
        speaking = {citation.source for citation in claim.evidence}
        assert text.count("fc-report--silent") == len(assessment.subjects[claim.topic] - speaking), claim.id
        assert text.count("fc-report--off-topic") == len(assessment.sources) - len(assessment.subjects[claim.topic]), (
            claim.id
        )


NUMBERS = {"One": 1, "Two": 2, "Three": 3, "Four": 4, "one": 1, "two": 2, "three": 3}


def test_sentence_figure_and_status_of_a_claim_tell_the_same_numbers(built: Path) -> None:
    for path in sorted((built / "claims").glob("*/index.html")):
        text = path.read_text("utf-8")
        if 'http-equiv="refresh"' in text:
            continue  # an old address
        sections = re.findall(r'<section class="fc-report.*?</section>', text, re.DOTALL)
        saying = sum("fc-stance--supports" in each for each in sections)
        partly = sum("fc-stance--partly" in each and "fc-stance--supports" not in each for each in sections)
        status = re.search(r'<a class="fc-status fc-status--([a-z-]+)"', text)
        why = re.search(r"<strong>Why.</strong> (.*?)</p>", text)
        lines = re.search(r"<strong>(\d+) lines? of evidence\.</strong>", text)
        assert status, path
        assert why, path
        assert lines, path
        drawn = re.findall(r'<li class="fc-line">.*?</li>', text, re.DOTALL)
        unstated = sum("fc-node--none" in each for each in drawn)
        assert len(drawn) == int(lines[1]), path
        said = re.match(r"(\w+) reports? says? this(?:; (\w+) says? part of it\.)?", why[1])
        assert said, why[1]
        assert NUMBERS[said[1]] == saying, path
        assert NUMBERS.get(said[2] or "", 0) == partly, path
        assert ("one line of evidence" in why[1]) == (saying > 1 and len(drawn) == 1), path
        if counted := re.search(r"that is (\w+) lines of evidence", why[1]):
            assert NUMBERS[counted[1]] == len(drawn), path
        contradicted = "fc-stance--contradicts" in "".join(sections)
        expected = {
            "single-source": saying == 1,
            "corroborated": len(drawn) - unstated > 1,
            "single-origin": saying > 1 and len(drawn) - unstated == 1,
            "unattributed": saying > 1 and unstated == len(drawn),
            "disputed": contradicted,
        }
        assert expected.get(status[1], True), path
        assert status[1] in ("disputed", "characterisation") or not contradicted, path
        assert f"{saying} of " in re.search(r'<meta name="description" content="([^"]*)"', text)[1], path  # type: ignore[index]


def test_dates_are_shown_in_one_style(built: Path) -> None:
    shown = re.compile(r">[^<]*\b20\d\d-\d\d-\d\d\b[^<]*<")
    for path in sorted(built.rglob("*.html")):
        text = re.sub(r"<(script|style|pre)\b.*?</\1>", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert [each for each in shown.findall(text) if "2025-12-04" not in each] == [], path  # as one copy has it


def test_claim_pages_stay_out_of_the_navigation(built: Path) -> None:
    text = (built / "about" / "index.html").read_text("utf-8")
    nav = re.search(r'<nav class="md-nav md-nav--primary.*?</nav>', text, re.DOTALL)
    assert nav is not None
    assert "claims/" in nav.group()
    assert "claims/who" not in nav.group()


def test_the_search_index_holds_statements_and_quotes(built: Path) -> None:
    entries = json.loads((built / "search" / "search_index.json").read_text("utf-8"))["docs"]
    told = " ".join(entry["text"] for entry in entries if entry["location"].startswith("claims/who-raised"))
    assert "Netanyahu raised the issue" in told
    assert "&lt;" not in " ".join(entry["title"] for entry in entries)


def test_two_builds_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    other = copy_project(tmp_path / "elsewhere")
    done = mkdocs("build", "--strict", cwd=other)
    assert done.returncode == 0, done.stderr
    first = {p.relative_to(built): p.read_bytes() for p in built.rglob("*") if p.is_file()}
    second = {p.relative_to(other / "site"): p.read_bytes() for p in (other / "site").rglob("*") if p.is_file()}
    assert first.keys() == second.keys()
    assert [str(name) for name in first if first[name] != second[name]] == []


def test_a_registry_with_problems_leaves_the_last_good_site(tmp_path: Path) -> None:
    folder = copy_project(tmp_path / "project")
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("the last good site", "utf-8")
    registry = (folder / "claims.yaml").read_text("utf-8")
    (folder / "claims.yaml").write_text(registry.replace("stance: supports", "stance: suports", 1), "utf-8")
    done = mkdocs("build", "--strict", cwd=folder)
    assert done.returncode == 1
    assert re.search(r"claims\.yaml:\d+:\d+: stance must be .*did you mean 'supports'\? \[word-unknown\]", done.stderr)
    assert "Traceback" not in done.stderr
    assert (folder / "site" / "index.html").read_text("utf-8") == "the last good site"


@pytest.mark.parametrize("page", ["methodology.md", "about.md"])
def test_a_standing_page_must_not_be_empty(tmp_path: Path, page: str) -> None:
    folder = copy_project(tmp_path / "project")
    (folder / "content" / page).write_text(" \n", "utf-8")
    done = mkdocs("build", cwd=folder)
    assert done.returncode == 1
    assert f"content/{page}:1:1: page must exist and not be empty [standing-page]" in done.stderr


def test_hostile_text_shows_as_itself(tmp_path: Path) -> None:
    folder = copy_project(tmp_path / "project")
    registry = (folder / "claims.yaml").read_text("utf-8")
    evil = "'</script><script>alert(1)</script> <img src=x onerror=alert(1)> *a* [b](javascript:alert(1)) {{ 7*7 }} #'"
    worse = "summary: >-\n      <b onclick=alert(2)>x</b> {% raw %} "
    hostile = re.sub(r"statement: .*", lambda _: f"statement: {evil}", registry, count=1)
    hostile = re.sub(r"summary: >-\n\s*", lambda _: worse, hostile, count=1)
    (folder / "claims.yaml").write_text(hostile, "utf-8")
    done = mkdocs("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    for path in (folder / "site").rglob("*.html"):
        text = path.read_text("utf-8")
        assert "<script>alert" not in text, path
        assert "onerror=alert(1)>" not in text, path
        assert "<b onclick" not in text, path
        assert 'href="javascript:alert' not in text, path


def test_an_old_address_redirects(tmp_path: Path) -> None:
    folder = copy_project(tmp_path / "project")
    registry = (folder / "claims.yaml").read_text("utf-8")
    key = "  who-raised-the-pardon-netanyahu:\n"
    assert key in registry
    (folder / "claims.yaml").write_text(registry.replace(key, key + "    formerly: [an-old-id]\n"), "utf-8")
    done = mkdocs("build", "--strict", cwd=folder)
    assert done.returncode == 0, done.stderr
    text = (folder / "site/claims/an-old-id/index.html").read_text("utf-8")
    assert 'content="0; url=../who-raised-the-pardon-netanyahu/"' in text
