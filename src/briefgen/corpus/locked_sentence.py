"""What a lock keeps of the sentence around a quotation: a hash, and what was read from it, without its words.

Why so: docs/decisions/locked-sentences.md.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from typing import Final

from msgspec import Struct

from briefgen.corpus.fold import fold
from briefgen.language.claims import Claim, DateClaim
from briefgen.language.dates_nearby import dates_nearby
from briefgen.language.read import READER, read
from briefgen.language.reading import Reading
from briefgen.language.stored_claims import restore_claims, store_claims
from briefgen.language.tables import base_language
from briefgen.language.wording.outline import make_outline, marks_in

FIELDS: Final = (
    r', sentence = "([0-9a-f]{12})", reader = "([0-9]{1,6})"'
    r""", claims = '([^'\x00-\x1f]*)', outline = "([^"\\\x00-\x1f]*)\""""
)
"""Its part of a quotation's line in the lock, as a regular expression with a group for each field."""


_END_MARKS: Final = ".!?…。！？\"' "


class LockedSentence(Struct, frozen=True):
    """The sentence that holds a quotation, as it was read when its text was last available."""

    digest: str
    """The first twelve hexadecimal digits of the SHA-256 of the folded sentence."""
    reader: str
    """The version of the reader."""
    claims: str
    """Its numbers, dates and designations, and the dates named before it in its paragraph, as JSON
    (stored_claims.py); empty if its language is not read."""
    outline: str
    """What it denies, and which way things go (outline.py); empty if its language is not read."""

    @property
    def usable(self) -> bool:
        """Check whether this version of the reader made it, and its claims are undamaged."""
        if self.reader != READER:
            return False
        try:
            restore_claims(self.claims or "[]")
        except ValueError:
            return False
        return True

    def is_quoted_whole(self, exact: str) -> bool:
        """Check whether a quotation is the whole sentence, save for the mark that ends it."""
        return digest_of(exact) == self.digest

    def reading(self, exact: str, tag: str) -> Reading:
        """Return what was read from the sentence, of which only the quotation is known word for word.

        Shape: `tag` is the source's language; the sentence must be `usable`.
        """
        return _restore(self, exact, base_language(tag))

    def dates_nearby(self) -> tuple[DateClaim, ...]:
        """Return the dates that are named before it in its paragraph."""
        claims = restore_claims(self.claims or "[]")
        return tuple(claim for claim in claims if isinstance(claim, DateClaim) and _is_nearby(claim))


def _is_nearby(claim: Claim) -> bool:
    return isinstance(claim, DateClaim) and claim.relation == "nearby"


@lru_cache(maxsize=4096)
def _restore(sentence: LockedSentence, exact: str, language: str) -> Reading:
    if not sentence.claims:
        return Reading(exact, language, (), read=False)
    claims = tuple(claim for claim in restore_claims(sentence.claims) if not _is_nearby(claim))
    marks = marks_in(sentence.outline)
    return Reading(f"{exact} {sentence.outline}", language, claims, marks=marks)


def lock_sentence(sentence: str, tag: str, earlier: str = "") -> LockedSentence:
    """Read a sentence, in its source's language, for the lock; `earlier` is before it in its paragraph."""
    reading = read(sentence, tag)
    claims = store_claims(reading, dates_nearby(earlier, tag)) if reading.read else ""
    return LockedSentence(digest_of(sentence), READER, claims, make_outline(reading.passage))


@lru_cache(maxsize=4096)
def digest_of(sentence: str) -> str:
    """Return the short hash of a sentence; white space, typography and its last mark make no difference."""
    folded = fold(sentence).text.rstrip(_END_MARKS)
    return sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def fields_of(sentence: LockedSentence | None) -> str:
    """Write its part of a quotation's line, in the form of `FIELDS`."""
    if sentence is None:
        return ""
    return (
        f', sentence = "{sentence.digest}", reader = "{sentence.reader}"'
        f""", claims = '{sentence.claims}', outline = "{sentence.outline}\""""
    )


def sentence_of(groups: tuple[str | None, ...]) -> LockedSentence | None:
    """Return the sentence from the groups of `FIELDS`; None if the line has no sentence."""
    digest, reader, claims, outline = groups
    if digest is None or reader is None or claims is None or outline is None:
        return None
    return LockedSentence(digest, reader, claims, outline)
