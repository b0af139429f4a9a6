"""Plain data to models. What is broken is reported, and as much of the rest as possible is still read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.problems.diagnostics import Diagnostic, KeyPath, nearest_word
from generator.registry.annotations import keys_of, model_in, type_at, word_list_in
from generator.registry.document import Document
from generator.registry.fields import ID_KEY
from generator.registry.model import Registry
from generator.registry.shape_problems import path_of, problem_of, value_at
from generator.registry.source import Source

_M = TypeVar("_M", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseResult(Generic[_M]):
    """What could be read, all problems of shape, and the ids of the entries that had to be left out.

    ``document`` has the places of all that was read, also where a misspelled key was read as the key it resembles.
    """

    value: _M | None
    problems: tuple[Diagnostic, ...]
    broken: frozenset[str]
    document: Document


def parse_registry(document: Document) -> ParseResult[Registry]:
    """The registry in ``document``, or as much of it as has the right shape."""
    return _parse(Registry, document, document.data)


def parse_source(document: Document, source_id: str) -> ParseResult[Source]:
    """The record in ``document``, or as much of it as has the right shape."""
    data = document.data
    return _parse(Source, document, {**data, ID_KEY: source_id} if isinstance(data, dict) else data)


def _parse(model: type[_M], document: Document, data: Any) -> ParseResult[_M]:
    if data is None:
        return ParseResult(value=None, problems=document.problems, broken=frozenset(), document=document)
    value, errors = _validate(model, data)
    if value is not None:
        return ParseResult(value=value, problems=document.problems, broken=frozenset(), document=document)
    problems = list(document.problems)
    while corrections := _key_corrections(model, data, errors):
        problems += (problem_of(error, model, document, data) for error, _ in corrections)
        new_keys = [(path_of(error)[0], key) for error, key in corrections]
        data, document = _with_keys(data, new_keys), document.with_keys(new_keys)
        value, errors = _validate(model, data)
    problems += (problem_of(error, model, document, data) for error in errors if _is_worth_telling(error, data))
    data = _with_nearest_words(model, data, errors)
    value, errors = _validate(model, data)
    broken = set[str]()
    while value is None and (parts := _broken_parts(data, errors)):
        data = _without(data, parts)
        broken.update(str(part[1]) for part in parts if len(part) == 2)
        value, errors = _validate(model, data)
    return ParseResult(value=value, problems=tuple(problems), broken=frozenset(broken), document=document)


def _validate(model: type[_M], data: Any) -> tuple[_M | None, list[ErrorDetails]]:
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def _is_worth_telling(error: ErrorDetails, data: Any) -> bool:
    """False for a list that is only empty because its broken entries were removed: they have problems of their own."""
    return error["type"] != "too_short" or not value_at(data, error["loc"])


def _key_corrections(
    model: type[BaseModel], data: Any, errors: Sequence[ErrorDetails]
) -> list[tuple[ErrorDetails, str]]:
    """Each misspelled key with the key it resembles, so that what stands under it can be checked in the same run."""
    corrections: dict[KeyPath, tuple[ErrorDetails, str]] = {}
    for error in errors:
        path, _ = path_of(error)
        owner = value_at(data, path[:-1])
        if error["type"] == "extra_forbidden" and isinstance(owner, dict):
            meant = nearest_word(str(path[-1]), keys_of(type_at(model, path[:-1])))
            if meant is not None and meant not in owner:
                corrections.setdefault((*path[:-1], meant), (error, meant))
    return list(corrections.values())


def _with_keys(data: Any, new_keys: Sequence[tuple[KeyPath, str]]) -> Any:
    """A copy of ``data`` in which the keys at these paths have their new names."""
    data = _copy(data)
    for path, key in new_keys:
        owner = value_at(data, path[:-1])
        owner[key] = owner.pop(path[-1])
    return data


def _with_nearest_words(model: type[BaseModel], data: Any, errors: Sequence[ErrorDetails]) -> Any:
    """A copy of ``data`` with the nearest word where a required word is misspelled, so that its entry can be kept."""
    data = _copy(data)
    for error in errors:
        path, _ = path_of(error)
        owner, owner_model = value_at(data, path[:-1]), model_in(type_at(model, path[:-1]))
        if error["type"] != "enum" or not isinstance(owner, dict) or owner_model is None:
            continue
        words = map(str, word_list_in(type_at(model, path)) or ())
        meant = nearest_word(str(owner[path[-1]]), words)
        if meant is not None and owner_model.model_fields[str(path[-1])].is_required():
            owner[path[-1]] = meant
    return data


def _broken_parts(data: Any, errors: Sequence[ErrorDetails]) -> set[KeyPath]:
    """For each error the part to leave out: its key, or the whole entry where an item of a list is wrong."""
    parts = {_broken_part(data, error) for error in errors}
    return {part for part in parts if part}


def _broken_part(data: Any, error: ErrorDetails) -> KeyPath:
    path, _ = path_of(error)
    if error["type"] == "missing":
        path = path[:-1]
    if path and isinstance(path[-1], int):
        path = path[:2]
    while path:
        owner = value_at(data, path[:-1])
        if isinstance(owner, dict):
            return path if path[-1] in owner else ()
        path = path[:-1]
    return ()


def _without(data: Any, parts: set[KeyPath]) -> Any:
    """A copy of ``data`` without the parts at these paths."""
    data = _copy(data)
    for path in parts:
        owner = value_at(data, path[:-1])
        if isinstance(owner, dict):  # unless a larger part with it is gone already
            owner.pop(path[-1], None)
    return data


def _copy(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copy(value) for key, value in data.items()}
    return [_copy(item) for item in data] if isinstance(data, list) else data
