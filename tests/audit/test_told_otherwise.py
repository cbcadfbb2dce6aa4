"""What a passage with the same numbers and names tells otherwise, and what it tells in other words."""

import pytest

from briefgen.audit.audit import audit_draft
from briefgen.audit.draft import read_draft
from briefgen.audit.library import Library
from briefgen.audit.passages import SourceText

ENGLISH = """\
# Harbour notes

Mara Lind likely has promised the port of Ostby help with two new cranes. The agency of the UN backed the ferry \
line in 2006.

Two months after the meeting at Ostby, the yard successfully launched its first barge. An earlier attempt, three \
weeks before the meeting, was a failure.

Last year, births exceeded deaths in Ostby by 517.

Two members of the harbour board, Jan Holt and Eva Brandt, voted against the fee. Nora Vik, ambassador at the \
Baltic Council, visited the docks in April.

For every day of a strike, experts say, it takes four to six days to clear it up.

“The docks need time,” said the director, José Ibáñez.

The harbour board warned that it would close two more docks if the crane fails again.

The storm of May has sunk more barges than any other storm in the history of the bay.

The harbour doctor, Ulla Berg, was on leave.

Kurt Moe said that 31 of the sailors are well. In response to the alarm, the slipway was closed.

The fee was doubled because the quay had to be repaired.

Evacuation orders covered parts of Ostby. The 12-member port court heard the case.

Pieces of the wreck were found in Odesa, Ukraine's largest port.

Zeeland emerged as the most generous province, followed by Drenthe, which gave 40 barges.

It was Norway where the ferry line opened its first foreign office after the merger. Denmark is its oldest market.

By 9 May the yard had about 340 orders for barges from the Palisade Fleet and 125 from the Eaton Fleet.

Norway's trade with Denmark rose in 2013, with Denmark's exports to Norway rising by 17.2 percent.

Inspectors are investigating electrical equipment as one of several possible causes of that leak, Jan Holt said.

Last month, Brandt reacted angrily to talks. She has vowed never to give up her boats. Merchants worry that a \
partnership of the type Moe is due to announce, based around fishing boats, could one day come to threaten the bay.
"""
FRENCH = """\
Notes du port

La famille Arnault a offert 200 millions d'euros au musée. La famille Pinault a donné 100 millions d'euros.

Le ministre n'a pas accepté le rapport sur la cathédrale.

Les prix du musée ont baissé.

Le chargement en combustible du réacteur a débuté en mai et la première réaction nucléaire début septembre.

L'objectif était d'atteindre la pleine capacité du réacteur à l'été 2025.

Le réservoir de Sau est à 4,9 % et sera peut-être fermé en mai.
"""
GERMAN = """\
Notizen

Siebenhundertfünfzig Feuerwehrleute und einundzwanzig Flugzeuge sind im Einsatz.

2019 hatte die Stadt 24 Schulen, heute sind es 36.

Im Regionalverkehr sank die Pünktlichkeit von 95,1 auf 92,3 Prozent.
"""
SPANISH = """\
Notas del puerto

Las reservas están en el 49,6 % de su capacidad, y la media es del 68,4 %.

El fuego quemó 40.000 hectáreas, una cantidad inferior a la media de diez años, que se sitúa en 62.235 hectáreas.

Ibermutua ha estimado indemnizaciones de 3 millones de euros debido a la superficie afectada.
"""
TEXTS = Library(
    (
        SourceText("harbour.md", ENGLISH, "en"),
        SourceText("musee.txt", FRENCH, "fr"),
        SourceText("hafen.txt", GERMAN, "de"),
        SourceText("puerto.txt", SPANISH, "es"),
    )
)
TOLD = {
    "another form of a name": "In 2006 an agency of the United Nations backed the ferry line.",
    "name without its accents": "“The docks need time,” Ibanez said.",
    "each for every": "Each day of strike takes four to six days to clear up, experts say.",
    "comparison": "Last year, more people were born than died in Ostby.",
    "office of the same body": "Nora Vik, ambassador at the Baltic Council, came to the docks in April.",
    "number of its sentence": "The Pinault family gave 100 million euros.",
    "names that are there twice": "Denmark's exports to Norway rose by 17.2 percent.",
    "number in a relative clause": "The average of ten years is 62,235 hectares.",
    "number of a noun in German": "Im Einsatz sind 750 Feuerwehrleute.",
    "number without its unit": "In regional traffic, punctuality fell from 95.1 to 92.3 percent.",
    "number that follows": "The city has 12 more schools than in 2019.",
    "number near a bound": "The reserves are below 50 percent of their capacity.",
}
OTHERWISE = {
    "only likely": "Mara Lind has promised the port of Ostby help with two new cranes.",
    "failed": "Three weeks before the meeting at Ostby, the yard had launched a barge successfully.",
    "comparison turned round": "Last year, more people died than were born in Ostby.",
    "count that is nowhere": "Three members of the harbour board voted against the fee.",
    "office of another body": "Nora Vik, ambassador to the Arctic Forum, visited the docks in April.",
    "number of another sentence": "The Pinault family gave 200 million euros.",
    "number far from a bound": "The reserves are below 60 percent of their capacity.",
    "denial in another language": "The minister has accepted the report on the cathedral.",
    "perhaps in another language": "The Sau reservoir is at 4.9 percent and closed in May.",
    "dates that have changed places, in another language": "The first nuclear reaction was in May, and the fuel of \
the reactor was loaded at the beginning of September.",
    "only an aim, in another language": "In the summer of 2025 the reactor reached its full capacity.",
    "number that a text in another language lacks": "In regional traffic, punctuality is at 88.4 percent.",
    "all of a part": "Evacuation orders covered all of Ostby.",
    "all by their number": "All 12 members heard the case in the port court.",
    "another city of its country": "Pieces of the wreck were found in Kyiv.",
    "runner-up": "Drenthe emerged as the most generous province.",
    "place of another sentence": "The ferry line opened its first foreign office after the merger in Denmark.",
    "number of another name": "About 340 orders for barges came from the Eaton Fleet.",
    "possible": "Electrical equipment caused the leak, Jan Holt found.",
    "denied by the sentence before": "Brandt has promised to give up her fishing boats.",
    "name that is not translated": "The Susqueda reservoir is at 4.9 percent.",
    "condition left out": "The harbour board announced that it closes two more docks.",
    "office of somebody else": "Kurt Moe, the harbour doctor on leave, said that 31 of the sailors are well.",
    "order in time that is nowhere": "The slipway was closed before the alarm.",
    "fall for a rise in another language": "Prices at the museum have risen.",
    "cause alone": "The fee was doubled because the director wanted a new house.",
    "nothing but": "The fee is only for the cranes.",
}


def verdict(words: str) -> str | None:
    """Return the verdict on one statement; None where it has none."""
    found = audit_draft(read_draft("draft.md", words, markdown=True), TEXTS).findings
    return next((each.judgement.verdict for each in found if each.kind == "statement"), None)


@pytest.mark.parametrize("words", TOLD.values(), ids=TOLD)
def test_told_in_other_words_is_supported(words: str) -> None:
    """A name by its initials or without accents, a comparison and a bound told otherwise are supported."""
    assert verdict(words) == "supported"


@pytest.mark.parametrize("words", OTHERWISE.values(), ids=OTHERWISE)
def test_told_otherwise_is_named(words: str) -> None:
    """The same numbers and names do not support what a passage tells otherwise."""
    assert verdict(words) in ("altered", "unsupported")


def test_superlative_told_as_a_denial_is_not_accused() -> None:
    """That no other storm has sunk more is what "more than any other" says."""
    assert verdict("No other storm in the history of the bay has sunk more barges.") in (
        "supported",
        "unsupported",
    )
