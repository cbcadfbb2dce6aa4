"""Tests of the rules prose-link, prose-lang, prose-image, prose-code, prose-rule, prose-table and prose-depth."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, QUESTION_PATH, brief_with, found_in_brief, found_in_corpus
from tests.harbour import QUESTION
from tests.workspace import Workspace

GAP = "gaps:\n  - question: |\n      {}\n"
VALID = {
    "links into the corpus": "[](fact:channel-depth), [](measure:north-depth) and [a log](source:log)",
    "links to the web": "[a page](https://example.org) by [mail](mailto:a@example.org)",
    "emphasis and lists": "*Deep*, **deeper**:\n\n      1. deepest\n      2. deep",
    "words in another language": "the daily [Le Monde]{lang=fr} of [Київ]{lang=uk}",
    "a source in brackets": "how deep (source: the log; fact: none)",
    "raw HTML": "a <b>bold</b> &amp; <script>word</script>",
}
INVALID = {
    "a scheme of its own": ("how [deep](fcat:channel-depth)?", ("prose-link", 15, 18)),
    "a script": ("how [deep](javascript:alert(1))?", ("prose-link", 15, 18)),
    "a link with a space": ("how [deep](fact: channel-depth)?", ("prose-link", 15, 16)),
    "a link in two": ("how [deep] (fact:channel-depth)?", ("prose-link", 15, 16)),
    "a link without its words": ("how deep (fact:channel-depth)?", ("prose-link", 15, 16)),
    "a link that is not closed": ("how [deep](fact:channel-depth?", ("prose-link", 15, 16)),
    "no language": ("how [deep]{.blue}?", ("prose-lang", 15, 17)),
    "more than a language": ("how [deep]{lang=fr #a}?", ("prose-lang", 15, 17)),
    "an image": ("how ![deep](depth.png)?", ("prose-image", 15, 11)),
    "code": ("how `deep`?", ("prose-code", 15, 12)),
    "a fence": ("how deep?\n\n      ```\n      9\n      ```", ("prose-code", 17, 7)),
    "a rule": ("how deep?\n\n      * * *", ("prose-rule", 17, 7)),
    "a table": ("how deep?\n\n      | a |\n      |---|\n      | b |", ("prose-table", 17, 7)),
    "depth": ("> " * 20 + "how deep?", ("prose-depth", 15, 7)),
}
FIELDS = [
    ("bottom_line: It", "bottom_line: >-\n  ![]() It", (7, 3)),
    ("text: the north", "text: a ![]() north", (9, 13)),
    ("basis: one log", "basis: '![]() one log'", (11, 38)),
]
ADDED = [
    ("options: [{id: a, title: A, text: '![]()'}]", 36),
    ("options: [{id: a, title: A, text: b, advantages: '![]()'}]", 51),
    ("options: [{id: a, title: A, text: b, risks: '![]()'}]", 46),
    ("gaps: [{question: '![]()'}]", 20),
    ("gaps: [{question: b, matters: '![]()'}]", 32),
    ("sections: [{title: a, body: '![]()'}]", 30),
    ("    watch: [{indicator: '![]()'}]", 26),
]
CORPUS = [
    ("best_case: It is", "best_case: a ![]() It is", (13, 18)),
    ("contrary: It costs", "contrary: a ![]() It costs", (8, 17)),
    ("would_change: A", "would_change: a ![]() A", (9, 21)),
]


@pytest.mark.parametrize("text", VALID.values(), ids=VALID)
def test_what_a_memo_can_set_passes(harbour: Workspace, text: str) -> None:
    """Text, emphasis, lists and known links give no finding."""
    assert found_in_brief(harbour, brief_with(GAP.format(text))) == []


@pytest.mark.parametrize(("text", "expected"), INVALID.values(), ids=INVALID)
def test_what_a_memo_cannot_set_fails(harbour: Workspace, text: str, expected: tuple[str, int, int]) -> None:
    """Other Markdown is reported at its place inside the prose."""
    rule, line, column = expected
    assert found_in_brief(harbour, brief_with(GAP.format(text))) == [(rule, BRIEF_PATH, line, column)]


@pytest.mark.parametrize(("old", "new", "place"), FIELDS)
def test_every_prose_field_is_read(harbour: Workspace, old: str, new: str, place: tuple[int, int]) -> None:
    """What is wrong in any prose a brief begins with is reported."""
    assert found_in_brief(harbour, brief_with(**{old: new})) == [("prose-image", BRIEF_PATH, *place)]


@pytest.mark.parametrize(("added", "column"), ADDED)
def test_every_optional_prose_field_is_read(harbour: Workspace, added: str, column: int) -> None:
    """What is wrong in any prose a brief may have besides is reported."""
    assert found_in_brief(harbour, brief_with(added)) == [("prose-image", BRIEF_PATH, 13, column)]


@pytest.mark.parametrize(("old", "new", "place"), CORPUS)
def test_every_hypothesis_is_read(harbour: Workspace, old: str, new: str, place: tuple[int, int]) -> None:
    """What is wrong in a hypothesis's prose is reported in the question's file."""
    found = found_in_corpus(harbour, {QUESTION_PATH: QUESTION.replace(old, new)})
    assert found == [("prose-image", QUESTION_PATH, *place)]


def test_views_are_read(harbour: Workspace) -> None:
    """What is wrong in a view's claim, reasoning and what would change it is reported."""
    view = (
        "views:\n  - id: pilots\n    holder: {name: Pilots}\n    hypothesis: wait\n    claim: a ![]()\n"
        "    reasoning: b ![]()\n    would_change: c ![]()\n    evidence: [{source: log, exact: the old quay}]\n"
    )
    found = found_in_corpus(harbour, {QUESTION_PATH: QUESTION + view})
    assert found == [("prose-image", QUESTION_PATH, *place) for place in [(20, 14), (21, 18), (22, 21)]]


def test_sections_are_read(harbour: Workspace) -> None:
    """What is wrong in a section is reported in its file, its front matter counted."""
    section = "---\ntitle: The storms\n---\nA storm.\n\nAnother ![storm](storm.png).\n"
    path = "briefs/corpus/sections/storms.md"
    assert found_in_corpus(harbour, {path: section}) == [("prose-image", path, 6, 9)]
