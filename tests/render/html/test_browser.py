"""Tests of the page in a real browser: mouse, keyboard, print and the accessibility checks of axe-core.

They need the extra `browser` and a Chromium on the path; without them they are skipped.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from briefgen.document.inlines import Emphasis, NoteRef, Text
from briefgen.document.nodes import Document, Paragraph
from briefgen.document.note_nodes import Note, Notes
from briefgen.render.html.document_html import render_html
from briefgen.theme import Theme
from tests.compose.composing import document_of
from tests.render import mixed_directions
from tests.render.pdf.harbour_memo import MEMO, memo_of, p
from tests.workspace import ROOT, open_workspace

sync_api = pytest.importorskip("playwright.sync_api", reason="the extra `browser` is not installed")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the path")

PHONE, DESK = (320, 640), (1280, 900)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
MEMOS = ("harbour", "putin-kim")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start a browser for the tests of this file."""
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Render the test memo with every type of block, and a real memo."""
    folder = tmp_path_factory.mktemp("pages")
    real = document_of(open_workspace(ROOT).set(texts=()), "briefs/putin-kim.yaml")
    documents: dict[str, Document] = {"harbour": MEMO, "putin-kim": real}
    for name, document in documents.items():
        (folder / f"{name}.html").write_text(render_html(document, Theme()), "utf-8")
    return folder


def open_page(browser: Any, path: Path, size: tuple[int, int], **how: Any) -> Any:
    """Open a page in a window of a given size. Units: CSS pixels."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, **how)
    page.goto(path.as_uri())
    return page


def violations(page: Any) -> list[str]:
    """Return the violations of WCAG 2.1 A and AA that axe-core finds."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    return [f"{v['id']}: {node['html'][:200]}" for v in found["violations"] for node in v["nodes"]]


SCREENS = [
    ("putin-kim", PHONE, "dark"),
    ("putin-kim", DESK, "light"),
    ("harbour", PHONE, "light"),
    ("harbour", DESK, "dark"),
]
"""A memo on a screen of a size, in a colour scheme: axe-core takes seconds for each."""


@pytest.mark.parametrize(("name", "size", "scheme"), SCREENS)
def test_axe_finds_no_violation(
    browser: Any, pages: Path, name: str, size: tuple[int, int], scheme: str
) -> None:
    """No violation of WCAG 2.1 A or AA, in light and dark mode, on phone and desktop, with a note open and closed."""
    page = open_page(browser, pages / f"{name}.html", size, color_scheme=scheme)
    assert violations(page) == []
    page.locator("main .mark button").first.click()
    assert violations(page) == []
    page.close()


@pytest.mark.parametrize("name", MEMOS)
def test_axe_finds_no_violation_in_print(browser: Any, pages: Path, name: str) -> None:
    """The printed page has no violation, even in dark mode, and shows no controls."""
    page = open_page(browser, pages / f"{name}.html", DESK, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert violations(page) == []
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    for control in ("nav", ".skip", ".to-contents", ".mark button >> nth=0"):
        assert not page.locator(control).is_visible()
    assert page.locator(".mark a").first.is_visible()
    page.close()


@pytest.mark.parametrize("name", MEMOS)
@pytest.mark.parametrize("width", [320, 768, 1600])
def test_page_does_not_scroll_horizontally(browser: Any, pages: Path, name: str, width: int) -> None:
    """Nothing is wider than the window, even at 320 pixels; a wide table scrolls in its own region."""
    page = open_page(browser, pages / f"{name}.html", (width, 800))
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


def test_tables_scroll_by_keyboard_on_a_phone(browser: Any, pages: Path) -> None:
    """The region of a wide table can be focused and scrolled with the arrow keys."""
    page = open_page(browser, pages / "putin-kim.html", PHONE)
    region = page.locator(".matrix [role=region]")
    region.focus()
    page.keyboard.press("ArrowRight")
    for _ in range(100):  # it scrolls smoothly; the page's own policy forbids a script that waits
        if region.evaluate("region => region.scrollLeft") > 0:
            break
        page.wait_for_timeout(50)
    assert region.evaluate("region => region.scrollLeft") > 0
    page.close()


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_a_note_opens_by_click_and_closes_by_a_click_elsewhere(
    browser: Any, pages: Path, size: tuple[int, int]
) -> None:
    """A click on a note reference shows the note inside the window; a click on the page closes it."""
    page = open_page(browser, pages / "putin-kim.html", size)
    mark, note = page.locator("main [popovertarget=open-2]").first, page.locator("#open-2")
    assert not note.is_visible()
    mark.click()
    assert note.is_visible()
    box = note.bounding_box()
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= size[0]
    assert box["y"] + box["height"] <= size[1]
    page.locator("h1").click()
    assert not note.is_visible()
    page.close()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_note_opens_by_keyboard_and_gives_the_focus_back(browser: Any, pages: Path, key: str) -> None:
    """A key opens the note and moves the focus to its text; Escape closes it and returns the focus."""
    page = open_page(browser, pages / "putin-kim.html", DESK)
    mark, note = page.locator("main [popovertarget=open-3]").first, page.locator("#open-3")
    mark.focus()
    page.keyboard.press(key)
    assert note.is_visible()
    text = page.locator("#note-3 > span").inner_text()
    assert page.evaluate("document.activeElement.innerText") == text
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Close"
    page.keyboard.press("Escape")
    assert not note.is_visible()
    assert page.evaluate("document.activeElement.getAttribute('popovertarget')") == "open-3"
    page.close()


def test_note_references_and_notes_link_to_each_other(browser: Any, pages: Path) -> None:
    """An open note links to the list of notes, and the list links back to the note reference."""
    page = open_page(browser, pages / "putin-kim.html", DESK)
    page.locator("main [popovertarget=open-5]").first.click()
    page.locator("#open-5 a").click()
    assert page.evaluate("location.hash") == "#note-5"
    page.locator("#note-5 a.number").click()
    assert page.evaluate("location.hash") == "#mark-5"
    assert page.locator("#mark-5").is_visible()
    page.close()


def test_accessibility_tree_has_names_and_roles(browser: Any, pages: Path) -> None:
    """The accessibility tree has the landmarks, the note reference as a button and the open note as a dialog."""
    page = open_page(browser, pages / "putin-kim.html", DESK)
    page.get_by_role("button", name="Note 2", exact=True).first.click()
    assert page.get_by_role("dialog", name="Note 2", exact=True).is_visible()
    for role in ("banner", "main", "navigation", "contentinfo"):
        assert page.get_by_role(role).count() == 1
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("table", name="Evidence against each answer").count() == 1
    page.close()


@pytest.mark.parametrize("name", MEMOS)
def test_no_network_requests(browser: Any, pages: Path, name: str) -> None:
    """The page requests nothing but itself and does not violate its security policy."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    asked: list[str] = []
    document_text: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: document_text.append(message.text))
    page.goto((pages / f"{name}.html").as_uri())
    page.locator("main .mark button").first.click()
    assert [url for url in asked if not url.startswith("data:")] == [(pages / f"{name}.html").as_uri()]
    assert document_text == []
    page.close()


