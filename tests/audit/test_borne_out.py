"""What a passage bears out in another order, voice or language, and what it says otherwise."""

from __future__ import annotations

import pytest

from briefgen.audit.audit import audit_draft
from briefgen.audit.draft import read_draft
from briefgen.audit.library import Library
from briefgen.audit.passages import SourceText
from briefgen.audit.told_otherwise import is_only_likely
from briefgen.language.read import read


def verdict(words: str, text: str, language: str) -> str:
    """Return the verdict on a statement beside one text."""
    library = Library((SourceText("text.txt", text, language),))
    found = audit_draft(read_draft("draft.md", words, markdown=True), library).findings
    return next(finding.judgement.verdict for finding in found if finding.kind == "statement")


BORNE_OUT = {
    "place in another order": (
        "In April, in Panmunjom, Linda Holt met Ole Berg and visited the docks.",
        "en",
        "Linda Holt visited Panmunjom in April.",
    ),
    "number and sum in another order": (
        "In its 2017 decision, the Commission imposed a total fine of nearly €800 million on 11 air cargo carriers.",
        "en",
        "Eleven air cargo carriers were fined nearly €800 million in total in 2017.",
    ),
    "verb that tells little": (
        "In February, Lind sent Moe a free luxury barge, another violation of the ban on luxury goods transfer.",
        "en",
        "In February, Lind gave Moe a luxury barge.",
    ),
    "denial in another clause": (
        (
            "Ostby has not seen Kelsby cozy up to Vestland so unabashedly since 1984, when Ole Berg, the founder of the "
            "port, made a six-week odyssey by rail to Vestland and five other nations."
        ),
        "en",
        "In 1984 Ole Berg made a six-week odyssey by rail to Vestland and five other nations.",
    ),
    "speech in the sentence before": (
        (
            "Ole Berg, the head of the port, said that he sees no wave of cancellations. At present 14.6 million people "
            "use the ticket, almost a million more than last year."
        ),
        "en",
        "Some 14.6 million people use the ticket.",
    ),
    "clause that is no speaker": (
        (
            "Depuis janvier, les incendies ont ravagé 662 hectares selon le système de la région (EFFIS), qui tient des "
            "statistiques comparables depuis 2006."
        ),
        "fr",
        "EFFIS has kept comparable statistics since 2006.",
    ),
    "cause after due to": (
        "Ostland has banned exports of wheat due to the severe drought in the country and the rise in prices.",
        "en",
        "Because of the drought and rising prices, Ostland banned exports of wheat.",
    ),
}


@pytest.mark.parametrize(("text", "language", "words"), BORNE_OUT.values(), ids=BORNE_OUT)
def test_another_order_or_voice_is_supported(text: str, language: str, words: str) -> None:
    """A passage supports what it says with its parts in another order, or with a speech or denial beside it."""
    assert verdict(words, text, language) == "supported"


SAID_OTHERWISE = {
    "clauses with swapped names": (
        "Linda Holt, who was in Ostby, praised Ole Berg.",
        "en",
        "Ole Berg, who was in Ostby, praised Linda Holt.",
    ),
    "other cause": (
        "Ostland has banned exports of wheat due to the severe drought in the country and the rise in prices.",
        "en",
        "Because of a strike in the ports, Ostland banned exports of wheat.",
    ),
    "word of another number in its place": (
        "About 62 per cent of the fires were caused by people, the agency found; lightning caused 19 per cent.",
        "en",
        "About 62 per cent of the fires were caused by lightning, the agency found.",
    ),
    "first word that is a name": (
        "Neues vom Kabel\n\nDas Schiff lag lange im Hafen und die Reederei Caravella schwieg dazu.\n\nFingrid und Elering planen eine Klage auf Schadensersatz.",
        "de",
        "Caravella plans to sue Fingrid and Elering for damages.",
    ),
    "word before than": (
        "The repair has progressed faster than estimated, and the link is to return to use on 25 June 2025.",
        "en",
        "The repair went more slowly than estimated, and the link is to return to use on 25 June 2025.",
    ),
    "those who do it": (
        "The evaluation is based on the proposal submitted in January 2023 by the national authorities of Norway.",
        "en",
        "The proposal was submitted in January 2023 to the national authorities of Norway.",
    ),
    "swapped peoples": (
        "Prosecutors charged a Georgian captain, a Georgian officer and an Indian officer in August 2025.",
        "en",
        "In August the prosecutors charged an Indian captain and two Georgian officers.",
    ),
    "too many other words": (
        "La métropole a demandé au juge en mai une expertise sur la pollution autour d'Arkema et de Daikin.",
        "fr",
        (
            "At the hearing in May, the lawyers of Arkema and Daikin had asked the judge to grant the request for an "
            "inquiry."
        ),
    ),
    "in any case": (
        "Die Länder zeigten sich bereit, bis 2030 zu zahlen, wie die Behörde mitteilte.",
        "de",
        "The Länder were ready to pay until 2030, whatever the authority did.",
    ),
    "all in another sentence": (
        "Le jugement avait interrompu tous les travaux. La cour a rejeté une demande de récusation.",
        "fr",
        "The court turned down a request to remove all of its judges.",
    ),
}


@pytest.mark.parametrize(("text", "language", "words"), SAID_OTHERWISE.values(), ids=SAID_OTHERWISE)
def test_what_is_said_otherwise_is_not_supported(text: str, language: str, words: str) -> None:
    """Names that change places, another cause or number, and what is so in any case are not supported."""
    assert verdict(words, text, language) != "supported"


def test_a_mark_alone_is_no_likelihood() -> None:
    """A text may have a mark alone between two sentences, which has no clause."""
    assert not is_only_likely(read("The port grew in 2024.", "en"), read("...", "en"))


def test_a_heading_of_two_words_may_speak() -> None:
    """A text may have a line of a name and a verb of speech alone."""
    assert verdict("The port grew in 2024, Moe says.", "Moe says\n\nThe port grew in 2024.", "en")
