"""Tests of gathering what facts rest on."""

from __future__ import annotations

from collections import Counter

import pytest

from briefgen.check import support
from tests.workspace import Workspace


def test_evidence_is_gathered_once_a_run(harbour: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many rules ask, the evidence of each fact and view is gathered once."""
    gathered: Counter[str] = Counter()
    gather = support.Supports._gather

    def counted(self: support.Supports, owner: str, *rest: object) -> support.Support:
        gathered[owner] += 1
        return gather(self, owner, *rest)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(support.Supports, "_gather", counted)
    harbour.check()
    assert set(gathered.values()) == {1}
