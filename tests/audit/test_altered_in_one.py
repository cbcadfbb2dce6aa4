"""A number of the same things, a year of the same day, a cause or condition: one of them changed is named."""

import pytest

from briefgen.audit.audit import audit_draft
from briefgen.audit.draft import read_draft
from briefgen.audit.library import Library
from briefgen.audit.passages import SourceText
from briefgen.audit.verdicts import AuditVerdict

TEXT = """\
# The bay

If the strike goes on, the lock of Ostby will close in May. Should the dam be built, the valley gains 40 jobs.

The council let four lots to three builders in June for nine years.

Of 210 letters to the council, 90 asked for a bridge and 60 opposed any ferry.

In response to the drought, the mills pump river water.

Sales of wood rose by 12% between 2019 and 2020.

The rule holds for the whole of the northern harbour. Smoke was seen over a part of the old forest near Torvik.
"""
FRENCH = "Le conseil a élu Ann Holt le 3 mai 2024. Il a vendu le quai le 7 juin 2022.\n"
SUPPORTED = [
    "Should the dam be built, the valley gains 40 jobs.",
    "The lock of Ostby will close in May if the strike goes on.",
    "In June the council let lots to three builders.",
    "Of 210 letters to the council, 90 asked for a bridge and 60 opposed any ferry.",
    "The mills pump river water because of the drought.",
    "Wood sales rose by 12% between 2019 and 2020.",
    "The council elected Ann Holt on 3 May 2024.",
    "For the whole of the northern harbour the rule holds.",
    "Over a part of the old forest near Torvik smoke was seen.",
]
ALTERED = {
    "condition": ("The lock of Ostby will close in May.", "modality", "If the strike goes on"),
    "condition without if": ("The valley gains 40 jobs.", "modality", "Should the dam be built"),
    "count of the same": ("In June the council let lots to nine builders.", "value", "three"),
    "part": ("The rule holds for only a part of the northern harbour.", "part-and-whole", "the whole of"),
    "whole": ("Smoke was seen over the entire old forest near Torvik.", "part-and-whole", "a part of"),
    "pronoun": ("They fell by 12% between 2019 and 2020.", "direction", "rose"),
    "year in another language": ("The council elected Ann Holt on 3 May 2023.", "date", "3 mai 2024"),
}
UNSUPPORTED = {
    "cause": "Because the mills pump river water, there is drought.",
    "same denial": "Of 210 letters to the council, 90 asked for a bridge, and 60 were against any ferry.",
    "another day": "The council sold the quay on 3 May 2022.",
}


def judgement(words: str) -> AuditVerdict | None:
    """Return the verdict on one statement; None where it has none."""
    library = Library((SourceText("bay.md", TEXT, "en"), SourceText("conseil.txt", FRENCH, "fr")))
    found = audit_draft(read_draft("draft.md", words, markdown=True), library).findings
    return found[0].judgement if found else None


@pytest.mark.parametrize("words", SUPPORTED)
def test_true_statement_is_supported(words: str) -> None:
    """What a sentence says is supported, in another order too."""
    found = judgement(words)
    assert found
    assert found.verdict == "supported"


@pytest.mark.parametrize(("words", "respect", "evidence"), ALTERED.values(), ids=ALTERED)
def test_one_thing_changed_is_named(words: str, respect: str, evidence: str) -> None:
    """The difference has what the passage says instead."""
    found = judgement(words)
    assert found
    assert found.verdict == "altered"
    assert next((each.respect, each.evidence) for each in found.differences) == (respect, evidence)


@pytest.mark.parametrize("words", UNSUPPORTED.values(), ids=UNSUPPORTED)
def test_what_is_not_sure_is_unsupported(words: str) -> None:
    """A cause of one word, another word for a denial and another day are no alterations."""
    found = judgement(words)
    assert found is None or found.verdict == "unsupported"


ZONES = "The council licenses all dredging in the southern fishing zone of Motoria.\n"
ACROSS = "Le moratoire s'applique à toute la zone de pêche de la Valdonie.\n"


@pytest.mark.parametrize(("texts", "verdict"), [((ZONES,), "altered"), ((ZONES, ACROSS), "unsupported")])
def test_a_name_that_another_language_has_is_not_accused(texts: tuple[str, ...], verdict: str) -> None:
    """What is said of Valdonia may be what a French text says of la Valdonie, and no other name for Motoria."""
    languages = ("en", "fr")
    library = Library(
        tuple(SourceText(lang, text, lang) for lang, text in zip(languages, texts, strict=False))
    )
    words = "The council licenses all dredging in the southern fishing zone of Valdonia."
    (found,) = audit_draft(read_draft("draft.md", words, markdown=True), library).findings
    assert found.judgement.verdict == verdict
