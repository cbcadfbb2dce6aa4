"""Tests of statements that say all of a fact or sentence but one thing, and of those that only seem to."""

from __future__ import annotations

from functools import cache

import pytest

from briefgen.audit.audit import audit_draft
from briefgen.audit.draft import read_draft
from briefgen.audit.library import Library
from briefgen.audit.passages import SourceText
from briefgen.audit.verdicts import Finding

TEXTS = {
    "river.txt": """\
The river is low

Traffic on the Orr will not come to a complete standstill. At the steelworks a crisis team discusses the situation \
every day. The chemist Brenn says it cannot rule out that the output of some plants will be reduced.

Tariffs have plummeted 40% in the past year on surging foreign supply. Construction lost 32% of its workforce and \
industry 28%.

Minutes later, Mayor Ida Moen drove to the mill, blocking the judges with a large lorry of timber.

The search under water was interrupted because of heavy storms in the channel. All suspects denied the allegations \
in the inquiry, the police said. The council means to propose a ban on barges, with exemptions for critical sectors.

The chain of the anchor may also have damaged a data cable in the strait.

PAN Norway argues that the agreed text can hardly be considered a success.

The towers are 400 metres (1,300 feet) high, the engineers say. Eurolink includes Sacyr of Spain and IHI of Japan.
""",
    "fluss.txt": """\
Der Fluss

Auf den deutschen Wasserstraßen wurden 182 Millionen Tonnen Güter befördert. Große Containerschiffe benötigen bei \
Kaub mindestens 135 Zentimeter Wasser.
""",
    "mina.txt": """\
La mina

El programa de retiro voluntario sigue al fallo, dijo a medios locales el superintendente de Cobre Panamá, José \
Castillo.
""",
}
LANGUAGES = {"river.txt": "en", "fluss.txt": "de", "mina.txt": "es"}


@cache
def library() -> Library:
    """Return the texts of these tests."""
    return Library(tuple(SourceText(name, text, LANGUAGES[name]) for name, text in TEXTS.items()))


def audit(words: str) -> Finding:
    """Return the first finding on a statement."""
    found = audit_draft(read_draft("draft.md", words, markdown=True), library()).findings
    return next(finding for finding in found if finding.kind == "statement")


ALTERED = {
    "denial": ("Traffic on the Orr came to a complete standstill.", "negation"),
    "denial of a denial": ("Brenn ruled out that the output of some plants will be reduced.", "negation"),
    "period": ("At the steelworks a crisis team discusses the situation every week.", "unit"),
    "one of two moves": ("Tariffs have soared 40% in the past year on surging foreign supply.", "direction"),
    "who to whom": (
        "Minutes later, the judges blocked Mayor Ida Moen with a large lorry of timber.",
        "subject",
    ),
    "cause": ("The search under water was interrupted because too few ships came.", "cause"),
    "extent": ("Only one of the suspects denied the allegations, the police said.", "part-and-whole"),
    "planned": (
        "The council has proposed a ban on barges, with exemptions for critical sectors.",
        "modality",
    ),
    "certain": (
        "It is confirmed that the chain of the anchor damaged a data cable in the strait.",
        "modality",
    ),
    "speaker": (
        "The Port Commission argues that the agreed text can hardly be considered a success.",
        "speaker",
    ),
    "rounded conversion": ("The towers are 389 metres high, the engineers say.", "value"),
    "name with a common word": ("Eurolink includes Sacyr of Spain and Kajima of Japan.", "name"),
    "scale in another language": ("German waterways carried 182 billion tonnes of goods.", "value"),
    "qualifier in another language": (
        "Large container ships need at most 135 centimetres at Kaub.",
        "qualifier",
    ),
    "first name in another language": (
        "Jorge Castillo, superintendent at Cobre Panamá, told local media of a voluntary programme.",
        "name",
    ),
}


@pytest.mark.parametrize(("words", "respect"), ALTERED.values(), ids=ALTERED)
def test_one_thing_that_differs_is_named(words: str, respect: str) -> None:
    """A statement that has all of a sentence but one thing is altered in that respect."""
    judgement = audit(words).judgement
    assert judgement.verdict == "altered"
    assert {d.respect for d in judgement.differences} == {respect}


NOT_ALTERED = {
    "only after": (
        "The deal cannot be concluded unless the assembly has given its consent to it.",
        "The deal can be concluded only after the assembly has given its consent to it.",
    ),
    "planned in another clause": (
        "The post is to end all deliveries of letters in 2025, citing a 90% decline in volumes since 2000.",
        "Since 2000 the volume of letters of the post has shrunk by 90%.",
    ),
    "rounded": ("Over 2,000 oaks went into the roof.", "Some 2,000 oaks went into the roof."),
    "money of two countries": (
        "In total $891 million was raised from 340,000 donors for the spire.",
        "In total 846 million euros was raised from 340,000 donors for the spire.",
    ),
    "date of a law": (
        "On Tuesday the judges declared the entire Law 406 of 20 October 2023 unconstitutional.",
        "On 28 November 2023 the judges declared the entire Law 406 unconstitutional.",
    ),
    "one body": (
        "The Prosecution alleged that the accused took part in four joint criminal plans.",
        "Prosecutors alleged that the accused took part in four joint criminal plans.",
    ),
    "part of a name": (
        "Two stranded astronauts will return to Earth on the Dragon capsule of SpaceX in February.",
        "Two stranded astronauts will return on a Crew Dragon of SpaceX in February.",
    ),
}


@pytest.mark.parametrize(("text", "words"), NOT_ALTERED.values(), ids=NOT_ALTERED)
def test_what_only_seems_to_differ_is_not_accused(text: str, words: str) -> None:
    """What another reading, an omission or another clause explains is not altered."""
    texts = Library((SourceText("text.txt", text, "en"),))
    found = audit_draft(read_draft("draft.md", words, markdown=True), texts).findings
    assert all(each.judgement.verdict not in ("altered", "contradicted") for each in found)
