"""Comparing what a claim says with what its evidence says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from briefgen.language.claims import PARTS, DateClaim, Difference, Ordinal, Quantity
from briefgen.language.compare_dates import compare_dates
from briefgen.language.compare_designations import compare_codes, compare_designations
from briefgen.language.compare_quantities import compare_quantities
from briefgen.language.dates_agree import Issued
from briefgen.language.derived import follows
from briefgen.language.english import find_alone
from briefgen.language.eras import compare_eras
from briefgen.language.from_earlier import compare_earlier
from briefgen.language.lazy import lazy
from briefgen.language.lengths_of_time import is_running
from briefgen.language.lexicon import load_lexicon
from briefgen.language.mere_of import is_mere_of
from briefgen.language.never_reckoned import is_never_reckoned
from briefgen.language.order_from_end import is_counted_from_other_end
from briefgen.language.ordinal_periods import compare_periods, is_next_to_first
from briefgen.language.other_sides import is_wrong_side
from briefgen.language.parts_turned_round import is_part_turned_round
from briefgen.language.reading import Reading
from briefgen.language.reckoned import is_reckoned, with_joined
from briefgen.language.reckoned_way import goes_other_way
from briefgen.language.scope import compare_scope
from briefgen.language.seasons import compare_seasons
from briefgen.language.stored_claims import with_marked_nouns
from briefgen.language.word_pattern import WordPattern, meanings_of, words_of
from briefgen.language.wording.compare import compare_words
from briefgen.language.wording.compare_then import is_of_other_time
from briefgen.language.wording.compare_votes import gives_same_votes
from briefgen.language.years_beside import has_year_after

Text = tuple[Reading, Issued]
"""A text, read, and the date that its source was issued."""
_RECKONED = frozenset({"value", "unit", "rate", "qualifier", "direction"})
"""In what a number that follows from others may differ from one of them."""


def compare(claim: Reading, evidence: Reading, issued: Issued | None = None) -> tuple[Difference, ...]:
    """List in what a claim differs from its evidence; none where either could not be read."""
    numbers = compare_numbers(claim, [(evidence, issued or Issued())])
    return (*numbers, *compare_words(claim.passage, evidence.passage))


def compare_numbers(claim: Reading, texts: Iterable[Text]) -> tuple[Difference, ...]:
    """List in what the numbers and dates of a claim differ from some texts.

    What one of the texts gives is supported, and so is what follows from the numbers of all of them.
    """
    texts = tuple(texts)
    found: list[tuple[Difference, ...]] = []
    for text, issued in with_joined(texts):
        found.append(_compare_with(claim, text, issued))
        if not found[-1]:
            return ()  # this text gives all of them: the others need not be read
    best: dict[tuple[int, int], Difference] = {}
    for difference in (d for differences_of_one in found for d in differences_of_one):
        place = (difference.start, difference.end)
        if place not in best or _weight(difference) > _weight(best[place]):
            best[place] = difference
    everywhere = (d for d in best.values() if all(_differs_there(d, other) for other in found))
    return tuple(sorted(_not_derived(claim, everywhere, texts), key=lambda d: d.start))


def _not_derived(
    claim: Reading, found: Iterable[Difference], texts: tuple[Text, ...]
) -> Iterator[Difference]:
    """Leave out the numbers that follow from those of the texts; what may follow needs a person's eye."""
    for difference in found:
        mine = number_at(difference, claim)
        stated = mine is None or difference.respect not in _RECKONED or _is_one_unit(mine)
        if mine is None or stated or is_never_reckoned(mine, difference, [text for text, _ in texts]):
            yield difference
            continue
        if difference.respect == "value" and (
            is_in_compound(mine, claim) or _is_counted(mine, difference, claim, texts)
        ):
            continue
        if is_part_turned_round(mine, claim, [text for text, _ in texts]):
            continue
        derived = follows(mine, claim, texts)
        loosely = difference.respect == "value" and derived != "surely" and is_reckoned(mine, claim, texts)
        turned = goes_other_way(mine, claim, [text for text, _ in texts]) if derived or loosely else ""
        wrong = difference.respect == "value" and is_wrong_side(mine, with_joined(texts))
        if turned:
            yield replace(difference, respect="direction", sure=False, evidence=turned)
        elif wrong or not (derived or loosely):
            yield difference
        elif derived == "perhaps" and not loosely:
            yield replace(difference, sure=False)


