"""Tests of the rule quote-missing."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.corpus.lock_format import Lock, LockedQuotation, format_lock, quotation_key
from tests.check.tables import CHANNEL, found_in_corpus
from tests.harbour import FACTS, LOG
from tests.workspace import Workspace

OLD = "exact: the north channel is closed"
VALID = {
    "the very words": "exact: the north channel is closed",
    "other typography": 'exact: "the north\u00a0channel is closed"',
    "over a line's end": "exact: the north\n        channel is closed",
}
INVALID = {
    "another word": ("exact: the south channel is closed", "differs: the [south→north] channel is closed"),
    "a negation": (
        "exact: the north channel is not closed",
        "differs: the north channel is [not→] closed",
    ),
    "half a word": ("exact: the north channel is clos", "differs: the north channel is [clos→closed]"),
    "nothing like it": (
        "exact: zebras graze",
        "the text has no similar passage; check which source the quotation is from",
    ),
    "little in common": (
        "exact: the yearly sale at the docks",
        "the text has no similar passage; check which source the quotation is from",
    ),
    "a wrong prefix": ("prefix: under, exact: north channel", "differs: north channel"),
}
REASONS = {
    "another word": "the quotation is not in the text of `log`",
    "a negation": "the quotation is not in the text of `log`",
    "half a word": "the quotation is in the text of `log`, only as part of longer words or numbers",
    "nothing like it": "the quotation is not in the text of `log`",
    "little in common": "the quotation is not in the text of `log`",
    "a wrong prefix": "the quotation is in the text of `log`, but not between this prefix and suffix",
}


def test_a_number_that_a_comma_has_split_is_named(harbour: Workspace) -> None:
    """In a list without quotation marks, the comma of a number begins another fragment."""
    harbour.write({"texts/log.txt": LOG.replace("closed.", "closed for 2,700 ships.", 1)})
    quotation = "exact: [channel is closed for 2,700 ships]"
    found_in_corpus(harbour, {CHANNEL: FACTS.replace(OLD, quotation)})
    finding = next(each for each in harbour.check_corpus() if each.rule == "quote-missing")
    assert finding.hints == (
        "a comma splits a list: if `2,700` is one number, put its fragment in quotation marks",
    )
    quoted = FACTS.replace(OLD, 'exact: ["channel is closed for 2,700 ships"]')
    assert "quote-missing" not in [rule for rule, *_ in found_in_corpus(harbour, {CHANNEL: quoted})]


@pytest.mark.parametrize("quotation", VALID.values(), ids=VALID)
def test_the_sources_words_pass(harbour: Workspace, quotation: str) -> None:
    """Words that stand in the source's text, typography aside, give no finding."""
    assert found_in_corpus(harbour, {CHANNEL: FACTS.replace(OLD, quotation)}) == []


@pytest.mark.parametrize("name", INVALID)
def test_other_words_fail(harbour: Workspace, name: str) -> None:
    """Words that do not stand there are reported where they are written, with why and the nearest passage."""
    quotation, hint = INVALID[name]
    column = 30 + quotation.index("exact: ") + len("exact: ")
    expected = [("quote-missing", CHANNEL, 6, column)]
    assert found_in_corpus(harbour, {CHANNEL: FACTS.replace(OLD, quotation)}) == expected
    (finding,) = harbour.check_corpus()
    assert finding.message == REASONS[name]
    assert finding.hints[0].endswith(hint)


def test_without_the_text_the_lock_speaks(harbour: Workspace) -> None:
    """Where the text is not at hand, a quotation that was locked as missing is reported."""
    key = quotation_key("fact:channel-closed", "log", "the north channel is closed")
    lock = Lock({}, {key: LockedQuotation("missing", None, date(2026, 3, 20))})
    away = harbour.write({"briefs/corpus/briefgen.lock": format_lock(lock)}).set(texts=())
    assert found_in_corpus(away, {}) == [
        ("quote-missing", CHANNEL, 6, 37),
        ("quote-unproven", CHANNEL, 10, 37),
    ]
