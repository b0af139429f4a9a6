"""What ``find`` prints."""

from __future__ import annotations

from collections.abc import Iterable

from generator.editing.find import Match
from generator.editing.yaml_scalars import in_double_quotes
from generator.evidence.assessment import Assessment


def matches_text(matches: Iterable[Match]) -> str:
    """The sentences, each with the entries that cite it and a citation to paste under ``evidence``."""
    return "\n\n".join("\n".join(_match_lines(match)) for match in matches)


def citation_to_paste(match: Match) -> str:
    """A citation as ``evidence`` lists it; which stance is right, the editor must decide."""
    place = f"\n  at: {match.at}" if match.at else ""
    return f"- source: {match.source}\n  quote: {in_double_quotes(match.quote or '')}{place}\n  stance: supports"


def uncovered_text(assessment: Assessment) -> str:
    """The sentences that nobody cites and nobody set aside, with their text where the retained copy is at hand."""
    lines: list[str] = []
    for source, coverage in assessment.coverage.items():
        if not coverage.uncovered:
            lines.append(f"{source}: every sentence is cited or set aside")
            continue
        texts = {sentence.place: sentence.text for sentence in assessment.copies.get(source, ())}
        hint = "" if texts else " (the retained copy is not at hand, so only places are shown)"
        lines.append(f"{source}: {len(coverage.uncovered)} open{hint}")
        lines += [f"  {place}  {texts[place]}" if place in texts else f"  {place}" for place in coverage.uncovered]
    return "\n".join(lines)


def _match_lines(match: Match) -> Iterable[str]:
    # A score may be above 1, which is no share.
    yield f"{match.source} {match.place}  ({min(match.score, 1):.0%})"
    yield f"  {match.sentence}"
    yield f"  cited by: {', '.join(match.cited_by) or 'nobody'}"
    if match.quote is None:
        yield "  no stretch of this sentence can be quoted alone"
        return
    yield "  to paste under 'evidence', its stance being yours to judge:"
    yield from (f"      {line}" for line in citation_to_paste(match).split("\n"))
