"""Tests of checking single facts."""

from __future__ import annotations

from briefgen.check.side_by_side import ReadItem
from briefgen.recheck.check_fact import CheckedFact, check_facts
from briefgen.report.fact_text import fact_text, facts_json
from tests.check.tables import CHANNEL
from tests.harbour import FACTS
from tests.workspace import Workspace

WRONG = FACTS.replace("value: 9, unit", "value: 8, unit").replace("is closed.", "is not closed.")


def _checked(workspace: Workspace, name: str) -> CheckedFact:
    (found,), problems = check_facts([name], workspace.settings)
    assert problems == ()
    return found


def test_a_fact_is_set_beside_its_evidence(harbour: Workspace) -> None:
    """The passage, its place and state, and what was read from both are given; what agrees has no finding."""
    found = _checked(harbour, "channel-depth")
    (passage,) = found.reading.passages
    assert (passage.source, passage.state, passage.start, passage.sentence) == (
        "log", "exact", 54, "It had a depth of nine metres.",
    )  # fmt: skip
    numbers = next(row for row in found.reading.rows if row.kind == "numbers")
    assert numbers.fact == (ReadItem("9 m", "9 meter"), ReadItem("nine metres deep", "9 meter"))
    assert numbers.evidence == (ReadItem("nine metres", "9 meter"),)
    assert (found.findings, found.allowed, found.reading.differences) == ((), 0, ())


def test_what_differs_is_found_as_in_a_check_of_all(harbour: Workspace) -> None:
    """The findings are those of the whole corpus in the fact's entry, with the differences by respect."""
    harbour.write({CHANNEL: WRONG})
    every = harbour.check_corpus()
    depth, closed = _checked(harbour, "channel-depth"), _checked(harbour, "channel-closed")
    assert {*depth.findings, *closed.findings} == set(every)
    assert {d.rule for d in depth.findings} == {"figure-unevidenced", "statement-disagrees"} & {
        d.rule for d in every
    }
    assert [d.respect for d in closed.reading.differences] == ["negation"]
    assert "value" in [d.respect for d in depth.reading.differences]


def test_without_the_text_the_quotation_is_read(harbour: Workspace) -> None:
    """Where no text is at hand the passage has no sentence, and the quotation is read alone."""
    found = _checked(harbour.set(texts=()), "channel-depth")
    assert (found.reading.passages[0].sentence, found.reading.passages[0].state) == ("", "unavailable")
    assert any(item.words == "nine metres" for row in found.reading.rows for item in row.evidence)


def test_allowed_findings_are_counted(harbour: Workspace) -> None:
    """A finding with a reason in the file is not reported, and is counted."""
    allowed = WRONG.replace(
        "    figure:", "    # briefgen: allow figure-unevidenced: a slip of the log\n    figure:"
    )
    found = _checked(harbour.write({CHANNEL: allowed}), "channel-depth")
    assert "figure-unevidenced" not in [d.rule for d in found.findings]
    assert found.allowed == 1


def test_unknown_ids_are_reported_with_near_ones(harbour: Workspace) -> None:
    """An id that no fact has is an error that names the nearest facts; an origin's id is no fact's."""
    for name, hint in {
        "chanel-depth": "did you mean `channel-depth`?",
        "channel": "did you mean `channel-depth` or `channel-closed`?",
        "pilots": "name a fact of the corpus, a brief or a folder",
    }.items():
        checked, (problem,) = check_facts([name], harbour.settings)
        assert checked == ()
        assert (problem.rule, problem.hints) == ("fact-unknown", (hint,))


def test_a_fact_in_a_broken_file_says_what_is_wrong(harbour: Workspace) -> None:
    """What prevents a fact from being loaded is reported."""
    harbour.write({CHANNEL: FACTS.replace("value: 9, unit: m", "value: nine, unit: m")})
    checked, problems = check_facts(["channel-depth"], harbour.settings)
    assert checked == ()
    assert "value-type" in [d.rule for d in problems]


def test_a_derived_fact_has_no_passage(harbour: Workspace) -> None:
    """A fact that is computed from others is shown with its formula's result, and without evidence."""
    derived = FACTS + (
        "  - id: twice\n    statement: The depths are 18 metres.\n"
        "    figure: {value: 18, unit: m, formula: channel-depth * 2}\n"
    )
    found = _checked(harbour.write({CHANNEL: derived}), "twice")
    assert (found.reading.passages, found.reading.figure, found.findings) == ((), "18 m", ())


def test_a_missing_quotation_is_shown_with_the_nearest_passage(harbour: Workspace) -> None:
    """Where the text does not have the words, its most similar passage is given, in text and JSON."""
    found = _checked(
        harbour.write({CHANNEL: FACTS.replace("a depth of nine", "a depth of ten")}), "channel-depth"
    )
    (passage,) = found.reading.passages
    assert passage.nearest is not None
    assert passage.nearest.text == "a depth of nine metres"
    text = fact_text(found.reading, found.findings, 0, 200)
    assert (
        "  (not in the source's text: only the quotation was read; the nearest passage is characters 54–76:)\n"
        in text
    )
    assert '"nearest": "a depth of nine metres"' in facts_json([(found.reading, found.findings, 0)], ())
    unread = _checked(harbour.set(texts=()), "channel-depth")
    assert "(the source's text is not at hand" in fact_text(unread.reading, (), 0, 200)
