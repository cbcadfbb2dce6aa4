"""The pinned versions: all of what the project asks for, with hashes, from no place in particular."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.workspace import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
GROUPS = PROJECT["dependency-groups"]
USED = [*PROJECT["project"]["dependencies"], *GROUPS["build"], *GROUPS["install"]]
REQUIRED = {
    "requirements.txt": USED,
    "tests/requirements.txt": [*USED, *EXTRAS["dask"], *EXTRAS["sign"], *EXTRAS["verify"], *EXTRAS["dev"]],
    ".ci/browser.txt": EXTRAS["browser"],
}
"""What each file has to pin."""
ASKS = r"(?:[a-z0-9-]+(?: \(pyproject\.toml(?::(?:build|install))?\))?|-c (?:tests/)?requirements\.txt)"
"""A package that asks for a release, or a file that pins it too."""
LINE = re.compile(
    r"(?P<name>[a-z0-9-]+)==(?P<version>[\w.]+)(?: ; [^/:@]+)? \\"  # a release, and where it is needed
    r"|    --hash=sha256:[0-9a-f]{64}(?: \\)?"
    rf"|    # via(?: {ASKS})?|    #   {ASKS}"
)


@pytest.mark.parametrize("file", REQUIRED)
def test_all_that_is_required_is_pinned(file: str) -> None:
    """Every requirement of pyproject.toml is pinned, to a version that it allows; else `.ci/lock` was not run."""
    pinned = _pinned(file)
    for requirement in map(Requirement, REQUIRED[file]):
        if requirement.name != "briefgen":
            assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)]), (
                requirement.name
            )


@pytest.mark.parametrize("file", REQUIRED)
def test_every_line_is_a_version_a_hash_or_who_asks(file: str) -> None:
    """No line names an index, a host or a folder, and every version has a hash."""
    text = (ROOT / file).read_text("utf-8")
    assert [line for line in text.splitlines() if not LINE.fullmatch(line)] == []
    assert all("--hash=" in entry for entry in re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:])


def test_files_agree() -> None:
    """What two files pin, they pin to one version."""
    ours, tests, browser = map(_pinned, REQUIRED)
    assert ours.items() <= tests.items()
    assert {**browser, **tests} == {**tests, **browser}


def test_the_build_is_pinned() -> None:
    """What builds the package is among what is pinned."""
    assert PROJECT["dependency-groups"]["build"] == PROJECT["build-system"]["requires"]


def _pinned(file: str) -> dict[str, str]:
    found = map(LINE.fullmatch, (ROOT / file).read_text("utf-8").splitlines())
    return {each["name"]: each["version"] for each in found if each and each["name"]}
