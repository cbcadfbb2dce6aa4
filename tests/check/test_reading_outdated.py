"""Tests of the rule reading-outdated."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.build.lock_corpus import lock_corpus
from tests.check.tables import CHANNEL
from tests.harbour import FACTS, LOG
from tests.workspace import Workspace

FOUND = [
    (
        "reading-outdated",
        "briefs/corpus/sources/log.yaml",
        1,
        5,
        "2 quotations were locked by another version of briefgen: only the quoted words are compared",
    )
]


@pytest.mark.parametrize("reader", ["0", "99999"])
def test_another_reader_is_reported_once(
    harbour: Workspace, monkeypatch: pytest.MonkeyPatch, reader: str
) -> None:
    """Without the text, a lock by another reader is one warning; with it, and with this reader's, it is none."""
    with monkeypatch.context() as other:
        other.setattr("briefgen.corpus.locked_sentence.READER", reader)
        assert lock_corpus(harbour.settings, (), date(2026, 3, 21))[0]
        assert _found(harbour.set(texts=())) == []
    assert _found(harbour) == []
    assert _found(harbour.set(texts=())) == FOUND
    assert lock_corpus(harbour.settings, (), date(2026, 3, 22))[0]
    assert _found(harbour.set(texts=())) == []


def test_names_are_not_missed_in_a_sentence_that_is_not_known(
    harbour: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where only the quoted words are known, a name beside them may be in the rest of their sentence."""
    fact = (
        "  - id: wait\n"
        "    statement: The pilots urged Marlow to wait.\n"
        "    evidence: [{source: log, exact: urge Brenton to wait}]\n"
    )
    urged = "The pilots urged Marlow, and asked the office to urge Brenton to wait.\n"
    harbour.write({CHANNEL: FACTS + fact, "texts/log.txt": LOG + urged})
    with monkeypatch.context() as other:
        other.setattr("briefgen.corpus.locked_sentence.READER", "0")
        assert lock_corpus(harbour.settings, (), date(2026, 3, 21))[0]
    assert [rule for rule, *_ in _found(harbour.set(texts=()))] == ["reading-outdated"]


def _found(workspace: Workspace) -> list[tuple[str, str, int, int, str]]:
    return [
        (d.rule, d.span.path, d.span.line, d.span.column, d.message)
        for d in workspace.check_corpus()
        if d.severity.name != "ERROR"
    ]
