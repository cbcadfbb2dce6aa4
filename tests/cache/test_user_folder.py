"""Tests of the folder of caches."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.cache.user_folder import cache_folder


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"XDG_CACHE_HOME": "/x", "HOME": "/h"}, "/x/briefgen"),
        ({"XDG_CACHE_HOME": "x", "HOME": "/h"}, "/h/.cache/briefgen"),
        ({"HOME": "/h"}, "/h/.cache/briefgen"),
        ({"HOME": ""}, None),
        ({}, None),
    ],
)
def test_the_cache_folder(environment: dict[str, str], folder: str | None) -> None:
    """The cache lies where the user's environment says, and nowhere where it says nothing usable."""
    assert cache_folder(environment) == (Path(folder) if folder else None)
