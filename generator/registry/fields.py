"""The kinds of value a model is made of, and what an entry of the registry has in common."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
# A key that no file can hold, since YAML refuses the character: an editor cannot set an id with a line 'id:'.
ID_KEY = "\0id"
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST_ID = 80
_PLACE = r"p[1-9]\d*\.s[1-9]\d*"


def _printable(text: str) -> str:
    if bad := _CONTROL.search(text):
        raise PydanticCustomError(
            "text_control", "must hold no control character: U+{code}", {"code": f"{ord(bad.group()):04X}"}
        )
    return text


def _existing_date(text: str) -> str:
    match = _DATE.match(text)
    try:
        if match is None:
            raise ValueError
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        raise PydanticCustomError(
            "date_invalid", "must be a date that exists, as YYYY, YYYY-MM or YYYY-MM-DD"
        ) from None
    return text


def _existing_day(text: str) -> str:
    try:
        if len(text) != 10:
            raise ValueError
        date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("date_invalid", "must be a day that exists, as YYYY-MM-DD") from None
    return text


def _yes_or_no(value: object) -> bool:
    if value not in ("true", "false"):
        raise PydanticCustomError("yes_or_no", "must be true or false")
    return value == "true"


def _address(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s\"'<>\\`]+", text):
        raise PydanticCustomError("address", "must be an address that starts with https:// or http://")
    return text


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000), AfterValidator(_printable)
]
PartialDate = Annotated[str, AfterValidator(_existing_date), Field(examples=["2025", "2025-12", "2025-12-01"])]
Day = Annotated[str, AfterValidator(_existing_day), Field(examples=["2026-11-22"])]
Flag = Annotated[bool, BeforeValidator(_yes_or_no)]
Address = Annotated[str, AfterValidator(_address)]
Place = Annotated[str, StringConstraints(pattern=rf"^{_PLACE}$"), Field(examples=["p5.s1"])]
PlaceRange = Annotated[str, StringConstraints(pattern=rf"^{_PLACE}(-{_PLACE})?$"), Field(examples=["p26.s1-p30.s1"])]


class Model(BaseModel):
    """A frozen value that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, hide_input_in_errors=True)


class Entry(Model):
    """A value that is published under an id; ``formerly`` keeps the addresses it had before."""

    id: SkipJsonSchema[str] = Field("", validation_alias=ID_KEY)
    """The key the entry stands under, or the name of its file."""
    formerly: tuple[Id, ...] = ()
    """Ids this entry had before; their addresses redirect here."""


def with_ids(section: Any) -> Any:
    """The data of a section in which each entry also has its key as its id; a section without a value is empty."""
    if not isinstance(section, dict):
        return {} if section is None else section
    return {key: {**entry, ID_KEY: key} if isinstance(entry, dict) else entry for key, entry in section.items()}


def is_id(text: str) -> bool:
    """Whether the text can be the id of an entry."""
    return bool(re.search(ID_PATTERN, text)) and len(text) <= LONGEST_ID and "\n" not in text
