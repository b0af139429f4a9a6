"""The pages of the site, made from a checked assessment and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.english import list_with_or
from generator.evidence.assessment import SoundAssessment
from generator.problems.codes import BLOCK_UNKNOWN, STANDING_PAGE
from generator.problems.diagnostics import Diagnostic, Location, did_you_mean
from generator.registry.fields import Entry
from generator.render.blocks import BLOCKS, Blocks, block_marks
from generator.render.claim_pages import claim_choices, claim_pages, claims_page, compare_page
from generator.render.divergence_pages import divergence_pages
from generator.render.group_pages import origins_page, people_pages, timeline_page, topic_pages
from generator.render.page import Page, StaticPage, redirect_page
from generator.render.source_pages import source_pages
from generator.render.status_stylesheet import STATUS_STYLESHEET, status_stylesheet
from generator.render.website import Site
from generator.views.changes import last_change
from generator.views.front import front_view
from generator.views.index import index_of
from generator.views.overview import overview_of
from generator.views.source import source_view

__all__ = ["SitePages", "block_marks", "block_problems", "site_pages", "standing_page_problems"]

# The sections whose entries have pages of their own.
_WITH_PAGES = ("claims", "divergences", "topics", "people", "sources")
_STANDING = ("index.md", "methodology.md", "corrections.md", "balance.md", "about.md")


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePages:
    """All generated pages, the blocks that hand-written pages ask for, and the day of the registry’s last change."""

    pages: tuple[Page, ...]
    blocks: Blocks
    as_of: str | None


def site_pages(assessment: SoundAssessment, site: Site) -> SitePages:
    """All pages of a registry without problems."""
    index, as_of = index_of(assessment), last_change(assessment)
    choices = claim_choices(index)
    blocks = Blocks(
        index=index,
        overview=overview_of(index),
        front=front_view(index),
        sources=tuple(source_view(index, source) for source in assessment.sources.values()),
        publisher=site.publisher,
    )
    pages = (
        claims_page(index, choices),
        *claim_pages(index, site),
        compare_page(index, choices),
        *source_pages(index, blocks.sources, site, as_of),
        *divergence_pages(index, site, as_of),
        origins_page(index, blocks.overview),
        timeline_page(index),
        *topic_pages(index),
        *people_pages(index),
        *_redirects(assessment),
        _robots(site),
        StaticPage(STATUS_STYLESHEET, status_stylesheet()),
    )
    return SitePages(pages=pages, blocks=blocks, as_of=as_of)


def standing_page_problems(folder: str, texts: Mapping[str, str | None]) -> Iterator[Diagnostic]:
    """The standing pages that are missing or empty."""
    for name in _STANDING:
        text = texts.get(name, "")
        if text is not None and not text.strip():
            yield Diagnostic(Location(f"{folder}/{name}"), STANDING_PAGE, "page must exist and not be empty")


def block_problems(folder: str, texts: Mapping[str, str | None]) -> Iterator[Diagnostic]:
    """The blocks that a page asks for and that do not exist."""
    for name, text in texts.items():
        for mark in block_marks(text or ""):
            if mark.name not in BLOCKS:
                message = (
                    f"block must be {list_with_or(sorted(BLOCKS))}: {mark.name!r}{did_you_mean(mark.name, BLOCKS)}"
                )
                yield Diagnostic(Location.after(f"{folder}/{name}", mark.text_before), BLOCK_UNKNOWN, message)


def _robots(site: Site) -> Page:
    """Every robot may read every page; the site map is named where its address is known."""
    sitemap = site.address("sitemap.xml")
    where = f"Sitemap: {sitemap}\n" if sitemap else ""
    return StaticPage("robots.txt", f"User-agent: *\nAllow: /\n{where}")


def _redirects(assessment: SoundAssessment) -> Iterator[Page]:
    """A page at every old address that leads to the new one."""
    sections: Mapping[str, Mapping[str, Entry]] = {**assessment.registry.sections, "sources": assessment.sources}
    for folder in _WITH_PAGES:
        for entry in sections[folder].values():
            for old in entry.formerly:
                yield redirect_page(f"{folder}/{old}/index.html", f"../{entry.id}/", entry.id)
