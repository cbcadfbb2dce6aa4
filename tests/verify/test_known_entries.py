"""Tests of forged memos of the first versions, which cannot be drawn again."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.verify.verify import verify
from tests.verify.forgeries import FORGERIES

MEMO = Path(__file__).parents[1] / "editions/fixtures/format-2/brief_2026-03-20_ed02_TLP-GREEN.pdf"
EXPECTED = {
    "white text": "which cannot be seen",
    "an inline image": "on a page",
    "a form": "on a page",
    "transparency": "on a page",
    "a turned page": "a turned page",
    "another unit": "`/UserUnit` of a page",
    "a cropped page": "`/CropBox` of a page",
    "a larger page": "pages of several sizes",
    "a stamp": "the annotation",
    "a program": "the attached file `x.exe`",
    "a title in the outline": "in the outline",
    "a named script": "`/JavaScript` in `/Names`",
    "a layer": "`/OCProperties` in the catalog",
    "a form of the file": "`/AcroForm` in the catalog",
    "a role": "`/RoleMap` in `/StructTreeRoot`",
    "the title": "`Other` as its title",
    "a key of the information": "`/Reviewed` in its information",
    "another language": "the language `ru`",
}
"""By the name of a forgery: a part of one of its findings."""


@pytest.mark.filterwarnings("ignore:This document has 1 form widget")
@pytest.mark.parametrize("name", EXPECTED)
def test_what_no_memo_has_is_found_without_the_document(name: str) -> None:
    """A memo without document.json is not drawn again, and what no version wrote is an error all the same."""
    _, problems = verify(FORGERIES[name](MEMO.read_bytes()), "memo.pdf", SourceTexts(()))
    found = [d.message for d in problems if d.rule == "memo-differs"]
    assert any(EXPECTED[name] in message for message in found), problems
