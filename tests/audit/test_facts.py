"""A draft beside the facts of a corpus, whose statements may be in another language than the texts."""

from __future__ import annotations

import pytest

from briefgen.audit.audit import audit_draft
from briefgen.audit.draft import read_draft
from briefgen.audit.library import FactPassage, Library
from briefgen.audit.match import WordsBefore
from briefgen.audit.passages import SourceText
from briefgen.audit.verdicts import AuditVerdict, Where
from briefgen.language.read import read

TEXT = (
    "O Porto de Vestland pagou cerca de 50 mil euros pelos terrenos baldios. O porto fica a 25 quilómetros."
)


def judged(words: str, *statements: str) -> AuditVerdict:
    """Return the verdict on a sentence beside a text in Portuguese and some facts in English."""
    facts = tuple(
        FactPassage(f"fact-{at}", Where(f"fact-{at}", "text", each), read(each, "en"), WordsBefore())
        for at, each in enumerate(statements)
    )
    library = Library((SourceText("text", TEXT, "pt"),), facts)
    (found,) = audit_draft(read_draft("draft.md", words, markdown=True), library).findings
    return found.judgement


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        (
            "For the commons, Vestland has paid about 50,000 euros.",
            "Vestland paid about 50,000 euros for the common land.",
        ),
        (
            "A port by the sea that needs 40 ships a year is planned by Vestland in 2027.",
            "Vestland plans a port that needs 40 ships a year in 2027.",
        ),
    ],
)
def test_fact_in_other_words_supports(words: str, statement: str) -> None:
    """A fact has the numbers and names of a sentence, and enough of its words."""
    found = judged(words, statement)
    assert (found.verdict, found.where[0].fact) == ("supported", "fact-0")


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        (
            "The port of Vestland has by now completed its investigation.",
            "The port of Vestland planned to finish its investigation by the end of April 2025.",
        ),
        (
            "Vestland has proposed a ban on nets, with exemptions for some boats.",
            "Vestland means to propose a ban on nets, though some boats would be exempt.",
        ),
    ],
)
def test_plan_does_not_support(words: str, statement: str) -> None:
    """What somebody plans is not done."""
    assert judged(words, statement).verdict == "unsupported"


def test_words_of_the_quoted_passage_count() -> None:
    """What a fact says in other words than its text may be said in the words of either."""
    text = "The port did not let the inspectors see the electronic evidence. Nothing else is known."
    statement = "Inspectors were kept from the electronic files of Vestland."
    fact = FactPassage("kept", Where("kept", "text", statement), read(statement, "en"), WordsBefore())
    source = SourceText("text", text, "en", quoted=((0, 64, "kept"),))
    words = "The port of Vestland did not let the inspectors see electronic files."
    (found,) = audit_draft(read_draft("draft.md", words, markdown=True), Library((source,), (fact,))).findings
    assert found.judgement.verdict == "supported"


def test_quotation_elsewhere_supports_nothing() -> None:
    """A passage on the same supports no sentence whose quotation only another text has."""
    texts = (
        SourceText("one", "Ole Berg said that he wants “as many nets as we can get” for the crabs.", "en"),
        SourceText("two", "The fleet wants to catch more herring in Vestland. Ole Berg leads it.", "en"),
    )
    words = "Ole Berg wants “as many nets as we can get” for the herring."
    found = audit_draft(read_draft("draft.md", words, markdown=True), Library(texts)).findings
    assert found[0].judgement.verdict == "unsupported"
