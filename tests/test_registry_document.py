"""YAML is read as text with places, and what a registry may not hold is refused where it stands."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.registry.document import Document, read_document
from tests.time_limit import at_most


def read(text: str) -> Document:
    return read_document("f.yaml", text)


def problems_in(text: str) -> list[str]:
    return [f"{problem.at.line}:{problem.at.column} {problem.code}" for problem in read(text).problems]


@pytest.mark.parametrize(
    "value", ["no", "yes", "on", "true", "12:30", "2024-02-30", "0x10", "010", "1e3", "1_000", "3.10"]
)
def test_a_scalar_stays_text(value: str) -> None:
    document = read(f"a: {value}\nb: [{value}]\n")
    assert document.data == {"a": value, "b": [value]}
    assert document.problems == ()


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_none(nothing: str) -> None:
    assert read(f"a: {nothing}\nb: 1\n").data == {"a": None, "b": "1"}


@pytest.mark.parametrize("quoted", ["'null'", '"null"', "'~'"])
def test_a_quoted_null_is_text(quoted: str) -> None:
    assert read(f"a: {quoted}\n").data == {"a": quoted[1:-1]}


@pytest.mark.parametrize(
    "text", ["---\na: 1\n", "a: 1\n...\n", "# hello\na: 1 # one\n", "\ufeffa: 1\n", "a: 1", "a: 1\r\n"]
)
def test_what_editors_add_is_accepted(text: str) -> None:
    assert read(text).data == {"a": "1"}
    assert read(text).problems == ()


def test_a_repeated_key_names_both_places() -> None:
    document = read("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n")
    assert [str(problem) for problem in document.problems] == [
        "f.yaml:4:3: key 'c' must stand once: it already stands at f.yaml:3:3 [key-repeated]",
        "f.yaml:5:1: key 'a' must stand once: it already stands at f.yaml:1:1 [key-repeated]",
    ]


def test_a_key_in_quotation_marks_is_the_same_key() -> None:
    assert problems_in("a: 1\n'a': 2\n") == ["2:1 key-repeated"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: *a\n", "2:4 yaml-alias"),
        ("a: &x 1\n", "1:4 yaml-anchor"),
        ("&x a: 1\n", "1:1 yaml-anchor"),
        ("a: [&x 1]\n", "1:5 yaml-anchor"),
        ("a: &x\n  b: 1\n", "1:4 yaml-anchor"),
        ("a: !x 1\n", "1:4 yaml-tag"),
        ("a: !!str 1\n", "1:4 yaml-tag"),
        ("a: ! 1\n", "1:4 yaml-tag"),
        ("a: !<x> 1\n", "1:4 yaml-tag"),
        ("--- !x\na: 1\n", "1:5 yaml-tag"),
        ("a: 1\n---\nb: 2\n", "2:1 yaml-syntax"),
        ("a: 1\n...\nb: 2\n", "3:1 yaml-syntax"),
        ("a:\n\tb: 1\n", "2:1 yaml-syntax"),
        ("a:\n  b: 1\n\tc: 2\n", "3:1 yaml-syntax"),
        ("a: b: c\n", "1:5 yaml-syntax"),
        ('a: "x\nb: 1\n', "1:4 yaml-syntax"),
        ('a: "\\q"\n', "1:5 yaml-syntax"),
        ("a: [x, y\nb: 1\n", "2:2 yaml-syntax"),
        ("a: @x\n", "1:4 yaml-syntax"),
        ("a: \x00\n", "1:4 not-text"),
        ("a: 1\nb: x\x1b[0m\n", "2:5 not-text"),
        ("", "1:1 file-empty"),
        ("\n# only words\n", "1:1 file-empty"),
        ("- a\n", "1:1 wrong-kind"),
        ("hello\n", "1:1 wrong-kind"),
        ("a: 1\n? [b]\n: 2\n", "2:3 wrong-kind"),
    ],
)
def test_what_is_refused_is_told_at_its_place(text: str, expected: str) -> None:
    assert problems_in(text) == [expected]


@pytest.mark.parametrize(
    "text", ["a: R&D & more\n", "a: wait *what* now!\n", "a: '*x &y !z'\n", "a: |\n  *x &y !z\n", "a: 1 # &x *y !z\n"]
)
def test_signs_inside_a_text_are_no_references(text: str) -> None:
    assert problems_in(text) == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end: str) -> None:
    assert problems_in(end.join(["a: 1", "", "b: 1", "a: 2", ""])) == ["4:1 key-repeated"]


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
def test_what_editors_do_not_count_as_a_line_end_is_none(sign: str) -> None:
    assert problems_in(f'a: "x{sign}y"\nb: 1\nb: 2\n') == ["3:1 key-repeated"]


@pytest.mark.parametrize("wide", ["日本語", "😀😀😀", "שלו", "äöü", "abc"])
def test_a_column_counts_characters(wide: str) -> None:
    assert problems_in(f"{{a: {wide}, a: 1}}\n") == ["1:10 key-repeated"]


def test_a_byte_order_mark_shifts_no_column() -> None:
    assert problems_in("\ufeff{a: 1, a: 2}\n") == ["1:8 key-repeated"]


def test_places_of_keys_and_values() -> None:
    document = read("a:\n  b: [x, y]\nc: 1\n")
    assert str(document.place_of(("a", "b", 1))) == "f.yaml:2:10"
    assert str(document.place_of(("a", "b"))) == "f.yaml:2:6"
    assert str(document.place_of(("a", "b"), on_key=True)) == "f.yaml:2:3"


def test_what_does_not_exist_is_placed_at_its_nearest_parent() -> None:
    assert str(read("a:\n  b: 1\n").place_of(("a", "c"))) == "f.yaml:1:1"
    assert str(read("a: 1\n").place_of(("z",))) == "f.yaml:1:1"


def test_an_alias_bomb_is_refused_and_not_followed() -> None:
    letters = "abcdefghij"
    lines = ["a: &a [x,x,x,x,x,x,x,x,x]"]
    lines += [f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]" for a, b in pairwise(letters)]
    with at_most(5):
        assert problems_in("\n".join(lines)) == ["1:4 yaml-anchor"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: " + "[" * 100_000, id="square brackets"),
        pytest.param("a: " + "{a: " * 100_000, id="curly brackets"),
        pytest.param("a:\n  " + "- " * 100_000 + "\n", id="dashes on one line"),
        pytest.param("".join(" " * n + "a:\n" for n in range(1500)), id="indented keys"),
        pytest.param("a:\n" + "".join(" " * n + "-\n" for n in range(1500)), id="indented dashes"),
        pytest.param("".join(" " * n + "a:\n" for n in range(120)), id="a little too deep"),
    ],
)
def test_deep_nesting_is_refused_and_crashes_nothing(text: str) -> None:
    assert [problem.code for problem in read(text).problems] == ["yaml-depth"]


def test_nesting_that_people_write_is_accepted() -> None:
    assert problems_in("".join(" " * n + "a:\n" for n in range(20))) == []


def test_brackets_inside_texts_are_no_nesting() -> None:
    assert problems_in("".join(f"a{n}: 'see [{n}'\n" for n in range(150))) == []
