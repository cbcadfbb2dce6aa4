"""The workspaces of the files that are open in an editor, each checked in the background."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from briefgen.resident.workspace import Snapshot, Workspace
from briefgen.settings.gather import UsageError
from briefgen.settings.settings import find_root, is_workspace

_PAUSE_SECONDS = 0.02
"""How long a check waits for more of the same edit: editors send several changes at once."""


class Resident:
    """A workspace and its last snapshot.

    One thread checks it. An edit during a check ends the check after its present step, and the next begins
    with the file of the edit.
    """

    def __init__(self, root: Path, workspace: Workspace, publish: Callable[[Resident], None]) -> None:
        self.root = root
        self.workspace = workspace
        self.snapshot: Snapshot | None = None
        self.fault: UsageError | None = None
        """Why the settings are not valid, if they are not."""
        self._publish = publish
        self._first: Path | None = None
        self._edits = 0
        self._task: asyncio.Task[None] | None = None
        self._seen = asyncio.Event()
        self._thread = ThreadPoolExecutor(1)

    def edit(self, path: Path, text: str | None) -> None:
        """Take the unsaved text of a file, or None for its own, and check what it affects."""
        self.workspace.set_unsaved(path, text)
        self._first = path
        self.look_again()

    def look_again(self) -> None:
        """Check what has changed."""
        self._edits += 1
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._check())

    async def loaded(self) -> Snapshot | None:
        """Return the last snapshot, and wait for the first; None where the settings are not valid."""
        if self.snapshot is None and self._task is not None:
            await self._seen.wait()
        return self.snapshot

    async def _check(self) -> None:
        done = -1
        while done != self._edits:
            await asyncio.sleep(_PAUSE_SECONDS)
            done = self._edits
            await self._check_until_edited(done)

    async def _check_until_edited(self, edits: int) -> None:
        steps = self.workspace.check(self._first)
        loop = asyncio.get_running_loop()
        while edits == self._edits:
            try:
                found = await loop.run_in_executor(self._thread, next, steps, None)
            except UsageError as fault:
                self.fault = fault
                self._show()
                return
            if found is None:
                return
            self.snapshot, self.fault = found, None
            self._show()

    def _show(self) -> None:
        self._seen.set()
        self._publish(self)


class Residents:
    """The workspaces that are loaded, by their folder."""

    def __init__(self, load: Callable[[Path], Workspace], publish: Callable[[Resident], None]) -> None:
        self._load = load
        self._publish = publish
        self._by_root: dict[Path, Resident] = {}

    def loaded(self, path: Path) -> Resident | None:
        """Return the workspace of a file where it is loaded already."""
        return self._by_root.get(find_root(path))

    def of(self, path: Path) -> Resident | None:
        """Return the workspace of a file; None if it is in none."""
        root = find_root(path)
        if root not in self._by_root:
            if not is_workspace(root):
                return None
            self._by_root[root] = Resident(root, self._load(root), self._publish)
        return self._by_root[root]
