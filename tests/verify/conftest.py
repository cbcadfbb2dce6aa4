"""Fixtures: a memo, built once for all tests."""

from __future__ import annotations

import pytest

from tests.verify.tampering import memo_of_two_pages
from tests.workspace import Workspace


@pytest.fixture(scope="session")
def memo_workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Make a workspace whose brief prints a figure in prose, on a tile and in a note."""
    return memo_of_two_pages(tmp_path_factory.mktemp("memo"))


@pytest.fixture(scope="session")
def memo(memo_workspace: Workspace) -> bytes:
    """Build the memo."""
    built, problems = memo_workspace.build()
    assert built is not None, problems
    assert problems == ()
    return built.path.read_bytes()
