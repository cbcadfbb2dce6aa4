"""Tests of what the preview serves, and to whom."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator

import pytest
from starlette.testclient import TestClient

from briefgen.preview.app import Questions, preview_app
from briefgen.preview.board import Board
from briefgen.preview.page import (
    FindingsElsewhere,
    PreviewPage,
    ShownEntry,
    ShownFinding,
    UnusedFact,
    UnusedFacts,
)

HOST = "127.0.0.1:8123"
FINDING = ShownFinding(
    "error", "number-naked", "no link", (), "briefs/a.yaml", 2, 1, "words", "", "", "", in_matrix=False
)
PATHS = (
    "",
    "memo",
    "memo.pdf",
    "state",
    "unused",
    "elsewhere",
    "entry?name=fact:b",
    "file?path=briefs/a.yaml",
    "preview.js",
    "preview.css",
)


@pytest.fixture
def board() -> Board:
    """Pin a page."""
    board = Board("briefs/a.yaml")
    text = "title: <b>\nbottom_line: 5 ships\n"
    board.pin(PreviewPage((FINDING,), "<p>memo</p>", b"%PDF", {1: "fact:a"}, files={"briefs/a.yaml": text}))
    return board


_ENTRY = ShownEntry("fact", "b", "six ships", "", (), "facts.yaml", 3, (), ())


def _unused(used: Collection[str]) -> UnusedFacts:
    facts = (UnusedFact(name, "words", "facts.yaml", 3) for name in ("fact:a", "fact:b") if name not in used)
    return UnusedFacts(tuple(facts), {"facts.yaml": "facts: 5 ships"})


QUESTIONS = Questions(
    unused=_unused,
    entry=lambda name: _ENTRY if name == "fact:b" else None,
    elsewhere=lambda shown: (FindingsElsewhere("briefs/c.yaml", len(shown)),),
)


@pytest.fixture
def client(board: Board) -> Iterator[TestClient]:
    """Open the application at its own address."""
    with TestClient(preview_app(board, 8123, "token", QUESTIONS), base_url=f"http://{HOST}") as client:
        yield client


@pytest.mark.parametrize("path", PATHS)
def test_the_page_gets_what_it_asks_for(client: TestClient, path: str) -> None:
    """Whoever has the address gets the page and its data, which no other site may embed or read."""
    answer = client.get(f"/token/{path}")
    assert answer.status_code == 200
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example:8123"},
        {"host": "127.0.0.1:80"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", PATHS)
def test_others_get_nothing(client: TestClient, path: str, headers: dict[str, str]) -> None:
    """A page of another origin, and another name of this machine, get the answer of a path that is not there."""
    answer = client.get(f"/token/{path}", headers=headers)
    assert (answer.status_code, answer.text) == (404, "not found")


@pytest.mark.parametrize("path", ["/", "/state", "/toke/state", "/TOKEN/state", "//token/state"])
def test_without_its_token_there_is_nothing(client: TestClient, path: str) -> None:
    """A wrong token gets nothing."""
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_is_written(client: TestClient, method: str) -> None:
    """There is nothing to send to."""
    assert client.request(method, "/token/state").status_code == 405


def test_only_files_of_findings_are_shown(client: TestClient) -> None:
    """A file is shown with its lines, escaped; no other path is opened."""
    shown = client.get("/token/file?path=briefs/a.yaml").text
    assert '<li id="L1"><code>title: &lt;b&gt;</code></li>' in shown
    for path in ("/etc/passwd", "../secret.yaml", "briefs/b.yaml", ""):
        assert client.get("/token/file", params={"path": path}).status_code == 404


def test_the_last_good_page_stays(client: TestClient, board: Board) -> None:
    """A build without a memo keeps the page, shows its findings, and says that the page is old."""
    other = ShownFinding(
        "error", "yaml-syntax", "a bracket", (), "briefs/a.yaml", 1, 1, "", "", "", "", in_matrix=False
    )
    board.pin(PreviewPage((other,)))
    state = client.get("/token/state").json()
    assert (state["is_old"], [each["rule"] for each in state["findings"]]) == (True, ["yaml-syntax"])
    assert client.get("/token/memo").text == "<p>memo</p>"
    board.pin(None, "the build needs more than 8 s")
    assert client.get("/token/state").json()["failure"] == "the build needs more than 8 s"
    board.pin(PreviewPage((), "<p>new</p>"))
    assert (client.get("/token/memo").text, client.get("/token/state").json()["is_old"]) == (
        "<p>new</p>",
        False,
    )


def test_without_a_page_there_is_none_to_keep(client: TestClient) -> None:
    """The state says whether there is a page at all; without one, the findings are in its place."""
    empty = Board("briefs/a.yaml")
    empty.pin(PreviewPage((FINDING,)))
    with TestClient(preview_app(empty, 8123, "token", QUESTIONS), base_url=f"http://{HOST}") as first:
        assert not first.get("/token/state").json()["has_page"]
        shown = first.get("/token/memo").text
        assert FINDING.rule in shown
        assert f"{FINDING.path}:{FINDING.line}" in shown
    assert client.get("/token/state").json()["has_page"]


def test_news_say_when_a_build_begins(board: Board) -> None:
    """Whoever waits learns of each version, and of each build that has begun."""

    async def three() -> list[tuple[int, bool]]:
        seen = []
        async for each in board.news():
            seen.append(each)
            board.begin() if len(seen) == 1 else board.pin(PreviewPage(()))
            if len(seen) == 3:
                break
        return seen

    assert asyncio.run(three()) == [(1, False), (1, True), (2, False)]


def test_the_last_pdf_stays_until_the_next(client: TestClient, board: Board) -> None:
    """A page whose PDF is not drawn yet is shown with the last one, until its own is there."""
    board.pin(PreviewPage((), "<p>new</p>"))
    assert client.get("/token/memo.pdf").content == b"%PDF"
    board.pin(PreviewPage((), "<p>new</p>", b"%PDF-new"))
    assert client.get("/token/memo.pdf").content == b"%PDF-new"


def test_the_files_of_unused_facts_can_be_read_once_these_are_listed(client: TestClient) -> None:
    """The list of unused facts has links to their files, which are served from then on."""
    path = "/token/file?path=facts.yaml"
    assert client.get(path).status_code == 404
    assert [fact["path"] for fact in client.get("/token/unused").json()] == ["facts.yaml"] * 2
    assert "5 ships" in client.get(path).text


def test_an_unused_fact_is_shown_with_its_evidence(client: TestClient) -> None:
    """A fact that the brief does not use is read when it is asked for; what is no fact is none."""
    assert client.get("/token/entry?name=fact:b").json()["words"] == "six ships"
    assert client.get("/token/entry?name=fact:none").json() is None


def test_findings_elsewhere_are_counted(client: TestClient) -> None:
    """The findings that are shown are left out of those that the rest of the workspace has."""
    assert client.get("/token/elsewhere").json() == [{"path": "briefs/c.yaml", "count": 1}]


def test_a_page_is_not_up_to_date_after_a_second_save(board: Board) -> None:
    """A page without what was saved while it was built is shown, but as one that is being renewed."""
    first = board.begin()
    second = board.begin()
    board.pin(PreviewPage((), "<p>first</p>"), saves=first)
    assert (board.page.html, board.is_building) == ("<p>first</p>", True)
    board.pin(PreviewPage((), "<p>second</p>"), saves=second)
    assert not board.is_building
