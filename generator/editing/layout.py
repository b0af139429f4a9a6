"""The canonical layout of a registry: two spaces, indented lists, keys in the models’ order, lines of 120."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

import yaml as pyyaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tag import Tag

from generator.editing.key_order import in_model_order
from generator.editing.yaml_scalars import scalar_text
from generator.registry.annotations import keys_of, value_type
from generator.registry.document import read_document
from generator.registry.model import Registry

WIDTH = 120  # characters of a line
# The sections whose entries have many lines and a blank line between them.
_LONG_SECTIONS = ("claims", "divergences", "events")
# The line ends of Windows and of old Macs; the reader of YAML counts both as line ends.
_OTHER_LINE_END = re.compile(r"\r\n?")


class LayoutError(ValueError):
    """A text that cannot be laid out without a change to its data; the message says why."""


class _TextResolver(VersionedResolver):
    """Takes every scalar as text, so that ``2025-12-01`` and ``no`` are written as they were read; null stays null."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is ScalarNode and implicit[0]:
            is_null = value in ("", "~", "null", "Null", "NULL")
            return Tag(suffix=f"tag:yaml.org,2002:{'null' if is_null else 'str'}")
        return super().resolve(kind, value, implicit)


def round_trip() -> YAML:
    """A reader and writer of YAML that keeps comments, quotation marks and folds, and writes lines of ``WIDTH``."""
    yaml = YAML()
    yaml.Resolver = _TextResolver
    yaml.width = WIDTH
    yaml.preserve_quotes = True
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.add_representer(
        type(None), lambda representer, _: representer.represent_scalar("tag:yaml.org,2002:null", "null")
    )
    return yaml


def canonical_layout(text: str) -> str:
    """``text`` in canonical layout; raises LayoutError where that would change its data."""
    before = read_document("", text)
    if before.problems or before.data is None:
        raise LayoutError("the registry must be free of problems of YAML first")
    layout = _with_blank_lines(_yaml_layout(in_model_order(_OTHER_LINE_END.sub("\n", text))))
    stripped_lines = "".join(f"{line.rstrip()}\n" for line in layout.rstrip("\n").split("\n"))
    for result in (stripped_lines, layout):  # in a block of text, spaces at the end of a line are data
        after = read_document("", result)
        if after.data == before.data and not after.problems:
            return result
    raise LayoutError("its layout cannot be changed without changing its data")


