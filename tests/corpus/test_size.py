"""Tests of the size of a corpus."""

from __future__ import annotations

from pathlib import Path

from briefgen.corpus.size import count_brief_shares


def test_time_grows_with_the_corpus(tmp_path: Path) -> None:
    """A small corpus has the time of one brief, a large one that of many; other files and dead links count nothing."""
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "few.yaml").write_text("x" * 1_000, "utf-8")
    (tmp_path / "facts" / "text.txt").write_text("x" * 1_000_000, "utf-8")
    (tmp_path / "facts" / "gone.yaml").symlink_to("nowhere")
    assert count_brief_shares(tmp_path) == 1
    (tmp_path / "facts" / "many.yaml").write_text("x" * 1_000_000, "utf-8")
    assert count_brief_shares(tmp_path) == 5
