"""What is kept of a report instead of its text: enough to prove a quote and its place, not enough to read it.

The runs are w-shingles (Broder, "On the resemblance and containment of documents", 1997) of four tokens,
hashed with BLAKE2b under the copy’s own SHA-256 as key.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.evidence.sentences import sentences_of

FORMAT = "fingerprint-format 1"
RUN = 4
_PLACE = re.compile(r"p[1-9]\d*\.s[1-9]\d*")
_HASH = re.compile(r"[0-9a-f]{10}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceSpan:
    """One sentence: its place, its first token, how many it has, and which of them are negations."""

    place: str
    first: int
    count: int
    negations: tuple[int, ...]

    @property
    def paragraph(self) -> str:
        """The paragraph part of the place, ``p5`` of ``p5.s1``."""
        return self.place.split(".")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """The fingerprint of one retained copy."""

    sha256: str
    tokens: int
    sentences: tuple[SentenceSpan, ...]
    runs: tuple[str, ...]
    positions: Mapping[str, tuple[int, ...]]
    negations: frozenset[int]
    _firsts: tuple[int, ...]

    def sentence_at(self, position: int) -> int:
        """The index of the sentence that the token at ``position`` stands in."""
        return bisect_right(self._firsts, position) - 1

    def key(self) -> bytes:
        """The key its hashes are made with."""
        return bytes.fromhex(self.sha256)


class FingerprintError(ValueError):
    """A fingerprint file that cannot be read; ``line`` counts from 1, and the text says what the line must be."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def fingerprint_of(data: bytes) -> Fingerprint:
    """The fingerprint of a copy; raises UnicodeDecodeError for bytes that are not UTF-8."""
    sentences = sentences_of(data.decode("utf-8-sig"))
    digest = hashlib.sha256(data).hexdigest()
    key = bytes.fromhex(digest)
    words = [token.text for sentence in sentences for token in sentence.tokens]
    rows: list[SentenceSpan] = []
    first = 0
    for sentence in sentences:
        negations = tuple(n for n, token in enumerate(sentence.tokens) if token.negation)
        count = len(sentence.tokens)
        rows.append(SentenceSpan(place=sentence.place, first=first, count=count, negations=negations))
        first += count
    runs = [run_hash(words[at : at + RUN], key) if at + RUN <= end else "" for at, end in _ends(rows)]
    return _fingerprint(digest, rows, runs)


def run_hash(words: Sequence[str], key: bytes) -> str:
    """The keyed 40-bit hash of one run of tokens, in hexadecimal."""
    return hashlib.blake2b("\0".join(words).encode(), digest_size=5, key=key).hexdigest()


def fingerprint_text(fingerprint: Fingerprint) -> str:
    """The text of the fingerprint file: a heading, then one line a sentence."""
    lines = [FORMAT, f"sha256 {fingerprint.sha256}", f"tokens {fingerprint.tokens}"]
    for sentence in fingerprint.sentences:
        negations = ",".join(map(str, sentence.negations)) or "-"
        runs = (run for run in fingerprint.runs[sentence.first : sentence.first + sentence.count] if run)
        lines.append(" ".join((sentence.place, str(sentence.count), negations, *runs)))
    return "\n".join(lines) + "\n"


def read_fingerprint(text: str) -> Fingerprint:
    """The fingerprint whose text ``fingerprint_text`` made; raises FingerprintError."""
    lines = text.split("\n")
    if lines[0] != FORMAT:
        raise FingerprintError(1, f"first line must be {FORMAT!r}: {lines[0][:60]!r}")
    try:
        digest, total = lines[1].removeprefix("sha256 "), int(lines[2].removeprefix("tokens "))
        if len(bytes.fromhex(digest)) != 32:
            raise ValueError
    except (ValueError, IndexError):
        raise FingerprintError(2, "lines 2 and 3 must be 'sha256 …' and 'tokens …'") from None
    rows, hashes = _rows(lines)
    if sum(row.count for row in rows) != total:
        raise FingerprintError(3, f"tokens must be the sum of the lines below: {total}")
    runs: list[str] = []
    ends = _ends(rows)
    for number, (row, row_hashes) in enumerate(zip(rows, hashes, strict=True), 4):
        hash_count = sum(at + RUN <= end for at, end in ends[row.first : row.first + row.count])
        if len(row_hashes) != hash_count:
            raise FingerprintError(number, f"{row.place} must have {hash_count} hashes: it has {len(row_hashes)}")
        runs += row_hashes + [""] * (row.count - hash_count)
    return _fingerprint(digest, rows, runs)


def _rows(lines: Sequence[str]) -> tuple[list[SentenceSpan], list[list[str]]]:
    rows: list[SentenceSpan] = []
    hashes: list[list[str]] = []
    places: set[str] = set()
    first = 0
    for number, line in enumerate(lines[3:], 4):
        if not line:
            continue
        try:
            place, count, negations, *row_hashes = line.split(" ")
            row = SentenceSpan(
                place=place,
                first=first,
                count=int(count),
                negations=() if negations == "-" else tuple(map(int, negations.split(","))),
            )
            is_whole = _PLACE.fullmatch(place) and all(_HASH.fullmatch(run) for run in row_hashes)
            if not is_whole or any(not 0 <= n < row.count for n in row.negations) or place in places:
                raise ValueError
        except ValueError:
            raise FingerprintError(number, "line must be 'place count negations hash …'") from None
        rows.append(row)
        hashes.append(row_hashes)
        places.add(place)
        first += row.count
    return rows, hashes


def _ends(rows: Sequence[SentenceSpan]) -> list[tuple[int, int]]:
    """Each token’s position with the end of its paragraph."""
    ends: dict[str, int] = {row.paragraph: row.first + row.count for row in rows}
    return [(at, ends[row.paragraph]) for row in rows for at in range(row.first, row.first + row.count)]


def _fingerprint(digest: str, rows: Sequence[SentenceSpan], runs: Sequence[str]) -> Fingerprint:
    positions: defaultdict[str, list[int]] = defaultdict(list)
    for at, run in enumerate(runs):
        if run:
            positions[run].append(at)
    return Fingerprint(
        sha256=digest,
        tokens=len(runs),
        sentences=tuple(rows),
        runs=tuple(runs),
        positions={run: tuple(places) for run, places in positions.items()},
        negations=frozenset(row.first + n for row in rows for n in row.negations),
        _firsts=tuple(row.first for row in rows),
    )
