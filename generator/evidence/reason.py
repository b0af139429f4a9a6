"""Why a claim has its status, in a sentence whose numbers agree with the picture and the status beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.english import capitalize, in_words, inside_sentence, list_with_and, names_in_sentence
from generator.evidence.lines import Line, Relation
from generator.evidence.status import ClaimAssessment
from generator.registry.model import Origin

_MOST_NAMES = 3  # reports that a sentence names; more are counted


def reason_for(basis: ClaimAssessment, source_names: Mapping[str, str], origins: Mapping[str, Origin]) -> str:
    """Which report or how many say the claim, which a part of it, and where they have it from, in full sentences."""
    support = basis.support
    count, part = len(support.sources), len(support.partly)
    names = [inside_sentence(source_names.get(source, source)) for source in (*support.sources, *support.partly)]
    opening = f"Only {names[0]} says this" if count == 1 else f"{capitalize(in_words(count))} reports say this"
    attribution = _Attribution(basis, source_names, origins).words()
    if not part:
        return f"{opening}; {attribution}."
    partly = list_with_and(names[count:]) if part <= _MOST_NAMES else in_words(part)
    return f"{opening}; {partly} {'says' if part == 1 else 'say'} part of it. {capitalize(attribution)}."


class _Attribution:
    """Where the reports that say a claim have it from."""

    def __init__(self, basis: ClaimAssessment, source_names: Mapping[str, str], origins: Mapping[str, Origin]) -> None:
        self.basis, self.lines = basis, basis.support.lines
        self.count = len(basis.support.sources)
        self.source_names, self.origins = source_names, origins

    def words(self) -> str:
        if not any(line.origins for line in self.lines):
            voice = "its own voice" if self.count == 1 else "their own voice"
            if len(self.lines) < self.count:  # an editor joined them
                return f"an editor counts them as one line of evidence, all in {voice}, with no origin named"
            one, many = ("does", "do") if self.basis.support.partly else ("says", "say")
            verb, name = (one, "names") if self.count == 1 else (many, "name")
            return f"{self._all()} {verb} so in {voice} and {name} no origin"
        if self.count == 1 and len(self.lines) == 1:
            return f"{self._all()} attributes this to {self._names(self.lines[0].origins)}"
        if len(self.lines) == 1:
            return self._one_line(self.lines[0])
        stating_lines, stating = self.basis.support.stating_lines, len(self.basis.support.stating_sources)
        if self.basis.is_lowered:
            return f"an editor counts no origin of it as stated: {self._line_by_line()}"
        if len(stating_lines) > 1 and (stating > 1 or self.count == 1):
            return f"that is {in_words(len(self.lines))} lines of evidence: {self._line_by_line()}"
        if not stating_lines and self.count == 1:
            return f"it names no origin: {self._line_by_line()}"
        if not stating_lines:
            return f"{self._none()} names an origin: {self._line_by_line()}"
        others = "the other states none" if self.count - stating == 1 else "the others state none"
        return (
            f"{in_words(stating)} {'states' if stating == 1 else 'state'} an origin, {others}: {self._line_by_line()}"
        )

    def _one_line(self, line: Line) -> str:
        if self.basis.is_lowered:
            return f"an editor counts them as one line of evidence, attributed to {self._names(line.origins)}"
        if line.common:
            return f"{self._all()} attribute this to {self._names(line.common)}: one line of evidence"
        return f"{self._all()} count as one line of evidence, because {self._joints(line)}"

    def _line_by_line(self) -> str:
        """Who has it from whom, line by line; those in their own voice together, last."""
        parts = [f"{self._who(line.sources)}{self._through(line)}" for line in self.lines if line.origins]
        silent = [source for line in self.lines if not line.origins for source in line.sources]
        if silent:
            voice = "its own voice" if len(silent) == 1 else "their own voice"
            parts.append(f"{self._who(silent)} in {voice}, with no origin named")
        return "; ".join(parts)

    def _through(self, line: Line) -> str:
        """The origins of a line that hold for each of its reports."""
        if len(line.sources) == 1:
            return f" from {self._names(line.origins)}"
        return f" from {self._names(line.common)}" if line.common else f", because {self._joints(line)}"

    def _joints(self, line: Line) -> str:
        shared = [f"several name {self._names(line.shared)}"] if line.shared else []
        return list_with_and([*shared, *map(self._related, line.relations)])

    def _all(self) -> str:
        if self.basis.support.partly:
            return f"the {in_words(self.count)} that {'says' if self.count == 1 else 'say'} it"
        return "it" if self.count == 1 else "both" if self.count == 2 else "all of them"

    def _none(self) -> str:
        if self.basis.support.partly:
            return f"none of the {in_words(self.count)} that say it"
        return "neither" if self.count == 2 else "none"

    def _who(self, sources: Iterable[str]) -> str:
        return names_in_sentence(self.source_names.get(source, source) for source in sources)

    def _names(self, origins: Iterable[str]) -> str:
        return list_with_and(map(self._name, origins))

    def _name(self, origin: str) -> str:
        return self.origins[origin].name if origin in self.origins else origin

    def _related(self, relation: Relation) -> str:
        word = "comes from" if relation.word == "of" else "may be"
        return f"{self._name(relation.origin)} {word} {self._name(relation.other)}"
