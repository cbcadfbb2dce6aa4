"""Tests of the page of a quotation, as a memo's evidence names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.corpus.fold import NORMALISER
from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.corpus.source_text import text_hash
from briefgen.verify.attached_evidence import AttachedEvidence
from briefgen.verify.quotations import check_quotations

TEXT = "One page.\n\fThe north channel is closed.\n\f"


@pytest.mark.parametrize(("page", "rules"), [(2, []), (None, []), (3, ["page-wrong"])])
def test_a_page_that_is_not_that_of_the_text_is_reported(
    tmp_path: Path, page: int | None, rules: list[str]
) -> None:
    """Evidence with another page than the text has is reported; evidence of earlier versions has none."""
    (tmp_path / "log.txt").write_text(TEXT)
    start = TEXT.index("north channel")
    item = {"source": "log", "exact": "north channel", "start": start, "end": start + 13, "printed": True}
    evidence = AttachedEvidence.model_validate(
        {
            "brief": {"title": "t", "marking": "m", "as_of": "2026-03-20"},
            "brief_file": {"name": "b", "sha256": ""},
            "facts": [{"id": "closed", "evidence": [{**item, "page": page}]}],
            "views": [],
            "sources": [{"id": "log", "text": "log.txt"}],
            "texts": {"log": {"sha256": text_hash(TEXT), "normaliser": NORMALISER}},
            "statements": [],
        }
    )
    texts = SourceTexts(((tmp_path, "texts"),))
    states, problems = check_quotations(evidence, texts, lambda _: 1, "memo.pdf")
    assert states == {"exact": 1}
    assert [problem.rule for problem in problems] == rules
