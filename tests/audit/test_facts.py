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
            "A port that needs 40 ships a year is planned by Vestland in 2027.",
            "Vestland plans a port that needs 40 ships a year in 2027.",
        ),
    ],
)
def test_fact_in_other_words_supports(words: str, statement: str) -> None:
    """A fact has the numbers and names of a sentence, and enough of its words."""
    found = judged(words, statement)
    assert (found.verdict, found.where[0].fact) == ("supported", "fact-0")


@pytest.mark.parametrize(
    ("words", "statement", "verdict"),
    [
        (
            "The port of Vestland has by now completed its investigation.",
            "The port of Vestland planned to finish its investigation by the end of April 2025.",
            "altered",
        ),
        (
            "Vestland has proposed a ban on nets, with exemptions for some boats.",
            "Vestland means to propose a ban on nets, though some boats would be exempt.",
            "unsupported",
        ),
    ],
)
def test_plan_does_not_support(words: str, statement: str, verdict: str) -> None:
    """What somebody plans is not done."""
    assert judged(words, statement).verdict == verdict


def test_words_of_the_quoted_passage_count() -> None:
    """What a fact says in other words than its text may be said in the words of either."""
    text = "The quay cost 800 million euros to mend, she estimated."
    statement = "Rosa Rivera gave an estimate of what it took to mend the quay."
    fact = FactPassage("quay", Where("quay", "text", statement), read(statement, "en"), WordsBefore())
    source = SourceText("text", text, "en", quoted=((0, 38, "quay"),))
    words = "By the estimate of Rosa Rivera, the quay cost 800 million euros."
    (found,) = audit_draft(read_draft("draft.md", words, markdown=True), Library((source,), (fact,))).findings
    assert found.judgement.verdict == "supported"
    (found,) = audit_draft(read_draft("draft.md", words, markdown=True), Library((source,))).findings
    assert found.judgement.verdict == "unsupported"


def test_quotation_elsewhere_supports_nothing() -> None:
    """A passage on the same supports no sentence whose quotation only another text has."""
    texts = (
        SourceText("one", "There are “as many nets as we can get” in the shop.", "en"),
        SourceText("two", "Ole Berg said that the fleet needs 40 nets for herring in 2027.", "en"),
    )
    words = "Ole Berg said that the fleet needs “as many nets as we can get”, or 40, for herring in 2027."
    found = audit_draft(read_draft("draft.md", words, markdown=True), Library(texts)).findings
    assert found[0].judgement.verdict == "unsupported"


NOT_ACCUSED = {
    "an office for a first name": (
        "Julio Moltó said in November 2025 that the audit would take five months.",
        "Minister Moltó said in November 2025 that the audit would take five months.",
    ),
    "an office with a nation in it": (
        "Matteo Salvini denounced the ruling as a blow to the country.",
        "Deputy Italian Prime Minister Salvini denounced the ruling as a blow to the country.",
    ),
    "what was done besides what was tried": (
        "Vulcan Green Steel had been beaten by ArcelorMittal in 2017.",
        "Vulcan Green Steel tried to buy Ilva in 2017 and lost to ArcelorMittal.",
    ),
    "an interest for an aim": (
        "Vestland was interested in Novi Ligure, Racconigi and Salerno, and in one plant in France.",
        "Vestland aims to secure plants in Novi Ligure, Racconigi and Salerno, and one plant in France.",
    ),
    "a directive and an article": (
        "The judges see a breach of directive 2014/24 in the contract for the bridge.",
        "The judges see a breach of art. 72 in the contract for the bridge.",
    ),
}


@pytest.mark.parametrize(("words", "statement"), NOT_ACCUSED.values(), ids=NOT_ACCUSED)
def test_no_other_person_or_designation(words: str, statement: str) -> None:
    """A person with an office is the one with a first name; a directive is no other article."""
    assert judged(words, statement).verdict in ("supported", "unsupported")


