"""The site of the small project as files: links, pages, silence, and what must not be in it."""

from __future__ import annotations

import json
import re
import struct
from html import unescape
from pathlib import Path

import pytest

from tests.built_site import broken_links, contents, dates_as_numbers, repeated_ids
from tests.conftest import SMALL_PROJECT, build_strictly, copy_small_project, mkdocs

OWN_VOICE = "it says so in its own voice and names no origin."
# Each claim with its status, what its page gives as the reason, the lines of evidence that are drawn and how many of
# them state no origin, and the share of the reports that its description names.
CLAIMS = {
    "clock-stopped-at-four": (
        "disputed",
        "Only The Morning Bell says this; it attributes this to the town council. Harbor Sheet contradicts it. "
        "The Lake Courier says it otherwise. Not its subject: Page of an almanac.",
        (1, 0),
        "1 of 3",
    ),
    "clock-stopped-on-sunday": (
        "corroborated",
        "Three reports say this; that is three lines of evidence: The Morning Bell from the town council; "
        "The Lake Courier from the Morning Bell and a council clerk; Harbor Sheet from the harbor office. "
        "Not its subject: Page of an almanac.",
        (3, 0),
        "3 of 3",
    ),
    "clock-ran-61-years": (
        "single-origin",
        "Two reports say this; both attribute this to a council clerk: one line of evidence. "
        "Silent: Harbor Sheet. Not its subject: Page of an almanac.",
        (1, 0),
        "2 of 3",
    ),
    "worn-spring": (
        "single-origin",
        "Two reports say this; both count as one line of evidence, because the clockmaker’s letter comes from the "
        "clockmaker. Silent: The Morning Bell. Not its subject: Page of an almanac.",
        (1, 0),
        "2 of 3",
    ),
    "winding-would-not-help": (
        "single-source",
        "Only The Lake Courier says this; it attributes this to the clockmaker’s letter. "
        "Silent: Harbor Sheet, The Morning Bell. "
        "Not its subject: Page of an almanac.",
        (1, 0),
        "1 of 3",
    ),
    "keeper-forgot": (
        "disputed",
        "Only The Morning Bell says this; it attributes this to nobody named. Harbor Sheet contradicts it. "
        "Silent: The Lake Courier. "
        "Not its subject: Page of an almanac.",
        (1, 0),
        "1 of 3",
    ),
    "keeper-denied": (
        "single-source",
        f"Only Harbor Sheet says this; {OWN_VOICE} Silent: The Lake Courier, The Morning Bell. "
        "Not its subject: Page of an almanac.",
        (1, 1),
        "1 of 3",
    ),
    "hand-fell": (
        "unattributed",
        "Three reports say this; all of them say so in their own voice and name no origin. "
        "Not its subject: Page of an almanac.",
        (3, 3),
        "3 of 3",
    ),
    "nobody-hurt": (
        "unattributed",
        "Two reports say this; The Lake Courier says part of it. "
        "The two that say it do so in their own voice and name no origin. Not its subject: Page of an almanac.",
        (2, 2),
        "2 of 3",
    ),
    "council-voted": (
        "single-origin",
        "Two reports say this; an editor counts them as one line of evidence, attributed to a council clerk and the "
        "town council. Silent: The Lake Courier. Not its subject: Page of an almanac.",
        (1, 0),
        "2 of 3",
    ),
    "council-decided-on-the-repair": (
        "corroborated",
        "Two reports say this; that is two lines of evidence: The Morning Bell from a council clerk; Harbor Sheet "
        "from the town council. Silent: The Lake Courier. Not its subject: Page of an almanac.",
        (2, 0),
        "2 of 3",
    ),
    "vote-not-unanimous": (
        "single-origin",
        "Two reports say this; both count as one line of evidence, because two members of the council may be an "
        "unnamed member of the council. Silent: The Morning Bell. Not its subject: Page of an almanac.",
        (1, 0),
        "2 of 3",
    ),
    "repair-costs-4800": (
        "disputed",
        "Two reports say this; one states an origin, the other states none: The Morning Bell from the town council; "
        "Harbor Sheet in its own voice, with no origin named. The Lake Courier contradicts it. "
        "Not its subject: Page of an almanac.",
        (2, 1),
        "2 of 3",
    ),
    "strikes-by-easter": (
        "disputed",
        f"Only Harbor Sheet says this; {OWN_VOICE} Harbor Sheet also carries an account that contradicts it. "
        "Silent: The Lake Courier, The Morning Bell. Not its subject: Page of an almanac.",
        (1, 1),
        "1 of 3",
    ),
    "mayor-said-heart": (
        "single-origin",
        "Two reports say this; both attribute this to the mayor’s speech: one line of evidence. "
        "Not its subject: Page of an almanac, The Lake Courier.",
        (1, 0),
        "2 of 2",
    ),
    "never-so-quiet": (
        "characterisation",
        f"Only The Morning Bell says this; {OWN_VOICE} Silent: Harbor Sheet. "
        "Not its subject: Page of an almanac, The Lake Courier.",
        (1, 1),
        "1 of 2",
    ),
    "lamps-stay-lit": (
        "single-source",
        f"Only Harbor Sheet says this; {OWN_VOICE} Silent: Page of an almanac. "
        "Not its subject: The Lake Courier, The Morning Bell.",
        (1, 1),
        "1 of 2",
    ),
}


