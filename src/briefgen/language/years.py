"""Years without a month or day: in 2024, the 2024 election, since 1992."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.language.claims import DateClaim
from briefgen.language.date_patterns import YEAR
from briefgen.language.dates import with_relation
from briefgen.language.folded import word_set
from briefgen.language.lazy import lazy
from briefgen.language.scan import Scan

_YEAR = lazy(
    rf"(?:(?<![\w$€£¥₹.,/:-])|(?<=[a-z]-))(?P<y>{YEAR})(?:-(?=\d{{4}}(?!\d)))?(?!['’]?\d|"
    rf"[.,]\d|[-/:]\d|[ ]?[%‰€₽]|[^\W\d_])|(?<=\d{{4}}-)(?P<z>{YEAR})(?![\w%])"
)
_FOUR_DIGITS = lazy(YEAR)
_COUNTS = lazy(
    r"(?<!\w)(?:more than|over|about|some|nearly|almost|at least|around|"
    r"than|least|most|up to|only|another|approximately|"
    r"roughly|an estimated|fewer than) $"
)
_BEFORE = lazy(
    r"(?<!\w)(?:in|since|by|until|till|from|during|before|after|and|to|"
    r"through|early|mid|late|year|of|for|between|"
    r"spring|summer|autumn|winter|fall|an|en|em|nel|dal|im|ab|seit|bis|"
    r"ende|anfang|mitte|von|с|в|до|за|к|на|з|у|від|"
    r"dans|depuis|de|del|año|dès|fin|début|vers|entre|et|y|e|und|i|и|та|jahr|jahre|rok|roku|w|do|od|na|dla|"
    r"عام|سنة|في|منذ|سال|در|बर्ष|वर्ष|साल|năm|tahun|yılı|år|i|sedan|vuonna|rok|év|έτος|το|anul|în|"
    r"the|this|its|his|her|their|fiscal|circa|c\.|model|vintage|class of|'s)[ -]?$"
)
_COUNTED = lazy(
    r" (?:[a-z]+ )?(?:people|men|women|children|troops|police|cattle|sheep|"
    r"(?!is|was|as|has|this|its|thus|less|across|plus|"
    r"versus|elections?|wars?|floods|olympics|talks|games|crisis|sanctions|"
    r"us|series|accords|results|figures|campaigns?|sales|"
    r"exports|imports|prices|levels|rules|reforms|protests)[a-z]{2,}s)(?!\w)"
)


def find_years(scan: Scan) -> Iterator[DateClaim]:
    """Find the years that no date or designation took."""
    if not scan.lexicon.spaced or not scan.has_digits:
        return
    for found in scan.matches(_YEAR) if _FOUR_DIGITS.search(scan.text) else ():
        if _is_year(scan, found):
            scan.take(*found.span())
            yield with_relation(scan, DateClaim(*found.span(), "", "year", int(found["y"] or found["z"])))


def _is_year(scan: Scan, found: re.Match[str]) -> bool:
    end = found.end("y") if found["y"] else found.end()
    head = scan.text[max(0, found.start() - 20) : found.start()]
    unit = _unit_after(scan, end)
    if unit:
        return unit in _YEAR_WORDS
    if _COUNTS.search(head) or _MONEY_BEFORE.search(head) or _MONEY_AFTER.match(scan.text, end):
        return False
    if scan.lexicon.language != "en":
        return _is_foreign_year(scan, head, end, int(found["y"] or found["z"]))
    if _COUNTED.match(scan.text, end):
        return bool(_FIRM.search(head))
    return bool(_BEFORE.search(head)) or not head.strip() or _loose(scan, head, end)


def _is_foreign_year(scan: Scan, head: str, end: int, number: int) -> bool:
    """Check whether four digits are a year in another language than English.

    A year has a preposition before it, or no noun behind it. "1500 Menschen", "de 2000 personnes" count.
    """
    followed = bool(re.match(r" [^\W\d_]", scan.text[end : end + 2]))
    capital = followed and scan.cased[end + 1].isupper() and scan.lexicon.language == "de"
    if not followed or scan.lexicon.language in _WITHOUT_CASE:
        return True
    if capital:
        return bool(_GERMAN_YEAR.search(head))
    return _LIKELY[0] <= number <= _LIKELY[1] and bool(_STRONG.search(head) or not head.strip())


_LIKELY = (1800, 2100)
_WITHOUT_CASE = word_set("ar fa he hi th")
_GERMAN_YEAR = lazy(r"(?<!\w)(?:jahr|jahre|seit|bis|ende|anfang|mitte|sommer|winter|herbst|frühjahr) $")
_STRONG = lazy(
    r"(?<!\w)(?:d'ici|d'ici à|jusqu'en|en|in|im|für|seit|ab|bis|"
    r"depuis|dès|desde|nel|dal|em|sinds|vanaf|w|od|do|у|в|з|с|sedan|i|vuonna|roku|rok|"
    r"año|année|l'année|anno|ano|jahr|jaar|rok|tahun|năm|fin|début|fine|finales de|eind|begin|koniec|año) $"
)
_MONEY_BEFORE = lazy(r"(?:[$€£¥₹₽]|(?<!\w)(?:eur|usd|gbp|chf|rs|inr|rub|cny|jpy)) ?$")
_MONEY_AFTER = lazy(r" ?(?:[$€£¥₹₽]|(?:eur|usd|gbp|chf|inr|rub|cny|jpy)(?!\w))")


def _unit_after(scan: Scan, end: int) -> str:
    """Return the unit, money or scale after four digits, which then count."""
    begin = end + (scan.text[end : end + 1] in (" ", "-"))
    lexicon = scan.lexicon
    for phrases in (lexicon.units, lexicon.money, lexicon.scales, lexicon.shares):
        after = phrases.at(scan.text, begin)
        if after and after[0] - begin > 1 and scan.text[begin : after[0]] not in _NO_UNITS:
            return scan.text[begin : after[0]]
    return ""


_NO_UNITS = word_set("am an as in")
_FIRM = lazy(r"(?<!\w)(?:the|in|since|of|by|its|their|'s) $")
_YEAR_WORDS = frozenset(
    {
        "года",
        "год",
        "году",
        "годом",
        "г.",
        "г",
        "року",
        "рік",
        "році",
        "р.",
        "roku",
        "rok",
        "r.",
        "r",
        "m.",
        "годов",
    }
)


def _loose(scan: Scan, head: str, end: int) -> bool:
    """Check whether four digits after another word are a year: a mark of punctuation, or nothing, follows."""
    return head.rstrip()[-1:] in "(,;:—-" or not re.match(r" [a-z]", scan.text[end : end + 2])
