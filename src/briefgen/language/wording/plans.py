"""Words that mark a number as a forecast, a plan or a target, and all words about the future."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args

from briefgen.language.lexicon import load_lexicon
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.likelihood import find_likelihood
from briefgen.language.wording.passage import Passage, Stretch

PlanKind = Literal["forecast", "target", "announced"]
_AHEAD = frozenset({"planned", "possible"})
VERB_LAST = frozenset({"de", "nl", "tr", "fa", "hi", "ja", "ko"})
"""Languages in which the words for a plan may follow its number."""
_NEAR = 4
"""Words before a number in which "previous" or "the record" says that it is known already."""
_REACH = 8
"""Words from a plan to its number; what is further is most often of something else."""
_NOUN = 2
"""Words from a number to a participle behind what it counts: 31 calls planned."""


def speaks_of_future(passage: Passage) -> bool:
    """Check whether a text has any word for a plan, an expectation, a target, a possibility or a warning."""
    names = ("marks", *get_args(PlanKind))
    if any(passage.find_entries(f"status {name}") for name in names):
        return True
    if find_likelihood(passage.text, passage.language, reported=True):
        return True
    terms = passage.terms_in(passage.whole, "modality")
    return any(
        term.name in _AHEAD and not (term.first and passage.text[passage.words[term.first].start].isupper())
        for term in terms
    )  # May is a month


def find_plan(passage: Passage, start: int) -> tuple[Stretch, PlanKind] | None:
    """Find the words that mark the number at an offset as a forecast, a target or a plan.

    "The 40 ships will leave" and "will beat the record of 40 ships" are no plans for 40 ships, "more than
    expected" is no forecast, "expected once every 40 years" says how rare something is, "Mr Will" is no plan.
    """
    at = next((i for i, word in enumerate(passage.words) if word.end > start), None)
    clause = next((c for c in passage.clauses if at is not None and c.has(at)), None)
    if at is None or clause is None or (at and passage.words[at - 1].key in passage.lists["known"]):
        return None
    if at and passage.words[at - 1].key in load_lexicon(passage.language).every:
        return None
    before = Stretch(max(clause.first, at - _NEAR), at)
    if any(before.has(words.last - 1) for words in passage.find_entries("status past")):
        return None
    kinds: tuple[PlanKind, ...] = get_args(PlanKind)
    found = ((words, kind) for kind in kinds for words in _words_of_plan(kind, passage, clause, at))
    return next(found, None)


def _words_of_plan(kind: PlanKind, passage: Passage, clause: Stretch, at: int) -> Iterator[Stretch]:
    """Yield words of a kind in a clause: before a number, behind it "is expected" or a verb at the end."""
    for words in passage.find_entries(f"status {kind}"):
        first = passage.words[words.first]
        previous = passage.words[words.first - 1].key if words.first else ""
        named = previous and passage.language != "de" and passage.text[first.start].isupper()
        a_will = first.key in ("will", "plan") and (
            previous in passage.lists["determiners"] or passage.text[: first.start].endswith(("'s ", "’s "))
        )
        if named or a_will or previous == "than" or not clause.has(words.first):
            continue
        if previous in passage.lists["conjunctions"] and _describes(passage, words):
            continue
        if _is_of_another_number(passage, words, at) or _is_of_a_part(passage, words, at):
            continue
        if _is_of_a_place(passage, words, at) or _is_what_members_do(passage, words, at):
            continue
        if _is_of_an_owner(passage, words, at) or _is_received(passage, words, at):
            continue
        if _is_a_noun(passage, words):
            continue
        if at - words.last > _REACH or _is_hearsay(passage, words, clause):
            continue
        if words.first < at or previous in passage.lists["finite"] or passage.language in VERB_LAST:
            yield words


def _describes(passage: Passage, words: Stretch) -> bool:
    """Check whether words for a plan only describe a noun, as do those before: existing and forecast load."""
    return any(place.last == words.first - 1 for place in passage.find_entries("status past"))


def _is_hearsay(passage: Passage, words: Stretch, clause: Stretch) -> bool:
    """Check whether "soll" tells what is said to have happened: davon soll noch die Hälfte erhalten sein."""
    modal, last = passage.words[words.first].key, passage.words[clause.last - 1].key
    if modal not in passage.lists["modals of hearsay"] or last not in passage.lists["ends of hearsay"]:
        return False
    before = passage.words[clause.last - 2]
    is_noun = passage.text[before.start].isupper()
    return not is_noun and before.key.endswith(tuple(passage.lists["endings before hearsay"]))


def _is_a_noun(passage: Passage, words: Stretch) -> bool:
    """Check whether an expectation is itself what a number measures: an index of what the trade expects."""
    before = Stretch(max(0, words.first - _NEAR), words.first)
    if not words_of("any", "gauges of mood").isdisjoint(passage.keys(before)):
        return True
    openers = [each for each in passage.find_entries("what of a noun") if before.has(each.first)]
    return any(not any(each.first < at < words.first for at in passage.numbers) for each in openers)


def _is_of_another_number(passage: Passage, words: Stretch, at: int) -> bool:
    """Check whether words for a plan are right behind another number: "of the 31 calls planned, 24"."""
    nearest = max((number for number in passage.numbers if number < words.first), default=None)
    return nearest is not None and nearest + _NOUN >= words.first and at >= words.last


def _is_of_a_part(passage: Passage, words: Stretch, at: int) -> bool:
    """Check whether a plan is for a part, of which the number is the whole: to reach 20% of its 1,600 MW."""
    part = max((number for number in passage.numbers if words.last <= number < at), default=None)
    if part is not None:
        return not passage.lists["possessives"].isdisjoint(passage.keys(Stretch(part + 1, at)))
    return _is_size_of_its_own(passage, words, at)


def _is_size_of_its_own(passage: Passage, words: Stretch, at: int) -> bool:
    """Check whether a number says how large something is already: will shrink its workforce of over 8,000."""
    of = next((n for n in range(at - 1, words.last, -1) if passage.words[n].key in passage.lists["of"]), None)
    if of is None or at - of > _NOUN + 1:
        return False
    return not passage.lists["possessives"].isdisjoint(passage.keys(Stretch(max(words.last, of - _NOUN), of)))


def _is_of_an_owner(passage: Passage, words: Stretch, at: int) -> bool:
    """Check whether a number is an aside on who has a plan: the port, with 40 ships, is expected to."""
    aside = next(part for part in passage.segments if part.has(at))
    opens = passage.words[aside.first].key in passage.lists["opening asides"]
    return opens and aside.first > 0 and words.first >= aside.last


def _is_received(passage: Passage, words: Stretch, at: int) -> bool:
    """Check whether a number counts what has been promised until now: has received pledges of 40 so far."""
    behind = passage.words[words.last].key if words.last < at else ""
    now = (each.first for each in passage.find_entries("until now"))
    return behind in passage.lists["of"] and any(at < first <= at + _NEAR for first in now)


def _is_of_a_place(passage: Passage, words: Stretch, at: int) -> bool:
    """Check whether a plan is for a thing that is only spoken of: for the planned plant, 600 million."""
    if words.first < 2 or at <= words.last + _NEAR - 1:
        return False
    inside, article = (passage.words[words.first - back].key for back in (2, 1))
    return inside in passage.lists["prepositions"] and article in passage.lists["articles"]


def _is_what_members_do(passage: Passage, words: Stretch, at: int) -> bool:
    """Check whether a plan is for what a body of so many does: a panel of 45 experts is expected to."""
    behind = passage.words[words.last].key if words.last < len(passage.words) else ""
    counted = at + 2 < words.first and passage.words[at + 1].key.isalpha()
    return counted and at > 0 and passage.words[at - 1].key in passage.lists["of"] and behind == "to"
