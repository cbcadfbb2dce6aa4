"""The analyst's own numbers: thresholds, deadlines, durations and sums proposed, which need no evidence.

In judgements, indicators, options, decisions, next steps, the questions of `gaps` and what would change a
view, a number without a link is the analyst's own, unless its words speak of what is or was ("the 14
ministers", "where 900 lorries now wait"), or it counts what a fact counts. A date after the brief's `as_of`
is the analyst's own there too. In any field, `[34 slots](own:)` marks what is the analyst's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from briefgen.check.fact_readings import figure_words
from briefgen.check.looking_ahead import is_ahead, is_basis, may_lie_ahead, mood_of
from briefgen.check.nouns import lemmas
from briefgen.check.prose_field import FieldInEntry
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact, Figure
from briefgen.corpus.references import EntryReference, references_of_question, references_of_section
from briefgen.corpus.section import Section
from briefgen.corpus.view import Question
from briefgen.language.claims import Claim, DateClaim, Ordinal, Quantity, TimeOfDay, Weekday
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.sentences import sentences_around
from briefgen.language.tables import base_language
from briefgen.language.word_pattern import WordPattern
from briefgen.language.wording.existing import TIME_UNITS, Mood, Sign, find_sign, is_new
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.spec.brief import Brief

_FEW = 3
"""Counts so small that two things often have them by chance."""
_ON_ONE_SUBJECT = 2
"""Words that a sentence and a fact on the same subject have in common."""
_NOUN_WORDS = 2
"""Words after a number, in other languages than English, of which one is what it counts."""
_NOUN_SPAN = 60
"""Characters after a number in which those words are looked for."""
_NEXT_WORD = re.compile(r" [^\W\d_]+")
_OF = WordPattern(r"(?<=\w) {of}(?!\w)")
C = TypeVar("C", bound=Claim)


class SourceReason(Struct, frozen=True):
    """Why a number may need a source, and not be the analyst's own.

    Shape: a `sign` in its sentence, or a `fact` that counts the same; or both.
    """

    sign: Sign | None
    fact: Fact | None
    equal: bool = False
    """Whether the fact's figure is the same number."""
    alone: bool = False
    """Whether no other fact counts the same things."""

    @property
    def sure(self) -> bool:
        """Whether the number surely needs a source."""
        return self.sign is not None and self.sign.sure


def facts_of(field: FieldInEntry, corpus: Corpus) -> Iterable[Fact]:
    """List the facts that a field's brief, question or section refers to."""
    if isinstance(field.entry.value, Brief):
        return [entry.value for entry in corpus.facts.values()]
    named: Iterable[EntryReference] = ()
    if isinstance(field.entry.value, Question):
        named = references_of_question(field.entry)
    elif isinstance(field.entry.value, Section):
        named = references_of_section(field.entry)
    ids = dict.fromkeys(each.id for each in named if each.kind == "fact")
    return [corpus.facts[name].value for name in ids if name in corpus.facts]


def find_source_reason(
    field: FieldInEntry, reading: Reading, quantity: Quantity, facts: Iterable[Fact]
) -> SourceReason | None:
    """Find why a number may not be the analyst's own; None where nothing speaks against it."""
    mood = mood_of(field)
    start, end = sentences_around(reading.text, reading.language, quantity.start, quantity.end)
    passage = read(reading.text[start:end], reading.language).passage
    inside = (claim for claim in reading.claims if start <= claim.start < end)
    past = [_moved(claim, start) for claim in inside if _is_past(field, claim, mood)]
    moved = _moved(quantity, start)
    sign = None if is_basis(field) else find_sign(passage, moved, mood, past)
    counting, equal = _same_count(reading, quantity, facts)
    fact = next(iter(counting), None)
    if fact is None:
        fact = _same_amount(passage, quantity, facts)
        equal = fact is not None
    if sign is None and (fact is None or (not equal and is_new(passage, moved, mood))):
        return None
    return SourceReason(sign, fact, equal, len(counting) == 1)


def describe_reason(reason: SourceReason) -> str:
    """Say what speaks against a number's being the analyst's own."""
    if reason.sign is not None and reason.sign.known:
        return f"`{reason.sign.words}` {'presents it' if reason.sure else 'may present it'} as known already"
    if reason.sign is not None:
        return f"`{reason.sign.words}` {'speaks' if reason.sure else 'may speak'} of what is or was"
    same = "has the same number" if reason.equal else "counts the same"
    return f"the fact {_named(reason.fact)} {same}" if reason.fact else ""


def way_to_link(words: str, reason: SourceReason | None) -> str:
    """Say how to link words to the fact that they may come from."""
    fact = reason.fact if reason and (reason.equal or reason.alone) else None
    if fact is None or fact.figure is None:
        return f"if it comes from a source, link it to its fact: `[{words}](fact:ID)`"
    words = words if reason and reason.equal else figure_words(fact.figure)
    return f"if it is the number of the fact `{fact.id}`, write `[{words}](fact:{fact.id})`"


def _named(fact: Fact) -> str:
    return f"`{fact.id}` ({figure_words(fact.figure)})" if fact.figure else f"`{fact.id}`"


