"""The codes of problems that hand-written pages can have."""

from __future__ import annotations

from generator.problems.codes import Code

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
