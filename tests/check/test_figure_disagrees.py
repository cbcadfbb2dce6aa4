"""Tests of the rule figure-disagrees."""

from __future__ import annotations

import pytest

from briefgen.diagnostic import Severity
from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief
from tests.harbour import LOG
from tests.workspace import Workspace

RULE = "figure-disagrees"
GAP = "gaps:\n  - question: |\n      [{}](fact:{})\n"
FACTS = """\
facts:
  - id: boxes
    statement: More boxes came than before.
    figure: {qualifier: more than, value: 11000, unit: boxes}
    evidence: [{source: log, exact: "over 11,000 boxes"}]
  - id: trade
    statement: Trade rose to a record.
    figure: {value: 240000000000, unit: USD}
    evidence: [{source: log, exact: a record $240bn}]
  - id: share
    statement: Exports rose.
    figure: {value: 17.2, unit: "%"}
    evidence: [{source: log, exact: rose by 17.2 percent}]
  - id: depth-range
    statement: The depth varies.
    figure: {low: 7, high: 9, unit: metres}
    evidence: [{source: log, exact: from 7 to 9 metres}]
  - id: missiles
    statement: Missiles came.
    figure: {qualifier: dozens of, unit: missiles}
    evidence: [{source: log, exact: dozens of missiles}]
  - id: members
    statement: The council of 15 members voted.
    evidence: [{source: log, exact: the 15 members voted}]
"""
TEXT = "Over 11,000? Yes, over 11,000 boxes, a record $240bn; it rose by 17.2 percent. Depths go\nfrom 7 to 9 metres. They saw dozens of missiles; the 15 members voted.\n"
PATH = "briefs/corpus/facts/more.yaml"
FILES = {PATH: FACTS, "texts/log.txt": LOG + TEXT}
VALID = [
    ("more than 11,000 boxes", "boxes"), ("over 11,000 boxes of shells", "boxes"), ("over 11 thousand boxes", "boxes"),
    ("more than 11,000", "boxes"), ("some more boxes", "boxes"), ("", "boxes"), ("$240 bn", "trade"),
    ("$240 billion", "trade"), ("17.2 %", "share"), ("17.2 per cent", "share"), ("7 to 9 metres", "depth-range"),
    ("dozens of missiles", "missiles"), ("the council’s 15 members", "members"),
]  # fmt: skip
INVALID = {
    "a digit": (
        "more than 12,000 boxes",
        "boxes",
        18,
        "the link says `more than 12,000 boxes`, but the fact `boxes` says `more than 11,000 boxes`: the numbers differ",
    ),
    "a lost qualifier": (
        "11,000 boxes",
        "boxes",
        8,
        "the link says `11,000 boxes`, but the fact `boxes` says `more than 11,000 boxes`: the number is the same, but the qualifiers differ",
    ),
    "another qualifier": (
        "about 11,000 boxes",
        "boxes",
        14,
        "the link says `about 11,000 boxes`, but the fact `boxes` says `more than 11,000 boxes`: the number is the same, but the qualifiers differ",
    ),
    "an added qualifier": (
        "over $240 bn",
        "trade",
        13,
        "the link says `over $240 bn`, but the fact `trade` says `240,000,000,000 USD`: the number is the same, but the qualifiers differ",
    ),
    "a scale": (
        "$240 m",
        "trade",
        8,
        "the link says `$240 m`, but the fact `trade` says `240,000,000,000 USD`: the numbers differ",
    ),
    "a currency": (
        "€240 bn",
        "trade",
        8,
        "the link says `€240 bn`, but the fact `trade` says `240,000,000,000 USD`: the currencies differ",
    ),
    "another unit": (
        "over 11,000 shells",
        "boxes",
        13,
        "the link says `over 11,000 shells`, but the fact `boxes` says `more than 11,000 boxes`: they count or measure different things",
    ),
    "no percentage": (
        "17.2 points",
        "share",
        8,
        "the link says `17.2 points`, but the fact `share` says `17.2 %`: they count or measure different things",
    ),
    "an end of the range": (
        "seven metres",
        "depth-range",
        8,
        "the link says `seven metres`, but the fact `depth-range` says `7 to 9 metres`: the numbers differ",
    ),
    "out of the range": (
        "eight metres",
        "depth-range",
        8,
        "the link says `eight metres`, but the fact `depth-range` says `7 to 9 metres`: the numbers differ",
    ),
    "a vague count": (
        "hundreds of missiles",
        "missiles",
        8,
        "the link says `hundreds of missiles`, but the fact `missiles` says `dozens of missiles`: the numbers differ",
    ),
    "a count made exact": (
        "24 missiles",
        "missiles",
        8,
        "the link says `24 missiles`, but the fact `missiles` says `dozens of missiles`: the numbers differ",
    ),
    "no figure": (
        "14 members",
        "members",
        8,
        "the link says `14 members`, but the fact `members` says `15 members`: the numbers differ",
    ),
}


