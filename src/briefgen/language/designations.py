"""Numbers that are names and count nothing: F-16, COVID-19, Article 5, resolution 1718, No 10, 52–48."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefgen.language.claims import Designation
from briefgen.language.currencies import CODES
from briefgen.language.folded import word_set
from briefgen.language.lazy import lazy
from briefgen.language.phrases import phrases_of
from briefgen.language.scan import Scan

_ADDRESS = lazy(
    r"https?://\S+|www\.\S+|(?<!\S)[^\s@]{1,80}@[^\s@]{1,80}\.\w+"
    r"|(?<!\w)(?:isbn|issn|doi)(?:-1[03])?:? ?[\dx./-]+"
)
_MONEY = "|".join(sorted((*CODES, "Rs", "RMB"), key=len, reverse=True))
_CODE = lazy(
    rf"(?<![\w$€£¥/.-])(?!(?:{_MONEY})\d)"
    r"(?P<name>[A-Z][A-Za-z]{0,8}(?:/[A-Z]+)?)(?P<dash>[-+]?)(?P<number>\d{1,4}(?:\+\d|"
    r"[A-Z]{1,2}(?![a-z]))?)s?(?!\w|[.,]\d|:\d)"
)
_KIND_WORDS = (
    "article|articles|art.|resolution|unscr|res.|chapter|section|page|"
    "pages|paragraph|para|no.|no|number|phase|part|"
    "annex|title|boeing|airbus|windows|vision|agenda|type|mark|mk|class|"
    "volume|vol.|appendix|table|figure|fig.|"
    "flight|route|highway|interstate|motorway|line|group|protocol|directive|"
    "regulation|vostok|lot|item|rule|model|"
    "version|world war|tier|level|category|grade|channel|unit|reactor|"
    "platform|terminal|gate|pier|hull|block|room|junction|"
    "apollo|formula|area|stage|block|case|clause|schedule|amendment|proposition|"
    "bill|law|order|form|step|district|"
    "zone|battalion|bus|tram|runway|exit|ward|bed|well|mine|pit|studio|radio|track|chapter|psalm|sector|"
    # other languages
    "artikel|absatz|paragraf|kapitel|nr.|artículo|artículos|capítulo|"
    "número|résolution|chapitre|numéro|n°|nº|articolo|"
    "capitolo|artigo|resolução|artykuł|ustawa|статья|статьи|статье|статью|"
    "статей|резолюция|резолюции|глава|номер|№|"
    "стаття|статті|резолюція|madde|المادة|القرار|ماده|קרן|סעיף|अनुच्छेद|धारा|第"
)
_KINDS = phrases_of(_KIND_WORDS.split("|"))
_KIND_ENDS = frozenset(kind.split()[-1].strip(".") for kind in _KINDS.meanings)
_AFTER_KIND = lazy(
    r"(?<![\w.,])(?P<number>\d+(?:[./-]\d+)*(?:\(\d+\))?[A-Za-z]?|[IVXLC]+)(?![\w%]|[.,]\d|[ ]?(?:per|%))"
    r"(?P<year> \((?:19|20)\d\d\))?"
)
_NAMED = lazy(
    r"(?<=[a-z,] )(?P<name>[A-Z][a-zé]+)[ ](?P<number>\d{1,4})(?![\w%]|"
    r"[.,:]\d|[-–/]\d|[ ](?:[a-z%]|[A-Z][a-z]+s\b))"
)
_STREET = lazy(
    r"(?<!\w)(?P<number>\d{1,4}[a-z]?) (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?) "
    r"(?:Street|Road|Avenue|Square|Lane|Boulevard|Drive|Place|Quay|Row|"
    r"Hill|Gardens)(?!\w)"
)
_SCORE = lazy(
    r"(?<![\w.,$€£¥%/-])(?P<number>\d{1,3}-\d{1,3}(?:-\d{1,3})+)(?![\w%-]|"
    r"[.,]\d)"
)
_RATIO = lazy(r"(?<![\w.,$€£¥])(?P<number>\d{1,3}:\d{1,3})(?![\w:])")
_PAIR = lazy(
    r"(?<![\w.,])(?P<a>\d{1,3})(?:-| to )(?P<b>\d{1,3})"
    r"(?!\w|[.,]\d|[ ]?(?:%|per|million|billion|thousand|day|week|month|year|hour|point))"
)
_VOTED = lazy(
    r"(?<!\w)(?:vote[sd]?|voting|by|won|lost|beat|tally|confirmed|passed|rejected|score|majority|draw|drew|win|"
    r"defeat)(?: of| by| it| her| him| them)?(?: a vote of)? $"
)
_VOTE_WORDS = word_set(
    "vote votes voted voting by won lost beat tally confirmed passed rejected score majority draw drew win "
    "defeat"
)
"""The words of `_VOTED` before a result."""
_DAY_NAMES = lazy(r"(?<![\w.,/])(?P<number>9/11|7/7|24/7|7-7)(?![\w/])")
_NOT_NAMES = word_set(
    "in on the a an of at by to from for and or but some about since until till over under nearly "
    "almost around only just more less than between against with per as no yes he she it they we "
    "i all both that this these those there"
)
"""Words with a capital letter before a number that name nothing."""


_STREETS = word_set("street road avenue square lane boulevard drive place quay row hill gardens")
_FORMS: tuple[tuple[re.Pattern[str], Callable[[Scan], bool]], ...] = (
    (_DAY_NAMES, lambda scan: scan.between_digits("/-")),
    (_STREET, lambda scan: scan.has_word(_STREETS)),
    (_CODE, lambda scan: any(c.isalpha() or c in "-+" for c in scan.before_digits)),
    (_SCORE, lambda scan: scan.between_digits("-")),
    (_RATIO, lambda scan: scan.between_digits(":")),
)
"""Patterns with numbers, each with a check whether a text may have it."""


def skip_addresses(scan: Scan) -> Iterator[Designation]:
    """Take addresses of the web and of mail, and book numbers, which hold no claims."""
    if any(mark in scan.text for mark in _ADDRESS_MARKS):
        for found in scan.matches(_ADDRESS):
            scan.take(*found.span())
    yield from ()


_ADDRESS_MARKS = ("://", "www.", "@", "isbn", "issn", "doi")


def find_designations(scan: Scan) -> Iterator[Designation]:
    """Find the designations that no date or time took."""
    yield from _of_a_kind(scan)
    yield from _in_words(scan)
    if scan.has_digits:
        yield from _with_digits(scan)


def _of_a_kind(scan: Scan) -> Iterator[Designation]:
    """Read "Article 5", "Chapter VII", "resolution 2397 (2017)"."""
    elided = "'" in scan.text and any(word.rpartition("'")[2] in _KIND_ENDS for word in scan.vocabulary)
    if not elided and not scan.has_word(_KIND_ENDS) and not any(mark in scan.text for mark in "№°º第"):
        return
    for found in scan.matches(_AFTER_KIND, cased=True):
        place = found.start() - (scan.text[found.start() - 1 : found.start()] == " ")
        kind = _KINDS.before(scan.text, place)
        name = scan.text[kind[0] : place] if kind else ""
        if not kind or not scan.free(kind[0], found.start()):
            continue
        if name == "para" and scan.lexicon.language != "en":
            continue  # Spanish and Portuguese for "for"
        if not _counts(scan, name, found.end()) and not _is_ordered(scan, kind[0], found.end()):
            number = found["number"] + (found["year"] or "").replace(" ", "")
            yield _made(scan, kind[0], found.end(), name.strip("."), number)


def _in_words(scan: Scan) -> Iterator[Designation]:
    """Read "No. Four Squadron" and "Article Nine", where the number has a capital letter."""
    cardinals = scan.lexicon.cardinals
    if scan.vocabulary.isdisjoint(cardinals):
        return
    for word in scan.words:
        number = cardinals.get(word.text)
        if number is None or number > _MOST_IN_WORDS or not scan.cased[word.start].isupper():
            continue
        place = word.start - (scan.text[word.start - 1 : word.start] == " ")
        kind = _KINDS.before(scan.text, place) if place > 0 else None
        if kind and scan.free(kind[0], word.end):
            name = scan.text[kind[0] : place].strip(".")
            yield _made(scan, kind[0], word.end, name, str(number))


_MOST_IN_WORDS = 99


def _is_ordered(scan: Scan, start: int, end: int) -> bool:
    """Check whether the kind has a place already: "in the first phase 33 hostages"."""
    before = _ORDERED.search(scan.text, max(0, start - 14), start)
    return bool(before and before[1] in scan.lexicon.ordinals and _PLURAL_AFTER.match(scan.text, end))


_ORDERED = lazy(r"([^\W\d_]+) $")


def _with_digits(scan: Scan) -> Iterator[Designation]:
    for pattern, is_possible in _FORMS:
        for found in scan.matches(pattern, cased=True) if is_possible(scan) else ():
            name = found.groupdict().get("name") or ""
            yield _made(scan, *found.span(), name.lower(), found["number"])
    for found in scan.matches(_PAIR) if scan.follows_digits("- ") and scan.has_word(_VOTE_WORDS) else ():
        if _VOTED.search(scan.text, max(0, found.start() - 30), found.start()):
            yield _made(scan, *found.span(), "", f"{found['a']}-{found['b']}")
    for found in scan.matches(_NAMED, cased=True):
        name = found["name"].lower()
        known = (scan.lexicon.months, scan.lexicon.cardinals)
        if name in _NOT_NAMES or _YEAR.fullmatch(found["number"]):
            continue
        if not any(name in table for table in known) and not _is_measured(scan, found.end()):
            yield _made(scan, *found.span(), name, found["number"])


def _is_scaled(scan: Scan, end: int) -> bool:
    """Check whether a scale, a unit of money or a per cent sign follows a number."""
    begin = end + (scan.text[end : end + 1] in (" ", "-"))
    for words in (scan.lexicon.scales, scan.lexicon.money, scan.lexicon.shares):
        found = words.at(scan.text, begin)
        if found and scan.text[begin : found[0]] not in _SHORT_WORDS:
            return True
    return False


def _is_measured(scan: Scan, end: int) -> bool:
    """Check whether a scale, money, a unit or, in German, a noun follows a number, which then counts.

    German writes all nouns with a capital letter: "im Hafen 40 Schiffe".
    """
    lexicon = scan.lexicon
    begin = end + (scan.text[end : end + 1] in (" ", "-"))
    unit = lexicon.units.at(scan.text, begin)
    if _is_scaled(scan, end) or (unit and scan.text[begin : unit[0]] not in _SHORT_WORDS):
        return True
    if scan.text[begin : begin + 1] in _MONEY_SIGNS:
        return True
    return lexicon.language == "de" and bool(_GERMAN_NOUN.match(scan.cased, end))


_SHORT_WORDS = word_set("in a as an at m t s h d c f g l k w")
"""Short words that are a unit, and after a name with a number mostly another word: Article 5 in."""
_MONEY_SIGNS = frozenset("$€£¥₩₽₹")
_GERMAN_NOUN = lazy(r" (?:[a-zäöüß]+(?:e|en|er|es|em) )?[A-ZÄÖÜ][a-zäöüß-]+| [a-zäöüß]+ [A-ZÄÖÜ][a-zäöüß]+")


_YEAR = lazy(r"(?:1[5-9]|20)\d\d")
_ALSO_NOUNS = word_set("no number line order form step bill level area bed well mine case")
_PLURAL_AFTER = lazy(r" (?:[a-z]+ )?[a-z]+s(?![a-z])")


def _counts(scan: Scan, name: str, end: int) -> bool:
    """Check whether a number counts: after "no" a plural follows, or a scale: the group 250 million."""
    plural = name in _ALSO_NOUNS and _PLURAL_AFTER.match(scan.text, end)
    return bool(plural) or _is_scaled(scan, end)


def _made(scan: Scan, start: int, end: int, name: str, number: str) -> Designation:
    scan.take(start, end)
    return Designation(*scan.folded.span(start, end), name, number.upper().replace("(", ".").replace(")", ""))
