"""Whether a text names another rate than a claim does, beside a number that has none of its own."""

from __future__ import annotations

from fractions import Fraction

from briefgen.language.claims import Quantity
from briefgen.language.english import find_alone
from briefgen.language.lexicon import load_lexicon
from briefgen.language.measures import to_base
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern, meanings_of

EACH = "each"
"""A rate that names no unit: 1.60 euros each."""
_TIMES = frozenset({"time", "months"})
PEOPLE = frozenset({"person", "household", "worker", "child", "woman"})
"""Units of rates that are people, of whom one is not another."""


def names_other_rate(per: str, text: Reading) -> bool:
    """Check whether a text names a rate of the same kind, or a stretch of time, but not the rate of a claim.

    A text that names none may leave it out: an average, or what the sentence before says.
    """
    lexicon = load_lexicon(text.language)
    if per in _rates(text) or per not in lexicon.rates.meanings.values() or _is_in_compound(per, text):
        return False  # it is named, or there are no words for it
    return any(_kind(rate) == _kind(per) for rate in _rates(text)) or (
        _kind(per) == "time" and _names_time(per, text)
    )


def tells_other_rate(mine: Quantity, match: Quantity, claim: Reading, text: Reading) -> bool:
    """Check whether the words of a claim say of its number another rate than its evidence: the weekly ration.

    So, too, where both say in how long something was: in a single day, of "in a single hour".
    """
    if _kind(mine.per) == "time":
        return False
    given = {match.per} if _kind(match.per) == "time" else set[str]()
    if given:
        told = _times_of(_EACH, claim) | _times_of(_REGULAR, claim)
        told -= {q.per for q in claim.of(Quantity)}
    else:
        given, told = _times_of(_WITHIN_ONE, text), _times_of(_WITHIN_ONE, claim)
    return len(told) == 1 and bool(given) and told.isdisjoint(given | _times_mentioned(text))


def _times_of(form: WordPattern, text: Reading) -> set[str]:
    """Return the units of time that a pattern finds in a text."""
    units = load_lexicon(text.language).units.meanings
    regular = meanings_of(text.language, "regular")
    found = (each[1] for each in form.of(text.language).finditer(text.text.lower()))
    named = (regular.get(word) or units.get(word, "") for word in found)
    return {unit for unit in named if _kind(unit) == "time"}


_EACH = WordPattern(r"(?<!\w){opening a rate} ([^\W\d_]+)(?!\w)")
_REGULAR = WordPattern(r"(?<!\w)({regular})(?: (?!{regular meetings}(?!\w))[^\W\d_]|(?=[.,;)]|$))")
_WITHIN_ONE = WordPattern(r"(?<!\w){within one} ([^\W\d_]+)(?!\w)")


def _times_mentioned(text: Reading) -> set[str]:
    units = load_lexicon(text.language).units.meanings
    return _rates(text) | {units.get(word.key, "") for word in text.passage.words}


def names_rate_too(per: str, text: Reading) -> bool:
    """Check whether a text names a rate, and not that of another number: two fish a day and person."""
    return per in _rates(text) and all(q.per != per for q in text.of(Quantity))


def names_rate(per: str, text: Reading) -> bool:
    """Check whether a text names a rate, of any of its numbers."""
    return per in _rates(text)


def _is_in_compound(per: str, text: Reading) -> bool:
    """Check whether a word begins with the unit of time of a rate: Wochenarbeitszeit, jaarsalaris."""
    units = load_lexicon(text.language).units.meanings
    names = tuple(name for name, unit in units.items() if unit == per and len(name) >= _SHORTEST_UNIT)
    return _kind(per) == "time" and any(
        word.key.startswith(names) and word.key not in units for word in text.passage.words
    )


_SHORTEST_UNIT = 3


def _rates(text: Reading) -> set[str]:
    small, lexicon = text.text.lower(), load_lexicon(text.language)
    named = {
        unit
        for phrase, unit in lexicon.rates.meanings.items()
        if (find_alone(phrase, small) if lexicon.spaced else phrase in small)
    }
    return named | {q.per for q in text.of(Quantity) if q.per}


def _kind(unit: str) -> str:
    kind = to_base(Fraction(1), unit)[0]
    return "time" if kind in _TIMES else "people" if unit in PEOPLE else kind


def _names_time(per: str, text: Reading) -> bool:
    """Check whether a text names a number of units of time, or another single one: over the past year."""
    if any(_kind(q.first.unit) == "time" for q in text.of(Quantity) if q.first.kind == "measure"):
        return True
    units = load_lexicon(text.language).units.meanings
    named = {units.get(word.key) for word in text.passage.words}
    return any(unit and unit != per and _kind(unit) == "time" for unit in named)
