"""The kinds of problem: each has a code with the reason for the rule and the way to fix it."""

from __future__ import annotations

from typing import Self


class Code(str):
    """The name of a kind of problem; ``why`` is the reason for the rule, ``fix`` says how to satisfy it.

    Each code is a constant beside its rule, or in the ``codes`` module of its room; ``generator.catalog`` collects all.
    """

    why: str
    fix: str

    def __new__(cls, name: str, *, why: str, fix: str) -> Self:
        """The code ``name``, which is also its text."""
        code = super().__new__(cls, name)
        code.why = why
        code.fix = fix
        return code


FILE_MISSING = Code(
    "file-missing",
    why="The site is built from claims.yaml and the records in seeds/.",
    fix="Put the file back, or run the command in the project's folder.",
)
NOT_UTF8 = Code(
    "not-utf8",
    why="Names and quotes in every script need one encoding.",
    fix="Save the file as UTF-8 in your editor.",
)
COPY_MISSING = Code(
    "copy-missing",
    why="A fingerprint is made from the retained copy.",
    fix="Put the file into seeds/ or into the folder that SEED_TEXTS names.",
)
STANDING_PAGE = Code(
    "standing-page",
    why="Readers look for these pages on every fact-check site.",
    fix="Write the page; an empty page does not count.",
)
BLOCK_UNKNOWN = Code(
    "block-unknown",
    why="A hand-written page asks by name for a part that the program makes from the registry.",
    fix="Use one of the names, or delete the line.",
)
