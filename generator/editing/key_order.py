"""Keys of block mappings put in the order of the models, each with the comments above it; every line stays whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from generator.registry.annotations import keys_of, value_type
from generator.registry.model import Registry


def in_model_order(text: str) -> str:
    """The registry in ``text`` with the keys of every block mapping in the order the models give."""
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    root = yaml.compose("".join(lines), Loader=yaml.CBaseLoader)
    if root is None:
        return text
    end = len(lines)
    while end > root.start_mark.line and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return "".join(_ordered(root, Registry, lines, 0, end) + lines[end:])


def _ordered(node: yaml.Node, annotation: Any, lines: Sequence[str], first: int, end: int) -> list[str]:
    """Lines ``first`` to ``end``, which hold ``node``, with the keys of every mapping in it in order."""
    if isinstance(node, yaml.SequenceNode) and not node.flow_style:
        return _through_items(node, annotation, lines, first, end)
    if not isinstance(node, yaml.MappingNode) or node.flow_style or not node.value:
        return list(lines[first:end])
    starts = [_with_comments(lines, key.start_mark.line, first) for key, _ in node.value]
    if len(set(starts)) < len(starts):
        return list(lines[first:end])
    head = list(lines[first : starts[0]])
    chunks = []
    for (key, value), start, stop in zip(node.value, starts, [*starts[1:], end], strict=True):
        chunks.append((key.value, _ordered(value, value_type(annotation, key.value), lines, start, stop)))
    rank = {key: n for n, key in enumerate(keys_of(annotation))}
    order = sorted(range(len(chunks)), key=lambda n: (rank.get(chunks[n][0], len(rank)), n))
    shares_a_line = not lines[node.value[0][0].start_mark.line][: node.value[0][0].start_mark.column].isspace()
    if shares_a_line and node.value[0][0].start_mark.column and order[0] != 0:
        chunks = _dash_moved(chunks, order[0], node.value[0][0].start_mark.column)
    return head + [line for n in order for line in chunks[n][1]]


def _through_items(node: yaml.SequenceNode, annotation: Any, lines: Sequence[str], first: int, end: int) -> list[str]:
    starts = [max(first, each.start_mark.line) for each in node.value]
    if not starts or len(set(starts)) < len(starts):
        return list(lines[first:end])
    done = list(lines[first : starts[0]])
    for item, start, stop in zip(node.value, starts, [*starts[1:], end], strict=True):
        done += _ordered(item, value_type(annotation, 0), lines, start, stop)
    return done


def _dash_moved(chunks: list[tuple[str, list[str]]], now_first: int, column: int) -> list[tuple[str, list[str]]]:
    """The chunks of a list item with its dash before the key that comes first now."""
    dash = chunks[0][1][0][:column]
    if chunks[now_first][1][0][:column].strip():
        return chunks
    moved = [(key, list(held)) for key, held in chunks]
    moved[0][1][0] = " " * column + moved[0][1][0][column:]
    place = next(n for n, line in enumerate(moved[now_first][1]) if not line.lstrip().startswith("#"))
    line = moved[now_first][1][place]
    moved[now_first][1][place] = dash + line[column:]
    return [(key, held) for key, held in moved]


def _with_comments(lines: Sequence[str], line: int, first: int) -> int:
    """The line where the comments right above a key begin; a blank line ends them."""
    while line > first and lines[line - 1].lstrip().startswith("#"):
        line -= 1
    return line
