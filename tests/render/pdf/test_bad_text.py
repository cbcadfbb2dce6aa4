"""Text that nobody would write is rendered completely, in a valid file, or its loss is reported."""

from __future__ import annotations

import page
import pytest
from page import ValidationProfile

from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.theme import Theme
from briefgen.verify.structure_reader import read_structure
from tests.render.pdf.harbour_memo import TIMESTAMP, memo_of, p
from tests.render.pdf.memo_text import squeeze, words_of

LONG = 30_000
"""Characters: more than one string of PDF/A can have, and more than eight pages."""
BAD = {
    "a word without end": ("x" * LONG, []),
    "an Arabic word without end": ("م" * LONG, []),
    "an Arabic paragraph": ("مرحبا بكم " * (LONG // 10), []),
    "Arabic letters and figures": ("م1" * (LONG // 2), []),
    "commas of two scripts": ("،" * LONG, []),
    "Chinese without a stop": ("近" * LONG, []),
    "Korean without a space": ("김" * LONG, []),
    "a word of soft hyphens": ("a\u00ad" * (LONG // 2), ["text-invisible"]),
    "zero-width spaces": ("\u200b" * LONG, ["text-invisible"]),
    "controls": ("\x00\x07" * (LONG // 2), ["text-invisible"] * 2),
    "accents upon accents": ("e" + "\u0301" * 2000, []),
    "spaces that never break": ("a\u00a0" * (LONG // 2), []),
    "thin spaces alone": ("\u2009" * LONG, []),
    "a name far from the next": ("א" + " " * LONG + "x", []),
    "names in every script": ("Ann Анна 한나 安娜 アンナ آنا חנה " * 200, []),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_text_is_rendered(name: str) -> None:
    """The text is complete except for what is reported, and the file meets both standards."""
    words, rules = BAD[name]
    memo = memo_of(p(words))
    rendered, found = render_pdf(memo, Theme(), TIMESTAMP)
    structure = read_structure(rendered.pdf)
    assert ([d.rule for d in found], structure.faults) == (rules, [])
    assert squeeze(structure.words()) == squeeze(clean(words_of(memo)))
    for profile in ("ua1", "2a"):
        assert page.validate_pdf_bytes(rendered.pdf, profile=ValidationProfile(profile)).failures == []
