"""Plain data to models; problems of shape, each in our words and at its place."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostic, Path, a_list, did_you_mean, nearest_word
from generator.document import Document
from generator.model import Registry
from generator.record import Source

_M = TypeVar("_M", bound=BaseModel)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed(Generic[_M]):
    """What could be read, all problems of shape, and the ids of entries that had to be left out for them."""

    value: _M | None
    problems: tuple[Diagnostic, ...]
    broken: frozenset[str]


def parse_registry(document: Document) -> Parsed[Registry]:
    """The registry in ``document``, or as much of it as has the right shape."""
    return _parse(Registry, document)


def parse_source(document: Document) -> Parsed[Source]:
    """The record in ``document``, or as much of it as has the right shape."""
    return _parse(Source, document)


def _parse(model: type[_M], document: Document) -> Parsed[_M]:
    if document.data is None:
        return Parsed(value=None, problems=document.problems, broken=frozenset())
    try:
        return Parsed(value=model.model_validate(document.data), problems=document.problems, broken=frozenset())
    except ValidationError as error:
        errors = error.errors(include_url=False)
    errors = [each for each in errors if each["type"] != "too_short" or not _value_at(document.data, each["loc"])]
    data, broken = copy.deepcopy(document.data), set[str]()
    for each in errors:
        _put_right(data, each, model)
    errors = [each for each in errors if each["type"] != "missing" or _value_at(data, each["loc"]) is None]
    problems = (*document.problems, *(_in_our_words(each, model, document) for each in errors))
    while True:
        try:
            return Parsed(value=model.model_validate(data), problems=problems, broken=frozenset(broken))
        except ValidationError as error:
            taken = [_left_out(data, each, broken) for each in error.errors(include_url=False)]
        if not any(taken):
            return Parsed(value=None, problems=problems, broken=frozenset(broken))


def _put_right(data: Any, error: ErrorDetails, model: type[BaseModel]) -> None:
    """Where a key or a word is misspelt, writes what was most likely meant, so that all around it can be checked."""
    path: Path = tuple(step for step in error["loc"] if step != "[key]")
    owner = _value_at(data, path[:-1])
    if not isinstance(owner, dict):
        return
    if error["type"] == "extra_forbidden":
        meant = nearest_word(str(path[-1]), _known_keys(model, path[:-1]))
        if meant is not None and meant not in owner:
            owner[meant] = owner.pop(path[-1])
    elif error["type"] == "enum":
        meant = nearest_word(str(owner[path[-1]]), map(str, _enum_at(model, path)))
        owner[path[-1]] = owner[path[-1]] if meant is None else meant


def _left_out(data: Any, error: ErrorDetails, broken: set[str]) -> bool:
    """Takes the smallest part with the error out of ``data`` that shifts no list; whether there was any to take."""
    path: Path = tuple(step for step in error["loc"] if step != "[key]")
    if error["type"] in ("missing", "history_word"):
        path = path[:-1] if error["type"] == "missing" else path
    if any(isinstance(step, int) for step in path[-1:]):
        path = path[:2]
    while path:
        owner = _value_at(data, path[:-1])
        if isinstance(owner, dict) and path[-1] in owner:
            del owner[path[-1]]
            if len(path) == 2:
                broken.add(str(path[1]))
            return True
        path = path[:-1] if not isinstance(owner, dict) else ()
    return False


def _in_our_words(error: ErrorDetails, model: type[BaseModel], document: Document) -> Diagnostic:
    path: Path = tuple(step for step in error["loc"] if step != "[key]")
    is_key = "[key]" in error["loc"]
    kind, found = error["type"], _value_at(document.data, path)
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "file")
    shown = _shown(path[-1] if is_key and path else found)
    match kind:
        case "extra_forbidden":
            known = _known_keys(model, path[:-1])
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
            words = [str(each) for each in _enum_at(model, path)]
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


def _value_at(data: Any, path: tuple[int | str, ...]) -> Any:
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


def _descend(annotation: Any, path: Path) -> Any:
    """The type at ``path`` below ``annotation``; steps into entries and lists fall away with their containers."""
    models, enums = _types_in(annotation, BaseModel), _types_in(annotation, Enum)
    if not path:
        return models[0] if models else enums[0] if enums else annotation
    if not models:
        return annotation
    return _descend(*_next(models[0], annotation, path))


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


def _known_keys(model: type[BaseModel], path: Path) -> list[str]:
    owner = _descend(model, path)
    return list(owner.model_fields) if isinstance(owner, type) and issubclass(owner, BaseModel) else []


def _enum_at(model: type[BaseModel], path: Path) -> list[Any]:
    word_list: Callable[[], Any] | Any = _descend(model, path)
    return list(word_list) if isinstance(word_list, type) and issubclass(word_list, Enum) else []
