"""Tests of briefing notes, which tell a report in lists, tables and words of their own."""

from __future__ import annotations

from functools import cache

import pytest

from briefgen.audit.audit import audit_draft
from briefgen.audit.draft import read_draft
from briefgen.audit.library import Library
from briefgen.audit.passages import SourceText

REPORT = """\
Fever in the hill provinces

Health Office of Velmar, 14 March 2024

In February 2024 (the weeks from 5 to 8), a total of 37 269 new cases were counted in 20 provinces, a fall of 12% \
from the previous month. The period also saw 322 fever deaths.

The Lower Hills had the highest number of cases, followed by the Upper Hills and the coast.

A landslide at Ostby on Sunday destroyed the clinic, killing at least 15 people and leaving 27 others missing. \
Nearly 3,000 houses and 38 schools were damaged.

The board unanimously backed a new levy of two crowns. Its head, Ivo Brandt, called the vote a "hard choice". "Nobody here will be able to pay it," said Lena Moss, a nurse, who told the Courier that she had written to the mayor.

In May the office lost a bid for a court order against the strike of the carriers. Its head hoped that the new levy \
would be the basis for a lasting peace in the hills.

This was the worst outbreak in 25 years. Two former ministers were accused over it; a court gave Nils Orre an 18-month \
suspended prison sentence. The carriers voted with a turnout of almost 90 percent; 3,060 of 4,000 were in favour.

The office cut the 1.178 million crowns budget proposal submitted by Director Ane Dahl. Tor Vik was chief of staff \
to former President Siri Moe.

The price of a kit is above the usual price in the wholesale market, which is about 81 crowns.

A second team gave out 162 kits, 96 of them kits for the young.

Spending on drugs was 12.5 million crowns compared to 10.1 million crowns a year before.
"""


@cache
def library() -> Library:
    """Return the text of these tests."""
    return Library((SourceText("fever.txt", REPORT, "en"),))


def verdict(words: str) -> str | None:
    """Return the worst verdict on what a draft says, without the head of a table."""
    findings = audit_draft(read_draft("draft.md", words, markdown=True), library()).findings
    given = {finding.judgement.verdict for finding in findings if not finding.words.startswith("Month")}
    return next((each for each in ("altered", "unsupported", "supported") if each in given), None)


ROW = "| Month | Cases | Deaths |\n|---|--:|--:|\n| February 2024 | {} | {} |"
NOTES = {
    "row of a table": (ROW.format("37,269", "322"), ROW.format("37,629", "322")),
    "item of a list": (
        "- Spending on drugs: 12.5 million crowns, up from 10.1 million a year earlier",
        "- Spending on drugs: 12.5 million crowns, down from 10.1 million a year earlier",
    ),
    "tried in vain": (
        "In May the office lost its bid for a court order against the strike.",
        "In May the office won a court order against the strike.",
    ),
    "only hoped": (
        "The head hopes that the levy is the basis for a lasting peace.",
        "The levy is the basis for a lasting peace, its head said.",
    ),
    "superlative told as a denial": (
        "No outbreak had been worse in a quarter of a century.",
        "No outbreak had been worse in 35 years.",
    ),
    "suspended": (
        "Nils Orre was given a suspended prison sentence of 18 months.",
        "Nils Orre has to spend 18 months in prison.",
    ),
    "both": ("Both had been ministers.", "Both had been governors."),
    "number beside its word": ("Turnout was just under 90 percent.", "Turnout was just under 80 percent."),
    "comparison": (
        "That is above the wholesale price of about 81 crowns.",
        "That is less than the wholesale price of about 81 crowns.",
    ),
    "office of another": ("Tor Vik was chief of staff.", "Tor Vik was President."),
    "vote": ("The board backed the levy with one voice.", "The board backed the levy by a narrow majority."),
    "who is quoted": ('Ivo Brandt spoke of a "hard choice".', 'Drivers spoke of a "hard choice".'),
    "who is quoted in a sentence": (
        'A nurse said: "Nobody here will be able to pay it."',
        'The drivers said: "Nobody here will be able to pay it."',
    ),
    "the month before": (
        "The number of cases in February was 12% lower than in January.",
        "The number of cases in February was 12% lower than in December.",
    ),
    "first and second": (
        "The Lower Hills had more cases than any other.",
        "The Upper Hills had more cases than any other.",
    ),
    "the dead of a verb": (
        "The count stood at a minimum of 15 dead and 27 missing.",
        "The count stood at a minimum of 27 dead and 15 missing.",
    ),
    "rounded in words": (
        "Almost 3,000 homes and nearly forty schools were damaged.",
        "Almost 3,000 homes and nearly fifty schools were damaged.",
    ),
}


@pytest.mark.parametrize(("told", "altered"), NOTES.values(), ids=NOTES)
def test_note_is_supported_and_its_twin_is_not(told: str, altered: str) -> None:
    """What is told in other words is supported; the same with an error is not."""
    assert verdict(told) == "supported"
    assert verdict(altered) in ("altered", "unsupported")


def test_number_is_set_against_the_one_of_the_same_words() -> None:
    """Of two numbers of a sentence, the one that counts the same is what a statement should have."""
    findings = audit_draft(
        read_draft("draft.md", "Of these, 69 were kits for the young.", markdown=True), library()
    ).findings
    assert [d.evidence for d in findings[0].judgement.differences] == ["96"]


def test_heading_that_only_names_its_subject_is_no_claim() -> None:
    """A heading without a verb is not called unsupported; one with a number and a verb, and a sentence, are."""
    assert verdict("## Notes from Kastoria") is None
    assert verdict("## 99 cases in Kastoria") is None
    assert verdict("## Kastoria has 99 cases") == "unsupported"
    assert verdict("| Cases in 2099 | Share |\n|---|---|") is None
    assert verdict("| Cases in 2099 | Share |") == "unsupported"
    assert verdict("In Kastoria there were more.") == "unsupported"
    assert verdict("## A tenth of the Lower Hills") is None


def test_share_is_not_set_against_a_rise_of_something_else() -> None:
    """Three quarters of those who voted are no rise of 9.2 per cent."""
    text = "The carriers voted for the offer. It includes a 9.2 percent pay rise for carriers and drivers."
    known = Library((SourceText("offer.txt", text, "en"),))
    draft = read_draft(
        "draft.md", "Three quarters of the carriers who voted accepted the offer.", markdown=True
    )
    assert [f.judgement.verdict for f in audit_draft(draft, known).findings] == ["unsupported"]


def test_proposal_that_was_made_is_no_plan() -> None:
    """A budget that was submitted is not called a plan because a text has the proposal that was submitted."""
    assert verdict("Director Ane Dahl had submitted a budget of almost 1.2 million crowns.") != "altered"
