"""What an editor shows while a registry is written, by the language server that editors use."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.command_line import REGISTRY, run
from tests.conftest import ROOT
from tests.language_server import LanguageServer, start_language_server

GOOD = "file:///town/good.yaml"
CLAIM = REGISTRY.replace(
    "stance: supports\n        via: [clerk, daily-post]",
    "stance: supports\n        implied: true\n        via: [clerk, daily-post]",
)


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    """A server with the schema that is committed."""
    running = start_language_server(ROOT / "schema" / "claims.schema.json")
    yield running
    running.stop()


@pytest.fixture
def server_with_ids(make_project: Callable[..., Path], tmp_path: Path) -> Iterator[LanguageServer]:
    """A server with the schema that knows the made-up registry's ids."""
    done = run(make_project(REGISTRY), "schema", "--with-ids")
    (tmp_path / "ids.json").write_text(done.stdout, "utf-8")
    running = start_language_server(tmp_path / "ids.json")
    yield running
    running.stop()


def at(text: str, words: str) -> tuple[int, int]:
    """Line, from 1, and column behind ``words``."""
    index = text.index(words) + len(words)
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index) - 1


@pytest.fixture
def schema(make_project: Callable[..., Path]) -> dict[str, Any]:
    """The schema as the command prints it."""
    printed: dict[str, Any] = json.loads(run(make_project(REGISTRY), "schema").stdout)
    return printed


def test_the_committed_schema_is_up_to_date(schema: dict[str, Any]) -> None:
    assert json.loads((ROOT / "schema" / "claims.schema.json").read_text("utf-8")) == schema


def test_only_with_ids_it_holds_ids_of_the_registry(make_project: Callable[..., Path]) -> None:
    root = make_project(REGISTRY)
    ids = ('"mayor-opened-the-bridge"', '"alpha"', '"archive"', '"money"')
    without, with_ids = run(root, "schema").stdout, run(root, "schema", "--with-ids").stdout
    assert [name for name in ids if name in with_ids] == list(ids)
    assert '"alpha"' not in without
    assert '"archive"' not in without
    assert '"money"' not in without


def test_every_field_has_a_meaning_and_an_example(schema: dict[str, Any]) -> None:
    models = {"Registry": schema, **schema["$defs"]}
    sections = {"origins", "topics", "people", "claims", "divergences", "events"}
    assert set(schema["properties"]) == {"settings", "front", *sections}
    for model, node in models.items():
        assert node["description"], model
        for name, field in node["properties"].items():
            assert field["description"].endswith("."), (model, name)
            assert field["markdownDescription"].startswith(field["description"]), (model, name)
            assert field["examples"], (model, name)


def test_every_example_holds(server: LanguageServer, schema: dict[str, Any]) -> None:
    """In a registry whose only entries have the last example of every field."""
    of = {
        model: {name: field["examples"][-1] for name, field in node["properties"].items()}
        for model, node in {"Registry": schema, **schema["$defs"]}.items()
    }
    for word in ("correction", "retraction"):
        del of["Change"][word]
    of["Reading"]["cites"] = [of["Cite"]]
    of["Divergence"] |= {"readings": [of["Reading"]], "history": [of["Change"]]}
    of["Claim"] |= {"evidence": [of["Citation"]], "history": [of["Change"]]}
    models = {"origins": "Origin", "topics": "Topic", "people": "Person", "claims": "Claim"}
    models |= {"divergences": "Divergence", "events": "Event"}
    whole = {
        "settings": of["Settings"],
        "front": of["FrontPage"],
        **{section: {"x": of[model]} for section, model in models.items()},
    }
    for name, registry in (("sections", of["Registry"]), ("entries", whole)):
        text = yaml.safe_dump(registry, allow_unicode=True)
        assert server.problems_in(f"file:///town/{name}.yaml", text) == []


def test_a_good_file_has_no_problem(server: LanguageServer) -> None:
    assert server.problems_in(GOOD, CLAIM) == []


