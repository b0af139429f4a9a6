"""Fair quotation: short quotes, and not too much of any source over the whole registry."""

from __future__ import annotations

from collections.abc import Iterator

from generator.evidence.assessment import Assessment, citations_in
from generator.evidence.quotes import parts_of
from generator.problems.codes import Code
from generator.problems.diagnostics import Problem

QUOTE_LONG = Code(
    "quote-long",
    why="Quotations are short; the reports belong to their publishers.",
    fix="Quote only the words that decide.",
)
QUOTED_TOO_MUCH = Code(
    "quoted-too-much",
    why="Many short quotes can add up to the whole report.",
    fix="Quote fewer words, or use words that another claim quotes already.",
)


def quotes_are_short(assessment: Assessment) -> Iterator[Problem]:
    """No quote has more words than ``settings.quote_words``."""
    limit = assessment.registry.settings.quote_words
    for path, cite in citations_in(assessment.registry):
        count = sum(map(len, parts_of(cite.quote)))
        if count > limit:
            yield Problem((*path, "quote"), QUOTE_LONG, f"quote must have at most {limit} words: it has {count}")


def sources_are_quoted_fairly(assessment: Assessment) -> Iterator[Problem]:
    """Over the whole registry no more than ``settings.quoted_share`` of a source’s words is quoted."""
    limit = assessment.registry.settings.quoted_share
    for name, coverage in assessment.coverage.items():
        if coverage.quoted_share > limit:
            yield Problem(
                ("sources", name),
                QUOTED_TOO_MUCH,
                f"at most {limit:.0%} of the words of {name} may be quoted: "
                f"{coverage.quoted_share:.1%} are ({coverage.quoted_tokens} words)",
            )
