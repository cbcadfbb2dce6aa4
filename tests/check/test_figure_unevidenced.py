"""Tests of the rule figure-unevidenced."""

from __future__ import annotations

import pytest

from tests.check.tables import found_in_corpus
from tests.harbour import LOG
from tests.workspace import Workspace

PATH = "briefs/corpus/facts/more.yaml"
TEXT = (
    "Over 11,000 boxes went, a record \\$240bn; it rose by 17.2 percent. Depths go from 7 to 9 metres.\n"
    "They saw dozens of missiles, and a six-week trip, in nearly five years.\n"
    "It cost 265 million euros, 3 million US dollars and EUR 7. The union counts no more than 84 ships. The port counts no fewer than 31 tugs and approximately 57 buoys.\n"
    "It froze at −10 degrees, and the trade changed by -1.4 percent. Then 438 tourists paid. Of the crates 72 remain.\n"
    "Farmers lost 45 million pesos. The catch shrank by 6.3 percent.\n"
)
FACT = "facts:\n  - id: more\n    statement: It was so.\n    figure: {{{}}}\n    evidence: [{{source: log, exact: {}}}]\n"
VALID = [
    ("qualifier: more than, value: 11000, unit: boxes", '"Over 11,000 boxes"'),
    ("value: 240000000000, unit: USD", r"a record \$240bn"),
    ('value: 17.2, unit: "%"', "rose by 17.2 percent"),
    ("value: 265000000, unit: EUR", "cost 265 million euros"),
    ("value: 3000000, unit: USD", "3 million US dollars"),
    ("value: -10, unit: degrees", "froze at −10 degrees"),
    ("value: -1.4, unit: '%'", "changed by -1.4 percent"),
    ("low: 7, high: 9, unit: metres", "from 7 to 9 metres"),
    ("qualifier: dozens of, unit: missiles", "dozens of missiles"),
    ("value: 6, unit: weeks", "a six-week trip"),
    ("qualifier: almost, value: 5, unit: years", "nearly five years"),
    ("qualifier: up to, value: 84, unit: ships", "The union counts no more than 84 ships"),
    ("qualifier: no more than, value: 84, unit: ships", "The union counts no more than 84 ships"),
    ("qualifier: at least, value: 31, unit: tugs", "The port counts no fewer than 31 tugs"),
    ("qualifier: about, value: 57, unit: buoys", "approximately 57 buoys"),
    ("value: 438, unit: visitors", "438 tourists paid"),
    ("value: 438, unit: Bangladeshis", "438 tourists paid"),
    ("qualifier: over, value: 11000, unit: cartons", '"Over 11,000 boxes"'),
    ("qualifier: dozens of, unit: rockets", "dozens of missiles"),
    ("value: 72, unit: boxes", "72 remain"),
    ("value: 57, unit: buoys, status: estimate", "approximately 57 buoys"),
    ("value: -45000000, unit: PHP", "Farmers lost 45 million pesos"),
    ("value: -6.3, unit: '%'", "The catch shrank by 6.3 percent"),
    ("value: 45000000, unit: PHP", "Farmers lost 45 million pesos"),
    ("value: 45000000, unit: MXN", "Farmers lost 45 million pesos"),
    ("value: 45000000, unit: pesos", "Farmers lost 45 million pesos"),
]
INVALID = {
    "a digit": ("value: 12000, unit: boxes", '"Over 11,000 boxes"', 21, "the figure is `12,000 boxes`, but the evidence says `Over 11,000 boxes`: the numbers differ"),
    "a sign lost": ("value: 10, unit: degrees", "froze at −10 degrees", 21, "the figure is `10 degrees`, but the evidence says `−10 degrees`: the numbers differ"),
    "a sign against a rise": ("value: -17.2, unit: '%'", "rose by 17.2 percent", 21, "the figure is `-17.2 %`, but the evidence says `17.2 percent`: the numbers differ"),
    "a sign added": ("value: -84, unit: ships", "no more than 84 ships", 21, "the figure is `-84 ships`, but the evidence says `no more than 84 ships`: the numbers differ"),
    "a qualifier lost": (
        "value: 11000, unit: boxes", '"Over 11,000 boxes"', 21,
        "the figure is `11,000 boxes`, but the evidence says `Over 11,000 boxes`: the number is the same, but the qualifiers differ",
    ),
    "a ceiling taken for a floor": (
        "qualifier: more than, value: 84, unit: ships", "The union counts no more than 84 ships", 43,
        "the figure is `more than 84 ships`, but the evidence says `no more than 84 ships`: the number is the same, but the qualifiers differ",
    ),
    "a floor taken for a ceiling": (
        "qualifier: fewer than, value: 31, unit: tugs", "counts no fewer than 31 tugs", 44,
        "the figure is `fewer than 31 tugs`, but the evidence says `no fewer than 31 tugs`: the number is the same, but the qualifiers differ",
    ),
    "a word of doubt lost": (
        "value: 57, unit: buoys", "approximately 57 buoys", 21,
        "the figure is `57 buoys`, but the evidence says `approximately 57 buoys`: the number is the same, but the qualifiers differ",
    ),
    "a qualifier added": (
        "qualifier: more than, value: 17.2, unit: '%'", "rose by 17.2 percent", 43,
        "the figure is `more than 17.2 %`, but the evidence says `17.2 percent`: the number is the same, but the qualifiers differ",
    ),
    "another currency": ("value: 240000000000, unit: EUR", r"a record \$240bn", 21, "the figure is `240,000,000,000 EUR`, but the evidence says `$240bn`: the currencies differ"),
    "a currency in words": (
        "value: 265000000, unit: USD", "cost 265 million euros", 21, "the figure is `265,000,000 USD`, but the evidence says `265 million euros`: the currencies differ",
    ),
    "none of the currencies that a name may mean": (
        "value: 45000000, unit: USD", "Farmers lost 45 million pesos", 21, "the figure is `45,000,000 USD`, but the evidence says `45 million pesos`: the currencies differ",
    ),
    "an end of a range": ("low: 6, high: 9, unit: metres", "from 7 to 9 metres", 19, "the figure is `6 to 9 metres`, but the evidence says `7 to 9 metres`: the numbers differ"),
    "a vague count": (
        "qualifier: hundreds of, unit: missiles", "dozens of missiles", 25,
        "the figure is `hundreds of missiles`, but the evidence says `dozens of missiles`: the numbers differ",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("figure", "exact"), VALID)
def test_figures_in_their_evidence_pass(harbour: Workspace, figure: str, exact: str) -> None:
    """A figure whose numbers, qualifier and unit its evidence gives passes; what it counts may have another name."""
    files = {PATH: FACT.format(figure, exact), "texts/log.txt": LOG + TEXT}
    assert found_in_corpus(harbour, files) == []


@pytest.mark.parametrize(("figure", "exact", "column", "message"), INVALID.values(), ids=INVALID)
def test_other_figures_fail(harbour: Workspace, figure: str, exact: str, column: int, message: str) -> None:
    """A figure that its evidence does not give is reported at the number, with the difference."""
    files = {PATH: FACT.format(figure, exact), "texts/log.txt": LOG + TEXT}
    assert found_in_corpus(harbour, files) == [("figure-unevidenced", PATH, 4, column)]
    assert [d.message for d in harbour.check_corpus()] == [message]


STATED = [
    ("The trade changed by a fall of 127 guests.", "value: 127, unit: guests", ["figure-unevidenced"]),
    ("Of the 438 guests who came, 315 were left.", "value: 315, unit: guests", []),
    ("Of the 438 guests who came, 325 were left.", "value: 325, unit: guests", ["figure-unevidenced"]),
]


@pytest.mark.parametrize(("statement", "figure", "rules"), STATED)
def test_figures_that_a_statement_derives_pass(
    harbour: Workspace, statement: str, figure: str, rules: list[str]
) -> None:
    """A figure that follows from its evidence passes where the statement says how, and no other does."""
    fact = FACT.replace("It was so.", statement).format(figure, "438 guests came and 123 of them went")
    files = {PATH: fact, "texts/log.txt": f"{LOG}{TEXT}Then 438 guests came and 123 of them went.\n"}
    found = [rule for rule, *_ in found_in_corpus(harbour, files)]
    assert [rule for rule in found if rule == "figure-unevidenced"] == rules


def test_the_figure_of_a_limit_is_the_limit(harbour: Workspace) -> None:
    """Evidence of "a cap of" supports a plain figure where the statement calls it a cap."""
    for statement, count in (("It keeps its cap at 60 dollars.", 0), ("It pays 60 dollars.", 1)):
        fact = FACT.replace("It was so.", statement).format(
            "value: 60, unit: USD", "keeps a cap of 60 dollars"
        )
        files = {PATH: fact, "texts/log.txt": f"{LOG}The port keeps a cap of 60 dollars.\n"}
        found = [each for each in found_in_corpus(harbour, files) if each[0] == "figure-unevidenced"]
        assert len(found) == count


def test_a_figure_may_be_the_sum_of_the_counts_of_its_statement(harbour: Workspace) -> None:
    """Seven, four of them here and three there, is in evidence of the four and the three."""
    text = "Gestoppt sind vier Boote im Norden und drei Boote im Süden."
    fact = FACT.replace("It was so.", "Seven boats, four in the north and three in the south, are stopped.")
    files = {
        PATH: fact.format("value: 7, unit: boats", "vier Boote im Norden und drei Boote im Süden"),
        "texts/log.txt": f"{LOG}{text}\n",
    }
    assert [each for each in found_in_corpus(harbour, files) if each[0] == "figure-unevidenced"] == []