def claim_page(site: Path, claim: str) -> str:
    return (site / "claims" / claim / "index.html").read_text("utf-8")


def words_in(html: str) -> str:
    return unescape(re.sub("<[^>]*>", "", html))


def test_the_site_has_these_pages_and_no_others(site: Path) -> None:
    pages = {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}
    standing = {".", "about", "balance", "corrections", "methodology", "guides"}
    lists = {"claims", "compare", "divergences", "origins", "people", "sources", "timeline", "topics"}
    assert {name for name in pages if "/" not in name} == standing | lists
    assert {name for name in pages if name.startswith(("sources/", "topics/", "people/"))} == {
        *("sources/almanac", "sources/harbor-sheet", "sources/lake-courier", "sources/morning-bell"),
        "sources/harbor-paper",  # its address of before
        *("topics/stop", "topics/repair", "topics/voices", "topics/tower"),
        *("people/mayor", "people/clockmaker", "people/keeper", "people/council"),
        *("people/harbor-sheet", "people/morning-bell"),
    }
    assert len([name for name in pages if name.startswith("claims/")]) == 24 + 1  # and one address of before
    assert len([name for name in pages if name.startswith("divergences/")]) == 8 + 1


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    assert broken_links(site) == []


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<a id="x" href="#y"></a><img src="no.png"><a href="no/"></a><a href="#x"></a>'
    )
    assert broken_links(tmp_path) == ["/ -> #y (no such place)", "/ -> no.png", "/ -> no/"]


def test_no_id_stands_twice_on_a_page(site: Path) -> None:
    assert repeated_ids(site) == {}


@pytest.mark.parametrize("claim", CLAIMS)
def test_sentence_figure_and_status_of_a_claim_follow_from_its_evidence(site: Path, claim: str) -> None:
    status, reason, (lines, unstated), share = CLAIMS[claim]
    text = claim_page(site, claim)
    assert re.findall(r'<button type="button" class="fc-status fc-status--([a-z-]+)"', text)[0] == status
    assert words_in(re.findall(r"<strong>Why.</strong> (.*?)</p>", text)[0]) == reason
    figure = re.findall(r'<li class="fc-line">.*?</li>', text, re.DOTALL)
    assert len(figure) == lines
    assert sum("fc-node--none" in line for line in figure) == unstated
    assert f"<strong>{lines} line{'' if lines == 1 else 's'} of evidence.</strong>" in text
    assert f" {share} reports on this topic " in re.findall(r'<meta name="description" content="([^"]*)"', text)[0]


