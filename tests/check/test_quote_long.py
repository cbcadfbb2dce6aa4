"""Tests of the rule quote-long."""

from __future__ import annotations

import pytest

from tests.check.tables import CHANNEL, found_in_corpus
from tests.harbour import FACTS
from tests.workspace import Workspace

WORDS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
]
VALID = {
    "fourteen words": WORDS[:14],
    "one word": WORDS[:1],
    "a dash between words": [*WORDS[:13], "–", WORDS[13]],
}
INVALID = {"fifteen words": WORDS}


def _files(words: list[str]) -> dict[str, str]:
    quotation = " ".join(words)
    return {
        CHANNEL: FACTS.replace("the north channel is closed}", f"{quotation}}}"),
        "texts/log.txt": f"At a depth of nine metres: {quotation}.",
    }


@pytest.mark.parametrize("words", VALID.values(), ids=VALID)
def test_fragments_pass(harbour: Workspace, words: list[str]) -> None:
    """A quotation of up to fourteen words gives no finding."""
    assert found_in_corpus(harbour, _files(words)) == []


@pytest.mark.parametrize("words", INVALID.values(), ids=INVALID)
def test_sentences_fail(harbour: Workspace, words: list[str]) -> None:
    """A longer quotation is reported where it is written, with its length."""
    assert found_in_corpus(harbour, _files(words)) == [("quote-long", CHANNEL, 6, 37)]
    assert harbour.check_corpus()[0].message == "the quotation has 15 words; a fragment has at most 14"
