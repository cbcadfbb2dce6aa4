"""The folder for what may be deleted at any time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """Find the user's cache folder. Source: freedesktop.org, XDG Base Directory Specification 0.8."""
    xdg_cache = environment.get("XDG_CACHE_HOME", "")
    if Path(xdg_cache).is_absolute():
        return Path(xdg_cache) / "briefgen"
    home = environment.get("HOME", "")
    return Path(home) / ".cache" / "briefgen" if Path(home).is_absolute() else None
