"""Times of day: 06:30, 5.30 pm, 14.30 Uhr, 18h30."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import TimeOfDay
from briefgen.language.lazy import lazy
from briefgen.language.scan import Scan
from briefgen.language.word_pattern import WordPattern, words_of

_EAST_ASIAN = (
    r"(?:(?P<after>下午|晚上|午後|오후|저녁)|上午|早上|凌晨|午前|오전|새벽)?[ ]?(?<!\d)"
    r"(?P<h>\d{1,2})(?:[点點时]|時(?!間|代)|시(?!간|대))(?:[ ]?(?P<m>\d{1,2})[分분])?"
)
_AFTERNOON = r"(?P<h>1[3-9]|2[0-4])(?:[.:](?P<m>\d\d))?(?![\w%]|[.,]\d)"
_FORMS = tuple(
    (lazy(form), marks, frozenset(words.split()))
    for form, marks, words in (
        (r"(?<![\w.,:])(?P<h>\d{1,2})(?:[:.](?P<m>\d\d))?[ ]?(?P<half>[ap])\.?m(?:\.|(?!\w))", "", "am pm m"),
        (
            r"(?<![\w.,:])(?P<h>\d{1,2}):(?P<m>\d\d)(?::\d\d)?(?:[ ]?(?:hrs|hours|uhr))?(?![\w:]|[.,]\d)",
            ":",
            "",
        ),
        (r"(?<![\w.,])(?P<h>\d{1,2})[.:](?P<m>\d\d)[ ]?(?:uhr|gmt|hrs|uur)", "", "uhr gmt hrs uur"),
        (r"(?<![\w.,])(?P<h>\d{1,2})[ ]?h[ ]?(?P<m>\d\d)(?!\w)", "", "h"),  # 18h30
        (r"(?<![\w.,])(?P<h>\d{1,2})[ ](?:uhr|o'clock)(?!\w)", "", "uhr o'clock"),
        (_EAST_ASIAN, "点點时時시", ""),
    )
)
"""Forms of times, each with characters after a number, or words, one of which a text that has it has."""
_HALF_DAYS = (
    (WordPattern(rf"(?<!\d )(?<!\w){{clocks}}\.? {_AFTERNOON}"), "clocks"),
    (
        WordPattern(r"(?<!\w){before an hour} (?P<h>1[3-9]|2[0-4]) {hours of the day}(?!\w)"),
        "hours of the day",
    ),
)
"""Forms with words of a list, for hours after noon alone: an earlier one may be of either half of the day."""
_NOON = WordPattern(r"(?<!\w){before a time of day} (?:({middle of the day})|({middle of the night}))(?!\w)")
_SPOKEN = WordPattern(r"(?<!\w){spoken times} [a-z]+(?!\w)|(?<!\w)[a-z]+ o'clock(?!\w)")
_SPOKEN_WORDS = frozenset({"past", "quarter", "o'clock", "noon", "midday", "midnight"})


def find_times(scan: Scan) -> Iterator[TimeOfDay]:
    """Find the times of day of a text."""
    listed = ((form.of("any"), "", words_of("any", name)) for form, name in _HALF_DAYS)
    for form, marks, words in (*_FORMS, *listed) if scan.has_digits else ():
        if not scan.follows_digits(marks) and not scan.has_word(words):
            continue
        for found in scan.matches(form):
            part = found.groupdict()
            hours, minutes = int(part["h"]), int(part.get("m") or 0)
            if half := part.get("half"):
                hours = hours % 12 + (12 if half == "p" else 0)
            if part.get("after") and hours < 12:
                hours += 12
            if hours <= 24 and minutes < 60:
                yield _made(scan, *found.span(), hours * 60 + minutes)
    if scan.lexicon.language == "en" and scan.has_word(_SPOKEN_WORDS):
        for found in scan.matches(_SPOKEN.of("en")):
            scan.take(*found.span())  # whether of the morning or the evening is not said
        for found in scan.matches(_NOON.of("en")):
            yield _made(scan, *found.span(1), 720) if found[1] else _made(scan, *found.span(2), 0)


def _made(scan: Scan, start: int, end: int, minutes: int) -> TimeOfDay:
    scan.take(start, end)
    return TimeOfDay(*scan.folded.span(start, end), minutes)
