"""The parts of a source's text, by whose hashes a later version is compared with the locked one.

A part is a sentence, or a line that is none, such as a heading or an entry of a menu. Its hash is of its
characters without white space, so that other line ends make no other part. How the text is divided must not
change with the reader's rules: the hashes of a lock would be of other parts.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from typing import Final

from msgspec import Struct

_END: Final = re.compile(
    r"(?<=[.!?…؟।])[\"'”’»)\]]*\s+"  # a sentence, in scripts with spaces
    r"|(?<=[。！？])[」』）”’]*\s*"
    r"|\n\s*\n\s*"  # a paragraph
    r"|(?:(?<=\n)|\A)[^\n]{1,40}(?<![.!?…,;:])\n"  # a short line that no mark ends
)
DIGEST_LENGTH: Final = 4
"""Characters of a part's hash, in base 64: 24 bits, so that a new part is rarely taken for an old one."""
_MOST: Final = 10_000
"""Parts of a text whose hashes are locked; of a longer text, the changed lines are not listed."""


class TextPart(Struct, frozen=True):
    """A part of a text. Units: code points of the text as read, the end exclusive."""

    start: int
    end: int
    digest: str


def parts_of(text: str) -> Iterator[TextPart]:
    """Yield the parts of a text, without those that have nothing but white space."""
    at = 0
    for found in _END.finditer(text):
        yield from _part(text, at, found.end())
        at = found.end()
    yield from _part(text, at, len(text))


def digests_of(text: str) -> str:
    """Return the hashes of a text's parts, one after the other; none for a text of very many parts."""
    digests = [part.digest for part in islice(parts_of(text), _MOST + 1)]
    return "".join(dict.fromkeys(digests)) if len(digests) <= _MOST else ""


def split_digests(digests: str) -> frozenset[str]:
    """Return the single hashes."""
    return frozenset(digests[at : at + DIGEST_LENGTH] for at in range(0, len(digests), DIGEST_LENGTH))


def _part(text: str, start: int, end: int) -> Iterator[TextPart]:
    words = "".join(text[start:end].split())
    if words:
        digest = b64encode(sha256(words.encode("utf-8", "surrogatepass")).digest()[:3]).decode()
        lead = len(text[start:end]) - len(text[start:end].lstrip())
        yield TextPart(start + lead, start + len(text[start:end].rstrip()), digest)


class TextChange(Struct, frozen=True):
    """What has changed in a text since it was locked."""

    added: tuple[tuple[int, str], ...]
    """The parts that are new or changed, each with its line, counted from 1."""
    gone: int
    """The number of parts that are not in it any more."""
    moved: int
    """The number of quotations that are at another place."""
    notice: str
    """The words of correction, retraction or withdrawal among what was added near a quotation, or at the head
    or end of the text; empty if there are none."""
