"""The page that is shown now, and who waits for the next one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from threading import Lock

from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.preview.page import PreviewPage


class Board(Struct):
    """The last page that could be made, with the findings of the last build.

    The building thread pins pages; the threads of the server read them.
    """

    name: str
    """The path of the brief, as it is printed."""
    page: PreviewPage = field(default_factory=lambda: PreviewPage(()))
    version: int = 0
    """How many builds there have been."""
    is_old: bool = False
    """Whether the last build made no page, so that an older one is shown."""
    unused_files: Mapping[str, str] = field(default_factory=dict)
    """The texts of the files of unused facts, since these were last listed."""
    closed: bool = False
    is_building: bool = False
    """Whether something has been saved that the page does not show yet."""
    saves: int = 0
    """How often a build was begun or had to be."""
    failure: str = ""
    """Why the last build ended without a result, such as a limit; empty if it has one."""
    _waiting: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def begin(self) -> int:
        """Say that a build has begun, or has to, after a save; return how often that was said."""
        with self._lock:
            self.is_building = True
            self.saves += 1
            saves = self.saves
        self._wake()
        return saves

    def pin(self, page: PreviewPage | None, failure: str = "", saves: int | None = None) -> None:
        """Show a new page; without one, or without its memo, show the last good one with the new findings.

        Where its PDF is not drawn yet, the last one stays. The page has what was saved until `saves`, as
        `begin` has returned it; without that, everything.
        """
        with self._lock:
            self.failure = failure
            self.is_building = saves is not None and saves != self.saves
            self.is_old = page is None or not page.html
            if page is not None:
                texts = {**self.page.files, **page.files}
                if not page.html:
                    page = replace(self.page, findings=page.findings, files=texts)
                self.page = replace(page, pdf=page.pdf or self.page.pdf)
            self.version += 1
        self._wake()

    def close(self) -> None:
        """End all waiting."""
        self.closed = True
        self._wake()

    def _wake(self) -> None:
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for loop, event in waiting:
            loop.call_soon_threadsafe(event.set)

    async def news(self) -> AsyncIterator[tuple[int, bool]]:
        """Yield the version, and whether a build has begun, whenever one changes; end when it is closed."""
        seen = (-1, False)
        while not self.closed:
            with self._lock:
                event = asyncio.Event()
                self._waiting.append((asyncio.get_running_loop(), event))
                now = self.version, self.is_building
            if now != seen:
                seen = now
                yield seen
            else:
                await event.wait()