@pytest.mark.parametrize(
    ("claim", "stances"),
    [
        (
            "clock-stopped-at-four",
            {
                "almanac": "off-topic",
                "harbor-sheet": "contradicts",
                "lake-courier": "differs",
                "morning-bell": "supports",
            },
        ),
        (
            "nobody-hurt",
            {"almanac": "off-topic", "harbor-sheet": "supports", "lake-courier": "partly", "morning-bell": "supports"},
        ),
        (
            "winding-would-not-help",
            {"almanac": "off-topic", "harbor-sheet": "silent", "lake-courier": "supports", "morning-bell": "silent"},
        ),
        (
            "lamps-stay-lit",
            {"almanac": "silent", "harbor-sheet": "supports", "lake-courier": "off-topic", "morning-bell": "off-topic"},
        ),
    ],
)
def test_a_claim_shows_every_report_silent_ones_included(site: Path, claim: str, stances: dict[str, str]) -> None:
    sections = re.findall(r'<section class="fc-report[^>]*>.*?</section>', claim_page(site, claim), re.DOTALL)
    shown = {}
    for section in sections:
        [report] = re.findall(r'id="report-([a-z-]+)"', section)
        [shown[report]] = set(re.findall(r"fc-(?:stance|report)--([a-z-]+)", section))
    assert shown == stances


def test_a_citation_shows_all_that_the_registry_says_of_it(site: Path) -> None:
    denial, implied = claim_page(site, "keeper-denied"), claim_page(site, "winding-would-not-help")
    assert "Here it counts that he denied it, which the paper says in its own voice." in denial
    assert "implied by the context" in implied
    assert "implied by the context" not in denial
    assert "“The keeper allegedly forgot" in words_in(claim_page(site, "keeper-forgot"))
    assert "at five" in words_in(claim_page(site, "clock-stopped-at-four"))
    assert '<span class="fc-gap">[…] </span>' in claim_page(site, "clock-stopped-on-sunday")
    assert 'title="our insertion">&#91;the clock&#93;</ins>' in claim_page(site, "clock-ran-61-years")


@pytest.mark.parametrize(
    ("divergence", "marks", "silent"),
    [
        ("hour-of-the-stop", ["four", "five"], ["The Lake Courier"]),
        ("price-of-the-repair", ["4,800", "4,800", "5,200"], []),
        ("stopped-or-fell-silent", ["stopped", "stopped", "fell silent"], []),  # as the readings quote them
        # It names no claim, so all are asked.
        ("forgotten-or-worn", ["worn spring"], ["Page of an almanac", "The Lake Courier"]),
        ("letter-of-the-clockmaker", [], ["Harbor Sheet", "The Morning Bell"]),
        ("easter-or-june", ["Easter", "June"], []),  # one report against itself asks no other
    ],
)
def test_a_divergence_marks_the_words_and_shows_who_is_silent(
    site: Path, divergence: str, marks: list[str], silent: list[str]
) -> None:
    text = (site / "divergences" / divergence / "index.html").read_text("utf-8")
    assert re.findall("<mark>(.*?)</mark>", text) == marks
    cards = re.findall('<div class="fc-reading fc-reading--silent">(.*?)</div>', text, re.DOTALL)
    assert [words_in(re.findall("<h2.*?</h2>", card)[0]) for card in cards] == silent
    assert all("answers this question" in card for card in cards)


