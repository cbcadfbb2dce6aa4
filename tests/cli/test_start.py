"""Tests of what a build loads before it starts to work."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.workspace import TEMPLATES, Workspace

_LOAD = """
import sys
from briefgen.cli.environment import remove_library_settings
remove_library_settings()
import briefgen.cli.main, briefgen.cli.build, briefgen.cli.build_output, briefgen.cli.batch
from briefgen.build.build import preload
from briefgen.render.pdf.drawing_versions import drawing_versions
preload(), drawing_versions()
print(*sys.modules)
"""


_FIND_OUTPUT = """
import sys
import briefgen.cli.entry, briefgen.cli.environment, briefgen.cache.command_output, briefgen.resident.client
print(*sys.modules)
"""


_HAND_OVER = """
import sys
before = set(sys.modules)
import briefgen.cli.entry, briefgen.cli.environment, briefgen.resident.client
print(*set(sys.modules) - before)
"""


def test_a_command_is_handed_over_without_slow_modules() -> None:
    """What a command needs that a resident process runs loads no module that takes as long as that."""
    loaded = subprocess.run([sys.executable, "-c", _HAND_OVER], capture_output=True, text=True, check=True)  # noqa: S603  # our own code
    names = set(loaded.stdout.split())
    assert "briefgen.resident.socket_path" in names
    assert not names & {"pathlib", "typing", "dataclasses", "inspect"}


def test_cached_output_is_found_without_a_library() -> None:
    """What a command needs that has nothing to do loads neither msgspec nor Pydantic."""
    loaded = subprocess.run([sys.executable, "-c", _FIND_OUTPUT], capture_output=True, text=True, check=True)  # noqa: S603  # our own code
    names = set(loaded.stdout.split())
    assert "briefgen.cache.tool_stamp" in names
    assert not names & {"msgspec", "pydantic", "typing_extensions", "inspect"}


def test_a_build_loads_no_more_than_it_needs() -> None:
    """A build without pictures and hyphens loads no Pillow and no pyphen, and nothing that looks for installed packages."""
    loaded = subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True)  # noqa: S603  # our own code
    names = set(loaded.stdout.split())
    assert "reportlab.pdfbase.pdfdoc" in names
    assert not names & {"PIL", "PIL.Image", "importlib.metadata", "pyphen", "rapidfuzz"}


def test_commands_are_read_without_typer(harbour: Workspace, tmp_path: Path) -> None:
    """No process of a cold `build`, `check`, `status` or `verify` loads Typer, or what only Typer loads."""
    shutil.copytree(TEMPLATES, harbour.root / "templates")
    harbour.write({"pyproject.toml": "[tool.briefgen]\ntexts = ['texts']\n"})
    program = [sys.executable, "-X", "importtime", "-m", "briefgen"]
    for number, line in enumerate(
        ("build briefs/brief.yaml --force", "check briefs", "status briefs", "verify output/brief.pdf")
    ):
        environment = {"PYTHONPATH": ":".join(sys.path), "XDG_CACHE_HOME": str(tmp_path / str(number))}
        done = subprocess.run(  # noqa: S603  # our own program
            [*program, *line.split()],
            cwd=harbour.root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        loaded = {each.rpartition("|")[2].strip() for each in done.stderr.splitlines() if "|" in each}
        assert done.stdout
        assert "briefgen.cli.read_options" in loaded, done.stderr
        assert not {name.partition(".")[0] for name in loaded} & {"typer", "click", "shellingham", "rich"}
