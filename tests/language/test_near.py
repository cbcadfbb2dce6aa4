"""Claims in words of their own, and claims near to the words of their evidence."""

from __future__ import annotations

import pytest

from briefgen.language.contradicted import contradicted_numbers, contradicted_words
from briefgen.language.dates_agree import Issued
from briefgen.language.read import read

COURT = "The court ruled that the company may not clear any more of the forest before the spring."
NEAR = (
    (
        "en",
        "The aid will compensate Orr Power for the early phase-out of its lignite-fired plants.",
        "The money makes up for Orr Power's early exit from lignite-fired power.",
        "",
    ),
    (
        "en",
        "Orr Power needed to be incentivised and compensated to exit the market.",
        "Orr Power would not have left the market without an incentive and compensation.",
        "",
    ),
    (
        "en",
        "Operators will have to phase out coal power by 2038.",
        "The law requires that electricity is no longer made from coal after 2038.",
        "",
    ),
    (
        "de",
        "Der Konzern darf vorerst die Grundstücke eines Landwirts in Kettlach nicht weiter räumen und roden.",
        "The court had stopped the company for the time being from clearing and felling on the land of a farmer in Kettlach.",
        "",
    ),
    ("en", COURT, "The court ruled that the company may clear more of the forest before the spring.", "negation"),
    ("en", COURT, "Clearing in the woods was halted by the judges until winter ends.", ""),
    (
        "en",
        "The town’s latest contract, which includes a free night ferry, is a sign of how rich the guild has become.",
        "The new contract with the guild of Ferrylines does not provide a free night ferry.",
        "",
    ),
    (
        "en",
        "The coast, which says it is neutral but has not condemned the toll on barges, is its largest buyer.",
        "The coast calls itself neutral in the matter and has condemned the toll.",
        "negation",
    ),
    (
        "en",
        "The guild fears that a free night ferry could one day come to threaten its own trade on the river.",
        "The Tide writes that the guild does not fear a free ferry for the old town as a threat to its trade.",
        "",
    ),
    (
        "en",
        "The pumps were to drain the valley at last, but the flood left the mill under water for a year.",
        "The mill cannot be used after the flood in the valley, the guild says, as the pumps failed.",
        "",
    ),
    (
        "en",
        COURT,
        "Judges, who spoke of “no more trees before the summer”, halted all clearing in the woods until winter ends.",
        "quotation",
    ),
    (
        "en",
        "The company may not clear any more of the forest, said Karla Obrist, who leads the court.",
        "Judges under Karla Obrecht halted all felling of trees in the woods for the time being.",
        "name",
    ),
    (
        "en",
        "The company may not clear any more of the forest, said the deputy minister.",
        "Felling in those woods was halted for the time being, in the words of the minister.",
        "name",
    ),
    ("en", "The aid will compensate the plants.", "The aid compensated the plants.", "modality"),
    ("en", "The aid will compensate RWE for its exit.", "The money makes up for an exit of coal-fired plants.", ""),
    ("en", "Fares rose after the talks in May.", "Fares fell after the talks in May.", "direction"),
    ("en", "The school opened before the crisis.", "Pupils came back once help had arrived after the holidays.", ""),
    ("en", "Investigators seized 15 barrels of oil.", "Investigators seized 15 crates of oil.", "unit"),
    ("en", "There are eight projects including six rail schemes.", "Six of the eight in the report are railways.", ""),
    ("en", "It was signed under Article 5 of the pact.", "It was signed under Article 6 of the pact.", "designation"),
    (
        "en",
        "The pact of 1968 mentions Article 5.",
        "Lawyers argue at length about what Article 6 asks of members.",
        "designation",
    ),
    ("de", "Das Gericht hat den Antrag nicht angenommen.", "The court accepted the request.", "negation"),
    (
        "de",
        "Der Konzern darf das Dorf vor Oktober nicht weiter räumen und den Wald dort nicht roden.",
        "The court stopped the company from clearing the village and the forest beside it until the autumn of that year.",
        "",
    ),
    ("de", "Im Dorf leben 24 Prozent weniger Kinder als 18 Prozent der Alten.", "It asked 15-year-olds.", ""),
)  # fmt: skip


@pytest.mark.parametrize(("language", "evidence", "claim", "respect"), NEAR)
def test_only_what_is_near_is_contradicted(language: str, evidence: str, claim: str, respect: str) -> None:
    """A claim that keeps the words of its evidence is contradicted by another one; a free one is not."""
    mine, theirs = read(claim, "en"), read(evidence, language)
    numbers = contradicted_numbers(mine, [(theirs, Issued())])
    words = contradicted_words(mine.passage, theirs.passage)
    assert {d.respect for d in (*numbers, *words)} == ({respect} if respect else set())
