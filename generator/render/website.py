"""The pages of the site, made from a checked assessment and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.evidence.assessment import Assessment
from generator.problems.diagnostics import Diagnostic, Location, a_list, did_you_mean
from generator.registry.fields import Entry
from generator.render.blocks import BLOCKS, Blocks, blocks_asked
from generator.render.claim_pages import claim_pages, claims_page, compare_page
from generator.render.listing_pages import divergence_pages, group_pages, source_pages
from generator.render.page import Page, Site
from generator.views.changes import last_change
from generator.views.index import index_of
from generator.views.overview import overview_of

__all__ = ["Website", "blocks_asked", "build_website", "standing_page_problems"]

_STANDING = ("index.md", "methodology.md", "corrections.md", "balance.md", "about.md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Website:
    """All generated pages, the blocks that hand-written pages ask for, and the day of the registry’s last change."""

    pages: tuple[Page, ...]
    blocks: Blocks
    as_of: str | None


def build_website(assessment: Assessment, site: Site) -> Website:
    """The website of a registry without problems."""
    index = index_of(assessment)
    blocks = Blocks(index=index, overview=overview_of(index))
    pages = (
        claims_page(index),
        *claim_pages(index, site),
        compare_page(index),
        *source_pages(index),
        *divergence_pages(index),
        *group_pages(index, blocks.overview),
        *_redirects(assessment),
        _robots(site),
    )
    return Website(pages=pages, blocks=blocks, as_of=last_change(assessment))


def standing_page_problems(folder: str, texts: Mapping[str, str | None]) -> Iterator[Diagnostic]:
    """The standing pages that are missing or empty, and the blocks that do not exist."""
    for name in _STANDING:
        text = texts.get(name, "")
        if text is not None and not text.strip():
            yield Diagnostic(Location(f"{folder}/{name}"), "standing-page", "page must exist and not be empty")
    for name, text in texts.items():
        for before, block in blocks_asked(text or ""):
            if block not in BLOCKS:
                message = f"block must be {a_list(sorted(BLOCKS))}: {block!r}{did_you_mean(block, BLOCKS)}"
                yield Diagnostic(Location.behind(f"{folder}/{name}", before), "block-unknown", message)


def _robots(site: Site) -> Page:
    """All may read all; the site map is named where its address is known."""
    where = f"Sitemap: {site.url.rstrip('/')}/sitemap.xml\n" if site.url else ""
    return Page("robots.txt", f"User-agent: *\nAllow: /\n{where}")


def _redirects(assessment: Assessment) -> Iterator[Page]:
    """A page at every old address that leads to the new one."""
    registry = assessment.registry
    sections: tuple[tuple[str, Mapping[str, Entry]], ...] = (
        ("claims", registry.claims),
        ("divergences", registry.divergences),
        ("topics", registry.topics),
        ("people", registry.people),
        ("sources", assessment.sources),
    )
    for folder, entries in sections:
        for entry in entries.values():
            for old in entry.formerly:
                to = Markup("../{}/").format(entry.id)
                yield Page(
                    f"{folder}/{old}/index.html",
                    Markup(
                        '<!doctype html><html lang="en"><meta charset="utf-8"><title>This page has moved</title>'
                        '<link rel="canonical" href="{0}"><meta name="robots" content="noindex">'
                        '<meta http-equiv="refresh" content="0; url={0}">'
                        '<p>This page is now at <a href="{0}">{1}</a>.</p>'
                        "</html>\n"
                    ).format(to, entry.id),
                )
