"""Tests of a memo that older drawing code drew, which lays out pages otherwise.

`fixtures/memo-of-drawing-4.pdf` is the memo of `test_forgeries` as drawing code 4 drew it. It is never made again.
"""

from __future__ import annotations

from pathlib import Path

from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.diagnostic import has_errors
from briefgen.verify.verify import verify
from tests.verify.forgeries import FORGERIES

MEMO = (Path(__file__).parent / "fixtures" / "memo-of-drawing-4.pdf").read_bytes()


def test_an_honest_memo_of_older_drawing_code_is_no_forgery() -> None:
    """Its marks of notes, labels and places differ from what this version draws, and only warnings say so."""
    verified, problems = verify(MEMO, "memo.pdf", SourceTexts(()))
    assert [d.rule for d in problems] == ["document-unbound", "memo-not-redrawn"]
    assert not has_errors(problems)
    assert verified is not None
    assert verified.redrawn.startswith("drawn otherwise by another version; ")


def test_other_words_of_a_memo_of_older_drawing_code_are_errors() -> None:
    """A changed digit, link or script is an error, though the layout of an honest memo differs, too."""
    rules = {
        name: {d.rule for d in verify(FORGERIES[name](MEMO), "memo.pdf", SourceTexts(()))[1]}
        for name in ("a digit", "a link elsewhere", "a script")
    }
    assert "figure-altered" in rules["a digit"]
    assert "memo-differs" in rules["a link elsewhere"]
    assert "memo-differs" in rules["a script"]
