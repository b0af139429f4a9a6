"""A new claim put into the text of a registry, in which every other byte stays as it is."""

from __future__ import annotations

import yaml

from generator.editing.new_claim import RawEntry, entry_text


class InsertionError(ValueError):
    """A registry into which no claim can be put; the message says why."""


def with_claim(text: str, claim_id: str, entry: RawEntry) -> str:
    """The registry in ``text`` with the entry behind the last claim of its topic; raises InsertionError."""
    newline = "\r\n" if "\r\n" in text else "\n"
    index, column, is_first = _insertion_point(text, str(entry.get("topic", "")))
    block = entry_text(claim_id, entry, column).replace("\n", newline)
    head, tail = text[:index], text[index:]
    if head and not head.endswith("\n"):
        head += newline
    return f"{head}{block}{tail}" if is_first else f"{head}{newline}{block}{tail}"


def _insertion_point(text: str, topic: str) -> tuple[int, int, bool]:
    """The index at which the entry goes in, the column of its key, and whether it is the first of the section."""
    root = yaml.compose(text, Loader=yaml.CBaseLoader)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise InsertionError("claims.yaml must be a mapping written on lines of its own")
    section = next(((key, value) for key, value in root.value if key.value == "claims"), None)
    if section is None:
        raise InsertionError("claims.yaml must have the section 'claims': add a line 'claims:'")
    key, claims = section
    if isinstance(claims, yaml.ScalarNode) and not claims.value:
        return _line_after(text, key.end_mark.index), 2, True
    if not isinstance(claims, yaml.MappingNode) or claims.flow_style or not claims.value:
        raise InsertionError(
            "the section 'claims' must stand on lines of its own: write 'claims:' with nothing behind it"
        )
    same_topic = [claim for _, claim in claims.value if _topic_of(claim) == topic]
    last = same_topic[-1] if same_topic else claims.value[-1][1]
    return _end_of(text, last), claims.value[0][0].start_mark.column, False


def _topic_of(node: yaml.Node) -> str | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((str(value.value) for key, value in pairs if key.value == "topic"), None)


def _end_of(text: str, node: yaml.Node) -> int:
    """The index of the start of the line behind the last line of ``node``."""
    while isinstance(node, yaml.MappingNode | yaml.SequenceNode) and not node.flow_style and node.value:
        item = node.value[-1]
        node = item[1] if isinstance(node, yaml.MappingNode) else item
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):  # these end with the blank lines below them
        return _line_after(text, len(text[: node.end_mark.index].rstrip()))
    return _line_after(text, node.end_mark.index)


def _line_after(text: str, index: int) -> int:
    end = text.find("\n", index)
    return end + 1 if end >= 0 else len(text)
