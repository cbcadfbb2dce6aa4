"""Tests of the rule text-retracted: notices that were added to a text since it was locked."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.build.lock_corpus import lock_corpus
from briefgen.corpus.lock_file import NAME
from tests.check.test_text_changed import PATH, TEXT, WHOLE, found_in_texts, lock_whole
from tests.workspace import Workspace

RETRACTED = {
    "at the end": WHOLE + "\nCORRECTION, 20 March: the depth of nine metres was wrong and is withdrawn.\n",
    "at the head": "This report has been retracted by its authors.\n\n" + WHOLE,
    "over two lines": WHOLE + "\nThe depth that stands in an earlier version\nof this log was that of the south channel.\n",
    "under a heading": WHOLE + "\nCorrection\nThe depth of the north channel was eight metres.\n",
    "near a quotation": WHOLE.replace("It had a depth of nine metres.", "It had a depth of nine metres. The pilots have since withdrawn this."),
}  # fmt: skip


@pytest.mark.parametrize("text", RETRACTED.values(), ids=RETRACTED)
def test_a_retraction_is_an_error(harbour: Workspace, text: str) -> None:
    """A notice of correction near a quotation, or at the text's head or end, is one error at its source."""
    assert found_in_texts(lock_whole(harbour).write_as_is({TEXT: text})) == [("text-retracted", PATH, 7)]


def test_a_notice_that_was_locked_is_no_news(harbour: Workspace) -> None:
    """Only what is new is looked at: a notice that the text had when it was locked is no retraction."""
    harbour.write_as_is({TEXT: RETRACTED["at the end"]})
    assert lock_corpus(harbour.settings, (), date(2026, 3, 20))[0]
    harbour.write_as_is({TEXT: RETRACTED["at the end"].replace("with the day", "with the night")})
    assert found_in_texts(harbour) == [("text-changed", PATH, 7)]


def test_a_text_is_accepted(harbour: Workspace) -> None:
    """A retraction stops `lock` until a person accepts the text, which the lock records with the day."""
    lock_whole(harbour).write_as_is({TEXT: RETRACTED["at the head"]})
    lock = harbour.root / "briefs/corpus" / NAME
    before = lock.read_text("utf-8")
    for update in ((), ("log",)):
        assert lock_corpus(harbour.settings, update, date(2026, 3, 21))[0] is None
        assert lock.read_text("utf-8") == before
    locked, problems = lock_corpus(harbour.settings, (), date(2026, 3, 22), ("log",))
    assert (locked and locked.written, problems) == (2, ())
    assert "accepted = 2026-03-22" in lock.read_text("utf-8")
    assert found_in_texts(harbour) == []
    assert lock_corpus(harbour.settings, (), date(2026, 3, 23))[0]
    assert "accepted = 2026-03-22" in lock.read_text("utf-8")
