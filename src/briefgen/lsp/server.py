"""The language server: the workspaces of the files that are open, and what an editor knows of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from lsprotocol import types
from msgspec import Struct
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from briefgen.diagnostic import Span
from briefgen.lsp.diagnostics import diagnostic
from briefgen.lsp.navigation import Place, reference_at
from briefgen.lsp.positions import Positions, plain
from briefgen.lsp.residents import Resident, Residents
from briefgen.reading.files import read_lines
from briefgen.resident.workspace import Snapshot, Workspace, findings_by_file
from briefgen.usage.files import WorkspaceFile, workspace_files
from briefgen.usage.references import IdPlace
from briefgen.version import VERSION


class _AtPosition(Protocol):
    """A question about a place in a file."""

    text_document: types.TextDocumentIdentifier
    position: types.Position


class Cursor(Struct, frozen=True):
    """A place in an open file that an editor asks about, with the snapshot to answer from."""

    file: WorkspaceFile
    text: str
    offset: int
    positions: Positions
    snapshot: Snapshot
    workspace: Workspace
    reference: IdPlace | None
    """The id that is written there."""


class Server(LanguageServer):
    """The server with its workspaces and the diagnostics that editors have."""

    def __init__(self, load: Callable[[Path], Workspace]) -> None:
        # Whole texts, not changes: they are small, and need no agreement on what ends a line.
        super().__init__("briefgen", VERSION, types.TextDocumentSyncKind.Full)
        self.residents = Residents(load, self.publish)
        self._published: dict[Path, dict[Path, list[types.Diagnostic]]] = {}

    def open_text(self, uri: str) -> tuple[Path, str] | None:
        """Return the path and the text of an open file; None for what is no file."""
        name = to_fs_path(uri)
        if name is None or uri not in self.workspace.text_documents:
            return None
        return Path(name), plain(self.workspace.get_text_document(uri).source)

    async def cursor(self, params: _AtPosition) -> Cursor | None:
        """Return the place that an editor asks about; None in a file of no workspace."""
        return await self.cursor_at(params.text_document.uri, params.position)

    async def cursor_at(self, uri: str, position: types.Position) -> Cursor | None:
        """Return a place in an open file; None as for `cursor`."""
        opened = self.open_text(uri)
        resident = self.residents.of(opened[0]) if opened else None
        snapshot = await resident.loaded() if resident else None
        if opened is None or resident is None or snapshot is None:
            return None
        path, text = opened
        file = next((each for each in workspace_files(snapshot.settings) if each.path == path), None)
        if file is None:
            return None
        positions = self.positions(text)
        offset = positions.offset(position)
        reference = reference_at(offset, text, file, snapshot)
        return Cursor(file, text, offset, positions, snapshot, resident.workspace, reference)

    def positions(self, text: str) -> Positions:
        """Return what converts positions in a text."""
        return Positions(text, self.workspace.position_codec)

    def positions_in(self, path: Path, snapshot: Snapshot | None) -> Positions:
        """Return what converts positions in a file, whose text may be unsaved."""
        text = snapshot.texts.get(path) if snapshot else None
        return self.positions("\n".join(read_lines(path)) if text is None else text)

    def location(self, place: Place, snapshot: Snapshot) -> types.Location:
        """Return a place of a file."""
        path, start, end = place
        return types.Location(path.as_uri(), self.positions_in(path, snapshot).of_offsets(start, end))

    def publish(self, resident: Resident) -> None:
        """Send the findings of a workspace, file by file, where they have changed."""
        known: dict[Path, Positions] = {}

        def locate(span: Span) -> tuple[Path, Positions]:
            path = resident.root / span.path
            if path not in known:
                known[path] = self.positions_in(path, resident.snapshot)
            return path, known[path]

        if resident.fault is not None:
            found = {resident.root / "pyproject.toml": [*resident.fault.diagnostics]}
        else:
            found = findings_by_file(resident.snapshot) if resident.snapshot else {}
        before = self._published.get(resident.root, {})
        now = {path: [diagnostic(finding, locate) for finding in each] for path, each in found.items()}
        for path in {*before, *now}:
            if before.get(path) != now.get(path):
                params = types.PublishDiagnosticsParams(path.as_uri(), now.get(path, []))
                self.text_document_publish_diagnostics(params)
        self._published[resident.root] = now
