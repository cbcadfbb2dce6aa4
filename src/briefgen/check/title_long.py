"""title-long: the title takes more than two lines of the page.

PASS  title: The north channel stays closed until May
FAIL  title: a title of a hundred and fifty letters, which takes three lines

The rule runs after layout, since font, size and paper of the theme count. Shorten the title to its claim.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.extent import Extent
from briefgen.diagnostic import Diagnostic, warning
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief

RULE = "title-long"
_MOST = 2
"""The most lines that can be read at a glance."""


def check(brief: Entry[Brief], extent: Extent) -> Iterator[Diagnostic]:
    """Report a title that takes too many lines."""
    if extent.title_lines > _MOST:
        message = f"the title takes {extent.title_lines} lines; it may take two"
        yield warning(RULE, brief.at("title"), message, "shorten it to the claim")
