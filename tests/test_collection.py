"""Tests that pytest runs all tests."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

import pytest

TESTS = Path(__file__).parent


def test_no_folder_of_tests_is_passed_over(pytestconfig: pytest.Config) -> None:
    """No folder has a name that pytest does not look into, such as `build` without our setting."""
    skipped = pytestconfig.getini("norecursedirs")
    folders = {part for path in TESTS.rglob("test_*.py") for part in path.relative_to(TESTS).parent.parts}
    assert "build" in folders
    assert [name for name in folders if any(fnmatch(name, pattern) for pattern in skipped)] == []
