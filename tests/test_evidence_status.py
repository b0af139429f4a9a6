"""A claim’s status follows from where its reports have it from."""

from __future__ import annotations

import pytest

from generator.evidence.assessment import Assessment, assess
from generator.evidence.lines import lines_of, network_of
from generator.evidence.reason import reason_for
from generator.evidence.status import STEPS
from generator.problems.diagnostics import Problem
from generator.registry.document import read_document
from generator.registry.parse import parse_registry
from generator.registry.vocabulary import Status
from generator.rules.status import claims_are_supported, status_is_supported

HEAD = """\
origins:
  post: {name: the Daily Post, kind: news-organisation}
  clerk: {name: a city clerk, kind: unnamed-official}
  mayor: {name: the mayor, kind: on-record}
  minutes: {name: the minutes, kind: document}
  nobody: {name: nobody named, kind: unnamed}
  speech: {name: the mayor’s speech, kind: on-record, of: mayor}
  letter: {name: the mayor’s letter, kind: document, of: mayor}
  officials: {name: two officials, kind: unnamed-official}
  insider: {name: an insider, kind: unnamed-official, may_be: [officials]}
  source: {name: an unnamed source, kind: unnamed, may_be: [insider, minutes]}
topics: {bridge: {name: The bridge}}
"""


def case_of(*evidence: str, kind: str = "fact", more: str = "") -> Assessment:
    """A case with one claim; a citation reads ``source[:stance] origin origin``."""
    text = f"{HEAD}claims:\n  it:\n    statement: It opened.\n    kind: {kind}\n    topic: bridge\n{more}"
    text += "    history: [{date: 2026-01-01, change: First published.}]\n    evidence:\n"
    for n, citation in enumerate(evidence):
        who, *via = citation.split()
        source, _, stance = who.partition(":")
        text += f"      - {{source: {source}, quote: any four words {n}, stance: {stance or 'supports'}"
        text += f", via: [{', '.join(via)}]}}\n"
    parsed = parse_registry(read_document("claims.yaml", text))
    assert parsed.problems == ()
    assert parsed.value is not None
    return assess(parsed.value, {}, {}, {})


def problems_of(assessment: Assessment) -> list[Problem]:
    return [*claims_are_supported(assessment), *status_is_supported(assessment)]


def lines_in(assessment: Assessment) -> list[tuple[str, ...]]:
    registry = assessment.registry
    return [line.sources for line in lines_of(registry.claims["it"].evidence, network_of(registry.origins))]


def reason_in(assessment: Assessment) -> str:
    return reason_for(assessment.claims["it"], {}, assessment.registry.origins)


@pytest.mark.parametrize(
    ("evidence", "status"),
    [
        (["a"], "single-source"),
        (["a post clerk"], "single-source"),
        (["a post", "a mayor"], "single-source"),
        (["a", "b:differs"], "single-source"),
        (["a", "b:differs mayor", "c:differs"], "single-source"),
        (["a post", "b post"], "single-origin"),
        (["a post clerk", "b clerk"], "single-origin"),
        (["a post", "b post clerk", "c clerk"], "single-origin"),
        (["a post", "b:partly post"], "single-source"),
        (["a post", "b:partly mayor", "c:partly"], "single-source"),
        (["a post", "b post", "c:partly mayor"], "single-origin"),
        (["a speech", "b letter"], "single-origin"),
        (["a speech", "b mayor"], "single-origin"),
        (["a insider", "b officials"], "single-origin"),
        (["a source", "b officials", "c minutes"], "single-origin"),
        (["a post speech", "b letter"], "single-origin"),
        (["a speech", "b post", "c letter"], "corroborated"),
        (["a officials", "b mayor"], "corroborated"),
        (["a post", "a mayor", "b"], "single-origin"),
        (["a post", "a", "b post"], "single-origin"),
        (["a post", "b post", "c:differs mayor"], "single-origin"),
        (["a nobody", "b nobody"], "single-origin"),
        (["a", "b"], "unattributed"),
        (["a", "b", "c"], "unattributed"),
        (["a nobody", "b"], "unattributed"),
        (["a", "b", "c:differs mayor"], "unattributed"),
        (["a post", "b"], "single-origin"),
        (["a post", "b", "c"], "single-origin"),
        (["a post", "b mayor", "c"], "corroborated"),
        (["a post", "b mayor"], "corroborated"),
        (["a nobody", "b minutes"], "single-origin"),
        (["a post", "b post", "c mayor"], "corroborated"),
        (["a post", "b:contradicts"], "disputed"),
        (["a", "a:contradicts"], "disputed"),
    ],
)
def test_the_status_follows_from_the_evidence(evidence: list[str], status: str) -> None:
    assessment = case_of(*evidence)
    assert str(assessment.claims["it"].status) == status
    assert problems_of(assessment) == []


