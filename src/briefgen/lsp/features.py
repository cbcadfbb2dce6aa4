"""The requests of an editor, and how each is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from lsprotocol import types
from msgspec.structs import replace
from pygls.uris import to_fs_path

from briefgen.diagnostic import Diagnostic
from briefgen.lsp.actions import fixes
from briefgen.lsp.completion import complete
from briefgen.lsp.hover import describe
from briefgen.lsp.navigation import (
    definitions,
    passage_at,
    passages_of,
    uses,
)
from briefgen.lsp.rename import edit_of, full_name
from briefgen.lsp.server import Cursor, Server
from briefgen.resident.entry_text import entry_markdown
from briefgen.resident.workspace import Workspace, findings_by_file
from briefgen.usage.rename import plan_rename

_WATCHED: Final = "**/*.{yaml,md,j2,toml,lock,txt}"
"""The files that findings depend on."""


def make_server(load: Callable[[Path], Workspace]) -> Server:
    """Make a server; `load` loads the workspace of a folder."""
    server = Server(load)
    triggers = types.CompletionOptions(trigger_characters=[":", "(", "[", " "])
    quick_fixes = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    server.feature(types.INITIALIZED)(initialized)
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(changed_on_disk)
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(opened)
    server.feature(types.TEXT_DOCUMENT_DID_CHANGE)(changed)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(saved)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(closed)
    server.feature(types.TEXT_DOCUMENT_COMPLETION, triggers)(completion)
    server.feature(types.TEXT_DOCUMENT_HOVER)(hover)
    server.feature(types.TEXT_DOCUMENT_DEFINITION)(definition)
    server.feature(types.TEXT_DOCUMENT_IMPLEMENTATION)(passages)
    server.feature(types.TEXT_DOCUMENT_REFERENCES)(references)
    server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)(prepare_rename)
    server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))(rename)
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, quick_fixes)(code_actions)
    return server


async def initialized(server: Server, _: types.InitializedParams) -> None:
    """Ask the editor to tell when another program changes files, if it can."""
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching and watching.dynamic_registration:
        watched = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(_WATCHED)])
        params = types.RegistrationParams([types.Registration(method, method, watched)])
        await server.client_register_capability_async(params)


async def changed_on_disk(server: Server, params: types.DidChangeWatchedFilesParams) -> None:
    """Check the workspaces in which another program has changed files."""
    paths = (Path(name) for change in params.changes if (name := to_fs_path(change.uri)))
    for resident in {resident for path in paths if (resident := server.residents.loaded(path))}:
        resident.look_again()


async def opened(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    """Check with the text of a file that was opened."""
    _edit(server, params.text_document.uri)


async def changed(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    """Check with the text that was typed."""
    _edit(server, params.text_document.uri)


async def saved(server: Server, params: types.DidSaveTextDocumentParams) -> None:
    """Check again: other files may have changed too."""
    _edit(server, params.text_document.uri)


def _edit(server: Server, uri: str) -> None:
    found = server.open_text(uri)
    if found and (resident := server.residents.of(found[0])):
        resident.edit(*found)


async def closed(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    """Use the file itself again."""
    name = to_fs_path(params.text_document.uri)
    if name and (resident := server.residents.of(Path(name))):
        resident.edit(Path(name), None)


async def completion(server: Server, params: types.CompletionParams) -> list[types.CompletionItem]:
    """List what may be written at the cursor."""
    at = await server.cursor(params)
    return complete(at.offset, at.positions, at.file.path, at.file.kind, at.snapshot) if at else []


async def hover(server: Server, params: types.HoverParams) -> types.Hover | None:
    """Describe the entry whose id, link, figure or quotation is at the cursor, or what a key is for."""
    at = await server.cursor(params)
    if at is None:
        return None
    text = (
        entry_markdown(at.reference.item, at.snapshot)
        if at.reference
        else describe(at.offset, at.text, at.file.kind, at.snapshot)
    )
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text)) if text else None


async def definition(server: Server, params: types.DefinitionParams) -> list[types.Location]:
    """Go from an id to its entry, and from a quotation to its passage in the source's text."""
    at = await server.cursor(params)
    if at is None:
        return []
    if at.reference is None:
        passage = passage_at(at.offset, at.text, at.file.path, at.snapshot)
        return [server.location(passage, at.snapshot)] if passage else []
    places = definitions(at.reference.item, at.snapshot)
    return [server.location((each.path, each.start, each.end), at.snapshot) for each in places]


async def passages(server: Server, params: types.ImplementationParams) -> list[types.Location]:
    """Go from the id of a fact or view to the passages that it rests on."""
    at = await server.cursor(params)
    if at is None or at.reference is None:
        return []
    return [server.location(place, at.snapshot) for place in passages_of(at.reference.item, at.snapshot)]


async def references(server: Server, params: types.ReferenceParams) -> list[types.Location]:
    """List the places that refer to the id at the cursor."""
    at = await server.cursor(params)
    if at is None or at.reference is None:
        return []
    places = uses(at.reference.item, at.snapshot, with_definition=params.context.include_declaration)
    return [server.location((each.path, each.start, each.end), at.snapshot) for each in places]


async def prepare_rename(
    server: Server, params: types.PrepareRenameParams
) -> types.PrepareRenamePlaceholder | None:
    """Return the id that a new name would replace."""
    at = await server.cursor(params)
    if at is None or at.reference is None or at.reference.path != at.file.path:
        return None
    place = at.positions.of_offsets(at.reference.start, at.reference.end)
    return types.PrepareRenamePlaceholder(place, at.reference.id)


async def rename(server: Server, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """Give the entry at the cursor a new id, everywhere; say why if it cannot have it."""
    at = await server.cursor(params)
    if at is None or at.reference is None:
        return None
    settings = replace(at.snapshot.settings, unsaved=at.workspace.unsaved())
    plan, problems = plan_rename(full_name(at.reference.item), params.new_name, settings)
    capabilities = server.client_capabilities.workspace
    if plan is None or not (edit := edit_of(plan, server, capabilities)):
        fault = problems[0].message if problems else "this editor cannot rename files: use `briefgen rename`"
        server.window_show_message(types.ShowMessageParams(types.MessageType.Error, fault))
        return None
    return edit


async def code_actions(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    """List the quick fixes of the findings in a range."""
    at = await server.cursor_at(params.text_document.uri, params.range.start)
    if at is None or at.snapshot.texts.get(at.file.path) != at.text:
        return []  # the findings are those of an earlier text
    findings = findings_by_file(at.snapshot).get(at.file.path, ())
    return [action for finding in findings for action in _actions(at, finding, params)]


def _actions(at: Cursor, finding: Diagnostic, params: types.CodeActionParams) -> Iterator[types.CodeAction]:
    place = at.positions.of_span(finding.span)
    if not _overlap(place, params.range):
        return
    shown = [each for each in params.context.diagnostics if (each.code, each.range) == (finding.rule, place)]
    for fix in fixes(finding, at.text, at.snapshot):
        edit = types.TextEdit(at.positions.of_offsets(fix.start, fix.end), fix.new)
        yield types.CodeAction(
            title=fix.title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=shown or None,
            edit=types.WorkspaceEdit(changes={params.text_document.uri: [edit]}),
        )


def _overlap(one: types.Range, other: types.Range) -> bool:
    first, last = (one.start.line, one.start.character), (one.end.line, one.end.character)
    start, end = (other.start.line, other.start.character), (other.end.line, other.end.character)
    return first <= end and start <= last
