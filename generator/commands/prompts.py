"""Questions at a terminal, each asked again with the reason until its answer is right."""

from __future__ import annotations

import contextlib
import shutil
import textwrap
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, TypeVar

import click

from generator.editing.new_claim import RawEntry, citation_entry, entry_problems, similar_claims
from generator.evidence.assessment import Assessment
from generator.evidence.codes import QUOTE_AMBIGUOUS, QUOTE_PLACE, QUOTE_SHORT
from generator.problems.diagnostics import Problem, did_you_mean
from generator.registry.vocabulary import ClaimKind, Stance

with contextlib.suppress(ImportError):  # without it answers are typed without editing keys and Tab
    import readline

_T = TypeVar("_T")
_OPTIONAL = " (may be empty)"


class ClaimQuestions:
    """Asks for what an entry lacks; every answer is tried against the registry before the next question.

    Each method raises click.Abort when the answers end or an editor presses Ctrl-C.
    """

    def __init__(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self._registry = assessment.registry

    def complete(self, entry: RawEntry) -> RawEntry:
        """The entry with an answer for each key that it must have, and for its people and its date."""
        whole = dict(entry)
        if "statement" not in whole:
            whole["statement"] = self._ask_value("Statement", whole, "statement")
            for near in similar_claims(whole["statement"], self._registry):
                click.echo(f"  near: {near.id}: {near.statement} ({near.likeness:.0f}%)")
        if "kind" not in whole:
            _print_meanings(ClaimKind)
            whole["kind"] = self._ask_value("Kind", whole, "kind", offered=list(ClaimKind))
        if "topic" not in whole:
            _print_list(f"{topic.id} ({topic.name})" for topic in self._registry.topics.values())
            whole["topic"] = self._ask_value("Topic", whole, "topic", offered=self._registry.topics)
        if "people" not in whole:
            _print_list(self._registry.people)
            question = f"People, with commas between{_OPTIONAL}"
            whole["people"] = self._ask_value(
                question, whole, "people", read=_split, offered=self._registry.people, optional=True
            )
        if "date" not in whole:
            question = f"Date, as YYYY-MM-DD, YYYY-MM or YYYY{_OPTIONAL}"
            whole["date"] = self._ask_value(question, whole, "date", optional=True)
        if "evidence" not in whole:
            whole["evidence"] = self._ask_evidence(whole)
        return {key: value for key, value in whole.items() if value}

    def ask_id(self, proposal: str, used_ids: Collection[str]) -> str:
        """The id the editor chooses, the proposed one on an empty answer."""

        def free_id(name: str) -> str:
            if name in used_ids:
                raise click.BadParameter(f"it is taken: {name!r}")
            return name

        return _ask("Id", free_id, default=proposal)

    def _ask_value(
        self,
        question: str,
        entry: RawEntry,
        key: str,
        *,
        read: Callable[[str], Any] = str,
        offered: Iterable[str] = (),
        optional: bool = False,
    ) -> Any:
        def value_of(answer: str) -> Any:
            value = read(answer)
            if value:
                _refuse(entry_problems(self._assessment, {**entry, key: value}))
            elif not optional:
                raise click.BadParameter(f"{key} must not be empty")
            return value

        return _ask(question, value_of, offered=offered)

    def _ask_evidence(self, entry: RawEntry) -> list[RawEntry]:
        citations: list[RawEntry] = []
        sources = list(self._assessment.sources)
        _print_list(sources)
        while True:
            question = "Source (empty when there is none left)" if citations else "Source"
            source = _ask_word(question, sources, optional=bool(citations))
            if source:
                citations.append(self._ask_citation(entry, citations, source))
            elif any(citation["stance"] in (Stance.SUPPORTS, Stance.PARTLY) for citation in citations):
                return citations
            else:
                click.echo("  at least one citation must have the stance 'supports' or 'partly'")

    def _ask_citation(self, entry: RawEntry, before: Sequence[RawEntry], source: str) -> RawEntry:
        if not before:
            _print_meanings(Stance)
        stance = _ask_word("Stance", list(Stance))
        place: str | None = None
        while True:
            quote = _ask("Quote", str)
            citation = citation_entry(source, quote, stance, at=place)
            problems = self._citation_problems(entry, before, citation)
            if not problems:
                break
            _print_reasons(problems)
            if any(problem.code in (QUOTE_AMBIGUOUS, QUOTE_PLACE) for problem in problems):
                place = _ask(f"Place, as p5.s1{_OPTIONAL}", str) or None

        def citation_with_origins(answer: str) -> RawEntry:
            whole = citation_entry(source, quote, stance, _split(answer), at=place)
            _refuse(self._citation_problems(entry, before, whole))
            return whole

        question = "Origins, outward from the report, with commas between (empty: its own voice)"
        return _ask(question, citation_with_origins, offered=self._registry.origins)

    def _citation_problems(self, entry: RawEntry, before: Sequence[RawEntry], citation: RawEntry) -> Sequence[Problem]:
        if "quote" not in citation:
            return (Problem(("evidence", len(before)), QUOTE_SHORT, "quote must not be empty"),)
        problems = entry_problems(self._assessment, {**entry, "evidence": [*before, citation]})
        return [problem for problem in problems if problem.path != ("evidence",)]


def _ask_word(question: str, words: Sequence[str], *, optional: bool = False) -> str:
    """One of the words, or an empty answer where that is allowed."""

    def known_word(answer: str) -> str:
        if answer in words or (optional and not answer):
            return answer
        raise click.BadParameter(f"must be one of {', '.join(words)}{did_you_mean(answer, words)}")

    return _ask(question, known_word, offered=words)


def _ask(question: str, value_of: Callable[[str], _T], *, default: str = "", offered: Iterable[str] = ()) -> _T:
    """The value of the first answer for which ``value_of`` does not raise; Tab completes what is ``offered``."""
    _offer(sorted(offered))
    return click.prompt(
        question, default=default, show_default=bool(default), value_proc=lambda answer: value_of(answer.strip())
    )


def _offer(words: Sequence[str]) -> None:
    """Has Tab complete these words, where the terminal has editing keys."""

    def completion(typed: str, state: int) -> str | None:
        return dict(enumerate(word for word in words if word.startswith(typed))).get(state)

    with contextlib.suppress(NameError):
        readline.set_completer_delims(" ,")
        readline.set_completer(completion)
        readline.parse_and_bind("bind ^I rl_complete" if "libedit" in str(readline.__doc__) else "tab: complete")


def _refuse(problems: Sequence[Problem]) -> None:
    """Raises click’s BadParameter, after which the question is asked again, when there is any problem."""
    if problems:
        raise click.BadParameter("; ".join(problem.message for problem in problems))


def _print_reasons(problems: Sequence[Problem]) -> None:
    for problem in problems:
        click.echo(f"Error: {problem.message}")


def _print_meanings(words: Iterable[ClaimKind | Stance]) -> None:
    for word in words:
        click.echo(f"  {word}: {word.meaning}")


def _print_list(words: Iterable[str]) -> None:
    width = max(shutil.get_terminal_size().columns - 1, 20)
    lines = textwrap.wrap(", ".join(words), width - 2, break_on_hyphens=False, break_long_words=False)
    click.echo(textwrap.indent("\n".join(lines), "  "))


def _split(answer: str) -> list[str]:
    return [word.strip() for word in answer.split(",") if word.strip()]
