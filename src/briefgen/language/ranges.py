"""Joining two numbers into a range: 10 to 12, $500–700m, between 80 and 95 per cent, from 3 to 5."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from briefgen.language.amounts import Amount, last_scale
from briefgen.language.lazy import lazy
from briefgen.language.scan import Scan
from briefgen.language.two_beside import sets_two_beside
from briefgen.language.word_pattern import WordPattern, words_of

_SIGNS = lazy(r"us\$|r\$|[$€£¥₩₹₺]|\bus\b")
_LAST_WORD = lazy(r"([^\W\d_]+)[ -]?$")
_DASH = frozenset({"-", "~", "to", "–"})
MOVES = WordPattern(r"(?<!\w){moves}")
"""Verbs of change, in any language."""


def join_chains(scan: Scan, amounts: Sequence[Amount]) -> list[Amount]:
    """Add what is written in two scales: 85 milyon 372 bin 377, 5 lakh 30 thousand, 5 milioni e 400mila."""
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        if last and last.kind == "count" and last.low == last.high and _is_smaller_scale(scan, last, amount):
            total = last.low + amount.low
            scaled = amount.scaled if amount.scaled > 1 else Fraction(1)
            joined[-1] = amount._replace(start=last.start, low=total, high=total, scaled=scaled)
        else:
            joined.append(amount)
    return joined


def _is_smaller_scale(scan: Scan, last: Amount, amount: Amount) -> bool:
    """Check whether a number goes on in a smaller scale; behind "and" that has a word of its own."""
    if not amount.in_digits or "-" in scan.text[amount.start : amount.end]:
        return False
    gap = scan.text[last.end : amount.start]
    if gap == " ":
        return last.scaled >= 1000 and 0 < amount.low < last.scaled
    word = gap.strip()
    joins = word in scan.lexicon.range_and and word not in words_of("any", _EITHER)
    return joins and amount.scaled > 1 and not last.noun and 0 < amount.low < last_scale(last)


_EITHER = "or between two numbers"
"""The list of words that let one choose between two numbers."""


def join_ranges(scan: Scan, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """Return the amounts, with two that are the ends of one range joined."""
    pending: Amount | None = None
    for amount in amounts:
        following = amount
        if pending and (move := _moved(scan, pending, amount) or _beside(scan, pending, amount)):
            pending, following = move
        elif pending and (joined := _joined(scan, pending, amount)):
            yield joined
            pending = None
            continue
        if pending:
            yield pending
        pending = following
    if pending:
        yield pending


def _beside(scan: Scan, first: Amount, second: Amount) -> tuple[Amount, Amount] | None:
    """Give two numbers that a word compares: the gap between 5 and 7 per cent; None where none does."""
    return (_scaled_as(first, second), second) if sets_two_beside(scan, first, second) else None


_ARTICLE_AFTER = WordPattern(r"(?<=[^\W\d_]) {articles in a range}$")
_ARTICLE_BEFORE = WordPattern(r" {articles before a range} ?$")
"""Articles beside the ends of a range: entre el 0,8 % y el 1,1 %."""


_AGES = WordPattern(r" (?:{articles of a whole} )?{ages}(?: {of an age})? ?$")
"""What may be between "between" and an age."""
_LONGEST_HEAD = 28


def _joined(scan: Scan, first: Amount, second: Amount) -> Amount | None:
    gap = _SIGNS.sub("", scan.text[first.end : second.start]).strip()
    gap = _ARTICLE_AFTER.of("any").sub("", gap)
    suspended = gap.startswith("- ")  # 13- and 14-year-olds
    gap = gap.removeprefix("- ")
    gap = _without_qualifier(scan, gap) if " " in gap else gap
    if not _joins(scan, gap) and not (" " in gap and _joins(scan, gap.rpartition(" ")[0])):
        return None
    head = _SIGNS.sub("", scan.text[max(0, first.start - _LONGEST_HEAD) : first.start])
    head = _AGES.of("any").sub("", _ARTICLE_BEFORE.of("any").sub(" ", head))
    before = _LAST_WORD.search(head)
    before = before and _LAST_WORD.search(_without_qualifier(scan, head.rstrip()))
    word = before[1] if before else ""
    if not _joins(scan, gap) and not _joins(scan, gap := _without_repeated(scan, gap, word)):
        return None
    if (
        gap in scan.lexicon.range_and
        and gap not in scan.lexicon.range_words
        and word not in scan.lexicon.between
        and not ((suspended or gap in words_of("any", _EITHER)) and _are_neighbours(first, second))
    ):
        return None
    second = _shared_before(scan, first, second)
    if first.low != first.high or second.low != second.high or _other_unit(first, second):
        return None
    low, high = _scaled_alike(first, second)
    if low >= high and not (low == high == 0):
        return None
    return second._replace(
        start=first.start,
        low=low,
        high=high,
        kind=second.kind if second.kind != "count" else first.kind,
        currencies=second.currencies or first.currencies,
        unit=second.unit or first.unit,
        other=None,
        place=min(first.place, second.place),
    )


def _shared_before(scan: Scan, first: Amount, second: Amount) -> Amount:
    """Make a share of the second end where the word for it is before the first one: yüzde 30 ila 43."""
    before = first.kind == "share" and not scan.text[first.start].isdigit()
    if not before or second.kind != "count" or second.noun or not second.in_digits:
        return second
    by = first.parts
    return second._replace(
        kind="share", low=second.low / by, high=second.high / by, place=second.place / by, parts=by
    )


def _without_qualifier(scan: Scan, words: str) -> str:
    """Leave out a qualifier at the end of words before an end of a range: between about 9 and about 16."""
    found = scan.lexicon.bounds_before.before(words, len(words))
    return words[: found[0]].rstrip() if found and found[0] and found[1] in _ROUGH else words


def _joins(scan: Scan, gap: str) -> bool:
    """Check whether what is between two numbers may join them to a range."""
    return gap in scan.lexicon.range_words or gap in _DASH or gap in scan.lexicon.range_and


def _without_repeated(scan: Scan, gap: str, before: str) -> str:
    """Leave out the preposition of the first end where the second has it again: в три или в четыре."""
    word, _, again = gap.rpartition(" ")
    prepositions = words_of(scan.lexicon.language, "prepositions")
    return word if word and again in prepositions and before in prepositions else gap


_ROUGH = frozenset({"about", "nearly", "barely"})


def _are_neighbours(first: Amount, second: Amount) -> bool:
    """Check whether a number is the next above another: three or four, 5 or 6 million."""
    low, high = _scaled_alike(first, second)
    by = low / first.low if first.low else Fraction(1)
    return high - low == by * first.scaled / first.parts


_WIDE = 3
"""By more than this the ends of a range do not differ; it is a change by one of them to the other."""


def _moved(scan: Scan, first: Amount, second: Amount) -> tuple[Amount, Amount] | None:
    """Give both ends of a change, "from 6 to 4 million", "by 3 cents to 11"; None where there is none."""
    between = _SIGNS.sub("", scan.text[first.end : second.start].strip()).strip()
    if not between.strip(_MARKS) or first.low != first.high or second.low != second.high:
        return None
    falls = _falls(scan, first, second, between)
    moves = MOVES.of("any").search(scan.text, max(0, first.start - 60), first.start)
    if second.low > _WIDE * first.low > 0:
        moves = moves or _GO.of("any").search(scan.text, 0, first.start)
    changed = moves and _without_bound(scan, between) in words_of("any", "changed to")
    if falls or (changed and _is_behind_from(scan, first)):
        return _scaled_as(first, second)._replace(role="from"), second._replace(role="to")
    if not changed or _are_near_shares(first, second):
        return None
    before = _LAST_WORD.search(_SIGNS.sub("", scan.text[max(0, first.start - 16) : first.start]))
    word = before[1] if before else ""
    wide = _own_scale(first) or second.low > _WIDE * first.low > 0
    if word in words_of("any", "changed by") and second.low > 0 and wide:
        return first._replace(role="by"), second._replace(role="to")
    return None


_GO = WordPattern(r"(?<!\w){going from one number} $")
"""What is a range of numbers that are near each other: prices go from 7 to 9 euros."""
_MARKS = ".,٫٬ "
"""Marks between two numbers that join them to nothing."""


def _falls(scan: Scan, first: Amount, second: Amount, between: str) -> bool:
    """Check whether the second of two ends is the lower one, as it is in no range: from 16 to 10.

    A loss of 100 to 50 million is a range.
    """
    joined = between in words_of("any", "changed to") or between in scan.lexicon.range_words
    if (
        not joined
        or second.scaled > 1
        or _scaled_as(first, second).low <= second.low
        or _other_unit(first, second)
    ):
        return False
    head = _SIGNS.sub("", scan.text[max(0, first.start - _FROM_REACH) : first.start]).rstrip(" -")
    role = scan.lexicon.roles.before(head, len(head))
    return head.rpartition(" ")[2] in words_of("any", "changed from") or bool(role and role[1] == "from")


def _without_bound(scan: Scan, words: str) -> str:
    """Leave out any qualifier at the end of some words: to more than."""
    found = scan.lexicon.bounds_before.before(words, len(words))
    return words[: found[0]].rstrip() if found and found[0] else words


def _is_behind_from(scan: Scan, first: Amount) -> bool:
    """Check whether "from" is before a number, or before an adjective or two of it: from the present 5."""
    head = _SIGNS.sub("", scan.text[max(0, first.start - _FROM_REACH) : first.start]).rstrip(" -")
    if head.rpartition(" ")[2] in words_of("any", "changed from"):
        return True
    words = _without_bound(scan, head).split(" ")[-1 - _MOST_ADJECTIVES :]
    prepositions = words_of(scan.lexicon.language, "prepositions")
    for word in reversed(words):
        if word in words_of("any", "changed from"):
            return True
        if not word.isalpha() or word in prepositions or word in words_of("any", "changed by"):
            break
    return False


_FROM_REACH = 48
"""Characters before a number in which "from" is looked for."""
_MOST_ADJECTIVES = 2


def _are_near_shares(first: Amount, second: Amount) -> bool:
    """Check whether two shares are the ends of a range, in spite of the sign at both: by 35% to 40%."""
    return first.kind == second.kind == "share" and first.low < second.low <= first.low * _SPREAD


_SPREAD = Fraction(3, 2)


def _own_scale(amount: Amount) -> bool:
    return amount.kind != "count" or amount.scaled > 1


def _scaled_as(first: Amount, second: Amount) -> Amount:
    """Give the first end of a change the scale, money or unit that only the second is written with."""
    if first.kind != "count" or first.scaled > 1:
        return first
    near = second.scaled > 1 and first.low * second.scaled < _NEARBY * second.low
    by = second.scaled if near else Fraction(1)
    return first._replace(
        low=first.low * by / second.parts,
        high=first.high * by / second.parts,
        place=first.place * by / second.parts,
        kind=second.kind,
        unit=second.unit,
        currencies=second.currencies,
        parts=second.parts,
        scaled=by,
    )


_NEARBY = 20
"""How many times the other end of a change an end may be, to be written without its scale."""


def _other_unit(first: Amount, second: Amount) -> bool:
    if first.kind == "count":
        return bool(first.noun) and first.end < second.start - 8
    if second.kind == "count":
        return first.kind != "money" or bool(second.noun and first.unit)
    if first.kind != second.kind:
        return True
    return first.unit != second.unit or bool(
        first.currencies and second.currencies and not first.currencies & second.currencies
    )


def _scaled_alike(first: Amount, second: Amount) -> tuple[Fraction, Fraction]:
    """Give both ends in one scale, the lower first: "6 to 7 million", "100 to 50 million"."""
    low, high = first.low, second.high
    scaled = low * second.scaled
    if first.kind == "count" and second.kind == "share":
        low /= second.parts
    elif first.scaled == 1 and second.scaled > 1 and scaled <= _WIDE * high:
        low, high = min(scaled, high), max(scaled, high)
    elif not (first.in_digits or second.in_digits):
        low *= next((s for s in _SCALES_IN_WORDS if high % s == 0 and low * s <= high), 1)
    return low, high


_SCALES_IN_WORDS = (10**12, 10**9, 10**6, 1000, 100)
"""Scales that the last number of a range in words may have for both: three to four million."""
