"""What other words, other forms of a name and other readings may explain is never called an alteration."""

from __future__ import annotations

import pytest

from briefgen.audit.audit import audit_draft
from briefgen.audit.cognates import is_cognate
from briefgen.audit.draft import read_draft
from briefgen.audit.library import Library
from briefgen.audit.one_name import may_be_one_name
from briefgen.audit.passages import SourceText


def verdicts(words: str, *texts: tuple[str, str]) -> list[str]:
    """Return the verdicts on a draft of one sentence beside some texts, each with its language."""
    library = Library(
        tuple(SourceText(f"{at}.txt", text, language) for at, (text, language) in enumerate(texts))
    )
    found = audit_draft(read_draft("draft.md", words, markdown=True), library).findings
    return [finding.judgement.verdict for finding in found]


NOT_ACCUSED = {
    "an opposite of something else": (
        (
            "The law let 1,140 people out between May and July 2025 but gained only 480 places on average, the prison "
            "director Paul Ferrand reports."
        ),
        "Paul Ferrand counts 1,140 releases between May and July, but only 480 places gained on average.",
    ),
    "unless": (
        "If the weir is not repaired by 4 May 2027, the lease of the mill ends unless the council extends it.",
        "Unless the weir is repaired by 4 May 2027, the lease of the mill ends, though the council may extend it.",
    ),
    "none, and nobody": (
        "All 22 crew of the night ferry were brought ashore and nobody was hurt.",
        "None of the 22 crew of the night ferry was injured.",
    ),
    "a rise of something else": (
        (
            "Ostby, which cut the load of its young pilots in 2022, saw first-year departures fall from 19% to 15% "
            "within two years, according to its harbour office. Officials lay about half of the decline to a pay rise "
            "in 2023."
        ),
        "Ostby's first-year departures dropped from 19% to 15%, and a pay rise explains about half of that.",
    ),
    "what a law says with shall": (
        (
            "3. Evidence. The importer shall present, within 10 working days of the arrival of the vessel: (a) a bill "
            "of lading; or (b) a certificate of the port with the number of each seal. No other papers are accepted."
        ),
        "Importers have 10 working days after the vessel's arrival to present their papers.",
    ),
    "verb that denies": (
        "Centre-back Berg, 27, has cancelled his Ostby contract by mutual consent to join their rivals.",
        "Berg, a 27-year-old centre-back, has left his Ostby contract by mutual consent to join their rivals.",
    ),
    "what is planned of another number": (
        (
            "Inflows to the lakes of Ostby and Lund have averaged 741 barrels a day since 2006, 47% below the mean of the "
            "years 1958 to 1980, and climate projections point to a further decline of between 10% and 25% by 2050."
        ),
        "Since 2006 inflows to the lakes have been 47% below the mean of 1958 to 1980.",
    ),
    "verb that spares": (
        "No further dredging is supposed to be needed in the lock of Ostby for ten years after the repair.",
        "After the repair the lock of Ostby is supposed to be spared further dredging for ten years.",
    ),
    "year of the whole of a share": (
        "A study by the harbour office puts the yearly loss from silt at 11.2 million crowns, about 5.6% of the takings of 2021.",
        "Silt costs a loss of 11.2 million crowns a year, as a study of the harbour office found in 2024.",
    ),
    "one place, where the text has two": (
        "In our sample of 22 berths dredged in Ostby and Torvik harbours, no silt at all was found in nine.",
        "In Lund harbour nothing had been dredged yet.",
    ),
    "denial in a quotation": (
        'Ann Holt of the port said the tremor "came out of nowhere", and described it as "fairly shallow".',
        'The tremor was described as "fairly shallow" by Ann Holt of the port.',
    ),
    "ordinal of a list": (
        "Francis I was the first King of Ostland from the Vale branch of the House of Orre.",
        "The second, Francis I, was the first King of Ostland from the Vale branch of the House of Orre.",
    ),
    "vague number": (
        "Extending the lease of the quay, with 2,500 square feet of space, is very expensive.",
        "Extending the lease of the quay could be very expensive, potentially costing millions.",
    ),
    "later in the past": (
        "Moe had lost twice. Moe would win their third race in 1989 by a landslide and keep the title.",
        "In their third race in 1989, Moe kept the title and won by a landslide.",
    ),
    "denial of what is left out": (
        "Six substances that no longer pose a risk will be moved to the lists of pollutants of national concern.",
        "Six substances will be moved to the lists of pollutants of national concern.",
    ),
    "range turned round": (
        (
            "The drought could produce a shortfall of around 0.4 per cent of GDP. The agency lifted its forecast of the "
            "2024 deficit to 4.7 per cent of GDP from 4.3 per cent."
        ),
        "The agency lifted its forecast of the 2024 deficit from 4.3% to 4.7% of GDP.",
    ),
    "number of another party": (
        (
            "Franco Mining is seeking $5 billion. First Copper has sought damages of at least $20 billion and Orla "
            "Mining, whose contract was cancelled last year, is claiming at least $400 million."
        ),
        "First Copper has sought damages of at least $20 billion, and Franco Mining seeks $5 billion.",
    ),
    "dollar of two countries": (
        "Franco-Nevada is seeking $5 billion in damages from Panama under the Canada-Panama free-trade agreement.",
        "First Copper has sought damages, and Franco-Nevada seeks $5 billion.",
    ),
    "capitals of a title": (
        "The actor is known for appearing in “all boats great and small” for years.",
        "The actor is known for appearing in “All Boats Great and Small” for years.",
    ),
    "longer title": (
        "The ruling “Brown v. Board of Harbours of Ostby” was made in 1954.",
        "In 1954 came the ruling “Brown v. Board of Harbours of Ostby, Vestland”.",
    ),
}


