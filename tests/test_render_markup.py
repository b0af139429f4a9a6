"""Text from the registry shows as itself wherever it is put."""

from __future__ import annotations

import markdown
import pytest
import yaml

from generator.evidence.quotes import pieces_of
from generator.render.markup import escaped_text, front_matter, isolated_text, prose_markup, quote_markup
from generator.render.raw_html import restore_html, set_html_aside

HOSTILE = [
    "<script>alert(1)</script>",
    "*a* _b_ `c` [d](e) ![f](g) {: #h } | i | ~~j~~ ==k== ^l^ $m$",
    "# no heading",
    "- no item",
    "12. no item",
    "> no quotation",
    "&lt;b&gt; &amp;",
    'a" onmouseover="alert(1)',
    "line\n\n# two",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_shows_as_itself_in_markdown(text: str) -> None:
    html = markdown.markdown(str(escaped_text(text)), extensions=["attr_list", "tables", "toc"])
    assert "<script" not in html
    assert html.startswith("<p>")
    assert html.count("<") == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_front_matter_reads_back_as_escaped_text(text: str) -> None:
    data = yaml.safe_load(str(front_matter({"title": text})).strip("-\n"))
    assert data == {"title": str(escaped_text(text))}
    assert "<" not in data["title"]


def test_right_to_left_text_is_isolated_with_its_direction() -> None:
    assert isolated_text("שלום") == '<bdi dir="rtl">שלום</bdi>'
    assert isolated_text("Netanyahu – בנימין") == '<bdi dir="ltr">Netanyahu – בנימין</bdi>'
    assert isolated_text("plain") == "plain"


def test_running_text_has_emphasis_and_links_to_claims_and_no_html() -> None:
    shown = prose_markup("*a* **b** `c` [d](some-claim) <i>e</i>", "../")
    assert shown == (
        '<em>a</em> <strong>b</strong> <code>c</code> <a href="../claims/some-claim/">d</a> &#60;i&#62;e&#60;/i&#62;'
    )


def test_gaps_and_insertions_of_a_quote_are_marked() -> None:
    shown = quote_markup(pieces_of("one two […] three [the mayor] four"))
    assert shown.startswith("“one two ")
    assert '<span class="fc-gap" title="words left out">[…]</span>' in shown
    assert '<ins class="fc-ins" title="our insertion">&#91;the mayor&#93;</ins>' in shown


def test_html_goes_round_the_markdown_parser_unchanged() -> None:
    page = "# Title\n\n<div>\n<p>*not* Markdown</p>\n</div>\n\n## Next\n\n<ul>\n<li>x</li>\n</ul>\n"
    text, blocks = set_html_aside(page)
    assert "<p>" not in text
    html = restore_html(markdown.markdown(text), blocks)
    assert "<h1>Title</h1>" in html
    assert "<p>*not* Markdown</p>" in html
    assert html.index("<li>x</li>") > html.index("<h2>Next</h2>")
