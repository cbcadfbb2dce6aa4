"""Tests of the rule date-unsupported."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, QUESTION_PATH, brief_with, findings, found_in_brief
from tests.harbour import LOG, QUESTION
from tests.workspace import Workspace

GAP = "gaps:\n  - question: |\n      {}\n"
CLOSED = "[closed](fact:channel-closed)"
VALID = {
    "the fact's day": f"{CLOSED} on 2 March 2026",
    "its month": f"{CLOSED} in March 2026",
    "its year": f"in 2026 it {CLOSED}",
    "day and month": f"{CLOSED} on 2 March",
    "the figure's date": "[nine metres](fact:channel-depth) on 1 March 2026",
    "a measure's date": "[nine metres](measure:north-depth) on 1 March 2026",
    "inside the link": "[closed on 2 March 2026](fact:channel-closed)",
    "a month alone": "in March",
    "the day of its source": f"it {CLOSED}, says our last source, of 5 March 2026",
}
INVALID = {
    "another day": (f"{CLOSED} on 3 March 2026", 40, "3 March 2026"),
    "another month": (f"{CLOSED} in April 2026", 40, "April 2026"),
    "another year": (f"{CLOSED} in 2025", 40, "2025"),
    "another day than its source's": (
        f"it {CLOSED}, says our last source, of 6 March 2026",
        66,
        "6 March 2026",
    ),
    "the day of its source for its own": (f"it {CLOSED} on 5 March 2026", 43, "5 March 2026"),
    "no fact": ("closed in 2026", 17, "2026"),
    "inside the link": ("[closed in 2025](fact:channel-closed)", 18, "2025"),
}


@pytest.mark.parametrize("text", VALID.values(), ids=VALID)
def test_borne_dates_pass(harbour: Workspace, text: str) -> None:
    """A date that a fact of the paragraph bears, at any precision, gives no finding."""
    assert found_in_brief(harbour, brief_with(GAP.format(text))) == []


@pytest.mark.parametrize(("text", "column", "words"), INVALID.values(), ids=INVALID)
def test_other_dates_fail(harbour: Workspace, text: str, column: int, words: str) -> None:
    """A date that no fact of the paragraph bears is reported at its place."""
    expected = [("date-unsupported", BRIEF_PATH, 15, column)]
    assert found_in_brief(harbour, brief_with(GAP.format(text))) == expected
    (finding,) = harbour.check()
    assert f"`{words}`" in finding.message


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (f"{CLOSED} on 3 March 2026", "did you mean `2 March 2026`?"),
        (f"{CLOSED} on 3 March", "did you mean `2 March`?"),
        (f"{CLOSED} in April 2026", "did you mean `March 2026`?"),
        (f"{CLOSED} in 2025", "did you mean `2026`?"),
        (f"{CLOSED}, [nine metres on 3 March](fact:channel-depth)", "did you mean `1 March`?"),
        (
            f"{CLOSED}, [nine metres](fact:channel-depth) on 11 March 2026",
            "did you mean `1 March 2026` or `2 March 2026`?",
        ),
    ],
)
def test_the_dates_of_the_fact_are_named(harbour: Workspace, text: str, hint: str) -> None:
    """A hint names the dates of the cited facts, as exact as the date in the text."""
    found_in_brief(harbour, brief_with(GAP.format(text)))
    assert harbour.check()[0].hints[0] == hint


@pytest.mark.parametrize(
    ("language", "words", "hint"),
    [
        ("de", "am 3. März 2026", "did you mean `2. März 2026`?"),
        ("fr", "le 3 mars 2026", "did you mean `2 mars 2026`?"),
        ("fr", "le 3 mars", "did you mean `2 mars 2026`?"),
        ("es", "en abril de 2026", "did you mean `marzo de 2026`?"),
    ],
)
def test_the_dates_are_named_in_the_language_of_the_brief(
    harbour: Workspace, language: str, words: str, hint: str
) -> None:
    """The date of the fact is written as the memo's language writes dates."""
    text = GAP.format(f"{CLOSED} {words}")
    harbour.write(brief_with(text, **{"product:": f"language: {language}\nproduct:"}))
    hints = [d.hints[0] for d in harbour.check() if d.rule == "date-unsupported"]
    assert hints == [hint]


def test_no_mark_is_proposed_inside_a_link(harbour: Workspace) -> None:
    """A date in a link cannot have the mark of an own date, which is a link too."""
    for text, proposed in ((f"{CLOSED} on 3 March", True), (CLOSED.replace("](", " on 3 March]("), False)):
        found_in_brief(harbour, brief_with(GAP.format(text)))
        assert ("(own:)" in harbour.check()[0].hints[-1]) == proposed


