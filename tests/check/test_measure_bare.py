"""Tests of the rule measure-bare."""

from __future__ import annotations

import pytest

from tests.check.tables import CHANNEL, brief_with, findings, found_in_brief
from tests.harbour import FACTS, LOG
from tests.workspace import Workspace

DEPTHS = FACTS + (
    "  - id: depth-charted\n"
    "    statement: The north channel is twelve metres deep.\n"
    "    figure: {measure: north-depth, value: 12, unit: m, as_of: 2026-03-01}\n"
    "    evidence: [{source: log, exact: twelve metres on the chart}]\n"
)
TEXT = LOG.replace("The quay,", "It is twelve metres on the chart. The quay,")
FILES = {CHANNEL: DEPTHS, "texts/log.txt": TEXT}
ROUNDED = DEPTHS.replace("value: 12", "value: 9.4").replace("twelve metres", "9.4 metres")
EARLIER = DEPTHS.replace("12, unit: m, as_of: 2026-03-01}", "12, unit: m, as_of: 2025-11~}").replace(
    "    evidence: [{source: log, exact: twelve",
    "    attributed_to: harbour-office\n    evidence: [{source: log, exact: twelve",
)
YEAR_BEFORE = (
    "  - id: depth-before\n"
    "    statement: The north channel was five metres deep.\n"
    "    figure: {measure: north-depth, value: 5, unit: m, as_of: 2025-03-01~}\n"
    "    evidence: [{source: log, exact: It had been five metres}]\n"
)
OFFICE = {
    "briefs/corpus/facts/office.yaml": "origins: [{id: harbour-office, name: Harbour office, kind: government}]\n"
}
NINE, TWELVE = "[nine metres](fact:channel-depth)", "[twelve metres](fact:depth-charted)"


def line(words: str) -> dict[str, str]:
    """Return the brief with other words in its bottom line, which is its line 6 and begins in column 14."""
    return dict(brief_with(**{"It [is closed](fact:channel-closed).": f"{words}."}))


VALID = {
    "the measure": line("It has [](measure:north-depth)"),
    "a claim beside the measure": line(f"It has {NINE}, of [the depths](measure:north-depth) given"),
    "every claim": line(f"It has {NINE}, or {TWELVE} by the chart"),
    "a link without a number": line("It is [too shallow](fact:channel-depth)"),
    "a fact on no measure": line("It [is closed](fact:channel-closed)"),
    "one claim alone": {**line(f"It has {NINE}"), CHANNEL: FACTS},
    "claims that only round": {
        **line(f"It has {NINE}"), CHANNEL: ROUNDED, "texts/log.txt": TEXT.replace("twelve metres", "9.4 metres"),
    },
    "claims at different dates": {**line(f"It has {NINE}"), CHANNEL: EARLIER, **OFFICE},
    "both claims of today, without one of another date": {
        **line(f"It has {NINE}, or {TWELVE} by the chart"), CHANNEL: DEPTHS + YEAR_BEFORE, **OFFICE,
        "texts/log.txt": TEXT + "It had been five metres.",
    },
    "a number of another kind": {
        **line("Dredging costs [$40 million](fact:channel-depth)"),
        CHANNEL: DEPTHS.replace(
            "The north channel is nine metres deep.",
            "The north channel is nine metres deep, and dredging it costs $40 million.",
        ).replace("exact: a depth of nine metres", "exact: 'a depth of nine metres, and dredging costs $40 million'"),
        "texts/log.txt": TEXT.replace("nine metres.", "nine metres, and dredging costs $40 million."),
    },
    "the measure as a key figure": dict(brief_with("key_figures: [{measure: north-depth}]\n")),
}  # fmt: skip
INVALID = {
    "one claim": (line(f"It has {NINE}"), [(6, 35)]),
    "its own words": (line("It has [](fact:channel-depth)"), [(6, 24)]),
    "each in a paragraph of its own": (
        dict(brief_with(**{"bottom_line: It [is closed](fact:channel-closed).": f"bottom_line: |\n  It has {NINE}.\n\n  Or {TWELVE}."})),
        [(7, 24), (9, 22)],
    ),
    "in a list": (
        dict(brief_with(**{"bottom_line: It [is closed](fact:channel-closed).": f"bottom_line: |\n  - {NINE}\n  - {TWELVE}"})),
        [(7, 19), (8, 21)],
    ),
    "in emphasis": (line(f"It has *{NINE}*"), [(6, 36)]),
    "a key figure": (dict(brief_with("key_figures: [{fact: channel-depth}]\n")), [(13, 22)]),
}  # fmt: skip


@pytest.mark.parametrize("files", VALID.values(), ids=VALID)
def test_a_measure_with_all_its_claims_passes(harbour: Workspace, files: dict[str, str]) -> None:
    """The spread, every claim, or a claim that nothing speaks against gives no finding."""
    assert found_in_brief(harbour, {**FILES, **files}) == []


@pytest.mark.parametrize(("files", "expected"), INVALID.values(), ids=INVALID)
def test_one_of_several_claims_fails(
    harbour: Workspace, files: dict[str, str], expected: list[tuple[int, int]]
) -> None:
    """One of several claims that disagree is reported at its link or tile, whichever it is."""
    wanted = [("measure-bare", "briefs/brief.yaml", *place) for place in expected]
    assert found_in_brief(harbour, {**FILES, **files}) == wanted


def test_the_finding_names_the_rivals_and_offers_the_spread(harbour: Workspace) -> None:
    """The finding says which claims speak against it, where they stand, and what to write."""
    (found,) = harbour.write({**FILES, **line(f"It has {NINE}")}).check()
    assert found.message == (
        "only `channel-depth` is given here (9 m), but other facts on its measure `north-depth` differ: `depth-charted` says 12 m"
    )
    assert found.hints == (
        "write `[](measure:north-depth)`, which prints all claims, or link the others beside it",
    )
    assert [(b.span.path, b.span.line, b.message) for b in found.because] == [
        (CHANNEL, 13, "the figure of `depth-charted`")
    ]


def test_a_crowd_of_rivals_is_counted(harbour: Workspace) -> None:
    """Of many rivals a finding names four, and says how many more there are."""
    others = "".join(
        DEPTHS[DEPTHS.index("  - id: depth-charted") :].replace("charted", name) for name in "abcde"
    )
    (found,) = harbour.write({**FILES, CHANNEL: DEPTHS + others, **line(f"It has {NINE}")}).check()
    assert found.message.count("says 12 m") == 4
    assert found.message.endswith(" and 2 more")


def test_sections_and_questions_are_read_too(harbour: Workspace) -> None:
    """Prose of the corpus is held to the rule as that of the brief is."""
    section = f"---\ntitle: The depth\n---\nThe channel has {NINE}.\n"
    harbour.write({**FILES, "briefs/corpus/sections/depth.md": section})
    assert findings(harbour.check_corpus()) == [("measure-bare", "briefs/corpus/sections/depth.md", 4, 31)]


def test_a_rival_is_shown_by_a_claim_that_says_the_same(repository: Workspace) -> None:
    """The real case: the counts of April and June stand for that of Seoul, which says as June does."""
    assert [d for d in repository.check_corpus() if d.rule == "measure-bare"] == []
