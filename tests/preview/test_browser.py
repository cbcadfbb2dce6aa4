"""Tests of the preview in a real browser, on a real server, while files are saved.

They need the extra `browser` and a Chromium on the path; without them they are skipped.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from briefgen.preview.app import Questions
from briefgen.preview.board import Board
from briefgen.preview.page import PreviewPage
from briefgen.preview.serve import listen, serving
from tests.harbour import BRIEF, FACTS, HARBOUR, QUESTION, VIEW
from tests.workspace import Workspace, open_workspace

sync_api = pytest.importorskip("playwright.sync_api", reason="the extra `browser` is not installed")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the path")

PATH = "briefs/brief.yaml"
LONG = BRIEF + "sections:\n" + "".join(
    f"  - {{title: Storm number {i} passes, body: 'The channel [is closed](fact:channel-closed).'}}\n"
    for i in "abcdefghijkl"
)  # fmt: skip
WRONG = LONG.replace(
    "It [is closed](fact:channel-closed).", "It [is closed](fact:channel-closed) to 40 ships."
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start a browser for the tests of this file."""
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Make a workspace with a brief that is longer than the window."""
    rules = '[tool.briefgen]\ntexts = ["texts"]\n[tool.briefgen.rules]\nhypothesis-unheld = "off"\n'
    files = {**HARBOUR, PATH: LONG, "pyproject.toml": rules}
    return open_workspace(tmp_path_factory.mktemp("preview")).write(files)


@pytest.fixture(scope="module")
def address(workspace: Workspace) -> Iterator[str]:
    """Start the preview, give its address, and end it."""
    command = [sys.executable, "-P", "-m", "briefgen", "preview", PATH]
    with subprocess.Popen(command, cwd=workspace.root, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603  # our own command
        assert server.stdout is not None
        yield server.stdout.readline().split(": ", 1)[1].strip()
        server.terminate()
        try:
            server.wait(20)
        finally:
            server.kill()


@pytest.fixture
def page(browser: Any, address: str, workspace: Workspace) -> Iterator[Any]:
    """Open the preview of the brief as it should be."""
    workspace.write({PATH: LONG})
    opened = browser.new_page(viewport={"width": 1280, "height": 700})
    opened.goto(address)
    opened.wait_for_selector("body[data-version]")
    sync_api.expect(opened.locator("#status")).to_have_text("up to date", timeout=20_000)
    yield opened
    opened.close()


def save(workspace: Workspace, brief: str) -> None:
    """Save the brief."""
    workspace.write({PATH: brief})


def test_a_statement_opens_what_it_rests_on(page: Any) -> None:
    """A click on a statement, or Enter on the number of a note, shows its quotation in its source's words."""
    memo = page.frame_locator("#memo")
    memo.locator(".bottom-line p", has_text="It is closed").click()
    panel = page.locator("#panel")
    sync_api.expect(panel.locator("mark")).to_have_text("the north channel is closed")
    page.click("[data-panel=findings]")
    memo.locator("main .mark button").first.focus()
    page.keyboard.press("Enter")
    sync_api.expect(panel).to_contain_text("The log says that")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.click("[data-panel=findings]")
    memo.locator("li[id^=note-] span").first.click()
    sync_api.expect(panel.locator("mark")).to_have_text("the north channel is closed")


def click_words(memo: Any, words: str) -> None:
    """Click the middle of some words of the page."""
    block = memo.locator("main p, main li", has_text=words).last
    box = block.evaluate(
        "(block, words) => { const range = document.createRange(); const walker = document.createTreeWalker(block, 4);"
        "while (!walker.nextNode().data.includes(words)); const node = walker.currentNode;"
        "const start = node.data.indexOf(words); range.setStart(node, start); range.setEnd(node, start + words.length);"
        "const { x, y, width, height } = range.getClientRects()[0]; const { left, top } = block.getBoundingClientRect();"
        "return { x: x - left + width / 2, y: y - top + height / 2 } }",
        words,
    )
    block.click(position=box)