def test_skip_link(browser: Any, pages: Path) -> None:
    """The first tab stop is a visible link to the memo."""
    page = open_page(browser, pages / "putin-kim.html", PHONE)
    page.keyboard.press("Tab")
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "memo"
    page.close()


@pytest.mark.parametrize("name", MEMOS)
def test_wider_text_spacing_hides_nothing(browser: Any, pages: Path, name: str) -> None:
    """With the text spacing of WCAG 2.1, 1.4.12, nothing is cut off or scrolls horizontally."""
    page = open_page(browser, pages / f"{name}.html", PHONE, bypass_csp=True)
    page.add_style_tag(
        content="*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
        "p{margin-bottom:2em!important}"
    )
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]
    page.close()


ORDER = """element => {
  const out = [], walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (let at = 0; at < node.data.length; at++) {
      const range = document.createRange();
      range.setStart(node, at); range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (box.width && node.data[at].trim()) out.push([(box.left + box.right) / 2, node.data[at]]);
    }
  return out.sort((one, other) => one[0] - other[0]).map(each => each[1]).join("");
}"""
"""Return the characters of an element on one line, from left to right."""


@pytest.mark.parametrize(("lang", "sentences", "base"), mixed_directions.MEMOS)
def test_sentences_are_shown_in_visual_order(
    browser: Any, tmp_path: Path, lang: str, sentences: tuple[str, ...], base: int
) -> None:
    """A browser shows each sentence in the order in which the PDF paints it."""
    memo = replace(memo_of(*map(p, sentences)), lang=lang)
    (tmp_path / "page.html").write_text(render_html(memo, Theme()), "utf-8")
    page = open_page(browser, tmp_path / "page.html", (1600, 900))
    shown = [page.evaluate(ORDER, each) for each in page.query_selector_all("main > p")]
    assert shown == [mixed_directions.in_visual_order(sentence, base) for sentence in sentences]
    page.close()


def test_a_note_reference_follows_its_number(browser: Any, tmp_path: Path) -> None:
    """The mark of a note after a year is to the left of the year in Hebrew, on the screen and in print."""
    body = (Paragraph((Text("בשנת 2013"), NoteRef(1), Text("."))), Notes((Note(1, (Text("א"),)),)))
    (tmp_path / "page.html").write_text(render_html(replace(memo_of(*body), lang="he"), Theme()), "utf-8")
    page = open_page(browser, tmp_path / "page.html", DESK)
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        assert page.evaluate(ORDER, page.query_selector("main > p")) == ".12013תנשב"
    page.close()


def test_right_to_left_letters_are_not_slanted(browser: Any, tmp_path: Path) -> None:
    """Emphasis of Hebrew words is upright, that of a quoted English title is italic."""
    body = Paragraph((Emphasis((Text("א"),)), Emphasis((Text("The Hill", "en"),))))
    (tmp_path / "page.html").write_text(render_html(replace(memo_of(body), lang="he"), Theme()), "utf-8")
    page = open_page(browser, tmp_path / "page.html", DESK)
    styles = page.evaluate(
        "[...document.querySelectorAll('main > p em')].map(e => getComputedStyle(e.firstElementChild ?? e).fontStyle)"
    )
    assert styles == ["normal", "italic"]
    page.close()
