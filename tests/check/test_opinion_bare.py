"""Tests of the rule opinion-bare."""

from __future__ import annotations

import pytest

from tests.check.tables import CHANNEL, found_in_corpus
from tests.harbour import FACTS, SOURCE
from tests.workspace import Workspace

LOG = "briefs/corpus/sources/log.yaml"
OP_ED = {LOG: SOURCE.replace("genre: data", "genre: op-ed")}
EDITORIAL = {LOG: SOURCE.replace("genre: data", "genre: editorial")}
ATTRIBUTED = FACTS.replace("    date:", "    attributed_to: pilots\n    date:").replace(
    "    figure:", "    attributed_to: pilots\n    figure:"
)
SECOND = SOURCE.replace("id: log", "id: tide").replace("text: log.txt", "text: tide.txt")
VALID = {
    "a report": {},
    "attributed": {**OP_ED, CHANNEL: ATTRIBUTED},
    "a report beside an op-ed": {
        **OP_ED,
        "briefs/corpus/sources/tide.yaml": SECOND,
        "texts/tide.txt": "Here the north channel is closed, at a depth of nine metres.",
        CHANNEL: FACTS.replace(
            "exact: the north channel is closed}]",
            "exact: the north channel is closed}, {source: tide, exact: channel is closed}]",
        ).replace(
            "exact: a depth of nine metres}]",
            "exact: a depth of nine metres}, {source: tide, exact: a depth}]",
        ),
    },
}
INVALID = {
    "an op-ed": ({**OP_ED}, "fact `channel-closed` rests on an op-ed alone"),
    "an editorial": ({**EDITORIAL}, "fact `channel-closed` rests on an editorial alone"),
}


@pytest.mark.parametrize("files", VALID.values(), ids=VALID)
def test_attributed_or_reported_facts_pass(harbour: Workspace, files: dict[str, str]) -> None:
    """A fact that is attributed, or rests on one report at least, gives no finding."""
    assert found_in_corpus(harbour, files) == []


@pytest.mark.parametrize(("files", "message"), INVALID.values(), ids=INVALID)
def test_bare_opinion_fails(harbour: Workspace, files: dict[str, str], message: str) -> None:
    """A fact on opinion alone that says not whose it is, is reported at its id."""
    wanted = [("opinion-bare", CHANNEL, 2, 9), ("opinion-bare", CHANNEL, 7, 9)]
    assert found_in_corpus(harbour, files) == wanted
    assert harbour.check_corpus()[0].message == message