@pytest.mark.parametrize(("text", "words"), NOT_ACCUSED.values(), ids=NOT_ACCUSED)
def test_what_may_be_explained_is_not_accused(text: str, words: str) -> None:
    """A statement is not accused of what another word, form or reading of the passage may explain."""
    found = verdicts(words, (text, "en"))
    assert found
    assert not {"altered", "contradicted"} & set(found)


NAMES = {
    "accent": ("Francois", "François", "", True),
    "shortened": ("Castleford", "Cas", "", True),
    "first name": ("Aelred Kurtenbach", "Al Kurtenbach", "", True),
    "form": ("Port Institute", "Port Institution", "", True),
    "first letters": ("Southern African Clothing", "Sactwu", "", True),
    "acronym": ("National Institute of Geophysics", "INGV", "", True),
    "first and last name": ("Davina", "Ayrton", "Davina Ayrton was heard.", True),
    "two places": ("Kyiv", "Kharkiv", "Kyiv and Kharkiv were hit.", False),
    "one first name": ("Camilla Nissen", "Camilla Jakobsen", "", False),
    "one last word": ("Munich Re", "Swiss Re", "", False),
}


@pytest.mark.parametrize(("one", "other", "text", "same"), NAMES.values(), ids=NAMES)
def test_forms_of_one_name(one: str, other: str, text: str, same: bool) -> None:
    """A name may be shortened, accented, in another form or a part of the whole one; others are two."""
    assert may_be_one_name(one, other, [text]) == same


COGNATES = {
    "noun": ("mechanism", "mechanismus", True),
    "compound": ("coalition", "koalitionsvertrag", True),
    "verb": ("recommend", "recommandé", True),
    "accent": ("decision", "décision", True),
    "same beginning": ("president", "presa", False),
    "same letters": ("content", "contenedor", False),
    "short": ("union", "union", False),
}


@pytest.mark.parametrize(("one", "other", "same"), COGNATES.values(), ids=COGNATES)
def test_words_that_two_languages_share(one: str, other: str, same: bool) -> None:
    """Words with the same beginning and consonants are one word of two languages, if they are long."""
    assert is_cognate(one, other) == same


ACROSS = {
    "shared words": (
        "Ab 2027 soll die Kommission den Mechanismus der Kontrolle reformieren.",
        "From 2027 the commission is to reform the mechanism of control.",
        "supported",
    ),
    "swapped numbers": (
        "Le personnel coûte 90 600 euros par jour et le gardiennage coûte 13 400 euros par jour.",
        "Each day 13,400 euros go on staff and 90,600 euros on guards.",
        "unsupported",
    ),
    "less exact number": (
        "Die Quote ist im Januar auf 8,1 Prozent gestiegen. Normal sind sieben Prozent.",
        "That is a rise of a good 6.8 per cent.",
        "unsupported",
    ),
    "a judge by his surname": (
        "Im Juni setzte Richter Karl August Wieland die Abgabe auf Antrag der Winzer aus.",
        "Justice Wieland suspended the levy in June at the request of the growers.",
        "unsupported",
    ),
    "found nowhere": ("Der Preis stieg auf 63 Euro.", "The board voted by a narrow majority.", "unsupported"),
}


@pytest.mark.parametrize(("text", "words", "verdict"), ACROSS.values(), ids=ACROSS)
def test_other_language(text: str, words: str, verdict: str) -> None:
    """Words that both languages have are found; swapped and less exact numbers support nothing."""
    language = "fr" if "euros" in text else "de"
    assert verdicts(words, (text, language)) == [verdict]
