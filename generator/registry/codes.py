"""The codes of problems that one file can have by itself: YAML that is refused, and data of the wrong shape."""

from __future__ import annotations

from generator.problems.codes import Code

FILE_EMPTY = Code(
    "file-empty",
    why="An empty registry has nothing to say.",
    fix="Start with the sections 'origins', 'topics' and 'claims'.",
)
NOT_TEXT = Code(
    "not-text",
    why="Control characters are invisible in an editor and break pages.",
    fix="Delete the character at this place; it often comes with pasted text.",
)
YAML_SYNTAX = Code(
    "yaml-syntax",
    why="The file must be YAML before it can be a registry.",
    fix="Correct the line that is named, or the line above it.",
)
YAML_DEPTH = Code(
    "yaml-depth",
    why="Nothing in a registry is nested deeply; such a file is damaged or hostile.",
    fix="Remove the nested brackets.",
)
YAML_ALIAS = Code(
    "yaml-alias",
    why="An alias hides the text it stands for, and a few aliases can expand into gigabytes.",
    fix="Write the value out where it is meant.",
)
YAML_ANCHOR = Code(
    "yaml-anchor",
    why="An anchor is useful only with aliases, and aliases are refused.",
    fix="Delete the '&name'.",
)
YAML_TAG = Code(
    "yaml-tag",
    why="A tag changes the type of a value; here every value is text until the model reads it.",
    fix="Delete the '!tag'.",
)
KEY_REPEATED = Code(
    "key-repeated",
    why="YAML keeps the last of two equal keys, so an entry would be lost without notice.",
    fix="Rename one of the two, or join them.",
)
KEY_UNKNOWN = Code(
    "key-unknown",
    why="The program reads no such key: it is misspelled, or its line is in the wrong place.",
    fix="Use the key that is suggested; schema/claims.schema.json lists them all.",
)
KEY_MISSING = Code(
    "key-missing",
    why="Without this key the entry cannot be shown or weighed.",
    fix="Add the key; schema/claims.schema.json says what each key means.",
)
WRONG_KIND = Code(
    "wrong-kind",
    why="A list, a mapping and a text are read differently.",
    fix="Write the kind that is named, e.g. [a, b] for a list.",
)
WORD_UNKNOWN = Code(
    "word-unknown",
    why="These words come from a closed list with fixed meanings.",
    fix="Use one of the words that are named.",
)
ID_INVALID = Code(
    "id-invalid",
    why="Ids become addresses of pages, so they must be safe and must last.",
    fix="Use lower-case letters, digits and single hyphens: who-raised-the-pardon.",
)
VALUE_INVALID = Code(
    "value-invalid",
    why="The value does not have the form the field needs.",
    fix="Write it in the form the message shows.",
)
VALUE_EMPTY = Code(
    "value-empty",
    why="An empty value says nothing and would leave a hole on the page.",
    fix="Write a value, or remove the key.",
)
TEXT_LONG = Code(
    "text-long",
    why="Statements are read in lists; a long one hides a second fact.",
    fix="Shorten it, or split it into two entries.",
)
TEXT_CONTROL = Code(
    "text-control",
    why="Control characters can hide what a reader sees, or reverse its order.",
    fix="Delete the character.",
)
DATE_INVALID = Code(
    "date-invalid",
    why="Nobody can look up a date that does not exist.",
    fix="Write YYYY-MM-DD, or YYYY-MM or YYYY where only that is known.",
)
HISTORY_WORD = Code(
    "history-word",
    why="A reader must see whether something was changed, corrected or withdrawn.",
    fix="Write exactly one of 'change', 'correction' and 'retraction' beside the date.",
)
