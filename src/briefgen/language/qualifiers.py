"""The qualifier of a number, before or after it: at least, up to, over, or more."""

from __future__ import annotations

from typing import NamedTuple

from briefgen.language.claims import Quantity
from briefgen.language.denied_qualifiers import FLIPPED, denied_from
from briefgen.language.lazy import lazy
from briefgen.language.over_as_preposition import may_be_preposition
from briefgen.language.peaks import is_peak, may_be_peak
from briefgen.language.ranges import MOVES
from briefgen.language.scan import Scan
from briefgen.language.word_pattern import WordPattern, words_of

_LOOSE_ARTICLE = WordPattern(r"(?<!\w){articles behind a qualifier}$")
_TIMES_BEFORE = WordPattern(r"{before as many as} $")
"""What makes a comparison of "as many as": three times as many as ten years ago."""
_AS_MANY = WordPattern(r"{openings of as many as} ")
_OR_NONE = WordPattern(r"{qualifiers or none}(?!\S)")


class Qualifier(NamedTuple):
    """A qualifier as it was read; empty where there is none."""

    head: int
    """Where it begins, or the number; a word of direction is before that."""
    bound: str = ""
    loose: bool = False
    """Whether it may be none."""
    reached: bool = False
    """Whether it names what something rose or fell to."""
    first: int = 0
    """Where its words begin, with the "not" that is one of them."""
    last: int = 0
    """Where they end."""


def read_qualifier(scan: Scan, quantity: Quantity, compared: int, last: Quantity | None) -> Qualifier:
    """Read the qualifier of a number.

    At `compared` begins what follows the number before it: in "four less than two days earlier" that is no
    qualifier of the two. Behind `last` there may be a qualifier of the number: 15 of the 90 beds at most.
    """
    text = scan.text
    head, found = _found_before(scan, quantity)
    if found and found[0] != compared:
        head, bound = _without(text, found[0], " "), found[1]
        reached = bound == "at-most" and (
            _is_reached(scan, found[0], head) or (quantity.role == "to" and _is_only_to(scan, found[0]))
        )
        loose = may_be_preposition(quantity, text, found[0])
        denied = denied_from(scan, found[0]) if bound in FLIPPED else None
        if denied is not None:
            bound = FLIPPED[bound]
        if bound in ("at-most", "at-least") and is_peak(scan, found[0], quantity.end):
            bound, reached = "", True
        first = found[0] if denied is None else denied
        loose = loose or may_be_peak(scan, found[0], quantity.end)
        loose = loose or _OR_NONE.of("any").match(text, first) is not None or _may_be_reached(scan, found[0])
        return Qualifier(head, "" if reached else bound, loose, reached, first, quantity.start)
    if not scan.lexicon.spaced and (bound := _far_bound(scan, head)):
        return Qualifier(head, bound, loose=True)
    if verb := _bound_of_verb(scan, head):
        return Qualifier(head, verb[1], first=verb[0], last=quantity.start)
    end, bound = _bound_after(scan, last) if last else _bound_right_after(scan, quantity)
    return Qualifier(head, bound, first=quantity.end if bound else 0, last=end)


def _found_before(scan: Scan, quantity: Quantity) -> tuple[int, tuple[int, str] | None]:
    """Find the qualifier before a number: where the search began, and the place and meaning of the words."""
    text, lexicon = scan.text, scan.lexicon
    head = begin = _without(text, quantity.start, " (\"“„«'")
    found = lexicon.bounds_before.before(text, head) if head else None
    if not found and (mark := lexicon.marks.before(text, head)):
        head = _without(text, mark[0], " ")
        found = lexicon.bounds_before.before(text, head)
    if not found and (more := _ANOTHER.of("any").search(text, max(0, head - 16), head)):
        found = lexicon.bounds_before.before(text, _without(text, more.start(), " "))
    if (
        not found
        and quantity.first.kind == "multiple"
        and (verb := _INFINITIVE.of("any").search(text, 0, head))
    ):
        found = lexicon.bounds_before.before(text, verb.start())  # at least to double
    if not found and text[begin - 1 : begin] == ",":
        found = _found_between_commas(scan, begin - 1)
    if not found and lexicon.spaced:
        found = _found_before_mark(scan, begin)
    if found and found[1] == "about":
        found = _found_further(scan, found[0]) or found
    as_many = found and _AS_MANY.of("any").match(text, found[0])
    if found and as_many and _TIMES_BEFORE.of("any").search(text, max(0, found[0] - 8), found[0]):
        found = None
    if not found and (article := _LOOSE_ARTICLE.of("any").search(text, max(0, head - 8), head)):
        found = lexicon.bounds_before.before(text, _without(text, article.start(), " "))
    return head, found


