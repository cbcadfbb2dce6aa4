"""Check which drawing code a memo says that it was drawn by: it must exist, and be as old as the memo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefgen.diagnostic import Diagnostic, Span, error, truncate
from briefgen.evidence.drawing import NAME, Drawing
from briefgen.render.pdf.drawing_versions import DRAWING
from briefgen.verify.attached_evidence import AttachedEvidence
from briefgen.verify.text_comparison import ASK

_BEFORE_NUMBERS = "8e346cd2f82a04ae"
"""What memos name that were drawn before drawing code had numbers."""
_UNRELEASED = frozenset({_BEFORE_NUMBERS, *map(str, range(1, 8))})
"""Drawing code that no release had."""
_LAST_UNRELEASED_DAY = date(2026, 11, 30)
"""No later memo was drawn by unreleased code."""


def check_drawing_claim(
    drawing: Drawing, evidence: AttachedEvidence | None, span: Span
) -> Iterator[Diagnostic]:
    """Report drawing code that does not exist, that is too new for this version, or too old for the memo.

    Errors: document-altered.
    """
    claimed = drawing.versions.get("drawing", "")
    shown = truncate(claimed, 20)
    if (
        claimed.isdecimal()
        and claimed.isascii()
        and str(int(claimed[:9])) == claimed
        and int(claimed) > DRAWING
    ):
        message = (
            f"`{NAME}` names the drawing code {shown}, which is newer than that of this version, {DRAWING}"
        )
        yield error("document-altered", span, message, "update briefgen, and verify the memo again")
    elif claimed not in _UNRELEASED and claimed not in map(str, range(1, DRAWING + 1)):
        message = f"`{NAME}` names the drawing code `{shown}`, which no version of briefgen has"
        yield error("document-altered", span, message, ASK)
    elif claimed in _UNRELEASED and evidence is not None and _is_too_late(evidence):
        message = (
            f"`{NAME}` names the drawing code `{shown}`, which was no longer used at the date of the memo"
        )
        yield error("document-altered", span, message, ASK)


def _is_too_late(evidence: AttachedEvidence) -> bool:
    """Check whether a memo is later than all memos of unreleased versions."""
    return evidence.brief.as_of > _LAST_UNRELEASED_DAY.isoformat()
