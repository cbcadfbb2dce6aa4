"""Running a command of briefgen for an assistant: in a process of its own, within the workspace's limits."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any


def run_command(root: Path, *arguments: str) -> dict[str, Any]:
    """Run a command in a workspace.

    Shape: `exit_code`; `result`, which is data where the command prints JSON, else text; `messages` where the
    command prints any.
    """
    command = [sys.executable, "-P", "-m", "briefgen", *arguments]
    done = subprocess.run(  # noqa: S603  # ourselves
        command, cwd=root, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    found: dict[str, Any] = {"exit_code": done.returncode, "result": _data(done.stdout)}
    return {**found, "messages": done.stderr.strip()} if done.stderr.strip() else found


def _data(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text.strip()
