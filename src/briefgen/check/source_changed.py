"""source-changed: words that stood in a source's locked text do not stand in its present one.

From the two texts nobody can tell whether the quotation or the source is now right.

PASS  the text is as locked, or has changed elsewhere only
FAIL  the sentence that was quoted has been rewritten since

Read the source again: mend the quotation, or restore the text; then run `briefgen lock`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.quote_missing import nearest_hint
from briefgen.corpus.quotation_proofs import Proofs
from briefgen.diagnostic import Diagnostic, error

RULE = "source-changed"


def check(proofs: Proofs) -> Iterator[Diagnostic]:
    """Report quotations that a change of their source's text took away."""
    for proof in proofs.values():
        if proof.resolution.state == "source-changed" and proof.anchor is not None:
            evidence = proof.quotation.evidence
            message = f"the text of `{evidence.source}` has changed and no longer contains the quotation"
            yield error(RULE, proof.quotation.span, message, nearest_hint(proof.anchor, evidence.exact))
