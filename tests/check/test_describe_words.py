"""Tests of how other words of a claim than those of its evidence are described."""

from __future__ import annotations

import pytest

from briefgen.check.describe_words import describe_words
from briefgen.language.claims import Difference
from briefgen.language.compare import compare
from briefgen.language.read import read

GIVEN = {
    "the evidence says `not`, which the text leaves out": ("negation", "", "not"),
    "the text says `never`, which denies what the evidence does not deny": ("negation", "never", ""),
    "the text says `rose`, but the evidence says `fell`: they say the opposite": ("direction", "rose", "fell"),
    "the text says `Ada`, but the evidence says `Ida`: the names differ": ("name", "Ada", "Ida"),
    "the text says `Ada`, but the evidence says `Ida`: it says this of someone or something else": (
        "subject", "Ada", "Ida",
    ),
    "in the text `Ada` says it, but in the evidence `Ida` does": ("speaker", "Ada", "Ida"),
    "in the text `Ada` says it, but in the evidence `Inés Vidal` does": (
        "speaker", "Ada", "under the act, Inés Vidal has",
    ),
    "the text says `refused`, but the evidence says `granted`: the text denies it, and the evidence does not": (
        "negation", "refused", "granted",
    ),
    "the text says `none`, but the evidence says `never`: as they were read, only one of the two denies it": (
        "negation", "none", "never",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "words"), GIVEN.items())
def test_other_words_are_described(sentence: str, words: tuple[str, str, str]) -> None:
    """What differs in words is said with the words of both."""
    respect, claim, evidence = words
    difference = Difference(respect, True, claim, evidence)  # type: ignore[arg-type]  # names of the type
    passages = [read(text).passage for text in (claim, evidence)]
    assert describe_words(difference, "the text", passages[0], passages[1:]) == sentence


TOLD = {
    "planned": (
        "The quay closed in June.", "The quay will close in June.", "en",
        "the text tells it as done (`closed`), but the evidence tells it as planned or intended (`will close`)",
    ),
    "possible": (
        "The quay has been closed.", "The quay may soon be closed.", "en",
        "the text tells it as done (`has been`), but the evidence tells it as possible only (`may soon`)",
    ),
    "alleged": (
        "The crew sank the ship.", "The crew allegedly sank the ship.", "en",
        "the text tells it as done (`sank`), but the evidence tells it as alleged (`allegedly sank`)",
    ),
    "with its auxiliary": (
        "Firms have already spent 5 million on it.", "Firms will spend 5 million on it.", "en",
        "the text tells it as done (`have already spent`), but the evidence tells it as planned or intended (`will spend`)",
    ),
    "a plan for what was done": (
        "The quay will be closed.", "The quay has been closed.", "en",
        "the text tells it as planned or intended (`will be closed`), but the evidence tells it as done (`has been`)",
    ),
    "Polish": (
        "Nabrzeże zostało zamknięte w czerwcu 2025 r.", "Nabrzeże ma zostać zamknięte w czerwcu 2025 r.", "pl",
        "the text tells it as done (`zostało`), but the evidence tells it as planned or intended (`ma zostać`)",
    ),
    "German, with the verb behind": (
        "Der Kai wurde im Juni 2025 geschlossen.", "Der Kai soll im Juni 2025 schließen.", "de",
        "the text tells it as done (`wurde`), but the evidence tells it as planned or intended (`soll`)",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("claim", "evidence", "language", "sentence"), TOLD.values(), ids=TOLD)
def test_a_finding_names_both_verbs_and_how_each_tells_it(
    claim: str, evidence: str, language: str, sentence: str
) -> None:
    """Where one tells as done what the other does not, both verbs are named, and how they tell it."""
    said, given = read(claim), read(evidence, language)
    (difference,) = (d for d in compare(said, given) if d.respect == "modality")
    assert describe_words(difference, "the text", said.passage, [given.passage]) == sentence


NAMES = {
    "a misspelt name": ("Obrecht", "Karla Obrist", True),
    "another person": ("Ida Holm", "Karla Obrist", True),
    "another country": ("Norway", "Sweden", True),
    "another body": ("Senate", "Navy", True),
    "an abbreviation": ("Union", "STRs", False),
    "a person for a firm": ("Booking", "Karla Obrist", False),
    "an office": ("Ida Holm", "Chairman", False),
    "a country for a person": ("Ida Holm", "Norway", False),
}


@pytest.mark.parametrize(("mine", "theirs", "are_set_side_by_side"), NAMES.values(), ids=NAMES)
def test_only_names_that_can_correspond_are_set_side_by_side(
    mine: str, theirs: str, *, are_set_side_by_side: bool
) -> None:
    """A name of another kind is not shown as the one that is meant."""
    difference = Difference("name", False, mine, theirs)
    passages = [read(f"In May {name} went there.").passage for name in (mine, theirs)]
    sentence = describe_words(difference, "the text", passages[0], passages[1:])
    names = f"the text says `{mine}`, but the evidence says `{theirs}`: the names differ"
    assert sentence == (
        names if are_set_side_by_side else f"the text names `{mine}`, which the evidence does not"
    )
