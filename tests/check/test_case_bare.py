"""Tests of the rule case-bare."""

from __future__ import annotations

import pytest

from tests.check.tables import QUESTION_PATH, brief_with, found_in_corpus
from tests.compose.composing import document_of
from tests.harbour import QUESTION
from tests.outline import outline
from tests.workspace import Workspace

CITED = QUESTION.replace("It costs.", "It [costs](fact:channel-depth).").replace(
    "It is cheap.", "It [is cheap](measure:north-depth)."
)
NONE = QUESTION.replace("It costs.", "none found").replace("It is cheap.", "none found")
VALID = {
    "links": CITED,
    "none found": NONE,
    "none found in a block": CITED.replace("It [costs](fact:channel-depth).", ">-\n      none found"),
}
INVALID = {
    "no link": (QUESTION, [(8, 5), (13, 5)]),
    "a link out of the corpus": (
        CITED.replace("(fact:channel-depth).\n    would", "(https://example.org).\n    would"),
        [(8, 5)],
    ),
    "other words": (NONE.replace("none found", "None found", 1), [(8, 5)]),
}


@pytest.mark.parametrize("question", VALID.values(), ids=VALID)
def test_cases_that_cite_pass(harbour: Workspace, question: str) -> None:
    """A case that links into the corpus, or says that none was found, gives no finding."""
    rules = {"hypothesis-unheld": "off"}
    assert found_in_corpus(harbour.set(rules=rules), {QUESTION_PATH: question}) == []


@pytest.mark.parametrize(("question", "expected"), INVALID.values(), ids=INVALID)
def test_cases_that_cite_nothing_fail(
    harbour: Workspace, question: str, expected: list[tuple[int, int]]
) -> None:
    """A best case or contrary evidence without a link into the corpus is reported at its key."""
    wanted = [("case-bare", QUESTION_PATH, *place) for place in expected]
    rules = {"hypothesis-unheld": "off"}
    assert found_in_corpus(harbour.set(rules=rules), {QUESTION_PATH: question}) == wanted


def test_none_found_is_printed(harbour: Workspace) -> None:
    """What was not found is said in the memo, as a sentence."""
    harbour.write({QUESTION_PATH: NONE, **brief_with("views: [extend-or-wait]\n")})
    printed = outline(document_of(harbour, "briefs/brief.yaml"))
    assert printed.count("None found.") == 2
    assert "none found" not in printed
