"""language-unknown: there is no catalogue of words in the language of the brief, or no region of that code.

PASS  language: fr
PASS  language: de-AT          (the catalogue of German, with Austrian numbers)
FAIL  language: xx
FAIL  language: en-XX          (no country has this code)

A memo prints labels and sentences of its own, in the language of its brief. They are in one catalogue a
language; the finding lists the languages that have one. docs/languages.md says how to add one, which touches
no code. Sources, and passages quoted from them, may be in any language. This rule cannot be switched off.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from briefgen.catalogues.words import has_catalogue, languages
from briefgen.diagnostic import Diagnostic, error
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief

RULE = "language-unknown"
_CODE_LENGTH = 2
"""Letters of the code of a country."""


def check(brief: Entry[Brief]) -> Iterator[Diagnostic]:
    """Report a brief in a language without a catalogue, and a region that does not exist."""
    language = brief.value.language
    if not has_catalogue(language):
        listed = ", ".join(f"`{name}`" for name in languages())
        message = f"no memo can be written in `{language}`: there are catalogues for {listed}"
        hint = "write one of them, or add a catalogue as docs/languages.md says"
        yield error(RULE, brief.at("language"), message, hint)
    for region in language.split("-")[1:]:
        if len(region) == _CODE_LENGTH and region.upper() not in _regions():
            hint = f"write `{language.partition('-')[0]}`, or the code of a country, as in `en-GB`"
            yield error(RULE, brief.at("language"), f"no country has the code `{region}`", hint)


@cache
def _regions() -> frozenset[str]:
    """Return the codes of countries. Source: ISO 3166, as the time zone database has it; and Kosovo."""
    from importlib.resources import files  # slow to load

    lines = (files("tzdata.zoneinfo") / "iso3166.tab").read_text(encoding="utf-8").splitlines()
    return frozenset((*(line[:_CODE_LENGTH] for line in lines if not line.startswith("#")), "XK"))