@pytest.mark.parametrize(("words", "fact"), VALID)
def test_agreeing_words_pass(harbour: Workspace, words: str, fact: str) -> None:
    """Words with the figure's number, a qualifier that means the same and its unit give no finding."""
    assert found_in_brief(harbour.write(FILES), brief_with(GAP.format(words, fact))) == []


@pytest.mark.parametrize(("words", "fact", "column", "fault"), INVALID.values(), ids=INVALID)
def test_other_words_fail(harbour: Workspace, words: str, fact: str, column: int, fault: str) -> None:
    """Words with another number, qualifier or unit are reported at the number, with the figure's place."""
    found = found_in_brief(harbour.write(FILES), brief_with(GAP.format(words, fact)))
    assert found == [("figure-disagrees", BRIEF_PATH, 15, column)]
    (finding,) = harbour.check()
    assert finding.message == fault
    assert [b.span.path for b in finding.because] == [PATH]


def test_a_link_in_words_of_its_own_has_the_number_of_its_fact(harbour: Workspace) -> None:
    """A number in words is compared in a link, however far the rest of the sentence is from the evidence."""
    facts = (
        "facts:\n  - id: tugs\n    statement: The port has eleven tugs.\n"
        "    evidence: [{source: log, exact: has eleven tugs in the bay}]\n"
    )
    files = {PATH: facts, "texts/log.txt": LOG + "The port has eleven tugs in the bay, the 20 men said.\n"}
    prose = "gaps:\n  - question: |\n      Retain the [{0} tugs](fact:tugs) off the coast while northern ferries keep calling here?\n"
    workspace = harbour.write(files)
    assert found_in_brief(workspace, brief_with(prose.format("eleven"))) == []
    assert found_in_brief(workspace, brief_with(prose.format("seven"))) == [
        ("figure-disagrees", BRIEF_PATH, 15, 19)
    ]


RANGE = """\
facts:
  - {id: found, statement: The divers found 29.5 tonnes., figure: {value: 29.5, unit: tonnes}, evidence: [{source: log, exact: found 29.5 tonnes}]}
  - {id: sold, statement: The port sold 36 tonnes., figure: {value: 36, unit: tonnes}, evidence: [{source: log, exact: sold 36 tonnes}]}
"""


@pytest.mark.parametrize(
    ("prose", "columns"),
    [
        ("Ask what lies between [29.5 tonnes](fact:found) and [36 tonnes](fact:sold).", []),
        ("It went from [29.5](fact:found) to [36 tonnes](fact:sold).", []),
        ("Ask what lies between [28.5 tonnes](fact:found) and [36 tonnes](fact:sold).", [30]),
        ("Ask what lies between [29.5 tonnes](fact:found) and [35 tonnes](fact:sold).", [60]),
        ("It found [29.5 to 36 tonnes](fact:found).", [17]),
    ],
)
def test_the_ends_of_a_range_in_two_links_are_two_numbers(
    harbour: Workspace, prose: str, columns: list[int]
) -> None:
    """A range with its ends in two links is compared end by end; one within a link needs both its ends."""
    files = {PATH: RANGE, "texts/log.txt": f"{LOG}They found 29.5 tonnes and sold 36 tonnes.\n"}
    found = found_in_brief(harbour.write(files), brief_with(f"gaps:\n  - question: |\n      {prose}\n"))
    assert [row for row in found if row[0] == "figure-disagrees"] == [
        ("figure-disagrees", BRIEF_PATH, 15, column) for column in columns
    ]


@pytest.mark.parametrize(
    ("prose", "agrees"),
    [
        ("[Nearly 40 cranes](fact:tugs) wait for repair.", True),
        ("[More than 40 cranes](fact:tugs) wait for repair.", False),
        ("[Exactly 40 cranes](fact:tugs) wait for repair.", False),
        ("[About eleven tugs](fact:tugs) are at sea.", True),
    ],
)
def test_a_number_is_compared_with_evidence_of_which_the_statement_says_nothing(
    harbour: Workspace, prose: str, agrees: bool
) -> None:
    """A statement on one number of evidence in another language does not excuse a link on the other."""
    said = "Bijna 40 kranen wachten op reparatie; elf sleepboten zijn op zee."
    facts = (
        "facts:\n  - id: tugs\n    statement: Eleven tugs are out at sea.\n"
        f"    evidence: [{{source: bericht, exact: {said}}}]\n"
    )
    source = "id: bericht\ntype: article\ngenre: news-report\ntitle: Bericht\nissued: 2026-03-01\nlanguage: nl\norigin: pilots\ntext: bericht.txt\n"
    files = {PATH: facts, "briefs/corpus/sources/bericht.yaml": source, "texts/bericht.txt": said + "\n"}
    found = found_in_brief(harbour.write(files), brief_with(f"gaps:\n  - question: |\n      {prose}\n"))
    assert [rule for rule, *_ in found] == ([] if agrees else [RULE])


