"""Whether a sentence presents a number as one that is or was, or as one that is proposed or expected.

"Where 900 lorries now wait", "the 14 ministers" and ", at 190 lorries," speak of what is. "Open it for 12
hours", "fewer than 40 lorries will wait" and "until 40 have passed" do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from briefgen.language.claims import Claim, Quantity
from briefgen.language.lazy import lazy
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.present import find_present
from briefgen.language.wording.proofs import is_of_what_shows
from briefgen.language.wording.reasons import find_done, find_reason
from briefgen.language.wording.word_lists import Term

Mood = Literal["expected", "proposed", "awaited"]
"""What the text around a number does: a judgement expects, an option proposes, an indicator is awaited."""

_BREAK = lazy(r"[,;:—()،、，；：]|\s[–-]\s|[.!?。]")
_NEW_UNIT = lazy(r"[;:—(；：.!?。]|\s[–-]\s")
_FEW = 10
"""Numbers up to ten, in words, are often known to any reader: "the six states of the Gulf"."""
TIME_UNITS = frozenset(
    {"second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade"}
)
"""Units of durations, which hardly ever speak of what is: "the first 30 days"."""
_THRESHOLDS = frozenset({"above", "at-least", "at-most", "below"})
_NEAR = 3
"""Words between a number and the "who" or "that" which speaks of what it counts."""
_VERB_LAST = frozenset({"de", "nl"})
"""Languages that write an instruction with the verb, in "-en", at the end."""


class Sign(Struct, frozen=True):
    """Words that present a number as one that is or was."""

    words: str
    sure: bool
    known: bool = False
    """Whether the words are a determiner, as in "the 14 ministers"."""


def find_sign(passage: Passage, number: Quantity, mood: Mood, past: Sequence[Claim] = ()) -> Sign | None:
    """Find what presents a number of a passage as one that is or was; None where nothing does.

    Shape: `past` are the dates of the passage that have been, or may have been.
    """
    at = _token_at(passage, number)
    if at is None:
        return None
    known = _known(passage, number, at)
    if known and (known.sure or mood != "awaited"):
        return known
    if mood == "awaited" and is_of_what_shows(passage, at):
        return None
    starts = _part_starts(passage)
    part = _part(passage, starts, at)
    instructs = mood == "proposed" and _instructs(passage, part)
    if not _is_ahead(passage, part):
        first = instructs and _begins_unit(passage, part.first)
        found = None if first else _time(passage, number, part, mood, past)
        if found is None and not instructs:
            found = _verb(passage, number, part, mood) or _aside(passage, number, part, mood)
        told = None if found else find_reason(passage, part) or find_done(passage, part, mood)
        if told:
            return Sign(passage.text_of(told), sure=False)
        if found:
            return found
    return _relative(passage, number, starts)


def is_new(passage: Passage, number: Quantity, mood: Mood) -> bool:
    """Check whether a number is surely expected or proposed: with "will" or "at least", after "send"."""
    at = _token_at(passage, number)
    if at is None or mood == "awaited" or number.bound in _THRESHOLDS:
        return True
    part = _part(passage, _part_starts(passage), at)
    return _is_ahead(passage, part) or (mood == "proposed" and _instructs(passage, part))


def _token_at(passage: Passage, number: Quantity) -> int | None:
    """Return the place of a number among the words of a passage; None where it is not read."""
    return next((at for at, word in enumerate(passage.words) if word.end > number.start), None)


def _known(passage: Passage, number: Quantity, at: int) -> Sign | None:
    """Find a determiner before a number, with one word at most between them: "the 14", "its mere 14"."""
    first = number.first
    if first.unit in TIME_UNITS or (first.kind == "share" and passage.language != "en"):
        return None
    for before in range(at - 1, max(at - 3, -1), -1):
        key = passage.words[before].key
        if _BREAK.search(passage.gap_before(before + 1)) or key in words_of("any", "coming periods"):
            return None
        if key == "'s" and passage.language == "en":
            return Sign(passage.text_of(Stretch(max(before - 1, 0), before + 1)), sure=False, known=True)
        if key in passage.lists["known"]:
            giver = passage.words[before - 1].key if before else ""
            if number.first.kind == "money" and giver in passage.lists["giving"]:
                return None  # who gets it: lend the bank $1.5 billion
            return _determiner(passage, number, before)
    return None


def _determiner(passage: Passage, number: Quantity, at: int) -> Sign | None:
    """Judge a determiner: in other languages than English it is also one of idiom, as in "sotto i 40"."""
    if passage.language != "en" and number.bound in _THRESHOLDS:
        return None
    begins = passage.language == "en" or at == 0 or bool(_BREAK.search(passage.gap_before(at)))
    return Sign(passage.words_at(at), begins and (number.in_digits or number.first.high > _FEW), known=True)


def _part_starts(passage: Passage) -> list[int]:
    """List where the parts of a passage begin: at punctuation, at clauses, at relative pronouns."""
    clauses = {clause.first for clause in passage.clauses}
    relatives = passage.lists["relatives"]
    return [
        at
        for at, word in enumerate(passage.words)
        if at == 0 or at in clauses or word.key in relatives or _BREAK.search(passage.gap_before(at))
    ]


def _part(passage: Passage, starts: list[int], at: int) -> Stretch:
    first = max(start for start in starts if start <= at)
    return Stretch(first, next((start for start in starts if start > at), len(passage.words)))


def _is_ahead(passage: Passage, part: Stretch) -> bool:
    """Check whether a part says what will, should or may be, or on what condition."""
    modal = (
        term
        for term in passage.terms_in(part, "modality")
        if term.name in ("planned", "possible") and not _is_month(passage, term)
    )
    return any(modal) or any(part.has(each.first) for each in passage.find_entries("conditions"))


def _is_month(passage: Passage, term: Term) -> bool:
    """Check whether "may" is the month of May."""
    return term.first > 0 and passage.text[passage.words[term.first].start].isupper()


def _begins_unit(passage: Passage, at: int) -> bool:
    """Check whether a sentence, or what follows a colon, begins at a word."""
    return at == 0 or _NEW_UNIT.search(passage.gap_before(at)) is not None


def _instructs(passage: Passage, part: Stretch) -> bool:
    """Check whether a part is of a sentence that begins with its verb: "Buy 3,000 tonnes now"."""
    first = passage.words[part.first].key
    if (
        first in passage.lists["relatives"]
        or first in words_of("any", "opening reasons")
        or passage.terms_in(Stretch(part.first, part.first + 1), "clauses")
    ):
        return False
    begin = next(at for at in range(part.first, -1, -1) if _begins_unit(passage, at))
    subjects = ("determiners", "pronouns", "subjects", "known")
    opening = passage.words[begin].key
    if not (
        passage.is_number(begin)
        or opening in words_of("any", "before an instructed number")
        or any(opening in passage.lists[s] for s in subjects)
    ):
        return True
    verb_last = passage.words[part.last - 1].key.endswith("en") and passage.language in _VERB_LAST
    return verb_last and not any(key in passage.lists["verbs"] for key in passage.keys(part))


def _time(
    passage: Passage, number: Quantity, part: Stretch, mood: Mood, past: Sequence[Claim]
) -> Sign | None:
    """Find words of present or past time in a part."""
    timed = number.first.unit in TIME_UNITS
    is_limit = number.bound in _THRESHOLDS
    sure = not timed and (not is_limit or mood == "awaited")
    begin, end = passage.words[part.first].start, passage.words[part.last - 1].end
    phrases = find_present(passage) if timed else _times(passage)
    named = [passage.text_of(phrase) for phrase in phrases if part.has(phrase.first)]
    if is_limit and mood == "awaited":  # still under 88% by June
        named = [words for words in named if words.casefold() not in words_of("any", "lasting")]
    named += [date.words for date in past if begin <= date.start < end]
    return Sign(named[0], sure) if named else None


def _verb(passage: Passage, number: Quantity, part: Stretch, mood: Mood) -> Sign | None:
    """Find a verb of the past or present in a part."""
    if verb := _past_verb(passage, part, mood, sure=number.bound not in _THRESHOLDS):
        return verb
    if number.first.kind == "money" or number.first.unit in TIME_UNITS:
        return None  # a cost or a duration, of which a participle or "is" says little
    return _loose_verb(passage, part, mood) or _verb_before(passage, number)


def _times(passage: Passage) -> list[Stretch]:
    """List words for the present and the past: "now", "already", "last year"."""
    return [*find_present(passage), *passage.find_entries("so far")]


def _past_verb(passage: Passage, part: Stretch, mood: Mood, *, sure: bool) -> Sign | None:
    """Find a verb of the past in a part; in other languages than English, an awaited one may be in it too."""
    if mood == "awaited" and passage.language != "en":
        return None
    at = next(_past(passage, part, strong=True), None)
    return Sign(passage.words_at(at), sure) if at is not None else None


def _loose_verb(passage: Passage, part: Stretch, mood: Mood) -> Sign | None:
    """Find a word that may be a verb of the past, or is one of the present."""
    if mood == "awaited":
        return None
    at = next(_past(passage, part, strong=False), None)
    at = next(_present(passage, part), None) if at is None else at
    return Sign(passage.words_at(at), sure=False) if at is not None else None


def _verb_before(passage: Passage, number: Quantity) -> Sign | None:
    """Find an English past tense right before a number: "it covered 40 ships"."""
    at = _token_at(passage, number)
    if not at or passage.language != "en" or not passage.words[at - 1].key.endswith("ed"):
        return None
    return Sign(passage.words_at(at - 1), sure=False)


def _past(passage: Passage, part: Stretch, *, strong: bool) -> Iterator[int]:
    """Yield the words of a part that are a past tense; weak ones may be a participle: "delayed", "held"."""
    english = passage.language == "en"
    endings = tuple(passage.lists["past endings"])
    for at, key in enumerate(passage.keys(part), part.first):
        listed = key in passage.lists["strong past" if english else "past"]
        if strong:
            if listed:
                yield at
        elif (english and key in passage.lists["past"]) or (
            len(key) > 4 and endings and key.endswith(endings)
        ):
            yield at


def _present(passage: Passage, part: Stretch) -> Iterator[int]:
    present = words_of("any", "strong present")
    return (at for at, key in enumerate(passage.keys(part), part.first) if key in present)


def _aside(passage: Passage, number: Quantity, part: Stretch, mood: Mood) -> Sign | None:
    """Find an aside between commas, such as "at 190 lorries", which gives what is."""
    enclosed = part.first > 0 and part.last < len(passage.words)
    first = passage.words[part.first].key
    timed = number.first.unit in TIME_UNITS and first not in words_of("en", "at of an aside")
    if not enclosed or mood == "awaited" or timed:
        return None
    if passage.is_number(part.first):
        return Sign(passage.text_of(part), sure=False)
    if passage.language == "en":
        return Sign(passage.text_of(part), sure=True) if first in passage.lists["opening asides"] else None
    return Sign(passage.text_of(part), sure=False) if first in passage.lists["prepositions"] else None


def _relative(passage: Passage, number: Quantity, starts: list[int]) -> Sign | None:
    """Find a clause on the past after a number's noun: "4,000 families who lost their homes"."""
    if number.first.unit in TIME_UNITS:
        return None
    last = next((i for i, word in enumerate(passage.words) if word.start >= number.end), len(passage.words))
    for begin in range(last, min(last + _NEAR + 1, len(passage.words))):
        key = passage.words[begin].key
        if key in words_of("any", "relatives of place") or key in passage.lists["conjunctions"]:
            return None  # a fee below 10%, and a rule that no ships are bought
        if key in passage.lists["relatives"] or (passage.language == "en" and key == "that"):
            end = next((start for start in starts if start > begin), len(passage.words))
            clause = Stretch(begin, end)
            if _is_ahead(passage, clause):
                return None
            return _past_of(passage, clause)
    return None


def _past_of(passage: Passage, clause: Stretch) -> Sign | None:
    """Find the words for the past or the present in a clause on what a number counts."""
    for phrase in _times(passage):
        if clause.has(phrase.first):
            return Sign(passage.text_of(phrase), sure=True)
    for strong in (True, False):
        at = next(_past(passage, clause, strong=strong), None)
        if at is not None:
            return Sign(passage.words_at(at), sure=strong)
    return None
