"""A page of the site: its address and its content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.render.environment import template_text
from generator.render.markup import front_matter

Content = str | bytes


@dataclass(frozen=True, slots=True)
class StaticPage:
    """A file of the site whose content is known."""

    uri: str
    content: Content


@dataclass(frozen=True, slots=True)
class TemplatePage:
    """A Markdown page made from a template when its content is asked for; equal values give equal content."""

    uri: str
    template: str
    meta: Mapping[str, object]
    values: Mapping[str, object]

    @property
    def content(self) -> Content:
        """The heading of the page, then the filled template, in which ``root`` leads to the top of the site."""
        folder = self.uri.removesuffix("index.md").removesuffix(".md").rstrip("/")
        depth = folder.count("/") + (self.uri != "index.md")
        return str(front_matter(self.meta)) + template_text(self.template, "../" * depth or "./", **self.values)


Page = StaticPage | TemplatePage


def template_page(template: str, uri: str, meta: Mapping[str, object], **values: object) -> TemplatePage:
    """The page at ``uri`` with a template, its heading and the values the template shows."""
    return TemplatePage(uri, template, meta, values)


def redirect_page(uri: str, target: str, title: str) -> StaticPage:
    """A page at an old address that leads to the new one."""
    html = Markup(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>This page has moved</title>'
        '<link rel="canonical" href="{0}"><meta name="robots" content="noindex">'
        '<meta http-equiv="refresh" content="0; url={0}">'
        '<p>This page is now at <a href="{0}">{1}</a>.</p>'
        "</html>\n"
    )
    return StaticPage(uri, html.format(target, title))
