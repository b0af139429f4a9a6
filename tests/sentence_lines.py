"""The sentence lines of a built site, and what the quotes of its registry allow them to show."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from generator.evidence.assessment import Assessment, citations_in
from generator.evidence.quotes import Proof, parts_of
from generator.evidence.words import words_of

_CITATION = re.compile(
    r'<div class="fc-citation" id="(.+?)-(p\d+-s\d+)(?:-\d+)?">(.*?)<p class="fc-citation__foot"', re.S
)
_PASSAGE = re.compile(r'<section class="fc-passage[^"]*" id="(p\d+-s\d+)"[^>]*>(.*?)</section>', re.S)
_LINE = re.compile(r'<p class="fc-words">(.*?)</p>', re.S)
_STRETCH = re.compile(
    r"Words? (\d+)(?: to (\d+))?(?: of \d+)?, "
    r"(?:(quoted here|quoted elsewhere): |(quoted on another page)|(not quoted)\. )</span>"
    r'(?:<span class="fc-(?:here|other)"[^>]*>(.*?)</span>|((?:<i></i>)+))'
)
_INSERTION = re.compile(r"<ins.*?</ins>")


@dataclass(frozen=True)
class ShownStretch:
    """Some words of a line: where they stand, what the line says of them, and the words or blocks that stand there."""

    first: int
    last: int
    kind: str
    words: tuple[str, ...]
    blocks: int

    @property
    def count(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True)
class ShownLine:
    """One sentence of a source as a page shows it; ``rest`` are words of the line that belong to no stretch."""

    page: str
    source: str
    place: str
    stretches: tuple[ShownStretch, ...]
    rest: tuple[str, ...]

    @property
    def word_count(self) -> int:
        return sum(stretch.count for stretch in self.stretches)

    @property
    def visible(self) -> int:
        return sum(len(stretch.words) for stretch in self.stretches)


def lines_of_report(site: Path, source: str) -> tuple[ShownLine, ...]:
    """The sentences of a report on its own page."""
    page = site / "sources" / source / "index.html"
    return tuple(
        ShownLine(str(page), source, place.replace("-", "."), _stretches(line), _rest(line))
        for place, passage in _PASSAGE.findall(page.read_text("utf-8"))
        for line in _LINE.findall(passage)
    )


def lines_of_citations(site: Path, assessment: Assessment) -> Iterator[ShownLine]:
    """The sentences on the pages of claims and divergences."""
    places = {
        source: [sentence.place for sentence in fingerprint.sentences]
        for source, fingerprint in assessment.fingerprints.items()
    }
    for path in sorted([*site.glob("claims/*/index.html"), *site.glob("divergences/*/index.html")]):
        for source, first, citation in _CITATION.findall(path.read_text("utf-8")):
            start = places[source].index(first.replace("-", "."))
            for n, line in enumerate(_LINE.findall(citation)):
                yield ShownLine(str(path), source, places[source][start + n], _stretches(line), _rest(line))


def quoted_positions(assessment: Assessment) -> Mapping[tuple[str, int], set[str]]:
    """The words that the quotes of the registry have, by their source and position there."""
    words: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for path, cite in citations_in(assessment.registry):
        proof = assessment.results[path]
        assert isinstance(proof, Proof)
        for (start, _), part in zip(proof.spans, parts_of(cite.quote), strict=True):
            for n, word in enumerate(part):
                words[cite.source, start + n].add(word)
    return words


def flaws_of_line(line: ShownLine, assessment: Assessment, quoted: Mapping[tuple[str, int], set[str]]) -> list[str]:
    """In what a line is not its sentence: its length, its numbering, or a word that no quote has there."""
    [sentence] = [s for s in assessment.fingerprints[line.source].sentences if s.place == line.place]
    flaws = [f"{line.page} {line.place}: {line.rest}"] if line.rest else []
    if line.word_count != sentence.count:
        flaws.append(f"{line.page} {line.place}: {line.word_count} words of {sentence.count}")
    after = 1
    for stretch in line.stretches:
        if stretch.first != after or len(stretch.words) + stretch.blocks != stretch.count:
            flaws.append(f"{line.page} {line.place}: {stretch}")
        after = stretch.last + 1
        at = [quoted.get((line.source, sentence.first + n), set()) for n in range(stretch.first - 1, stretch.last)]
        if any(word not in words for word, words in zip(stretch.words, at, strict=False)):
            flaws.append(f"{line.page} {line.place}: not in a quote: {stretch.words}")
        if stretch.kind == "not quoted" and any(at):
            flaws.append(f"{line.page} {line.place}: quoted: {stretch}")
    return flaws


def _stretches(line: str) -> tuple[ShownStretch, ...]:
    return tuple(
        ShownStretch(
            first=int(first),
            last=int(last or first),
            kind=kind,
            words=words_of(unescape(re.sub("<[^>]*>", "", _INSERTION.sub(" ", text)))),
            blocks=blocks.count("<i></i>"),
        )
        for first, last, named, withheld, unquoted, text, blocks in _STRETCH.findall(line)
        for kind in [named or withheld or unquoted]
    )


def _rest(line: str) -> tuple[str, ...]:
    """All words of a line, also those for screen readers and those in attributes, that no stretch accounts for."""
    rest = re.sub(r'class="[a-z -]+"|href="[^"]*"|data-search-exclude', "", _STRETCH.sub("", line))
    return words_of(unescape(re.sub(r"</?(?:span|a|p|i)\b", "", rest)))
