"""Tests of the page around the memo: metadata, landmarks, marking, table of contents, notes."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import pytest
from justhtml.dom import Element
from msgspec.structs import replace

from briefgen.document import inlines
from briefgen.document import nodes as d
from briefgen.document.chart_nodes import Chart
from briefgen.render.html.document_html import render_html
from briefgen.theme import Theme
from tests.render.html.page_text import normalise_spaces, only, parse, values
from tests.render.pdf.harbour_memo import MEMO, SLOPE, memo_of, p

PAGE = parse(render_html(MEMO, Theme()))


def test_equal_documents_give_equal_pages() -> None:
    """The same document gives the same HTML each time."""
    assert render_html(MEMO, Theme()) == render_html(MEMO, Theme())


def test_no_scripts_and_no_external_resources() -> None:
    """The page has no script, and no URLs except links and data URLs of pictures."""
    assert not PAGE.query("script, link, iframe, object, embed, form, base, [style]")
    assert all(source.startswith("data:image/") for source in values(PAGE, "src"))
    assert "url(" not in only(PAGE, "style").to_text()
    assert "@import" not in only(PAGE, "style").to_text()


def test_content_security_policy_allows_only_the_style_sheet() -> None:
    """The content security policy allows the style sheet by its hash, and no script."""
    (policy,) = [v for v in values(PAGE, "content") if v.startswith("default-src")]
    style = re.search("<style>(.*?)</style>", render_html(MEMO, Theme()), re.DOTALL)
    assert style is not None
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    allowed = f"style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    assert policy == f"default-src 'none'; {allowed}"


def test_language_title_and_landmarks() -> None:
    """The page has a language, a title, and one heading of level 1 inside `main`."""
    assert only(PAGE, "html").attrs["lang"] == MEMO.lang
    assert only(PAGE, "title").to_text() == MEMO.title
    assert only(PAGE, "main h1").to_text() == MEMO.title
    assert [len(PAGE.query(name)) for name in ("header", "main", "nav", "footer", "h1")] == [1] * 5
    assert only(PAGE, "a.skip").attrs["href"] == f"#{only(PAGE, 'main').attrs['id']}"


def test_headings_skip_no_level() -> None:
    """A heading is at most one level below the heading before it."""
    levels = [int(node.name[1]) for node in PAGE.query("h1, h2, h3, h4, h5, h6")]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_document_without_a_head_still_has_its_title() -> None:
    """Without a head block, the page header has the title."""
    page = parse(render_html(replace(MEMO, body=(p("Words."),), annex=()), Theme()))
    assert only(page, "header h1").to_text() == MEMO.title


def test_marking_in_header_footer_and_printed_margins() -> None:
    """The marking is in the page's header and footer, and in the margins of each printed page."""
    assert [node.to_text() for node in PAGE.query(".marking")] == [MEMO.marking] * 2
    assert "#ffc000" in only(PAGE, "style").to_text()
    assert only(PAGE, "style").to_text().count('content:"TLP\\3a AMBER\\2b STRICT"') == 2


def test_draft_status_in_the_header() -> None:
    """The draft status and the copy number are in the page header, outside the memo's text."""
    page = parse(render_html(replace(MEMO, draft="Draft", copy="Copy 3 of 12"), Theme()))
    assert only(page, "header .status").to_text() == "Draft · Copy 3 of 12"


def test_table_of_contents_links_to_headings() -> None:
    """The table of contents lists the headings of level 2 and links to each."""
    links = [node for node in PAGE.query("nav a") if isinstance(node, Element)]
    assert [node.to_text() for node in links] == [node.to_text() for node in PAGE.query("h2")]
    assert [str(node.attrs["href"])[1:] for node in links] == values(PAGE, "id", "h2")


