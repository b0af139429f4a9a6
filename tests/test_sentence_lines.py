"""A sentence of a report as a line: quoted words in their places, blocks for the rest, and no more than is quoted."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from generator import project
from generator.evidence.assessment import Assessment
from generator.evidence.fingerprint import fingerprint_of
from generator.evidence.quotes import Proof, prove
from generator.views.quoted_words import QuotedWords
from generator.views.sentence_line import SentenceLine, Shade, quote_lines
from tests.built_site import broken_links
from tests.conftest import SMALL_PROJECT, build_strictly
from tests.sentence_lines import flaws_of_line, lines_of_citations, lines_of_report, quoted_positions

TEXT = "The mayor’s clerk said: “We’ll soon pay for a new bridge.” He left the hall at noon with his hat."
NO_WORDS = QuotedWords(words={}, joints={}, spans=())


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    checked = project.read(SMALL_PROJECT)
    assert checked.assessment is not None
    return checked.assessment


def lines(quote: str, differing: frozenset[int] = frozenset()) -> tuple[SentenceLine, ...]:
    fingerprint = fingerprint_of(TEXT.encode())
    proof = prove(quote, fingerprint)
    assert isinstance(proof, Proof), proof
    return quote_lines(NO_WORDS, fingerprint, proof, quote, differing)


def shown(line: SentenceLine) -> str:
    """The line as text: differing words in braces, blocks as squares."""
    return "".join(
        "".join(f"{{{run.text}}}" if run.differs else run.text for run in stretch.runs)
        + ("▯" * stretch.count if stretch.shade is not Shade.HERE else "")
        + stretch.glue
        for stretch in line.stretches
    ).strip()


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("said: “We’ll soon pay", ["▯▯▯▯ “said: ‘We’ll soon pay” ▯▯▯▯"]),
        ("The mayor’s clerk said", ["“The mayor’s clerk said” ▯▯▯▯▯▯▯▯"]),
        ("He [the clerk] left the hall", ["“He [the clerk] left the hall” ▯▯▯▯▯"]),
        ("He left the hall […] at noon with his", ["“He left the hall at noon with his” ▯"]),
        ("The mayor’s clerk said […] pay for a new bridge", ["“The mayor’s clerk said ▯▯▯ pay for a new bridge”"]),
        (
            "pay for a new bridge.” He left the hall",
            ["▯▯▯▯▯▯▯▯ “pay for a new bridge.’", "He left the hall” ▯▯▯▯▯"],
        ),
    ],
)
def test_a_quote_stands_in_its_sentences_as_it_is_written(quote: str, expected: list[str]) -> None:
    assert [shown(line) for line in lines(quote)] == expected


def test_words_that_differ_are_marked_with_what_stands_between_them() -> None:
    [line] = lines("He left the hall at noon", frozenset({1, 2, 4}))
    assert shown(line) == "“He {left the} hall {at} noon” ▯▯▯"


@pytest.mark.parametrize(
    ("quote", "extent"),
    [
        ("left the hall at noon", "words 2–6 of 9"),
        ("The mayor’s clerk said […] pay for a new bridge", "words 1–5 and 9–13 of 13"),
        ("He left the hall at noon with his hat", "all of its 9 words"),
    ],
)
def test_a_line_says_which_words_are_quoted(quote: str, extent: str) -> None:
    assert [line.extent for line in lines(quote)] == [extent]


def test_a_line_says_in_words_what_its_blocks_show(site: Path) -> None:
    page = (site / "claims/clock-stopped-at-four/index.html").read_text("utf-8")
    [line] = re.findall(r'id="lake-courier-p2-s1">.*?<p class="fc-words">(.*?)</p>', page, re.S)
    assert unescape(re.sub("<[^>]*>", "", line)) == (
        "Words 1 to 2, quoted elsewhere: Larkmere's "
        "Words 3 to 10 of 18, quoted here: “tower clock fell silent before dawn on Sunday” "
        "Words 11 to 18, quoted elsewhere: the Morning Bell reported, citing a council clerk"
    )


def test_every_line_is_its_sentence_and_shows_quoted_words_alone(site: Path, assessment: Assessment) -> None:
    quoted = quoted_positions(assessment)
    shown_lines = [
        *lines_of_citations(site, assessment),
        *(line for source in assessment.sources for line in lines_of_report(site, source)),
    ]
    assert len(shown_lines) > 90
    assert [flaw for line in shown_lines for flaw in flaws_of_line(line, assessment, quoted)] == []


def test_a_word_that_no_quote_has_is_noticed(site: Path, assessment: Assessment) -> None:
    quoted = quoted_positions(assessment)
    line = next(line for line in lines_of_report(site, "harbor-sheet") if line.visible)
    n, stretch = next((n, stretch) for n, stretch in enumerate(line.stretches) if stretch.words)
    changed = replace(stretch, words=("elsewhere", *stretch.words[1:]))
    wrong = replace(line, stretches=(*line.stretches[:n], changed, *line.stretches[n + 1 :]))
    assert flaws_of_line(line, assessment, quoted) == []
    assert len(flaws_of_line(wrong, assessment, quoted)) == 1
    assert len(flaws_of_line(replace(line, stretches=line.stretches[1:]), assessment, quoted)) >= 1


def test_a_report_page_has_every_sentence_with_at_most_half_of_its_words(site: Path, assessment: Assessment) -> None:
    for source, fingerprint in assessment.fingerprints.items():
        of_report = lines_of_report(site, source)
        assert [(line.place, line.word_count) for line in of_report] == [
            (sentence.place, sentence.count) for sentence in fingerprint.sentences
        ]
        assert [line.place for line in of_report if line.visible > line.word_count // 2] == []
        assert any(line.visible == line.word_count // 2 for line in of_report)


def test_a_report_page_shows_whole_quotes_first(site: Path) -> None:
    """Three claims rest on “The clock will strike again” or more, one on the rest of each of its two sentences."""
    by_place = {line.place: line for line in lines_of_report(site, "harbor-sheet")}
    first = by_place["p5.s1"].stretches
    assert [(stretch.kind, stretch.count) for stretch in first] == [
        ("quoted here", 3),
        ("quoted on another page", 4),
    ]


def test_withheld_words_lead_to_a_citation_that_has_them(site: Path) -> None:
    page = (site / "sources/morning-bell/index.html").read_text("utf-8")
    targets = re.findall(r'<a class="fc-withheld" href="\.\./\.\./(claims|divergences)/([^/]+)/&#35;([^"]+)">', page)
    assert targets
    for folder, name, anchor in targets:
        assert f'<div class="fc-citation" id="{anchor}">' in (site / folder / name / "index.html").read_text("utf-8")


def test_each_citation_has_an_address_of_its_own(site: Path) -> None:
    page = (site / "claims/strikes-by-easter/index.html").read_text("utf-8")
    anchors = re.findall(r'<div class="fc-citation" id="([^"]+)">', page)
    assert anchors == ["harbor-sheet-p5-s1", "harbor-sheet-p5-s3"]
    for anchor in anchors:
        assert f'href="#{anchor}" data-copy-link aria-label="Copy link: Harbor Sheet, ' in page


def test_a_second_citation_of_a_sentence_has_a_number(small_project: Path) -> None:
    registry = small_project / "claims.yaml"
    text = registry.read_text("utf-8")
    known = '      - {source: harbor-sheet, quote: "The clock will strike again by Easter", stance: supports}\n'
    assert known in text
    other = '      - {source: harbor-sheet, quote: "strike again by Easter", stance: partly}\n'
    registry.write_text(text.replace(known, known + other), "utf-8")
    built = build_strictly(small_project, small_project / "site")
    page = (built / "claims/strikes-by-easter/index.html").read_text("utf-8")
    assert re.findall(r'<div class="fc-citation" id="([^"]+)">', page) == [
        "harbor-sheet-p5-s1",
        "harbor-sheet-p5-s1-2",
        "harbor-sheet-p5-s3",
    ]
    assert broken_links(built) == []


@pytest.mark.parametrize(
    "page",
    [
        "claims/clock-stopped-at-four",
        "divergences/price-of-the-repair",
        "sources",
        ".",
    ],
)
def test_a_republished_report_is_named_as_such(site: Path, page: str) -> None:
    text = (site / page / "index.html").read_text("utf-8")
    assert 'The Lake Courier</a><span class="fc-republished">, republished by The Shore Reader</span>' in text


def test_the_page_of_a_republished_report_says_so_in_its_heading(site: Path) -> None:
    page = (site / "sources/lake-courier/index.html").read_text("utf-8")
    [heading] = re.findall("<h1[^>]*>(.*?)</h1>", page, re.S)
    assert re.sub("<[^>]*>", "", heading) == "The Lake Courier, republished by The Shore Reader"


def test_sentences_that_are_set_aside_are_folded_with_their_reason(site: Path) -> None:
    page = (site / "sources/lake-courier/index.html").read_text("utf-8")
    folded = re.findall(r'<details class="fc-aside"><summary>(.*?)</summary>(.*?)</details>', page, re.S)
    assert [summary for summary, _ in folded] == [
        "¶1 · 1 sentence set aside: Name at the head of the copy.",
        "¶6–7 · 2 sentences set aside: Comment form.",
    ]
    assert [re.findall(r'id="(p\d+-s\d+)"', content) for _, content in folded] == [["p1-s1"], ["p6-s1", "p7-s1"]]