def test_the_list_of_divergences_sets_readings_beside_reports_and_silent_ones(site: Path) -> None:
    text = (site / "divergences" / "index.html").read_text("utf-8")
    assert re.findall(r'<h2 id="([a-z]+)">', text) == ["major", "minor", "nuance"]
    rows = re.findall(r'<li class="fc-question" data-row="([a-z0-9-]+)"(.*?)</ul></li>', text, re.DOTALL)
    sides = {
        row: [words_in(side).strip() for side in re.findall(r'<li class="fc-side.*?</li>', rest)] for row, rest in rows
    }
    assert len(sides) == 8
    assert sides["hour-of-the-stop"] == ["The Morning Bell At four", "Harbor Sheet At five", "The Lake Courier silent"]
    assert sides["price-of-the-repair"][0] == "The Morning Bell, Harbor Sheet 4,800 crowns"
    assert sides["easter-or-june"] == ["Harbor Sheet By Easter", "Harbor Sheet In June"]


def test_events_stand_in_the_order_of_time_and_then_of_the_registry(site: Path) -> None:
    text = (site / "timeline" / "index.html").read_text("utf-8")
    dates = re.findall(r'<li[^>]* id="([a-z-]+)".*?<p class="fc-event__date">(.*?)</p>', text, re.DOTALL)
    assert [(event, words_in(date.partition(" <span")[0])) for event, date in dates] == [
        ("tower-built", "1894"),
        ("year-of-the-stop", "2031"),
        ("month-of-the-stop", "March 2031"),
        ("spring-wears", "Not later than Sunday 9 March 2031"),
        ("clock-stops", "Sunday 9 March 2031"),
        ("hand-falls", "Sunday 9 March 2031"),
        ("letter", "Week of Monday 10 March 2031"),
        ("vote", "Monday 10 March 2031"),
        ("repaired", "June 2031"),
        ("clock-looked-at", "Date not stated"),
    ]


def test_a_withdrawn_claim_stays_and_says_so(site: Path) -> None:
    assert "It says the same as the claim on the vote." in claim_page(site, "council-decided-on-the-repair")
    page = (site / "corrections/index.html").read_text("utf-8")
    assert 'href="../timeline/&#35;clock-stops"' in page
    corrections = words_in(page)
    for change in (
        "The Harbor Sheet is cited too.",
        "It says the same as the claim on the vote.",
        "The day is Sunday; it said Monday before.",
        "The Harbor Sheet contradicts this; before, it was said to say part of it.",
        "The note names the offices.",
    ):
        assert change in corrections
    assert "26 entries first published on 14 March 2031." in corrections


def test_the_registry_is_as_of_its_newest_change(site: Path) -> None:
    for page in ("index.html", "about/index.html", "claims/hand-fell/index.html"):
        assert "Registry as of 21 March 2031." in words_in((site / page).read_text("utf-8")), page


def test_dates_are_shown_in_one_style(site: Path) -> None:
    assert dates_as_numbers(site) == []


def test_a_right_to_left_name_is_isolated(site: Path) -> None:
    assert '<bdi dir="rtl">נועם טסלר</bdi>' in (site / "people/clockmaker/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("claims/clock-stopped", "clock-stopped-at-four"),
        ("divergences/the-hour", "hour-of-the-stop"),
        ("sources/harbor-paper", "harbor-sheet"),
    ],
)
def test_an_old_address_redirects(site: Path, old: str, new: str) -> None:
    assert f'content="0; url=../{new}/"' in (site / old / "index.html").read_text("utf-8")


def test_right_to_left_names_put_no_element_into_an_attribute_or_a_choice(small_project: Path) -> None:
    registry = (small_project / "claims.yaml").read_text("utf-8")
    for name, other in (("the town council", "המועצה"), ("The repair", "התיקון"), ("Tobin Quarles", "טובין")):
        assert f"{{name: {name}" in registry
        registry = registry.replace(f"{{name: {name}", f"{{name: {other}")
    (small_project / "claims.yaml").write_text(registry, "utf-8")
    record = small_project / "seeds" / "lake-courier.yaml"
    record.write_text(record.read_text("utf-8").replace("name: The Lake Courier", "name: האגם", 1), "utf-8")
    built = build_strictly(small_project, small_project / "site")
    assert '<bdi dir="rtl">האגם</bdi>' in claim_page(built, "repair-costs-4800")
    assert '<bdi dir="rtl">המועצה</bdi>' in claim_page(built, "repair-costs-4800")
    wrong = re.compile(r"""="[^"<>]*<bdi|<option[^>]*><bdi""")
    assert [path for path in built.rglob("*.html") if wrong.search(path.read_text("utf-8"))] == []


