"""Find the differences between the analyst's words and their evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from briefgen.check.support import Support, Supports
from briefgen.corpus.fact import Fact
from briefgen.language.claims import Difference, Quantity, Respect
from briefgen.language.clause_by_clause import denied_clauses
from briefgen.language.compare import number_at
from briefgen.language.contradicted import contradicted_numbers, contradicted_words
from briefgen.language.dates_nearby import without_named_elsewhere, without_nearby
from briefgen.language.guess import guess_language
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.wording.absent_persons import absent_persons
from briefgen.language.wording.compare import compare_words
from briefgen.language.wording.marks import value_marks
from briefgen.language.wording.names_nearby import is_named_nearby
from briefgen.language.wording.near import is_near
from briefgen.language.wording.outline import (
    differences_by_outline,
    gaps_in_outline,
    join_outlines,
    make_outline,
    read_outline,
)
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.tokens import find_tokens

_MOST_FACTS = 3
_MOST_COMPARED = 512
"""Comparisons that are kept: most briefs of a run, and most edits in an editor, have the same ones."""
_OF_WHAT_IS_QUOTED: frozenset[Respect] = frozenset(
    ("negation", "modality", "name", "time-order", "direction")
)
"""Respects in which only what is quoted counts; who says or does something often stands elsewhere."""
_NEAR = 3
"""Words between a quotation and what still belongs to it: "did [not] grant the appeal"."""
_LONG = 20
"""Words of a sentence of which only what is quoted counts; a shorter one is taken as a whole."""
_FEWEST_OF_ONE = 3
"""Words of a text that leaves out a denial, which are not all met by chance in evidence of something else."""
_FEWEST_SHARED = 2
"""Words that a heading shares with a fact that it speaks of."""


def differences(claim: Reading, given: Support, *, given_only: bool = False) -> tuple[Difference, ...]:
    """List in what the numbers, dates and designations of a claim differ from its evidence.

    A number or date that one of several quotations gives, or the sentence around it, is supported. Evidence
    in a language that is not read supports and contradicts nothing. A date may be named right before the
    sentence; one that the evidence does not contradict, anywhere in its source.

    Flags: `given_only` also lists a number that the evidence has nothing to set against.
    """
    if not given.known:
        return ()
    found = without_nearby(
        contradicted_numbers(claim, given.texts, given_only=given_only), claim, given.nearby
    )
    issued = frozenset(issued for _, issued in given.texts)
    return without_named_elsewhere(found, claim, given.around, issued)


def unstated_differences(claim: Reading, fact: Fact, supports: Supports) -> Iterator[Difference]:
    """Yield in what a claim's numbers differ from a fact's evidence, unless it gives them so itself."""
    stated = supports.stated(fact)
    for difference in differences(claim, supports.of_fact(fact)):
        mine = number_at(difference, claim)
        if mine is None:
            words = difference.claim.casefold()
            if not any(words in text.text.casefold() for text in stated):
                yield difference
            continue
        numbers = [q for text in stated for q in text.of(Quantity) if q.first == mine.first]
        if difference.respect != "value":
            as_written = (mine.bound, mine.per, mine.role, mine.than)
            numbers = [q for q in numbers if as_written == (q.bound, q.per, q.role, q.than)]
        if not numbers:
            yield difference


def word_differences(text: str, given: Support) -> Iterator[Difference]:
    """Yield in what the words of a text differ from its evidence.

    What evidence in one of several languages supports is not reported, nor what stands in another part of a
    long sentence than its quotation.
    """
    found = []
    for language, passages in given.passages.items():
        outlines = tuple(given.outlines.get(passage, "") for passage in passages)
        claimed_in = guess_language(text, [language], given.usual)
        differ = _word_differences(text, claimed_in, passages, language, given.names, outlines)
        found.append([d for d in differ if not is_named_nearby(d, claimed_in, given.around)])
    if all(found):
        for difference in next(iter(found), ()):
            counts = given.whole or not _may_be_left_out(difference)
            if counts and not _is_of_another_part(difference, given):
                yield difference


def absent_names(text: str, given: Support, speaker: str) -> Iterator[Difference]:
    """Yield the persons of a text, but for its speaker, whom its sources name nowhere."""
    if given.passages and given.around:
        language, passages = next(iter(given.passages.items()))
        known = given.names.union(token.key for token in find_tokens(speaker, given.usual))
        claim = read(text, guess_language(text, [language], given.usual)).passage
        yield from absent_persons(claim, read(passages[0], language).passage, given.around, known)


def word_differences_of_facts(
    text: str, facts: Iterable[Fact], given: Support, own: int | None = None
) -> Iterator[Difference]:
    """Yield in what words about facts differ from the evidence of these facts and from their statements.

    Each statement is compared with its evidence by itself, so that words that agree with it are not reported
    again. What stands behind the offset `own` is reported even where the statements say nothing of it.
    """
    found = list(word_differences(text, given))
    if found:
        stated = "; ".join(fact.statement for fact in facts)
        language = guess_language(stated, [given.usual], given.usual)
        claimed_in = guess_language(text, [language], given.usual)
        beyond = _word_differences(text, claimed_in, (stated,), language, given.names, ("",))
        if claimed_in in given.passages:  # near to the evidence, however far from the statement
            claim = read(text, claimed_in).passage
            said = compare_words(claim, read(stated, language, given.names).passage)
            beyond += tuple(difference for difference in said if difference.end)
        respects = {difference.respect for difference in beyond}
        theirs = read(stated, language, given.names).passage
        said_marks = {mark.what for mark in value_marks(theirs)}
        mine = read(text, claimed_in).passage
        across = claimed_in not in given.passages
        for difference in found:
            before_own = own is None or 0 < difference.end <= own
            if (
                difference.respect in respects
                or _pairs_what_is_not_stated(difference, mine, said_marks)
                or not (before_own or _is_stated(difference, mine, theirs, across=across))
            ):
                yield difference


def _is_stated(difference: Difference, claim: Passage, stated: Passage, *, across: bool) -> bool:
    """Check whether statements have the words that differ from evidence, or all else, where none is there.

    A word of the same side, such as "halted" for "stopped", is as good; both must be of the same thing.
    """
    if difference.respect == "speaker":
        return True
    places = [at for at, w in enumerate(claim.words) if difference.start <= w.start < difference.end]
    content = _content_at(claim, places)
    if not content:
        few = len(claim.content(claim.whole)) < _FEWEST_OF_ONE
        return few or is_near(claim, stated, difference)
    theirs = stated.content(stated.whole)
    others = claim.content(claim.whole) - content
    numbers = _numbers_at(claim, places) or _numbers_at(claim)
    told = _tells_whose(numbers, claim, stated) if difference.respect == "subject" and numbers else None
    if told is not None:
        return told
    if others and others.isdisjoint(theirs):
        return False
    sides = {(t.name, t.sign) for t in claim.terms_in(claim.whole, "pairs") if t.first in places}
    if across and any(name == "before" for name, _ in sides):
        return True  # which of two events comes first differs from language to language
    same = any((t.name, t.sign) in sides for t in stated.terms_in(stated.whole, "pairs"))
    return same or content <= theirs


def _tells_whose(numbers: frozenset[tuple[str, str]], claim: Passage, stated: Passage) -> bool | None:
    """Check whether statements tell whose some numbers of a claim are; None where they say nothing of it.

    They do not where they have another number, and most of the claim's words.
    """
    given, valued = _numbers_at(stated), {at for m in value_marks(claim) for at in range(m.at, m.last)}
    rest = _content_at(claim, (at for at in range(len(claim.words)) if at not in valued))
    theirs = stated.content(stated.whole)
    if numbers <= given:
        return not rest or not rest.isdisjoint(theirs)
    return False if given and 2 * len(rest & theirs) >= len(rest) else None


def _numbers_at(passage: Passage, places: Sequence[int] | None = None) -> frozenset[tuple[str, str]]:
    """Return the numbers at some places of a text, or all."""
    numbers = (mark for mark in value_marks(passage) if mark.kind == "number")
    return frozenset(mark.what for mark in numbers if places is None or mark.at in places)


def _content_at(passage: Passage, places: Iterable[int]) -> frozenset[str]:
    """Return the stems of the words at some places that mean something."""
    return frozenset[str]().union(*(passage.content(Stretch(at, at + 1)) for at in places))


def _pairs_what_is_not_stated(difference: Difference, claim: Passage, stated: set[tuple[str, str]]) -> bool:
    """Check whether a number differs in its date of which the statements of the facts say nothing."""
    if difference.respect != "date":
        return False
    marks = [m for m in value_marks(claim) if difference.start <= claim.words[m.at].start < difference.end]
    numbers = [mark.what for mark in marks if mark.kind == "number"]
    return 0 < len(numbers) < len(marks) and stated.isdisjoint(numbers)


@lru_cache(maxsize=_MOST_COMPARED)
def _word_differences(
    text: str,
    text_language: str,
    passages: tuple[str, ...],
    language: str,
    names: frozenset[str],
    outlines: tuple[str, ...],
) -> tuple[Difference, ...]:
    """List in what the words of a text differ from all evidence in one language.

    Shape: `outlines` has those of the passages by the lock; empty for a passage without one.
    """
    claim = read(text, text_language).passage
    evidence = read("; ".join(passages), language, names).passage
    if not any(outlines):
        return contradicted_words(claim, evidence) or tuple(denied_clauses(claim, evidence))
    pairs = zip(passages, outlines, strict=True)
    joined = join_outlines(known or make_outline(read(each, language).passage) for each, known in pairs)
    outline = read_outline(joined, language, names)
    return tuple(differences_by_outline(claim, compare_words(claim, evidence), outline))


def _may_be_left_out(difference: Difference) -> bool:
    """Check whether the rest of a sentence may have what its quotation lacks: a denial, or another name."""
    is_denied = difference.respect == "negation" and not difference.evidence
    return is_denied or difference.respect in ("name", "speaker", "subject")


def _is_of_another_part(difference: Difference, given: Support) -> bool:
    """Check whether what differs is in a long sentence, but neither in a quotation from it nor near one."""
    if difference.respect not in _OF_WHAT_IS_QUOTED or not difference.evidence:
        return False
    gaps = [
        gap
        for language, passages in given.passages.items()
        for passage in passages
        for gap in _gaps(difference.evidence, given, passage, language)
    ]
    return bool(gaps) and min(gaps) > _NEAR


def _gaps(differing: str, given: Support, passage: str, language: str) -> Iterator[int]:
    """Yield how many words are between those that differ and a quotation from the same long sentence."""
    if outline := given.outlines.get(passage):
        yield from gaps_in_outline(differing, passage, outline, language) if _is_long(outline) else ()
    elif _is_long(passage):
        sentence, theirs = _words(passage), re.escape(_words(differing))
        for quotation in map(_words, given.quoted):
            for quoted in re.finditer(re.escape(quotation), sentence):
                for words in re.finditer(theirs, sentence):
                    first, last = min(quoted.end(), words.end()), max(quoted.start(), words.start())
                    yield len(sentence[first:last].split())


def _is_long(sentence: str) -> bool:
    return len(sentence.split()) > _LONG


def _words(text: str) -> str:
    """Return the letters and digits of a text, with one space between its words."""
    return re.sub(r"\W+", " ", text.casefold()).strip()


def closest_facts(text: str, facts: list[Fact], usual: str) -> list[Fact]:
    """Choose the facts that speak of the same as some words do; a single one is taken to."""
    if len(facts) == 1:
        return facts
    words = _stems(text, usual)
    scored = [(len(words & _stems(fact.statement, usual)), -n) for n, fact in enumerate(facts)]
    best = sorted((score for score in scored if score[0] >= _FEWEST_SHARED), reverse=True)
    return [facts[-n] for _, n in best[:_MOST_FACTS]]


def _stems(text: str, usual: str) -> frozenset[str]:
    passage = read(text, guess_language(text, (), usual)).passage
    return passage.content(passage.whole)
