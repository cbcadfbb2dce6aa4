"""The statement of a proposal as far as it can be written: its number, date and speaker, behind `TODO`."""

from __future__ import annotations

import re

from briefgen.catalogues.words import words_in
from briefgen.check.text_unwritten import TODO
from briefgen.corpus.date_words import date_words
from briefgen.corpus.dates import PartialDate
from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.reading import Reading
from briefgen.propose.figure import FigureFields, counted_words
from briefgen.propose.speaker import Speaker

_LANGUAGE = "en"
"""The language in which statements are proposed; of a source in another one, only names are written."""
_RATE = re.compile(r"\s(?:an?|per)\s[a-z]+\b")
_OF_TIME = frozenset({"after", "before", "by", "since", "to", "until"})
"""Prepositions before a date that say more than "on" or "in"."""
_COUNTS = frozenset({"count", "vague"})


def statement_skeleton(
    reading: Reading,
    quantity: Quantity | None,
    figure: FigureFields | None,
    when: PartialDate | None,
    who: Speaker | None,
) -> str:
    """Return the statement of a fact; `TODO …` is in place of what only its author can write."""
    number = date = subject = ""
    if reading.language == _LANGUAGE and quantity and figure:
        number = _number_words(quantity, figure, reading)
        date = _date_words(when, reading) if when and not when.approximate else ""
        subject = _subject(reading, who)
    named = who is not None and bool(who.name) and (who.is_name or reading.language == _LANGUAGE)
    according = f", according to {_inside_sentence(who)}" if who and named else ""
    return f"{TODO}{subject} …{number}{date}{according}"


def _subject(reading: Reading, who: Speaker | None) -> str:
    """Return the name that begins a sentence, unless it is that of the speaker."""
    name = next((n for n in reading.passage.names if n.first == 0 and len(n.keys) > 1), None)
    words = reading.passage.text_of(name) if name else ""
    usable = words and not words.isupper() and not (who and words in who.name)
    return f" {words}" if usable else ""


def _number_words(quantity: Quantity, figure: FigureFields, reading: Reading) -> str:
    """Return a number with its qualifier, what it counts and its rate, as the sentence has them."""
    text, end = reading.text, quantity.end
    counted = counted_words(quantity, reading) if quantity.first.kind in _COUNTS else ""
    if counted:
        end = text.index(counted, end) + len(counted)
    if quantity.per and (rate := _RATE.match(text, end)):
        end = rate.end()
    qualifier = figure.get("qualifier", "") if quantity.first.kind != "vague" else ""
    return f" {qualifier} {text[quantity.start : end]}".replace("  ", " ")


def _date_words(when: PartialDate, reading: Reading) -> str:
    """Return a date behind its preposition in the sentence: by 10 March 2025."""
    own = next((d for d in reading.of(DateClaim) if (d.month, d.day) == (when.month, when.day)), None)
    before = [w.key for w in reading.passage.words if own and w.end <= own.start][-1:]
    usual = "on" if when.day else "in"
    preposition = next((w for w in before if w in _OF_TIME), usual)
    return f" {preposition} {date_words(when, words_in(_LANGUAGE))}"


def _inside_sentence(who: Speaker) -> str:
    """Return the name of a speaker as it is inside a sentence: the union, Strait Lines."""
    return who.name if who.is_name else who.name[:1].lower() + who.name[1:]
