"""The names of the signature fields in a memo that is to be signed."""

from __future__ import annotations

from typing import Final

ISSUER: Final = "Issuer"
"""The field that whoever issues the memo signs."""
ARCHIVE: Final = "Archive"
"""The invisible field for a time stamp over the signature, for long-term validation."""