def test_every_claim_divergence_and_report_has_a_picture_of_the_size_its_page_gives(site: Path) -> None:
    pictures = {path.relative_to(site / "cards"): path.read_bytes() for path in (site / "cards").rglob("*.png")}
    folders = [path.parent.as_posix() for path in pictures]
    assert (folders.count("."), folders.count("divergences"), folders.count("sources")) == (24, 8, 4)
    assert {struct.unpack(">II", data[16:24]) for data in pictures.values()} == {(1200, 630)}
    text = claim_page(site, "hand-fell")
    assert re.findall(r'<meta property="og:image" content="[^"]*(cards/[^"]*)">', text) == ["cards/hand-fell.png"]
    assert '<meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">' in text


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (
            "divergences/hour-of-the-stop",
            "At what hour did the clock stop? The Morning Bell: At four. Harbor Sheet: At five. Conflict.",
        ),
        (
            "divergences/letter-of-the-clockmaker",
            "Who tells of the clockmaker’s letter? "
            "The Lake Courier (republished by The Shore Reader): The clockmaker wrote to the council. "
            "Harbor Sheet, The Morning Bell: Silent. Omission.",
        ),
        (
            "claims/clock-stopped-at-four",
            "Do the reports agree? The tower clock of Larkmere stopped at four in the morning. "
            "The Morning Bell: says this. Harbor Sheet: contradicts it: at five. "
            "Reports conflict: 1 of 3 reports on this topic says this.",
        ),
        (
            "claims/hand-fell",
            "A hand of the clock fell into the square. Origin not stated: 3 of 3 reports on this topic say this.",
        ),
        (
            "sources/lake-courier",
            "The Lake Courier. Published by The Lake Courier, republished by The Shore Reader. Date not stated. "
            "Report: cited for 10 claims.",
        ),
    ],
)
def test_a_picture_says_in_words_what_it_shows_and_never_one_side_alone(site: Path, page: str, words: str) -> None:
    text = (site / page / "index.html").read_text("utf-8")
    assert [unescape(alt) for alt in re.findall(r'<meta property="og:image:alt" content="([^"]*)">', text)] == [words]


def test_claim_pages_stay_out_of_the_navigation(site: Path) -> None:
    text = (site / "about" / "index.html").read_text("utf-8")
    [navigation] = re.findall(r'<nav class="md-tabs".*?</nav>', text, re.DOTALL)
    assert 'href="../claims/"' in navigation
    assert "claims/c" not in navigation


def test_the_search_index_holds_statements_and_quotes(site: Path) -> None:
    entries = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"]
    of_the_claim = [entry for entry in entries if entry["location"].startswith("claims/clock-stopped-at-four/")]
    assert of_the_claim[0]["title"] == "The tower clock of Larkmere stopped at four in the morning."
    assert "fell silent before dawn on Sunday" in " ".join(entry["text"] for entry in of_the_claim)
    assert "&lt;" not in " ".join(entry["title"] for entry in entries)


