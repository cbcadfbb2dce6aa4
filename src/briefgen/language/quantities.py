"""Reading all quantities of a text: numbers with their units, ranges, parts, multiples, vague counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from briefgen.language.amounts import Amount, read_amount
from briefgen.language.arabic_duals import find_duals
from briefgen.language.claims import Bound, Quantity, Sense
from briefgen.language.digits import Number, find_digits
from briefgen.language.east_asian import find_east_asian
from briefgen.language.english import counted_nouns
from briefgen.language.folded import word_set
from briefgen.language.lazy import lazy
from briefgen.language.number_words import find_number_words
from briefgen.language.parts import find_parts
from briefgen.language.ranges import MOVES, join_chains, join_ranges
from briefgen.language.scan import Scan

_TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade"})
_LOOSE_ARTICLE = lazy(
    r"(?<!\w)(?:a|an|los|las|der|die|das|den|dem|la|le|les|un|une|una|"
    r"ein|eine|einen|einem|einer|een|het|il|lo|el|o|um|uma|na|в)$"
)
_BESIDE = lazy(r"(?<!\w)(?:which|where|when|who|whom)(?: [a-z]+){0,2} $")
"""What makes a denial that of a clause within the sentence: days on which ships cannot load by more than."""
_FLIPPED = {"above": "at-most", "below": "at-least", "at-least": "below"}
"""What a qualifier becomes where its verb is denied: no household gets more than."""
_TIMES_BEFORE = lazy(r"(?:times|twice|half|thrice|fold) $")
"""What makes a comparison of "as many as": three times as many as ten years ago."""
_STRONG = lazy(r"-strong(?!\w)")
_WHOLE = lazy(r"(?:(?<!\w)out of|(?<!\w)of)(?: the| its| their| all| our)? $")
_MEASURED = lazy(
    r"(?:minimum|maximum|total|number|worth|population|crew|force|cost|"
    r"price|value|rate|interest|range|order|region|"
    r"target|excess|deficit|surplus|growth|average|output|budget|loan|"
    r"grant|aid|spending|exports?|imports?|reserves|"
    r"sales|loss|losses|fine|fund|deal|area|speed|height|depth|debt|sum|"
    r"share|turnout|rise|fall|increase|cut|drop|"
    r"yield|salary|toll|capacity|wait|pause|shifts?|period|limit|strike|"
    r"stake|prize|bail|majority|convoy|age|aged|"
    r"ransom|dowry|sentence|term|distance|length|profit|revenue|temperatures?|"
    r"record|forecast|estimate|result)s? of $"
)


def find_quantities(scan: Scan) -> Iterator[Quantity]:
    """Find the quantities of a text that no date, time or designation took, in order of place."""
    ready: list[Quantity] = []
    numbers: list[Number] = []
    for part in find_parts(scan):
        if isinstance(part, Number):
            numbers.append(part)
        else:
            ready.append(part)
        scan.take(part.start, part.end)
    found = find_east_asian(scan) if not scan.lexicon.spaced else find_number_words(scan)
    free = (n for n in (*find_digits_of(scan), *found, *find_duals(scan)) if scan.free(n.start, n.end))
    numbers += [_with_article(scan, number) for number in free]
    amounts: list[Amount] = []
    for number in sorted(numbers, key=lambda n: n.start):
        if amounts and number.start < amounts[-1].end:
            continue
        amounts.append(read_amount(scan, number))
    for amount in join_ranges(scan, join_chains(scan, amounts)):
        scan.take(amount.start, amount.end)
        ready.append(_quantity(scan, amount))
    compared = -1
    for quantity in sorted(ready, key=lambda q: q.start):
        than = _compared(scan, quantity)
        yield _qualified(scan, quantity, than[1] if than else "", compared)
        compared = than[0] if than else -1


def find_digits_of(scan: Scan) -> Iterator[Number]:
    """Find the numbers in digits; East Asian scripts mix digits and words and find them together."""
    return find_digits(scan) if scan.lexicon.spaced else iter(())


def _with_article(scan: Scan, number: Number) -> Number:
    """Begin "a hundred" with its article."""
    if scan.lexicon.language != "en" or number.in_digits or number.value < 12:
        return number
    article = _ARTICLE.search(scan.text, max(0, number.start - 3), number.start)
    return number._replace(start=article.start()) if article else number


def _quantity(scan: Scan, amount: Amount) -> Quantity:
    kind, end = amount.kind, amount.end
    step = scan.text[end : end + 1] in (" ", "-")
    times = scan.lexicon.times.at(scan.text, end + step)
    if times and kind == "count" and amount.low > 0:
        kind, end = "multiple", times[0]
    senses = [Sense(kind, amount.low, amount.high, amount.unit)]
    if amount.other:
        other, value, unit = amount.other
        senses.append(Sense(other, value, value, unit))
    strong = _STRONG.match(scan.text, end)
    return Quantity(
        amount.start,
        end,
        "",
        senses=tuple(senses),
        currencies=amount.currencies,
        per=amount.per,
        noun=("troop", *amount.noun) if strong else amount.noun,
        role=amount.role,
        place=amount.place,
        in_digits=amount.in_digits,
    )


def _qualified(scan: Scan, quantity: Quantity, than: str, compared: int) -> Quantity:
    """Read the qualifier before or after a number, and the word of direction before that.

    `than` follows the number. At `compared` begins what follows the number before it: in "four less than two
    days earlier" that is no qualifier of the two.
    """
    text, lexicon = scan.text, scan.lexicon
    head = _without(text, quantity.start, " (\"“„«'")
    found = lexicon.bounds_before.before(text, head) if head else None
    if not found and (mark := lexicon.marks.before(text, head)):
        head = _without(text, mark[0], " ")
        found = lexicon.bounds_before.before(text, head)
    if (
        found
        and text.startswith("as ", found[0])
        and _TIMES_BEFORE.search(text, max(0, found[0] - 8), found[0])
    ):
        found = None
    if not found and (article := _LOOSE_ARTICLE.search(text, max(0, head - 8), head)):
        found = lexicon.bounds_before.before(text, _without(text, article.start(), " "))
    if found and found[0] == compared:
        found = None
    bound, loose, reached = "", False, False
    if found:
        head, bound = _without(text, found[0], " "), found[1]
        reached = bound == "at-most" and _is_reached(scan, found[0], head)
        bound = "" if reached else bound
        loose = text[found[0] : found[0] + 5].rstrip() == "over" and quantity.first.unit in _TIME_UNITS
    else:
        bound = _bound_after(scan, quantity)
    if found and bound in _FLIPPED and _is_denied(scan, found[0]):
        bound = _FLIPPED[bound]
    role = (0, "to") if reached else lexicon.roles.before(text, head)
    fields: dict[str, object] = {"bound": cast("Bound", bound), "bound_loose": loose}
    ranged = quantity.first.low < quantity.first.high  # "from 3 to 5" is no change
    if role and lexicon.spaced and not quantity.role and not (ranged and role[1] == "from"):
        turned = lexicon.language == "fr" and role[1] == "by" and _FROM_TO.match(text, quantity.end)
        fields["role"] = "from" if turned else role[1]
    fields["than"] = than
    whole = _WHOLE.search(text, max(0, quantity.start - 16), quantity.start)
    if (
        whole
        and lexicon.language == "en"
        and not _MEASURED.search(text[max(0, quantity.start - 24) : quantity.start].removesuffix("the "))
    ):
        fields["whole"] = True
    fields["start"], fields["end"], fields["words"] = scan.folded.span(quantity.start, quantity.end)
    kind = quantity.first.kind
    if not quantity.noun and kind in ("vague", "share", "multiple") and lexicon.language == "en":
        fields["noun"] = counted_nouns(scan, quantity.end)
    return replace(quantity, **fields)  # type: ignore[arg-type]  # the values are those of the named fields


_FROM_TO = lazy(r"(?: ?(?:%|[^\W\d]+)){0,3} à \d")
"""What makes of French "de" before a number "from": de 6 700 à 5 900."""


def _is_denied(scan: Scan, start: int) -> bool:
    """Check whether the verb before a qualifier is denied."""
    denied, text = scan.lexicon.denied, scan.text
    denial = denied.search(text, max(0, start - 40), start) if denied else None
    return denial is not None and not _BESIDE.search(text, max(0, denial.start() - 40), denial.start())


def _without(text: str, end: int, characters: str) -> int:
    """Return where a text ends without some of its last characters."""
    while end and text[end - 1] in characters:
        end -= 1
    return end


_UP = lazy(
    r"(?<!\w)(?:edged|went|moved|came|crept|climbed|inched|ticked|pushed|brought|jumped|shot|rose|goes|gone|sped|"
    r"speeds|moves|comes|bringing|pushing) $"
)
_TO = word_set("до do hasta até fino tot")
"""Words that are "up to" before a number, and "to" after a verb of change."""


def _is_reached(scan: Scan, start: int, head: int) -> bool:
    """Check whether "up to", "до" names what something rose or fell to: edged up to 4.3 %."""
    if scan.text.startswith("up to", start):
        return bool(_UP.search(scan.text, max(0, start - 12), start))
    word = scan.text[start:].split(" ", 1)[0]
    return word in _TO and bool(MOVES.search(scan.text, max(0, head - 70), head))


def _bound_after(scan: Scan, quantity: Quantity) -> str:
    """Read "or more", "or so", also behind one or two nouns, or characters that count."""
    place = quantity.end
    for _ in range(3):
        step = _COMMA.match(scan.text, place)
        begin = step.end() if step else place
        if found := scan.lexicon.bounds_after.at(scan.text, begin):
            return found[1]
        word = (_NEXT_WORD if scan.lexicon.spaced else _COUNTER).match(scan.text, place)
        if not word:
            break
        place = word.end()
    return ""


_ARTICLE = lazy(r"(?<!\w)an? $")
_COMMA = lazy(r",? ?")
_NEXT_WORD = lazy(r"[ -]?[^\W\d_]+")
_COUNTER = lazy(r"[ ]?[^\W\d_]")


def _compared(scan: Scan, quantity: Quantity) -> tuple[int, str] | None:
    """Find "more", "fewer", "below" behind a number, or behind one or two words of its noun."""
    place = quantity.end
    for _ in range(3):
        step = 1 if scan.text[place : place + 1] in (" ", "-") else 0
        if found := scan.lexicon.than.at(scan.text, place + step):
            return place + step, found[1]
        word = _NEXT_WORD.match(scan.text, place)
        if not word or not scan.lexicon.spaced or word.group().strip() in _NO_NOUNS:
            break
        place = word.end()
    return None


_NO_NOUNS = word_set(
    "of that which who with for in on at by from was were is are de von der des di del van из в на от"
)
"""Words that end what a number counts: in "83 outages of more than twelve hours" nothing is compared."""
