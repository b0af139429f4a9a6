"""Every code that a problem can have, by its name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator import check
from generator.evidence import codes as evidence_codes
from generator.problems import codes as file_codes
from generator.problems.codes import Code
from generator.registry import codes as registry_codes
from generator.rules import agreement, chains, coverage, dates, entries, quotation, quotes, references, status, wording

_MODULES = (
    *(file_codes, registry_codes, evidence_codes, check),
    *(agreement, chains, coverage, dates, entries, quotation, quotes, references, status, wording),
)
CODES: Mapping[str, Code] = MappingProxyType(
    {value: value for module in _MODULES for value in vars(module).values() if isinstance(value, Code)}
)