def is_in_compound(quantity: Quantity, claim: Reading) -> bool:
    """Check whether a number word begins a word that counts nothing: "half-measures", "two-faced"."""
    behind = claim.text[quantity.end : quantity.end + 2]
    counts = quantity.in_digits or quantity.first.kind == "measure"  # twelve-year-olds
    return not counts and behind[:1] == "-" and behind[1:].isalpha()


def _is_counted(quantity: Quantity, difference: Difference, claim: Reading, texts: tuple[Text, ...]) -> bool:
    """Check whether a writer may have counted what evidence names: a small number in words, two fires.

    Not so where the evidence has other counts, or what it could be reckoned from: ordinals, shares, dates.
    "The two" always refers to what is named.
    """
    first = quantity.first
    small = first.kind == "count" and first.high <= _COUNTED_AT_SIGHT and not quantity.than
    if quantity.in_digits or not small:
        return False
    known = first.high <= _NAMED_AT_SIGHT and _KNOWN.of(claim.language).search(claim.text, 0, quantity.start)
    given = [q for text, _ in texts for q in text.of(Quantity) if q.first.kind in ("count", "vague")]
    if known and all(q.first.low > _COUNTED_AT_SIGHT for q in given):
        return True
    return not difference.evidence and not any(
        text.of(Ordinal)
        or len(text.of(DateClaim)) > 1
        or any(q.first.kind in PARTS for q in text.of(Quantity))
        for text, _ in texts
    )


_COUNTED_AT_SIGHT = 12
_NAMED_AT_SIGHT = 3
_KNOWN = WordPattern(r"(?i:(?<!\w){known} $)")


def _is_one_unit(quantity: Quantity) -> bool:
    """Check whether it is "a week" or the like, which is stated, not computed."""
    first = quantity.first
    return first.kind == "measure" and first.low == first.high == 1 and not quantity.in_digits


def number_at(difference: Difference, claim: Reading) -> Quantity | None:
    """Return the number of a claim that differs; None where something else does."""
    at = (difference.start, difference.end)
    return next((q for q in claim.of(Quantity) if (q.start, q.end) == at), None)


def _weight(difference: Difference) -> tuple[bool, bool, bool]:
    """Rank the differences at one place: from a text that has the number, then the surest."""
    return difference.respect != "value", difference.sure, bool(difference.evidence)


def _differs_there(difference: Difference, others: Iterable[Difference]) -> bool:
    return any((o.start, o.end) == (difference.start, difference.end) for o in others)


def _compare_with(claim: Reading, evidence: Reading, issued: Issued) -> tuple[Difference, ...]:
    if not (claim.read and evidence.read):
        return ()
    if evidence.marks is not None:
        claim = with_marked_nouns(claim)
    found = (
        *_superlatives(claim, evidence),
        *(_compare_claims(claim, evidence, issued) if claim.claims else ()),
        *compare_seasons(claim, evidence),
        *compare_codes(claim, evidence),
    )
    return tuple(sorted(found, key=lambda d: (d.start, not d.sure, d.respect)))


def _compare_claims(claim: Reading, evidence: Reading, issued: Issued) -> Iterator[Difference]:
    """Compare all that the numbers and dates of a claim say."""
    yield from _compare_sizes(claim, evidence)
    yield from compare_earlier(claim, evidence)
    yield from compare_dates(claim, evidence, issued)
    yield from compare_eras(claim, evidence)
    yield from _ordinals(claim, evidence)
    yield from compare_periods(claim, evidence)
    yield from compare_designations(claim, evidence)
    yield from compare_scope(claim, evidence)