def first_difference(before: str, after: str) -> int:
    """The first line, counted from 1, in which two texts differ."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    differences = (n for n, (line, other) in enumerate(zip(old, new, strict=False), 1) if line != other)
    return next(differences, min(len(old), len(new)) + 1)


def _yaml_layout(text: str) -> str:
    """The text read and written by ``round_trip``, its brackets in canonical layout; raises LayoutError."""
    yaml = round_trip()
    out = StringIO()
    try:
        data = yaml.load(text)
        _lay_out_brackets(data, Registry, 0)
        yaml.dump(data, out)
    except YAMLError as error:
        raise LayoutError(f"its YAML cannot be read: {error}") from None
    return out.getvalue()


def _lay_out_brackets(node: Any, annotation: Any, column: int) -> None:
    """Puts the keys within brackets in order, and breaks up brackets that are too long for one line.

    ``node`` is the data as ruamel.yaml holds it, and begins at ``column``.
    """
    if isinstance(node, CommentedMap):
        if node.fa.flow_style():
            _sort_keys(node, annotation)
            if column + len(_on_one_line(node)) > WIDTH:
                node.fa.set_block_style()
        indent = 0 if node.fa.flow_style() else 2
        for key, value in node.items():
            # Brackets stand behind their key; what is on lines of its own stands below it, two columns to the right.
            before = len(f"{key}: ") - 2 if _is_in_brackets(value) else 0
            _lay_out_brackets(value, value_type(annotation, str(key)), column + indent + before)
    elif isinstance(node, CommentedSeq):
        if node.fa.flow_style() and column + len(_on_one_line(node)) > WIDTH:
            node.fa.set_block_style()
        for item in node:
            _lay_out_brackets(item, value_type(annotation, 0), column + 4)


def _is_in_brackets(node: Any) -> bool:
    return isinstance(node, CommentedMap | CommentedSeq) and bool(node.fa.flow_style())


def _sort_keys(node: CommentedMap, annotation: Any) -> None:
    """Puts the keys in the order of the model, unknown ones last; a mapping with comments stays as it is."""
    in_model = [key for key in keys_of(annotation) if key in node]
    if not node.ca.items:
        for key in (*in_model, *[key for key in list(node) if key not in in_model]):
            node.move_to_end(key)


def _on_one_line(node: Any) -> str:
    if isinstance(node, CommentedMap):
        return "{" + ", ".join(f"{key}: {_on_one_line(value)}" for key, value in node.items()) + "}"
    if isinstance(node, CommentedSeq):
        return "[" + ", ".join(map(_on_one_line, node)) + "]"
    text = "null" if node is None else str(node)
    return f'"{text}"' if type(node).__name__.endswith("QuotedScalarString") else scalar_text(text)


def _with_blank_lines(text: str) -> str:
    """One blank line before each section but the first, and between the entries of the long ones.

    Other blank lines stay only above and below a comment, because they say what it is about. A comment is indented like
    the line that follows it.
    """
    lines = text.rstrip("\n").split("\n")
    root = pyyaml.compose(text, Loader=pyyaml.CBaseLoader)
    if not isinstance(root, pyyaml.MappingNode):
        return text
    starts, within_scalars = frozenset(_starts(root, lines)), frozenset(_lines_within_scalars(root, lines))
    out: list[str] = []
    for n, line in enumerate(lines):
        if n in starts and out[-1:] != [""]:
            out.append("")
        if n in within_scalars or (line.strip() and not _is_comment(line)):
            out.append(line)
        elif line.strip():
            out.append(_indentation_below(lines, n) + line.strip())
        elif out and out[-1] and (_is_comment(out[-1]) or _is_comment(_next_line(lines, n))):
            out.append("")
    return "\n".join(out) + "\n"


def _starts(root: pyyaml.MappingNode, lines: list[str]) -> Iterator[int]:
    """The lines that have a blank line above them: of all sections but the first, and of all entries but the first."""
    for n, (key, section) in enumerate(root.value):
        if n:
            yield _first_comment(lines, key.start_mark.line)
        if key.value in _LONG_SECTIONS and isinstance(section, pyyaml.MappingNode) and not section.flow_style:
            for entry_id, _ in section.value[1:]:
                yield _first_comment(lines, entry_id.start_mark.line)


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _next_line(lines: list[str], n: int) -> str:
    """The first line from line ``n`` on that is not blank, or an empty one."""
    return next((line for line in lines[n:] if line.strip()), "")


def _indentation_below(lines: list[str], n: int) -> str:
    """The spaces before the first line from line ``n`` on that is neither blank nor a comment."""
    below = next((line for line in lines[n:] if line.strip() and not _is_comment(line)), "")
    return " " * (len(below) - len(below.lstrip()))


def _first_comment(lines: list[str], n: int) -> int:
    """The first of the comment lines right above line ``n``, or ``n``."""
    while n > 0 and _is_comment(lines[n - 1]):
        n -= 1
    return n


def _lines_within_scalars(node: Any, lines: list[str]) -> Iterator[int]:
    """The lines of every scalar but its first: a blank line or a ``#`` there is text."""
    if isinstance(node, pyyaml.ScalarNode):
        # A block of text ends on the line below it, and with the blank lines that follow; any other ends on its own.
        end = min(node.end_mark.line + (node.style not in ("|", ">")), len(lines))
        while end > node.start_mark.line and not lines[end - 1].strip():
            end -= 1
        yield from range(node.start_mark.line + 1, end)
    elif isinstance(node, pyyaml.MappingNode):
        for pair in node.value:
            for key_or_value in pair:
                yield from _lines_within_scalars(key_or_value, lines)
    elif isinstance(node, pyyaml.SequenceNode):
        for item in node.value:
            yield from _lines_within_scalars(item, lines)
