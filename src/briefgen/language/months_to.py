"""A quarter or a half named by its last month: the three months to June 2025."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from briefgen.language.claims import DateClaim
from briefgen.language.date_patterns import YEAR
from briefgen.language.scan import Scan
from briefgen.language.word_pattern import WordPattern

_MONTHS_TO = WordPattern(
    rf"(?<!\w)(?:(?P<q>{{months of a quarter}})|{{months of a half}}) {{up to a last month}} "
    rf"(?:(?:28|29|30|31) )?(?P<m>[a-z]+)(?:,? (?P<y>{YEAR}))?(?!\w)"
)


def find_months_to(scan: Scan) -> Iterator[DateClaim]:
    """Find quarters and halves of the calendar; three months to May are none."""
    language = scan.lexicon.language
    for found in scan.matches(_MONTHS_TO.of(language)) if "months" in scan.vocabulary else ():
        months, month = (3 if found["q"] else 6), scan.lexicon.months.get(found["m"], 0)
        if month and month % months == 0:
            kind: Literal["quarter", "half"] = "quarter" if months == 3 else "half"
            scan.take(*found.span())
            year = int(found["y"] or 0)
            yield DateClaim(found.start(), found.end(), "", kind, year, number=month // months)
