"""A page of the site: its address and its content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.render.environment import template_text
from generator.render.markup import front_matter
from generator.render.word_notes import with_word_notes

PageContent = str | bytes
_REDIRECT = Markup(
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>This page has moved</title>'
    '<link rel="canonical" href="{target}"><meta name="robots" content="noindex">'
    '<meta http-equiv="refresh" content="0; url={target}">'
    '<p>This page is now at <a href="{target}">{title}</a>.</p>'
    "</html>\n"
)


@dataclass(frozen=True, slots=True)
class StaticPage:
    """A file of the site with its content."""

    uri: str
    content: PageContent


@dataclass(frozen=True, slots=True)
class TemplatePage:
    """A Markdown page whose content is made from a template each time it is read.

    Equal pages have equal content, so the preview compares pages without making any.
    """

    uri: str
    template: str
    meta: Mapping[str, object]
    values: Mapping[str, object]

    @property
    def content(self) -> PageContent:
        """The YAML heading of the page and the text of the template."""
        folder = self.uri.removesuffix("index.md").removesuffix(".md").rstrip("/")
        depth = folder.count("/") + (self.uri != "index.md")  # folders below the top of the site
        root = "../" * depth or "./"
        text = with_word_notes(template_text(self.template, root, **self.values), root)
        return str(front_matter(self.meta)) + text


Page = StaticPage | TemplatePage


def template_page(template: str, uri: str, meta: Mapping[str, object], **values: object) -> TemplatePage:
    """The page at ``uri`` with its template, its YAML heading and the values that the template shows."""
    return TemplatePage(uri, template, meta, values)


def redirect_page(uri: str, target: str, title: str) -> StaticPage:
    """A page at an old address that leads to the new one."""
    return StaticPage(uri, _REDIRECT.format(target=target, title=title))
