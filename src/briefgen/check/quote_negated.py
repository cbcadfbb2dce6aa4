"""quote-negated: a negation right before or after a quotation was left out of it.

The quotation is in the source, but its sentence may say the opposite. The rule looks at the three words
before the quotation and the two after it, in the same sentence, where the text of the source is available.

PASS  exact: has not condemned Moscow           (the source says: "China has not condemned Moscow")
FAIL  exact: condemned Moscow

Quote the negation too; or allow the finding, with the reason why the quotation is correct without it.
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
    """Report quotations with a negation next to them that was left out."""
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
