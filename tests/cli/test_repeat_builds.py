"""Tests of repeating a build in memory."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.cli.repeat_builds import inputs_key, repeat_build
from tests.harbour import BRIEF, FACTS, LOG, SOURCE
from tests.workspace import Workspace


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def _write_and_set_time_back(path: Path, text: str) -> None:
    before = path.stat()
    path.write_text(text, "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _rename_over(path: Path, text: str) -> None:
    new = path.with_suffix(".new")
    new.write_text(text, "utf-8")
    before = path.stat()
    os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
    new.replace(path)


def _delete_and_restore(path: Path, text: str) -> None:
    before = path.stat()
    path.unlink()
    path.write_text(text, "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


EDITS = (_write, _write_and_set_time_back, _rename_over, _delete_and_restore)


@pytest.mark.parametrize("edit", EDITS)
def test_a_build_sees_each_edit(
    harbour: Workspace, tmp_path: Path, edit: Callable[[Path, str], None]
) -> None:
    """A build after a repeated one has the words of each file as it is now, even if its stamp is as it was."""
    here = harbour.set(formats=("md",), cache=tmp_path / "cache")
    brief, briefs = harbour.root / "briefs" / "brief.yaml", harbour.root / "briefs"
    corpus = briefs / "corpus"
    texts = {
        brief: BRIEF.replace("stays closed", "stays shut %"),
        corpus / "facts" / "channel.yaml": FACTS.replace("is closed}", "is closed %}"),
        corpus / "sources" / "log.yaml": SOURCE.replace("log\nissued", "log %\nissued"),
        harbour.root / "texts" / "log.txt": LOG.replace("closed.", "closed %."),
    }
    for word in ("x", "y", "z"):
        for path, text in texts.items():
            edit(path, text.replace("%", word))
        built, findings = here.build()
        assert built, findings
        memo = (here.settings.output / "brief.md").read_text("utf-8")
        assert [line in memo for line in (f"shut {word}", f"closed {word}”", f"log {word}”")] == [True] * 3
        repeat_build(brief, here.settings)


def test_a_key_shows_what_the_memo_was_made_of(harbour: Workspace) -> None:
    """The key of a build changes with what went into the memo, and only then."""
    brief, here = harbour.root / "briefs" / "brief.yaml", harbour.set(formats=("md",))
    here.build()
    before = inputs_key(brief, here.settings)
    here.build()
    assert inputs_key(brief, here.settings) == before
    brief.write_text(BRIEF.replace("stays closed", "is closed"), "utf-8")
    here.build()
    assert inputs_key(brief, here.settings) != before
