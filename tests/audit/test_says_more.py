"""Tests of statements that say more than the numbers, dates and names that a passage has, too."""

from __future__ import annotations

import pytest

from briefgen.audit.audit import audit_draft
from briefgen.audit.draft import read_draft
from briefgen.audit.library import Library
from briefgen.audit.passages import SourceText
from briefgen.audit.verdicts import AuditVerdict

TEXT = """\
On 4 June the Harbour Trust refused an offer of 2 million crowns from Nordvik Lines, made without any admission.

The cold store at Elsund lost 31 jobs in 2025, mostly in packing. Its director, Ada Quill, has asked for a loan.

Of the 58 reports of 2025 only 12 were confirmed by a second witness. The council rejected by 38 votes to 34 a motion
to close the old quay.

Ships now wait 31 hours at Elsund instead of 14, the county says.

The opposition's request to lower the toll was turned down by the county for the third time on 9 May.
"""
SUPPORTED = {
    "verb of speech": "The cold store at Elsund lost 31 jobs in 2025, Ada Quill said.",
    "words that tell little": "Of the reports that came in 2025, 12 were confirmed by a second witness.",
    "votes turned round": "A motion to close the old quay was rejected by 34 votes to 38.",
}
UNSUPPORTED = {
    "cause": ("The cold store at Elsund lost 31 jobs in 2025 through a fire.", "fire"),
    "purpose": (
        "On 4 June the Harbour Trust refused an offer of 2 million crowns from Nordvik Lines for its cranes.",
        "cranes",
    ),
    "another act": ("The cold store at Elsund closed with the loss of 31 jobs in 2025.", "closed"),
}
NOT_ACCUSED = {
    "number before": "Ships wait 31 hours at Elsund, up from 14, the county says.",
    "refused in another word": "On 9 May the county rejected for the third time a request to lower the toll.",
    "votes against first": "A motion to close the old quay failed by 34 votes to 38.",
}


def _judge(words: str) -> AuditVerdict:
    library = Library((SourceText("harbour.md", TEXT, "en"),))
    (finding,) = audit_draft(read_draft("draft.md", words, markdown=True), library).findings
    return finding.judgement


@pytest.mark.parametrize("words", SUPPORTED.values(), ids=SUPPORTED)
def test_what_says_no_more_is_supported(words: str) -> None:
    """Verbs of speech, words that tell little and votes in another order take no support away."""
    assert _judge(words).verdict == "supported"


@pytest.mark.parametrize(("words", "missing"), UNSUPPORTED.values(), ids=UNSUPPORTED)
def test_what_says_more_is_unsupported(words: str, missing: str) -> None:
    """A word that the passage does not have is named; its numbers and names alone support nothing."""
    judgement = _judge(words)
    assert judgement.verdict == "unsupported"
    assert f"`{missing}`" in judgement.reason


@pytest.mark.parametrize("words", NOT_ACCUSED.values(), ids=NOT_ACCUSED)
def test_true_statement_in_other_words_is_not_accused(words: str) -> None:
    """Another word for a refusal, votes turned round and a part named before its whole are no slips."""
    assert _judge(words).verdict not in ("altered", "contradicted")