@pytest.mark.parametrize(
    ("prose", "agrees"),
    [
        ("The lock opens only when [60 barges](fact:queue) wait.", True),
        ("Once [60 barges](fact:queue) wait, the lock opens.", True),
        ("The lock stays shut until [60 barges](fact:queue) wait.", True),
        ("Yesterday [60 barges](fact:queue) waited.", False),
        ("If it rains, [60 barges](fact:queue) wait.", False),
        ("The lock opens only when [70 barges](fact:queue) wait.", False),
        ("The lock opens only when [fewer than 60 barges](fact:queue) wait.", False),
        ("The lock shuts once [9 barges](fact:basin) wait.", False),
    ],
)
def test_a_condition_may_leave_out_at_least(harbour: Workspace, prose: str, agrees: bool) -> None:
    """Behind "only when", "once" or "until" a link names a threshold without "at least"; "up to" is not left out."""
    facts = (
        "facts:\n  - id: queue\n    statement: The lock opens for at least 60 barges.\n"
        "    figure: {qualifier: at least, value: 60, unit: barges}\n"
        "    evidence: [{source: log, exact: opens for at least 60 barges}]\n"
        "  - id: basin\n    statement: The basin takes up to 9 barges.\n"
        "    evidence: [{source: log, exact: takes up to 9 barges}]\n"
    )
    text = LOG + "It opens for at least 60 barges and takes up to 9 barges, the 20 men said.\n"
    workspace = harbour.write({PATH: facts, "texts/log.txt": text})
    found = found_in_brief(workspace, brief_with(f"gaps:\n  - question: |\n      {prose}\n"))
    assert any(rule == "figure-disagrees" for rule, *_ in found) is not agrees


@pytest.mark.parametrize(
    ("prose", "agrees"),
    [
        ("The share will stay above [17.2 %](fact:share).", True),
        ("The share may fall below [17.2 %](fact:share).", True),
        ("The share was above [17.2 %](fact:share).", False),
        ("The share will stay [above 17.2 %](fact:share).", False),
        ("The share will stay above [19.2 %](fact:share).", False),
    ],
)
def test_what_is_to_come_is_set_against_a_number(harbour: Workspace, prose: str, agrees: bool) -> None:
    """A qualifier before a link is of what is to come, not of the fact; one in the link, or of the past, is not."""
    workspace = harbour.write(FILES)
    found = found_in_brief(workspace, brief_with(f"gaps:\n  - question: |\n      {prose}\n"))
    assert any(rule == "figure-disagrees" for rule, *_ in found) is not agrees


def test_a_number_that_may_follow_is_a_warning(harbour: Workspace) -> None:
    """A difference of two numbers of the evidence, which no word of the link names, needs a person's eye."""
    facts = (
        "facts:\n  - id: junctions\n    statement: The road is shut.\n"
        "    evidence: [{source: log, exact: between 31 and 33 it is shut}]\n"
    )
    files = {PATH: facts, "texts/log.txt": LOG + "The road between 31 and 33 it is shut, the 20 men said.\n"}
    assert found_in_brief(harbour.write(files), brief_with(GAP.format("the 13 men", "junctions"))) == [
        ("figure-disagrees", BRIEF_PATH, 15, 12)
    ]
    (finding,) = harbour.check()
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("prose", "agrees"),
    [
        ("Shoals lie at between [12](fact:shoal) and [20 metres](fact:trench).", True),
        ("Shoals lie at from [12 metres](fact:shoal) to [20 metres](fact:trench).", True),
        ("Shoals lie at between [13](fact:shoal) and [20 metres](fact:trench).", False),
        ("Shoals lie at between [12](fact:shoal) and [21 metres](fact:trench).", False),
        ("Shoals lie at between [7](fact:depth-range) and [20 metres](fact:trench).", True),
        ("Shoals lie at between [9](fact:depth-range) and [20 metres](fact:trench).", False),
        ("Depths lie at between [7](fact:depth-range) and [9 metres](fact:depth-range).", True),
        ("Depths lie at between [7](fact:depth-range) and [8 metres](fact:depth-range).", False),
    ],
)
def test_the_ends_of_a_range_may_be_of_two_facts(harbour: Workspace, prose: str, agrees: bool) -> None:
    """A range whose ends are linked to two facts needs each end in its own fact; to one fact, both in that."""
    facts = (
        "  - id: shoal\n    statement: A shoal is 12 metres deep.\n"
        "    evidence: [{source: log, exact: a shoal of 12 metres}]\n"
        "  - id: trench\n    statement: A trench is 20 metres deep.\n"
        "    evidence: [{source: log, exact: a trench of 20 metres}]\n"
    )
    text = LOG + TEXT + "They passed a shoal of 12 metres and a trench of 20 metres.\n"
    workspace = harbour.write({PATH: FACTS + facts, "texts/log.txt": text})
    found = found_in_brief(workspace, brief_with(f"gaps:\n  - question: |\n      {prose}\n"))
    assert any(rule == "figure-disagrees" for rule, *_ in found) is not agrees