def test_words_of_a_paragraph_open_their_own_fact(page: Any, workspace: Workspace) -> None:
    """A click shows the whole sentence and its facts, of a sentence without one none; the paragraph's others are below."""
    last = "Storm number l passes, body: 'The channel [is closed](fact:channel-closed)."
    both = f"{last} Ships wait. The log (c. March 2026) gives [nine metres](fact:channel-depth) as its depth."
    assert last in LONG
    save(workspace, LONG.replace(last, both))
    memo = page.frame_locator("#memo")
    memo.locator("main p", has_text="Ships wait").wait_for(timeout=20_000)
    panel = page.locator("#panel")
    for words in ("The log (c.", "as its depth"):
        click_words(memo, words)
        sync_api.expect(panel.locator(".chosen")).to_have_text(
            "The memo: The log (c. March 2026) gives nine metres as its depth."
        )
        assert panel.locator("article h2").all_inner_texts() == ["fact:channel-depth"]
    sync_api.expect(panel.locator("dl")).to_contain_text("1 March 2026 (2026-03-01)")
    click_words(memo, "Ships wait")
    sync_api.expect(panel.locator(".chosen")).to_have_text("The memo: Ships wait.")
    assert panel.locator("article").count() == 0
    panel.get_by_role("button", name="fact:channel-closed").click()
    assert panel.locator("article h2").all_inner_texts() == ["fact:channel-closed"]
    assert panel.locator(".chosen").count() == 0


def test_words_of_a_judgement_without_a_note_open_what_it_rests_on(page: Any, workspace: Workspace) -> None:
    """A line to watch and a confidence are shown with their judgement, and with what that rests on."""
    watched = "\n    watch: [{indicator: the next log, trigger: no storm, then: more likely}]\nsections:"
    basis = "basis: 'one log [is there](fact:channel-depth)'"
    save(workspace, LONG.replace("\nsections:", watched).replace("basis: one log", basis))
    memo = page.frame_locator("#memo")
    memo.locator(".watch li").wait_for(timeout=20_000)
    panel = page.locator("#panel")
    click_words(memo, "no storm")
    sync_api.expect(panel.locator(".chosen")).to_contain_text("the next log; trigger: no storm")
    sync_api.expect(panel).to_contain_text(
        "“It is likely (55–80%) that the north channel reopens in May.”, which"
    )
    assert panel.locator("article h2").all_inner_texts() == ["fact:channel-closed"]
    click_words(memo, "one log")
    assert panel.locator("article h2").all_inner_texts() == ["fact:channel-depth"]


def test_a_rating_opens_the_fact_of_its_row(page: Any, workspace: Workspace) -> None:
    """A cell of the matrix has no note of its own: it opens what is rated."""
    path = "briefs/corpus/views/extend-or-wait.yaml"
    linked = QUESTION.replace("It costs.", "none found").replace("It is cheap.", "none found")
    rated = "matrix:\n  - {fact: channel-depth, ratings: {extend: consistent, wait: inconsistent}}\n"
    workspace.write({path: f"{linked}{VIEW}{rated}"})
    parts = "views: [extend-or-wait]\noptions: [{id: dig, title: Dig, text: Dig.}]\ngaps: [{question: Who pays?}]\n"
    save(workspace, LONG.replace("two-page-brief", "policy-memo") + parts)
    cell = page.frame_locator("#memo").locator(".matrix td.inconsistent")
    cell.wait_for(timeout=20_000)
    cell.click()
    panel = page.locator("#panel")
    sync_api.expect(panel).to_contain_text("The north channel is nine metres deep.")
    assert panel.locator("article h2").all_inner_texts() == ["fact:channel-depth"]
    workspace.write({path: QUESTION})


def test_a_save_renews_the_page_at_its_place(page: Any, workspace: Workspace) -> None:
    """New words appear without a reload, and the page stays where it was scrolled to."""
    memo = page.frames[1]
    memo.evaluate("scrollTo(0, 600)")
    save(workspace, LONG.replace("Storm number l passes", "The last storm passes"))
    page.frame_locator("#memo").get_by_role("heading", name="The last storm passes").wait_for(timeout=20_000)
    assert memo.evaluate("scrollY") == 600


def test_a_finding_is_at_its_sentence(page: Any, workspace: Workspace) -> None:
    """An error is marked at its sentence; its mark leads to the finding, which leads to file and line."""
    save(workspace, WRONG)
    mark = page.frame_locator("#memo").locator(".found", has_text="number-naked")
    mark.click(timeout=20_000)
    assert mark.evaluate("mark => mark.previousSibling.data") == " to 40 ships."
    assert page.frames[1].evaluate("[...CSS.highlights.get('error')].map(String)") == ["40"]
    finding = page.locator("#panel li", has_text="number-naked")
    assert finding.evaluate("finding => finding === document.activeElement")
    finding.get_by_role("button", name="Show on the page").click()
    assert page.frames[1].evaluate("document.activeElement.textContent") == "error: number-naked"
    link = finding.get_by_role("link")
    sync_api.expect(link).to_have_text(f"{PATH}:6")
    with page.expect_popup() as opened:
        link.click()
    sync_api.expect(opened.value.locator("#L6")).to_contain_text("to 40 ships")
    assert opened.value.evaluate("document.querySelector(':target').id") == "L6"
    opened.value.close()


