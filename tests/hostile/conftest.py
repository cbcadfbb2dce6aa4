"""The workspace that hostile input is put into."""

from __future__ import annotations

import pytest

from tests.workspace import Workspace


@pytest.fixture
def target(harbour: Workspace) -> Workspace:
    """Make the tiny workspace with its texts at hand."""
    return harbour.write({"pyproject.toml": '[tool.briefgen]\ntexts = ["texts"]\n'})
