"""Plain data to models; problems of shape, each in our words and at its place."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.problems.diagnostics import Diagnostic, nearest_word
from generator.registry.document import Document
from generator.registry.model import Registry
from generator.registry.shape_problems import known_keys, path_of, problem_of, type_at, value_at, words_at
from generator.registry.source import Source

_M = TypeVar("_M", bound=BaseModel)


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
    value, errors = _validated(document.data, model)
    if value is not None:
        return Parsed(value=value, problems=document.problems, broken=frozenset())
    data, broken = copy.deepcopy(document.data), set[str]()
    problems = list(document.problems)
    while misspelled := _keys_put_right(data, errors, model, document):
        problems += misspelled
        value, errors = _validated(data, model)
    shown = [each for each in errors if each["type"] != "too_short" or not value_at(data, each["loc"])]
    problems += (problem_of(each, model, document, data) for each in shown)
    for each in errors:
        _put_word_right(data, each, model)
    value, errors = _validated(data, model)
    while value is None and sum(_left_out(data, each, broken) for each in errors):
        value, errors = _validated(data, model)
    return Parsed(value=value, problems=tuple(problems), broken=frozenset(broken))


def _validated(data: Any, model: type[_M]) -> tuple[_M | None, list[ErrorDetails]]:
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def _keys_put_right(
    data: Any, errors: Sequence[ErrorDetails], model: type[BaseModel], document: Document
) -> list[Diagnostic]:
    """The misspelled keys, each renamed to what was most likely meant, so that what stands under it can be checked."""
    told = []
    for error in errors:
        path, _ = path_of(error)
        owner = value_at(data, path[:-1])
        if error["type"] == "extra_forbidden" and isinstance(owner, dict):
            meant = nearest_word(str(path[-1]), known_keys(model, path[:-1]))
            if meant is not None and meant not in owner:
                told.append(problem_of(error, model, document, data))
                owner[meant] = owner.pop(path[-1])
                document.call_key(path, meant)
    return told


def _put_word_right(data: Any, error: ErrorDetails, model: type[BaseModel]) -> None:
    """Where a word that must be there is misspelled, writes what was most likely meant: its entry can be kept."""
    path, _ = path_of(error)
    owner, kind = value_at(data, path[:-1]), type_at(model, path[:-1])
    if error["type"] == "enum" and isinstance(owner, dict) and kind.model_fields[str(path[-1])].is_required():
        meant = nearest_word(str(owner[path[-1]]), map(str, words_at(model, path)))
        if meant is not None:
            owner[path[-1]] = meant


def _left_out(data: Any, error: ErrorDetails, broken: set[str]) -> bool:
    """Takes the smallest part with the error out of ``data`` that shifts no list; whether there was any to take."""
    path, _ = path_of(error)
    if error["type"] in ("missing", "history_word"):
        path = path[:-1] if error["type"] == "missing" else path
    if any(isinstance(step, int) for step in path[-1:]):
        path = path[:2]
    while path:
        owner = value_at(data, path[:-1])
        if isinstance(owner, dict) and path[-1] in owner:
            del owner[path[-1]]
            if len(path) == 2:
                broken.add(str(path[1]))
            return True
        path = path[:-1] if not isinstance(owner, dict) else ()
    return False
