"""What the commands print, as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.evidence.assessment import Assessment, cites_in
from generator.registry.vocabulary import DivergenceKind, Stance, Status, Weight, Word


def summary_line(assessment: Assessment) -> str:
    """One line for a clean check."""
    registry = assessment.registry
    quotes = sum(1 for _ in cites_in(registry))
    counts = (
        f"{_number_of(len(registry.claims), 'claim')}, {_number_of(quotes, 'quote')} proved in "
        f"{_number_of(len(assessment.sources), 'source')}, {_number_of(len(registry.divergences), 'divergence')}, "
        f"{_number_of(len(registry.events), 'event')}"
    )
    return f"{counts}: no problems"


def status_report(assessment: Assessment) -> str:
    """Counts of claims, divergences and events, then a line a source."""
    registry = assessment.registry
    statuses = Counter(found.status for found in assessment.weights.values())
    kinds = Counter(each.kind for each in registry.divergences.values())
    weights = Counter(each.weight for each in registry.divergences.values())
    lines = [
        _counted("claims", len(registry.claims), Status, statuses),
        _counted("divergences", len(registry.divergences), DivergenceKind, kinds),
        _counted("  by weight", len(registry.divergences), Weight, weights),
        f"events       {len(registry.events)}",
        "",
    ]
    rows = [("source", "coverage", "quoted", "sentences", "set aside", *(str(stance) for stance in Stance))]
    for name, coverage in assessment.coverage.items():
        stances = Counter(
            each.stance for claim in registry.claims.values() for each in claim.evidence if each.source == name
        )
        rows.append(
            (
                name,
                f"{coverage.share:.1%}",
                f"{coverage.quoted_share:.1%}",
                str(len(assessment.fingerprints[name].sentences)),
                str(len(coverage.set_aside)),
                *(str(stances[stance]) for stance in Stance),
            )
        )
    return "\n".join([*lines, *_table(rows)])


def _number_of(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _counted(title: str, total: int, words: Iterable[Word], counts: Mapping[Any, int]) -> str:
    shown = ", ".join(f"{word} {counts[word]}" for word in words if counts.get(word))
    return f"{title:<12} {total}" + (f" ({shown})" if shown else "")


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if n == 0 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
