"""The file that a memo carries its frozen data in: what freezing writes and verifying reads."""

from __future__ import annotations

import json
from hashlib import sha256

NAME = "evidence.json"
"""What it is called inside the PDF."""
FORMAT = "briefgen-evidence"
VERSION = 1
"""Of its form; it changes when a reader of the old form could no longer follow."""


def memo_hash(memo: object) -> str:
    """Give the SHA-256 of a memo's data, however its JSON is laid out.

    Shape: that of the data as JSON with keys in order, no white space, in UTF-8.
    """
    text = json.dumps(memo, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8", "replace")).hexdigest()
