"""Whether evidence gives a number without writing it: in a result, in "neither", in "the year"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from briefgen.language.bases_of_rates import is_rate_of_base
from briefgen.language.claims import DateClaim, Designation, Ordinal, Quantity
from briefgen.language.ends_of_ranges import has_both_ends
from briefgen.language.how_often import is_as_often
from briefgen.language.lazy import lazy
from briefgen.language.lengths_of_time import is_last_of_row, is_one_span
from briefgen.language.lexicon import load_lexicon
from briefgen.language.listed_totals import has_phrase
from briefgen.language.medians import is_median
from briefgen.language.names_with_numbers import is_named_price
from briefgen.language.numbers_across import is_given_across
from briefgen.language.parts_in_words import has_part_and_whole, is_of_part
from briefgen.language.reading import Reading
from briefgen.language.reckoning import fits
from briefgen.language.rough_limits import is_roughly_given
from briefgen.language.split_digits import has_same_digits
from briefgen.language.word_pattern import WordPattern, words_of
from briefgen.language.wording.compare_sides import is_turned_round

_NAME_BEFORE = lazy(r"(?<![\w-])([A-Z]\w*) $")
_SCORE = lazy(r"\d{1,3}(?:-\d{1,3}){1,2}")
_TWO = 2
_PAIR = WordPattern(r"\b{words for a pair}\b|{words for a pair without spaces}")


def is_otherwise_given(quantity: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Check whether the evidence gives a number of a claim in another form than as a number of its own."""
    before = _is_scaled_before(quantity, evidence.of(Quantity))
    scaled = before or _is_scaled_behind(quantity, claim, evidence) or is_as_often(quantity, claim, evidence)
    written = _is_named(quantity, claim, evidence) or has_same_digits(quantity, evidence)
    written = written or is_roughly_given(quantity, claim, evidence)
    if scaled or written or is_given_across(quantity, claim, evidence) or _is_fall(quantity, claim, evidence):
        return True
    first = quantity.first
    if first.low != first.high:
        return has_both_ends(quantity, claim, evidence)
    if first.kind == "money":
        return is_named_price(quantity, evidence)
    if first.kind in ("share", "multiple"):
        turned = _is_of_ordinal(quantity, claim, evidence) or _is_turned_round(quantity, claim, evidence)
        shared = _has_two_digits(quantity, evidence) or _is_rest(quantity, evidence)
        shared = shared or has_part_and_whole(quantity, claim, evidence)
        return turned or shared or is_median(quantity, claim, evidence)
    if first.kind == "measure" and not quantity.per:
        return is_one_span(first.low, first.unit, evidence) or is_last_of_row(quantity, evidence)
    return first.kind == "count" and _is_count_given(quantity, claim, evidence)


def _has_two_digits(quantity: Quantity, evidence: Reading) -> bool:
    """Check whether the evidence only says of how many digits a share is: double-digit rises, 10% or more."""
    named = _TWO_DIGITS.of("any").search(evidence.text.lower())
    if any(each.first.kind == "share" for each in evidence.of(Quantity)):
        return False
    return bool(named) and quantity.first.kind == "share" and _TENTH <= quantity.first.low < 1


_TWO_DIGITS = WordPattern(r"(?<!\w){of two digits}(?!\w)")
_TENTH = Fraction(1, 10)


def _is_rest(quantity: Quantity, evidence: Reading) -> bool:
    """Check whether a share is what the evidence calls the rest of several: 47%, 21%, the rest none."""
    shares = [q.first.low for q in evidence.of(Quantity) if q.first.kind == "share" and not q.bound]
    called = len(shares) > 1 and has_phrase(load_lexicon(evidence.language).rests, evidence.text.lower())
    return called and fits(quantity, 1 - sum(shares, Fraction(0)))


