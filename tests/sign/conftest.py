"""Fixtures: an authority, and a memo with a field for a signature."""

from __future__ import annotations

import pytest

from tests.sign.authority import Authority
from tests.verify.tampering import MEMO
from tests.workspace import Workspace, open_workspace

SIGNED_FOR = "signed_for: the harbour office\n"


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Make an authority with a signer."""
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def signable(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Make a workspace whose brief asks for a signature."""
    brief = MEMO["briefs/brief.yaml"] + SIGNED_FOR
    return open_workspace(tmp_path_factory.mktemp("signable")).write({**MEMO, "briefs/brief.yaml": brief})


@pytest.fixture(scope="session")
def unsigned(signable: Workspace) -> bytes:
    """Build a memo with an empty signature field."""
    built, problems = signable.build()
    assert built is not None, problems
    assert problems == ()
    return built.path.read_bytes()
