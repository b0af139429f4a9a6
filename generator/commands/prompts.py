"""Questions at a terminal, each asked again with the reason until its answer holds."""

from __future__ import annotations

import contextlib
import shutil
import textwrap
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from generator.editing.new_claim import Entry, citation, nearest_claims, wrong_with
from generator.evidence.assessment import Assessment
from generator.problems.diagnostics import did_you_mean
from generator.registry.vocabulary import ClaimKind, Stance

with contextlib.suppress(ImportError):  # where there is none, answers are typed without editing keys and Tab
    import readline

_EVIDENCE = "evidence"


class EndOfAnswersError(Exception):
    """The input ended in the middle."""


class Answers:
    """Asks for what an entry lacks; every answer is tried against the registry before the next question."""

    def __init__(self, assessment: Assessment) -> None:
        self._case = assessment

    def completed(self, entry: Entry) -> dict[str, Any]:
        """The entry with an answer for each key that it must have, and for those that it may have."""
        whole = dict(entry)
        if "statement" not in whole:
            whole["statement"] = self._asked("Statement: ", whole, "statement")
            for near in nearest_claims(whole["statement"], self._case.registry):
                print(f"  near: {near.id}: {near.statement} ({near.likeness:.0f}%)")
        if "kind" not in whole:
            self._explain(ClaimKind)
            whole["kind"] = self._asked("Kind: ", whole, "kind", offered=list(ClaimKind))
        if "topic" not in whole:
            self._list(f"{topic.id} ({topic.name})" for topic in self._case.registry.topics.values())
            whole["topic"] = self._asked("Topic: ", whole, "topic", offered=self._case.registry.topics)
        if "people" not in whole:
            self._list(self._case.registry.people)
            people = "People, with commas between (may be empty): "
            whole["people"] = self._asked(people, whole, "people", _split, self._case.registry.people)
        if "date" not in whole:
            whole["date"] = self._asked("Date, as YYYY-MM-DD, YYYY-MM or YYYY (may be empty): ", whole, "date")
        if _EVIDENCE not in whole:
            whole[_EVIDENCE] = self._cites(whole)
        return {key: value for key, value in whole.items() if value}

    def id_like(self, proposed: str, taken: Collection[str]) -> str:
        """The id the editor chooses, the proposed one on an empty answer."""
        while (name := _line(f"Id [{proposed}]: ") or proposed) in taken:
            print(f"  it is taken: {name!r}")
        return name

    def agrees(self, question: str) -> bool:
        """Whether the answer is yes."""
        return _line(question).casefold() in ("y", "yes")

    def _asked(
        self,
        question: str,
        entry: Entry,
        key: str,
        read: Callable[[str], Any] = lambda answer: answer or None,
        offered: Iterable[str] = (),
    ) -> Any:
        optional = "may be empty" in question
        while True:
            value = read(_line(question, offered))
            if not value and optional:
                return value
            wrong = wrong_with(self._case, {**entry, key: value}) if value else (((), f"{key} must not be empty"),)
            if not wrong:
                return value
            for _, message in wrong:
                print(f"  {message}")

    def _cites(self, entry: Entry) -> list[Entry]:
        found: list[Entry] = []
        self._list(self._case.sources)
        while True:
            more = "Source (empty when there is none left): " if found else "Source: "
            source = self._known(more, self._case.sources, optional=bool(found))
            if not source:
                if any(each["stance"] in ("supports", "partly") for each in found):
                    return found
                print("  at least one citation must have the stance 'supports' or 'partly'")
                continue
            found.append(self._cite(entry, found, source))

    def _cite(self, entry: Entry, before: Sequence[Entry], source: str) -> Entry:
        if not before:
            self._explain(Stance)
        stance = self._known("Stance: ", list(Stance))
        at: str | None = None
        while True:
            made = citation(source, _line("Quote: "), stance, at=at)
            wrong = self._wrong_citation(entry, before, made)
            if not wrong:
                break
            for message in wrong:
                print(f"  {message}")
            if any("add 'at:" in message or "at must be" in message for message in wrong):
                at = _line("Place, as p5.s1 (may be empty): ") or None
        while True:
            origins = "Origins, outward from the report, with commas between (empty: its own voice): "
            via = _split(_line(origins, self._case.registry.origins)) or []
            chained = citation(source, made["quote"], stance, via, at=made.get("at"))
            wrong = self._wrong_citation(entry, before, chained)
            if not wrong:
                return chained
            for message in wrong:
                print(f"  {message}")

    def _wrong_citation(self, entry: Entry, before: Sequence[Entry], made: Entry) -> list[str]:
        if "quote" not in made:
            return ["quote must not be empty"]
        tried = wrong_with(self._case, {**entry, _EVIDENCE: [*before, made]})
        return [message for path, message in tried if path != (_EVIDENCE,)]

    def _known(self, question: str, known: Iterable[str], *, optional: bool = False) -> str:
        words = list(known)
        while (answer := _line(question, words)) not in words and not (optional and not answer):
            print(f"  must be one of {', '.join(words)}{did_you_mean(answer, words)}")
        return answer

    def _explain(self, words: Iterable[ClaimKind | Stance]) -> None:
        for word in words:
            print(f"  {word}: {word.meaning}")

    def _list(self, words: Iterable[str]) -> None:
        width = max(shutil.get_terminal_size().columns - 1, 20)
        lines = textwrap.wrap(", ".join(words), width - 2, break_on_hyphens=False, break_long_words=False)
        print(textwrap.indent("\n".join(lines), "  "))


def _line(question: str, offered: Iterable[str] = ()) -> str:
    """The answer, typed with the terminal’s editing keys; Tab completes what is ``offered``."""
    words = sorted(offered)

    def completed(typed: str, state: int) -> str | None:
        return dict(enumerate(word for word in words if word.startswith(typed))).get(state)

    with contextlib.suppress(NameError):
        readline.set_completer_delims(" ,")
        readline.set_completer(completed)
        readline.parse_and_bind("bind ^I rl_complete" if "libedit" in str(readline.__doc__) else "tab: complete")
    try:
        return input(question).strip()
    except EOFError:
        raise EndOfAnswersError from None


def _split(answer: str) -> list[str] | None:
    return [each.strip() for each in answer.split(",") if each.strip()] or None
