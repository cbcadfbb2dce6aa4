"""Times of day: 06:30, 5.30 pm, 14.30 Uhr, 18h30."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from briefgen.language.claims import TimeOfDay
from briefgen.language.scan import Scan
from briefgen.language.word_pattern import WordPattern, meanings_of, words_of

_EAST_ASIAN = (
    r"(?:(?P<after>下午|晚上|午後|오후|저녁)|上午|早上|凌晨|午前|오전|새벽)?[ ]?(?<!\d)"
    r"(?P<h>\d{1,2})(?:[点點时]|時(?!間|代)|시(?!간|대))(?:[ ]?(?P<m>\d{1,2})[分분])?"
)
_EAST_ASIAN_CLOCK = (
    r"(?:(?P<after>下午|晚上|午後|오후|저녁)|上午|早上|早晨|凌晨|午前|오전|새벽)[ ]?"
    r"(?P<h>\d{1,2})[:.](?P<m>\d\d)(?!\d)"
)
_EAST_ASIAN_LETTERS = r"\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3"
_AFTERNOON = r"(?P<h>1[3-9]|2[0-4])(?:[.:](?P<m>\d\d))?(?![\w%]|[.,]\d)"
_CLOCK = r"(?<![\w.,:])(?P<h>\d{1,2})(?:[:.](?P<m>\d\d))?"
_TO = r"(?:[ ]?[-–][ ]?| {between two times} )(?P<last>\d{1,2})(?:[:.]\d\d)?"
_HALF = r"[ ]?(?P<half>[ap])\.?m(?:\.|(?!\w))"
_FORMS = tuple(
    (WordPattern(form), marks, name)
    for form, marks, name in (
        (_EAST_ASIAN_CLOCK, ":.", ""),
        (_CLOCK + _HALF, "", "halves of a day"),
        (rf"{_CLOCK}(?={_TO}{_HALF})", "", "halves of a day"),
        (
            r"(?<![^\W" + _EAST_ASIAN_LETTERS + r"])(?<![.,:])(?P<h>\d{1,2}):(?P<m>\d\d)(?::\d\d)?"
            r"(?:[ ]?{words for hours})?(?![^\W" + _EAST_ASIAN_LETTERS + r"]|:|[.,]\d)",
            ":",
            "",
        ),
        (
            r"(?<![\w.,])(?P<h>\d{1,2})[.:](?P<m>\d\d)[ ]?{words for hours and zones}",
            "",
            "words for hours and zones",
        ),
        (r"(?<![\w.,])(?P<h>\d{1,2})[ ]?h[ ]?(?P<m>\d\d)(?!\w)", "", "short words for hours"),  # 18h30
        (r"(?<![\w.,])(?P<h>\d{1,2})[ ]{words for a full hour}(?!\w)", "", "words for a full hour"),
        (_EAST_ASIAN, "点點时時시", ""),
        # Hours after noon alone: an earlier one may be of either half of the day.
        (rf"(?<!\d )(?<!\w){{clocks}}\.? {_AFTERNOON}", "", "clocks"),
        (
            r"(?<!\w){before an hour} (?P<h>1[3-9]|2[0-4])[ ]?{hours of the day}(?!\w)",
            "",
            "hours of the day",
        ),
    )
)
"""Forms of times. A text that has one has a character after a number, or a word of a list."""
_NOON = WordPattern(
    r"(?<!\w)(?:{before a time of day} (?:[^\W\d_]+ )?|(?:{before a time of day} )?{days joined to a time})"
    r"(?:({middle of the day})|({middle of the night}))(?!\w)"
)
_SPOKEN = WordPattern(
    r"(?<!\w)(?:(?P<part>{spoken times}) (?P<hour>[a-z]+)(?: o'clock)?|(?P<full>[a-z]+) o'clock"
    r"|{before a time of day} (?P<plain>[a-z]+|1?\d)(?= (?:{spoken before noon}|{spoken after noon})))"
    r"(?: (?:(?P<am>{spoken before noon})|(?P<pm>{spoken after noon})))?(?!\w)"
)


def find_times(scan: Scan) -> Iterator[TimeOfDay]:
    """Find the times of day of a text."""
    for form, marks, name in _FORMS if scan.has_digits else ():
        if not scan.follows_digits(marks) and not scan.has_word(words_of("any", name)):
            continue
        for found in scan.matches(form.of("any")):
            part = found.groupdict()
            hours, minutes = int(part["h"]), int(part.get("m") or 0)
            if half := part.get("half"):
                last = int(part.get("last") or 0)
                other = bool(last) and last % _HOURS <= hours % _HOURS  # 9 to 5 p.m.
                hours = hours % _HOURS + (_HOURS if (half == "p") != other else 0)
            if part.get("after") and hours < 12:
                hours += 12
            if hours <= 24 and minutes < 60:
                yield _made(scan, *found.span(), hours * 60 + minutes)
    if scan.lexicon.language == "en" and scan.has_word(words_of("en", "spoken words of a time")):
        for found in scan.matches(_SPOKEN.of("en")):
            yield from _spoken(scan, found)
    yield from _middles_of_days(scan)


def _spoken(scan: Scan, found: re.Match[str]) -> Iterator[TimeOfDay]:
    """Read half past seven in the evening; of a time without its half of the day nothing is known."""
    written = found["hour"] or found["full"] or found["plain"]
    start = found.start("plain") if found["plain"] else found.start()
    hour = scan.lexicon.cardinals.get(written, Fraction(written) if written.isdecimal() else None)
    if hour is None or hour > _HOURS or not (found["am"] or found["pm"]):
        scan.take(start, found.end())
        return
    minutes = int(meanings_of("en", "minutes of spoken times")[found["part"]]) if found["part"] else 0
    yield _made(scan, start, found.end(), int(hour % _HOURS + (_HOURS if found["pm"] else 0)) * 60 + minutes)


_HOURS = 12
"""Hours of half a day."""


def _middles_of_days(scan: Scan) -> Iterator[TimeOfDay]:
    """Find noon and midnight."""
    language = scan.lexicon.language
    middles = words_of(language, "middle of the day") | words_of(language, "middle of the night")
    for found in _NOON.of(language).finditer(scan.text) if any(word in scan.text for word in middles) else ():
        at, minutes = (1, 720) if found[1] else (2, 0)
        if scan.free(*found.span(at)):  # a day that is joined to it was read as a day
            yield _made(scan, *found.span(at), minutes)


def _made(scan: Scan, start: int, end: int, minutes: int) -> TimeOfDay:
    scan.take(start, end)
    return TimeOfDay(*scan.folded.span(start, end), minutes)
