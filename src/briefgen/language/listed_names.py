"""Numbers that count what their text names: three cities, Bonn, Ulm and Trier; the two cities."""

from __future__ import annotations

from briefgen.language.claims import Quantity
from briefgen.language.lazy import lazy
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern

_FEWEST, _MOST = 2, 9
_FEW = 3
"""The highest number that may refer to what was just named."""
_REACH = 40
"""Characters between a number and the first name, for what it counts."""
_SPAN = 240
_ENDS = lazy(r"[.;!?](?: |$)")
_NAMES_BEHIND = lazy(r"[^,:(.;]*[,:(] ?(?=[^\W\d_a-z])")
_JOINT = WordPattern(r"(?i:,? {joins the last of a list} (?=\S)|, )")
_NAME = lazy(r"(?:[^\W\d_]+ )?(?=[A-Z\u00c0-\u00de\u0400-\u042f])\w")


def counts_names(reading: Reading, quantity: Quantity) -> bool:
    """Check whether a small number counts the names that follow it, or that go before it in its sentence."""
    count = quantity.first.low
    if quantity.first.kind != "count" or not _FEWEST <= count <= _MOST or count.denominator > 1:
        return False
    text, number = reading.text, int(count)
    behind = _ENDS.split(text[quantity.end : quantity.end + _SPAN])[0]
    opened = _NAMES_BEHIND.match(behind)
    if opened and opened.end() <= _REACH and _leading_names(behind[opened.end() :]) == number:
        return True
    before = _ENDS.split(text[max(0, quantity.start - _SPAN) : quantity.start].rstrip(" ,(:"))[-1]
    items = _JOINT.of("any").split(before)
    return len(items) >= number and all(_NAME.match(item) for item in items[-number + 1 :])


def is_known_group(reading: Reading, quantity: Quantity) -> bool:
    """Check whether a number is that of a group which its source names elsewhere: the 42 cities asked."""
    passage = reading.passage
    at = next((at for at, word in enumerate(passage.words) if word.start >= quantity.start), 0)
    counts = quantity.first.kind == "count" and bool(quantity.noun) and not (quantity.bound or quantity.than)
    return counts and at > 0 and passage.words[at - 1].key in passage.lists["known"]


def refers_back(reading: Reading, quantity: Quantity) -> bool:
    """Check whether a number is that of what was just named: the same nine months; if small, the two."""
    passage = reading.passage
    at = next((at for at, word in enumerate(passage.words) if word.start >= quantity.start), 0)
    before = passage.words[at - 1].key if at else ""
    if before in passage.lists["same"]:
        return True
    small = quantity.first.kind == "count" and quantity.first.high <= _FEW and not quantity.in_digits
    return small and before in passage.lists["known"]


def _leading_names(text: str) -> int:
    """Count the names that a text begins with, joined as a list."""
    found = 0
    for item in _JOINT.of("any").split(text):
        if not _NAME.match(item):
            break
        found += 1
    return found
