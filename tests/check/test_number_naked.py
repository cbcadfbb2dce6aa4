"""Tests of the rule number-naked."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief
from tests.harbour import LOG
from tests.workspace import Workspace

GAP = "gaps:\n  - question: |\n      {}\n"
VALID = {
    "a linked number": "[nine metres](fact:channel-depth) is too shallow",
    "an ordinal": "the third storm, the 21st century, the first pilot",
    "one": "one of them, no one, one another",
    "a half of a year": "it was quieter than in the same half of the year",
    "a borne date": "[closed](fact:channel-closed) on 2 March 2026",
    "a month alone": "it reopens in May",
    "a letter said for a nought": "the daily O Globo, Flannery O and row o",
    "the number of a fact that the sentence links": "It is [too shallow](fact:channel-depth), at nine metres",
    "the number of a fact that a link without words names": "It has [](fact:channel-depth) now, at nine metres",
    "a number that begins before its link": "a [third of them](fact:channel-depth) wait",
    "a name with a number": "Harwick 3 was late, as Harwick 2, was",
    "a price in a name": "the 9-euro ticket and the nine-euro pass sell well",
    "the number of names that follow": "three ports, Harwick, Ulm and The Quay, were shut; two ships: Anna and Berta",
    "the number of names before it": "Anna and Berta, two ships of the line, wait",
    "the number of the linked fact without what it counts": "It is [too shallow](fact:channel-depth) with only nine",
    "a zone": "near the 200-mile line, beyond the 200 miles and inside its 24-mile zone",
    "a week and a plan": "the 40-hour week, their five-year plan and the 30-day rule",
    "what was just named": "the two quays and all three crews; these two",
    "what was named, of any size": "as it did in the same nine months, over the same 40 miles",
    "a part of a word": "a two-sided contract, the three-way race",
    "a site with a number of two parts": "the sites N-9.4 and K-2.1.3 lie idle",
    "figures that the text itself gives": "two counts are in use, and three estimates",
    "no number": "often, tentative, freight, someone, weight, network",
}
INVALID = {
    "digits": ("some 14 ships", 12, "14"),
    "thousands": ("with 11,000 boxes", 12, "11,000"),
    "a decimal": ("near 9.5 metres", 12, "9.5 metres"),
    "words": ("all twenty-five ships", 11, "twenty-five"),
    "a small number of new things": ("with three crews", 12, "three"),
    "another number than that of the names": ("four ports, Harwick, Ulm and Trier, shut", 7, "four"),
    "a number before one name": ("three ships, Anna too, wait", 7, "three"),
    "a compound": ("a hundred and six ships", 7, "a hundred and six"),
    "a price": ("sold a 9-euro ticket", 14, "9-euro"),
    "a price of another thing": ("sold the 9-euro soap", 16, "9-euro"),
    "a length of something": ("along the 200-mile cable", 17, "200-mile"),
    "a length beyond": ("beyond the 200 miles of cable", 18, "200 miles"),
    "a week of its own": ("with a 40-hour week", 14, "40-hour"),
    "a plan for a number": ("the 40-ship plan", 11, "40"),
    "a number behind a name": ("to Harwick 3 boats ran", 18, "3"),
    "money": ("for $240 bn more", 11, "$240 bn"),
    "a percentage": ("by 17.2 % a year", 10, "17.2 %"),
    "per cent": ("by 17 per cent", 10, "17 per cent"),
    "a multiple": ("it doubled then", 10, "doubled"),
    "a vague count": ("send dozens of ships", 12, "dozens of"),
    "a share": ("over half of them", 12, "half"),
    "emphasis": ("some *14* ships", 13, "14"),
    "a web link": ("[14 ships](https://example.org)", 8, "14"),
    "another number than the linked fact’s": (
        "[shallow](fact:channel-depth), at ten metres",
        41,
        "ten metres",
    ),
    "another unit": ("[shallow](fact:channel-depth) for nine days", 41, "nine days"),
    "a qualifier of its own": ("[shallow](fact:channel-depth) at over nine metres", 45, "nine metres"),
    "a link without words in another sentence": (
        "It has [](fact:channel-depth). That is nine metres",
        46,
        "nine metres",
    ),
    "another sentence": ("[It is shallow](fact:channel-depth). It has nine metres", 51, "nine metres"),
    "the link beside it": ("[nine](fact:channel-depth) of 12 metres", 37, "12 metres"),
}


@pytest.mark.parametrize("text", VALID.values(), ids=VALID)
def test_linked_numbers_pass(harbour: Workspace, text: str) -> None:
    """A number in a link to a fact, an ordinal, "one" and a borne date give no finding."""
    assert found_in_brief(harbour, brief_with(GAP.format(text))) == []


@pytest.mark.parametrize(("text", "column", "words"), INVALID.values(), ids=INVALID)
def test_naked_numbers_fail(harbour: Workspace, text: str, column: int, words: str) -> None:
    """A number outside every link into the corpus is reported at its place, in its words."""
    assert found_in_brief(harbour, brief_with(GAP.format(text))) == [("number-naked", BRIEF_PATH, 15, column)]
    (finding,) = harbour.check()
    assert finding.message == f"the number `{words}` is not linked to a fact"
    assert finding.span.end_column == column + len(words)


def test_a_number_beside_the_words_quoted_is_naked(harbour: Workspace) -> None:
    """A number that only the rest of the quoted sentence has is in no fact, so that a reader could not find it."""
    harbour.write({"texts/log.txt": LOG.replace("nine metres.", "nine metres, and 14 ships turned back.")})
    brief = brief_with(GAP.format("14 ships turned back: it is [too shallow](fact:channel-depth)"))
    assert found_in_brief(harbour, brief) == [("number-naked", BRIEF_PATH, 15, 7)]


def test_every_naked_number_is_reported(harbour: Workspace) -> None:
    """Several numbers in one field are reported each at its own place, over lines and paragraphs."""
    text = "twelve ships\n      and 3 tugs\n\n      - and 4 boats"
    places = [(15, 7), (16, 11), (18, 13)]
    expected = [("number-naked", BRIEF_PATH, line, column) for line, column in places]
    assert found_in_brief(harbour, brief_with(GAP.format(text))) == expected


CALCULATED_FACTS = """facts:
  - {id: glass, statement: It is 72 %., figure: {value: 72, unit: "%", as_of: 2024-11}, evidence: [{source: log, exact: "72 %"}]}
  - {id: metal, statement: It is 77 %., figure: {value: 77, unit: "%", as_of: 2024-11}, evidence: [{source: log, exact: "77 %"}]}
  - {id: north, statement: It has 40 ships., figure: {value: 40, unit: ships, as_of: 2024}, evidence: [{source: log, exact: 40 ships}]}
  - {id: south, statement: It has 25 ships., figure: {value: 25, unit: ships, as_of: 2022}, evidence: [{source: log, exact: 25 ships}]}
  - {id: some, statement: It has over 25 ships., figure: {qualifier: over, value: 25, unit: ships, as_of: 2022}, evidence: [{source: log, exact: 25 ships}]}
  - {id: boxes, statement: It holds about 1.3 million boxes., figure: {qualifier: about, value: 1300000, unit: boxes}, evidence: [{source: log, exact: about 1.3 million boxes}]}
  - {id: sent, statement: "It sent 400,000 boxes.", figure: {value: 400000, unit: boxes}, evidence: [{source: log, exact: "400,000 boxes"}]}
  - {id: tug, statement: A tug costs about €620 million., figure: {qualifier: about, value: 620000000, unit: EUR}, evidence: [{source: log, exact: about €620 million}]}
  - {id: keep, statement: It costs some €1.1 billion to buy all and €190 million to keep one., evidence: [{source: log, exact: some €1.1 billion}]}
  - {id: opened, statement: It opened on 3 March 2025., date: 2025-03-03, evidence: [{source: log, exact: opened on 3 March 2025}]}
  - {id: closed, statement: It closed on 31 March 2025., date: 2025-03-31, evidence: [{source: log, exact: closed on 31 March 2025}]}
