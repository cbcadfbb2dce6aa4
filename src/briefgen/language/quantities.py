"""Reading all quantities of a text: numbers with their units, ranges, parts, multiples, vague counts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import zip_longest
from typing import cast

from msgspec.structs import replace

from briefgen.language.amounts import Amount, read_amount
from briefgen.language.arabic_duals import find_duals
from briefgen.language.claims import Bound, Quantity, Sense
from briefgen.language.compared_behind import read_comparison
from briefgen.language.digits import Number, find_digits
from briefgen.language.east_asian import find_east_asian
from briefgen.language.east_asian_roles import role_of
from briefgen.language.english import counted_nouns
from briefgen.language.joined_parts import joined_parts, lessened
from briefgen.language.lazy import lazy
from briefgen.language.measures import to_base
from briefgen.language.number_words import find_number_words
from briefgen.language.parts import find_parts
from briefgen.language.qualifiers import Qualifier, read_qualifier
from briefgen.language.ranges import MOVES, join_chains, join_ranges
from briefgen.language.scan import Scan
from briefgen.language.turkish_roles import role_by_suffix
from briefgen.language.word_pattern import WordPattern, words_of

_STRONG = WordPattern(r"{behind a number of people}(?!\w)")
_WHOLE = WordPattern(
    r"(?<!\w){before a whole}(?: {determiners of a whole})?(?:(?: [^\W\d_]+){0,2}(?:'s|s'))?"
    r"(?: {qualifiers of a whole})? $"
)
_WHOLE_REACH = 40
"""Characters between a part and its whole: 15 of the district hospital's 90 beds."""
_MEASURED = WordPattern(r"{measured by a number}s? {of} $")


def find_quantities(scan: Scan) -> Iterator[Quantity]:
    """Find the quantities of a text that no date, time or designation took, in order of place."""
    ready: list[Quantity] = []
    numbers: list[Number] = []
    for part in find_parts(scan):
        if isinstance(part, Number):
            numbers.append(part)
        else:
            ready.append(part)
        scan.take(part.start, part.end)
    found = find_east_asian(scan) if not scan.lexicon.spaced else find_number_words(scan)
    free = (n for n in (*find_digits_of(scan), *found, *find_duals(scan)) if scan.free(n.start, n.end))
    numbers += [_with_article(scan, number) for number in free]
    amounts: list[Amount] = []
    for number in sorted(numbers, key=lambda n: n.start):
        if amounts and number.start < amounts[-1].end:
            continue
        amounts.append(read_amount(scan, number))
    for amount in join_ranges(scan, join_chains(scan, amounts)):
        scan.take(amount.start, amount.end)
        ready.append(_quantity(scan, amount))
    compared = -1
    ready = [lessened(scan, q) for q in joined_parts(scan, sorted(ready, key=lambda q: q.start))]
    before: Quantity | None = None
    for quantity, following in zip_longest(ready, ready[1:]):
        than = read_comparison(scan, quantity, following)
        last = following if following and _is_whole(scan, following, quantity.end) else quantity
        near = before is not None and quantity.start - before.end <= _WHOLE_REACH
        whole = near and _is_whole(scan, quantity)
        qualified = _qualified(scan, quantity, than[1] if than else "", compared, None if whole else last)
        if before and (_is_converted(scan, quantity, before) or _is_alternative(scan, quantity, before)):
            qualified = replace(qualified, bound=qualified.bound or before.bound)
        yield qualified
        compared, before = than[0] if than else -1, replace(quantity, bound=qualified.bound)


def _is_converted(scan: Scan, quantity: Quantity, before: Quantity) -> bool:
    """Check whether a number gives the one before in other money or another unit: 30 km, or 19 miles."""
    mine, other = quantity.first, before.first
    if mine.kind != other.kind or not _CONVERTED.of("any").fullmatch(scan.text, before.end, quantity.start):
        return False
    if mine.kind == "money":
        return quantity.currencies.isdisjoint(before.currencies)
    alike = to_base(Fraction(1), mine.unit)[0] == to_base(Fraction(1), other.unit)[0]
    return mine.kind == "measure" and mine.unit != other.unit and alike


