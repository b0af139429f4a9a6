"""What ``find`` prints."""

from __future__ import annotations

from collections.abc import Iterable

from generator.editing.find import Found
from generator.editing.yaml_scalars import quoted
from generator.evidence.assessment import Assessment


def found_report(found: Iterable[Found]) -> str:
    """Each sentence with who cites it and a citation to paste under ``evidence``."""
    return "\n\n".join("\n".join(_lines(each)) for each in found)


def citation_to_paste(found: Found) -> str:
    """A list item as ``evidence`` holds it; the stance is the editor's to judge."""
    place = f"\n  at: {found.at}" if found.at else ""
    return f"- source: {found.source}\n  quote: {quoted(found.quote or '')}{place}\n  stance: supports"


def uncovered_report(assessment: Assessment) -> str:
    """The sentences nobody cites and nobody set aside, with their text where the copy is at hand."""
    lines: list[str] = []
    for name, coverage in assessment.coverage.items():
        if not coverage.uncovered:
            lines.append(f"{name}: every sentence is cited or set aside")
            continue
        texts = {place: text for place, text, _ in assessment.copies.get(name, ())}
        hint = "" if texts else " (the retained copy is not at hand, so only places are shown)"
        lines.append(f"{name}: {len(coverage.uncovered)} open{hint}")
        lines += [f"  {place}  {texts[place]}" if place in texts else f"  {place}" for place in coverage.uncovered]
    return "\n".join(lines)


def _lines(found: Found) -> Iterable[str]:
    yield f"{found.source} {found.place}  ({min(found.score, 1):.0%})"
    yield f"  {found.sentence}"
    yield f"  cited by: {', '.join(found.cited_by) or 'nobody'}"
    if found.quote is None:
        yield "  no stretch of this sentence can be quoted alone"
        return
    yield "  to paste under 'evidence', its stance being yours to judge:"
    yield from (f"      {line}" for line in citation_to_paste(found).split("\n"))
