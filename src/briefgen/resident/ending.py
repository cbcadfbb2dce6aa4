"""The end of a process: with the exit code that Python would give it, but without freeing its memory.

To free each object takes a fifth of the processor time of a build.
"""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Callable

TYPE_CHECKING = False  # as in cli/environment.py
if TYPE_CHECKING:
    from typing import NoReturn


def end_process(code: int) -> NoReturn:
    """End this process as Python does, but free no memory, unless other threads run."""
    threading = sys.modules.get("threading")
    if threading and threading.active_count() > 1:
        raise SystemExit(code)
    atexit._run_exitfuncs()  # noqa: SLF001  # as `os._exit` does not
    os._exit(code)


def run_for_exit_code(run: Callable[[], None]) -> int:
    """Run a function that may end with SystemExit, and return the exit code of its process."""
    code: object = 0
    try:
        run()
    except SystemExit as end:
        code = end.code
    number = code & 0xFF if isinstance(code, int) else int(code is not None)
    try:
        for stream in (sys.stdout, sys.stderr):
            if (
                stream and not stream.closed
            ):  # none where it was closed from the start; a server closes its own
                stream.flush()
    except OSError:
        return number or 120
    return number
