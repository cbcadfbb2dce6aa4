"""A planned renaming as the edits of an editor."""

from __future__ import annotations

from lsprotocol import types

from briefgen.lsp.positions import plain
from briefgen.lsp.server import Server
from briefgen.usage.references import Item
from briefgen.usage.rename import Plan


def full_name(item: Item) -> str:
    """Return the name of an item that no other item has."""
    return f"{item.kind}:{item.scope}/{item.id}" if item.scope else str(item)


def edit_of(
    plan: Plan, server: Server, client: types.WorkspaceClientCapabilities | None
) -> types.WorkspaceEdit | None:
    """Return the edits of a plan; None where it renames files and the editor cannot.

    Shape: each line that changes is replaced; a file that is not shown by lines is replaced as a whole.
    """
    changes: dict[str, list[types.TextEdit]] = {}
    for change in plan.files:
        lines = server.positions(plain(change.before.decode("utf-8")))
        if not change.lines:
            whole = lines.of_offsets(0, len(lines.text))
            changes[change.path.as_uri()] = [types.TextEdit(whole, plain(change.after.decode("utf-8")))]
        for line in change.lines:
            changes.setdefault(change.path.as_uri(), []).append(
                types.TextEdit(lines.of_line(line.number), line.after.removeprefix("\ufeff"))
            )
    if not plan.moves:
        return types.WorkspaceEdit(changes=changes)
    known = client.workspace_edit.resource_operations if client and client.workspace_edit else None
    if types.ResourceOperationKind.Rename not in (known or ()):
        return None
    edits = [
        types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri), [*found])
        for uri, found in changes.items()
    ]
    moves = [types.RenameFile(old.as_uri(), new.as_uri()) for old, new in plan.moves]
    return types.WorkspaceEdit(document_changes=[*edits, *moves])
