"""The place of a new claim in the text of a registry; what stands there already stays as it is, to the byte."""

from __future__ import annotations

import yaml

from generator.editing.new_claim import RawEntry, entry_text


class PlaceError(ValueError):
    """A registry in which an entry has no place; the text says why."""


def with_claim(text: str, name: str, entry: RawEntry) -> str:
    """The registry in ``text`` with the entry after the last claim of its topic, every other character as it was."""
    newline = "\r\n" if "\r\n" in text else "\n"
    index, column, after_entry = _place(text, str(entry.get("topic", "")))
    block = entry_text(name, entry, column).replace("\n", newline)
    head, tail = text[:index], text[index:]
    if head and not head.endswith("\n"):
        head += newline
    if after_entry:
        return f"{head}{newline}{block}{tail}"
    return f"{head}{block}{tail}"


def _place(text: str, topic: str) -> tuple[int, int, bool]:
    """Where the entry goes: the index, the column of its key, and whether another entry stands above it."""
    root = yaml.compose(text, Loader=yaml.CBaseLoader)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise PlaceError("claims.yaml must be a mapping written on lines of its own")
    section = next(((key, value) for key, value in root.value if key.value == "claims"), None)
    if section is None:
        raise PlaceError("claims.yaml must have the section 'claims': add a line 'claims:'")
    key, claims = section
    if isinstance(claims, yaml.ScalarNode) and not claims.value:
        return _line_after(text, key.end_mark.index), 2, False
    if not isinstance(claims, yaml.MappingNode) or claims.flow_style or not claims.value:
        raise PlaceError("the section 'claims' must stand on lines of its own: write 'claims:' with nothing behind it")
    last = claims.value[-1]
    for entry in claims.value:
        if _topic_of(entry[1]) == topic:
            last = entry
    return _end_of(text, last[1]), claims.value[0][0].start_mark.column, True


def _topic_of(node: yaml.Node) -> str | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((str(value.value) for key, value in pairs if key.value == "topic"), None)


def _end_of(text: str, node: yaml.Node) -> int:
    """The start of the line after the last line that ``node`` fills."""
    while isinstance(node, yaml.MappingNode | yaml.SequenceNode) and not node.flow_style and node.value:
        item = node.value[-1]
        node = item[1] if isinstance(node, yaml.MappingNode) else item
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return _line_after(text, len(text[: node.end_mark.index].rstrip()))
    return _line_after(text, node.end_mark.index)


def _line_after(text: str, index: int) -> int:
    found = text.find("\n", index)
    return found + 1 if found >= 0 else len(text)
