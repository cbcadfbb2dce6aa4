"""Report what a memo says that its authors did not check."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefgen.diagnostic import Diagnostic, Span, warning
from briefgen.verify.attached_evidence import AttachedEvidence

_HINT = "the memo was issued without this check; ask its authors, or compare with the source"


def list_not_checked(
    evidence: AttachedEvidence, page_of: Callable[[str], int], shown_path: str
) -> Iterator[Diagnostic]:
    """Yield a warning for each thing that was allowed without a check.

    Shape: a warning is placed on the page that says so.
    Errors: not-checked.
    """
    for item in evidence.not_checked:
        page = page_of(item.what)
        message = f"not checked: {item.what} (`{item.about}`)"
        yield warning("not-checked", Span(shown_path, page, 1, page, 2), message, _HINT)