@pytest.mark.parametrize("evidence", [["a"], ["a post", "b mayor"], ["a", "b:contradicts"], ["a post", "b post"]])
def test_a_characterisation_gets_no_verdict(evidence: list[str]) -> None:
    assert str(case_of(*evidence, kind="characterisation").claims["it"].status) == "characterisation"


@pytest.mark.parametrize(
    "evidence", [["a:differs"], ["a:partly"], ["a:contradicts"], ["a:contradicts post", "b:partly"]]
)
@pytest.mark.parametrize("kind", ["fact", "characterisation"])
def test_a_claim_that_nobody_supports_is_refused(evidence: list[str], kind: str) -> None:
    assert [problem.code for problem in problems_of(case_of(*evidence, kind=kind))] == ["claim-unsupported"]


@pytest.mark.parametrize(
    ("evidence", "lines"),
    [
        (["a post", "b post"], [("a", "b")]),
        (["a post clerk", "b mayor clerk"], [("a", "b")]),
        (["a post", "b clerk", "c clerk post"], [("a", "b", "c")]),
        (["a post clerk", "b clerk mayor", "c mayor minutes", "d minutes"], [("a", "b", "c", "d")]),
        (["a post", "b mayor", "c post"], [("a", "c"), ("b",)]),
        (["a", "b"], [("a",), ("b",)]),
        (["a", "a"], [("a",)]),
        (["a", "a post", "b post"], [("a", "b")]),
        (["a post", "b", "b post"], [("a", "b")]),
        (["a post", "a", "b"], [("a",), ("b",)]),
        (["a post", "b:differs post", "c:contradicts post"], [("a",)]),
        (["a:differs post", "a", "b"], [("a",), ("b",)]),
        (["a post", "b:partly post"], [("a",)]),
        (["a speech", "b post", "c letter"], [("a", "c"), ("b",)]),
        (["a insider", "b minutes", "c source"], [("a", "b", "c")]),
    ],
)
def test_citations_whose_origins_are_the_same_or_related_are_one_line(
    evidence: list[str], lines: list[tuple[str, ...]]
) -> None:
    assert lines_in(case_of(*evidence)) == lines


@pytest.mark.parametrize(
    ("evidence", "written"),
    [
        (["a post", "b mayor"], "unattributed"),
        (["a post", "b mayor"], "single-origin"),
        (["a", "b"], "single-origin"),
    ],
)
def test_a_more_cautious_status_needs_a_note(evidence: list[str], written: str) -> None:
    status = f"    status: {written}\n"
    assert [problem.code for problem in problems_of(case_of(*evidence, more=status))] == ["status-note-missing"]
    assessment = case_of(*evidence, more=status + "    status_note: the two may know each other.\n")
    assert problems_of(assessment) == []
    assert str(assessment.claims["it"].status) == written


def test_a_note_beside_the_derived_status_is_idle() -> None:
    assessment = case_of("a", "b", more="    status: unattributed\n    status_note: As it is.\n")
    assert [problem.code for problem in problems_of(assessment)] == ["status-note-idle"]


def test_a_note_without_a_status_is_idle() -> None:
    assessment = case_of("a", "b", more="    status_note: As it is.\n")
    assert [problem.code for problem in problems_of(assessment)] == ["status-note-idle"]


@pytest.mark.parametrize(
    ("evidence", "written", "reason"),
    [
        (["a post", "b post"], "corroborated", ["'single-origin'", "Two reports", "the Daily Post", "one line"]),
        (["a post", "b post clerk", "c clerk"], "corroborated", ["Three reports", "the Daily Post", "a city clerk"]),
        (["a", "b"], "corroborated", ["'unattributed' or 'single-origin'", "Two reports", "name no origin"]),
        (
            ["a speech", "b letter"],
            "corroborated",
            ["'single-origin'", "the mayor’s speech comes from the mayor", "one line"],
        ),
        (["a post", "b:partly mayor"], "corroborated", ["'single-source'", "b says part of it", "the Daily Post"]),
        (["a post"], "corroborated", ["'single-source'", "Only a says this", "the Daily Post"]),
        (["a"], "single-origin", ["'single-source'", "Only a says this", "names no origin"]),
        (["a", "b:contradicts"], "single-source", ["'disputed'"]),
        (["a post", "b mayor"], "disputed", ["'corroborated'", "Two reports", "the Daily Post", "the mayor"]),
        (["a post", "b post"], "unattributed", ["'single-origin'", "the Daily Post"]),
    ],
)
def test_a_status_that_outruns_its_evidence_is_refused_with_the_reason(
    evidence: list[str], written: str, reason: list[str]
) -> None:
    [problem] = problems_of(case_of(*evidence, more=f"    status: {written}\n"))
    assert problem.code == "status-too-strong"
    assert problem.path == ("claims", "it", "status")
    assert [words for words in (repr(written), *reason) if words not in problem.message] == []


