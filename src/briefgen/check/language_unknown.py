"""language-unknown: there is no catalogue of words in the language of the brief.

PASS  language: fr
PASS  language: de-AT          (the catalogue of German, with Austrian numbers)
FAIL  language: xx

A memo prints labels and sentences of its own, in the language of its brief. They are in one catalogue a
language; the finding lists the languages that have one. docs/languages.md says how to add one, which touches
no code. Sources, and passages quoted from them, may be in any language. This rule cannot be switched off.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.catalogues.words import has_catalogue, languages
from briefgen.diagnostic import Diagnostic, error
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief

RULE = "language-unknown"


def check(brief: Entry[Brief]) -> Iterator[Diagnostic]:
    """Report a brief in a language without a catalogue."""
    language = brief.value.language
    if not has_catalogue(language):
        listed = ", ".join(f"`{name}`" for name in languages())
        message = f"no memo can be written in `{language}`: there are catalogues for {listed}"
        hint = "write one of them, or add a catalogue as docs/languages.md says"
        yield error(RULE, brief.at("language"), message, hint)