def _is_alternative(scan: Scan, quantity: Quantity, before: Quantity) -> bool:
    """Check whether a number in brackets is put beside the one before: below 135 cm (75 cm)."""
    mine, other = quantity.first, before.first
    between = scan.text[before.end : quantity.start]
    alone = between.strip() == "(" and scan.text[quantity.end : quantity.end + 1] == ")"
    if quantity.in_digits and not before.in_digits and mine.kind == "share" and mine.low != other.low:
        return False  # more than half (52%)
    return alone and (mine.kind, mine.unit) == (other.kind, other.unit) and mine.kind in ("measure", "share")


_CONVERTED = WordPattern(r" ?\(|,? {joins a conversion} | ?/ ?")
"""What is between a number and the same in another unit."""


def find_digits_of(scan: Scan) -> Iterator[Number]:
    """Find the numbers in digits; East Asian scripts mix digits and words and find them together."""
    return find_digits(scan) if scan.lexicon.spaced else iter(())


def _with_article(scan: Scan, number: Number) -> Number:
    """Begin "a hundred" with its article."""
    if scan.lexicon.language != "en" or number.in_digits or number.value < 12:
        return number
    article = _ARTICLE.of("en").search(scan.text, max(0, number.start - 3), number.start)
    return number._replace(start=article.start()) if article else number


def _quantity(scan: Scan, amount: Amount) -> Quantity:
    kind, end = amount.kind, amount.end
    step = scan.text[end : end + 1] in (" ", "-")
    times = scan.lexicon.times.at(scan.text, end + step) or scan.lexicon.times.at(scan.text, end)
    if times and kind == "count" and amount.low > 0:
        kind, end = "multiple", times[0]
    low, high = amount.low, amount.high
    if high < 0 and kind != "measure" and scan.text[max(0, amount.start - 1) : amount.start + 1] == "(-":
        low, high = -high, -low  # in "fell (-4.2 %)" the sign says what the verb does
    senses = [Sense(kind, low, high, amount.unit)]
    if amount.place == _THREE_PLACES and _may_be_thousands(scan, amount):
        senses.append(Sense(kind, low * 1000, high * 1000, amount.unit))
    if amount.other:
        other, value, unit = amount.other
        senses.append(Sense(other, value, value, unit))
    aged = (
        kind == "count"
        and low <= _OLDEST
        and _AGED.of(scan.lexicon.language).search(scan.text, max(0, amount.start - _AGE_REACH), amount.start)
    )
    if aged:
        senses.append(Sense("measure", low, high, "year"))
    strong = _STRONG.of("any").match(scan.text, end)
    return Quantity(
        amount.start,
        end,
        "",
        senses=tuple(senses),
        currencies=amount.currencies,
        per=amount.per,
        noun=("troop", *amount.noun) if strong else () if aged else amount.noun,
        role=amount.role,
        place=amount.place,
        in_digits=amount.in_digits,
    )


_AGED = WordPattern(r"(?<!\w){before an age} $")
_AGE_REACH = 16
_OLDEST = 120


def _may_be_thousands(scan: Scan, amount: Amount) -> bool:
    """Check whether the mark of a number may set off thousands, as in another language: 50.000 consumers."""
    plain = amount.kind in ("count", "money") and amount.scaled == 1 and amount.low == amount.high
    return plain and bool(_THOUSANDS.search(scan.text, amount.start, amount.end))


_THREE_PLACES = Fraction(1, 1000)
_THOUSANDS = lazy(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}$")


def _is_whole(scan: Scan, quantity: Quantity, start: int = 0) -> bool:
    """Check whether a number is that of a whole, of which a part is right before it: 19 of the 120."""
    text, place = scan.text, quantity.start
    if scan.lexicon.language != "en":
        return False
    whole = _WHOLE.of("en").search(text, max(start, place - _WHOLE_REACH), place)
    qualifier = scan.lexicon.bounds_before.before(text, place - 1) if whole else None
    if whole and qualifier and qualifier[0] < whole.start():
        return False  # upwards of five tonnes
    return whole is not None and not _MEASURED.of("en").search(
        text[max(0, whole.start() - 16) : whole.start() + 3].rstrip(" ") + " "
    )