def test_what_yaml_reads_otherwise_is_as_good_as_in_the_check(server: LanguageServer) -> None:
    text = CLAIM.replace("says: Monday", "says: 13").replace("says: Tuesday", "says: true")
    text = text.replace("date: 2025,", "date: 2025-12-01,").replace(
        "quoted_share: 1}", "quoted_share: 0.5, quote_words: 25}"
    )
    text = text.replace("    topic: money\n", "    topic: money\n    date: 2025-12\n    summary:\n")
    assert server.problems_in("file:///town/bare.yaml", text) == []


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("kind: figure", "kind: figur", "Value is not accepted"),
        ("    statement: The mayor opened the bridge.\n", "", 'Missing property "statement"'),
        ("statement: The mayor", "statment: The mayor", "Property statment is not allowed"),
        ("implied: true", "implied: perhaps", "Incorrect type"),
        ("weight: major", "weight: heavy", "Value is not accepted"),
        ("{date: 2026-11-22, change", "{date: 22.11.2026, change", "does not match the pattern"),
        ("date: 2025,", "date: soon,", "does not match the pattern"),
        ("quoted_share: 1}", "quoted_share: 2}", "above the maximum"),
        ("bridge-cost-1000:", "Bridge_Cost:", "Property Bridge_Cost is not allowed"),
    ],
)
def test_a_bad_file_has_the_problem_at_its_line(server: LanguageServer, good: str, bad: str, said: str) -> None:
    assert good in CLAIM
    text = CLAIM.replace(good, bad, 1)
    problems = server.problems_in(f"file:///town/{abs(hash(bad))}.yaml", text)
    assert any(said in problem for problem in problems), problems
    if bad:
        assert any(problem.startswith(f"{at(text, bad)[0]}: ") for problem in problems), problems


def test_hover_shows_what_a_field_and_a_word_mean(server: LanguageServer) -> None:
    server.problems_in("file:///town/hover.yaml", CLAIM)
    field = server.shown_over("file:///town/hover.yaml", *at(CLAIM, "    stanc"))
    assert "How the report stands to the claim." in field
    assert "`partly`: The report says a part of it" in field
    assert "The report’s words, at least four" in server.shown_over("file:///town/hover.yaml", *at(CLAIM, "quo"))


def test_words_of_closed_lists_are_offered(server: LanguageServer) -> None:
    text = CLAIM.replace("kind: figure", "kind: ")
    server.problems_in("file:///town/words.yaml", text)
    offered = server.offered_at(
        "file:///town/words.yaml", *at(text, "    statement: The bridge cost 1,000 crowns.\n    kind: ")
    )
    assert {"fact", "figure", "speech", "characterisation"} <= set(offered)
    assert "A number, an amount or a measure." in offered["figure"]


@pytest.mark.parametrize(
    ("before", "after", "ids"),
    [
        ("      - source: alpha", "      - source: ", {"alpha", "beta"}),
        ("    topic: bridge", "    topic: ", {"bridge", "money"}),
        ("        via: [clerk, daily-post]", "        via:\n          - ", {"clerk", "daily-post", "archive"}),
        ("    people: [mayor]", "    people:\n      - ", {"mayor"}),
        (
            "    claims: [mayor-opened-the-bridge]",
            "    claims:\n      - ",
            {"mayor-opened-the-bridge", "bridge-cost-1000"},
        ),
    ],
)
def test_ids_are_offered_where_they_may_stand(
    server_with_ids: LanguageServer, before: str, after: str, ids: set[str]
) -> None:
    assert before in REGISTRY
    text = REGISTRY.replace(before, after, 1)
    server_with_ids.problems_in("file:///town/ids.yaml", text)
    offered = server_with_ids.offered_at("file:///town/ids.yaml", *at(text, after))
    assert ids <= set(offered)


def test_an_id_that_is_not_there_is_marked(server_with_ids: LanguageServer) -> None:
    assert server_with_ids.problems_in("file:///town/known.yaml", REGISTRY) == []
    problems = server_with_ids.problems_in(
        "file:///town/unknown.yaml", REGISTRY.replace("topic: money", "topic: monny")
    )
    assert len(problems) == 1
    assert "Value is not accepted" in problems[0]
