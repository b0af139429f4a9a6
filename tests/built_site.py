"""A built site as files: its pages with their links and places, and what must never be among them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_NOT_SHOWN = re.compile(r"<(script|style|pre)\b.*?</\1>", re.DOTALL)
_DATE_AS_NUMBERS = re.compile(r">[^<]*\b\d{4}-\d\d-\d\d\b[^<]*<")


class _Links(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        for name in ("href", "src"):
            if values.get(name):
                self.links.append(str(values[name]))


def broken_links(site: Path) -> list[str]:
    """The links of each page that lead to no page, no file or no place; the page for unknown addresses has no own."""
    pages = _pages(site)
    broken = []
    for name, page in pages.items():
        if name == "/404.html":
            continue
        for link in page.links:
            parts = urlsplit(urljoin(f"http://site{name}", link))
            if parts.netloc != "site" or parts.scheme not in ("http", "https"):
                continue
            target = unquote(parts.path)
            if target.endswith("/") or target in pages:
                if target not in pages:
                    broken.append(f"{name} -> {link}")
                elif parts.fragment and unquote(parts.fragment) not in pages[target].ids:
                    broken.append(f"{name} -> {link} (no such place)")
            elif not (site / target.lstrip("/")).is_file():
                broken.append(f"{name} -> {link}")
    return broken


def repeated_ids(site: Path) -> dict[str, list[str]]:
    """The places that a page names twice, for each page that has any."""
    repeated = {name: [i for i in page.ids if page.ids.count(i) > 1] for name, page in _pages(site).items()}
    return {name: ids for name, ids in repeated.items() if ids}


def dates_as_numbers(site: Path) -> list[str]:
    """The stretches of text on all pages that show a day as YYYY-MM-DD; code and citations are left out."""
    texts = (_NOT_SHOWN.sub("", path.read_text("utf-8")) for path in sorted(site.rglob("*.html")))
    return [stretch for text in texts for stretch in _DATE_AS_NUMBERS.findall(text)]


def contents(site: Path) -> dict[str, bytes]:
    """Every file of the site, by its name."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def _pages(site: Path) -> dict[str, _Links]:
    return {
        "/" + path.relative_to(site).as_posix().removesuffix("index.html"): _Links(path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
    }
