"""What is wrong with the shape of data: pydantic’s errors in our words, and the types that a path leads to."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.problems.diagnostics import Diagnostic, Path, a_list, did_you_mean
from generator.registry.document import Document

_WRONG_KIND = {
    "string_type": "text",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "tuple_type": "a list",
    "list_type": "a list",
    "int_parsing": "a whole number",
    "float_parsing": "a number",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
}


def path_of(error: ErrorDetails) -> tuple[Path, bool]:
    """Where the error is, and whether it is the key there."""
    loc = error["loc"]
    is_key = loc[-1:] == ("[key]",) and error["type"] != "extra_forbidden"
    return (loc[:-1] if is_key else loc), is_key


def problem_of(error: ErrorDetails, model: type[BaseModel], document: Document, data: Any) -> Diagnostic:
    """The error at its place; ``data`` is what was validated."""
    path, is_key = path_of(error)
    kind, found = error["type"], value_at(data, path)
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "file")
    shown = _shown(path[-1] if is_key and path else found)
    match kind:
        case "extra_forbidden":
            known = known_keys(model, path[:-1])
            return Diagnostic(
                document.place_of(path, on_key=True),
                "key-unknown",
                f"unknown key {path[-1]!r}{did_you_mean(str(path[-1]), known)}",
            )
        case "missing":
            owner = repr(path[-2]) if len(path) > 1 and isinstance(path[-2], str) else "this entry"
            return Diagnostic(
                document.place_of(path[:-1], on_key=True), "key-missing", f"{owner} must have the key {path[-1]!r}"
            )
        case "enum":
            words = [str(each) for each in words_at(model, path)]
            return Diagnostic(
                document.place_of(path),
                "word-unknown",
                f"{name} must be {a_list(words)}: {shown}{did_you_mean(str(found), words)}",
            )
        case "string_pattern_mismatch" if is_key or _is_id(error):
            return Diagnostic(
                document.place_of(path, on_key=is_key),
                "id-invalid",
                f"id must be lower-case words, digits and single hyphens (kebab-case): {shown}",
            )
        case "string_pattern_mismatch":
            return Diagnostic(document.place_of(path), "value-invalid", f"{name} must look like {_form(name)}: {shown}")
        case "string_too_long" | "too_long":
            limit = error["ctx"]["max_length"]
            size = len(str(path[-1] if is_key else found))
            return Diagnostic(
                document.place_of(path, on_key=is_key),
                "text-long",
                f"{name} must be at most {limit} characters: it has {size}",
            )
        case "string_too_short" | "too_short":
            return Diagnostic(document.place_of(path), "value-empty", f"{name} must not be empty")
        case "date_invalid" | "text_control" | "yes_or_no" | "address" | "history_word":
            code = {"date_invalid": "date-invalid", "text_control": "text-control", "history_word": "history-word"}
            what = "" if kind in ("text_control", "history_word") else f": {shown}"
            return Diagnostic(document.place_of(path), code.get(kind, "value-invalid"), f"{name} {error['msg']}{what}")
        case _ if kind in _WRONG_KIND:
            return Diagnostic(
                document.place_of(path),
                "wrong-kind",
                f"{name} must be {_WRONG_KIND[kind]}, not {_kind_of(found)}"
                + (f": {shown}" if found is not None else ""),
            )
        case _:
            return Diagnostic(
                document.place_of(path),
                "value-invalid",
                f"{name} {error['msg'].removeprefix('Input ').replace('should', 'must')}: {shown}",
            )


def value_at(data: Any, path: Path) -> Any:
    """What stands at ``path``, or None where nothing does."""
    for step in path:
        if (isinstance(data, dict) and step in data) or (isinstance(data, list) and isinstance(step, int)):
            data = data[step]  # type: ignore[index]
        else:
            return None
    return data


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return _kind_of(value)
    text = repr(value) if value is not None else "nothing"
    return text if len(text) <= 80 else text[:77] + "…'"


def _kind_of(value: Any) -> str:
    return {dict: "a mapping", list: "a list", type(None): "nothing"}.get(type(value), "text")


def _is_id(error: ErrorDetails) -> bool:
    return str(error.get("ctx", {}).get("pattern", "")).startswith("^[a-z0-9]+(")


def _form(name: str) -> str:
    return {"file": "name.txt", "at": "p5.s1", "sentences": "p5.s1 or p5.s1-p6.s2"}.get(name, "an id")


def type_at(annotation: Any, path: Path) -> Any:
    """The type at ``path`` below ``annotation``; steps into entries and lists fall away with their containers."""
    models, enums = _types_in(annotation, BaseModel), _types_in(annotation, Enum)
    if not path:
        return models[0] if models else enums[0] if enums else annotation
    if not models:
        return annotation
    return type_at(*_next(models[0], annotation, path))


def _next(model: type[BaseModel], annotation: Any, path: Path) -> tuple[Any, Path]:
    is_model = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    if not is_model and (isinstance(path[0], int) or path[0] not in model.model_fields or _is_mapping(annotation)):
        return model, path[1:]
    field = model.model_fields.get(str(path[0]))
    return (field.annotation if field else None), path[1:]


def _is_mapping(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) in (dict, Mapping)


def _types_in(annotation: Any, base: type) -> list[Any]:
    if isinstance(annotation, type) and issubclass(annotation, base):
        return [annotation]
    return [found for each in get_args(annotation) for found in _types_in(each, base)]


def known_keys(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that a mapping at ``path`` may have."""
    owner = type_at(model, path)
    return list(owner.model_fields) if isinstance(owner, type) and issubclass(owner, BaseModel) else []


def words_at(model: type[BaseModel], path: Path) -> list[Any]:
    """The words that may stand at ``path``, where a word from a fixed list must."""
    word_list = type_at(model, path)
    return list(word_list) if isinstance(word_list, type) and issubclass(word_list, Enum) else []
