"""Arabic duals of feminine nouns, which count two without a number: محطتان, محطتين, محطتي الدوحة والزور."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from briefgen.language.digits import Number
from briefgen.language.lazy import lazy
from briefgen.language.scan import Scan

_DUAL = lazy(
    r"(?<!\w)[ء-ي]{3,}(?:ت[اي]ن(?!\w)"
    r"|ت[اي](?= ال\w+(?: ال\w+)? وال))"  # before two names: the stations of Doha and Zour
)
_OTHERS = lazy(
    r"[وفبلك]?(?:ال)?(?:س?[أيت]أ|وال|ل|لا|بو|[أا]رجن|رو|مار|[أا]وس|مؤق|ثاب|صام)ت[اي]ن?$|(?!.*مدرستان).*ستان$"
)
"""Names and other words that end like a dual: Putin, Argentina, Pakistan, "which"."""


def find_duals(scan: Scan) -> Iterator[Number]:
    """Find the duals; what they count is not read."""
    if scan.lexicon.language != "ar":
        return
    for found in scan.matches(_DUAL):
        known = found.group() in scan.lexicon.cardinals or scan.lexicon.durations.at(scan.text, found.start())
        if not known and not _OTHERS.match(found.group()):
            yield Number(*found.span(), Fraction(2), Fraction(1), in_digits=False)
