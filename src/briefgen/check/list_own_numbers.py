"""List the analyst's own numbers of a brief: those that are marked, and those that pass without a link."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from briefgen.check.clean_runs import CleanRuns
from briefgen.check.date_unsupported import dates_without_fact
from briefgen.check.field_name import field_name
from briefgen.check.looking_ahead import may_be_own, may_lie_ahead
from briefgen.check.number_naked import unlinked_numbers
from briefgen.check.own_numbers import counted_words, facts_of, find_source_reason, numbers_in
from briefgen.check.prose_field import FieldInEntry, brief_prose, corpus_prose, own_spans, words_of
from briefgen.check.support import Supports
from briefgen.corpus.corpus import Corpus
from briefgen.evidence.unproven import OwnNumber
from briefgen.language.claims import Claim, DateClaim, Quantity
from briefgen.language.read import read
from briefgen.reading.entry import Entry
from briefgen.reading.prose import Inlines
from briefgen.spec.brief import Brief

_BOUNDS = MappingProxyType(
    {
        "about": "about ", "nearly": "nearly ", "barely": "barely ", "above": "more than ",
        "at-least": "at least ", "at-most": "at most ", "below": "less than ",
    }
)  # fmt: skip

_MOST_DECIMALS = 10**12


def list_own_numbers(
    brief: Entry[Brief], corpus: Corpus, supports: Supports, clean: CleanRuns | None = None
) -> tuple[OwnNumber, ...]:
    """List the own numbers of a brief and of the sections and questions that it uses, in their order.

    A field that had none before, by the clean runs, is not read again.
    """
    fields = (*brief_prose(brief), *corpus_prose(corpus, brief.value.language))
    if clean is None:
        return tuple(found for each in fields for found in _in_field(each, supports))
    return tuple(
        found
        for each in fields
        for found in clean.run(_in_field, {"field_in_entry": each, "supports": supports})
    )


def _in_field(field_in_entry: FieldInEntry, supports: Supports) -> Iterator[OwnNumber]:
    for children in field_in_entry.paragraphs():
        yield from _marked(field_in_entry, children)
        yield from _passed(field_in_entry, children, supports)


def _marked(field: FieldInEntry, children: Inlines) -> Iterator[OwnNumber]:
    """Yield the numbers that have the mark `own:`, each with all words of its mark."""
    reading = read(words_of(children), field.language)
    for _, start, end in own_spans(children):
        for claim in numbers_in(reading, start, end):
            yield OwnNumber(field_name(field.entry, field.path), reading.text[start:end], _value(claim))


def _passed(field: FieldInEntry, children: Inlines, supports: Supports) -> Iterator[OwnNumber]:
    """Yield the numbers, and the dates to come, that pass without a link."""
    facts = facts_of(field, supports.corpus)
    for reading, quantity in unlinked_numbers(field, children):
        if not may_be_own(field, reading, quantity):
            continue
        reason = find_source_reason(field, reading, quantity, facts)
        if reason is None or not reason.sure:
            yield OwnNumber(
                field_name(field.entry, field.path), counted_words(reading, quantity), _value(quantity)
            )
    reading = field.read(children)
    for date in dates_without_fact(field, children, supports):
        if may_be_own(field, reading, date) and may_lie_ahead(field, date):
            yield OwnNumber(field_name(field.entry, field.path), date.words, _value(date))


def _value(claim: Claim) -> str:
    """Write what was read from a number, date or time."""
    if isinstance(claim, DateClaim):
        parts = (claim.year, claim.month, claim.day)
        dated = claim.kind in ("day", "month", "year") and claim.year and not claim.part
        return "-".join(f"{part:02}" for part in parts if part) if dated else claim.words
    if not isinstance(claim, Quantity) or claim.first.kind == "vague":
        return claim.words
    first = claim.first
    percent = first.kind == "share" and all(_has_decimals(end) for end in (first.low, first.high))
    ends = dict.fromkeys(_number(end * 100 if percent else end) for end in (first.low, first.high))
    unit = {"share": "%" if percent else "", "multiple": "times", "money": "/".join(sorted(claim.currencies))}
    per = f" per {claim.per}" if claim.per else ""
    return (
        f"{_BOUNDS.get(claim.bound, '')}{' to '.join(ends)} {unit.get(first.kind, first.unit)}".strip() + per
    )


def _has_decimals(value: Fraction) -> bool:
    """Check whether the decimals of a number end."""
    return (value * _MOST_DECIMALS).denominator == 1


def _number(value: Fraction) -> str:
    """Write a number in digits where its decimals end; else as a fraction."""
    return f"{Decimal(value.numerator) / value.denominator:f}" if _has_decimals(value) else str(value)
