"""The front page and the frame around every page: the story first, five ways in, one left edge."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator import project
from generator.registry.vocabulary import Status
from generator.views.front import front_view
from generator.views.index import index_of
from tests.conftest import SMALL_PROJECT, build_strictly


def story_of(site: Path) -> list[tuple[str, str]]:
    """The claims of the story in the front page’s order, each with the status that the page shows."""
    text = (site / "index.html").read_text("utf-8")
    story = re.search(r'<ul class="fc-story">(.*?)</ul>', text, re.DOTALL)
    assert story is not None
    return re.findall(r'href="\./claims/([a-z0-9-]+)/".*?fc-status--([a-z-]+)', story[1])


def test_the_story_is_the_claims_that_the_registry_names(site: Path) -> None:
    assert story_of(site) == [
        ("clock-stopped-on-sunday", "corroborated"),
        ("clock-stopped-at-four", "disputed"),
        ("keeper-forgot", "disputed"),
        ("repair-costs-4800", "disputed"),
    ]
    text = (site / "index.html").read_text("utf-8")
    assert re.findall(r'<li class="fc-duel"><h3><a href="\./divergences/([a-z0-9-]+)/"', text) == ["hour-of-the-stop"]
    assert Status.DISPUTED.meaning in text
    story, _, rest = text.partition("Where they part most")
    assert Status.UNATTRIBUTED.meaning not in story
    assert Status.UNATTRIBUTED.meaning in rest


def test_each_line_says_who_says_it_and_who_contradicts_it(site: Path) -> None:
    text = re.sub(r"<[^>]+>", "", (site / "index.html").read_text("utf-8"))
    assert "The keeper forgot to wind the clock. The Morning Bell; Harbor Sheet contradicts it" in text


def test_without_choices_the_front_page_shows_what_most_reports_say(small_project: Path, tmp_path: Path) -> None:
    registry = small_project / "claims.yaml"
    text = registry.read_text("utf-8")
    registry.write_text(re.sub(r"\nfront:\n(?:  .*\n)+", "\n", text), "utf-8")
    story = [claim for claim, _ in story_of(build_strictly(small_project, tmp_path / "site"))]
    sound = project.read(small_project).sound
    assert sound is not None
    reports = {claim: len(row.supporters) for claim, row in index_of(sound).rows.items()}
    assert sorted((reports[claim] for claim in story), reverse=True) == sorted(reports.values(), reverse=True)[:6]


def test_the_picture_is_of_the_topics_that_the_registry_names() -> None:
    sound = project.read(SMALL_PROJECT).sound
    assert sound is not None
    view = front_view(index_of(sound))
    assert {sound.registry.claims[claim].topic for claim in view.figure_claims} == {"stop", "repair"}


def test_five_ways_in_and_the_rest_in_a_menu_without_javascript(browser: Any, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "claims/clock-stopped-at-four/")
    tabs = page.locator(".md-tabs__list > li > .md-tabs__link")
    assert tabs.all_inner_texts() == ["The clock", "Differences", "Claims", "Reports", "How it works", "More"]
    assert page.locator(".md-tabs__item--active").all_inner_texts() == ["Claims"]
    page.get_by_role("button", name="More").click()
    page.get_by_role("link", name="Timeline").first.click()
    assert page.url == address + "timeline/"
    context.close()


def test_the_footer_names_every_page_of_the_menu(site: Path) -> None:
    footer = (site / "claims" / "index.html").read_text("utf-8").partition("<footer")[2]
    names = re.findall(r'<li><a href="[^"]*">([^<]*)</a></li>', footer)
    assert names == [
        *("The clock", "Differences", "Claims", "Reports", "How it works", "Compare the reports", "Who it comes from"),
        *("Timeline", "Topics", "People and organizations", "Corrections", "Balance", "About", "For editors"),
    ]


@pytest.mark.parametrize("width", [360, 800, 1280, 1600])
@pytest.mark.parametrize("letters", ["100%", "200%"])
def test_one_left_edge_from_the_header_to_the_footer(browser: Any, address: str, width: int, letters: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    for uri in ("", "claims/", "methodology/", "sources/lake-courier/"):
        page.goto(address + uri)
        page.add_style_tag(content=f":root {{ font-size: calc(125% * {letters.rstrip('%')} / 100) !important }}")
        lefts = page.evaluate(
            """() => ['.md-header__inner', '.md-tabs .md-grid', 'h1', '.fc-footer__inner'].map(selector => {
                const node = document.querySelector(selector), box = node.getBoundingClientRect();
                return box.width ? Math.round(box.left + parseFloat(getComputedStyle(node).paddingLeft)) : null;
            }).filter(left => left !== null)"""
        )
        assert len(set(lefts)) == 1, (uri, lefts)
        assert lefts[0] >= 24, uri
        assert width > 1240 or lefts[0] == 24, uri
    context.close()
