"""Spaces at which no line breaks, although the author typed normal ones: in dates, before magnitudes."""

from __future__ import annotations

import re
from functools import cache

from briefgen.catalogues.formats import Formats, formats_in

_ENGLISH = "en"
_ENGLISH_MAGNITUDES = ("thousand", "[mbtr]+illion", "bn", "tn")
_DAY = r"(?:(?<=(?<!\d)\d{mark} )|(?<=(?<!\d)\d\d{mark} ))"
"""A day before the space, and what follows its number."""


def with_no_break_spaces(text: str, language: str) -> str:
    """Replace those spaces of a text at which no line may end by no-break spaces."""
    return _pattern(language).sub("\u00a0", text)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Return the pattern of these spaces: in a day and month, before a magnitude, inside guillemets."""
    formats = formats_in(language) or formats_in(_ENGLISH)
    if formats is None:
        raise AssertionError("the table of English is missing")
    places = [
        r"(?<=\bc\. )(?=\d)",
        *_in_dates(formats),
        rf"(?<=\d )(?=(?:{'|'.join(_magnitudes(formats))})\b)",
        r"(?<=(?<!\S)[«‹] )",
        r"(?=[»›](?!\w))",
    ]
    return re.compile(f" (?:{'|'.join(places)})")


def _in_dates(formats: Formats) -> list[str]:
    """Return where the spaces between a day and its month are: "5 March", "5. März", "5 de marzo"."""
    # English months are cut to three letters, and so may begin a longer form, such as Sept
    end = "" if formats.short_months[8] == "Sep" else r"(?!\w)"
    month = f"(?:{'|'.join(map(re.escape, (*formats.months, *formats.short_months)))}){end}"
    if not formats.day.startswith("{day}"):
        return [_DAY.format(mark="") + f"(?={month})"]
    mark, *words = formats.day.partition("{month}")[0].removeprefix("{day}").split(" ")
    day, word = _DAY.format(mark=re.escape(mark)), " ".join(filter(None, words))
    places = [day + f"(?={month})"]
    if word:
        places += [day + f"(?={word} {month})", rf"(?<=\d {word} )(?={month})"]
    if formats.first_of_month:
        places.append(rf"(?<=\b{formats.first_of_month} )(?={month})")
    return places


def _magnitudes(formats: Formats) -> list[str]:
    """Return the words after a number that stand for zeros, as patterns."""
    forms = (form for scale in formats.count_scales.values() for form in scale.values())
    words = {re.escape(form.replace("{number}", "").split()[0]) for form in forms}
    return [*_ENGLISH_MAGNITUDES, *sorted(words)]
