"""Pydantic’s errors as problems in our words, each at its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.english import list_with_or
from generator.problems.codes import Code
from generator.problems.diagnostics import Diagnostic, KeyPath, did_you_mean
from generator.registry import codes
from generator.registry.annotations import keys_of, type_at, word_list_in
from generator.registry.document import Document
from generator.registry.fields import ID_PATTERN

_LONGEST_VALUE = 80
_NEEDED_KIND = {
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
_FORMS = {"file": "name.txt", "at": "p5.s1", "sentences": "p5.s1 or p5.s1-p6.s2"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mistake:
    """One of pydantic’s errors with what is needed to describe it; ``value`` is the value, or the key, in question."""

    error: ErrorDetails
    model: type[BaseModel]
    path: KeyPath
    is_key: bool
    value: Any

    @property
    def field(self) -> str:
        """The nearest key above the mistake."""
        return next((str(step) for step in reversed(self.path) if isinstance(step, str)), "file")

    @property
    def value_text(self) -> str:
        """The value in a message, at most a line."""
        return _value_text(self.value)


@dataclass(frozen=True, slots=True)
class _Description:
    """Code and message, and where they belong when that is not the place of the mistake."""

    code: Code
    message: str
    path: KeyPath | None = None
    on_key: bool = False


def path_of(error: ErrorDetails) -> tuple[KeyPath, bool]:
    """The path of the error, and whether it is about the key there."""
    loc = error["loc"]
    is_key = loc[-1:] == ("[key]",) and error["type"] != "extra_forbidden"
    return (loc[:-1] if is_key else loc), is_key


def problem_of(error: ErrorDetails, model: type[BaseModel], document: Document, data: Any) -> Diagnostic:
    """The error in our words at its place in ``document``; ``data`` is what was validated."""
    path, is_key = path_of(error)
    value = path[-1] if is_key and path else value_at(data, path)
    mistake = _Mistake(error=error, model=model, path=path, is_key=is_key, value=value)
    description = _DESCRIBE.get(error["type"], _describe_other)(mistake)
    at = path if description.path is None else description.path
    return Diagnostic(document.place_of(at, on_key=description.on_key), description.code, description.message)


def value_at(data: Any, path: KeyPath) -> Any:
    """What stands at ``path``, or None where nothing does."""
    for step in path:
        if (isinstance(data, dict) and step in data) or (isinstance(data, list) and isinstance(step, int)):
            data = data[step]  # type: ignore[index]
        else:
            return None
    return data


def _describe_unknown_key(mistake: _Mistake) -> _Description:
    key = str(mistake.path[-1])
    known = keys_of(type_at(mistake.model, mistake.path[:-1]))
    return _Description(codes.KEY_UNKNOWN, f"unknown key {key!r}{did_you_mean(key, known)}", on_key=True)


def _describe_missing_key(mistake: _Mistake) -> _Description:
    *above, key = mistake.path
    owner = repr(above[-1]) if above and isinstance(above[-1], str) else "this entry"
    return _Description(codes.KEY_MISSING, f"{owner} must have the key {key!r}", path=tuple(above), on_key=True)


def _describe_unknown_word(mistake: _Mistake) -> _Description:
    words = [str(word) for word in word_list_in(type_at(mistake.model, mistake.path)) or ()]
    hint = did_you_mean(str(mistake.value), words)
    message = f"{mistake.field} must be {list_with_or(words)}: {mistake.value_text}{hint}"
    return _Description(codes.WORD_UNKNOWN, message)


def _describe_form(mistake: _Mistake) -> _Description:
    if mistake.is_key or mistake.error.get("ctx", {}).get("pattern") == ID_PATTERN:
        message = f"id must be lower-case words, digits and single hyphens (kebab-case): {mistake.value_text}"
        return _Description(codes.ID_INVALID, message, on_key=mistake.is_key)
    form = _FORMS.get(mistake.field, "an id")
    return _Description(codes.VALUE_INVALID, f"{mistake.field} must look like {form}: {mistake.value_text}")


def _describe_long(mistake: _Mistake) -> _Description:
    limit, size = mistake.error["ctx"]["max_length"], len(str(mistake.value))
    message = f"{mistake.field} must be at most {limit} characters: it has {size}"
    return _Description(codes.TEXT_LONG, message, on_key=mistake.is_key)


def _describe_empty(mistake: _Mistake) -> _Description:
    return _Description(codes.VALUE_EMPTY, f"{mistake.field} must not be empty")


def _describe_ours(code: Code, *, shows_value: bool = True) -> Callable[[_Mistake], _Description]:
    """For an error that one of our own validators raised: its message goes on from the field."""

    def describe(mistake: _Mistake) -> _Description:
        ending = f": {mistake.value_text}" if shows_value else ""
        return _Description(code, f"{mistake.field} {mistake.error['msg']}{ending}")

    return describe


def _describe_kind(mistake: _Mistake) -> _Description:
    needed, value = _NEEDED_KIND[mistake.error["type"]], "" if mistake.value is None else f": {mistake.value_text}"
    return _Description(codes.WRONG_KIND, f"{mistake.field} must be {needed}, not {_kind_of(mistake.value)}{value}")


def _describe_other(mistake: _Mistake) -> _Description:
    demand = mistake.error["msg"].removeprefix("Input ").replace("should", "must")
    return _Description(codes.VALUE_INVALID, f"{mistake.field} {demand}: {mistake.value_text}")


_DESCRIBE: Mapping[str, Callable[[_Mistake], _Description]] = {
    "extra_forbidden": _describe_unknown_key,
    "missing": _describe_missing_key,
    "enum": _describe_unknown_word,
    "string_pattern_mismatch": _describe_form,
    "string_too_long": _describe_long,
    "too_long": _describe_long,
    "string_too_short": _describe_empty,
    "too_short": _describe_empty,
    "date_invalid": _describe_ours(codes.DATE_INVALID),
    "yes_or_no": _describe_ours(codes.VALUE_INVALID),
    "address": _describe_ours(codes.VALUE_INVALID),
    "text_control": _describe_ours(codes.TEXT_CONTROL, shows_value=False),
    "history_word": _describe_ours(codes.HISTORY_WORD, shows_value=False),
    **dict.fromkeys(_NEEDED_KIND, _describe_kind),
}


def _value_text(value: Any) -> str:
    if isinstance(value, dict | list):
        return _kind_of(value)
    text = repr(value) if value is not None else "nothing"
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 3]}…'"


def _kind_of(value: Any) -> str:
    return {dict: "a mapping", list: "a list", type(None): "nothing"}.get(type(value), "text")
