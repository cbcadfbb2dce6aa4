"""Tests of the hooks that the repository of a workspace can use."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.workspace import ROOT

HOOKS = ROOT / ".pre-commit-hooks.yaml"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Make a workspace in a repository."""
    root = tmp_path / "memos"
    _run(root.parent, "briefgen", "init", str(root))
    _run(root, "git", "init", "-q")
    _run(root, "git", "add", "-A")
    return root


def _run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name(command[0])
    first = str(program) if program.exists() else command[0]
    return subprocess.run([first, *command[1:]], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603  # of the test


def _hook() -> dict[str, Any]:
    (hook,) = yaml.safe_load(HOOKS.read_text("utf-8"))
    return dict(hook)


def test_the_hook_checks_the_workspace(workspace: Path) -> None:
    """The command of the hook passes a workspace that is right, and fails if a quotation is not in its source."""
    hook = _hook()
    command = [*hook["entry"].split(), *hook["args"]]
    assert _run(workspace, *command).returncode == 0
    facts = workspace / "briefs/corpus/facts/harbour.yaml"
    facts.write_text(facts.read_text("utf-8").replace("at least 14 vessels", "at least 15 vessels"), "utf-8")
    done = _run(workspace, *command)
    assert (done.returncode, "error[quote-missing]" in done.stderr) == (1, True)


def test_the_hook_runs_for_each_file_that_a_check_reads(workspace: Path) -> None:
    """A change of any file of a workspace that decides what is found runs the hook."""
    pattern = re.compile(_hook()["files"])
    files = _run(workspace, "git", "ls-files").stdout.split()
    files += ["briefs/corpus/briefgen.lock", "templates/two-page-brief/memo.md.j2", "texts/a.txt", "logo.png"]
    ignored = [name for name in files if not pattern.search(name)]
    assert [name for name in ignored if not name.startswith(".")] == []


@pytest.mark.skipif(shutil.which("pre-commit") is None, reason="pre-commit is not installed")
def test_pre_commit_takes_the_hooks(workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """pre-commit reads the file of hooks, installs briefgen from the repository, and runs the hook."""
    assert _run(ROOT, "pre-commit", "validate-manifest", str(HOOKS)).returncode == 0
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "installed"))
    done = _run(workspace, "pre-commit", "try-repo", str(ROOT), "briefgen-check", "--all-files")
    if "InstallationError" in done.stdout or "error: subprocess-exited-with-error" in done.stdout:
        pytest.skip("pre-commit cannot install what briefgen needs")
    assert done.returncode == 0, done.stdout
    assert re.search(r"^briefgen check\.+Passed$", done.stdout, re.MULTILINE)
