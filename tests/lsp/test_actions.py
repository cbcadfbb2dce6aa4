"""Tests of the replacements that findings offer."""

from __future__ import annotations

import pytest

from briefgen.lsp.actions import fixes
from briefgen.resident.workspace import Snapshot, findings_by_file
from briefgen.resident.workspace import Workspace as Resident
from tests.check.tables import CHANNEL
from tests.check.test_attribution_unsupported import ORIGINS_PATH, VOICES
from tests.check.test_measure_bare import FILES as MEASURED
from tests.harbour import BRIEF, FACTS, LOG
from tests.workspace import NOW, Workspace

BRIEF_FILE = "briefs/brief.yaml"

MENDED = {
    "an id": (BRIEF_FILE, "fact:channel-closed).", "fact:channel-close).", "fact-unknown", 0),
    "a scheme": (BRIEF_FILE, "(fact:channel-closed).", "(fakt:channel-closed).", "prose-link", 0),
    "a key": (BRIEF_FILE, "confidence: {", "confidense: {", "key-unknown", 0),
    "a term": (BRIEF_FILE, "term: likely}", "term: likley}", "likelihood-unknown", 0),
    "a quotation": (
        CHANNEL,
        "exact: a depth of nine metres",
        "exact: a depth of ten metres",
        "quote-missing",
        0,
    ),
}
"""What was right, what was typed instead, the rule that reports it, and which of the fixes restores it."""


def _checked(folder: Workspace) -> Snapshot:
    return list(Resident(lambda: folder.settings, lambda: NOW).check())[-1]


def _fixed(folder: Workspace, name: str, text: str, rule: str) -> list[str]:
    """Return a file as each fix of the first finding of a rule leaves it."""
    folder.write_as_is({name: text})
    snapshot = _checked(folder)
    finding = next(d for d in findings_by_file(snapshot)[folder.root / name] if d.rule == rule)
    return [text[: fix.start] + fix.new + text[fix.end :] for fix in fixes(finding, text, snapshot)]


@pytest.mark.parametrize(("name", "right", "wrong", "rule", "number"), MENDED.values(), ids=MENDED)
def test_what_was_meant_is_restored(
    harbour: Workspace, name: str, right: str, wrong: str, rule: str, number: int
) -> None:
    """A fix puts back exactly what was right before it was mistyped."""
    good = (harbour.root / name).read_text("utf-8")
    assert _fixed(harbour, name, good.replace(right, wrong), rule)[number] == good


def test_a_link_is_led_to_the_fact_that_has_its_words(harbour: Workspace) -> None:
    """Where a fact has no word of its link, or other names, the link is led to the fact with all its words."""
    more = (
        "facts:\n  - id: gale\n    statement: A gale broke the outer pier.\n"
        "    evidence: [{source: log, exact: gale broke the outer pier}]\n"
    )
    harbour.write(
        {"briefs/corpus/facts/gale.yaml": more, "texts/log.txt": LOG + "A gale broke the outer pier.\n"}
    )
    good = BRIEF.replace("It [is closed](fact:channel-closed).", "The [outer pier broke](fact:gale).", 1)
    good += "gaps:\n  - question: Who saw [the gale](fact:gale)?\n"
    assert "outer pier" in good
    wrong = good.replace("fact:gale", "fact:channel-depth", 1)
    assert _fixed(harbour, BRIEF_FILE, wrong, "words-disagree")[0] == good


def test_a_link_keeps_its_other_words(harbour: Workspace) -> None:
    """Where a number of a link is wrong, only that and its unit are replaced, not what is beside them."""
    right = BRIEF.replace(
        "[is closed](fact:channel-closed)", "[has 9 metres of water](fact:channel-depth)", 1
    )
    wrong = right.replace("9 metres of", "8 metres of")
    mended = _fixed(harbour, BRIEF_FILE, wrong, "figure-disagrees")
    assert "[has 9 m of water](fact:channel-depth)" in mended[0]


def test_a_link_keeps_its_words_where_the_finding_names_more(harbour: Workspace) -> None:
    """A finding may name words behind a link, too; only what is inside is replaced."""
    right = BRIEF.replace(
        "[is closed](fact:channel-closed)", "[has 9 metres of water](fact:channel-depth) left", 1
    )
    wrong = right.replace(
        "9 metres of water](fact:channel-depth) left", "8 metres of water](fact:channel-depth) left"
    )
    mended = _fixed(harbour, BRIEF_FILE, wrong, "figure-disagrees")
    assert "[has 9 m of water](fact:channel-depth) left" in mended[0]