@pytest.mark.parametrize("number", range(1, 7))
def test_note_opens_at_its_reference_and_links_back(number: int) -> None:
    """A note reference opens the note, links to it in print, and the note links back to its first reference."""
    opened = only(PAGE, f"#open-{number}")
    listed = only(PAGE, f"#note-{number}")
    assert "popover" in opened.attrs
    text = normalise_spaces(listed.to_text()).removeprefix(f"{number}. ")
    assert text in normalise_spaces(opened.to_text())
    marks = [
        node for node in PAGE.query(f'main [popovertarget="open-{number}"]') if isinstance(node, Element)
    ]
    assert {node.attrs["aria-label"] for node in marks} == {f"Note {number}"}
    assert PAGE.query(f'main sup a[href="#note-{number}"]')
    assert only(PAGE, f"#note-{number} a.number").attrs["href"] == f"#mark-{number}"
    assert only(PAGE, f"#mark-{number}").name == "sup"


def test_reference_to_a_missing_note_is_plain_text() -> None:
    """A reference to a note that does not exist is plain text."""
    page = parse(render_html(memo_of(p("Words.", 3)), Theme()))
    assert only(page, "sup").to_text() == "3"
    assert not page.query("main a, main button")


def test_tables_have_header_scopes_and_scroll_regions() -> None:
    """Each table header has a scope; each table is in a named region that scrolls by keyboard."""
    assert {node.attrs.get("scope") for node in PAGE.query("th") if isinstance(node, Element)} == {
        "row",
        "col",
    }
    assert PAGE.query("table") == PAGE.query('[role="region"][tabindex="0"] > table')
    names = values(PAGE, "aria-labelledby")
    assert names
    assert set(names) <= set(values(PAGE, "id"))


def test_charts_have_alternative_text() -> None:
    """A chart is one image with alternative text for screen readers; the drawings of values are hidden from them."""
    drawn = PAGE.query("svg.ticks, svg.lines")
    described = [node.attrs["aria-label"] for node in drawn if isinstance(node, Element)]
    assert described == [block.alt for block in MEMO.body if isinstance(block, Chart)]
    hidden = [node.attrs.get("aria-hidden") for node in PAGE.query("svg.value") if isinstance(node, Element)]
    assert set(hidden) == {"true"}


def test_values_over_time_are_a_line() -> None:
    """A slope has one line for each origin, named at its end; one that no line can show has bars."""
    early, late = (replace(datum, detail="Pilots") for datum in SLOPE.data)
    other = [replace(datum, detail="Port") for datum in SLOPE.data]
    several = replace(SLOPE, data=(early, other[0], late, other[1]))
    page = parse(render_html(memo_of(several), Theme()))
    assert len(page.query("svg.lines polyline")) == 2
    assert [node.to_text() for node in page.query("svg.lines text")][-4:] == [
        "Pilots",
        "at least 900",
        "Port",
        "at least 900",
    ]
    assert page.query("svg.value") == []
    same_day = replace(SLOPE, data=(early, replace(late, day=early.day)))
    bars = parse(render_html(memo_of(same_day), Theme()))
    assert (len(bars.query("svg.lines")), len(bars.query("svg.value"))) == (0, 2)


def test_pictures_are_embedded_with_alternative_text() -> None:
    """A picture is embedded with its alternative text."""
    image = only(PAGE, "figure img")
    assert str(image.attrs["src"]).startswith("data:image/png;base64,")
    assert image.attrs["alt"] == "Four red squares, one blue and one green"


@pytest.mark.parametrize(
    ("lang", "expected"), [("ko", {"lang": "ko"}), ("ar", {"lang": "ar", "dir": "rtl"}), (None, None)]
)
def test_lang_and_dir_of_foreign_text(lang: str | None, expected: dict[str, str] | None) -> None:
    """Text in another language has `lang`, and `dir` if it is written from right to left."""
    page = parse(render_html(memo_of(d.Paragraph((inlines.Text("words", lang),))), Theme()))
    spans = page.query("main > p span")
    assert [dict(node.attrs or {}) for node in spans] == ([expected] if expected else [])


def test_labels_are_in_the_language_of_the_memo() -> None:
    """The page's labels have the language of the memo, and so none of their own."""
    page = parse(render_html(replace(MEMO, lang="en-US"), Theme()))
    assert only(page, "html").attrs["lang"] == "en-US"
    assert "lang" not in only(page, "a.skip").attrs
