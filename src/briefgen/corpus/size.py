"""How large a corpus is, which the time to check all of it depends on."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

_SHARE_BYTES: Final = 250_000
"""About 400 facts, more than all that a brief refers to."""


def count_brief_shares(corpus: Path) -> int:
    """Return how many briefs' processor time the check of a whole corpus may take; one at least."""
    total = 0
    for folder, _, names in os.walk(corpus):
        for name in names:
            if name.endswith((".yaml", ".md")):
                with suppress(OSError):  # its loading is reported
                    total += os.lstat(f"{folder}/{name}").st_size
    return 1 + total // _SHARE_BYTES
