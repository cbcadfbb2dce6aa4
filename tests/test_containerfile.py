"""Tests of the image: it is built and run where podman or buildah is to be had."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workspace import ROOT

FILE = ROOT / "docs" / "Containerfile"
IMAGE = "localhost/briefgen-test"
ISOLATION = "--isolation=chroot"
"""Works in a container too, where most tests are run."""


def _run(*command: str, seconds: float = 60) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=seconds)  # noqa: S603  # of the test


def _missing() -> str:
    """Say what an image cannot be built without; empty if nothing is missing."""
    if shutil.which("buildah") is None:
        return "buildah, which podman builds with, is not installed"
    (base,) = re.findall(r"^ARG BASE=(\S+)$", FILE.read_text("utf-8"), re.MULTILINE)
    if _run("buildah", "inspect", "--type", "image", base).returncode == 0:
        return ""
    try:
        pulled = _run("buildah", "pull", "--quiet", base)
    except subprocess.TimeoutExpired:
        return f"{base} cannot be pulled within a minute"
    return f"{base} cannot be pulled: {pulled.stderr.strip()[-300:]}" if pulled.returncode else ""


def test_the_image_copies_what_exists() -> None:
    """Every file and folder that goes into the image is in the repository, and no credentials or memos are."""
    copied = re.findall(r"^COPY (.+) \S+$", FILE.read_text("utf-8"), re.MULTILINE)
    names = [name for line in copied for name in line.split()]
    assert names == ["requirements.txt", "pyproject.toml", "README.md", "LICENSE", "src", "templates"]
    assert [name for name in names if not (ROOT / name).exists()] == []


@pytest.fixture
def container() -> Iterator[str]:
    """Build the image; give the name of a container made from it."""
    if reason := _missing():
        pytest.skip(reason)
    done = _run("buildah", "build", ISOLATION, "-q", "-t", IMAGE, "-f", str(FILE), str(ROOT), seconds=900)
    assert done.returncode == 0, done.stderr[-3000:]
    name = _run("buildah", "from", IMAGE).stdout.strip()
    yield name
    _run("buildah", "rm", name)
    _run("buildah", "rmi", IMAGE)


def test_the_image_builds_memos(container: str, tmp_path: Path) -> None:
    """In the image, its user, who is not root, starts a workspace and builds its memo."""
    tmp_path.chmod(0o777)  # the user of the image is not that of the tests
    script = "id -u && briefgen init memos && cd memos && briefgen build ."
    run = ("buildah", "run", ISOLATION, f"--volume={tmp_path}:/memos", container)
    done = _run(*run, "--", "sh", "-ec", script)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] != "0"
    assert (tmp_path / "memos/output/first.pdf").read_bytes().startswith(b"%PDF-")
