"""Keys of block mappings put in the order of the models, each with the comments above it; no line is broken up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from generator.registry.annotations import keys_of, value_type
from generator.registry.model import Registry


def in_model_order(text: str) -> str:
    """The registry in ``text`` with the keys of every block mapping in the order of the models."""
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    root = yaml.compose("".join(lines), Loader=yaml.CBaseLoader)
    if root is None:
        return text
    end = len(lines)
    # Comments at the end of the file belong to no key.
    while end > root.start_mark.line and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return "".join(_lines_in_order(root, Registry, lines, 0, end) + lines[end:])


def _lines_in_order(node: yaml.Node, annotation: Any, lines: Sequence[str], first: int, end: int) -> list[str]:
    """Lines ``first`` to ``end``, which hold ``node``, with the keys of every mapping in it in order."""
    if isinstance(node, yaml.SequenceNode) and not node.flow_style:
        return _item_lines(node, annotation, lines, first, end)
    if not isinstance(node, yaml.MappingNode) or node.flow_style or not node.value:
        return list(lines[first:end])
    starts = [_first_comment(lines, key.start_mark.line, first) for key, _ in node.value]
    if len(set(starts)) < len(starts):  # two keys on one line cannot change places
        return list(lines[first:end])
    keys = [key.value for key, _ in node.value]
    chunks = [
        _lines_in_order(value, value_type(annotation, key.value), lines, start, stop)
        for (key, value), start, stop in zip(node.value, starts, [*starts[1:], end], strict=True)
    ]
    order = _order(keys, annotation)
    mark = node.value[0][0].start_mark
    is_behind_dash = mark.column > 0 and not lines[mark.line][: mark.column].isspace()
    if is_behind_dash and order[0] != 0:
        chunks = _with_dash_at(chunks, order[0], mark.column)
    return [*lines[first : starts[0]], *(line for n in order for line in chunks[n])]


def _order(keys: Sequence[str], annotation: Any) -> list[int]:
    """The indexes of the keys in the order of the model; unknown keys come last, in their own order."""
    ranks: Mapping[str, int] = {key: n for n, key in enumerate(keys_of(annotation))}
    return sorted(range(len(keys)), key=lambda n: (ranks.get(keys[n], len(ranks)), n))


def _item_lines(node: yaml.SequenceNode, annotation: Any, lines: Sequence[str], first: int, end: int) -> list[str]:
    starts = [max(first, item.start_mark.line) for item in node.value]
    if not starts or len(set(starts)) < len(starts):
        return list(lines[first:end])
    result = list(lines[first : starts[0]])
    for item, start, stop in zip(node.value, starts, [*starts[1:], end], strict=True):
        result += _lines_in_order(item, value_type(annotation, 0), lines, start, stop)
    return result


def _with_dash_at(chunks: Sequence[Sequence[str]], new_first: int, column: int) -> list[list[str]]:
    """The chunks of a list item with its dash before the key that will be the first; keys stand at ``column``."""
    result = [list(chunk) for chunk in chunks]
    dash = result[0][0][:column]
    if result[new_first][0][:column].strip():
        return result
    result[0][0] = " " * column + result[0][0][column:]
    key_line = next(n for n, line in enumerate(result[new_first]) if not line.lstrip().startswith("#"))
    result[new_first][key_line] = dash + result[new_first][key_line][column:]
    return result


def _first_comment(lines: Sequence[str], line: int, first: int) -> int:
    """The first of the comment lines right above a key, or the key’s own line; a blank line ends the comments."""
    while line > first and lines[line - 1].lstrip().startswith("#"):
        line -= 1
    return line
