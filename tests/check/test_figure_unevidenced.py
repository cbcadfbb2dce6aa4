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
    "It froze at −10 degrees, and the trade changed by -1.4 percent.\n"
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
]
INVALID = {
    "a digit": ("value: 12000, unit: boxes", '"Over 11,000 boxes"', 21, "no evidence gives `12,000`"),
    "a sign lost": ("value: 10, unit: degrees", "froze at −10 degrees", 21, "no evidence gives `10`"),
    "a sign added": ("value: -84, unit: ships", "no more than 84 ships", 21, "no evidence gives `-84`"),
    "a qualifier lost": (
        "value: 11000, unit: boxes", '"Over 11,000 boxes"', 21,
        "`11,000` in the evidence has no `Over` before it in the fact's figure",
    ),
    "a ceiling taken for a floor": (
        "qualifier: more than, value: 84, unit: ships", "The union counts no more than 84 ships", 43,
        "`84` in the evidence has `no more than` before it, and `more than` in the fact's figure",
    ),
    "a floor taken for a ceiling": (
        "qualifier: fewer than, value: 31, unit: tugs", "counts no fewer than 31 tugs", 44,
        "`31` in the evidence has `no fewer than` before it, and `fewer than` in the fact's figure",
    ),
    "a word of doubt lost": (
        "value: 57, unit: buoys", "approximately 57 buoys", 21,
        "`57` in the evidence has no `approximately` before it in the fact's figure",
    ),
    "a qualifier added": (
        "qualifier: about, value: 17.2, unit: '%'", "rose by 17.2 percent", 39,
        "`17.2` in the evidence needs `about` before it, as in the fact's figure",
    ),
    "another unit": (
        "qualifier: over, value: 11000, unit: shells", '"Over 11,000 boxes"', 38,
        "`11,000` in the evidence counts shells in the fact",
    ),
    "another currency": ("value: 240000000000, unit: EUR", r"a record \$240bn", 21, "`240,000,000,000` in the evidence is in EUR in the fact"),
    "a currency in words": (
        "value: 265000000, unit: USD", "cost 265 million euros", 21, "`265,000,000` in the evidence is in USD in the fact",
    ),
    "an end of a range": ("low: 6, high: 9, unit: metres", "from 7 to 9 metres", 19, "no evidence gives `6`"),
    "a vague count": (
        "qualifier: hundreds of, unit: missiles", "dozens of missiles", 25,
        "the evidence does not say `hundreds of missiles`",
    ),
    "a vague count's unit": (
        "qualifier: dozens of, unit: shells", "dozens of missiles", 25, "the evidence does not say `dozens of shells`",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("figure", "exact"), VALID)
def test_figures_in_their_evidence_pass(harbour: Workspace, figure: str, exact: str) -> None:
    """A figure whose numbers, qualifier and unit its evidence gives passes, in digits or in words."""
    files = {PATH: FACT.format(figure, exact), "texts/log.txt": LOG + TEXT}
    assert found_in_corpus(harbour, files) == []


@pytest.mark.parametrize(("figure", "exact", "column", "message"), INVALID.values(), ids=INVALID)
def test_other_figures_fail(harbour: Workspace, figure: str, exact: str, column: int, message: str) -> None:
    """A figure that its evidence does not give is reported at the number, with the difference."""
    files = {PATH: FACT.format(figure, exact), "texts/log.txt": LOG + TEXT}
    assert found_in_corpus(harbour, files) == [("figure-unevidenced", PATH, 4, column)]
    assert [d.message for d in harbour.check_corpus()] == [message]
