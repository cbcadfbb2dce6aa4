"""An accusation shows the sentence that it is about, and the qualifier of a number."""

from briefgen.audit.audit import audit_draft
from briefgen.audit.draft import read_draft
from briefgen.audit.library import Library
from briefgen.audit.passages import SourceText
from briefgen.audit.verdicts import AuditVerdict

TEXT = """\
The yard in Torvik has built ferries since 1911. At least 42 ferries were moored in the bay in May. "We are \
waiting for steel," said Kurt Moe, who leads the yard. Nobody else would speak.
"""


def judgement(words: str) -> AuditVerdict:
    """Return the verdict on one statement."""
    library = Library((SourceText("yard.md", TEXT, "en"),))
    return audit_draft(read_draft("draft.md", words, markdown=True), library).findings[0].judgement


def test_the_qualifier_of_a_number_is_shown() -> None:
    """Where only the qualifiers differ, both are named."""
    found = judgement("At most 42 ferries were moored in the bay in May.")
    assert [(each.claim, each.evidence) for each in found.differences] == [("At most 42", "at least 42")]
    assert found.marked == "At [most→least] 42 ferries were moored in the bay in May."


def test_the_rest_of_a_paragraph_is_not_marked() -> None:
    """A statement is compared with the sentence from which it differs, not with its whole paragraph."""
    found = judgement("In May 24 ferries were moored in the bay, at least.")
    assert found.verdict == "altered"
    assert "steel" not in found.marked
    assert "1911" not in found.marked


def test_the_sentence_of_a_speaker_is_shown() -> None:
    """Of a quotation with another speaker, the sentence with the quotation is shown."""
    found = judgement('"We are waiting for steel," said Ann Berg.')
    assert found.verdict == "altered"
    assert found.marked.startswith('"We are waiting for steel," said [Ann Berg→Kurt Moe')
    assert "Nobody" not in found.marked
