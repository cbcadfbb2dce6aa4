"""What only the reading of English needs: lemmas of nouns, and the sense of a lone m."""

from __future__ import annotations

import re

from briefgen.language.lazy import lazy
from briefgen.language.scan import Scan
from briefgen.language.word_pattern import WordPattern, meanings_of, words_of

_STOP = "ends of counted nouns"
"""The list of words that end a noun phrase."""
_WORD = lazy(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_BREAK = lazy(r"[.;:,()!?\d“”\"/]")
_NEXT = lazy(r" ([a-z]+)")
_OF_A_WHOLE = "determiners of a whole"
_NO_PLURALS = "words in s that are no nouns"
_METRE_BEFORE = WordPattern(r"(?<!\w){before metres} $")


def lemma(word: str) -> str:
    """Return the singular of a noun: ships, ship; ladies, lady; people, person."""
    plain = word.lower().strip("'-.").removesuffix("'s").removesuffix("s'")
    if single := meanings_of("en", "irregular plurals").get(plain):
        return single
    if len(plain) > 3 and plain.endswith("ies"):
        return plain[:-3] + "y"
    if len(plain) > 4 and plain.endswith(("sses", "shes", "ches", "xes", "zes")):
        return plain[:-2]
    if len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "is")):
        return plain[:-1]
    return plain


def same_noun(word: str) -> str:
    """Give one word for all that count the same: vessels and ships give ship."""
    single = lemma(word)
    return meanings_of("en", "nouns alike").get(single, single)


def counted_nouns(scan: Scan, place: int, most: int = 5) -> tuple[str, ...]:
    """List the words after a number up to the end of the noun phrase, as lemmas."""
    found: list[str] = []
    end, after_of = place, False
    for word in _WORD.finditer(scan.text, place, place + 90):
        if _BREAK.search(scan.text[end : word.start()]):
            break
        after_of = after_of or scan.text[end - 3 : end] == " of"
        before, end = end, word.end()
        whole = scan.text[before - 3 : before] == " of" and word.group() in words_of("en", _OF_A_WHOLE)
        if word.group() == "of" or whole:
            continue
        if word.group() in scan.lexicon.months and scan.cased[word.start()].isupper():
            break  # the 2 million of July 2023
        if word.group() in words_of("en", _STOP) or (not found and _is_verb(scan.text, word)):
            break
        if after_of and (
            word.group().endswith(("'s", "s'")) or word.group() in words_of("en", "rough counts")
        ):
            continue  # whose it is, or how many: 15 of the hospital's 90 beds, 15 of the nearly 90
        found.append(same_noun(word.group()))
        if len(found) == most:
            break
    return tuple(found)


def _is_verb(text: str, word: re.Match[str]) -> bool:
    """Check whether the word behind a number is no noun but its verb: 47 called in sick, 14 falls on us."""
    if _OF_A_PART.of("en").match(text, word.start()):
        return True
    participle = word.group().endswith("ed") and word.group() not in words_of("en", "people of a state")
    return participle and _BEHIND_VERB.of("en").match(text, word.end()) is not None


_OF_A_PART = WordPattern(r"{verbs of where a part goes}(?!\w)")
_BEHIND_VERB = WordPattern(r" (?:{particles of verbs}|{behind a participle})(?!\w)")


def described_time(text: str, place: int) -> tuple[int, str] | None:
    """Read a unit of time behind an adjective, as in "two hard weeks"; give its end and its id."""
    found = _HARD_WEEKS.match(text, place)
    if not found or found[1] in words_of("en", _NO_ADJECTIVES) or found[1] in words_of("en", "numbers"):
        return None
    return found.end(), found[2]


_HARD_WEEKS = lazy(r" ([a-z]{3,}) (hour|day|week|month|year)s(?!\w|['’])")
_NO_ADJECTIVES = "no adjectives of time"
"""The list of words between a number and a unit of time that describe no such unit, or make another one."""


def is_metre(text: str, start: int, end: int, *, spaced: bool) -> bool:
    """Check whether the m after a number is metres and not millions.

    Metres are meant before a hyphen ("10m-tall"), before a word of size, and after an article where what
    follows is no plural ("a 300m bridge"), and in "9 m" unless a plural noun follows.
    """
    if text[end : end + 1] == "-":
        return True
    after = _NEXT.match(text, end)
    if after and after[1] in words_of("en", "measured in metres"):
        return True
    plural = (
        bool(after) and after[1].endswith("s") and after[1] not in words_of("en", _NO_PLURALS)
        if after
        else False
    )
    if (
        _METRE_BEFORE.of("en").search(text[max(0, start - 6) : start])
        and after
        and not plural
        and after[1] not in words_of("en", _STOP)
    ):
        return True
    return spaced and not plural


def find_alone(word: str, text: str) -> re.Match[str] | None:
    """Find a word, in small letters, that is no part of another or of one with a hyphen before it."""
    return re.search(rf"(?<![\w-]){re.escape(word)}(?!\w)", text.lower())
