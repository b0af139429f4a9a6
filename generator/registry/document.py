"""YAML text to plain data in which every scalar is still text, with the place of every key and value.

Nodes are composed and never constructed, so ``no`` stays ``no`` and ``12:30`` stays ``12:30``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from generator.problems.codes import Code
from generator.problems.diagnostics import Diagnostic, KeyPath, Location
from generator.registry import codes

# The characters that YAML 1.1 refuses; PyYAML's own error for them names no line.
_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Where an alias, an anchor or a tag may begin; only such a text is worth a second parsing.
_REFERENCE_SIGN = re.compile(r"(?:^|[\s\[{,:?-])(?:[&*](?=\S)|!)", re.MULTILINE)
# Fifty nested dashes, or a line indented by a hundred spaces: only such a text can nest too deep without brackets.
_DEEP_INDENTATION = re.compile(r"(?:[-?][ \t]+){50}|^(?=.)[ ]{100}", re.MULTILINE)
_BRACKET = re.compile(r"[\[\]{}]")
_LINE_END = re.compile(r"\r\n|\r|\n")  # as editors count; PyYAML also counts U+0085, U+2028 and U+2029
_MAX_DEPTH = 100  # a registry nests six levels; readers that call themselves overflow far above a hundred
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
    _written_keys: Mapping[KeyPath, str | int] = field(default_factory=dict)

    def place_of(self, path: KeyPath, *, on_key: bool = False) -> Location:
        """The place of the value at ``path`` (of its key, with ``on_key``), or of its nearest parent that exists."""
        node, index = self._root, 0
        if node is not None:
            index = node.start_mark.index
        for depth, step in enumerate(path):
            child = _child(node, self._written_keys.get(path[: depth + 1], step))
            if child is None:
                break
            key, node = child
            last = depth == len(path) - 1
            anchor = key if key is not None and ((on_key and last) or not last) else node
            index = anchor.start_mark.index
        return self.locate(index)

    def with_keys(self, new_keys: Iterable[tuple[KeyPath, str]]) -> Document:
        """This document, in which the keys at these paths are also found under their new names."""
        more = {(*path[:-1], key): path[-1] for path, key in new_keys}
        return replace(self, _written_keys={**self._written_keys, **more})

    def locate(self, index: int) -> Location:
        """Line and column of a character, counted as editors count them."""
        line = bisect_right(self._line_starts, index)
        return Location(self.name, line, index - self._line_starts[line - 1] + 1)


def read_document(name: str, text: str) -> Document:
    """The document in ``text``; ``data`` is None when the text cannot be read, but not for a repeated key."""
    starts = (0, *(m.end() for m in _LINE_END.finditer(text)))
    empty = Document(name=name, data=None, problems=(), _root=None, _line_starts=starts)

    def refused(index: int, code: Code, message: str) -> Document:
        return replace(empty, problems=(Diagnostic(empty.locate(min(index, len(text))), code, message),))

    if bad := _NOT_TEXT.search(text):
        message = f"file must hold text only: character U+{ord(bad.group()):04X}"
        return refused(bad.start(), codes.NOT_TEXT, message)
    try:
        if (deep := _too_deep(text)) is not None:
            return refused(deep, codes.YAML_DEPTH, f"must not nest deeper than {_MAX_DEPTH} levels")
        if _REFERENCE_SIGN.search(text) and (reference := _first_reference(text)) is not None:
            return refused(*reference)
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        index, message = _in_our_words(text, error)
        return refused(index, codes.YAML_SYNTAX, message)
    if root is None:
        return refused(0, codes.FILE_EMPTY, "file must hold a mapping: it is empty")
    problems = sorted(_key_problems(root, empty))
    if isinstance(root, yaml.MappingNode):
        return replace(empty, data=_plain(root), problems=tuple(problems), _root=root)
    kind = "a list" if isinstance(root, yaml.SequenceNode) else "text"
    message = f"file must hold a mapping, not {kind}"
    problems.append(Diagnostic(empty.locate(root.start_mark.index), codes.WRONG_KIND, message))
    return replace(empty, problems=tuple(problems), _root=root)


def _plain(node: yaml.Node) -> Any:
    """The data of a node; the first of two equal keys counts."""
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in _NULL else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child) for child in node.value]
    data: dict[str, Any] = {}
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode) and key.value not in data:
            data[key.value] = _plain(value)
    return data


def _key_problems(root: yaml.Node, at: Document) -> Iterator[Diagnostic]:
    """The keys that are no single word, or that stand twice in one mapping."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            waiting += (value for _, value in node.value)
            keys: dict[str, yaml.Node] = {}
            for key, _ in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    message = "key must be a single word"
                    yield Diagnostic(at.locate(key.start_mark.index), codes.WRONG_KIND, message)
                elif key.value in keys:
                    first = at.locate(keys[key.value].start_mark.index)
                    message = f"key {key.value!r} must stand once: it already stands at {first}"
                    yield Diagnostic(at.locate(key.start_mark.index), codes.KEY_REPEATED, message)
                else:
                    keys[key.value] = key


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
    if deepest <= _MAX_DEPTH and not _DEEP_INDENTATION.search(text):
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


def _first_reference(text: str) -> tuple[int, Code, str] | None:
    """The first alias, anchor or tag, none of which a registry may hold."""
    for event in _events(text):
        index = event.start_mark.index
        if isinstance(event, yaml.AliasEvent):
            return index, codes.YAML_ALIAS, f"aliases are not allowed; write the value out: {f'*{event.anchor}'!r}"
        if getattr(event, "anchor", None):
            return index, codes.YAML_ANCHOR, f"anchors are not allowed; leave it out: {f'&{event.anchor}'!r}"
        if (tag := getattr(event, "tag", None)) is not None:
            return index, codes.YAML_TAG, f"tags are not allowed; leave it out: {tag!r}"
    return None


def _events(text: str) -> Iterator[Any]:
    yield from yaml.parse(text, Loader=_Loader)


def _in_our_words(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    index = error.problem_mark.index if error.problem_mark else 0
    if text[index : index + 1] == "\t" or _tab_indents(text, index):
        return index, "YAML must be indented with spaces: a tab stands here"
    # PyYAML’s errors have no codes, so only their words tell them apart.
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
