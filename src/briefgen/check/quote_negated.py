"""quote-negated: a negating word stands right before or after a quotation and was left out of it.

The fragment is the source's own words and may say the opposite of its sentence. Looked at are the three words
before it and the two after, within the sentence, where the source's text is at hand.

PASS  exact: has not condemned Moscow           (the source says: "China has not condemned Moscow")
FAIL  exact: condemned Moscow

Quote the negating word too; or allow it, with the reason why the quotation stands without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.corpus.quotation_proofs import Proofs
from briefgen.diagnostic import Diagnostic, warning

RULE = "quote-negated"
_NOT = (
    r"(?:not(?!\s+(?:only|just|merely|simply)\b)|never|no(?!\s+doubt\b)|nor|neither|without|hardly|cannot|"
    r"\w+n't)"
)
_UNDOING = (
    r"(?:den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing)(?:\s+to)?|fail(?:s|ed|ing)?\s+to|declin(?:e|es|ed|ing)\s+to|"
    r"far\s+from|stop(?:s|ped)?\s+short\s+of)"
)
_GAP = r"[^\w.;:!?]+"
_BEFORE = re.compile(rf"\b({_NOT}|{_UNDOING})(?:{_GAP}[\w']+){{0,2}}{_GAP}$", re.IGNORECASE)
_AFTER = re.compile(rf"^{_GAP}(?:[\w']+{_GAP})?({_NOT})\b", re.IGNORECASE)
_ENDS = (".", "!", "?", ";", ":")


def check(proofs: Proofs) -> Iterator[Diagnostic]:
    """Report quotations cut off from a negation beside them."""
    for proof in proofs.values():
        before = _BEFORE.search(proof.before)
        after = (
            None if proof.quotation.evidence.exact.rstrip().endswith(_ENDS) else _AFTER.search(proof.after)
        )
        for found, side in ((before, "before"), (after, "after")):
            if found:
                around = found.group().strip()
                message = f"`{found[1]}` is right {side} the quotation in `{proof.quotation.evidence.source}`"
                hint = f"quote `{around}` with it, or allow it, with the reason why it is correct without"
                yield warning(RULE, proof.quotation.span, message, hint)
