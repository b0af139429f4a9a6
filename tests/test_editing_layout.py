"""One canonical layout: the same data, the same comments, and nothing left to do the second time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from generator.editing.layout import WIDTH, LayoutError, canonical_layout, first_difference
from generator.registry.document import read_document
from tests.command_line import REGISTRY, run

UNTIDY = dedent("""\
    # for readers of this file


    # what it is about
    topics:   # beside
        t:
            # above the note
            note: "x"
            name: T   # after the name
    claims:
    # about b
      b:
       # about the topic
       topic: t
       kind: fact
       evidence:
       -  quote: "a b c d"
          # about the source
          source: alpha
          stance: supports

       - {stance: supports, source: alpha, quote: 'it''s "so"'}
       statement: no
       date: 2025-12-01
       unknown: |
         one

         two
       summary: >-
         folded text
         goes on

       history: [{change: First published., date: 2026-11-22}]
      a:
        people: [one-long-name, two-long-name, three-long-name, four-long-name, five-long-name, six-long-name, seven]
        statement: A long statement that does not fit on one line of the file and therefore goes on below its key.
        status: ~
        reads: 0o17
    settings: {quoted_share: 1e0, coverage: 1}
    # at the end
    """)
TIDY = dedent("""\
    # for readers of this file

    settings: {quoted_share: 1e0, coverage: 1}

    # what it is about
    topics:   # beside
      t:
        name: T       # after the name
        # above the note
        note: "x"

    claims:
      # about b
      b:
        statement: no
        kind: fact
        # about the topic
        topic: t
        date: 2025-12-01
        summary: >-
          folded text
          goes on
        evidence:
          # about the source
          - source: alpha
            quote: "a b c d"
            stance: supports
          - {source: alpha, quote: 'it''s "so"', stance: supports}
        unknown: |
          one

          two
        history: [{date: 2026-11-22, change: First published.}]

      a:
        statement: A long statement that does not fit on one line of the file and therefore goes on below its key.
        people: [one-long-name, two-long-name, three-long-name, four-long-name, five-long-name, six-long-name, seven]
        status: null
        reads: 0o17
    # at the end
    """)


def test_an_untidy_registry_is_laid_out() -> None:
    assert canonical_layout(UNTIDY) == TIDY


@pytest.mark.parametrize("text", [UNTIDY, UNTIDY.replace("\n", "\r\n"), REGISTRY, "claims: {}\n", "topics:"])
def test_the_second_time_changes_nothing_and_data_stay(text: str) -> None:
    once = canonical_layout(text)
    assert canonical_layout(once) == once
    assert read_document("", once).data == read_document("", text).data


def test_lists_longer_than_a_line_stand_below_each_other() -> None:
    long = ", ".join(f"person-number-{n}" for n in range(12))
    laid_out = canonical_layout(f"claims:\n  a:\n    people: [{long}]\n")
    assert "    people:\n      - person-number-0\n" in laid_out
    assert max(map(len, laid_out.split("\n"))) <= WIDTH


def test_a_registry_that_is_no_yaml_is_left_alone(make_project: Callable[..., Path]) -> None:
    with pytest.raises(LayoutError):
        canonical_layout("claims: [")
    root = make_project("claims: &a x\n")
    done = run(root, "fmt")
    assert done.returncode == 1
    assert "must be free of problems" in done.stderr
    assert (root / "claims.yaml").read_text() == "claims: &a x\n"


def test_check_names_the_first_line_that_differs(make_project: Callable[..., Path]) -> None:
    root = make_project(UNTIDY)
    done = run(root, "fmt", "--check")
    assert done.returncode == 1
    assert done.stdout.startswith("claims.yaml:3:1: layout must be canonical: '', and it would be 'settings:")
    assert (root / "claims.yaml").read_text("utf-8") == UNTIDY
    assert run(root, "fmt").returncode == 0
    assert (root / "claims.yaml").read_text("utf-8") == TIDY
    assert run(root, "fmt", "--check").returncode == 0


def test_the_first_difference_may_be_the_end() -> None:
    assert first_difference("a\nb\n", "a\nb\n\n") == 3
    assert first_difference("a\nb", "a\nb\n") == 2
