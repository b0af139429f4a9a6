"""The drawing of who has it from whom: every citation is in it once, and the table beside it says the same."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

from generator import project
from generator.evidence.assessment import assess, sound_assessment
from generator.evidence.fingerprint import fingerprint_of
from generator.registry.document import read_document
from generator.registry.fields import ID_KEY
from generator.registry.parse import parse_registry
from generator.registry.source import Source
from generator.render.flow_columns import bands, column, level
from generator.render.flow_nodes import OTHERS, Limits, nodes_of
from generator.render.flow_picture import COMPACT, NARROW, WIDE, narrow_drawings, wide_drawing
from generator.views.flow import FlowView, flow_view
from generator.views.index import Index, index_of
from tests.conftest import SMALL_PROJECT

HEAD = """\
origins:
  post: {name: the Daily Post, kind: news-organisation}
  papers: {name: the papers, kind: news-organisation, may_be: [post]}
  clerk: {name: a city clerk, kind: unnamed-official}
  officials: {name: officials, kind: unnamed-official}
  insider: {name: an insider, kind: unnamed-official, may_be: [officials]}
  aide: {name: an aide, kind: unnamed-official, may_be: [officials]}
  mayor: {name: the mayor, kind: on-record}
  speech: {name: the speech, kind: on-record, of: mayor}
  letter: {name: the letter, kind: document, of: mayor}