def numbers_in(reading: Reading, start: int, end: int) -> list[Claim]:
    """List the numbers, dates and times that a part of a text has."""
    kinds = (Quantity, DateClaim, Weekday, TimeOfDay, Ordinal)
    return [c for c in reading.claims if isinstance(c, kinds) and start < c.end and c.start < end]


def counted_words(reading: Reading, quantity: Quantity) -> str:
    """Return a number with the word that it counts: "900 lorries"."""
    after = _NEXT_WORD.match(reading.text, quantity.end) if _nouns(reading, quantity) else None
    return reading.text[quantity.start : after.end() if after else quantity.end]


def _moved(claim: C, start: int) -> C:
    """Return a claim of a text as one of the text's part from `start` on."""
    return replace(claim, start=claim.start - start, end=claim.end - start)


def _same_count(reading: Reading, quantity: Quantity, facts: Iterable[Fact]) -> tuple[list[Fact], bool]:
    """List the facts that count what a number counts, or the first whose figure is the same number."""
    nouns = _nouns(reading, quantity)
    found: list[Fact] = []
    for fact in facts if nouns and quantity.first.kind in ("count", "vague") else ():
        if fact.figure is None or nouns.isdisjoint(_unit_nouns(fact.figure, reading.language)):
            continue
        figure = read(figure_words(fact.figure), "en").of(Quantity)
        if quantity.first.high > _FEW and any(_same_value(quantity, other) for other in figure):
            return [fact], True
        found.append(fact)
    return found, False


def _same_amount(passage: Passage, quantity: Quantity, facts: Iterable[Fact]) -> Fact | None:
    """Find the fact that has the same share, sum or measure, and a word of the sentence."""
    if quantity.first.kind not in ("share", "money", "measure") or quantity.first.unit in TIME_UNITS:
        return None
    for fact in facts:
        figure = read(figure_words(fact.figure), "en").of(Quantity) if fact.figure else ()
        if not any(_same_value(quantity, other) and _same_unit(quantity, other) for other in figure):
            continue
        if not _is_share_of_another(quantity, read(fact.statement, passage.language)) and _is_about(
            fact, passage
        ):
            return fact
    return None


def _is_about(fact: Fact, passage: Passage) -> bool:
    """Check whether a sentence speaks of what a fact does: by two words, or by all that it has."""
    statement = read(fact.statement, passage.language).passage
    stems = [{s for s in p.content(p.whole) if s[0].isalpha()} for p in (passage, statement)]
    return len(stems[0] & stems[1]) >= min(_ON_ONE_SUBJECT, len(stems[0]))


def _is_share_of_another(quantity: Quantity, statement: Reading) -> bool:
    """Check whether a share is of other things than that of a statement: of customers, of all trips."""
    if quantity.first.kind != "share" or not quantity.noun:
        return False
    same = (q for q in statement.of(Quantity) if _same_unit(quantity, q) and _same_value(quantity, q))
    return all(_are_other_things(set(quantity.noun) & _counted(statement, q), statement) for q in same)


def _are_other_things(common: set[str], statement: Reading) -> bool:
    """Check whether two shares have no noun in common, save for a name such as "German"."""
    return all(word.capitalize() in statement.text for word in common)


def _counted(reading: Reading, quantity: Quantity) -> frozenset[str]:
    """Return the nouns that a number counts, or else those of the words right behind it."""
    return frozenset(quantity.noun) or lemmas(reading.text[quantity.end : quantity.end + _NOUN_SPAN])


def _same_value(one: Quantity, other: Quantity) -> bool:
    return (one.first.low, one.first.high) == (other.first.low, other.first.high)


def _same_unit(one: Quantity, other: Quantity) -> bool:
    same = (one.first.kind, one.first.unit) == (other.first.kind, other.first.unit)
    return same and (one.first.kind != "money" or bool(one.currencies & other.currencies))


def _nouns(reading: Reading, quantity: Quantity) -> frozenset[str]:
    """Return what a number counts: lemmas in English, in other languages the stems of the words after it."""
    if reading.language == "en":
        head = _OF.of("en").split(reading.text[quantity.end : quantity.end + _NOUN_SPAN], maxsplit=1)[0]
        return frozenset(quantity.noun) & lemmas(head)  # three surveys of hospitals count no hospitals
    passage = read(reading.text[quantity.end : quantity.end + _NOUN_SPAN], reading.language).passage
    return passage.content(Stretch(0, min(_NOUN_WORDS, len(passage.words))))


def _unit_nouns(figure: Figure, language: str) -> frozenset[str]:
    if language == "en":
        return lemmas(figure.unit)
    passage = read(figure.unit, language).passage
    return passage.content(passage.whole)


def _is_past(field: FieldInEntry, claim: Claim, mood: Mood) -> bool:
    """Check whether a date has been, or may have been, such as "in May" or "on Monday"."""
    if isinstance(claim, Weekday):
        return mood != "awaited"
    if not isinstance(claim, DateClaim) or claim.relation == "prices" or is_ahead(field, claim):
        return False
    if claim.kind == "year" and mood == "awaited" and may_lie_ahead(field, claim):
        return False
    return bool(claim.year) or (mood != "awaited" and base_language(field.language) == "en")