def test_a_fact_speaks_for_its_own_paragraph(harbour: Workspace) -> None:
    """A fact cited in another paragraph does not bear a date."""
    text = f"{CLOSED} then\n\n      in 2026"
    expected = [("date-unsupported", BRIEF_PATH, 17, 10)]
    assert found_in_brief(harbour, brief_with(GAP.format(text))) == expected


AHEAD = {
    "1 May 2026": [],
    "May 2026": [],
    "2027": [],
    "1 March 2024": ["date-unsupported"],
    "2026": [],
    "2025/26": [],
    "1 May": [],
    "1 March": ["date-unsupported"],
    "2025": ["date-unsupported"],
}


@pytest.mark.parametrize(("day", "rules"), AHEAD.items())
def test_a_judgement_looks_ahead(harbour: Workspace, day: str, rules: list[str]) -> None:
    """A judgement may name the date up to which it is made, and none that is past or present."""
    brief = brief_with(**{"reopens in May": f"reopens by {day}"})
    assert [row[0] for row in found_in_brief(harbour, brief)] == rules


BASES = {
    "one log of 5 March 2026": [],
    "two logs of March 2026, and three talks with pilots": [],
    "one log of 6 March 2026": ["date-unsupported"],
    "one log of 2024": ["date-unsupported"],
}


@pytest.mark.parametrize(("basis", "rules"), BASES.items())
def test_a_basis_counts_and_dates_its_sources(harbour: Workspace, basis: str, rules: list[str]) -> None:
    """What a confidence rests on may count its sources, and say when these were issued."""
    brief = brief_with(**{"basis: one log": f"basis: '{basis}'"})
    assert [row[0] for row in found_in_brief(harbour, brief)] == rules


@pytest.mark.parametrize(("year", "rules"), [("2026", []), ("2025", ["date-unsupported"])])
def test_what_looks_ahead_may_compare_with_a_year_of_a_fact(
    harbour: Workspace, year: str, rules: list[str]
) -> None:
    """An option may name a year of some fact without a link to it: another winter like 2026."""
    option = f"options:\n  - id: wait\n    title: Wait\n    text: Another winter like {year}.\n"
    files = brief_with(f"{option}    proposed_by: none found\n", **{"2026-03-20": "2027-03-20"})
    found = found_in_brief(harbour, files)
    assert [rule for rule, *_ in found if rule == "date-unsupported"] == rules


def test_a_season_is_that_of_its_source(harbour: Workspace) -> None:
    """Last summer, in a source of 2026, is the summer of 2025, and not that of 2023."""
    log = LOG.replace("is closed.", "is closed since last summer.")
    for year, expected in (("2025", []), ("2023", ["date-unsupported"])):
        brief = brief_with(GAP.format(f"{CLOSED} since the summer of {year}"))
        found = found_in_brief(harbour, {**brief, "texts/log.txt": log})
        assert [rule for rule, *_ in found if rule == "date-unsupported"] == expected


VIEW = """\
views:
  - id: pilots-wait
    holder: {{name: The pilots}}
    hypothesis: wait
    claim: The channel opens on 4 May 2027.
    reasoning: It {}, they say.
    facts_for: [channel-closed]
    evidence: [{{source: log, exact: opens on 4 May 2027}}]
"""
SHUT = LOG + "The lights failed on 7 July 2024. The new channel opens on 4 May 2027.\n"


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("opens on 4 May 2027", 0),
        ("lost its lights on 7 July 2024", 0),
        ("lost its lights on 8 July 2024", 1),
        ("closed on 2 March 2026", 0),
        ("closed on 3 March 2026", 1),
        ("opens on 5 May 2027", 1),
    ],
)
def test_a_view_has_the_dates_of_its_evidence(harbour: Workspace, words: str, count: int) -> None:
    """A view may name the dates of its quotations, of what is said right before, and of its facts, no others."""
    files = {QUESTION_PATH: QUESTION + VIEW.format(words), "texts/log.txt": SHUT}
    found = [row for row in findings(harbour.write(files).check_corpus()) if row[0] == "date-unsupported"]
    assert found == [("date-unsupported", QUESTION_PATH, 21, 22 + words.index("on "))] * count


QUOTED = """\
facts:
  - id: opening
    statement: A new channel is to open.
    evidence: [{source: log, exact: opens on 4 May 2027}]
"""


@pytest.mark.parametrize(("day", "count"), [("4 May 2027", 0), ("5 May 2027", 1)])
def test_a_quotation_supports_its_date(harbour: Workspace, day: str, count: int) -> None:
    """A date that a quotation of the cited fact has is supported, though the statement does not have it."""
    brief = brief_with(GAP.format(f"It [opens](fact:opening) on {day}"))
    found = found_in_brief(harbour, {"briefs/corpus/facts/more.yaml": QUOTED, "texts/log.txt": SHUT, **brief})
    assert [row[0] for row in found] == ["date-unsupported"] * count


