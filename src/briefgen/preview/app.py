"""The web application of the preview: it only reads, and serves only the browser of whoever started it.

Whoever knows neither port nor token, a page of another origin, and a name that resolves to this machine get
no answer. See docs/security.md.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from concurrent.futures import Executor, ThreadPoolExecutor
from importlib.resources import files
from secrets import compare_digest

from markupsafe import escape
from msgspec import Struct, to_builtins
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from briefgen.preview.board import Board
from briefgen.preview.page import FindingKey, FindingsElsewhere, ShownEntry, UnusedFacts

_OWN = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'"
_MEMO = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_FRAMED = "; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}
_TYPES = {"preview.js": "text/javascript", "preview.css": "text/css"}


class Questions(Struct, frozen=True):
    """What the page asks about the rest of the workspace; None is the answer where it cannot be read."""

    unused: Callable[[Collection[str]], UnusedFacts | None]
    """Lists the facts that are not among those used."""
    entry: Callable[[str], ShownEntry | None]
    """Gives a fact with its evidence: `fact:ID`."""
    elsewhere: Callable[[Collection[FindingKey]], tuple[FindingsElsewhere, ...] | None]
    """Counts the findings that are not among those shown."""


class _Guard:
    """Refuse every request that does not come from the page itself, or that has not its token."""

    def __init__(self, app: ASGIApp, port: int, token: str) -> None:
        self._app = app
        self._token = token
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._is_own(Request(scope)):
            await PlainTextResponse("not found", 404, _HEADERS)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_own(self, request: Request) -> bool:
        host, origin = request.headers.get("host", ""), request.headers.get("origin")
        token = request.url.path.split("/")[1]
        return (
            host in self._hosts
            and origin in (None, f"http://{host}")
            and request.headers.get("sec-fetch-site", "none") in ("none", "same-origin")
            and compare_digest(token.encode(), self._token.encode())
        )


def preview_app(board: Board, port: int, token: str, questions: Questions) -> ASGIApp:
    """Make the application that shows a board at `http://127.0.0.1:PORT/TOKEN/`.

    Shape: questions are asked in a thread of their own, always the same one.
    """
    asking = ThreadPoolExecutor(1)
    routes = {
        "": _shell,
        "memo": _memo(board),
        "memo.pdf": _pdf(board),
        "state": _state(board),
        "events": _events(board),
        "unused": _unused(board, questions, asking),
        "entry": _entry(questions, asking),
        "elsewhere": _elsewhere(board, questions, asking),
        "file": _file(board),
    }
    routes |= {name: _static(name) for name in _TYPES}
    app = Starlette(routes=[Route(f"/{token}/{path}", endpoint) for path, endpoint in routes.items()])
    return _Guard(app, port, token)


_Endpoint = Callable[[Request], Awaitable[Response]]


def _text_of(name: str) -> str:
    return (files("briefgen.preview") / "static" / name).read_text("utf-8")


async def _shell(_: Request) -> Response:
    return HTMLResponse(_text_of("index.html"), headers=_with_policy(_OWN))


def _static(name: str) -> _Endpoint:
    async def answer(_: Request) -> Response:
        return Response(_text_of(name), media_type=_TYPES[name], headers=_HEADERS)

    return answer


def _with_policy(policy: str) -> dict[str, str]:
    return {**_HEADERS, "Content-Security-Policy": policy + _FRAMED}


def _memo(board: Board) -> _Endpoint:
    async def answer(_: Request) -> Response:
        return HTMLResponse(board.page.html or _findings_page(board), headers=_with_policy(_MEMO))

    return answer


def _findings_page(board: Board) -> str:
    """List the findings in place of a memo, first the one that prevents it."""
    rows = (
        f"<li><strong>{escape(each.severity)}[{escape(each.rule)}]</strong> {escape(each.message)}"
        f"<br>{escape(each.path)}:{each.line}"
        f"{''.join(f'<br>hint: {escape(hint)}' for hint in each.hints)}</li>"
        for each in board.page.findings
    )
    title = "No page could be made yet"
    listed = f"<p>The first of these prevents it:</p><ol>{''.join(rows)}</ol>" if board.page.findings else ""
    head = f'<!doctype html><html lang="en"><title>{title}</title>'
    return f"{head}<body><main><h1>{title}</h1>{listed}</main></body></html>"


def _pdf(board: Board) -> _Endpoint:
    async def answer(_: Request) -> Response:
        if not board.page.pdf:
            return PlainTextResponse("no page could be made yet", 404, _HEADERS)
        return Response(board.page.pdf, media_type="application/pdf", headers=_HEADERS)

    return answer


def _state(board: Board) -> _Endpoint:
    async def answer(_: Request) -> Response:
        page = board.page
        shown = {
            "name": board.name,
            "version": board.version,
            "is_old": board.is_old,
            "has_page": bool(page.html),
            "is_whole": page.is_whole,
            "failure": board.failure,
            "is_building": board.is_building,
            "findings": [to_builtins(finding) for finding in page.findings],
            "notes": page.notes,
            "sentences": page.sentences,
            "entries": {name: to_builtins(entry) for name, entry in page.entries.items()},
            "ledger": [to_builtins(measure) for measure in page.ledger],
            "changed": page.changed,
            "edition": page.edition,
        }
        return JSONResponse(shown, headers=_HEADERS)

    return answer


def _unused(board: Board, questions: Questions, asking: Executor) -> _Endpoint:
    async def answer(_: Request) -> Response:
        used = frozenset(board.page.entries)
        unused = await asyncio.get_running_loop().run_in_executor(asking, questions.unused, used)
        if unused:
            board.unused_files = unused.files
        return JSONResponse(unused and to_builtins(unused.facts), headers=_HEADERS)

    return answer


def _entry(questions: Questions, asking: Executor) -> _Endpoint:
    async def answer(request: Request) -> Response:
        name = request.query_params.get("name", "")
        found = await asyncio.get_running_loop().run_in_executor(asking, questions.entry, name)
        return JSONResponse(found and to_builtins(found), headers=_HEADERS)

    return answer


def _elsewhere(board: Board, questions: Questions, asking: Executor) -> _Endpoint:
    def shown() -> frozenset[FindingKey]:
        findings = board.page.findings
        return frozenset(FindingKey(each.rule, each.path, each.line, each.column) for each in findings)

    async def answer(_: Request) -> Response:
        asked = shown()

        def ask() -> tuple[FindingsElsewhere, ...] | None:
            return questions.elsewhere(asked) if asked == shown() else None  # else the page asks again

        found = await asyncio.get_running_loop().run_in_executor(asking, ask)
        return JSONResponse(None if found is None else to_builtins(found), headers=_HEADERS)

    return answer


def _events(board: Board) -> _Endpoint:
    async def stream() -> AsyncIterator[str]:
        last = -1
        async for version, is_building in board.news():
            if version != last:
                yield f"data: {version}\n\n"
            if is_building:
                yield "data: building\n\n"
            last = version

    async def answer(_: Request) -> Response:
        return StreamingResponse(stream(), media_type="text/event-stream", headers=_HEADERS)

    return answer


def _file(board: Board) -> _Endpoint:
    async def answer(request: Request) -> Response:
        path = request.query_params.get("path", "")
        text = board.page.files.get(path, board.unused_files.get(path))
        if text is None:
            return PlainTextResponse("not found", 404, _HEADERS)
        rows = "".join(
            f'<li id="L{number}"><code>{escape(line or " ")}</code></li>'
            for number, line in enumerate(text.split("\n"), start=1)
        )
        shown = _text_of("file.html").format(path=escape(path), rows=rows)
        return HTMLResponse(shown, headers=_with_policy(_OWN))

    return answer
