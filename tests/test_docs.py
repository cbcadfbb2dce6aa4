"""Tests of the documents that show how a corpus is written."""

from __future__ import annotations

import re
from textwrap import dedent

from tests.workspace import ROOT, Workspace

_HEAD = r"    # (?:briefs|texts)/"
_FILE = re.compile(rf"^(?={_HEAD})    # (?P<path>\S+)\n(?P<text>(?:(?!{_HEAD})(?:    .*)?\n)+)", re.MULTILINE)


def test_the_corpus_that_is_shown_builds(empty: Workspace) -> None:
    """The files of docs/writing.md, as they are printed, are a workspace that builds without a finding."""
    shown = (ROOT / "docs/writing.md").read_text("utf-8")
    files = {found["path"]: dedent(found["text"]) for found in _FILE.finditer(shown)}
    assert len(files) == 6
    workspace = empty.write(files)
    assert workspace.check_corpus() == ()
    built, problems = workspace.build("briefs/grain-cap.yaml")
    assert problems == ()
    assert built is not None