def test_the_search_index_says_what_every_page_is_and_has_no_bare_headings(site: Path) -> None:
    entries = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"]
    tags = {entry["location"]: entry["tags"] for entry in entries}
    for location, tag in {
        "claims/clock-stopped-at-four/": "Claim · Reports conflict",
        "claims/never-so-quiet/": "Claim · Characterization",
        "divergences/hour-of-the-stop/": "Difference · Conflict",
        "sources/lake-courier/": "Report",
        "topics/stop/": "Topic",
        "people/mayor/": "Person",
        "people/council/": "Organization",
        "methodology/": "How it works",
        "guides/": "Guide",
        "": "Front page",
    }.items():
        assert tags[location] == [tag], location
    titles = {entry["title"] for entry in entries}
    assert not titles & {"History", "Cite this page", "Related", "Lines of evidence", "The claims it touches"}
    # A list of claims finds no claim a second time.
    assert "Larkmere" not in next(entry["text"] for entry in entries if entry["location"] == "topics/stop/")


def test_two_builds_in_two_folders_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    folder = copy_small_project(tmp_path / "elsewhere")
    one, other = contents(site), contents(build_strictly(folder, folder / "site"))
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_a_registry_with_problems_leaves_the_last_good_site(small_project: Path) -> None:
    (small_project / "site").mkdir()
    (small_project / "site" / "index.html").write_text("the last good site", "utf-8")
    registry = (small_project / "claims.yaml").read_text("utf-8")
    (small_project / "claims.yaml").write_text(registry.replace("stance: supports", "stance: suports", 1), "utf-8")
    done = mkdocs("build", "--strict", cwd=small_project)
    assert done.returncode == 1
    assert re.search(r"claims\.yaml:\d+:\d+: stance must be .*did you mean 'supports'\? \[word-unknown\]", done.stderr)
    assert "Traceback" not in done.stderr
    assert (small_project / "site" / "index.html").read_text("utf-8") == "the last good site"


def test_standing_pages_must_not_be_missing_or_empty(small_project: Path) -> None:
    (small_project / "content" / "methodology.md").write_text(" \n", "utf-8")
    (small_project / "content" / "about.md").unlink()
    done = mkdocs("build", cwd=small_project)
    assert done.returncode == 1
    for page in ("methodology.md", "about.md"):
        assert f"content/{page}:1:1: page must exist and not be empty [standing-page]" in done.stderr


def test_hostile_text_shows_as_itself(small_project: Path) -> None:
    registry = (small_project / "claims.yaml").read_text("utf-8")
    evil = "'</script><script>alert(1)</script> <img src=x onerror=alert(1)> *a* [b](javascript:alert(1)) {{ 7*7 }} #'"
    worse = "summary: <b onclick=alert(2)>x</b> {% raw %} It"
    hostile = registry.replace("statement: The Morning Bell finds the town more quiet than ever.", f"statement: {evil}")
    hostile = hostile.replace("summary: It", worse)
    assert hostile.count("alert") == 4
    (small_project / "claims.yaml").write_text(hostile, "utf-8")
    done = mkdocs("build", cwd=small_project)
    assert done.returncode == 0, done.stderr
    assert "</script><script>alert(1)" in words_in(claim_page(small_project / "site", "never-so-quiet"))
    for path in (small_project / "site").rglob("*.html"):
        text = path.read_text("utf-8")
        assert "<script>alert" not in text, path
        assert "onerror=alert(1)>" not in text, path
        assert "<b onclick" not in text, path
        assert 'href="javascript:alert' not in text, path


def test_the_small_project_holds_every_word_and_every_field() -> None:
    text = (SMALL_PROJECT / "claims.yaml").read_text("utf-8")
    words = {
        "kind": "fact figure speech characterisation document on-record office news-organisation unnamed-official "
        "unnamed person organisation conflict tension precision attribution wording omission internal",
        "stance": "supports partly differs contradicts",
        "weight": "major minor nuance",
        "precision": "day week month year before",
    }
    for field, expected in words.items():
        assert set(re.findall(rf"\b{field}: ([a-z-]+)", text)) == set(expected.split())
    fields = "formerly via implied hedge reads via_note at summary unknown status status_note of may_be note side role"
    fields += " disputed change correction retraction loaded_words"
    assert [field for field in fields.split() if not re.search(rf"\b{field}:", text)] == []
