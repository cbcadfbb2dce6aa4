"""Details that programs write into files where nobody gave any."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

NOBODY: Final = re.compile(
    r"(?i)python-docx|microsoft.*|admin(?:istrator)?|(?:windows )?user|author|root|"
    r"\(?(?:anonymous|unknown)\)?|.*@.*"
)
"""Authors that programs write where nobody is named."""
NO_TITLE: Final = re.compile(
    r"(?i)microsoft word\b.*|\(?(?:untitled|anonymous|unknown)\)?.*|.*\.(?:docx?|pdf|indd|qxd|tex|odt|rtf)"
)
"""Titles that programs write where a document has none."""
DEFAULT_DATES: Final = frozenset(
    {
        date(2013, 12, 23),
        date(1601, 1, 1),
        date(1900, 1, 1),
        date(1970, 1, 1),
        date(1980, 1, 1),
        date(2000, 1, 1),
    }
)
"""Days on which nothing was saved: that of python-docx's template, and the first days of clocks."""