def test_the_label_of_a_finding_has_the_colour_of_its_severity(page: Any, workspace: Workspace) -> None:
    """A warning is not as red as an error, and both can be read."""
    from tests.render.html.test_browser import violations

    for severity, colour in (("error", "rgb(140, 29, 24)"), ("warning", "rgb(122, 65, 0)")):
        rules = f'[tool.briefgen]\ntexts = ["texts"]\n[tool.briefgen.rules]\nnumber-naked = "{severity}"\n'
        workspace.write({"pyproject.toml": rules, PATH: WRONG})
        mark = page.frame_locator("#memo").locator(".found", has_text=f"{severity}: number-naked")
        sync_api.expect(mark).to_have_css("color", colour, timeout=20_000)
        assert violations(page) == []


def test_a_finding_is_in_its_own_paragraph(page: Any, workspace: Workspace) -> None:
    """A finding stands in its paragraph, not in one before it of which that has all the words."""
    last = "Storm number l passes, body: 'The channel [is closed](fact:channel-closed)."
    assert last in LONG
    save(workspace, LONG.replace(last, f"{last} When does the north channel reopen? For 40 ships."))
    mark = page.frame_locator("#memo").locator(".found", has_text="number-naked")
    mark.wait_for(timeout=20_000)
    assert "40 ships" in mark.evaluate("mark => mark.parentElement.textContent")


def test_a_finding_on_a_fact_is_beside_its_evidence(page: Any, workspace: Workspace) -> None:
    """Beside the evidence of a statement is what was found on its fact; a button leads to the finding."""
    wrong = FACTS.replace(
        "statement: The north channel is closed.", "statement: The north channel is not closed."
    )
    assert wrong != FACTS
    workspace.write({"briefs/corpus/facts/channel.yaml": wrong})
    memo = page.frame_locator("#memo")
    memo.locator(".found").first.wait_for(timeout=20_000)
    memo.locator(".bottom-line .mark button").first.click()
    panel = page.locator("#panel")
    sync_api.expect(panel.locator("article .error")).to_have_text("error: ")
    panel.get_by_role("button", name="Show the finding").click()
    assert page.locator("#panel li:focus").count() == 1
    workspace.write({"briefs/corpus/facts/channel.yaml": FACTS})


def test_an_unknown_id_is_at_its_sentence(page: Any, workspace: Workspace) -> None:
    """A memo that refers to what is not there is shown, with the finding at the words of the link."""
    save(workspace, LONG.replace("(fact:channel-closed).", "(fact:channel-close).", 1))
    mark = page.frame_locator("#memo").locator(".found", has_text="fact-unknown")
    mark.wait_for(timeout=20_000)
    assert page.frames[1].evaluate("[...CSS.highlights.get('error')].map(String)") == ["is closed"]
    sync_api.expect(page.locator("#status")).to_have_text("1 error; what cannot be printed is left out")


def test_a_syntax_error_keeps_the_page(page: Any, workspace: Workspace) -> None:
    """With broken YAML the last good page stays, and the head says so; mended, it is renewed."""
    save(workspace, "title: [\n")
    status = page.locator("#status")
    sync_api.expect(status).to_contain_text("the last good page is shown", timeout=20_000)
    sync_api.expect(page.frame_locator("#memo").get_by_role("heading", level=1)).to_contain_text(
        "stays closed"
    )
    save(workspace, LONG)
    sync_api.expect(status).to_have_text("up to date", timeout=20_000)


def test_settings_that_are_not_valid_are_reported(page: Any, workspace: Workspace) -> None:
    """A fault in the settings file is shown with its place, though its folder is not watched; mended, it is gone."""
    settings = (workspace.root / "pyproject.toml").read_text("utf-8")
    status = page.locator("#status")
    workspace.write({"pyproject.toml": "[tool.briefgen\n"})
    sync_api.expect(status).to_contain_text("pyproject.toml:1:", timeout=20_000)
    workspace.write({"pyproject.toml": settings})
    sync_api.expect(status).to_have_text("up to date", timeout=20_000)


