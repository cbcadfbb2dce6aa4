"""Words of probability in English, where many of them also mean other things.

Found are the terms of all profiles, and the words that people use instead. Not found are homographs (`May`,
military might), set phrases (`as soon as possible`, `at odds with`, `make sure to`), comparatives (`more
likely to`), what is or is not possible, what a law permits, what a thing is able to do, and "will".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.language.lazy import lazy
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
_MADE = re.compile(r"\b(?:make|makes|made|making)\s+$", re.IGNORECASE)
_NOT_POSSIBLE = re.compile(r"(?:\b(?:not|never|no\s+longer|only|hardly|all|every)|n['’]t)\s+$", re.IGNORECASE)
_TAKEN = re.compile(r"\b(?:take|takes|took|taken|taking|leave|leaves|left|leaving)\s+$", re.IGNORECASE)
_RULED = lazy(
    r"(?<!\w)(?:by law|legally|(?:by|under)\s+(?:the|its|their|this|that|an?|new)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:law|laws|act|treaty|rules?|contract|licen[cs]e|agreement|constitution|charter|statutes?|terms|"
    r"convention|resolution|mandate|decree|ordinance|regulations?|lease|permit))(?!\w)",
    re.IGNORECASE,
)
"""What gives permission, so that "may" after it is no probability."""
_AGAINST = re.compile(r"\b(?:at|against)\s+(?:the\s+|all\s+)?$", re.IGNORECASE)
_OTHER_SENSES = (
    (("likely", "unlikely", "probable", "improbable", "doubtful", "possible", "conceivable"), _COMPARED),
    (("possible", "conceivable"), _SET_PHRASE),
    (("possible", "conceivable"), _NOT_POSSIBLE),
    (("certain ", "sure "), _MADE),
    (("odds",), _AGAINST),
)
"""What begins a word of probability, and the words before it with which it means something else."""
_TO = re.compile(r"\s+to\b")
_NEVER = re.compile(r"\s+(?:not|never|hardly)\b")
_VERB = re.compile(r"\s+(\w+)")
_REACH = 80
"""How many characters before and after a word are read to decide on its meaning."""


def find_in_english(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the words of probability in an English text, quoted ones too."""
    if _STEM.search(text.casefold()):
        for found in _LIKELIHOOD.finditer(text):
            if not _means_otherwise(text, found):
                yield found.span()


def _means_otherwise(text: str, found: re.Match[str]) -> bool:
    """Check whether a word that may mean a probability means something else here."""
    word = found.group()
    before = text[max(found.start() - _REACH, 0) : found.start()].rpartition(". ")[2]
    after = text[found.end() : found.end() + _REACH]
    plain = word.casefold()
    if plain in ("may", "might", "could"):
        return word[0].isupper() or _is_no_modal(plain, before, after)
    if plain.startswith("bound "):
        return after.lstrip()[:1].isupper()  # bound to Odesa
    if plain.endswith(("chance", "chances")):
        return bool(_TO.match(after) or _TAKEN.search(before))
    return any(plain.startswith(words) and sense.search(before) for words, sense in _OTHER_SENSES)


def _is_no_modal(modal: str, before: str, after: str) -> bool:
    """Check whether "may", "might" or "could" is a noun, an inability, an ability or a permission."""
    if not _MODAL_GOES_ON.match(after) or _NO_VERB.match(after):
        return True
    if modal == "may":
        return bool(_RULED.search(before))
    if modal == "might":
        return bool(_BEFORE_NOUN_MIGHT.search(before))
    verb = _VERB.match(after)
    return bool(_NEVER.match(after)) or (verb is not None and verb[1] in _abilities())


@cache
def _abilities() -> frozenset[str]:
    """List the verbs before which "could" speaks of what a thing is able to do: ports that could supply."""
    lists = load_word_lists("en")
    return lists["abilities"] if lists else frozenset()
