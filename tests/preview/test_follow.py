"""Tests of how the preview follows what is saved."""

from __future__ import annotations

from itertools import count
from threading import Event

import pytest

from briefgen.cli.preview import follow_folders
from tests.harbour import BRIEF
from tests.workspace import Workspace

LOOKS = 100
LOOK_S = 0.2


def test_a_save_during_a_build_is_heard_before_the_build_ends(harbour: Workspace) -> None:
    """Whoever shows the page hears of a save while the build still runs, and another build follows."""
    builds, saved = count(), Event()

    def build() -> None:
        if next(builds):
            raise KeyboardInterrupt
        for lines in range(LOOKS):  # the first save may come before the watch has begun
            harbour.write({"briefs/brief.yaml": BRIEF + "\n" * lines})
            if saved.wait(LOOK_S):
                return

    with pytest.raises(KeyboardInterrupt):
        follow_folders(harbour.root / "briefs" / "brief.yaml", harbour.settings, build, saved.set)
    assert saved.is_set()
