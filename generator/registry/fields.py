"""The kinds of value a model is made of, and what an entry of the registry has in common."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, StringConstraints
from pydantic_core import PydanticCustomError

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
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


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
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

    _id: str = PrivateAttr("")
    formerly: tuple[Id, ...] = ()
    """Ids this entry had before; their addresses redirect here."""

    @property
    def id(self) -> str:
        """The key the entry stands under."""
        return str((self.__pydantic_private__ or {})["_id"])  # straight to where it lies: lists ask for it often


def name_entries(section: Mapping[str, Any]) -> None:
    """Each entry of ``section`` knows the key it stands under."""
    for key, entry in section.items():
        entry._id = key
