"""Tests of the rule statement-disagrees."""

from __future__ import annotations

import pytest

from tests.check.tables import found_in_corpus
from tests.harbour import LOG, SOURCE
from tests.workspace import Workspace

PATH = "briefs/corpus/facts/more.yaml"
TEXT = "Over 11,000 boxes went to two ports. They saw dozens of missiles.\n"
FACT = "facts:\n  - id: more\n    statement: {}\n    figure: {{{}}}\n    evidence: [{{source: log, exact: {}}}]\n"
BOXES = ("qualifier: more than, value: 11000, unit: boxes", '"Over 11,000 boxes went to two ports"')
MISSILES = ("qualifier: dozens of, unit: missiles", "They saw dozens of missiles")
VALID = [
    ("More than 11,000 boxes went.", BOXES),
    ("Two ports received over eleven thousand boxes.", BOXES),
    ("They saw dozens of missiles.", MISSILES),
    (">-\n      Boxes went,\n      more than 11,000 of them.", BOXES),
]
INVALID = {
    "a digit": (
        "More than 12,000 boxes went.",
        BOXES,
        (3, 26),
        "the statement says `More than 12,000 boxes`, but the evidence says `Over 11,000 boxes`: the numbers differ",
    ),
    "a lost qualifier": (
        "Then 11,000 boxes went.",
        BOXES,
        (3, 21),
        "the statement says `11,000 boxes`, but the evidence says `Over 11,000 boxes`: the number is the same, but the qualifiers differ",
    ),
    "another unit": (
        "Over 11,000 tonnes went.",
        BOXES,
        (3, 21),
        "the statement says `Over 11,000 tonnes`, but the evidence says `Over 11,000 boxes`: they count or measure different things",
    ),
    "a vague count": (
        "They saw hundreds of missiles.",
        MISSILES,
        (3, 25),
        "the statement says `hundreds of missiles`, but the evidence says `dozens of missiles`: the numbers differ",
    ),
    "over lines": (
        ">-\n      Boxes went,\n      twelve of them.",
        BOXES,
        (5, 7),
        "the statement says `twelve of them`, but the evidence has no such number; it has `Over 11,000 boxes` and `two ports`",
    ),
}


@pytest.mark.parametrize(("statement", "rest"), VALID)
def test_borne_out_numbers_pass(harbour: Workspace, statement: str, rest: tuple[str, str]) -> None:
    """Numbers of a statement that the figure or the evidence gives pass."""
    files = {PATH: FACT.format(statement, *rest), "texts/log.txt": LOG + TEXT}
    assert found_in_corpus(harbour, files) == []


@pytest.mark.parametrize(("statement", "rest", "place", "message"), INVALID.values(), ids=INVALID)
def test_other_numbers_fail(
    harbour: Workspace, statement: str, rest: tuple[str, str], place: tuple[int, int], message: str
) -> None:
    """A number that nothing in the fact bears out is reported at its place in the statement."""
    files = {PATH: FACT.format(statement, *rest), "texts/log.txt": LOG + TEXT}
    assert found_in_corpus(harbour, files) == [("statement-disagrees", PATH, *place)]
    (finding,) = harbour.check_corpus()
    assert finding.message == message


APART = """\
facts:
  - id: more
    statement: {}
    evidence:
      - {{source: log, exact: In 2018 the port had 132 cranes}}
      - {{source: log, exact: It has 61 cranes now}}
"""
CRANES = "In 2018 the port had 132 cranes. A fire came. It has 61 cranes now.\n"


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("The port has less than half of the 132 cranes of 2018.", []),
        ('"The port has 61 cranes, 71 fewer than in 2018."', []),
        ("The port has more than half of the 132 cranes of 2018.", [("statement-disagrees", PATH, 3, 39)]),
        ('"The port has 61 cranes, 81 fewer than in 2018."', [("statement-disagrees", PATH, 3, 41)]),
        ("The port lost 71 cranes.", []),
    ],
)
def test_a_number_may_follow_from_two_quotations(
    harbour: Workspace, statement: str, found: list[tuple[str, str, int, int]]
) -> None:
    """A number that follows from those of several quotations passes, and one that does not is reported."""
    files = {PATH: APART.format(statement), "texts/log.txt": LOG + CRANES}
    assert found_in_corpus(harbour, files) == found


SECTIONS = "Article 9 of the act is old. The clerk cited Article 12 of it.\n"
CITED = ("value: 1, unit: clerks", "The clerk cited Article 12 of it")


@pytest.mark.parametrize(
    ("statement", "count"),
    [
        ("Lawyers for the yard now argue at length about Article 9.", 0),
        ("Lawyers for the yard now argue at length about Article 12.", 0),
        ("Lawyers for the yard now argue at length about Article 21.", 1),
    ],
)
def test_a_designation_is_one_of_the_source(harbour: Workspace, statement: str, count: int) -> None:
    """In whatever words, an article that the source has nowhere, and others in its place, is reported."""
    harbour.write({"texts/log.txt": LOG + SECTIONS, PATH: FACT.format(statement, *CITED)})
    found = [d.message for d in harbour.check_corpus() if d.rule == "statement-disagrees"]
    assert len(found) == count


COUNTED = "Der Anteil von Glas stieg von 12 Prozent im Jahr 2023 auf 17 Prozent.\n"
GLASS = ("value: 17, unit: '%'", "Anteil von Glas stieg von 12 Prozent im Jahr 2023 auf 17 Prozent")
COUNTED_FROM = [
    ("The share of glass was 17 per cent in 2025, up from 12 per cent two years before.", 0),
    ("The share of glass was 17 per cent in 2025, up from 12 per cent two years earlier.", 0),
    ("The share of glass was 17 per cent in 2026, up from 12 per cent two years before.", 1),
]


@pytest.mark.parametrize(("statement", "count"), COUNTED_FROM)
def test_a_year_from_which_a_statement_counts_that_of_the_evidence_passes(
    harbour: Workspace, statement: str, count: int
) -> None:
    """A year that the source may have elsewhere has no rival in one that the statement counts from it."""
    source = SOURCE.replace("id: log", "id: plan").replace("log.txt", "plan.txt")
    harbour.write(
        {
            "briefs/corpus/sources/plan.yaml": f"{source}language: de\n",
            "texts/plan.txt": COUNTED,
            PATH: FACT.format(f'"{statement}"', *GLASS).replace("source: log", "source: plan"),
        }
    )
    found = [d.message for d in harbour.check_corpus() if d.rule == "statement-disagrees"]
    assert len(found) == count
