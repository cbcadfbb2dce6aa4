"""What a memo prints that no evidence proves: the analyst's own numbers, and what was allowed unchecked."""

from __future__ import annotations

import re

from msgspec import Struct

_WORD = re.compile(r"\w+")
_NOTE_MARKS = dict.fromkeys(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹"))


class OwnNumber(Struct, frozen=True):
    """A threshold, deadline, duration or sum proposed, which rests on no source."""

    field: str
    """The field of the brief that has it, by keys and ids: `options.open-gate.text`."""
    words: str
    """The words of the text: `at least 34 slots a day`."""
    value: str
    """What was read from the words: `at least 34`, `2 %`, `25000000 EUR`, `3 month`, `2026-05-15`."""


class NotChecked(Struct, frozen=True):
    """Something that was not checked: allowed by the desk, of a rule switched off, or not read."""

    about: str
    """`fact:ID`, `view:ID`, or a field of the brief, by keys and ids."""
    what: str
    """In plain words: `the figure`, `the number “14”`."""
    words: str = ""
    """The words of the text that it is about, as they are written; empty where it is about no words."""


class Unproven(Struct, frozen=True):
    """What a memo prints that no evidence proves."""

    own_numbers: tuple[OwnNumber, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()

    def printed_in(self, text: str) -> Unproven:
        """Return what is about words that a text prints: nothing else of the brief may reach its readers."""
        printed = _plain(text)
        return Unproven(
            tuple(each for each in self.own_numbers if _plain(each.words) in printed),
            tuple(each for each in self.not_checked if not each.words or _plain(each.words) in printed),
        )

    def not_checked_of(self, about: str) -> tuple[str, ...]:
        """Return what was not checked of a fact or view, each once."""
        return tuple(dict.fromkeys(each.what for each in self.not_checked if each.about == about))

    def not_checked_in_text(self) -> tuple[NotChecked, ...]:
        """Return what was not checked in the text, outside of what has a note."""
        return tuple(each for each in self.not_checked if not each.about.startswith(("fact:", "view:")))


def _plain(text: str) -> str:
    """Return the words of a text without markup, note marks and punctuation, each between spaces."""
    words = _WORD.findall(text.translate(_NOTE_MARKS))
    return f" {' '.join(words)} "