@pytest.mark.parametrize("size", [(320, 640), (1280, 700)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(page: Any, workspace: Workspace, size: tuple[int, int], scheme: str) -> None:
    """No violation of WCAG 2.1 A or AA in any panel, in light and dark mode, on phone and desktop."""
    from tests.render.html.test_browser import violations

    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme)
    save(workspace, WRONG)
    page.frame_locator("#memo").locator(".found").first.wait_for(timeout=20_000)
    for panel in ("evidence", "findings", "ledger", "unused"):
        page.click(f"[data-panel={panel}]")
        assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_page_of_another_origin_learns_nothing(browser: Any, address: str, tmp_path: Path) -> None:
    """A page elsewhere that knows even the token can neither read nor embed the preview."""
    (tmp_path / "index.html").write_text(f'<iframe src="{address}memo"></iframe>')
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as other:
        Thread(target=other.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{other.server_port}/")
        read = page.evaluate(
            "address => fetch(address + 'state').then(answer => answer.text(), () => 'refused')", address
        )
        opaque = page.evaluate(
            "address => fetch(address + 'state', {mode: 'no-cors'}).then(() => 'answered', () => 'refused')",
            address,
        )
        assert (read, opaque) == ("refused", "refused")
        assert "stays closed" not in page.frames[1].content()
        other.shutdown()
        page.close()


def test_what_changed_since_the_last_edition_is_marked(page: Any, workspace: Workspace) -> None:
    """A changed statement has a bar, also with a note in it; short texts that it happens to have have none."""
    command = [sys.executable, "-P", "-m", "briefgen", "build", "--issue", PATH]
    subprocess.run(command, cwd=workspace.root, check=True, capture_output=True)  # noqa: S603  # our own command
    words = "It is likely that it [is closed](fact:channel-closed)."
    save(workspace, LONG.replace("It [is closed](fact:channel-closed).", words, 1))
    page.frame_locator("#memo").get_by_text("It is likely that it").wait_for(timeout=20_000)
    marked = "[...document.querySelectorAll('[data-changed]')].map((each) => each.firstChild.data)"
    assert page.frames[1].evaluate(marked) == ["It is likely that it is "]
    shutil.rmtree(workspace.root / "output" / "brief")


def test_an_unused_fact_opens_its_evidence(page: Any) -> None:
    """The list of unused facts opens each fact as the page opens a linked one: with its quotation in its passage."""
    page.click("[data-panel=unused]")
    panel = page.locator("#panel")
    panel.get_by_role("button", name="fact:channel-depth").click(timeout=60_000)
    sync_api.expect(panel.locator("mark")).to_have_text("a depth of nine metres", timeout=60_000)
    sync_api.expect(panel.locator("article h2")).to_have_text("fact:channel-depth")


def test_findings_in_other_files_are_listed(page: Any, workspace: Workspace) -> None:
    """The list of findings says how many there are in files that the brief does not use, and in which."""
    other = workspace.root / "briefs" / "other.yaml"
    try:
        workspace.write({"briefs/other.yaml": LONG.replace("fact:channel-closed", "fact:channel-shut", 1)})
        page.click("[data-panel=findings]")
        elsewhere = page.locator("#panel .elsewhere")
        sync_api.expect(elsewhere.locator("h2")).to_contain_text(
            "in what this brief does not use", timeout=60_000
        )
        assert "briefs/other.yaml" in elsewhere.locator("li code").all_inner_texts()
    finally:
        other.unlink()


def test_a_page_from_before_the_last_save_is_never_up_to_date(browser: Any) -> None:
    """A page that lacks what was saved during its build is shown, but at no moment as up to date."""
    board = Board("brief.yaml")
    nothing = Questions(lambda _: None, lambda _: None, lambda _: None)
    with serving(board, listen(0), nothing) as address:
        first, second = board.begin(), board.begin()
        page = browser.new_page()
        page.goto(address)
        status = page.locator("#status")
        page.evaluate(
            "() => { window.seen = []; const status = document.getElementById('status');"
            "const note = () => window.seen.push([status.textContent, document.getElementById('memo').contentDocument"
            ".body.textContent]); new MutationObserver(note).observe(status, { childList: true }) }"
        )
        board.pin(PreviewPage((), "<main>first week</main>"), saves=first)
        page.frame_locator("#memo").get_by_text("first week").wait_for(timeout=20_000)
        sync_api.expect(status).to_contain_text("something was saved", timeout=20_000)
        board.pin(PreviewPage((), "<main>second week</main>"), saves=second)
        sync_api.expect(status).to_have_text("up to date", timeout=20_000)
        assert {words for said, words in page.evaluate("window.seen") if said == "up to date"} == {
            "second week"
        }
        page.close()
