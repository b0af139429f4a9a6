"""The canonical layout of a registry: two spaces, indented lists, keys in the models' order, lines of 120."""

from __future__ import annotations

import re
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

WIDTH = 120
_APART = ("claims", "divergences", "events")


class LayoutError(ValueError):
    """A text that cannot be laid out without a change to what it says; the text says why."""


class _TextResolver(VersionedResolver):
    """Every scalar is text, so none is written otherwise than it was; nothing at all stays nothing."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is ScalarNode and implicit[0]:
            nothing = value in ("", "~", "null", "Null", "NULL")
            return Tag(suffix=f"tag:yaml.org,2002:{'null' if nothing else 'str'}")
        return super().resolve(kind, value, implicit)


def round_trip() -> YAML:
    """A reader and writer that keeps comments, quotation marks and folds, and writes two spaces and long lines."""
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
    """``text`` in canonical layout; raises LayoutError rather than change what it says."""
    before = read_document("", text)
    if before.problems or before.data is None:
        raise LayoutError("the registry must be free of problems of YAML first")
    plain_ends = re.sub(r"\r\n?", "\n", text)
    laid_out = _with_blank_lines(_dump(in_model_order(plain_ends)))
    tidy = "".join(f"{line.rstrip()}\n" for line in laid_out.rstrip("\n").split("\n"))
    for result in (tidy, laid_out):
        after = read_document("", result)
        if after.data == before.data and not after.problems:
            return result
    raise LayoutError("its layout cannot be changed without changing its data")


def first_difference(before: str, after: str) -> int:
    """The line, counted from 1, at which two texts part."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    return same + 1


def _dump(text: str) -> str:
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
    """Puts keys inside brackets in order, and breaks up brackets that are longer than a line."""
    if isinstance(node, CommentedMap):
        if node.fa.flow_style():
            _sort_keys(node, annotation)
            if column + len(_on_one_line(node)) > WIDTH:
                node.fa.set_block_style()
        for key, value in node.items():
            beside = 0 if node.fa.flow_style() else 2
            _lay_out_brackets(
                value, value_type(annotation, str(key)), column + beside + (len(f"{key}: ") - 2 if _flows(value) else 0)
            )
    elif isinstance(node, CommentedSeq):
        if node.fa.flow_style() and column + len(_on_one_line(node)) > WIDTH:
            node.fa.set_block_style()
        for value in node:
            _lay_out_brackets(value, value_type(annotation, 0), column + 4)


def _flows(node: Any) -> bool:
    return isinstance(node, CommentedMap | CommentedSeq) and bool(node.fa.flow_style())


def _sort_keys(node: CommentedMap, annotation: Any) -> None:
    known = [key for key in keys_of(annotation) if key in node]
    if not node.ca.items:
        for key in (*known, *[key for key in list(node) if key not in known]):
            node.move_to_end(key)


def _on_one_line(node: Any) -> str:
    if isinstance(node, CommentedMap):
        return "{" + ", ".join(f"{key}: {_on_one_line(value)}" for key, value in node.items()) + "}"
    if isinstance(node, CommentedSeq):
        return "[" + ", ".join(map(_on_one_line, node)) + "]"
    text = "null" if node is None else str(node)
    return f'"{text}"' if type(node).__name__.endswith("QuotedScalarString") else scalar_text(text)


def _with_blank_lines(text: str) -> str:
    """One blank line before each section and between the entries of the long ones, and nowhere else."""
    lines = text.rstrip("\n").split("\n")
    root = pyyaml.compose(text, Loader=pyyaml.CBaseLoader)
    wanted, kept = set[int](), set[int]()
    _scalar_lines(root, lines, kept)
    if not isinstance(root, pyyaml.MappingNode):
        return text
    for n, (key, value) in enumerate(root.value):
        if n:
            wanted.add(_above(lines, key.start_mark.line))
        if key.value in _APART and isinstance(value, pyyaml.MappingNode) and not value.flow_style:
            wanted |= {_above(lines, entry.start_mark.line) for entry, _ in value.value[1:]}
    out: list[str] = []
    for n, line in enumerate(lines):
        blank = bool(out) and not out[-1]
        if n in wanted and not blank:
            out.append("")
        if n in kept:
            out.append(line)
        elif not line.strip():
            beside_comment = _is_comment(out[-1] if out else "") or _is_comment(_next_line(lines, n))
            if out and out[-1] and beside_comment:
                out.append("")
        elif _is_comment(line):
            follows = next((each for each in lines[n:] if each.strip() and not _is_comment(each)), "")
            out.append(" " * (len(follows) - len(follows.lstrip())) + line.strip())
        else:
            out.append(line)
    return "\n".join(out) + "\n"


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _next_line(lines: list[str], n: int) -> str:
    return next((each for each in lines[n:] if each.strip()), "")


def _above(lines: list[str], line: int) -> int:
    """The first of the comment lines right above an entry, or the entry's own line."""
    while line > 0 and _is_comment(lines[line - 1]):
        line -= 1
    return line


def _scalar_lines(node: Any, lines: list[str], kept: set[int]) -> None:
    if isinstance(node, pyyaml.ScalarNode):
        end = min(node.end_mark.line + (node.style not in ("|", ">")), len(lines))
        while end > node.start_mark.line and not lines[end - 1].strip():
            end -= 1
        kept.update(range(node.start_mark.line + 1, end))
    elif isinstance(node, pyyaml.MappingNode):
        for pair in node.value:
            for each in pair:
                _scalar_lines(each, lines, kept)
    elif isinstance(node, pyyaml.SequenceNode):
        for item in node.value:
            _scalar_lines(item, lines, kept)
