"""The JSON Schema of a registry, by which text editors show what a field means and complete words and ids."""

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

_WORD_LISTS: Mapping[str, type[Word]] = {
    words.__name__: words
    for words in (ClaimKind, DivergenceKind, OriginKind, PersonKind, Precision, Stance, Status, Weight)
}
# YYYY, YYYY-MM or YYYY-MM-DD; a schema cannot say which days exist.
_PARTIAL_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_DAY_FIELDS = frozenset({("Change", "date")})
_PARTIAL_DATE_FIELDS = frozenset({("Claim", "date"), ("Event", "date")})
# The fields whose whole text may be “yes” or “no”, which text editors take for a truth value.
_FIELDS_WITH_YES_AND_NO = frozenset({"says", "reads", "hedge", "name", "role", "side", "loaded_words"})
_LONGEST_LIST = 12  # words listed with their meanings below the meaning of a field; more would fill the screen
# The fields that name entries, with the section of these.
_SECTIONS: Mapping[tuple[str, str], str] = {
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
Schema = dict[str, Any]
"""A JSON Schema, or a part of one that is a schema itself."""


def schema_of(assessment: Assessment | None = None) -> str:
    """The schema as JSON; with an assessment, the ids of its entries are listed where they may stand."""
    schema = Registry.model_json_schema()
    definitions = schema.pop("$defs")
    models = {
        model: _model_schema(model, definition, assessment)
        for model, definition in definitions.items()
        if model not in _WORD_LISTS
    }
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "claims.schema.json",
        **_model_schema("Registry", schema, assessment),
        "title": "A registry of claims (claims.yaml)",
        "$defs": models,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _model_schema(model: str, definition: Schema, assessment: Assessment | None) -> Schema:
    """The schema of a model, from the one that pydantic makes."""
    fields = {
        field: _field_schema(model, field, field_definition, assessment)
        for field, field_definition in definition.get("properties", {}).items()
    }
    schema = {**definition, "markdownDescription": definition["description"], "properties": fields}
    if model == "Registry":
        for section in fields.values():
            if "patternProperties" in section:  # the ids of its entries; a key of another form is wrong
                section["additionalProperties"] = False
    if model == "Change":
        schema["oneOf"] = [{"required": [word]} for word in ("change", "correction", "retraction")]
    return schema


def _field_schema(model: str, field: str, definition: Schema, assessment: Assessment | None) -> Schema:
    """The schema of a field: its meaning, what its value may be, and examples."""
    value = _value_schema(model, field, definition, assessment)
    default = definition.get("default")
    if default not in (None, [], {}) and not isinstance(default, dict):
        value["default"] = default
    if "anyOf" in definition and isinstance(value.get("type"), str | list) and "enum" not in value:
        types = value["type"] if isinstance(value["type"], list) else [value["type"]]
        value["type"] = [*types, "null"]
    meaning = definition["description"]
    texts = {"description": meaning, "markdownDescription": _meaning_markdown(meaning, value)}
    return {"title": field, **texts, **value, "examples": list(EXAMPLES[model, field])}


def _value_schema(model: str, field: str, definition: Schema, assessment: Assessment | None) -> Schema:
    """What the value of a field may be, apart from null."""
    if (model, field) in _DAY_FIELDS:
        return {"type": "string", "pattern": _DAY}
    if (model, field) in _PARTIAL_DATE_FIELDS:
        # Text editors read a year alone as a number.
        return {"type": ["string", "integer"], "pattern": _PARTIAL_DATE, "minimum": 1, "maximum": 9999}
    value = _constraints(definition)
    ids = _ids_schema(assessment, _SECTIONS.get((model, field)))
    if value.get("type") == "array" and value["items"].get("type") == "string":
        return {**value, "items": ids or _text_schema(field, value["items"])}
    if value.get("type") == "string" and "enum" not in value:
        return ids or _text_schema(field, value)
    return value


def _constraints(definition: Schema) -> Schema:
    """The constraints that pydantic gives for a field, without its texts, its default and the choice of null."""
    if "anyOf" in definition:
        [choice] = [choice for choice in definition["anyOf"] if choice.get("type") != "null"]
        return _constraints(choice)
    model = str(definition.get("$ref", "")).rpartition("/")[2]
    if model in _WORD_LISTS:
        return _words_schema(_WORD_LISTS[model])
    no_constraints = ("description", "title", "examples", "default")
    constraints = {key: value for key, value in definition.items() if key not in no_constraints}
    if "items" in constraints:
        constraints["items"] = _constraints(constraints["items"])
    return constraints


def _words_schema(words: type[Word]) -> Schema:
    members = [word for word in words if isinstance(word, Enum)]
    return {
        "type": "string",
        "enum": [str(word) for word in members],
        "enumDescriptions": [word.meaning for word in members],
        "markdownEnumDescriptions": [f"*{word.label}.* {word.meaning}" for word in members],
    }


def _ids_schema(assessment: Assessment | None, section: str | None) -> Schema | None:
    """The ids of a section, each with its name or statement; None without an assessment, a section or an entry."""
    if assessment is None or section is None:
        return None
    entries: Mapping[str, Any] = assessment.sources if section == "sources" else getattr(assessment.registry, section)
    names = [getattr(entry, "statement", None) or entry.name for entry in entries.values()]
    # Text editors read an id of digits alone as a number.
    ids = [int(entry_id) if entry_id.isdigit() else entry_id for entry_id in entries]
    return {"enum": ids, "enumDescriptions": names, "markdownEnumDescriptions": names} if ids else None


def _text_schema(field: str, value: Schema) -> Schema:
    """Text, also where text editors would read it as a number (``says: 13``) or a truth value (``reads: no``)."""
    if field == "at":
        return value
    is_yes_or_no = field in _FIELDS_WITH_YES_AND_NO
    return {**value, "type": ["string", "number", "boolean"] if is_yes_or_no else ["string", "number"]}


def _meaning_markdown(meaning: str, value: Schema) -> str:
    """The meaning of a field, with a list of its words and their meanings where it has a closed list."""
    words = value.get("enum", ())
    if not words or len(words) > _LONGEST_LIST:
        return meaning
    rows = zip(words, value["enumDescriptions"], strict=True)
    return f"{meaning}\n" + "".join(f"\n- `{word}`: {word_meaning}" for word, word_meaning in rows)
