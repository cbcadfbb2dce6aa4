"""Sanitise text for HTML and Markdown: remove control characters and bidi overrides, and check link URLs."""

from __future__ import annotations

import re

_WHITE_SPACE = re.compile("\r\n?|[\t\n\v\f\x1c-\x1f\x85\u2028\u2029]")
_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
LINK_SCHEMES = ("http://", "https://", "mailto:")
"""URLs of other schemes do not become links: some of them run programs or open files."""
_NOT_IN_URL = re.compile(r"[^!#-;=?-Z_a-z~\[\]]")


def sanitise_text(text: str) -> str:
    """Turn white space into spaces, drop control characters and bidi overrides, replace lone surrogates.

    Zero-width joiners and the like remain, because browsers and editors handle them.
    """
    if text.isascii() and text.isprintable():
        return text
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", _WHITE_SPACE.sub(" ", text)))


def safe_url(url: str) -> str:
    """Percent-encode characters that a URL must not contain; return "" if the scheme is not allowed."""
    if not url.startswith(LINK_SCHEMES):
        return ""
    return _NOT_IN_URL.sub(_percent_encode, url)


def _percent_encode(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))
