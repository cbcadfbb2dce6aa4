"""Tests of the rule sentence-long."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, QUESTION_PATH, Found, brief_with, found_in_brief
from tests.harbour import QUESTION
from tests.workspace import Workspace

FORTY, MORE = " ".join(["words"] * 40), " ".join(["words"] * 41)
SECTION = "briefs/corpus/sections/depths.md"
VALID = {
    "forty words": brief_with(f"gaps: [{{question: {FORTY}.}}]"),
    "many short ones": brief_with(f"gaps: [{{question: '{'They wait. ' * 60}'}}]"),
    "a list": brief_with(
        f'sections: [{{title: S, body: "- {FORTY}\\n- {FORTY}"}}]'
    ),
    "a long one that is not printed": {SECTION: f"---\ntitle: Depths\n---\n{MORE}.\n", **brief_with()},
}  # fmt: skip
INVALID = {
    "a brief": (brief_with(f"gaps: [{{question: {MORE}.}}]"), (BRIEF_PATH, 13, 19)),
    "the second sentence": (brief_with(f"gaps: [{{question: It ends. {MORE.title()}.}}]"), (BRIEF_PATH, 13, 28)),
    "words in a link": (
        brief_with(f"gaps: [{{question: '{FORTY} [words](fact:channel-closed)'}}]"), (BRIEF_PATH, 13, 20),
    ),
    "a section": (
        {SECTION: f"---\ntitle: Depths\n---\n{MORE}.\n", **brief_with("sections: [{ref: depths}]")}, (SECTION, 4, 1),
    ),
    "a view": (
        {QUESTION_PATH: QUESTION.replace("It costs.", MORE), **brief_with("views: [extend-or-wait]")},
        (QUESTION_PATH, 8, 15),
    ),
}  # fmt: skip


@pytest.mark.parametrize("files", VALID.values(), ids=VALID)
def test_short_sentences_pass(harbour: Workspace, files: dict[str, str]) -> None:
    """Sentences of no more words than the product allows give no finding."""
    assert _found(harbour, files) == []


@pytest.mark.parametrize(("files", "expected"), INVALID.values(), ids=INVALID)
def test_long_sentences_are_reported(
    harbour: Workspace, files: dict[str, str], expected: tuple[str, int, int]
) -> None:
    """A longer sentence is reported where it begins, wherever the brief prints it from."""
    assert _found(harbour, files) == [("sentence-long", *expected)]


def test_the_product_sets_the_limit(harbour: Workspace) -> None:
    """A product's own limit counts, and the finding names it."""
    product = (harbour.settings.templates / "two-page-brief" / "product.yaml").read_text("utf-8")
    harbour.write({"templates/two-page-brief/product.yaml": f"{product}sentence_words: 10\n"})
    gap = "gaps: [{question: This one goes on for eleven words and then it ends.}]"
    own = harbour.write(brief_with(gap)).set(templates=harbour.root / "templates")
    (finding,) = (d for d in own.check() if d.rule == "sentence-long")
    assert finding.message == "a sentence of 11 words; `Two-page brief` allows 10"
    assert finding.severity.name == "WARNING"


def _found(workspace: Workspace, files: dict[str, str]) -> Found:
    return [f for f in found_in_brief(workspace, files) if f[0] == "sentence-long"]
