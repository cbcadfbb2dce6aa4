"""An editor for tests: a client of the language server over standard streams, with open files."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

_SECONDS = 60
_NO_SOCKETS = f"/{'x' * 100}"
"""Too long for the path of a socket: nothing is served beside the editor."""


class Editor:
    """A client with a workspace; positions are given by words of the file."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.client = LanguageClient("editor", "1")
        self.texts: dict[str, str] = {}
        self.diagnostics: dict[str, list[types.Diagnostic]] = {}
        self.messages: list[str] = []
        self.watched: list[str] = []
        """The methods that the server has registered."""
        self._news = asyncio.Event()
        self._version = 0

        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self._published(params))  # noqa: PLW0108  # the library names functions
        self.client.feature(types.WINDOW_SHOW_MESSAGE)(lambda params: self.messages.append(params.message))

        self.client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda params: self._registered(params))  # noqa: PLW0108  # as above

    def _registered(self, params: types.RegistrationParams) -> None:
        self.watched += [each.method for each in params.registrations]
        self._news.set()

    def _published(self, params: types.PublishDiagnosticsParams) -> None:
        self.diagnostics[params.uri] = list(params.diagnostics)
        self._news.set()

    async def start(self, runtime: str = _NO_SOCKETS) -> None:
        """Start the server, with a folder for sockets, and shake hands."""
        variables = {**os.environ, "XDG_RUNTIME_DIR": runtime}  # noqa: TID251  # what a child process is given
        await self.client.start_io(sys.executable, "-m", "briefgen", "lsp", env=variables)
        watching = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
        can = types.ClientCapabilities(types.WorkspaceClientCapabilities(did_change_watched_files=watching))
        await self.client.initialize_async(types.InitializeParams(can, root_uri=self.root.as_uri()))
        self.client.initialized(types.InitializedParams())

    async def stop(self) -> None:
        """End the server."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()  # type: ignore[no-untyped-call]  # of the library

    @property
    def process(self) -> int:
        """The number of the server's process."""
        server = self.client._server  # the library has no other name for it
        assert server is not None
        return server.pid

    async def hover(self, name: str) -> None:
        """Wait until the server has checked the workspace of a file once."""
        place = types.TextDocumentIdentifier(self.uri(name))
        await self.client.text_document_hover_async(types.HoverParams(place, types.Position(0, 0)))

    def uri(self, name: str) -> str:
        """Return the address of a file."""
        return (self.root / name).as_uri()

    def open(self, name: str, text: str | None = None, uri: str = "") -> None:
        """Open a file, with its own text or another."""
        self.texts[name] = (self.root / name).read_bytes().decode() if text is None else text
        item = types.TextDocumentItem(uri or self.uri(name), "yaml", 0, self.texts[name])
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def save_elsewhere(self, name: str, text: str) -> None:
        """Write a file as another program would, and tell the server as it has asked for."""
        (self.root / name).write_bytes(text.encode())
        change = types.FileEvent(self.uri(name), types.FileChangeType.Changed)
        self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))

    def type(self, name: str, old: str, new: str) -> None:
        """Replace words of an open file."""
        assert old in self.texts[name]
        self.texts[name] = self.texts[name].replace(old, new, 1)
        self._version += 1
        params = types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(uri=self.uri(name), version=self._version),
            [types.TextDocumentContentChangeWholeDocument(text=self.texts[name])],
        )
        self.client.text_document_did_change(params)

    async def until(self, condition: Callable[[dict[str, list[str]]], bool]) -> dict[str, list[str]]:
        """Wait for findings, which are the rules of each file by name."""
        async with asyncio.timeout(_SECONDS):
            while not condition(found := self.rules()):
                self._news.clear()
                await self._news.wait()
        return found

    def rules(self) -> dict[str, list[str]]:
        """Return the rules of the findings of each file."""
        return {
            uri.removeprefix(f"{self.root.as_uri()}/"): [str(each.code) for each in found]
            for uri, found in self.diagnostics.items()
            if found
        }

    def at(self, name: str, words: str, shift: int = 1) -> types.Position:
        """Return the position of a character of some words, in the units of the protocol."""
        before = self.texts[name][: self.texts[name].index(words) + shift]
        line = before.rpartition("\n")[2]
        return types.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)

    def place(self, name: str, words: str, shift: int = 1) -> dict[str, Any]:
        """Return the parameters of a question about a place."""
        identifier = types.TextDocumentIdentifier(self.uri(name))
        return {"text_document": identifier, "position": self.at(name, words, shift)}

    def words(self, location: types.Location) -> str:
        """Return the words of a place of a file, from the disk or as they are open."""
        name = location.uri.removeprefix(f"{self.root.as_uri()}/")
        text = self.texts.get(name) or (self.root / name).read_text("utf-8")
        lines = text.replace("\r\n", "\n").split("\n")
        start, end = location.range.start, location.range.end
        assert start.line == end.line
        data = lines[start.line].encode("utf-16-le")
        return data[2 * start.character : 2 * end.character].decode("utf-16-le")

    async def actions(self, name: str, words: str) -> dict[str, str]:
        """Return what may mend the findings at some words: titles, and the file as it would be."""
        place = types.Range(self.at(name, words), self.at(name, words))
        context = types.CodeActionContext(self.diagnostics.get(self.uri(name), []))
        params = types.CodeActionParams(types.TextDocumentIdentifier(self.uri(name)), place, context)
        found = await self.client.text_document_code_action_async(params)
        return {
            each.title: self._edited(name, each) for each in found or () if isinstance(each, types.CodeAction)
        }

    def _edited(self, name: str, action: types.CodeAction) -> str:
        assert action.edit
        assert action.edit.changes
        (edit,) = action.edit.changes[self.uri(name)]
        lines = self.texts[name].split("\n")
        line = lines[edit.range.start.line].encode("utf-16-le")
        before, after = line[: 2 * edit.range.start.character], line[2 * edit.range.end.character :]
        lines[edit.range.start.line] = before.decode("utf-16-le") + edit.new_text + after.decode("utf-16-le")
        return "\n".join(lines)
