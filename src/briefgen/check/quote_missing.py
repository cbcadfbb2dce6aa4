"""quote-missing: a quotation does not stand in its source's text.

Only typography and white space are folded; a changed digit, a dropped "not" or a swapped name makes a
quotation missing. The nearest passage is shown with the difference marked, and never adopted.

PASS  exact: the north channel is open      (the source says: "the north channel is open")
FAIL  exact: the north channel is not open

Mend it by quoting the source's own words, or by naming the source that does say it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.anchor import Anchor
from briefgen.corpus.quotation_proofs import Proofs
from briefgen.diagnostic import Diagnostic, error

RULE = "quote-missing"
_REASONS = {
    "cut": "stands there only inside longer words or numbers",
    "context": "stands there, but not between this prefix and suffix",
}


def check(proofs: Proofs) -> Iterator[Diagnostic]:
    """Report quotations that were looked for and not found, or that the lock says were not."""
    for proof in proofs.values():
        if proof.resolution.state != "missing":
            continue
        quotation = proof.quotation
        if proof.anchor is None:
            message = f"the quotation was not found when it was locked: source `{quotation.evidence.source}`"
            yield error(RULE, quotation.span, message, "mend it where the source's text is at hand")
            continue
        why = _REASONS.get(proof.anchor.reason, "does not stand there")
        message = f"the quotation {why}: source `{quotation.evidence.source}`"
        yield error(RULE, quotation.span, message, nearest_hint(proof.anchor, quotation.evidence.exact))


def nearest_hint(anchor: Anchor, exact: str) -> str:
    """Show how the nearest passage differs."""
    if anchor.nearest is None:
        return "nothing like it was found; check which source it is from"
    from briefgen.corpus.difference import difference  # only where one is to be shown

    shown = difference(exact, anchor.nearest.text)
    return f"the nearest passage differs so: {shown if len(shown) <= 300 else shown[:299] + '…'}"
