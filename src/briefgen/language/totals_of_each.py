"""Whether a number is a total of a text that gives what each of several has: Malta and Cyprus six each."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from briefgen.language.claims import Quantity
from briefgen.language.lazy import lazy
from briefgen.language.reading import Reading
from briefgen.language.reckoning import fits, is_one_money, single_numbers, terms_of, with_units
from briefgen.language.word_pattern import WordPattern

_EACH = WordPattern(r"(?i:(?<!\w){each of several}(?!\w))")
_JOINT = WordPattern(r"(?i:,? {joins the last of a list} |, )")
_CLAUSE_ENDS = lazy(r"[.;:!?](?: |$)")
_NAMED = WordPattern(r"(?i:(?<!\w){articles before a range} \S+$)|(?<!\S)[^\W\d_a-z]\S*$")
_REACH = 120
"""Characters before "each" in which those that each is one of are looked for."""
_BEHIND = 16
"""Characters behind a number in which it is said to be of each."""
_SHORT = 3
"""Words of a name in a list."""
_MOST = 100


def is_total_of_each(mine: Quantity, texts: tuple[Reading, ...]) -> bool:
    """Check whether a number is what several have together, with or without another number of the text."""
    term = next(terms_of(mine), None)
    if term is None or mine.first.low != mine.first.high:
        return False
    for text in texts:
        if not _EACH.of(text.language).search(text.text) and all(q.per != "each" for q in text.of(Quantity)):
            continue
        given = [(q, each) for q in single_numbers(text) for each in terms_of(q)]
        units = [each for _, each in given]
        full = [(q, unit) for q, each in given for unit in (each, *with_units(each, units))]
        alike = [(q, t.value) for q, t in full if t.dimension == term.dimension and is_one_money(t, term)]
        for one, value in alike:
            others = [Fraction(0), *(other for q, other in alike if q is not one)]
            for number in _sharers(one, text):
                if any(fits(mine, value * number + other, named=term.value) for other in others):
                    return True
    return False


def _sharers(one: Quantity, text: Reading) -> Iterator[int]:
    """Yield how many may each have a number: as many as are counted, or named in a list before "each"."""
    pattern = _EACH.of(text.language)
    behind = pattern.search(text.text, one.end, one.end + _BEHIND)
    before = _CLAUSE_ENDS.split(text.text[max(0, one.start - _REACH) : one.start])[-1]
    found = [*pattern.finditer(before)]
    if not behind and not found and one.per != "each":
        return
    counts = [q.first.low for q in text.of(Quantity) if q is not one and q.first.kind == "count"]
    yield from (int(n) for n in counts if n.denominator == 1 and 1 < n <= _MOST)
    items = _JOINT.of("any").split(before[: found[-1].start()] if found else before)
    for number in range(2, len(items) + 1):
        first, inner = items[-number], items[1 - number : -1]
        if not all(item.count(" ") < _SHORT for item in inner):
            return
        if _NAMED.of("any").search(first) and not any(q.words in first for q in text.of(Quantity)):
            yield number
