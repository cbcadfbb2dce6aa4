"""Signs and codes of money before and after a number: $5, RM1.2 million, NOK 150, 500 Kč."""

from __future__ import annotations

import re

from briefgen.language.currencies import CODES, DOLLARS, LETTER_SIGNS, SIGNS
from briefgen.language.lazy import lazy
from briefgen.language.scan import Scan
from briefgen.language.word_pattern import meanings_of

_ANY_SIGN = "|".join(re.escape(s) for s in sorted({*SIGNS, *map(str.lower, LETTER_SIGNS)}, key=len)[::-1])
_SIGN_BEFORE = lazy(rf"(?:(?<![^\W\d_])({_ANY_SIGN})|(?<![^\W\d_])([a-z]{{3}}))[ ]?$")
_LONGEST = 6
"""Characters of the longest sign, and one before it."""
_LONG_WORD = lazy(r"[^\W\d_]{5} ?$")
_SIGN_AFTER = lazy(
    r"[ ]?(us\$|\$us|[$€£¥₩₽₴₹₺₪₫₸₾₼元円]|(?:zł|kr|Kč|rmb)(?!\w)|fr\.)|[ ]([A-Za-z]{3})(?![^\W\d_])"
)
_SUM = lazy(r"\d[\d.,]*(?:[.,]\d|[ -]?(?:m|bn|[mb]illion|trillion)(?!\w))")
"""What is a number of rand behind an "R", and not of a road."""


def sign_before(scan: Scan, start: int) -> tuple[int, frozenset[str]] | None:
    """Read a sign or code of money before a number: where it begins, and what it may mean."""
    from_ = max(0, start - _LONGEST)
    if _LONG_WORD.search(scan.text, from_, start):
        return None
    found = _SIGN_BEFORE.search(scan.text[from_:start])
    if not found or (found[2] and found[2].upper() not in CODES):
        return None
    begin = from_ + found.start()
    written = scan.cased[begin : from_ + found.end()].rstrip()
    if found[2] and not written.isupper():
        return None
    codes = written if found[2] else SIGNS.get(found[1]) or LETTER_SIGNS.get(written)
    if codes is None or (written == "R" and not _SUM.match(scan.text, start)):
        return None
    return begin, meant_by(codes, scan)


def sign_after(scan: Scan, end: int) -> tuple[int, frozenset[str]] | None:
    """Read a sign or code of money after a number: where it ends, and what it may mean."""
    sign = _SIGN_AFTER.match(scan.cased, end)
    if not sign or not (sign[1] or sign[2] in CODES):
        return None
    return sign.end(), meant_by(sign[2] or SIGNS.get(sign[1]) or LETTER_SIGNS[sign[1]], scan)


def meant_by(codes: str, scan: Scan) -> frozenset[str]:
    """Return the currencies that a sign may mean in a text, by what is written around it."""
    meant = DOLLARS if codes == "$" else frozenset(codes.split())
    if len(meant) > 1:
        hints = meanings_of("any", "hints of currencies")
        hinted = {code for hint, code in hints.items() if code in meant and hint in scan.text}
        if len(hinted) == 1:
            return frozenset({*hinted, *({"USD"} if codes == "$" else ())})
    return frozenset({*meant, "$"}) if codes == "$" else meant
