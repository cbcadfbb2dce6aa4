"""The real briefs as documents, compared with what is kept in `golden/`.

Composed without the sources' texts, so that the same comes out everywhere. After a change that is meant, write
them anew with `BRIEFGEN_UPDATE_GOLDEN=1 pytest tests/compose/test_golden.py`, and read the difference in git.
"""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path

import pytest

from tests.compose.composing import document_of
from tests.outline import outline
from tests.workspace import Workspace

GOLDEN = Path(__file__).parent / "golden"
UPDATE = bool(os.environ.get("BRIEFGEN_UPDATE_GOLDEN"))  # noqa: TID251  # a test's own switch


@pytest.mark.parametrize("name", ["putin-kim", "china-question"])
def test_a_real_brief_is_composed_as_it_was(repository: Workspace, name: str) -> None:
    """A real brief gives the document that is kept, to the letter."""
    found = outline(document_of(repository, f"briefs/{name}.yaml"))
    path = GOLDEN / f"{name}.txt"
    if UPDATE:
        path.write_text(found, "utf-8")
    kept = path.read_text("utf-8")
    changed = "\n".join(unified_diff(kept.split("\n"), found.split("\n"), "kept", "found", lineterm="", n=1))
    assert changed == ""
