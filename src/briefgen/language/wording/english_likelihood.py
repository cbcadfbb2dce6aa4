"""Words of probability in English, where many of them also mean other things.

Found are the terms of all profiles, and the words that people use instead. Not found are homographs (`May`,
military might), set phrases (`as soon as possible`, `at odds with`, `make sure to`), comparatives (`more
likely to`), what is or is not possible, what a law permits, what a thing is able to do, what is asked, and
"will".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.language.word_pattern import WordPattern, words_of

_LIKELIHOOD = WordPattern(
    r"(?<![\w-])(?:{likelihood phrases}|(?:{degrees of likelihood}\s+)?{graded likelihood}"
    r"|{sizes of a likelihood}\s+{likelihood nouns}|{likelihood nouns}\s+{after a likelihood noun})(?![\w-])",
    re.IGNORECASE,
)
_STEM = WordPattern("{stems of likelihood}")
"""Every word of probability contains one of these; most sentences do not, and are skipped fast."""
_COMPARED = WordPattern(r"\b{before a comparative likelihood}\s+$", re.IGNORECASE)
_SET_PHRASE = WordPattern(r"\b{set phrases with possible}\s+$", re.IGNORECASE)
_BEFORE_NOUN_MIGHT = WordPattern(r"(?:\b{before might as a noun}|{endings of an owner})\s+$", re.IGNORECASE)
_MODAL_GOES_ON = re.compile(r"(?:,[^,.;]*,)?\s+(?:[a-z]+)")
_NO_VERB = WordPattern(r"\s+{not after a modal}\b")
_MADE = WordPattern(r"\b{making certain}\s+$", re.IGNORECASE)
_NOT_POSSIBLE = WordPattern(r"(?:\b{denying what is possible}|{endings of a denied verb})\s+$", re.IGNORECASE)
_MADE_POSSIBLE = WordPattern(r"\b{making certain}\s+(?:[\w’'-]+\s+){0,4}(?<!\ba )(?<!\bthe )$", re.IGNORECASE)
"""What is caused, and no likelihood: made early elections possible."""
_TAKEN = WordPattern(r"\b{taking a chance}\s+$", re.IGNORECASE)
_RULED = WordPattern(
    r"(?<!\w)(?:{under a rule}|{before a rule}\s+{determiners of a rule}\s+(?:[\w-]+\s+){0,2}?{rules})(?!\w)",
    re.IGNORECASE,
)
"""What gives permission, so that "may" after it is no probability."""
_ASKED = WordPattern(r"(?<!\w){asking what may be}(?!\w)[^.,;:]*$", re.IGNORECASE)
"""What opens a question within a sentence: ask how many boats could be converted."""
_AGAINST = WordPattern(r"\b{against a chance}\s+(?:{determiners of chances}\s+)?$", re.IGNORECASE)
_OTHER_SENSES = (
    ("comparable likelihood", _COMPARED),
    ("possible", _SET_PHRASE),
    ("possible", _NOT_POSSIBLE),
    ("possible", _MADE_POSSIBLE),
)
"""Lists of words of probability, and what is before them where they mean something else."""
_TO = WordPattern(r"\s+{to of a verb}\b")
_NEVER = WordPattern(r"\s+{never}\b")
_NOBODY = WordPattern(r"\b{denied subjects}\s+$", re.IGNORECASE)
_NOBODY_ELSE = WordPattern(
    r"(?<!\bnot )\bonly\s+(?!{only for when and how}\b)(?:[\w’'-]+\s+){1,4}$", re.IGNORECASE
)
"""Who alone is able to do something: a law that only the court could lift."""
_ALL_THAT = WordPattern(r"\b{all of which}\s+{subjects}\s+$", re.IGNORECASE)
_VERB = re.compile(r"\s+(\w+)")
_REACH = 80
"""How many characters before and after a word are read to decide on its meaning."""


def find_in_english(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the words of probability in an English text, quoted ones too."""
    if _STEM.of("en").search(text.casefold()):
        for found in _LIKELIHOOD.of("en").finditer(text):
            if not _means_otherwise(text, found):
                yield found.span()


def _means_otherwise(text: str, found: re.Match[str]) -> bool:
    """Check whether a word that may mean a probability means something else here."""
    word = found.group()
    before = text[max(found.start() - _REACH, 0) : found.start()].rpartition(". ")[2]
    after = text[found.end() : found.end() + _REACH]
    plain = " ".join(word.casefold().split())
    if plain in words_of("en", "modals of likelihood"):
        return word[0].isupper() or _is_no_modal(plain, before, after)
    if plain in words_of("en", "bound to a place"):
        return after.lstrip()[:1].isupper()  # bound to Odesa
    words = plain.split()
    if words[-1] in words_of("en", "chances that are taken"):
        return bool(_TO.of("en").match(after) or _TAKEN.of("en").search(before))
    if words[0] in words_of("en", "odds"):
        return _AGAINST.of("en").search(before) is not None
    if len(words) > 1 and words[0] in words_of("en", "certain that is made"):
        return _MADE.of("en").search(before) is not None
    return any(
        plain.startswith(tuple(words_of("en", words))) and sense.of("en").search(before)
        for words, sense in _OTHER_SENSES
    )


def _is_no_modal(modal: str, before: str, after: str) -> bool:
    """Check whether "may", "might" or "could" is a noun, an inability, an ability or a permission."""
    if not _MODAL_GOES_ON.match(after) or _NO_VERB.of("en").match(after):
        return True
    if _ASKED.of("en").search(before):
        return True
    if modal in words_of("en", "modals of a permission"):
        return bool(_RULED.of("en").search(before))
    if modal in words_of("en", "modals that are nouns"):
        return bool(_BEFORE_NOUN_MIGHT.of("en").search(before))
    verb = _VERB.match(after)
    if any(pattern.of("en").search(before) for pattern in (_NOBODY, _NOBODY_ELSE, _ALL_THAT)):
        return True
    return bool(_NEVER.of("en").match(after)) or (verb is not None and verb[1] in words_of("en", "abilities"))
