"""picture-alt: the alternative text of a picture does not describe it.

The text is a word for any picture, or the name of the file. Screen readers read it to people who cannot see
the picture.

PASS  alt: Two dredgers at the north quay, one of them listing
FAIL  alt: Photo
FAIL  alt: quay-2.jpg

Write what a reader would miss without the picture.

Source: WCAG 2.1, failures F30 and F39.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from briefgen.diagnostic import Diagnostic, error
from briefgen.language.word_pattern import WordPattern
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief

RULE = "picture-alt"
_NOTHING = WordPattern(r"(?:an? |the )?(?:{names of any picture}|-+)(?: of)?[\s.\d]*", re.IGNORECASE)


def check(brief: Entry[Brief]) -> Iterator[Diagnostic]:
    """Report alternative texts that describe nothing."""
    for i, section in enumerate(brief.value.sections):
        if section.picture is None:
            continue
        alt, file = section.picture.alt, PurePosixPath(section.picture.file)
        names = (file.name.casefold(), file.stem.casefold())
        if _NOTHING.of("any").fullmatch(alt) or alt.casefold() in names:
            place = brief.at("sections", i, "picture", "alt")
            hint = "write what a reader would miss without the picture"
            yield error(RULE, place, f"`{alt}` does not say what the picture shows", hint)