def _is_count_given(quantity: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Check whether a count is of a model, of a share "one in four", of a pair, or of a result."""
    first = quantity.first
    none = not first.low and _is_none(evidence)
    if none or _is_model(quantity, claim, evidence) or _is_share(quantity, claim, evidence):
        return True
    pair = first.low == _TWO and _PAIR.of("any").search(evidence.text.lower())
    if pair or _is_list_counted(quantity, evidence) or is_of_part(quantity, claim, evidence):
        return True
    ranked = [ordinal for ordinal in evidence.of(Ordinal) if ordinal.value == first.low]
    same = any(set(ordinal.noun[:1]) & set(quantity.noun[:1]) for ordinal in ranked)
    if same or (ranked and _IN_ORDER.of(claim.language).search(claim.text, 0, quantity.start)):
        return True  # seven ballots, of the seventh ballot
    if not words_of("any", "what numbers are called").isdisjoint(quantity.noun) and not quantity.in_digits:
        return len(evidence.of(Quantity)) >= first.low  # "these four figures"
    if is_rate_of_base(quantity, claim, evidence) or _is_before_ordinal(quantity, claim, evidence):
        return True
    return _is_of_result(first.low, claim, evidence)


def _is_none(evidence: Reading) -> bool:
    """Check whether evidence says "none" of what a claim has no number of: the others lost none."""
    none = load_lexicon(evidence.language).none
    taken = {q.start for q in evidence.of(Quantity)}
    words = (word for word in evidence.passage.words if word.start not in taken)
    return any(word.key in none for word in words)


_IN_ORDER = WordPattern(r"(?i:(?<!\w){counted in order} $)")
"""What makes of a number behind it a place in an order: on day four."""


def _is_list_counted(quantity: Quantity, evidence: Reading) -> bool:
    """Check whether a small number in words may count a list: Kent, Essex and Surrey are three counties.

    No other number of the evidence counts so few things, which could be the same.
    """
    count = quantity.first.low
    if quantity.in_digits or not _FEWEST_LISTED <= count <= _MOST_LISTED or count.denominator > 1:
        return False
    few = (q.first.low for q in evidence.of(Quantity) if q.first.kind == "count" and not q.in_digits)
    if any(_FEWEST_LISTED <= other <= _MOST_LISTED for other in few):
        return False
    lists = (_CLAUSE_ENDS.split(part)[-1] for part in _LIST_ENDS.of("any").split(evidence.text)[:-1])
    return any(len(items.split(", ")) >= count - 1 for items in lists)


_FEWEST_LISTED, _MOST_LISTED = 3, 9
_LIST_ENDS = WordPattern(r"(?i:,? {joins the last of a list} )")
_CLAUSE_ENDS = lazy(r"[;:.]")


def _is_before_ordinal(quantity: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Check whether three came before what the evidence calls the fourth."""
    if not any(ordinal.value == quantity.first.low + 1 for ordinal in evidence.of(Ordinal)):
        return False
    return bool(_EARLIER.of("any").search(claim.text.lower(), quantity.end))


_EARLIER = WordPattern(r"(?<!\w){words for those before}(?!\w)")


def _is_named(quantity: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Check whether the evidence has the digits as a year, or after the same name: Shuqaiq 4."""
    before = _NAME_BEFORE.search(claim.text, 0, quantity.start)
    if before and any(f"{before[1]}{joint}{quantity.words}" in evidence.text for joint in (" ", "-", "")):
        return True
    grouped = "," in quantity.words  # as no year is written: 1,890
    if quantity.first.kind != "count" or not quantity.in_digits or (quantity.noun and not grouped):
        return False
    written = str(quantity.first.low)
    dates = (date for date in evidence.of(DateClaim) if not (quantity.noun and date.relation))
    return any(written == str(date.year) for date in dates)


def _is_of_ordinal(quantity: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Check whether a part in words may be what was read as a place in an order: le dixième."""
    if claim.language == evidence.language or quantity.in_digits or quantity.first.low <= 0:
        return False
    return any(ordinal.value * quantity.first.low == 1 for ordinal in evidence.of(Ordinal))


def _is_turned_round(quantity: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Check whether "half as much as" turns round the "twice as much as" of the evidence."""
    if not _is_compared(claim, quantity):
        return False
    if not is_turned_round(claim.passage, evidence.passage):
        return False
    given = (g for g in evidence.of(Quantity) if _is_compared(evidence, g))
    return any(g.first.low * quantity.first.low == 1 for g in given if g.first.kind in ("share", "multiple"))


def _is_compared(reading: Reading, quantity: Quantity) -> bool:
    """Check whether the words of a number end with an "as", or one is behind them: half as much as."""
    inside, behind = _AS_AT_END.of("any"), _AS_BEHIND.of("any")
    return bool(inside.search(reading.text, 0, quantity.end) or behind.match(reading.text, quantity.end))


_AS_AT_END = WordPattern(r" {as behind a multiple}$")
_AS_BEHIND = WordPattern(r" {as behind a multiple} (?=[a-z])")


def _is_model(quantity: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Check whether "a 737" is the Boeing 737 of the evidence."""
    if (
        quantity.noun
        or not quantity.in_digits
        or not _ARTICLE_BEFORE.of("any").search(claim.text, 0, quantity.start)
    ):
        return False
    return any(each.number == quantity.words for each in evidence.of(Designation))


_ARTICLE_BEFORE = WordPattern(r"(?i:(?<!\w){indefinite articles} $)")


def _is_share(quantity: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Check whether "one baker in four closes" may be the share of the evidence, and not four that close."""
    lexicon = load_lexicon(claim.language)
    words = _WORDS.findall(claim.text.lower()[: quantity.start])[-_MOST_BEFORE:]
    if len(words) < 3 or words[-1] not in lexicon.one_in.meanings or quantity.first.low <= 1:
        return False
    part = next((lexicon.cardinals[word] for word in words[:-2] if word in lexicon.cardinals), Fraction(0))
    share = part / quantity.first.low
    return any(g.first.kind == "share" and g.first.low == share for g in evidence.of(Quantity))


_WORDS = lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MOST_BEFORE = 5
"""Words from a part to its whole: one of a few bakers in."""


def _is_scaled_before(quantity: Quantity, given: Sequence[Quantity]) -> bool:
    """Check whether the evidence leaves out a scale that an earlier number has: 1.2 million against 2.4."""
    first = quantity.first
    counts = (g for g in given if g.first.kind == "count" and g.in_digits and not g.noun)
    bare = [g for g in counts if g.first.low > 0 and g.place < _SCALES[0]]
    kinds = {first.kind} if quantity.noun else {first.kind, "money"}
    for scaled in (g for g in given if g.place > 1 and (g.first.kind in kinds or not g.noun)):  # not 86,000
        most = min(scaled.first.low, scaled.place * _DECIMALS)
        later = [g.first.low for g in bare if g.start > scaled.start]
        if any(first.low in (low * scale for low in later) for scale in _SCALES if scale <= most):
            return True
    return False


def _is_fall(quantity: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Check whether a claim of a fall has without its sign what the evidence has with one: fell by 1.4 %."""
    first = quantity.first
    falls = quantity.than == "less" or any(t.name == "rise" and t.sign < 0 for t in claim.passage.terms)
    return falls and any(
        (q.first.kind, q.first.unit, q.first.low) == (first.kind, first.unit, -first.low)
        for q in evidence.of(Quantity)
    )


def _is_scaled_behind(quantity: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Check whether a claim leaves out a scale that its next number has: 136 against 59.5 billion."""
    first = quantity.first
    behind = next((q for q in claim.of(Quantity) if q.start > quantity.end), None)
    if first.kind != "count" or not quantity.in_digits or quantity.noun or behind is None:
        return False
    scales = [scale for scale in _SCALES if behind.place >= scale / _DECIMALS]
    given = {q.first.low for q in evidence.of(Quantity)}
    return any(first.low * scale in given and behind.first.low >= scale for scale in scales)


_DECIMALS = 1000
"""By what the last place of a number with a scale may be smaller: 59.512 billion."""
_SCALES = (1_000, 1_000_000, 1_000_000_000)


def _is_of_result(value: Fraction, claim: Reading, evidence: Reading) -> bool:
    """Check whether a number is of a result such as 7-2, of which the claim has all in the same order."""
    counts = [str(q.first.low) for q in claim.of(Quantity) if q.first.kind == "count"]
    for result in evidence.of(Designation):
        parts = result.number.split("-") if _SCORE.fullmatch(result.number) and not result.name else []
        if str(value) in parts and [n for n in counts if n in parts] == parts:
            return True
    return False
