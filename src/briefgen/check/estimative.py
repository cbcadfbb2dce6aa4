"""Find words of probability in running text.

Found are the terms of all profiles, and the words that people use instead. Not found are homographs (`May`,
military might), set phrases (`as soon as possible`, `at odds with`), comparatives (`more likely to`),
"will", and words in quotation marks, which are someone else's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from briefgen.language.quotation_marks import find_quoted
from briefgen.language.wording.word_lists import load_word_lists

_VERY = (
    r"(?:very|highly|quite|rather|fairly|most|extremely|exceptionally|somewhat|increasingly|equally|almost|"
    r"nearly|virtually|all\s+but|practically|near)\s+"
)
_EVEN = (
    r"(?:(?:roughly\s+|about\s+|better\s+than\s+)?even|fifty-fifty|(?:almost\s+)?no|little|some|any|every|slim|"
    r"slight|small|remote|outside|fair|good|strong|high|low|real|realistic|distinct|reasonable)\s+"
)
_LIKELIHOOD = re.compile(
    rf"""(?<![\w-])(?:
    more\s+likely\s+than\s+not | (?:about\s+)?as\s+likely\s+as\s+not
    | (?:{_VERY})?(?:likely|unlikely|probable|improbable)
    | (?:{_VERY})?(?:probably|improbably|possibly|conceivably|plausibly|presumably|potentially)
    | (?:{_VERY})?(?:possible|conceivable|plausible|doubtful|inevitable)
    | (?:{_VERY})?certainly | (?:almost|nearly|virtually|all\s+but|practically|near|not)\s+certain
    | certain\s+(?:to|that) | sure\s+to | bound\s+to | surely | inevitably | undoubtedly | doubtless
    | (?:no|without|beyond)\s+doubt | perhaps | maybe | may | might | could
    | {_EVEN}(?:chances?|odds|possibility|probability|likelihood)
    | (?:chances?|odds|possibility|probability|likelihood)\s+(?:of|that|are|is)
    | in\s+all\s+(?:likelihood|probability)
    | (?:cannot|can\s+not)\s+(?:be\s+(?:ruled\s+out|excluded|discounted)|rule\s+out|exclude|discount)
    )(?![\w-])""",
    re.VERBOSE | re.IGNORECASE,
)
_STEM = re.compile(
    "likel|probab|possib|conceiv|plausib|presum|potential|doubt|inevitab|certain|sure|bound|perhaps|"
    "may|might|could|chance|odds|can"
)
"""Every word of probability contains one of these; most sentences do not, and are skipped fast."""
_CACHE_SIZE = 1024
"""Texts whose findings are cached: several rules read the same text, and briefs share their facts."""
_COMPARED = re.compile(r"(?:\b(?:more|less|no|as|far|much|the\s+more)\s+)$", re.IGNORECASE)
_SET_PHRASE = re.compile(
    r"\b(?:as|where|wherever|if|when|whenever|soon|best|worst|is\s+it)\s+$", re.IGNORECASE
)
_BEFORE_NOUN_MIGHT = re.compile(
    r"(?:\b(?:the|its|his|her|their|our|your|my|all|with|of|by|military|naval|economic|industrial|nuclear|"
    r"financial|political|sheer|full)|['’]s?)\s+$",
    re.IGNORECASE,
)
_MODAL_GOES_ON = re.compile(r"(?:,[^,.;]*,)?\s+(?:[a-z]+)")
_NO_VERB = re.compile(r"\s+(?:of|and|or|in|at|on|for|to|is|was|as|than|that|which|alone)\b")
_REACH = 80
"""How many characters before and after a word are read to decide on its meaning."""


@dataclass(frozen=True, slots=True)
class LikelihoodWords:
    """Words of probability in a text. Units: `start` and `end` in code points of the text."""

    start: int
    end: int
    words: str

    @property
    def term(self) -> str:
        """The words in the form in which a profile lists them."""
        return " ".join(self.words.casefold().split())


@lru_cache(maxsize=_CACHE_SIZE)
def find_likelihood(text: str) -> tuple[LikelihoodWords, ...]:
    """Find the words of probability in a text, except quoted ones."""
    if not _STEM.search(text.casefold()):
        return ()
    quoted = [(found.start, found.end) for found in find_quoted(text)]
    return tuple(
        LikelihoodWords(found.start(), found.end(), found.group())
        for found in _LIKELIHOOD.finditer(text)
        if not any(start < found.end() and found.start() < end for start, end in quoted)
        and not _means_otherwise(text, found)
    )


def _means_otherwise(text: str, found: re.Match[str]) -> bool:
    """Check whether a word that may mean a probability means something else here."""
    word = found.group()
    before = text[max(found.start() - _REACH, 0) : found.start()]
    after = text[found.end() : found.end() + _REACH]
    plain = word.casefold()
    if plain in ("may", "might", "could"):
        goes_on = bool(_MODAL_GOES_ON.match(after)) and not _NO_VERB.match(after)
        was_unable = plain == "could" and bool(re.match(r"\s+(?:not|never|hardly)\b", after))
        verb = re.match(r"\s+(\w+)", after)
        is_able = plain == "could" and verb is not None and verb[1] in _abilities()
        is_noun = plain == "might" and bool(_BEFORE_NOUN_MIGHT.search(before))
        return word[0].isupper() or not goes_on or was_unable or is_able or is_noun
    if plain in ("likely", "unlikely", "probable", "improbable", "doubtful"):
        return bool(_COMPARED.search(before))
    if plain in ("possible", "conceivable"):
        return bool(_SET_PHRASE.search(before) or _COMPARED.search(before))
    return plain.startswith("odds") and bool(re.search(r"\b(?:at|against|the)\s+$", before, re.IGNORECASE))


@cache
def _abilities() -> frozenset[str]:
    """List the verbs before which "could" speaks of what a thing is able to do: ports that could supply."""
    lists = load_word_lists("en")
    return lists["abilities"] if lists else frozenset()
