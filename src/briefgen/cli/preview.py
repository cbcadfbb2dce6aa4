"""The command `preview`."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Annotated, TypeVar

from msgspec.structs import replace

from briefgen.cli.console import print_line
from briefgen.cli.declared import CommandArgument, CommandOption
from briefgen.cli.environment import settings_of
from briefgen.cli.options import Texts
from briefgen.diagnostic import Span, error
from briefgen.reading.files import MAX_BYTES, read_file
from briefgen.settings.extras import extra_missing
from briefgen.settings.gather import UsageError
from briefgen.settings.list_briefs import list_briefs
from briefgen.settings.settings import Settings
from briefgen.workers.outcome import Done, Exceeded, Outcome
from briefgen.workers.pool import Pool

if TYPE_CHECKING:
    from socket import socket

    from briefgen.preview.app import Questions
    from briefgen.preview.board import Board
    from briefgen.preview.page import PreviewPage

T = TypeVar("T")
_STEP_MS = 8
"""How long nothing must change before a save counts as complete."""
_LOOK_MS = 500
"""How often the settings, and which folders there are, are looked at."""


def run(
    spec: Annotated[
        Path, CommandArgument(metavar="[SPEC]", help="The brief, or a folder with one.", show_default=False)
    ] = Path(),
    port: Annotated[
        int, CommandOption("--port", min=0, max=65535, help="Port to use; 0 chooses a free one.")
    ] = 0,
    texts: Texts = None,
) -> None:
    """Show a brief in the browser with its evidence and findings, and update it on save.

    Needs the extra `preview`. It writes no files, and only this machine can connect.
    """
    try:
        from briefgen.preview.board import Board
        from briefgen.preview.serve import serving
    except ModuleNotFoundError as missing:
        raise UsageError(extra_missing("briefgen preview", "preview", missing)) from missing
    from briefgen.cli.resident_process import served_beside  # slow to load: `--help` does not need it

    brief = _one_brief(spec)
    gather = partial(settings_of, brief, texts=texts)
    settings = gather()
    if not brief.is_file():
        raise UsageError(*read_file(brief, settings.shown(brief), settings.readable, MAX_BYTES, "")[1])
    board = Board(settings.shown(brief))
    with suppress(KeyboardInterrupt), served_beside(settings.root), Pool(1) as pool:
        build = partial(_build, board, brief, gather, pool)
        build()  # starts the child before there is a thread
        with serving(board, _listen(port), _questions(gather, board.name)) as address:
            print_line(f"{settings.shown(brief)}: {address}")
            print_line("press Ctrl-C to end")
            _follow(brief, gather, build, board.begin)


def _one_brief(spec: Path) -> Path:
    """Return the named brief, or the only one of a folder."""
    if not spec.is_dir():
        return spec
    briefs = list_briefs([spec])
    if len(briefs) > 1:
        names = ", ".join(f"`{brief}`" for brief in briefs[:5])
        message = f"{len(briefs)} briefs: the preview shows one"
        raise UsageError(error("brief-several", Span(str(spec)), message, f"name one of them: {names}"))
    return briefs[0]


def _listen(port: int) -> socket:
    """Open the port; report one that is taken."""
    from briefgen.preview.serve import listen

    try:
        return listen(port)
    except OSError as fault:
        message = f"port {port}: {os.strerror(fault.errno or errno.EADDRINUSE).lower()}"
        hint = "name another port, or leave `--port` out"
        raise UsageError(error("port-taken", Span("--port"), message, hint)) from None


def _build(board: Board, brief: Path, gather: Callable[[], Settings], pool: Pool) -> None:
    """Build the page in the child, within the limits of the settings, and show it; then draw its PDF."""
    from briefgen.preview.build_page import begin_page, finish_page

    saves = board.begin()
    pin = partial(board.pin, saves=saves)
    try:
        settings = gather()
    except UsageError as fault:
        first = fault.diagnostics[0]
        pin(None, f"{first.span.path}:{first.span.line}: {first.message}")
        return
    if _show(pin, pool.run([partial(begin_page, brief, settings)], settings.limits)):
        _show(pin, pool.run([finish_page], settings.limits))


def _show(pin: Callable[..., None], outcomes: Iterable[tuple[int, Outcome[PreviewPage | None]]]) -> bool:
    """Show the outcome of a step, or why it has none; return whether there is a page that is not finished."""
    ((_, outcome),) = outcomes
    page = outcome.value if isinstance(outcome, Done) else None
    if page:
        pin(page)
    elif isinstance(outcome, Exceeded):
        pin(None, f"the build needs more than {outcome.limit}")
    else:
        pin(None, "the build failed; `briefgen build` says why")
    return page is not None and bool(page.html)


def _questions(gather: Callable[[], Settings], brief: str) -> Questions:
    """Return what answers the page's questions about the rest of the workspace, each within limits."""
    from briefgen.preview.app import Questions
    from briefgen.preview.elsewhere import count_elsewhere
    from briefgen.preview.entries import find_unused_entry, list_unused

    return Questions(
        unused=lambda used: _ask(gather, partial(list_unused, used)),
        entry=lambda name: _ask(gather, partial(find_unused_entry, name)),
        elsewhere=lambda shown: _ask(gather, partial(count_elsewhere, brief, shown)),
    )


