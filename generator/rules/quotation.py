"""Fair quotation: short quotes, and not too much of any source over the whole registry."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Problem
from generator.evidence.case import Case, cites_in
from generator.evidence.quotes import parts_of


def quotes_are_short(case: Case) -> Iterator[Problem]:
    """No quote has more words than ``settings.quote_words``."""
    limit = case.registry.settings.quote_words
    for path, cite in cites_in(case.registry):
        count = sum(map(len, parts_of(cite.quote)))
        if count > limit:
            yield Problem((*path, "quote"), "quote-long", f"quote must have at most {limit} words: it has {count}")


def sources_are_quoted_fairly(case: Case) -> Iterator[Problem]:
    """Over the whole registry no more than ``settings.quoted_share`` of a source’s words is quoted."""
    limit = case.registry.settings.quoted_share
    for name, coverage in case.coverage.items():
        if coverage.quoted_share > limit:
            yield Problem(
                ("sources", name),
                "quoted-too-much",
                f"at most {limit:.0%} of a source's words may be quoted: of {name} it is "
                f"{coverage.quoted_share:.1%} ({coverage.quoted_tokens} words)",
            )
