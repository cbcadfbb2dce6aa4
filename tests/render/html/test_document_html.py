"""The page around the memo: what a browser, a screen reader and a mail gateway need to know of it."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest
from justhtml.dom import Element

from briefgen.document import inlines
from briefgen.document import nodes as d
from briefgen.render.html.document_html import render_html
from briefgen.theme import Theme
from tests.render.html.page_text import normalise_spaces, one, parse, values
from tests.render.pdf.harbour_memo import MEMO, memo_of, p

PAGE = parse(render_html(MEMO, Theme()))


def test_equal_documents_give_equal_pages() -> None:
    """The same document gives the same text each time."""
    assert render_html(MEMO, Theme()) == render_html(MEMO, Theme())


def test_nothing_is_fetched_and_nothing_runs() -> None:
    """The page holds no script and no address but those of links out and of pictures inside it."""
    assert not PAGE.query("script, link, iframe, object, embed, form, base, [style]")
    assert all(source.startswith("data:image/") for source in values(PAGE, "src"))
    assert "url(" not in one(PAGE, "style").to_text()
    assert "@import" not in one(PAGE, "style").to_text()


def test_the_policy_allows_the_pages_own_style_alone() -> None:
    """The content security policy names the very style sheet by its hash, and allows no script."""
    (policy,) = [v for v in values(PAGE, "content") if v.startswith("default-src")]
    style = re.search("<style>(.*?)</style>", render_html(MEMO, Theme()), re.DOTALL)
    assert style is not None
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    allowed = f"style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    assert policy == f"default-src 'none'; {allowed}"


def test_language_title_and_landmarks() -> None:
    """The page names its language and title, and has one heading of the first level inside its main part."""
    assert one(PAGE, "html").attrs["lang"] == MEMO.lang
    assert one(PAGE, "title").to_text() == MEMO.title
    assert one(PAGE, "main h1").to_text() == MEMO.title
    assert [len(PAGE.query(name)) for name in ("header", "main", "nav", "footer", "h1")] == [1] * 5
    assert one(PAGE, "a.skip").attrs["href"] == f"#{one(PAGE, 'main').attrs['id']}"


def test_headings_skip_no_level() -> None:
    """Each heading is one level below the one before it at most."""
    levels = [int(node.name[1]) for node in PAGE.query("h1, h2, h3, h4, h5, h6")]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_document_without_a_head_still_has_its_title() -> None:
    """Where no head says the title, the page's own head does."""
    page = parse(render_html(replace(MEMO, body=(p("Words."),), annex=()), Theme()))
    assert one(page, "header h1").to_text() == MEMO.title


def test_the_marking_stands_at_head_and_foot_and_on_each_printed_page() -> None:
    """The marking is at head and foot of the page, and in the margins of what is printed."""
    assert [node.to_text() for node in PAGE.query(".marking")] == [MEMO.marking] * 2
    assert "#ffc000" in one(PAGE, "style").to_text()
    assert one(PAGE, "style").to_text().count('content:"TLP\\3a AMBER\\2b STRICT"') == 2


def test_the_status_of_a_draft_is_at_the_head() -> None:
    """That a memo is a draft, and which copy it is, stands at the head, not among the memo's words."""
    page = parse(render_html(replace(MEMO, draft="Draft", copy="Copy 3 of 12"), Theme()))
    assert one(page, "header .status").to_text() == "Draft · Copy 3 of 12"


def test_contents_lead_to_the_parts() -> None:
    """The list of contents names the headings of the second level, and leads to each."""
    links = [node for node in PAGE.query("nav a") if isinstance(node, Element)]
    assert [node.to_text() for node in links] == [node.to_text() for node in PAGE.query("h2")]
    assert [str(node.attrs["href"])[1:] for node in links] == values(PAGE, "id", "h2")


@pytest.mark.parametrize("number", range(1, 7))
def test_a_note_is_opened_at_its_mark_and_led_back_from(number: int) -> None:
    """A mark opens what its note says, links to it on paper, and the note leads back to the first mark."""
    opened = one(PAGE, f"#open-{number}")
    listed = one(PAGE, f"#note-{number}")
    assert "popover" in opened.attrs
    text = normalise_spaces(listed.to_text()).removeprefix(f"{number}. ")
    assert text in normalise_spaces(opened.to_text())
    marks = [
        node for node in PAGE.query(f'main [popovertarget="open-{number}"]') if isinstance(node, Element)
    ]
    assert {node.attrs["aria-label"] for node in marks} == {f"Note {number}"}
    assert PAGE.query(f'main sup a[href="#note-{number}"]')
    assert one(PAGE, f"#note-{number} a.number").attrs["href"] == f"#mark-{number}"
    assert one(PAGE, f"#mark-{number}").name == "sup"


def test_a_mark_without_its_note_is_words() -> None:
    """A mark whose note the document does not hold opens nothing."""
    page = parse(render_html(memo_of(p("Words.", 3)), Theme()))
    assert one(page, "sup").to_text() == "3"
    assert not page.query("main a, main button")


def test_tables_have_headers_with_their_scope_and_regions_to_scroll_in() -> None:
    """Each header of a table has a scope; each table scrolls in a named region that a keyboard reaches."""
    assert {node.attrs.get("scope") for node in PAGE.query("th") if isinstance(node, Element)} == {
        "row",
        "col",
    }
    assert PAGE.query("table") == PAGE.query('[role="region"][tabindex="0"] > table')
    names = values(PAGE, "aria-labelledby")
    assert names
    assert set(names) <= set(values(PAGE, "id"))


def test_a_chart_says_its_values() -> None:
    """A chart is one picture to a screen reader, described in its words; its drawings by value are silent."""
    described = [node.attrs["aria-label"] for node in PAGE.query("svg.ticks") if isinstance(node, Element)]
    assert described == [block.alt for block in MEMO.body if isinstance(block, d.Chart)]
    hidden = [node.attrs.get("aria-hidden") for node in PAGE.query("svg.value") if isinstance(node, Element)]
    assert set(hidden) == {"true"}


def test_a_picture_is_in_the_page_with_its_description() -> None:
    """A picture's pixels are in the file, and its description is its text alternative."""
    image = one(PAGE, "figure img")
    assert str(image.attrs["src"]).startswith("data:image/png;base64,")
    assert image.attrs["alt"] == "Four red squares, one blue and one green"


@pytest.mark.parametrize(
    ("lang", "expected"), [("ko", {"lang": "ko"}), ("ar", {"lang": "ar", "dir": "rtl"}), (None, None)]
)
def test_words_say_their_language_and_direction(lang: str | None, expected: dict[str, str] | None) -> None:
    """Words of another language name it, and its direction where it runs from right to left."""
    page = parse(render_html(memo_of(d.Paragraph((inlines.Text("words", lang),))), Theme()))
    spans = page.query("main > p span")
    assert [dict(node.attrs or {}) for node in spans] == ([expected] if expected else [])


def test_names_of_controls_are_marked_as_english_in_another_language() -> None:
    """In a memo that is not in English, the page's own words say that they are."""
    page = parse(render_html(replace(MEMO, lang="fr"), Theme()))
    assert one(page, "html").attrs["lang"] == "fr"
    assert one(page, "a.skip").attrs["lang"] == "en"
