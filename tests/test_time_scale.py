"""The scale above the timeline: its days follow from the events, nothing overlaps, and every event is on it once."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from generator.evidence.assessment import assess, sound_assessment
from generator.evidence.fingerprint import fingerprint_of
from generator.registry.document import read_document
from generator.registry.fields import ID_KEY
from generator.registry.parse import parse_registry
from generator.registry.source import Source
from generator.views.index import index_of
from generator.views.time_scale import TimeScale, time_scale_of
from generator.views.timeline import timeline_of
from tests.conftest import build_strictly

CLAIM = """\
topics: {bridge: {name: The bridge}}
claims:
  it:
    statement: It opened.
    kind: fact
    topic: bridge
    evidence: [{source: alpha, quote: any four words here, stance: supports}]
    history: [{date: 2026-01-01, change: First published.}]
events:
"""


def scale_of(*events: str, reports: tuple[str | None, ...] = (None,)) -> TimeScale | None:
    """The scale of events that read ``id date precision``; an id with a star has a claim."""
    text = CLAIM
    for line in events:
        name, date, precision = (*line.split(), "", "")[:3]
        text += f"  {name.removesuffix('*')}:\n    title: The {name.removesuffix('*')}\n    worked_out: It says so.\n"
        text += f"    date: {date}\n" if date else ""
        text += f"    precision: {precision}\n" if precision else ""
        text += "    claims: [it]\n" if name.endswith("*") else ""
    parsed = parse_registry(read_document("claims.yaml", text))
    assert parsed.value is not None
    assert parsed.problems == ()
    sources = {
        name: Source.model_validate(
            {ID_KEY: name, "name": name.title(), "publisher": None, "file": "x.txt", "published": day}
        )
        for name, day in zip(("alpha", "beta", "gamma"), reports, strict=False)
    }
    fingerprints = dict.fromkeys(sources, fingerprint_of(b"It has any four words here."))
    index = index_of(sound_assessment(assess(parsed.value, sources, fingerprints, {})))
    return time_scale_of(timeline_of(index), index.assessment.sources.values())


def present(scale: TimeScale | None) -> TimeScale:
    assert scale is not None
    return scale


def days_of(scale: TimeScale | None) -> list[str]:
    return [day.date[5:] for day in present(scale).days]


def test_the_days_are_the_densest_stretch_without_a_long_pause() -> None:
    scale = scale_of("a 2031-01-05", "b 2031-03-09", "c 2031-03-10", "d 2031-03-12", "e 2031-03-16", "f 2031-05-01")
    assert days_of(scale) == ["03-09", "03-10", "03-11", "03-12"]
    assert [period.label for period in present(scale).earlier] == ["5 January 2031"]
    assert [period.label for period in present(scale).later] == ["16 March 2031", "1 May 2031"]


def test_a_long_stretch_is_cut_to_the_days_with_most_events() -> None:
    scale = scale_of(*(f"e{n} 2031-03-{n:02}" for n in range(1, 29, 3)), "more 2031-03-22", "most 2031-03-25")
    days = days_of(scale)
    assert len(days) <= 9
    assert {"03-22", "03-25"} <= set(days)


def test_the_dates_of_reports_belong_to_the_days_and_the_others_say_what_they_state() -> None:
    scale = present(scale_of("a 2031-03-09", "b 2031-03-10", reports=("2031-03-12", None, "2031")))
    assert days_of(scale) == ["03-09", "03-10", "03-11", "03-12"]
    assert [source.id for source in scale.days[-1].reports] == ["alpha"]
    assert [(report.source.id, report.label) for report in scale.other_reports] == [("beta", None), ("gamma", "2031")]


def test_a_crowd_of_reports_does_not_move_the_days_away_from_the_events() -> None:
    scale = scale_of("a 2031-03-09", reports=("2031-06-01", "2031-06-01", "2031-06-02"))
    assert days_of(scale) == ["03-09"]


@pytest.mark.parametrize(
    ("event", "columns", "open_before", "open_after", "when"),
    [
        ("x 2031-03-10 week", (2, 4), False, True, "week of 10 March"),
        ("x 2031-03-03 week", (1, 1), True, False, "week of 3 March"),
        ("x 2031-03 month", (1, 4), True, True, "March"),
        ("x 2031-03-11 before", (1, 3), True, False, "not later than 11 March"),
        ("x 2031-03-20 before", (1, 4), True, True, "not later than 20 March"),
        ("x 2031-03 before", (1, 4), True, True, "not later than March"),
    ],
)
def test_a_bar_covers_the_days_on_which_it_can_have_been(
    event: str, columns: tuple[int, int], open_before: bool, open_after: bool, when: str
) -> None:
    [bar] = present(scale_of("a 2031-03-09", "b 2031-03-10", "c 2031-03-12", event)).bars
    assert (bar.first, bar.last) == columns
    assert (bar.is_open_before, bar.is_open_after, bar.when) == (open_before, open_after, when)


def test_what_is_of_another_time_or_of_any_day_of_a_year_stands_beside_the_days() -> None:
    scale = present(
        scale_of("a 2031-03-09", "old 1894", "same 2031", "week 2031-02-03 week", "by 2031-02 before", "june 2031-06")
    )
    assert scale.bars == ()
    labels = [period.label for period in scale.earlier]
    assert labels == ["1894", "some time in 2031", "not later than February 2031", "week of 3 February 2031"]
    assert [period.label for period in scale.later] == ["June 2031"]


def test_bars_of_one_lane_do_not_overlap() -> None:
    weeks = [f"w{n} 2031-03-{n:02} week" for n in (3, 4, 5, 10, 11, 12)]
    scale = present(scale_of("a 2031-03-06", "b 2031-03-09", "c 2031-03-12", *weeks, "by 2031-03-08 before"))
    assert len(scale.bars) == 7
    assert len({bar.lane for bar in scale.bars}) < 7, "short bars share a lane"
    for one, other in combinations(scale.bars, 2):
        assert one.lane != other.lane or one.last < other.first or other.last < one.first


def test_the_event_that_most_claims_tell_of_is_the_chief_one() -> None:
    scale = present(scale_of("a 2031-03-09", "b* 2031-03-10", "c 2031-03-10", "d* 2031-06-20"))
    assert (scale.chief, scale.center) == ("b", 2)


def test_without_a_day_there_is_no_scale_and_one_day_is_enough() -> None:
    assert scale_of("a 2031", "b 2031-03 month", "c") is None
    assert days_of(scale_of("a 2031-03-09")) == ["03-09"]


def test_a_scale_across_the_turn_of_a_year_names_both_years() -> None:
    assert present(scale_of("a 2030-12-31", "b 2031-01-01")).years == "2030–2031"


def scale_in(site: Path) -> str:
    [figure] = re.findall(
        r'<figure class="fc-scale.*?</figure>', (site / "timeline/index.html").read_text("utf-8"), re.DOTALL
    )
    return str(figure)


def test_the_scale_leads_to_every_event_of_the_list_once(site: Path) -> None:
    listed = re.findall(r'<li class="fc-event [^>]*id="([a-z-]+)"', (site / "timeline/index.html").read_text("utf-8"))
    assert sorted(re.findall(r'href="#([a-z-]+)"', scale_in(site))) == sorted(listed)


def test_the_scale_names_every_report_with_its_date_or_that_it_states_none(site: Path) -> None:
    text = " ".join(re.sub("<[^>]*>", "", scale_in(site)).split())
    assert "The Morning Bell 12 March" in text
    assert "Page of an almanac: not stated; Harbor Sheet: March 2031; The Lake Courier: not stated." in text


def test_a_registry_without_events_has_no_scale(small_project: Path) -> None:
    registry = (small_project / "claims.yaml").read_text("utf-8")
    assert "\nevents:" in registry
    (small_project / "claims.yaml").write_text(registry.partition("\nevents:")[0] + "\n", "utf-8")
    built = build_strictly(small_project, small_project / "site")
    assert "fc-scale" not in (built / "timeline/index.html").read_text("utf-8")
