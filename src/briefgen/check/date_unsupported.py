"""date-unsupported: nothing that is cited beside a date has this date.

A fact has its `date`, its figure's `as_of`, and the dates in its statement and its evidence. It counts where
the paragraph or another field of the same item links it, where the judgement rests on it, and where it
speaks for or against the view; a view has the dates of its evidence and of what is said right before that. A
brief has its `as_of`, the ends of its timeline, its deadlines and the dates marked `own:` in it.

A month alone ("in May") passes, and so does a quarter alone, unless what is cited beside it has another
quarter; with a day or a year it is a date. Right behind "source", "report" or the like it may be when the
source of a linked fact was issued. Judgements, indicators, options, decisions, next steps, `would_change`
and what the `question` of a gap asks may name a date after the brief's `as_of`, or the year that it is in:
they look ahead. In other text a date of the analyst's own, such as a deadline, has a mark:
`[1 May 2026](own:)`.

PASS  The channel [closed](fact:channel-closed) on 18 March 2026.       (a fact with date: 2026-03-18)
PASS  text: the channel will be open by 1 May 2026              (as_of: 2026-03-20)
FAIL  The channel [closed](fact:channel-closed) on 17 March 2026.

Correct the date, or cite the fact that has it: a link may be meant for another fact with this date.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from briefgen.catalogues.words import has_catalogue, words_in
from briefgen.check.cited_dates import (
    Dated,
    dates_beside,
    dates_of_field,
    is_of_brief,
    issued_for,
    linked_facts,
)
from briefgen.check.fact_readings import date_of_claim, own_dates
from briefgen.check.looking_ahead import is_basis, looks_ahead, may_be_own, may_lie_ahead
from briefgen.check.other_fact import fact_with_date
from briefgen.check.own_numbers import facts_of
from briefgen.check.prose_field import FieldInEntry, all_are_read, link_spans, own_spans, place_of
from briefgen.check.prose_field import words_of as words_of_link
from briefgen.check.support import Supports
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.date_words import date_words
from briefgen.diagnostic import Diagnostic, error
from briefgen.language.claim_words import words_of
from briefgen.language.claims import DateClaim
from briefgen.language.dates_agree import Issued, agrees
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.tables import base_language
from briefgen.language.word_pattern import WordPattern
from briefgen.reading.prose import Inlines, Reference

RULE = "date-unsupported"
_MOST_NAMED = 3
_TO_DOCUMENT = 30
"""Characters before a date in which the document is named that it is the date of."""
_DOCUMENT = WordPattern(r"(?<!\w){documents},?(?: [^\W\d]+)? $")


def check(field_in_entry: FieldInEntry, corpus: Corpus, supports: Supports) -> Iterator[Diagnostic]:
    """Report dates that no fact of their paragraph has."""
    for children in field_in_entry.paragraphs():
        if not all_are_read(children, corpus):
            continue
        reading = field_in_entry.read(children)
        for date in dates_without_fact(field_in_entry, children, supports):
            if may_be_own(field_in_entry, reading, date) and may_lie_ahead(field_in_entry, date):
                continue
            span = field_in_entry.span(*place_of(children, date.start, date.end))
            others = [other for fact in linked_facts(children, corpus) for other in own_dates(fact)]
            message = f"nothing that is cited here has the date `{date.words}`{_list(others)}"
            mark = f"mark a date of your own, such as a deadline: `[{date.words}](own:)`"
            link = next(
                (each for each, start, end in link_spans(children) if start <= date.start < end), None
            )
            own = () if link else (mark,)
            near = _in_same_link(date, children, corpus) or others
            meant = _instead(date, link, field_in_entry, supports) if link else ()
            meant += _meant(date, near, field_in_entry.language)
            yield error(RULE, span, message, *meant, "cite the fact that has it, or correct the date", *own)


def dates_without_fact(field: FieldInEntry, children: Inlines, supports: Supports) -> Iterator[DateClaim]:
    """Yield the dates of a paragraph that nothing it rests on has, and that have no mark `own:`."""
    marked = [(start, end) for _, start, end in own_spans(children)]
    dates = field.read(children).of(DateClaim)
    beside, of_field = list(dates_beside(children, supports)) if dates else [], None
    for date in dates:
        if any(start < date.end and date.start < end for start, end in marked):
            continue
        if not _is_looked_at(date, beside) or _is_among(date, beside):
            continue
        of_field = list(dates_of_field(field, supports)) if of_field is None else of_field
        known = _is_among(date, of_field) or is_of_brief(field, date)
        known = known or (
            _is_of_document(date, field.read(children)) and _is_issued(date, children, supports)
        )
        if not known and not _is_known_year(date, field, supports):
            yield date


def _is_of_document(date: DateClaim, text: Reading) -> bool:
    """Check whether a date is that of a report: our latest source, of May 2025; the study of 2021."""
    before = text.text[max(0, date.start - _TO_DOCUMENT) : date.start].casefold()
    return _DOCUMENT.of("any").search(before) is not None


def _is_issued(date: DateClaim, children: Inlines, supports: Supports) -> bool:
    """Check whether a source of a fact that a paragraph links was issued on a date."""
    linked = linked_facts(children, supports.corpus)
    return any(_is_among(date, list(issued_for(fact.id, supports.corpus))) for fact in linked)


def _is_known_year(date: DateClaim, field: FieldInEntry, supports: Supports) -> bool:
    """Check whether a field that looks ahead compares with a year of some fact: another winter like 2022."""
    kinds = ("year", "month") if is_basis(field) else ("year",)
    if date.kind not in kinds or date.part or not looks_ahead(field):
        return False
    facts = facts_of(field, supports.corpus)
    return any(_is_among(date, [(own, Issued()) for own in own_dates(fact)]) for fact in facts)


def _is_looked_at(date: DateClaim, beside: list[Dated]) -> bool:
    """Check whether a date is one; a quarter alone is where something cited beside it has a quarter too."""
    if date.kind in ("quarter", "half") and not date.year:
        return any(other.kind == date.kind for other, _ in beside)
    return bool(date.year or date.day) and date.kind != "century"


def _is_among(date: DateClaim, others: list[Dated]) -> bool:
    return any(agrees(date, other, issued) for other, issued in others)


def _in_same_link(date: DateClaim, children: Inlines, corpus: Corpus) -> list[DateClaim]:
    """Return the dates of the fact whose link a date is in."""
    facts = [
        corpus.facts[link.id].value
        for link, start, end in link_spans(children)
        if link.scheme == "fact" and start <= date.start < end
    ]
    return [other for fact in facts for other in own_dates(fact)]


def _instead(date: DateClaim, link: Reference, field: FieldInEntry, supports: Supports) -> tuple[str, ...]:
    """Return a hint that names the fact that a link with a date seems to be meant for, if there is one."""
    words = read(words_of_link(link.children), field.language).passage
    other = fact_with_date(date, words, link.id, supports)
    return (f"link `fact:{other}` instead, if that is meant: it has this date",) if other else ()


def _list(dates: list[DateClaim]) -> str:
    """List the dates that the facts of a paragraph have."""
    known = dict.fromkeys(f"`{date.words.rstrip('~')}`" for date in dates)
    return f"; they have {', '.join(list(known)[:_MOST_NAMED])}" if known else ""


def _meant(date: DateClaim, others: list[DateClaim], language: str) -> tuple[str, ...]:
    """Return a hint that names the other dates, the likest first, as a text writes them and as exact."""
    from rapidfuzz.distance import OSA  # only where a date is reported

    rounded = [other for each in others if (other := _rounded(each, date)).kind == date.kind]
    if base_language(language) == "en" and not date.year and not date.number:
        rounded = [replace(other, year=0) for other in rounded]
    known = dict.fromkeys(f"`{words}`" for other in rounded if (words := _words(other, language)))
    likest = sorted(known, key=lambda words: OSA.distance(words, f"`{date.words}`"))
    return (f"did you mean {' or '.join(likest)}?",) if 0 < len(known) <= _MOST_NAMED else ()


def _words(date: DateClaim, language: str) -> str:
    """Write a date in a language; empty for one that is not written as a date of a field."""
    if base_language(language) == "en" and not date.number:
        return words_of(date)
    when = date_of_claim(date, date.year)
    return date_words(when, words_in(language)) if when and has_catalogue(language) else ""


def _rounded(other: DateClaim, date: DateClaim) -> DateClaim:
    if date.kind == "year" and other.kind in ("day", "month"):
        return replace(other, kind="year", month=0, day=0)
    if date.kind == "month" and other.kind == "day":
        return replace(other, kind="month", day=0)
    return other
