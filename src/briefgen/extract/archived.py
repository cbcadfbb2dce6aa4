"""The addresses of copies of web pages in archives."""

from __future__ import annotations

import re
from typing import Final

_ARCHIVED: Final = re.compile(
    r"(https?://[\w.-]+/(?:[\w.-]+/){0,3}\d{4,14}[a-z]{0,3}_?/)(https?):/{1,2}(\w\S+)"
)
"""Archives put their own address and a moment in front of that of the page: web.archive.org, archive.ph,
arquivo.pt, archive-it.org, those of national libraries."""


def archived(address: str) -> tuple[str, str] | None:
    """Return the address of a copy in an archive, and that of its page; None for any other address."""
    found = _ARCHIVED.fullmatch(address.strip())
    if found is None:
        return None
    page = f"{found[2]}://{found[3]}"
    return found[1] + page, page