_INFINITIVE = WordPattern(r" {before an infinitive}$")


def _found_further(scan: Scan, head: int) -> tuple[int, str] | None:
    """Find a limit before a word for "about": up to another estimated 2000."""
    place = _without(scan.text, head, " ")
    if more := _ANOTHER.of("any").search(scan.text, max(0, place - 16), place):
        place = _without(scan.text, more.start(), " ")
    further = scan.lexicon.bounds_before.before(scan.text, place) if place else None
    if not further or further[1] not in _LIMITS or _is_reached(scan, further[0], head):
        return None  # added up to about 40
    return further


_LIMITS = frozenset({"at-most", "at-least", "above", "below"})
_ANOTHER = WordPattern(r"(?<!\w){another between a qualifier and its number}$")


def _found_between_commas(scan: Scan, comma: int) -> tuple[int, str] | None:
    """Find the qualifier that commas set apart before a number: for, at least, three years.

    A long one needs no comma before it: at the very least, three years.
    """
    found = scan.lexicon.bounds_before.before(scan.text, comma)
    if not found:
        return None
    is_long = scan.text.count(" ", found[0], comma) >= _LONG_QUALIFIER_SPACES
    return found if is_long or scan.text[_without(scan.text, found[0], " ") - 1] == "," else None


_LONG_QUALIFIER_SPACES = 3


def _found_before_mark(scan: Scan, head: int) -> tuple[int, str] | None:
    """Find the qualifier before a mark that a few words describe: below the critical mark of 78."""
    mark = _MARK.of(scan.lexicon.language).search(scan.text, max(0, head - _MARK_SPAN), head)
    place = mark.start() if mark else 0
    for _ in range(_MOST_DESCRIBING):
        if found := scan.lexicon.bounds_before.before(scan.text, place):
            return found
        word = _LAST_WORD.search(scan.text, max(0, place - _LONGEST_WORD), place)
        place = word.start() if word else 0
    return None


_MARK = WordPattern(r" {nouns of a mark}(?: {words behind a mark}){0,2}$")
_MARK_SPAN = 32
_MOST_DESCRIBING = 4
"""Words between a qualifier and its mark, and one: the article and two more."""


def _far_bound(scan: Scan, head: int) -> str:
    """Find a qualifier with a short word behind it, which may be none: 最高补贴1.5万元, 最高气温38度."""
    for place in range(head - 1, max(head - _FAR, 0), -1):
        if not scan.text[place].isalpha():
            break
        found = scan.lexicon.bounds_before.before(scan.text, place)
        if found and found[1] in ("at-least", "at-most") and place - found[0] > 1:
            return found[1]
    return ""


def _bound_of_verb(scan: Scan, head: int) -> tuple[int, str] | None:
    """Find a verb that sets a bound, with its subject between it and the number; give its place, too."""
    place = head if scan.lexicon.far.meanings else 0
    for _ in range(_MOST_SUBJECT):
        word = _LAST_WORD.search(scan.text, max(0, place - _LONGEST_WORD), place)
        if not word:
            break
        place = word.start()
        if place and (found := scan.lexicon.far.before(scan.text, place)):
            return found
    return None


_MOST_SUBJECT = 4
"""Words of a subject between its verb and a number."""
_LONGEST_WORD = 25
_LAST_WORD = lazy(r" [^\W\d_]+$")
_BEFORE_TO = lazy(r"([^\W\d_]+) $")
_FAR = 4
"""Characters of the word between a qualifier and its number, and one."""


def _without(text: str, end: int, characters: str) -> int:
    """Return where a text ends without some of its last characters."""
    while end and text[end - 1] in characters:
        end -= 1
    return end


_UP = WordPattern(r"(?<!\w){before up as a direction} $")
_UP_TO = WordPattern("{up as a direction}")
_CARRIED = WordPattern(
    r"(?<!\w){carrying up} {articles of a whole} (?:[a-z-]+ ){1,4}(?<! at )(?<! of )(?<! for )(?<! with )$"
)
"""A verb that takes something up, which is between it and its "up": put the fee up to 12, not at up to 12."""
_CARRY_REACH = 48


def _is_reached(scan: Scan, start: int, head: int) -> bool:
    """Check whether "up to", "до" names what something rose or fell to: edged up to 4.3 %."""
    if _UP_TO.of("any").match(scan.text, start):
        carried = _CARRIED.of("any").search(scan.text, max(0, start - _CARRY_REACH), start)
        return bool(carried or _UP.of("any").search(scan.text, max(0, start - 12), start))
    may_be_to = _MAY_BE_TO.of("any").match(scan.text, start)
    return bool(may_be_to and MOVES.of("any").search(scan.text, max(0, head - 70), head))