def test_the_reason_for_a_conflict_names_the_conflict() -> None:
    [problem] = problems_of(case_of("a post", "b:contradicts", more="    status: single-source\n"))
    assert "contradict" in problem.message


def test_the_reason_is_one_sentence() -> None:
    [problem] = problems_of(case_of("a post clerk", "b clerk", more="    status: corroborated\n"))
    reason = problem.message.partition("'corroborated': ")[2]
    assert reason.endswith(".")
    assert reason.count(". ") == 0


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        (["a post"], "Only a says this; it attributes this to the Daily Post."),
        (["a"], "Only a says this; it says so in its own voice and names no origin."),
        (
            ["a", "b:partly", "c:partly"],
            "Only a says this; b and c say part of it. "
            "The one that says it does so in its own voice and names no origin.",
        ),
        (
            ["a post", "b post", "c:partly mayor"],
            "Two reports say this; c says part of it. "
            "The two that say it attribute this to the Daily Post: one line of evidence.",
        ),
        (
            ["a post", "b post clerk"],
            "Two reports say this; both attribute this to the Daily Post: one line of evidence.",
        ),
        (
            ["a post", "b post clerk", "c clerk"],
            "Three reports say this; all of them count as one line of evidence, "
            "because several name the Daily Post and a city clerk.",
        ),
        (
            ["a insider", "b officials"],
            "Two reports say this; both count as one line of evidence, because an insider may be two officials.",
        ),
        (
            ["a post", "b", "c"],
            "Three reports say this; one states an origin, the others state none: a from the Daily Post; b and c in "
            "their own voice, with no origin named.",
        ),
        (
            ["a post clerk", "b post mayor", "c"],
            "Three reports say this; two state an origin, the other states none: a and b from the Daily Post; "
            "c in its own voice, with no origin named.",
        ),
        (
            ["a insider", "b officials", "c"],
            "Three reports say this; two state an origin, the other states none: a and b, because an insider may be "
            "two officials; c in its own voice, with no origin named.",
        ),
        (["a", "b"], "Two reports say this; both say so in their own voice and name no origin."),
        (
            ["a post", "b mayor"],
            "Two reports say this; that is two lines of evidence: a from the Daily Post; b from the mayor.",
        ),
    ],
)
def test_the_reason_counts_and_names_only_what_is_so(evidence: list[str], words: str) -> None:
    assert reason_in(case_of(*evidence)) == words


@pytest.mark.parametrize("evidence", [["a post", "b mayor"], ["a", "b"], ["a", "b mayor minutes", "c post"]])
def test_lines_that_an_editor_counts_as_one_are_drawn_and_told_as_one(evidence: list[str]) -> None:
    more = "    status: single-origin\n    status_note: the two may know each other.\n"
    assessment = case_of(*evidence, more=more)
    weight = assessment.claims["it"]
    assert (str(weight.status), len(weight.support.lines)) == ("single-origin", 1)
    assert "an editor counts them as one line of evidence" in reason_in(assessment)
    assert "two" not in reason_in(assessment).partition(";")[2]


def test_the_own_voice_of_a_report_never_makes_a_claim_corroborated() -> None:
    chains = ["", " post", " mayor", " clerk speech", " nobody"]
    for one in chains:
        for two in chains:
            before, after = case_of(f"a{one}", f"a{two}"), case_of(f"a{one}", f"a{two}", "b")
            assert str(before.claims["it"].status) == "single-source"
            assert str(after.claims["it"].status) in ("single-origin", "unattributed"), (one, two)


def test_a_report_is_silent_only_on_topics_it_speaks_to() -> None:
    assessment = case_of("a", "b:differs")
    assert assessment.sources_by_topic == {"bridge": {"a", "b"}}


def test_every_status_has_one_step() -> None:
    assert sorted(step.status for step in STEPS) == sorted(Status)
