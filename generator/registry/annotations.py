"""What the type annotations of the models say: which keys and words may stand at a path of the data."""

from __future__ import annotations

from enum import Enum
from typing import Any, TypeVar, get_args

from pydantic import BaseModel

from generator.problems.diagnostics import KeyPath

_T = TypeVar("_T")


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that the annotation is, or that its container holds; None where there is none."""
    return _class_in(annotation, BaseModel)


def word_list_in(annotation: Any) -> type[Enum] | None:
    """The closed list of words that the annotation is or holds; None where there is none."""
    return _class_in(annotation, Enum)


def is_section(annotation: Any) -> bool:
    """Whether the annotation is a mapping from ids to entries."""
    return getattr(annotation, "__origin__", None) is dict


def keys_of(annotation: Any) -> tuple[str, ...]:
    """The keys that a mapping of this type may have, in the model’s order; empty where any id may be a key.

    A field with an alias is no key of the data: the program fills it.
    """
    model = None if is_section(annotation) else model_in(annotation)
    fields = model.model_fields if model is not None else {}
    return tuple(name for name, field in fields.items() if field.validation_alias is None)


def value_type(annotation: Any, step: str | int) -> Any:
    """The annotation of what stands under a key or at a position of a list; None where nothing may stand."""
    if is_section(annotation) or isinstance(step, int):
        items = [argument for argument in get_args(annotation) if argument is not Ellipsis]
        return items[-1] if items else None
    model = model_in(annotation)
    field = model.model_fields.get(step) if model is not None else None
    return field.annotation if field is not None else None


def type_at(annotation: Any, path: KeyPath) -> Any:
    """The annotation of what stands at ``path``; None where nothing may stand."""
    for step in path:
        annotation = value_type(annotation, step)
    return annotation


def _class_in(annotation: Any, base: type[_T]) -> type[_T] | None:
    if isinstance(annotation, type) and issubclass(annotation, base):
        return annotation
    return next((inner for part in get_args(annotation) if (inner := _class_in(part, base)) is not None), None)