_MAY_BE_TO = WordPattern(r"{up to or to}(?!\w)")


def _may_be_reached(scan: Scan, start: int) -> bool:
    """Check whether "do" may name what something rose or fell to, by a verb far before it."""
    if scan.text[start : start + _LONGEST_WORD].split(" ", 1)[0] not in words_of("any", "to or up to"):
        return False
    sentence = _SENTENCE_END.split(scan.text[max(0, start - _FAR_MOVE) : start])[-1]
    return bool(MOVES.of("any").search(sentence))


_FAR_MOVE = 200
_SENTENCE_END = lazy(r"[.!?;] ")


def _is_only_to(scan: Scan, start: int) -> bool:
    """Check whether the qualifier of what something changed to is the word for that: z 16 do 10."""
    word = _BEFORE_TO.search(scan.text, max(0, start - _LONGEST_WORD), start)
    return word is None or word[1] not in words_of("any", "changed to")


def _bound_after(scan: Scan, quantity: Quantity) -> tuple[int, str]:
    """Read "or more", "or so", also behind a few nouns and a rate, or characters that count; give its end."""
    place = quantity.end
    for _ in range(_MOST_BETWEEN):
        step = _COMMA.match(scan.text, place)
        begin = step.end() if step else place
        if found := scan.lexicon.bounds_after.at(scan.text, begin):
            apart = step is not None and "," in step.group()
            apart = apart and (place > quantity.end or _goes_on_counting(scan, begin, found[0]))
            others = _opens_number(scan, found[0]) or _opens_qualifier(scan, begin, found[0])
            others = others or _is_added_to(scan, begin, found[0]) or _has_object(scan, found[0])
            return (0, "") if others or (apart and _NEXT_WORD.match(scan.text, found[0])) else found
        word = (_NEXT_WORD if scan.lexicon.spaced else _COUNTER).match(scan.text, place)
        if not word or word[0].strip() in scan.lexicon.cardinals:
            break  # "95 million for those with twelve or more years" is no bound of 95 million
        place = word.end()
    return 0, ""


def _goes_on_counting(scan: Scan, start: int, end: int) -> bool:
    """Check whether "and fewer" is of the noun behind it: 52, and fewer attacks."""
    opening, word = scan.text[start:end].strip().split(" ")[0], _NEXT_WORD.match(scan.text, end)
    joins = opening in scan.lexicon.range_and and opening not in words_of("any", "or between two numbers")
    prepositions = words_of(scan.lexicon.language, "prepositions")
    return joins and word is not None and word[0].strip() not in prepositions


def _bound_right_after(scan: Scan, quantity: Quantity) -> tuple[int, str]:
    """Read "or so" right behind the whole that a number is a part of: two in three of the 40 or so."""
    found = scan.lexicon.bounds_after.at(scan.text, quantity.end + 1)
    return found if found and scan.text[quantity.end : quantity.end + 1] == " " else (0, "")


def _is_added_to(scan: Scan, start: int, end: int) -> bool:
    """Check whether "plus" adds what is behind it: 376 million plus costs."""
    return scan.text[start:end].strip() == "plus" and _NEXT_WORD.match(scan.text, end) is not None


def _has_object(scan: Scan, end: int) -> bool:
    """Check whether "or above" is of what stands behind it: would be near or above the top of the range."""
    return _OBJECT.of(scan.lexicon.language).match(scan.text, end) is not None


_OBJECT = WordPattern(r" {known} ")


def _opens_number(scan: Scan, place: int) -> bool:
    """Check whether a number follows, of which the words are the qualifier: 39 had at least one fault."""
    following = _FOLLOWING.match(scan.text, place)
    if following is None:
        return False
    part = following[1] in scan.lexicon.fractions or scan.lexicon.multiples.at(scan.text, place + 1)
    return following[1][0].isdigit() or following[1] in scan.lexicon.cardinals or bool(part)


def _opens_qualifier(scan: Scan, start: int, end: int) -> bool:
    """Check whether the words at a place open the qualifier of what follows: €10, and more than doubled."""
    places = (start + at + 1 for at, mark in enumerate(scan.text[start:end]) if mark == " ")
    longer = (scan.lexicon.bounds_before.at(scan.text, place) for place in places)
    return any(found is not None and found[0] > end for found in longer)


_MOST_BETWEEN = 5
"""Words between a number and its qualifier, and one: 90 visitors an hour or fewer."""
_FOLLOWING = lazy(r" ([^\W_]+)")
_COMMA = lazy(r",? ?")
_NEXT_WORD = lazy(r"['’]?[ -]?[^\W\d_]+")
_COUNTER = lazy(r"[ ]?[^\W\d_]")
