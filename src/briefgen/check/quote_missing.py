"""quote-missing: a quotation is not in the text of its source.

Only differences of typography and white space are ignored. With another digit, a missing "not" or another
name, the quotation is not found. The finding shows the nearest passage with the differences marked; it is
not used instead.

PASS  exact: the north channel is open      (the source says: "the north channel is open")
FAIL  exact: the north channel is not open

Quote the words of the source, or name the source that has them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from briefgen.corpus.anchor import Anchor
from briefgen.corpus.evidence import Evidence
from briefgen.corpus.quotation_proofs import Proofs
from briefgen.diagnostic import Diagnostic, error

RULE = "quote-missing"
_REPLACED = re.compile(r"\[([^\[\]→]*)→[^\[\]]*\]")
"""A change in a difference, with the words that it replaces."""
_REASONS = {
    "cut": "only as part of longer words or numbers",
    "context": "but not between this prefix and suffix",
    "apart": "but its fragments are not in this order within one paragraph",
    "rows": "but its fragments are in several rows of a table",
    "page": "but the end of a page is between its words",
}


def check(proofs: Proofs) -> Iterator[Diagnostic]:
    """Report quotations that were not found, now or when they were locked."""
    for proof in proofs.values():
        if proof.resolution.state != "missing":
            continue
        quotation = proof.quotation
        if proof.anchor is None:
            message = f"the quotation was not in the text of `{quotation.evidence.source}` when it was locked"
            yield error(RULE, quotation.span, message, "correct it where the text of the source is available")
            continue
        source = f"in the text of `{quotation.evidence.source}`"
        why = _REASONS.get(proof.anchor.reason)
        what = "a fragment of the quotation" if proof.anchor.fragment else "the quotation"
        message = f"{what} is {source}, {why}" if why else f"{what} is not {source}"
        yield error(RULE, quotation.span, message, _way_out(proof.anchor, quotation.evidence))


_WAY_TO_JOIN = "a comma splits a list: if `{}` is one number, put its fragment in quotation marks"
_WAYS = {
    "apart": "make each fragment a quotation of its own",
    "rows": "quote one row: the heads of its columns are read with it",
}


def _way_out(anchor: Anchor, evidence: Evidence) -> str:
    """Return the next step for a quotation that is not found."""
    if anchor.reason in _WAYS:
        return _WAYS[anchor.reason]
    if anchor.over_page:
        first, last, between = anchor.over_page
        fragments = ", ".join(json.dumps(part, ensure_ascii=False) for part in (first, last))
        ways = f"quote fragments, `exact: [{fragments}]`, or delete these lines from the text"
        return f"there the text has `{between}`: {ways}"
    split = evidence.split_number
    return _WAY_TO_JOIN.format(split) if split else nearest_hint(anchor, anchor.fragment or evidence.exact)


def nearest_hint(anchor: Anchor, exact: str) -> str:
    """Return a hint that shows how the nearest passage differs, unless it has little in common."""
    from briefgen.corpus.difference import difference  # only where a difference is shown

    shown = difference(exact, anchor.nearest.text) if anchor.nearest else ""
    replaced = sum(len(words) for words in _REPLACED.findall(shown))
    if anchor.reason == "absent" and len(_REPLACED.sub("", shown).strip()) <= replaced // 2:
        return "the text has no similar passage; check which source the quotation is from"
    return f"the nearest passage differs: {shown if len(shown) <= 300 else shown[:299] + '…'}"
