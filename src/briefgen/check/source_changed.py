"""source-changed: a quotation was in the text of its source when it was locked, and is not in it now.

briefgen cannot tell whether the old text or the new one is right.

PASS  the text is as it was when locked, or has changed only elsewhere
FAIL  the sentence that was quoted has been rewritten

Read the source again. Correct the quotation, or restore the text; then run `briefgen lock`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.quote_missing import nearest_hint
from briefgen.corpus.quotation_proofs import Proofs
from briefgen.diagnostic import Diagnostic, error

RULE = "source-changed"


def check(proofs: Proofs) -> Iterator[Diagnostic]:
    """Report quotations that are gone since the text of their source changed."""
    for proof in proofs.values():
        if proof.resolution.state == "source-changed" and proof.anchor is not None:
            evidence = proof.quotation.evidence
            message = f"the text of `{evidence.source}` has changed and no longer contains the quotation"
            hint = nearest_hint(proof.anchor, proof.anchor.fragment or evidence.exact)
            yield error(RULE, proof.quotation.span, message, hint)
