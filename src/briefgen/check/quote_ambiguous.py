"""quote-ambiguous: a quotation occurs more than once in the text of its source.

PASS  {exact: the treaty, prefix: signed, suffix: of 1961}
FAIL  {exact: the treaty}                  (it occurs three times)

Add a `prefix` or `suffix`: a few of the words right before or after the place that you mean.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.quotation_proofs import Proofs
from briefgen.diagnostic import Diagnostic, error

RULE = "quote-ambiguous"


def check(proofs: Proofs) -> Iterator[Diagnostic]:
    """Report quotations that are found in several places."""
    for proof in proofs.values():
        if proof.resolution.state != "ambiguous":
            continue
        places = proof.anchor.candidates if proof.anchor else ()
        count = f"{len(places)} times" if places else "more than once"
        message = f"the quotation is found {count} in the text of `{proof.quotation.evidence.source}`"
        where = f": it is at the characters {', '.join(f'{p.start:,}' for p in places[:5])}" if places else ""
        hint = f"add `prefix` or `suffix`, the words right before or after the place that you mean{where}"
        yield error(RULE, proof.quotation.span, message, hint)
