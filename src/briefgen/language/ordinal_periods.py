"""Whether what is put in order is counted in the same periods: the fifth month in a row, the fifth year."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference, Ordinal, Quantity
from briefgen.language.folded import fold_text
from briefgen.language.lazy import lazy
from briefgen.language.lexicon import load_lexicon
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern

_PERIODS = frozenset({"day", "week", "month", "quarter", "year", "season", "decade"})
_WORDS_BETWEEN = 2
"""Words between an ordinal and its period, and one: fifth straight month."""
_STEP = lazy(r"[ -]?")
_WORD = lazy(r"[ -][^\W\d_]+")


def compare_periods(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report the fifth year in a row for the fifth month in a row."""
    for mine in claim.of(Ordinal):
        found = period_of(mine, claim)
        alike = [theirs for theirs in evidence.of(Ordinal) if theirs.value == mine.value] if found else []
        there = [(theirs, period_of(theirs, evidence)) for theirs in alike]
        if there and all(period not in ("", found) for _, period in there):
            yield Difference("unit", True, mine.words, there[0][0].words, mine.start, mine.end)


def is_next_to_first(mine: Ordinal, claim: Reading, evidence: Reading) -> bool:
    """Check whether a claim begins behind what the evidence calls the first: the sixth, of the first five."""
    if not _FROM.of(claim.language).search(claim.text.lower(), 0, mine.start):
        return False
    first = [ordinal.end for ordinal in evidence.of(Ordinal) if ordinal.value == 1]
    counted = (q for q in evidence.of(Quantity) if q.first.low + 1 == mine.value)
    return any(0 <= q.start - end <= 1 for q in counted for end in first)


_FROM = WordPattern(r"(?<!\w){from and after} $")


def period_of(ordinal: Ordinal, reading: Reading) -> str:
    """Return the period that an ordinal counts; empty where it counts none, several, or something else."""
    if any(0 <= q.start - ordinal.end <= 1 for q in reading.of(Quantity)):
        return ""  # the first ten years
    folded, lexicon = fold_text(reading.text), load_lexicon(reading.language)
    if len(folded.text) != len(folded.original):
        return ""  # the places would not be those of the text
    place = ordinal.end
    for _ in range(_WORDS_BETWEEN):
        step = _STEP.match(folded.text, place)
        found = lexicon.units.at(folded.text, step.end() if step else place)
        if found:
            return found[1] if found[1] in _PERIODS else ""
        word = _WORD.match(folded.text, place)
        if not word:
            return ""
        place = word.end()
    return ""