"""
CALCULATED = {
    "points below": ("It was [72%](fact:glass), five points below the [77%](fact:metal) of metal.", []),
    "points the other way": ("It was [77%](fact:metal), five points above the [72%](fact:glass).", []),
    "other points": ("It was [72%](fact:glass), six points below the [77%](fact:metal).", ["six points"]),
    "points above for below": ("It was [72%](fact:glass), five points above the [77%](fact:metal).", ["five points"]),
    "more ships": ("The north has [40 ships](fact:north), 15 more than the [25](fact:south) of the south.", []),
    "more of other things": (
        "The north has [40 ships](fact:north), 15 crews more than the [25](fact:south).", ["15"],
    ),
    "no word that says how": ("It has [40](fact:north) and [25 ships](fact:south), and 15 crews.", ["15"]),
    "one fact alone": ("The north has [40 ships](fact:north), 15 more than the south.", ["15"]),
    "a qualifier": ("The north has [40 ships](fact:north), 15 more than the [over 25](fact:some).", ["15"]),
    "another sentence": ("It was [72%](fact:glass). It was five points below the [77%](fact:metal).", []),
    "wrong points from another sentence": (
        "It was [72%](fact:glass). It was six points below the [77%](fact:metal).",
        ["six points"],
    ),
    "two sentences back": (
        "It was [72%](fact:glass). It rained. It was five points below the [77%](fact:metal).",
        ["five points"],
    ),
    "a duration since the sentence before": (
        "It [opened](fact:opened) early. Four weeks later it [closed](fact:closed).", [],
    ),
    "another duration since the sentence before": (
        "It [opened](fact:opened) early. Six weeks later it [closed](fact:closed).", ["Six weeks"],
    ),
    "a duration since no sentence before": (
        "It [opened](fact:opened) early. It rained. Four weeks later it [closed](fact:closed).", ["Four weeks"],
    ),
    "a part of a number about so large": (
        "It holds [about 1.3 million boxes](fact:boxes); the [400,000](fact:sent) sent are less than a third of that.",
        [],
    ),
    "a part that is too small": (
        "It holds [about 1.3 million boxes](fact:boxes); the [400,000](fact:sent) sent are less than a fifth of that.",
        ["a fifth"],
    ),
    "a part of a number before": (
        "It holds [about 1.3 million boxes](fact:boxes). The [400,000](fact:sent) sent are less than a third of that.",
        [],
    ),
    "a part of what no number counts": (
        "The north has [40 ships](fact:north). The south has [25](fact:south), and over half of the crews.", ["half"],
    ),
    "no printed number beside a part": (
        "The north has [40 ships](fact:north), and [25](fact:south) are south. Over half of them left.", ["half"],
    ),
    "a multiple of what a statement says": (
        "A tug costs [about €620 million](fact:tug), more than three times what it takes to [keep one](fact:keep).", [],
    ),
    "another multiple than a statement gives": (
        "A tug costs [about €620 million](fact:tug), more than six times what it takes to [keep one](fact:keep).",
        ["six times"],
    ),
    "a multiple of two numbers of one statement": (
        "A [tug](fact:tug) is dear, more than five times what it takes to [keep one](fact:keep).", ["five times"],
    ),
    "a duration": ("It [opened](fact:opened), and [closed](fact:closed) four weeks later.", []),
    "another duration": ("It [opened](fact:opened), and [closed](fact:closed) six weeks later.", ["six weeks"]),
    "a limit cleared": ("The port needs [25 ships](fact:south), which the [40](fact:north) it has clear by fifteen.", []),
    "a limit cleared by another number": (
        "The port needs [25 ships](fact:south), which the [40](fact:north) it has clear by fourteen.", ["fourteen"],
    ),
    "a limit with a qualifier": (
        "Ports with [over 25 ships](fact:some) get more, which the [40 ships](fact:north) here clear by fifteen.", [],
    ),
    "what is to spare": ("It has [40 ships](fact:north) and needs [25](fact:south), with fifteen to spare.", []),
    "what is left": ("It sold [25](fact:south) of its [40 ships](fact:north), with fifteen left.", []),
    "other things to spare": (
        "It has [40 ships](fact:north) and needs [25](fact:south), with fifteen crews of its own.", ["fifteen"],
    ),
    "by how many of other things": (
        "The [40 ships](fact:north) outrun the [25](fact:south) by fifteen knots.", ["fifteen knots"],
    ),
    "a share": ("Of the [40 ships](fact:north), 62.5% or [25](fact:south) left.", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words"), CALCULATED.values(), ids=CALCULATED)
def test_a_number_may_be_calculated_from_two_facts_beside_it(
    harbour: Workspace, text: str, words: list[str]
) -> None:
    """A difference that its words name passes if the figures that its sentence links give exactly that."""
    harbour.write({"briefs/corpus/facts/more.yaml": CALCULATED_FACTS})
    harbour.write(brief_with(**{"It [is closed](fact:channel-closed).": text}))
    found = [d.message for d in harbour.check() if d.rule == "number-naked"]
    assert found == [f"the number `{each}` is not linked to a fact" for each in words]


SAID_FACTS = """facts:
  - {id: crews, statement: "With three crews on every tug, the port would save money.", evidence: [{source: log, exact: three crews}]}
  - {id: stock, statement: Ports must hold stocks for at least two months., evidence: [{source: log, exact: at least two months}]}
  - {id: hours, statement: "It spent 9,000 hours from March 2018 to June 2020.", evidence: [{source: log, exact: "9,000 hours"}]}
  - {id: sold, statement: "Between March and the end of July 2018 it sold 9,000 hours.", evidence: [{source: log, exact: "9,000 hours"}]}
  - {id: wait, statement: Ships wait at least two months., evidence: [{source: log, exact: at least two months}]}
