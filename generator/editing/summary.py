"""What ``check`` and ``status`` print about a registry: one line, or its counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.english import plural
from generator.evidence.assessment import Assessment, citations_in
from generator.registry.vocabulary import DivergenceKind, Stance, Status, Weight, Word


def summary_line(assessment: Assessment) -> str:
    """The one line that ``check`` prints when there are no problems."""
    registry = assessment.registry
    quotes = sum(1 for _ in citations_in(registry))
    counts = (
        f"{plural(len(registry.claims), 'claim')}, {plural(quotes, 'quote')} proved in "
        f"{plural(len(assessment.sources), 'source')}, {plural(len(registry.divergences), 'divergence')}, "
        f"{plural(len(registry.events), 'event')}"
    )
    return f"{counts}: no problems"


def status_report(assessment: Assessment) -> str:
    """Counts of claims, divergences and events, then a table with a row for each source."""
    registry = assessment.registry
    statuses = Counter(claim.status for claim in assessment.claims.values())
    kinds = Counter(divergence.kind for divergence in registry.divergences.values())
    weights = Counter(divergence.weight for divergence in registry.divergences.values())
    lines = [
        _count_line("claims", len(registry.claims), Status, statuses),
        _count_line("divergences", len(registry.divergences), DivergenceKind, kinds),
        _count_line("  by weight", len(registry.divergences), Weight, weights),
        f"events       {len(registry.events)}",
        "",
    ]
    rows: list[tuple[str, ...]] = [
        ("source", "coverage", "quoted", "sentences", "set aside", *(str(stance) for stance in Stance))
    ]
    rows += [_source_row(assessment, source) for source in assessment.coverage]
    return "\n".join([*lines, *_table_lines(rows)])


def _source_row(assessment: Assessment, source: str) -> tuple[str, ...]:
    coverage = assessment.coverage[source]
    citations = (citation for claim in assessment.registry.claims.values() for citation in claim.evidence)
    stances = Counter(citation.stance for citation in citations if citation.source == source)
    return (
        source,
        f"{coverage.share:.1%}",
        f"{coverage.quoted_share:.1%}",
        str(len(assessment.fingerprints[source].sentences)),
        str(len(coverage.set_aside)),
        *(str(stances[stance]) for stance in Stance),
    )


def _count_line(title: str, total: int, words: Iterable[Word], counts: Mapping[Any, int]) -> str:
    details = ", ".join(f"{word} {counts[word]}" for word in words if counts.get(word))
    return f"{title:<12} {total}" + (f" ({details})" if details else "")


def _table_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows in columns; the first column stands at the left, numbers at the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if n == 0 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