def _qualified(scan: Scan, quantity: Quantity, than: str, compared: int, last: Quantity | None) -> Quantity:
    """Read the qualifier of a number, and the word of direction before that.

    `than` follows the number. At `compared` begins what follows the number before it, and `last` is the whole
    that the number is a part of, or itself; None where it is the whole of the number before it.
    """
    text, lexicon = scan.text, scan.lexicon
    found = read_qualifier(scan, quantity, compared, last)
    if quantity.role == "from" and found.bound and _is_from(scan, quantity.start):
        found = Qualifier(found.head)  # "passa de" is "exceeds" elsewhere
    role = (0, "to") if found.reached else _role_before(scan, found.head)
    fields: dict[str, object] = {"bound": cast("Bound", found.bound), "bound_loose": found.loose}
    ranged = quantity.first.low < quantity.first.high  # "from 3 to 5" is no change
    verb = quantity.first.kind == "multiple" and not quantity.in_digits  # to halve, to double
    if role and not verb and lexicon.spaced and not quantity.role and not (ranged and role[1] == "from"):
        fields["role"] = _role_of(scan, quantity, role)
    if not lexicon.spaced and not ranged:
        fields["role"] = quantity.role or role_of(text, quantity.start, quantity.end)
    if lexicon.language == "tr" and not ranged:
        fields["role"] = quantity.role or role_by_suffix(text, quantity.start, quantity.end)
    fields["than"] = than
    if found.last:
        fields["qualified"] = scan.folded.span(found.first, found.last)[:2]
    fields["whole"] = last is None
    fields["start"], fields["end"], fields["words"] = scan.folded.span(quantity.start, quantity.end)
    kind = quantity.first.kind
    if not quantity.noun and kind in ("vague", "share", "multiple") and lexicon.language == "en":
        fields["noun"] = counted_nouns(scan, quantity.end)
    return replace(quantity, **fields)


def _role_before(scan: Scan, head: int) -> tuple[int, str] | None:
    """Find "to", "by" or "from" before a number, also with what describes the number behind it.

    That is: to a mere 12, by an average of 40.
    """
    roles = scan.lexicon.roles
    if found := roles.before(scan.text, head):
        return found
    described = _DESCRIBED.of("any").search(scan.text, max(0, head - _DESCRIBED_REACH), head)
    return roles.before(scan.text, described.start()) if described else None


_DESCRIBED = WordPattern(r" {describing a number} ?$")
_DESCRIBED_REACH = 32
_LAST_WORD = lazy(r"([^\W\d_]+) $")
_LONGEST_WORD = 16


def _is_from(scan: Scan, start: int) -> bool:
    """Check whether the word before a number is "from"."""
    word = _LAST_WORD.search(scan.text, max(0, start - _LONGEST_WORD), start)
    return word is not None and word[1] in words_of("any", "changed from")


_FROM_TO = WordPattern(r"(?: ?(?:%|(?!{compared with a date}\b)[^\W\d]+)){0,3} {to of a change} \d")
"""What makes of French "de" before a number "from": de 6 700 à 5 900."""


def _role_of(scan: Scan, quantity: Quantity, role: tuple[int, str]) -> str:
    """Tell what the word before a number makes of it where that word has two senses: de 6 700 à 5 900."""
    if role[1] == "from" and _is_of(scan, role[0], quantity.end):
        return "of"
    if role[1] == "to" and _AMOUNTING.of("any").search(scan.text, max(0, role[0] - 16), role[0]):
        return ""
    if role[1] == "by" and _BEING.of(scan.lexicon.language).search(scan.text, max(0, role[0] - 16), role[0]):
        return ""
    turned = scan.lexicon.language == "fr" and role[1] == "by"
    return "from" if turned and _FROM_TO.of("fr").match(scan.text, quantity.end) else role[1]


_AMOUNTING = WordPattern(r"(?<!\w){amounting before to} $")
_BEING = WordPattern(r"(?<!\w){being before of} $")
"""A verb that makes of French "de" before a number what something amounts to: a été de 20 milliards."""


def _is_of(scan: Scan, start: int, end: int) -> bool:
    """Check whether "von" before a number is "of": where nothing moves and no "auf" follows the number."""
    language, text = scan.lexicon.language, scan.text
    if not _OF_OR_FROM.of(language).match(text, start):
        return False
    moves = MOVES.of("any").search(text, max(0, start - _MOVE_REACH), start)
    return not moves and not _FROM_TO.of(language).match(text, end)


_OF_OR_FROM = WordPattern(r"{of or from} ")
_MOVE_REACH = 60
"""Characters before "von" in which a verb of change makes it "from"."""
_ARTICLE = WordPattern(r"(?<!\w){indefinite articles} $")
