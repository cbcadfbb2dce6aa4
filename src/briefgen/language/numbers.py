"""The reader of numbers: dates, times, designations, quantities and ordinals of a text, in one pass."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Claim
from briefgen.language.dates import find_dates
from briefgen.language.designations import find_designations, skip_addresses
from briefgen.language.folded import Folded
from briefgen.language.lexicon import load_lexicon
from briefgen.language.ordinals import find_ordinals
from briefgen.language.quantities import find_quantities
from briefgen.language.scan import Scan
from briefgen.language.times import find_times
from briefgen.language.years import find_years

_READERS = (
    skip_addresses,
    find_dates,
    find_times,
    find_designations,
    find_years,
    find_ordinals,
    find_quantities,
)
"""In this order: what one takes the next ones do not see."""


def find_numbers(folded: Folded, language: str) -> Iterator[Claim]:
    """Find all claims that numbers make."""
    scan = Scan(folded, load_lexicon(language))
    for reader in _READERS:
        yield from reader(scan)
