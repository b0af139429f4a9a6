"""The registry of this repository and its site; whoever puts another registry in its place deletes this module."""

from __future__ import annotations

import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import project
from generator.editing.review_entries import brief_quotes
from generator.evidence.assessment import Assessment
from generator.evidence.fingerprint import fingerprint_of
from generator.evidence.words import words_of
from generator.registry.vocabulary import Stance, Status
from tests.accessibility import flaws_of
from tests.built_site import broken_links, dates_as_numbers, repeated_ids
from tests.command_line import run
from tests.conftest import ROOT, SMALL_PROJECT, build_strictly, file_server
from tests.language_server import start_language_server
from tests.sentence_lines import flaws_of_line, lines_of_citations, lines_of_report, quoted_positions
from tests.site_search import search_until_offered

CLAIM = "claims/who-raised-the-pardon-netanyahu/"
REPORTS = ("newsmax", "the-cradle", "times-of-israel", "letter-report")  # as their names are sorted


@pytest.fixture(scope="module")
def texts() -> Path:
    """The folder with the retained copies of the reports."""
    folder = ROOT / os.environ.get("SEED_TEXTS", "../shared/seeds")
    if not any(folder.glob("*.txt")):
        pytest.skip("the reports' retained copies are not at hand: name their folder in SEED_TEXTS")
    return folder


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    checked = project.read(ROOT)
    assert list(map(str, checked.problems)) == []
    assert checked.assessment is not None
    return checked.assessment