def test_a_quotation_gets_the_words_of_its_evidence(harbour: Workspace) -> None:
    """The words of the evidence that are likest to a phrase take its place, inside its quotation marks."""
    right = BRIEF.replace("[is closed]", "[“the north channel”]", 1)
    wrong = right.replace("the north channel”", "the south channel”")
    assert _fixed(harbour, BRIEF_FILE, wrong, "quote-naked") == [right]


def test_a_name_gets_the_words_of_its_evidence(harbour: Workspace) -> None:
    """Where the evidence has another name in the same place, it is put in."""
    exact = "a bridge across the Tumen River"
    harbour.write_as_is({"texts/log.txt": f"{LOG}They plan {exact}.\n"})
    right = DATED.format("They plan a bridge across the Tumen River.", exact)
    wrong = right.replace("Tumen", "Yalu", 1)
    assert _fixed(harbour, "briefs/corpus/facts/quay.yaml", wrong, "words-disagree") == [right]


def test_a_month_that_nothing_names_is_that_of_the_source(harbour: Workspace) -> None:
    """The month in which the source was issued is offered for one that nothing names."""
    facts = FACTS.replace("as_of: 2026-03-01", "as_of: 2026-01")
    assert facts != FACTS
    assert FACTS.replace("2026-03-01", "2026-03") in _fixed(harbour, CHANNEL, facts, "date-disagrees")


def test_a_number_is_linked_with_its_qualifier(harbour: Workspace) -> None:
    """The link takes in the words before the number that the fact has too; a value that it begins is quoted."""
    facts = FACTS.replace("value: 9, unit", "qualifier: about, value: 9, unit")
    harbour.write({CHANNEL: facts})
    plain = BRIEF.replace("bottom_line: It [is closed](fact:channel-closed).", "bottom_line: About 9 m deep.")
    linked = _fixed(harbour, BRIEF_FILE, plain, "number-naked")
    assert "bottom_line: '[About 9 m deep](fact:channel-depth).'\n" in linked[0]
    assert "bottom_line: About [9 m deep](own:).\n" in linked[-1]


def test_a_date_is_corrected_or_linked(harbour: Workspace) -> None:
    """A wrong date is replaced by one of the cited fact; a date that another fact has is linked to that.

    Where it is in a link already, that link is led to the other fact; no link is written into it.
    """
    cited = BRIEF.replace("(fact:channel-closed).", "(fact:channel-closed) since 3 March 2026.", 1)
    corrected, *_ = _fixed(harbour, BRIEF_FILE, cited, "date-unsupported")
    assert "(fact:channel-closed) since 2 March 2026.\n" in corrected
    linked, *_ = _fixed(harbour, BRIEF_FILE, cited.replace("3 March", "1 March"), "date-unsupported")
    assert "(fact:channel-closed) since [1 March 2026](fact:channel-depth).\n" in linked
    inside = BRIEF.replace("[is closed](", "[is closed since 1 March 2026](")
    offered = _fixed(harbour, BRIEF_FILE, inside, "date-unsupported")
    assert "[is closed since 1 March 2026](fact:channel-depth).\n" in offered[-1]
    channel = BRIEF.replace("[is closed](", "[the channel since 1 March 2026](")
    assert "2026](fact:channel-depth).\n" in _fixed(harbour, BRIEF_FILE, channel, "date-unsupported")[0]
    assert not any("(own:)" in text for text in offered)


def test_the_words_of_the_evidence_replace_those_of_a_statement(harbour: Workspace) -> None:
    """Where a hint names several words for those that the finding is about, they are put in their place."""
    wrong = FACTS.replace("is nine metres deep", "is more than eight metres deep")
    assert _fixed(harbour, CHANNEL, wrong, "statement-disagrees") == [FACTS]


