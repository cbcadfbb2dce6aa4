"""Text made fit for a file of text: nothing in it is a control, or changes the order of reading."""

from __future__ import annotations

import re

_SPACES = re.compile("\r\n?|[\t\n\v\f\x1c-\x1f\x85\u2028\u2029]")
_UNFIT = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
SCHEMES = ("http://", "https://", "mailto:")
"""Addresses of any other kind are never made into links: some run programs or open files."""
_BEYOND_ADDRESSES = re.compile(r"[^!#-;=?-Z_a-z~\[\]]")


def make_fit(text: str) -> str:
    """Turn white space into spaces, drop controls and overrides of direction, replace lone surrogates.

    What joins or parts letters without a shape of its own stays: browsers and editors know what it means.
    """
    if text.isascii() and text.isprintable():
        return text
    return _SURROGATES.sub("\ufffd", _UNFIT.sub("", _SPACES.sub(" ", text)))


def safe_address(url: str) -> str:
    """Percent-encode what has no place in an address; one that is not http, https or mailto is dropped."""
    if not url.startswith(SCHEMES):
        return ""
    return _BEYOND_ADDRESSES.sub(_percent, url)


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))
