"""Differences that do not count in a draft: a day for the end of its month, a unit left out, a known name."""

from __future__ import annotations

from briefgen.audit.computed import is_computed
from briefgen.audit.known_names import knows_name
from briefgen.audit.sure_names import find_sure_names
from briefgen.audit.windows import Window
from briefgen.language.claims import DateClaim, Difference
from briefgen.language.dates_agree import agrees
from briefgen.language.reading import Reading


def may_differ(found: Difference, claim: Reading, window: Window) -> bool:
    """Check whether a draft may differ in this way from a passage that says the same."""
    if found.respect == "name":
        named = [n for n in find_sure_names(claim) if claim.passage.text_of(n) == found.claim]
        return not named or any(knows_name(claim, name, window) for name in named)
    if found.respect == "modality":
        return bool(claim.passage.find_entries("status forecast"))
    return is_computed(found, claim, window.sentences) or _is_dated_by_text(found, claim, window)


def _is_dated_by_text(found: Difference, claim: Reading, window: Window) -> bool:
    """Check whether a date that a passage lacks is that of its text."""
    mine = next((d for d in claim.of(DateClaim) if d.start == found.start), None)
    if found.respect != "date" or mine is None:
        return False
    return any(agrees(mine, d, window.issued) for d in window.dates)