def test_words_behind_those_of_the_evidence_stay(harbour: Workspace) -> None:
    """What the statement says behind the last word of the evidence is not replaced with it."""
    harbour.write_as_is({"texts/log.txt": f"{LOG}Over 41 containers were sent.\n"})
    wrong = DATED.format("The port sent over 42 containers of coal.", "Over 41 containers were sent")
    (mended,) = _fixed(harbour, "briefs/corpus/facts/quay.yaml", wrong, "statement-disagrees")
    assert mended == wrong.replace("42", "41")


DATED = """\
facts:
  - id: quay
    statement: {}
    evidence: [{{source: log, exact: {}}}]
"""
OTHER_DATES = {
    "a month": ("The quay shut in March 2025.", "the quay shut in September", "in September 2025."),
    "a day": ("The quay shut on 3 March 2025.", "the quay shut on 14 September", "on 14 September 2025."),
    "a quarter": ("The quay shut in Q1 2025.", "the quay shut in Q3", "in Q3 2025."),
}


@pytest.mark.parametrize(("statement", "words", "end"), OTHER_DATES.values(), ids=OTHER_DATES)
def test_a_date_of_a_statement_keeps_its_year(
    harbour: Workspace, statement: str, words: str, end: str
) -> None:
    """The date that the evidence writes without its year replaces the whole date of the statement."""
    harbour.write_as_is({"texts/log.txt": f"{LOG}And {words}.\n"})
    (mended,) = _fixed(
        harbour, "briefs/corpus/facts/quay.yaml", DATED.format(statement, words), "statement-disagrees"
    )
    assert f"{end}\n" in mended


def test_a_link_that_says_another_number_is_replaced_whole(harbour: Workspace) -> None:
    """The link that the hint names takes the place of the link around the number, with its capital letter."""
    harbour.write({CHANNEL: FACTS.replace("value: 9, unit", "qualifier: about, value: 9, unit")})
    capital = BRIEF.replace(
        "It [is closed](fact:channel-closed).", "'[About 8 m](fact:channel-depth) are left.'"
    )
    assert (
        "bottom_line: '[About 9 m](fact:channel-depth) are left.'\n"
        in _fixed(harbour, BRIEF_FILE, capital, "figure-disagrees")[0]
    )
    wrong = BRIEF.replace("It [is closed](fact:channel-closed).", "It is [8 m deep](fact:channel-depth).")
    assert (
        "bottom_line: It is [nine metres deep](fact:channel-depth).\n"
        in _fixed(harbour, BRIEF_FILE, wrong, "figure-disagrees")[0]
    )


def test_a_link_to_one_of_several_claims_is_replaced_whole(harbour: Workspace) -> None:
    """A link whose target is reported becomes the link of the hint, and no link gets into another one."""
    harbour.write(MEASURED)
    one = BRIEF.replace("[is closed](fact:channel-closed)", "has [nine metres](fact:channel-depth)", 1)
    (linked, *_) = _fixed(harbour, BRIEF_FILE, one, "measure-bare")
    assert linked == one.replace("[nine metres](fact:channel-depth)", "[](measure:north-depth)")


def test_a_figure_gets_the_number_of_its_evidence(harbour: Workspace) -> None:
    """A number is replaced where the other keys of the hint are as they should be, and only there."""
    evidence = {"texts/log.txt": LOG.replace("a depth of nine", "a depth of about nine")}
    harbour.write(evidence)
    good = FACTS.replace("value: 9, unit", "qualifier: about, value: 9, unit").replace(
        "exact: a depth of nine", "exact: a depth of about nine"
    )
    wrong = good.replace("value: 9, unit", "value: 8, unit")
    assert good in _fixed(harbour, CHANNEL, wrong, "figure-unevidenced")
    other = wrong.replace("qualifier: about, ", "qualifier: at least, ")
    assert _fixed(harbour, CHANNEL, other, "figure-unevidenced") == []


def test_who_speaks_in_the_evidence_is_written(harbour: Workspace) -> None:
    """A speaker whom the evidence does not have is replaced by the one who speaks there."""
    right = "Jo Reed says that the north channel is closed."
    facts = FACTS.replace("The north channel is closed.", right)
    harbour.write({ORIGINS_PATH: VOICES, "texts/log.txt": LOG.replace("The log says", "Jo Reed says")})
    wrong = facts.replace("Jo Reed says", "Mole says")
    assert _fixed(harbour, CHANNEL, wrong, "attribution-unsupported") == [facts]
