"""Who says it, what was formerly so, what has the top, and who is named before a quotation, each on its own."""

import pytest

from briefgen.audit.formerly import is_former_now
from briefgen.audit.label import label_of
from briefgen.audit.other_voice import is_voice_of_another
from briefgen.audit.runner_up import is_top_elsewhere
from briefgen.language.read import read


@pytest.mark.parametrize(("speaker", "other"), [("Ostby Port Fund", True), ("Ines Orr", False)])
def test_who_is_only_named_does_not_say_it(speaker: str, *, other: bool) -> None:
    """The owner of a picture is named, and says nothing."""
    evidence = read('"The quay is a toy", says Ines Orr. Photo: Ostby Port Fund', "en")
    assert is_voice_of_another(read(f"The {speaker} described the quay as a toy.", "en"), evidence) == other


@pytest.mark.parametrize(("before", "now", "turned"), [("cranes", "pumps", False), ("pumps", "cranes", True)])
def test_former_and_now_change_places(before: str, now: str, *, turned: bool) -> None:
    """What was formerly so is not so now."""
    claim = read(f"The port used to load grain with {before}, and now loads it with {now}.", "en")
    evidence = read("Formerly cranes were used at the port, and now pumps are.", "en")
    assert is_former_now(claim.passage, evidence.passage) == turned


@pytest.mark.parametrize(("age", "elsewhere"), [(30, False), (50, True)])
def test_the_top_is_that_of_its_own_sentence(age: int, *, elsewhere: bool) -> None:
    """A number of the sentence before is not the one that is highest."""
    sentences = [read(words, "en") for words in ("Some 31% are over 50.", "Pay is highest for those of 30.")]
    assert is_top_elsewhere(read(f"Pay is highest for those of {age}.", "en"), sentences) == elsewhere


@pytest.mark.parametrize(
    ("text", "labelled"), [("Ore News: “Nickel rose”.", True), ("Ore: nickel rose.", False)]
)
def test_a_label_is_before_a_quotation(text: str, *, labelled: bool) -> None:
    """Only a quotation that is all of a text has one."""
    assert (label_of(read(text, "en").passage) is not None) == labelled