"""
MEASURE = """measures:
  - {id: stranded, label: Whales stranded, unit: whales}
facts:
  - {id: first, statement: Two whales were stranded., figure: {measure: stranded, value: 2, unit: whales, as_of: 2025-11-28}, evidence: [{source: log, exact: Two whales}]}
  - {id: last, statement: Sixty whales are stranded., figure: {measure: stranded, value: 60, unit: whales, as_of: 2026-01-21~}, evidence: [{source: log, exact: Sixty whales}]}
  - {id: seals, statement: Nine seals came., figure: {value: 9, unit: seals, as_of: 2026-01-21}, evidence: [{source: log, exact: Nine seals}]}
"""
SINCE = [
    ("The count rose to [60](fact:last) in eight weeks.", 0),
    ("The count rose to [60](fact:last) in four weeks.", 1),
    ("The count rose to [60](fact:last) in two months.", 0),
    ("The count rose to [nine](fact:seals) in eight weeks.", 1),
    ("Of [60](fact:last), the port can take all for eight weeks.", 1),
]


@pytest.mark.parametrize(("text", "count"), SINCE)
def test_a_time_may_be_that_since_another_figure_on_the_measure(
    harbour: Workspace, text: str, count: int
) -> None:
    """The time in which a number came about may be that between two figures on one measure."""
    harbour.write({"briefs/corpus/facts/more.yaml": MEASURE})
    harbour.write(brief_with(**{"It [is closed](fact:channel-closed).": text}))
    assert len([d for d in harbour.check() if d.rule == "number-naked"]) == count


SAID = {
    "a small count with its noun": ("With three crews it [saves money](fact:crews).", []),
    "a small count of other things": ("With three pilots it [saves money](fact:crews).", ["three"]),
    "a small count without its noun": ("With just three it [saves money](fact:crews).", ["three"]),
    "the least that is compulsory": ("Ports hold two months of stock [by law](fact:stock).", []),
    "more than what is compulsory": ("Ports hold three months of stock [by law](fact:stock).", ["three months"]),
    "the most for the least": ("Ports hold up to two months of stock [by law](fact:stock).", ["two months"]),
    "the time between a fact's dates": (
        "The fleet spent [9,000 hours](fact:hours) there in little more than two years.", [],
    ),
    "another time than between its dates": (
        "The fleet spent [9,000 hours](fact:hours) there in little more than four years.", ["four years"],
    ),
    "the months from the first to the last": ("It sold [9,000 hours](fact:sold) in five months.", []),
    "other months": ("It sold [9,000 hours](fact:sold) in seven months.", ["seven months"]),
    "a time behind another link": (
        "It spent [9,000 hours](fact:hours), and ships [wait](fact:wait) in little more than two years.",
        ["two years"],
    ),
    "a time of something else": ("It spent [9,000 hours](fact:hours) and costs two years of pay.", ["two years"]),
    "the least of what is": ("Ships wait two months [at the quay](fact:wait).", ["two months"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words"), SAID.values(), ids=SAID)
def test_a_number_that_a_linked_fact_says_passes(harbour: Workspace, text: str, words: list[str]) -> None:
    """A small count passes with its noun, and a duty without "at least"; other numbers of theirs do not."""
    harbour.write({"briefs/corpus/facts/more.yaml": SAID_FACTS})
    harbour.write(brief_with(**{"It [is closed](fact:channel-closed).": text}))
    found = [d.message for d in harbour.check() if d.rule == "number-naked"]
    assert found == [f"the number `{each}` is not linked to a fact" for each in words]


def test_a_difference_has_a_hint_on_how_to_calculate_it(harbour: Workspace) -> None:
    """Where a number is more or less than another, the hint says to link both."""
    harbour.write({"briefs/corpus/facts/more.yaml": CALCULATED_FACTS})
    text = "The north has [40 ships](fact:north), {}."
    hints = []
    for words in ("15 more than the south", "and 15 crews"):
        harbour.write(brief_with(**{"It [is closed](fact:channel-closed).": text.format(words)}))
        (finding,) = (d for d in harbour.check() if d.rule == "number-naked")
        hints.append([hint for hint in finding.hints if "calculated" in hint])
    assert hints == [["if it is calculated from two facts, link both of their numbers in this sentence"], []]


ASKED = {
    "a number asked about": ("Can the quay take 70 lorries an hour?", 0),
    "a number known already": ("Who pays for the 70 lorries that were bought?", 1),
    "a statement": ("The quay takes 70 lorries an hour. Is that so?", 1),
}


@pytest.mark.parametrize(("words", "count"), ASKED.values(), ids=ASKED)
def test_an_open_question_may_ask_about_a_number(harbour: Workspace, words: str, count: int) -> None:
    """A number in what a gap asks may be the analyst's own, as in an option."""
    found = found_in_brief(harbour, brief_with(GAP.format(words)))
    assert [row[0] for row in found] == ["number-naked"] * count
