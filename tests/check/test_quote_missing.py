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


SPLIT = """\
facts:
  - id: harvest
    statement: The harvest is put at 13.2 to 13.8 billion roubles, the log says.
    figure: {{low: 13200000000, high: 13800000000, unit: RUB, as_of: 2026}}
    evidence:
      - source: log
        exact: [{}]
"""
RUSSIAN = "Урожай оценивают в 13,2–13,8 млрд рублей, а потери в 2,4 млрд рублей.\n"


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        ("Урожай оценивают в 13,2–13,8 млрд рублей", ["quote-missing"]),
        ("Урожай оценивают в 13,2–13,9 млрд рублей", ["figure-unevidenced", "quote-missing", "statement-disagrees"]),
    ],
    ids=["as in the text", "not as in the text"],
)  # fmt: skip
def test_a_number_that_a_comma_has_split_is_compared_whole(
    harbour: Workspace, words: str, rules: list[str]
) -> None:
    """Where the text has the joined words, statement and figure are compared with those, and agree."""
    log = "briefs/corpus/sources/log.yaml"
    source = (harbour.root / log).read_text("utf-8")
    harbour.write({"texts/log.txt": LOG + RUSSIAN, log: f"{source}language: ru\n"})
    path = "briefs/corpus/facts/harvest.yaml"
    found = {rule for rule, *_ in found_in_corpus(harbour, {path: SPLIT.format(words)})}
    mine = ("figure-unevidenced", "quote-missing", "statement-disagrees")
    assert sorted(found & {*mine}) == rules


ROWS = "Port | 2023 | 2024\nSorne | 598 | 655\n\n"
FRAGMENTS = '`exact: ["The pilots had", "no orders"]`'
WAYS = {
    "two rows of a table": (
        'exact: ["2024", "Sorne", "655"]',
        "quote one row: the heads of its columns are read with it",
    ),
    "the head of a page": (
        "exact: The pilots had no orders",
        f"there the text has `12 Harbour report`: quote fragments, {FRAGMENTS}, or delete these lines from the text",
    ),
}


@pytest.mark.parametrize("case", WAYS)
def test_what_is_between_the_words_is_named(harbour: Workspace, case: str) -> None:
    """Rows of a table and the end of a page are named as what separates the words of a quotation."""
    quotation, hint = WAYS[case]
    pages = "The pilots had\n\n12\n\n\fHarbour report\n\nno orders.\n"
    harbour.write({"texts/log.txt": f"{ROWS}{LOG}\n{pages}"})
    found_in_corpus(harbour, {CHANNEL: FACTS.replace(OLD, quotation)})
    finding = next(each for each in harbour.check_corpus() if each.rule == "quote-missing")
    assert finding.hints == (hint,)


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