def _ask(gather: Callable[[], Settings], question: Callable[[Settings], T]) -> T | None:
    """Ask about the corpus in a helper process, within limits; None where there is no answer."""
    from briefgen.corpus.size import count_brief_shares
    from briefgen.workers.helper import run_in_helper

    try:
        settings = gather()
    except UsageError:
        return None
    seconds = settings.limits.cpu_seconds * count_brief_shares(settings.corpus)
    outcome = run_in_helper(partial(question, settings), replace(settings.limits, cpu_seconds=seconds))
    return outcome.value if isinstance(outcome, Done) else None


def _follow(
    brief: Path, gather: Callable[[], Settings], build: Callable[[], None], saved: Callable[[], object]
) -> None:
    """Build again whenever a file or the settings change, until interrupted."""
    settings = gather()
    while True:
        follow_folders(brief, settings, build, saved)
        with suppress(UsageError):  # the build reports it
            settings = gather()


def follow_folders(
    brief: Path, settings: Settings, build: Callable[[], None], saved: Callable[[], object]
) -> None:
    """Build again whenever a file changes, until the settings change or other folders are to be watched.

    A thread looks for changes, so that `saved` is called at once, also during a build.
    """
    from briefgen.cache.file_stamp import stamp_of
    from briefgen.cli.watch import output_folders, watched_folders

    tasks = [(brief, settings)]
    folders = list(watched_folders(tasks))
    project = settings.root / "pyproject.toml"
    stamp = stamp_of(project)
    changes: SimpleQueue[bool | Exception] = SimpleQueue()
    end = Event()
    looking = (folders, output_folders(tasks, folders), saved, changes, end)
    Thread(target=_look, args=looking, daemon=True).start()
    try:
        has_changed = True  # something may have changed before the watch began
        while stamp_of(project) == stamp and list(watched_folders(tasks)) == folders:
            if has_changed:
                build()
            has_changed = _next_change(changes)
        if has_changed:
            build()
    finally:
        end.set()


def _look(
    folders: list[Path],
    outputs: list[Path],
    saved: Callable[[], object],
    changes: SimpleQueue[bool | Exception],
    end: Event,
) -> None:
    """Put whether anything has changed into a queue, at once and every half second; or why it fails."""
    from watchfiles import DefaultFilter, watch

    files = DefaultFilter(ignore_paths=outputs)
    try:
        for found in watch(
            *folders,
            watch_filter=files,
            step=_STEP_MS,
            rust_timeout=_LOOK_MS,
            yield_on_timeout=True,
            stop_event=end,
        ):
            if found:
                saved()
            changes.put(bool(found))
    except Exception as fault:  # noqa: BLE001  # it is raised where the queue is read
        changes.put(fault)


def _next_change(changes: SimpleQueue[bool | Exception]) -> bool:
    """Wait for the next entry of a queue of changes; return whether it, or one that is there too, has any."""
    found = [changes.get()]
    while not changes.empty():
        found.append(changes.get())
    for each in found:
        if isinstance(each, Exception):
            raise each
    return any(found)