TRANSLATED = {
    "initials": ("The EU is the second buyer, with 13%.", "La UE es el segundo comprador, con 13 %.", "es"),
    "initials as a word": ("The EU standard is 3%.", "Lo standard Ue è del 3%.", "it"),
    "body": (
        "The IMF expects growth of 4.5%.",
        "Der Internationale Währungsfonds erwartet 4,5 % Wachstum.",
        "de",
    ),
    "sea": ("Two cables lie in the Baltic Sea.", "In der Ostsee liegen zwei Kabel.", "de"),
    "adjective": (
        "The Emirati bank pays 140 million euros.",
        "La banque émirati paie 140 millions d’euros.",
        "fr",
    ),
    "words of Dutch": (
        "The court annulled the permit in 2023.",
        "In 2023 vernietigde de rechtbank de vergunning.",
        "nl",
    ),
}


@pytest.mark.parametrize(("words", "text", "language"), TRANSLATED.values(), ids=TRANSLATED)
def test_name_and_words_of_another_language(words: str, text: str, language: str) -> None:
    """A body or place is found by its name in the language of the text, and listed words by their meaning."""
    library = Library((SourceText("text", text, language),))
    (found,) = audit_draft(read_draft("draft.md", words, markdown=True), library).findings
    assert found.judgement.verdict == "supported"


def test_bare_heading_has_no_verdict() -> None:
    """A heading without a verb or number claims nothing, whatever passages have its words."""
    library = Library((SourceText("text", "The new port of Vestland opened in 2027.", "en"),))
    draft = read_draft("draft.md", "# The new port\n\nThe port of Vestland opened in 2027.\n", markdown=True)
    assert [finding.kind for finding in audit_draft(draft, library).findings] == ["statement"]


FOUND = {
    "a quotation in the language of the text": (
        "“Ostby deve passare dai forni a caldo ai forni elettrici”, he said.",
        "“Ostby deve passare dai forni a caldo ai forni elettrici” ha detto il ministro.",
        "it",
    ),
    "a view of somebody named before": (
        "In his view the market considers the port too small for 40 ships.",
        "Ole Berg said that the market considers the port too small for 40 ships.",
        "en",
    ),
    "a number of a company that is named": (
        "The city will keep 50.1% of HHLA and MSC will get 49.9%.",
        "The city is to hold 50.1 percent of HHLA and MSC 49.9 percent.",
        "en",
    ),
    "a plan that is told as one": (
        "The board expects new traffic and investments from 2025.",
        "The board believes that the deal will bring new traffic and investments from 2025.",
        "en",
    ),
    "two spellings": (
        "Vestland wants complete decarbonisation of 40 ships.",
        "Vestland wants complete decarbonization of 40 ships.",
        "en",
    ),
    "a name as two words": (
        "The group was formed by ArcelorMittal and Vestland in 2017.",
        "The group was formed by Arcelor Mittal and Vestland in 2017.",
        "en",
    ),
}


@pytest.mark.parametrize(("words", "text", "language"), FOUND.values(), ids=FOUND)
def test_other_form_is_found(words: str, text: str, language: str) -> None:
    """A quotation counts whatever its language, and a word or name in another spelling."""
    library = Library((SourceText("text", text, language),))
    found = audit_draft(read_draft("draft.md", words, markdown=True), library).findings
    assert found[0].judgement.verdict == "supported"


@pytest.mark.parametrize(
    ("name", "verdict"), [("Gulf of Santa Rita", "supported"), ("Gulf of Santa Clara", "unsupported")]
)
def test_a_landform_has_its_name_in_another_language(name: str, verdict: str) -> None:
    """A gulf or cape is the same place in two languages, and no person of another first name."""
    text = "El buque fue visto a 199 millas náuticas de la costa del Golfo de Santa Rita."
    library = Library((SourceText("text", text, "es"),), ())
    words = f"The ship was seen 199 nautical miles from the coast of the {name}."
    (found,) = audit_draft(read_draft("draft.md", words, markdown=True), library).findings
    assert found.judgement.verdict == verdict
