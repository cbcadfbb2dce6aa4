"""Tests of words that a prefix turns into their opposite."""

from __future__ import annotations

import pytest

from briefgen.language.read import read
from briefgen.language.wording.denying_prefixes import turned_by_prefix

HONEST = [
    ("Her call was not heeded.", "Her call went unheeded."),
    ("Her call went unheeded.", "Nobody heeded her call."),
    ("Her call went unheeded.", "The call was unheeded, though others are heeded."),
    ("A part is unexplained.", "Most of it is explained by rain; the rest we cannot account for."),
    (
        "They belong to undescribed kinds.",
        "Kinds that were not yet described have two thirds; the best described are crabs.",
    ),
    ("Half are of undescribed kinds.", "Half are of kinds not yet described; a list is not due until May."),
    ("It is usual.", "It is not unusual."),
    ("The help was valuable.", "The help was invaluable."),
    ("The famous mayor spoke.", "The infamous mayor spoke."),
    ("They covered the well.", "They discovered the well."),
    ("The letter came in May.", "The income came in May."),
    ("The port is large.", "The import is large."),
    ("The plan was complete.", "Der Plan war incomplete."),
    ("The port earned less than in May.", "In crowns, unless stated otherwise."),
    ("Both are possible.", "One is possible, the other impossible."),
]
DISHONEST = [
    ("The call was heeded.", "The call went unheeded, she said.", "heeded", "unheeded"),
    ("The call was unheeded.", "The call was heeded, she said.", "unheeded", "heeded"),
    ("The plan is complete.", "The plan is incomplete.", "complete", "incomplete"),
    ("Officials were willing to sign.", "Officials were unwilling to sign.", "willing", "unwilling"),
    ("The board was satisfied.", "The board was dissatisfied.", "satisfied", "dissatisfied"),
    ("The treaty is binding.", "The treaty is non-binding.", "binding", "binding"),
    ("The answer was relevant.", "The answer was irrelevant.", "relevant", "irrelevant"),
]


@pytest.mark.parametrize(("claim", "evidence"), HONEST)
def test_the_same_in_other_forms_passes(claim: str, evidence: str) -> None:
    """A word that a "not" turns again, another word, and one that the evidence has in both forms pass."""
    language = "de" if evidence.startswith("Der") else "en"
    assert list(turned_by_prefix(read(claim, "en").passage, [read(evidence, language).passage])) == []


@pytest.mark.parametrize(("claim", "evidence", "mine", "theirs"), DISHONEST)
def test_the_opposite_is_found(claim: str, evidence: str, mine: str, theirs: str) -> None:
    """A word whose opposite the evidence has is found at its place."""
    (found,) = turned_by_prefix(read(claim, "en").passage, [read(evidence, "en").passage])
    assert (found.claim, found.evidence, claim[found.start : found.end]) == (mine, theirs, mine)