topics: {bridge: {name: The bridge}}
claims:
"""
ALL_CHAINS = (
    ("alpha", "post insider"),
    ("alpha", "post insider"),
    ("alpha", "post clerk"),
    ("alpha", "mayor"),
    ("alpha", ""),
    ("beta", "post aide"),
    ("beta", "post"),
    ("beta", "papers"),
    ("beta", "post insider speech"),
    ("beta", "letter"),
    ("gamma", ""),
)


def index_with(*citations: tuple[str, str]) -> Index:
    """The index of a registry with one claim for each citation: its source, and its chain of origins."""
    text = HEAD
    for n, (source, chain) in enumerate(citations):
        text += f"  claim-{n}:\n    statement: It opened.\n    kind: fact\n    topic: bridge\n"
        text += "    history: [{date: 2026-01-01, change: First published.}]\n    evidence:\n"
        text += f"      - {{source: {source}, quote: any four words {n}, stance: supports"
        text += f", via: [{', '.join(chain.split())}]}}\n"
    parsed = parse_registry(read_document("claims.yaml", text))
    assert parsed.value is not None, parsed.problems
    names = sorted({source for source, _ in citations})
    record = {"publisher": None, "file": "x.txt", "published": None}
    sources = {name: Source.model_validate({ID_KEY: name, "name": name.title(), **record}) for name in names}
    copy = "\n".join(f"It has any four words {n}." for n in range(len(citations)))
    fingerprints = dict.fromkeys(sources, fingerprint_of(copy.encode()))
    return index_of(sound_assessment(assess(parsed.value, sources, fingerprints, {})))


def flow_of(*citations: tuple[str, str]) -> FlowView:
    index = index_with(*citations)
    return flow_view(index, index.rows)


def test_the_bands_the_groups_and_the_stubs_add_up_to_the_citations() -> None:
    view = flow_of(*ALL_CHAINS)
    assert view.citation_count == len(ALL_CHAINS)
    assert sum(row.citation_count for row in view.rows) == len(ALL_CHAINS)
    for report in view.reports:
        leaving = sum(band.citation_count for band in view.bands if band.source == report.source.id)
        assert leaving + report.own_voice_count == report.citation_count
    for origin in view.origins:
        arriving = sum(band.citation_count for band in view.bands if band.origin == origin.origin.id)
        behind = sum(
            member.citation_count for group in view.groups if group.behind == origin.origin for member in group.members
        )
        assert arriving == origin.citation_count == behind + origin.last_count


def test_what_a_report_says_in_its_own_voice_is_a_stub_and_no_band() -> None:
    view = flow_of(*ALL_CHAINS)
    assert {report.source.id: report.own_voice_count for report in view.reports} == {"alpha": 1, "beta": 0, "gamma": 1}
    assert {band.source for band in view.bands} == {"alpha", "beta"}
    assert str(wide_drawing(view, "./", WIDE)).count(">own voice <") == 2


def test_only_origins_that_may_be_the_same_are_one_group() -> None:
    groups = [tuple(member.origin.id for member in group.members) for group in flow_of(*ALL_CHAINS).groups]
    assert groups == [("insider", "aide"), ("clerk",)]
    speech_and_mayor = flow_of(("alpha", "post mayor"), ("beta", "post speech"))
    assert [len(group.members) for group in speech_and_mayor.groups] == [1, 1]


def test_an_origin_that_may_be_another_stands_below_it() -> None:
    view = flow_of(*ALL_CHAINS, ("gamma", "mayor"), ("gamma", "mayor"))
    assert [origin.origin.id for origin in view.origins] == ["post", "papers", "mayor", "letter"]
    assert [other.id for other in view.origins[1].may_be] == ["post"]


def test_a_selection_of_claims_has_their_citations_alone() -> None:
    index = index_with(*ALL_CHAINS)
    view = flow_view(index, ["claim-0", "claim-5", "claim-10"])
    assert [(row.source.id, [origin.id for origin in row.chain]) for row in view.rows] == [
        ("alpha", ["post", "insider"]),
        ("beta", ["post", "aide"]),
        ("gamma", []),
    ]
    assert flow_view(index, []).reports == ()


def test_small_origins_are_drawn_together_and_stay_in_the_table() -> None:
    chains = [("alpha", name) for name in ("post", "post", "papers", "mayor", "letter", "clerk")]
    view = flow_of(*chains)
    nodes = nodes_of(view, "./", Limits(origins=2, behind=2, letters=20))
    assert [(node.key, node.citation_count) for node in nodes.origins] == [("post", 2), ("papers", 1), (OTHERS, 3)]
    assert nodes.origins[-1].label == "3 other origins"
    assert nodes.first_counts["alpha", OTHERS] == 3
    assert {row.chain[0].id for row in view.rows} == {"post", "papers", "mayor", "letter", "clerk"}
    one_more = nodes_of(view, "./", Limits(origins=4, behind=2, letters=20))
    assert OTHERS not in {node.key for node in one_more.origins}


@pytest.mark.parametrize("measures", [WIDE, COMPACT])
def test_nothing_in_a_column_overlaps_and_bands_fill_their_bars(measures) -> None:  # type: ignore[no-untyped-def]
    nodes = nodes_of(flow_of(*ALL_CHAINS), "./", measures.limits)
    reports, origins = level(
        (column(nodes.reports, 20, measures.letters[0]), column(nodes.origins, 20, measures.letters[1])), 30
    )
    for places in (reports, origins):
        assert min(place.room_top for place in places) >= 30
        for above, below in pairwise(places):
            assert above.room_bottom <= below.room_top
            assert above.top + above.height <= below.top
    drawn = list(bands(reports, origins, nodes.first_counts, 20))
    for place in origins:
        arriving = [band for band in drawn if band.right == place.node]
        assert sum(band.width for band in arriving) == pytest.approx(place.height)
        assert all(place.top <= band.end <= place.top + place.height for band in arriving)


def test_without_officials_there_is_one_narrow_drawing_and_no_third_column() -> None:
    view = flow_of(("alpha", "post"), ("beta", ""))
    assert len(narrow_drawings(view, "./", NARROW)) == 1
    assert "who has it from" not in wide_drawing(view, "./", WIDE)
    assert len(narrow_drawings(flow_of(*ALL_CHAINS), "./", NARROW)) == 2


def figure_in(site: Path, page: str) -> str:
    [figure] = re.findall(r'<figure class="fc-picture.*?</figure>', (site / page).read_text("utf-8"), re.DOTALL)
    return str(figure)


@pytest.mark.parametrize("page", ["index.html", "origins/index.html"])
def test_the_table_says_what_the_bands_of_the_drawing_say(site: Path, page: str) -> None:
    figure = figure_in(site, page)
    wide, _, table = figure.partition('<div class="fc-flow-steps">')
    titles = [unescape(title) for title in re.findall("<title>(.*?)</title>", wide)]
    band_counts = Counter[tuple[str, str]]()
    for report, origin, count in (re.split(" → |: ", title) for title in titles):
        band_counts[report, origin] += int(count.split()[0])
    row_counts = Counter[tuple[str, str]]()
    for row in re.findall('<tr>(<th scope="row".*?)</tr>', table, re.DOTALL):
        report, first, second, count = (unescape(re.sub("<[^>]*>", "", cell)) for cell in re.split("</t[hd]>", row)[:4])
        if first != "own voice, origin not stated":
            row_counts[report, first] += int(count)
        if second:
            row_counts[first, second.partition(", who has it from ")[0]] += int(count)
    assert row_counts
    named = {pair: count for pair, count in band_counts.items() if "other" not in pair[1]}
    assert named.items() <= row_counts.items()
    assert sum(band_counts.values()) == sum(row_counts.values())


def test_the_site_counts_citations_as_the_registry_has_them(site: Path) -> None:
    sound = project.read(SMALL_PROJECT).sound
    assert sound is not None
    citations = sum(len(claim.evidence) for claim in sound.registry.claims.values())
    assert f"all numbers are citations, {citations} in all." in figure_in(site, "origins/index.html")


def test_an_origin_and_the_organization_that_it_is_lead_to_one_another(site: Path) -> None:
    origins = (site / "origins/index.html").read_text("utf-8")
    assert 'href="../people/morning-bell/"' in origins
    assert 'href="../../origins/#morning-bell"' in (site / "people/morning-bell/index.html").read_text("utf-8")
    clockmaker = (site / "people/clockmaker/index.html").read_text("utf-8")
    assert 'href="../../origins/#letter"' in clockmaker, "the clockmaker’s letter"
    assert "Named as an origin" not in (site / "people/harbor-sheet/index.html").read_text("utf-8")


def test_every_origin_a_claim_traces_to_is_on_its_row_and_among_the_choices(site: Path) -> None:
    claims = (site / "claims/index.html").read_text("utf-8")
    [row] = re.findall(r'<li class="fc-row"[^>]*>(?=<a[^>]*claims/clock-stopped-at-four/)', claims)
    assert 'data-origin="council morning-bell:council morning-bell lake-courier:morning-bell ' in row
    linked = {
        origin
        for page in ("index.html", "origins/index.html")
        for origin in re.findall(r"claims/\?origin=([a-z:-]+)", (site / page).read_text("utf-8"))
    }
    [choice] = re.findall(r'<select name="origin">.*?</select>', claims, re.DOTALL)
    assert any(":" in name for name in linked)
    assert linked <= set(re.findall(r'value="([a-z:-]+)"', choice))


def test_the_claims_behind_a_band_are_those_of_its_citations(site: Path) -> None:
    sound = project.read(SMALL_PROJECT).sound
    assert sound is not None
    claims = (site / "claims/index.html").read_text("utf-8")
    rows = dict(re.findall(r'data-row="([a-z0-9-]+)"[^>]* data-origin="([^"]*)"', claims))
    links = set(re.findall(r"claims/\?origin=([a-z-]+):([a-z-]+)", (site / "origins/index.html").read_text("utf-8")))
    assert links
    for source, origin in links:
        expected = {
            claim.id
            for claim in sound.registry.claims.values()
            if any(citation.source == source and origin in citation.via for citation in claim.evidence)
        }
        assert {claim for claim, names in rows.items() if f"{source}:{origin}" in names.split()} == expected
