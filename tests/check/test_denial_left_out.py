"""Tests of links that affirm what the statement of their fact denies."""

from __future__ import annotations

import pytest

from briefgen.check.denial_left_out import find_denial_left_out

CALLS = "The Guardian writes that Putin, Xi and Kim do not listen to such calls, as the visit shows."
ROAD = "The motorway is open to traffic again, but no train will run on the damaged railway."
RISKS = "Buchholz says that the state government knew of risks and did not tell members of parliament."
CLAUSE = "The defence clause has not been read."
HONEST = [
    ("Her call ", "went unheeded", CALLS),
    ("Her call ", "was not heeded", CALLS),
    ("Nobody ", "listens", CALLS),
    ("The three ", "refuse to listen", CALLS),
    ("Without effect, ", "the calls were made", CALLS),
    ("As The Guardian tells of ", "such calls", CALLS),
    ("Yet the ", "motorway was open again", ROAD),
    ("The ", "risks were known", RISKS),
    ("We have left ", "the clause unread", CLAUSE),
    ("The desk is to say what ", "the clause is", CLAUSE.replace("not", "now")),
]
QUARRY = "The county has approved the quarry for May, but not for June to August."
HONEST += [
    ("Get the county's word on ", "June to August", QUARRY),
    ("Each guild asked for ", "June to August", QUARRY),
]
THREAT = "The crew threatens to stop the ferry if the island does not pay by May."
HONEST += [("The crew ", "has set a deadline", THREAT), ("On the island ", "a date was set", THREAT)]
DISHONEST = [
    ("Her call ", "was heeded", CALLS, "not"),
    ("The three, The Guardian writes, ", "listen", CALLS, "not"),
    ("The government ", "told parliament of the risks", RISKS.replace("tell", "told"), "not"),
    ("The clause ", "has been read", CLAUSE, "not"),
    ("The county has opened the quarry for ", "June to August", QUARRY, "not"),
    ("The county got its way on ", "June to August", QUARRY, "not"),
    ("On the railway ", "trains run", ROAD.replace("train will run", "trains run"), "no"),
]


@pytest.mark.parametrize(("before", "link", "statement"), HONEST)
def test_a_denial_in_other_words_passes(before: str, link: str, statement: str) -> None:
    """Words that deny in their own way, that only name something, or that are of another part pass."""
    assert find_denial_left_out(before + link, len(before), "en", statement) == ""


@pytest.mark.parametrize(("before", "link", "statement", "denial"), DISHONEST)
def test_a_denial_that_is_left_out_is_found(before: str, link: str, statement: str, denial: str) -> None:
    """Words that affirm what the statement denies are found, with the word that denies."""
    assert find_denial_left_out(before + link, len(before), "en", statement) == denial