def _compare_sizes(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Compare quantities; "fewer in 2010" may say what "more than in 2010" does; votes may be turned."""
    found = list(compare_quantities(claim, evidence))
    turned = any(d.respect == "direction" for d in found) and (
        is_of_other_time(claim.passage, evidence.passage) or gives_same_votes(claim.passage, evidence.passage)
    )
    yield from (
        d for d in found if d.respect != "direction" or not (turned or is_mere_of(d, claim, evidence))
    )


def _ordinals(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    given = evidence.of(Ordinal)
    values = {o.value for o in given}
    idioms = {o.idiom for o in given}
    claimed = {o.value for o in claim.of(Ordinal)}
    for mine in claim.of(Ordinal):
        ranks_nothing = mine.value == 1 or not mine.noun  # "First, …", "Second": an item of a list
        # In "those with a second dose come first" the claim has all places of the evidence.
        free = (not given or values <= claimed) and ranks_nothing
        if mine.value in values or free or _is_numbered(mine, evidence):
            continue
        if mine.value < 0 and (not given or claim.language != evidence.language):
            continue
        if is_counted_from_other_end(mine, claim, evidence):
            continue
        if mine.value == _SECOND and _is_of_a_year(mine, claim) and has_year_after(evidence):
            continue
        if is_next_to_first(mine, claim, evidence) or _is_read_as_part(mine, evidence):
            continue
        if _is_in_other_words(mine, idioms) or (
            mine.value == 1 and _FIRST_TIME.of("any").search(evidence.text)
        ):
            continue
        if not given and (_is_class(mine, claim) or is_running(mine, claim, (evidence,))):
            continue
        ranked = {noun for other in given for noun in other.noun}
        if given and mine.value == 1 and mine.noun and ranked.isdisjoint(mine.noun):
            continue  # the first appeal, of a third of the fines
        words = given[0].words if given else ""
        yield Difference("ordinal", bool(given) or mine.value > 1, mine.words, words, mine.start, mine.end)


def _is_read_as_part(ordinal: Ordinal, evidence: Reading) -> bool:
    """Check whether evidence has an ordinal without its noun, which was read as a part: a third is shut."""
    parts = (q for q in evidence.of(Quantity) if q.first.kind == "share" and not (q.in_digits or q.noun))
    return ordinal.value > 1 and any(part.first.low * ordinal.value == 1 for part in parts)


def _is_numbered(ordinal: Ordinal, evidence: Reading) -> bool:
    """Check whether the evidence has the number behind its noun: the fourth season, Season 4."""
    words = (f"{noun} {ordinal.value}" for noun in ordinal.noun)
    return any(find_alone(each, evidence.text) for each in words)


def _is_class(ordinal: Ordinal, claim: Reading) -> bool:
    """Check whether an ordinal names a class and no rank: third-level shelters; but not second-largest."""
    joined = not ordinal.idiom and claim.text[ordinal.end : ordinal.end + 1] == "-"
    return joined and not any(noun.endswith("est") for noun in ordinal.noun[:1])


_FIRST_TIME = WordPattern(r"{times for the first in years}|(?<!\w){the first time}(?!\w)", re.IGNORECASE)
"""Other languages' words for "the first time"; the Japanese and the Korean one count the years since."""


def _is_of_a_year(mine: Ordinal, claim: Reading) -> bool:
    """Check whether a place in an order is that of a year or a season."""
    lexicon = load_lexicon(claim.language)
    seasons = {name for names in lexicon.dates.get("seasons", {}).values() for name in names.split("|")}
    years = seasons | words_of("any", "years of growing or play")
    return any(lexicon.units.meanings.get(noun) == "year" or noun in years for noun in mine.noun)


_SECOND = 2


def _is_in_other_words(ordinal: Ordinal, idioms: set[str]) -> bool:
    """Check whether the evidence may say in other words what a fixed phrase says: used for second-hand."""
    return (
        bool(ordinal.idiom)
        and ordinal.idiom not in idioms
        and (ordinal.value == 1 or ordinal.idiom != "class")
    )


def _superlatives(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report a claim of "the driest" on evidence of "the third-driest"."""
    if not _SUPERLATIVE.search(claim.text):
        return
    mine = {noun for o in claim.of(Ordinal) for noun in o.noun[:1]}
    for ordinal in evidence.of(Ordinal):
        top = ordinal.noun[0] if ordinal.noun else ""
        if top.endswith("est") and top not in mine and ordinal.value > 1:
            others = meanings_of("en", "superlatives of one sense").get(top, top)
            found = find_alone(top, claim.text) or find_alone(others, claim.text)
            if found and not find_alone(top, evidence.text):
                words = claim.text[found.start() : found.end()]
                yield Difference("ordinal", True, words, ordinal.words, found.start(), found.end())


_SUPERLATIVE = lazy(r"est(?!\w)", re.IGNORECASE)
