"""Entry point of the process that serves a workspace beside an editor; not a user command."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from briefgen.cli.entry import COLLECT_AFTER
from briefgen.cli.environment import remove_library_settings
from briefgen.cli.resident_process import serve_while_open

if __name__ == "__main__":
    gc.set_threshold(COLLECT_AFTER)
    remove_library_settings()
    serve_while_open(Path(sys.argv[1]), sys.stdin.fileno())