COUNTED = """\
facts:
  - id: pilots
    statement: The pilots left.
    evidence: [{{source: log, exact: {}}}]
"""


@pytest.mark.parametrize(
    ("exact", "when", "count"),
    [
        ("The pilots left", "in March 2026", 0),
        ("The pilots left", "on 5 March 2026", 0),
        ("The pilots left", "in May 2025", 1),
        ("The pilots left three years ago", "in 2023", 0),
        ("The pilots left three years ago", "in 2019", 1),
        ("The pilots left last year", "in 2025", 0),
        ("The pilots left on 8 May 2025", "on 5 March 2026", 1),
    ],
)
def test_a_date_may_be_counted_from_the_source(harbour: Workspace, exact: str, when: str, count: int) -> None:
    """A quotation without a date has that of its source, and the dates that it counts from there."""
    brief = brief_with(GAP.format(f"They [left](fact:pilots) {when}"))
    files = {
        "briefs/corpus/facts/more.yaml": COUNTED.format(exact),
        "texts/log.txt": f"{LOG}{exact}.\n",
        **brief,
    }
    assert [row[0] for row in found_in_brief(harbour, files)] == ["date-unsupported"] * count


@pytest.mark.parametrize(("day", "count"), [("2 March 2026", 0), ("1 March 2026", 1)])
def test_a_judgement_has_the_dates_it_rests_on(harbour: Workspace, day: str, count: int) -> None:
    """A judgement may name the dates of the facts in `rests_on`, linked or not."""
    brief = brief_with(**{"reopens in May": f"has been closed since {day}"})
    assert [row[0] for row in found_in_brief(harbour, brief)] == ["date-unsupported"] * count


ITEM = "gaps:\n  - question: When was it [closed](fact:channel-closed)?\n    matters: {}\n"
OF_BRIEF = {
    "its as_of": ("As of 20 March 2026 nobody knows.", 0),
    "another day": ("As of 19 March 2026 nobody knows.", 1),
    "the end of its timeline": ("On 17 February 2026 it was open.", 0),
    "its own deadline": ("By 7 April 2024 it was open.", 0),
    "what the item cites": ("The closure of 2 March 2026 counts.", 0),
    "what nothing cites": ("The closure of 4 March 2026 counts.", 1),
}


@pytest.mark.parametrize(("words", "count"), OF_BRIEF.values(), ids=OF_BRIEF)
def test_a_brief_has_dates_of_its_own(harbour: Workspace, words: str, count: int) -> None:
    """A text may name the brief's `as_of`, its period and deadlines, and what another field of its item cites."""
    more = "timeline: {from: 2026-02-17}\noptions:\n  - {id: a, title: Wait, text: 'Wait since [7 April 2024](own:).'}\n"
    found = found_in_brief(harbour, brief_with(ITEM.format(words) + more))
    assert [row[0] for row in found if row[0] == "date-unsupported"] == ["date-unsupported"] * count


QUARTER = """\
facts:
  - id: traffic
    statement: Traffic fell in the third quarter.
    figure: {value: 2, unit: ships, as_of: 2025-Q3}
    evidence: [{source: log, exact: two ships}]
"""


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("[two ships](fact:traffic) in the third quarter", 0),
        ("[two ships](fact:traffic) in the third quarter of 2025", 0),
        ("[two ships](fact:traffic) in the fourth quarter", 1),
        ("[two ships](fact:traffic) in the second half", 0),
        (f"{CLOSED} in the fourth quarter", 0),
    ],
)
def test_a_quarter_alone_is_that_of_its_fact(harbour: Workspace, words: str, count: int) -> None:
    """A quarter without a year is reported where what is cited beside it has another quarter."""
    files = {"briefs/corpus/facts/more.yaml": QUARTER, "texts/log.txt": LOG + "It saw two ships.\n"}
    found = found_in_brief(harbour, {**files, **brief_with(GAP.format(words))})
    assert [row[0] for row in found if row[0] == "date-unsupported"] == ["date-unsupported"] * count


ASKED = {
    "a year to come": ("How many berths does it need in 2029 and 2030?", 0),
    "a day to come": ("Who pays for it from 1 July 2027?", 0),
    "another sentence": ("It opens in 2029. Who pays for that?", 1),
    "what has been": ("Who paid for it in 2019?", 1),
    "in brackets": ("Who pays? (What will it cost in 2029?)", 0),
}


@pytest.mark.parametrize(("words", "count"), ASKED.values(), ids=ASKED)
def test_an_open_question_may_ask_about_a_time_to_come(harbour: Workspace, words: str, count: int) -> None:
    """What a gap asks about a time after the `as_of` is no claim; what it says, and what has been, is one."""
    found = found_in_brief(harbour, brief_with(GAP.format(words)))
    assert [row[0] for row in found] == ["date-unsupported"] * count