@pytest.fixture(scope="module")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, built once in strict mode."""
    return build_strictly(ROOT, tmp_path_factory.mktemp("real-site") / "x")


@pytest.fixture(scope="module")
def real_address(real_site: Path) -> Iterator[str]:
    with file_server(real_site) as root:
        yield root


def test_every_sentence_of_every_report_is_accounted_for(assessment: Assessment) -> None:
    assert {name: coverage.uncovered for name, coverage in assessment.coverage.items()} == dict.fromkeys(
        assessment.sources, ()
    )


def test_every_status_occurs_but_one(assessment: Assessment) -> None:
    """No two lines that each state an origin stand for any claim, and the site says so."""
    assert {weight.status for weight in assessment.claims.values()} == set(Status) - {Status.CORROBORATED}


def test_no_status_is_written_by_hand(assessment: Assessment) -> None:
    assert [claim.id for claim in assessment.registry.claims.values() if claim.status or claim.status_note] == []


def test_the_letter_report_is_not_silent_on_the_call(assessment: Assessment) -> None:
    of_the_call = {"call", "pardon", "call-gaza", "call-syria", "tunnels", "syria-action", "reporting"}
    assert [topic for topic in of_the_call if "letter-report" in assessment.sources_by_topic[topic]] == []


def test_every_quote_of_a_wording_a_conflict_or_a_tension_shows_it(assessment: Assessment) -> None:
    """But where the report’s own clause is that short."""
    assert [(look.entry[1], look.message) for look in brief_quotes(assessment)] == [
        ("who-reported-trumps-words", "4 words of the-cradle: “citing a US official”")
    ]


def test_spelling_and_dates_are_of_one_style() -> None:
    text = (ROOT / "claims.yaml").read_text("utf-8")
    own = "\n".join(line for line in text.splitlines() if not re.match(r"\s*(- )?(quote|kind|- \{source)\b", line))
    british = (
        r"(?<![-\w])\w*(?:favour|colour|behaviour|defence|judgement|cancelled|labelled|metres|criticis(?:e|ing))\w*"
    )
    weekday = r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d"
    month = r"(?:January|February|March|May|June|July|August|September|October|November|December) \d{1,2}(?!\d)"
    assert re.findall(british, own) == []
    assert re.findall(weekday, own) == []
    assert [day for day in re.findall(month, own) if day != "December 4"] == []  # the date as a post has it


def test_every_report_is_cited_and_contradicted_or_contradicts(assessment: Assessment) -> None:
    stances = Counter(
        (citation.source, citation.stance)
        for claim in assessment.registry.claims.values()
        for citation in claim.evidence
    )
    assert all(stances[source, Stance.SUPPORTS] >= 10 for source in assessment.sources)
    assert sum(stances[source, Stance.CONTRADICTS] for source in assessment.sources) >= 10


def test_there_are_at_least_twenty_divergences(assessment: Assessment) -> None:
    assert len(assessment.registry.divergences) >= 20


def test_no_report_is_quoted_beyond_three_fifths(assessment: Assessment) -> None:
    assert max(coverage.quoted_share for coverage in assessment.coverage.values()) <= 0.6


def test_fingerprints_are_those_of_the_retained_copies(assessment: Assessment, texts: Path) -> None:
    for name, source in assessment.sources.items():
        assert fingerprint_of((texts / source.file).read_bytes()) == assessment.fingerprints[name]


def test_no_file_carries_a_report(texts: Path) -> None:
    runs = set()
    for path in texts.glob("*.txt"):
        words = words_of(path.read_text("utf-8"))
        runs.update(words[n : n + 26] for n in range(len(words) - 25))
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        try:
            words = words_of(path.read_text("utf-8"))
        except (UnicodeDecodeError, FileNotFoundError):
            continue
        assert not any(words[n : n + 26] in runs for n in range(len(words) - 25)), name


def test_the_check_and_the_layout_are_clean() -> None:
    done = run(ROOT, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"\d+ claims, \d+ quotes proved in 4 sources, .*: no problems\n", done.stdout)
    assert run(ROOT, "fmt", "--check").returncode == 0


def test_an_editor_finds_no_problem_in_it() -> None:
    server = start_language_server(ROOT / "schema" / "claims.schema.json")
    text = (ROOT / "claims.yaml").read_text("utf-8").split("\n", 1)[1]
    assert server.problems_in("file:///town/real.yaml", text) == []
    server.stop()


def test_its_settings_are_those_that_the_other_tests_build_with() -> None:
    class Loader(yaml.SafeLoader):
        """Reads ``!ENV [NAME, default]`` as the list that it is."""

    Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node))
    own = {"site_name", "site_description", "copyright"}
    ours, small = (yaml.load((folder / "mkdocs.yml").read_text("utf-8"), Loader) for folder in (ROOT, SMALL_PROJECT))
    for settings in (ours, small):
        del settings["theme"]["icon"], settings["nav"][0]  # the front page has a name of its own
    assert {key: ours[key] for key in ours if key not in own} == {key: small[key] for key in small if key not in own}


def test_the_heading_of_every_hand_written_page_can_be_read(real_site: Path) -> None:
    """MkDocs shows a heading with a mistake as text and gives the page the description of the site."""
    for page in ("index.html", *(f"{name}/index.html" for name in ("methodology", "corrections", "balance", "about"))):
        text = (real_site / page).read_text("utf-8")
        description = re.search(r'<meta name="description" content="([^"]*)"', text)
        assert description, page
        assert "quote by quote." not in description[1] or page == "index.html", page


def test_links_places_and_dates_of_the_site(real_site: Path) -> None:
    assert broken_links(real_site) == []
    assert repeated_ids(real_site) == {}
    assert [stretch for stretch in dates_as_numbers(real_site) if "2025-12-04" not in stretch] == []  # as a copy has it


def test_every_claim_shows_all_four_reports(real_site: Path) -> None:
    """But for the pages that only lead from an old address to the new one."""
    texts = [path.read_text("utf-8") for path in (real_site / "claims").glob("*/index.html")]
    shown = {tuple(re.findall(r'<section class="fc-report[^>]* id="report-([a-z-]+)"', text)) for text in texts}
    assert shown - {()} == {REPORTS}
    assert len([text for text in texts if 'http-equiv="refresh"' not in text]) > 200


def test_no_page_shows_a_word_that_is_not_quoted(real_site: Path, assessment: Assessment) -> None:
    quoted = quoted_positions(assessment)
    lines = [
        *lines_of_citations(real_site, assessment),
        *(line for source in assessment.sources for line in lines_of_report(real_site, source)),
    ]
    assert len(lines) > 800
    assert [flaw for line in lines for flaw in flaws_of_line(line, assessment, quoted)] == []


def test_a_report_page_shows_at_most_half_of_each_sentence(real_site: Path, assessment: Assessment) -> None:
    for source, fingerprint in assessment.fingerprints.items():
        lines = lines_of_report(real_site, source)
        assert [(line.place, line.word_count) for line in lines] == [
            (sentence.place, sentence.count) for sentence in fingerprint.sentences
        ]
        assert [line.place for line in lines if line.visible > line.word_count // 2] == []


NUMBERS = {"One": 1, "Two": 2, "Three": 3, "Four": 4, "one": 1, "two": 2, "three": 3}


def test_sentence_figure_and_status_of_a_claim_tell_the_same_numbers(real_site: Path) -> None:
    for path in sorted((real_site / "claims").glob("*/index.html")):
        text = path.read_text("utf-8")
        if 'http-equiv="refresh"' in text:
            continue  # an old address
        sections = re.findall(r'<section class="fc-report.*?</section>', text, re.DOTALL)
        saying = sum("fc-stance--supports" in section for section in sections)
        partly = sum("fc-stance--partly" in section and "fc-stance--supports" not in section for section in sections)
        status = re.search(r'<button type="button" class="fc-status fc-status--([a-z-]+)"', text)
        why = re.search(r"<strong>Why.</strong> (.*?)</p>", text)
        lines = re.search(r"<strong>(\d+) lines? of evidence\.</strong>", text)
        assert status, path
        assert why, path
        assert lines, path
        drawn = re.findall(r'<li class="fc-line">.*?</li>', text, re.DOTALL)
        unstated = sum("fc-node--none" in line for line in drawn)
        assert len(drawn) == int(lines[1]), path
        said = re.match(r"(?:Only .+? says|(\w+) reports say) this(?:; (.+?) says? part of it\.)?", why[1])
        assert said, why[1]
        assert NUMBERS[said[1] or "one"] == saying, path
        assert len(re.findall(r", | and ", said[2])) + 1 == partly if said[2] else not partly, path
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
        description = re.search(r'<meta name="description" content="([^"]*)"', text)[1]  # type: ignore[index]
        assert f"{saying} of " in description or ("The only report" in description and saying == 1), path


@pytest.mark.parametrize("page", ["", "methodology/", "corrections/", "balance/", "about/", CLAIM, "guides/"])
def test_axe_finds_nothing_on_pages_written_for_this_site(browser: Any, real_address: str, page: str) -> None:
    assert flaws_of(browser, real_address + page, "light", 360) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("raised the pardon", CLAIM),
        ("armed and dangerous", "claims/"),
        ("Newsmax", "sources/newsmax/"),
        ("Isaac Herzog", "people/herzog/"),
    ],
)
def test_search_finds_claims_quotes_sources_and_people(
    browser: Any, real_address: str, words: str, expected: str
) -> None:
    page = browser.new_page()
    page.goto(real_address)
    search_until_offered(page, words, expected)
    page.close()
