"""What a build opens: its brief, files below the workspace's folders, packaged ones, Python's own; nothing else."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import briefgen
from briefgen.compose.kit import packaged_templates
from tests.workspace import Workspace

WATCHED = """
import json, os, sys
log = os.open(sys.argv.pop(1), os.O_WRONLY | os.O_APPEND | os.O_CREAT)
def hook(event, args):
    if event.split(".")[0] in ("open", "os", "socket", "subprocess", "urllib", "ctypes", "shutil", "pty", "webbrowser"):
        shown = [os.fsdecode(a) if isinstance(a, (str, bytes)) else a for a in args]
        os.write(log, (json.dumps([event, *shown], default=str) + "\\n").encode())
sys.addaudithook(hook)
from briefgen.cli.main import main
sys.argv[0] = "briefgen"
main()
"""
"""A program that writes down what it does, its children too, and is briefgen."""
PROGRAMS = (
    "socket",
    "subprocess",
    "urllib",
    "pty",
    "webbrowser",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
)
"""Events of the network, and of programs that are begun."""
OWN = {
    *(Path(p).resolve() for p in (sys.prefix, sys.base_prefix, *sysconfig.get_paths().values())),
    *(Path(briefgen.__file__).resolve().parent, packaged_templates().resolve()),
}
"""The folders of Python and its packages, and of briefgen, which an editable install leaves in the repository."""
ABOVE = {parent for folder in OWN for parent in folder.parents}
"""The folders above them: from Python 3.13 on, importlib.resources tries to open each as a zip file, which fails."""
SYSTEM = {
    Path("/dev/urandom"),
    Path("/etc/localtime"),
    Path("/usr/share/zoneinfo"),
    Path("/proc/self").resolve(),
}


@pytest.mark.parametrize(
    "command", [("build", "briefs/brief.yaml"), ("check", "briefs"), ("lock",)], ids=" ".join
)
def test_nothing_else_is_opened(
    full: Workspace, tmp_path_factory: pytest.TempPathFactory, command: tuple[str, ...]
) -> None:
    """A run opens what it is made of, begins no program but itself in parts, and calls nobody."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "canary.yaml").write_text("a: 1\n", "utf-8")
    events = list(_events(full, outside, command))
    assert [e for e in events if e[0].startswith(PROGRAMS)] == []
    opened = [(_path(full, e[1]), e[3]) for e in events if e[0] == "open" and isinstance(e[1], str)]
    written = {path for path, flags in opened if flags & (os.O_WRONLY | os.O_RDWR)}
    root = full.root.resolve()
    assert len(opened) > 100
    sizes = {path for path, _ in opened if re.fullmatch("/proc/[0-9]+/statm", str(path))}
    for path in (
        {path for path, _ in opened} - written - sizes - ABOVE
    ):  # a child asks how large it is, of itself
        assert any(path.is_relative_to(own) for own in (root, outside / "cache", *OWN, *SYSTEM)), path
    kept = (root / "output", root / "briefs" / "corpus", outside / "cache")
    assert [p for p in written if not any(p.is_relative_to(place) for place in kept)] == []
    read = {str(p.relative_to(root)) for p, _ in opened if p.is_relative_to(root) and p.is_file()}
    assert read - written >= {"pyproject.toml", "texts/log.txt", "briefs/corpus/facts/all.yaml"}


def _events(workspace: Workspace, outside: Path, command: tuple[str, ...]) -> Iterator[list[Any]]:
    log = outside / "log"
    done = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-c", WATCHED, log, *command],
        cwd=workspace.root,
        env={
            "PATH": "/nowhere",
            "HOME": str(outside),
            "XDG_CACHE_HOME": str(outside / "cache"),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    yield from map(json.loads, log.read_text("utf-8").splitlines())


def _path(workspace: Workspace, name: str) -> Path:
    return Path(os.path.normpath(workspace.root.resolve() / name)).resolve()
