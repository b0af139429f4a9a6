"""The JSON Schema of a registry for editors: what each field means, with examples, and the ids there are."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import Enum
from typing import Any

from generator.editing.examples import EXAMPLES
from generator.evidence.assessment import Assessment
from generator.registry.model import Registry
from generator.registry.vocabulary import (
    ClaimKind,
    DivergenceKind,
    OriginKind,
    PersonKind,
    Precision,
    Stance,
    Status,
    Weight,
    Word,
)

_WORDS: Mapping[str, type[Word]] = {
    each.__name__: each
    for each in (ClaimKind, DivergenceKind, OriginKind, PersonKind, Precision, Stance, Status, Weight)
}
_DATES = {"PartialDate": r"^\d{4}(-\d{2}(-\d{2})?)?$", "Day": r"^\d{4}-\d{2}-\d{2}$"}
_DAY_FIELDS = frozenset({("Change", "date")})
_DATE_FIELDS = frozenset({("Claim", "date"), ("Event", "date")})
_BARE_WORDS = frozenset({"says", "reads", "hedge", "name", "role", "side", "loaded_words"})
_IDS: Mapping[tuple[str, str], str] = {
    ("Cite", "source"): "sources",
    ("Citation", "source"): "sources",
    ("Citation", "via"): "origins",
    ("Origin", "of"): "origins",
    ("Origin", "may_be"): "origins",
    ("Claim", "topic"): "topics",
    ("Claim", "people"): "people",
    ("Divergence", "claims"): "claims",
    ("Event", "claims"): "claims",
}
Node = dict[str, Any]


def schema_of(assessment: Assessment | None = None) -> str:
    """The schema; with an assessment, the ids it holds are listed where they may stand."""
    schema = Registry.model_json_schema()
    definitions = schema.pop("$defs")
    shaped = {name: _shaped(name, node, assessment) for name, node in definitions.items() if name not in _WORDS}
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "claims.schema.json",
        **_shaped("Registry", schema, assessment),
        "title": "A registry of claims (claims.yaml)",
        "$defs": shaped,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _shaped(model: str, node: Node, assessment: Assessment | None) -> Node:
    fields = {name: _field(model, name, field, assessment) for name, field in node.get("properties", {}).items()}
    shaped = {**node, "markdownDescription": node["description"], "properties": fields}
    if model == "Registry":
        for section in fields.values():
            if "patternProperties" in section:
                section["additionalProperties"] = False
    if model == "Change":
        shaped["oneOf"] = [{"required": [word]} for word in ("change", "correction", "retraction")]
    return shaped


def _field(model: str, name: str, field: Node, assessment: Assessment | None) -> Node:
    meaning = field["description"]
    value = _value(field)
    ids = _known(assessment, _IDS.get((model, name)))
    if (model, name) in _DATE_FIELDS | _DAY_FIELDS:
        value = _date(day=(model, name) in _DAY_FIELDS)
    elif value.get("type") == "array" and value["items"].get("type") == "string":
        value = {**value, "items": ids or _loose(name, value["items"])}
    elif value.get("type") == "string" and "enum" not in value:
        value = ids or _loose(name, value)
    if "default" in field and field["default"] not in (None, [], {}) and not isinstance(field["default"], dict):
        value["default"] = field["default"]
    if "anyOf" in field and isinstance(value.get("type"), str | list) and "enum" not in value:
        kinds = value["type"] if isinstance(value["type"], list) else [value["type"]]
        value["type"] = [*kinds, "null"]
    shown = {"description": meaning, "markdownDescription": _markdown(meaning, value)}
    return {"title": name, **shown, **value, "examples": list(EXAMPLES[model, name])}


def _value(field: Node) -> Node:
    """The field's own constraints, without what pydantic says about it and without the choice of nothing."""
    if "anyOf" in field:
        [kept] = [each for each in field["anyOf"] if each.get("type") != "null"]
        return _value(kept)
    reference = str(field.get("$ref", "")).rpartition("/")[2]
    if reference in _WORDS:
        return _word_list(_WORDS[reference])
    dropped = ("description", "title", "examples", "default")
    value = {key: each for key, each in field.items() if key not in dropped}
    if "items" in value:
        value["items"] = _value(value["items"])
    return value


def _word_list(words: type[Word]) -> Node:
    members = [each for each in words if isinstance(each, Enum)]
    meanings = [each.meaning for each in members]
    return {
        "type": "string",
        "enum": [str(each) for each in members],
        "enumDescriptions": meanings,
        "markdownEnumDescriptions": [f"*{each.label}.* {each.meaning}" for each in members],
    }


def _known(assessment: Assessment | None, section: str | None) -> Node | None:
    """The ids of a section with the name or statement behind each, or None where none are to be listed."""
    if assessment is None or section is None:
        return None
    entries: Mapping[str, Any] = assessment.sources if section == "sources" else getattr(assessment.registry, section)
    names = [getattr(entry, "statement", None) or entry.name for entry in entries.values()]
    ids = [int(each) if each.isdigit() else each for each in entries]
    return {"enum": ids, "enumDescriptions": names, "markdownEnumDescriptions": names} if ids else None


def _loose(name: str, value: Node) -> Node:
    """Text, also where YAML would read the bare word as a number (``says: 13``) or as yes and no."""
    if name == "at":
        return value
    kinds = ["string", "number", "boolean"] if name in _BARE_WORDS else ["string", "number"]
    return {**value, "type": kinds}


def _date(*, day: bool) -> Node:
    """A date, which YAML reads as text, and a year, which it reads as a number."""
    pattern = _DATES["Day" if day else "PartialDate"]
    if day:
        return {"type": "string", "pattern": pattern}
    return {"type": ["string", "integer"], "pattern": pattern, "minimum": 1, "maximum": 9999}


def _markdown(meaning: str, value: Node) -> str:
    words = zip(value.get("enum", ()), value.get("enumDescriptions", ()), strict=False)
    listed = "".join(f"\n- `{word}`: {each}" for word, each in words) if len(value.get("enum", ())) <= 12 else ""
    return f"{meaning}\n{listed}" if listed else meaning
