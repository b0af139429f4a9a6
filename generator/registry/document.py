"""YAML text to plain data in which every scalar is still text, with the place of every key and value.

Nodes are composed and never constructed, so ``no`` stays ``no`` and ``12:30`` stays ``12:30``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from generator.problems.diagnostics import Diagnostic, Location, Path

_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SUSPECT = re.compile(r"(?:^|[\s\[{,:?-])(?:[&*](?=\S)|!)", re.MULTILINE)
_DEEP = re.compile(r"(?:[-?][ \t]+){50}|^(?=.)[ ]{100}", re.MULTILINE)
_BRACKET = re.compile(r"[\[\]{}]")
_LINE_END = re.compile(r"\r\n|\r|\n")
_MAX_DEPTH = 100
_NULL = frozenset({"", "~", "null", "Null", "NULL"})


class _Loader(yaml.CBaseLoader):
    """The C parser, with nothing resolved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Plain data (dicts, lists, text and None) and where each part of it stands."""

    name: str
    data: Any
    problems: tuple[Diagnostic, ...]
    _root: yaml.Node | None
    _line_starts: tuple[int, ...]

    def place_of(self, path: Path, *, on_key: bool = False) -> Location:
        """The place of the value at ``path`` (of its key, with ``on_key``), or of its nearest parent that exists."""
        node, index = self._root, 0
        if node is not None:
            index = node.start_mark.index
        for depth, step in enumerate(path):
            found = _child(node, step)
            if found is None:
                break
            key, node = found
            last = depth == len(path) - 1
            anchor = key if key is not None and ((on_key and last) or not last) else node
            index = anchor.start_mark.index
        return self.locate(index)

    def call_key(self, path: Path, word: str) -> None:
        """From now on the key at ``path`` is found as ``word``: what was meant, where it is misspelled."""
        parent = self._root
        for step in path[:-1]:
            found = _child(parent, step)
            parent = found[1] if found is not None else None
        if (found := _child(parent, path[-1])) is not None and found[0] is not None:
            found[0].value = word

    def locate(self, index: int) -> Location:
        """Line and column of a character, counted as editors count them."""
        line = bisect_right(self._line_starts, index)
        return Location(self.name, line, index - self._line_starts[line - 1] + 1)


def read_document(name: str, text: str) -> Document:
    """The document in ``text``; ``problems`` tells what YAML or our grammar refuses, and then ``data`` is None."""
    starts = (0, *(m.end() for m in _LINE_END.finditer(text)))
    empty = Document(name=name, data=None, problems=(), _root=None, _line_starts=starts)

    def refused(index: int, code: str, message: str) -> Document:
        problem = Diagnostic(empty.locate(min(index, len(text))), code, message)
        return Document(name=name, data=None, problems=(problem,), _root=None, _line_starts=starts)

    if bad := _NOT_TEXT.search(text):
        return refused(bad.start(), "not-text", f"file must hold text only: character U+{ord(bad.group()):04X}")
    try:
        if (deep := _too_deep(text)) is not None:
            return refused(deep, "yaml-depth", f"must not nest deeper than {_MAX_DEPTH} levels")
        if _SUSPECT.search(text) and (event := _first_reference(text)) is not None:
            index, code, message = event
            return refused(index, code, message)
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        index, message = _in_our_words(text, error)
        return refused(index, "yaml-syntax", message)
    if root is None:
        return refused(0, "file-empty", "file must hold a mapping: it is empty")
    problems: list[Diagnostic] = []
    data = _plain(root, empty, problems)
    if not isinstance(data, dict):
        problems.append(
            Diagnostic(
                empty.locate(root.start_mark.index),
                "wrong-kind",
                f"file must hold a mapping, not {'a list' if isinstance(data, list) else 'text'}",
            )
        )
    return Document(
        name=name,
        data=None if problems and not isinstance(data, dict) else data,
        problems=tuple(problems),
        _root=root,
        _line_starts=starts,
    )


def _plain(node: yaml.Node, at: Document, problems: list[Diagnostic]) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in _NULL else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, at, problems) for child in node.value]
    result: dict[str, Any] = {}
    keys: dict[str, yaml.Node] = {}
    for key, value in node.value:
        here = at.locate(key.start_mark.index)
        if not isinstance(key, yaml.ScalarNode):
            problems.append(Diagnostic(here, "wrong-kind", "key must be a single word"))
        elif (word := str(key.value)) in keys:
            first = at.locate(keys[word].start_mark.index)
            problems.append(
                Diagnostic(here, "key-repeated", f"key {word!r} must stand once: it already stands at {first}")
            )
        else:
            keys[word] = key
            result[word] = _plain(value, at, problems)
    return result


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((k, v) for k, v in node.value if k.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def _too_deep(text: str) -> int | None:
    """Where the text nests too deep; parsed only where its brackets, dashes or indentation make that possible."""
    depth = deepest = 0
    for match in _BRACKET.finditer(text):
        depth = depth + 1 if match.group() in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    if deepest <= _MAX_DEPTH and not _DEEP.search(text):
        return None
    depth = 0
    for event in _events(text):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _MAX_DEPTH:
                return int(event.start_mark.index) if event.start_mark else 0
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _first_reference(text: str) -> tuple[int, str, str] | None:
    """The first alias, anchor or tag, none of which a registry may hold."""
    for event in _events(text):
        index = event.start_mark.index
        if isinstance(event, yaml.AliasEvent):
            return index, "yaml-alias", f"aliases are not allowed; write the value out: {f'*{event.anchor}'!r}"
        if getattr(event, "anchor", None):
            return index, "yaml-anchor", f"anchors are not allowed; leave it out: {f'&{event.anchor}'!r}"
        if (tag := getattr(event, "tag", None)) is not None:
            return index, "yaml-tag", f"tags are not allowed; leave it out: {tag!r}"
    return None


def _events(text: str) -> Iterator[Any]:
    yield from yaml.parse(text, Loader=_Loader)


def _in_our_words(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    index = error.problem_mark.index if error.problem_mark else 0
    if text[index : index + 1] == "\t" or _tab_indents(text, index):
        return index, "YAML must be indented with spaces: a tab stands here"
    if "another document" in str(error.problem):
        return index, "file must hold one document: a second one starts here ('---')"
    if "mapping values are not allowed" in str(error.problem):
        return index, "YAML must have a value in quotation marks when it holds ': ' (a colon and a space)"
    if "could not find expected ':'" in str(error.problem):
        return index, "YAML must have 'key: value' here: the colon is missing, or the indentation is off"
    if "unexpected end of stream" in str(error.problem) and error.context_mark:
        return error.context_mark.index, "a quotation mark that opens here is never closed"
    if "did not find expected key" in str(error.problem):
        return index, "YAML must have a key here: a quotation mark above may be missing, or the indentation is off"
    context = f"{error.context}, " if error.context else ""
    return index, f"YAML must be well formed: {context}{error.problem}"


def _tab_indents(text: str, index: int) -> bool:
    start = text.rfind("\n", 0, index) + 1
    return "\t" in text[start:index] and not text[start:index].strip()
