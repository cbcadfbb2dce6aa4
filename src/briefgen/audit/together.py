"""The verdict by numbers, dates, names and quotations, where the other words are not those of a passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefgen.audit.anchored import is_anchored
from briefgen.audit.attribution import find_missing_speaker
from briefgen.audit.bindings import same_number
from briefgen.audit.cause import has_same_cause, reversed_cause, says_cause
from briefgen.audit.claims_together import Together, compare_together, has_name
from briefgen.audit.explain import explain
from briefgen.audit.library import Library
from briefgen.audit.may_accuse import may_accuse
from briefgen.audit.name_forms import named_places
from briefgen.audit.names_another import names_another
from briefgen.audit.order import are_names_turned
from briefgen.audit.otherwise import is_otherwise
from briefgen.audit.passages import Sentence
from briefgen.audit.quoted_speaker import find_quoted_speaker, has_quotation, other_quoted_speaker
from briefgen.audit.says_more import says_more
from briefgen.audit.senses import nearest_sentence
from briefgen.audit.sentence_index import index_keys, search_keys
from briefgen.audit.statements import DraftSentence, is_fragment
from briefgen.audit.sure_names import find_first_name
from briefgen.audit.twin_differences import is_told_otherwise
from briefgen.audit.verdicts import AuditVerdict, Where
from briefgen.audit.windows import narrowed, windows_around
from briefgen.language.claims import Difference, Quantity
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern
from briefgen.language.wording.tokens import find_tokens

_MOST_CANDIDATES = 12
_MOST_CLAUSE_CANDIDATES = 6
_FEWEST = 2
"""Numbers, dates and names that show by themselves that a passage is on the same."""
_LEAST_SHARE = 0.2
"""Share of the other words that the passage has then."""
_HALF = 0.5
"""The same where only one number, date or name is found."""
_TWO_THIRDS = 0.66
"""The same where a denial or a place in an order differs."""
_ALL_BUT_ONE = 0.9
"""The same where a name differs."""
_MILD = frozenset({"modality", "subject"})
"""Respects of an unsure difference that leaves another one as sure as it is."""
_ON_THE_NUMBER = frozenset(
    {"unit", "rate", "currency", "qualifier", "part-and-whole", "direction", "modality", "cause"}
)
"""Respects of a number that both have, in which a difference is one though other words differ."""
_FORMER = WordPattern(r"\b{revised from}\s+(?:{articles}\s+)?\Z", re.IGNORECASE)


def compare_windows(
    statement: DraftSentence, claim: Reading, near: list[Sentence], library: Library
) -> list[Together]:
    """Compare a statement with the passages around some sentences, the best first."""
    windows = windows_around(near, library)
    quoted = tuple(quotation.words for quotation in statement.quotations)
    found = [compare_together(claim, window, library.index.weight, quoted) for window in windows]
    return sorted(found, key=_rank)


def _rank(each: Together) -> float:
    return len(each.differences) + len(each.unsure) + len(each.lacking) - len(each.found) / 10 - each.share


def find_support(claim: Reading, compared: Sequence[Together], library: Library) -> AuditVerdict | None:
    """Find a sentence that has every number, date, name and quotation of a statement, and does not differ.

    Neither it nor its whole paragraph may differ. A statement that says more besides is not supported.
    """
    partly: AuditVerdict | None = None
    first = find_first_name(claim, (s.reading for s in _with_first_word(claim, library)))
    for each in compared:
        found = _find_sentence(claim, each, library) if _says(claim, each) else None
        if found is None or (first and not has_name(claim, first, found.window)):
            continue
        where = found.window.where()
        if speaker := _attributed_to(claim, found):
            reason = f"only `{speaker}` says this"
            partly = partly or AuditVerdict("unsupported", reason, (where,), attributed_to=speaker)
            continue
        if not says_more(found.other, claim):
            return AuditVerdict("supported", where=(where,), compared=found.found, not_compared=found.other)
        partly = partly or explain(claim, found, "")
    return partly


def _with_first_word(claim: Reading, library: Library) -> Iterator[Sentence]:
    """Yield sentences of all texts that have the first word of a statement."""
    first = claim.passage.words[0].key if claim.passage.words else ""
    for language in {claim.language, *library.languages}:
        yield from library.index.having(first, language, _MOST_CANDIDATES)


def _says(claim: Reading, each: Together) -> bool:
    if says_cause(claim) and not has_same_cause(claim, each.window.sentences):
        return False
    differs = each.differences or each.unsure or each.lacking
    return not differs and is_anchored(claim, each) and not is_otherwise(claim, each)


def _find_sentence(claim: Reading, each: Together, library: Library) -> Together | None:
    """Find the sentence of a paragraph that supports a statement, with what the one before it names.

    It has all words of the statement that the paragraph has. "In scrub, 18 hectares burned. In pasture, 11
    hectares did." does not say that 18 burned in pasture.
    """
    for window in narrowed(each.window, library):
        found = compare_together(claim, window, library.index.weight, each.quoted)
        torn = [word.casefold() for word in found.other if word not in each.other]
        another = names_another(claim, window.sentences) or says_more(torn, claim)
        another = another or any(is_told_otherwise(claim, s) for s in window.sentences)
        if _says(claim, found) and not another:
            return found
    return None


def _attributed_to(claim: Reading, each: Together) -> str:
    """Return who says in a passage what the statement attributes to nobody."""
    if is_fragment(claim):
        return ""
    nearest = nearest_sentence(claim, each.window.sentences)
    found = find_missing_speaker(claim, nearest, each.window.text.holder)
    places = named_places(read(found, nearest.language).passage) if found else frozenset[str]()
    if places & named_places(claim.passage):
        return ""  # la Croatie, Croatia
    words = {word.key for word in find_tokens(found, claim.language)} - claim.passage.lists["empty"]
    return found if words.isdisjoint(claim.passage.keys(claim.passage.whole)) else ""


def accusations(claim: Reading, compared: Sequence[Together]) -> Iterator[AuditVerdict]:
    """Yield the passages that have all of a statement but for one respect."""
    if spoken := _other_speaker(claim, compared):
        yield spoken
    for each in compared:
        found = _one_respect(claim, each, compared) or _other_name(claim, each)
        found = found or tuple(d for s in each.window.sentences for d in reversed_cause(claim, s))
        window = each.window
        if found and all(may_accuse(d, claim, window.sentences, window.reading) for d in found):
            yield _altered(each.window.where(), found)


def _other_speaker(claim: Reading, compared: Sequence[Together]) -> AuditVerdict | None:
    """Find the passage that has the words that a statement quotes, where all give them to another person."""
    found: AuditVerdict | None = None
    for each in compared:
        for sentence in (s for s in each.window.sentences if has_quotation(claim, s)):
            around = sentence if find_quoted_speaker(sentence) else each.window.reading
            other = tuple(other_quoted_speaker(claim, around))
            if not other and find_quoted_speaker(around):
                return None
            if other and found is None:
                found = _altered(each.window.where(), other)
    return found


def _altered(where: Where, found: tuple[Difference, ...]) -> AuditVerdict:
    """Return the verdict on a statement that differs from a passage."""
    return AuditVerdict("altered", where=(where,), differences=found)


def _one_respect(claim: Reading, each: Together, compared: Sequence[Together]) -> tuple[Difference, ...]:
    found = tuple(dict.fromkeys(each.differences))
    respects = {d.respect for d in found}
    if len(respects) != 1 or each.lacking or any(d.respect not in _MILD | respects for d in each.unsure):
        return ()
    first = found[0]
    if first.respect in _ON_THE_NUMBER or _is_other_scale(first, claim, each):
        sure = (
            each.share >= _HALF or (each.found and each.share >= _LEAST_SHARE) or len(each.found) >= _FEWEST
        )
        sure = sure or (first.respect in ("rate", "unit", "currency", "part-and-whole") and bool(each.found))
    elif first.respect == "value":
        sure = len(found) == 1 and each.rebound and (each.share >= _HALF or bool(each.found))
    elif first.respect in ("negation", "ordinal"):
        sure = each.share >= _TWO_THIRDS and all(d.claim and d.evidence for d in found)
    elif first.respect == "date":
        sure = len(each.found) >= _FEWEST and each.share >= _HALF and first.evidence in each.window.core.words
    else:
        return ()
    elsewhere = any(_has(other, first) for other in compared if other is not each)
    return found if sure and not elsewhere else ()


def _has(other: Together, found: Difference) -> bool:
    """Check whether another passage on the same has what differs."""
    return found.claim in other.found and other.share >= _LEAST_SHARE


def _is_other_scale(found: Difference, claim: Reading, each: Together) -> bool:
    """Check whether a number has the same digits on another scale: 265 billion, 265 million."""
    mine = next((q for q in claim.of(Quantity) if q.start == found.start), None)
    theirs = next((q for q in each.window.reading.of(Quantity) if q.words == found.evidence), None)
    if mine is None or theirs is None or mine.first.kind != theirs.first.kind or not theirs.first.low:
        return False
    ratio = mine.first.low / theirs.first.low
    return ratio in (1_000, 1_000_000) or 1 / ratio in (1_000, 1_000_000) if ratio else False


def _other_name(claim: Reading, each: Together) -> tuple[Difference, ...]:
    """Report a name that a text does not have, where a passage says all the rest of another."""
    across = claim.language != each.window.reading.language  # names are translated
    if across or len(each.lacking) != 1 or each.differences or len(each.unknown) != 1:
        return ()
    name = each.unknown[0]
    in_text = index_keys(claim.passage.text_of(name), claim.language) <= each.window.everywhere
    other = each.name_instead_of(name, claim)
    if each.share < _ALL_BUT_ONE or in_text or not other or not (each.typed or each.share >= 1):
        return ()
    first, last = claim.passage.words[name.first], claim.passage.words[name.last - 1]
    return (Difference("name", True, claim.passage.text_of(name), other, first.start, last.end),)


def find_revision(claim: Reading, near: Iterable[Sentence]) -> AuditVerdict | None:
    """Find a sentence that revises a number of a statement: revised to 3.1 million, from the 2.9 million."""
    if any(word.key in claim.passage.lists["first counts"] for word in claim.passage.words):
        return None
    mine_words = index_keys(claim.text, claim.language)
    for sentence in near:
        shared = mine_words & index_keys(sentence.words, claim.language)
        for mine, new in _revised(claim, sentence.reading) if len(shared) > _FEWEST else ():
            found = Difference("value", True, mine.words, new.words, mine.start, mine.end)
            return _altered(sentence.text.where(sentence.start, sentence.end), (found,))
    return None


def _revised(claim: Reading, sentence: Reading) -> Iterator[tuple[Quantity, Quantity]]:
    if not any(word.key in sentence.passage.lists["revising"] for word in sentence.passage.words):
        return
    given, former = sentence.of(Quantity), _FORMER.of(sentence.language)
    for mine in claim.of(Quantity):
        old = next(
            (q for q in given if _is_value(mine, q) and former.search(sentence.text, 0, q.start)), None
        )
        new = next((q for q in given if old and q.role == "to" and not _is_value(mine, q)), None)
        if new and not any(_is_value(q, new) for q in claim.of(Quantity)):
            yield mine, new


def _is_value(mine: Quantity, other: Quantity) -> bool:
    return same_number(mine, other) or (mine.first.low == other.first.low and mine.in_digits)


def joins_clauses(claim: Reading) -> bool:
    """Check whether a statement says how its clauses are joined, which none of them says: because, before."""
    in_time = any(term.group == "pairs" and term.name == "before" for term in claim.passage.terms)
    return in_time or says_cause(claim)


def find_support_by_clauses(claim: Reading, library: Library) -> AuditVerdict | None:
    """Find a passage for each clause of a statement that has a number, date or name."""
    clauses = [claim.passage.text_of(clause) for clause in claim.passage.clauses]
    if len(clauses) < _FEWEST or joins_clauses(claim):
        return None
    found: list[AuditVerdict] = []
    for clause in (read(words, claim.language) for words in clauses):
        keys = search_keys(clause.text, clause.language)
        near = [
            *library.index.nearest(keys, _MOST_CLAUSE_CANDIDATES),
            *library.statements.nearest(keys, _MOST_CLAUSE_CANDIDATES),
        ]
        compared = [compare_together(clause, w, library.index.weight) for w in windows_around(near, library)]
        judgement = find_support(clause, sorted(compared, key=_rank), library)
        if judgement is None or judgement.verdict != "supported":
            return None
        found.append(judgement)
    if any(_is_turned(claim, where, library) for each in found for where in each.where):
        return None
    return AuditVerdict(
        "supported",
        where=tuple(dict.fromkeys(where for each in found for where in each.where)),
        compared=tuple(words for each in found for words in each.compared),
        not_compared=tuple(words for each in found for words in each.not_compared),
    )


def _is_turned(claim: Reading, where: Where, library: Library) -> bool:
    """Check whether a passage has the names of all of a statement in another order."""
    text = next((t for t in library.texts if t.name == where.source), None)
    return text is not None and are_names_turned(claim.passage, read(where.words, text.language).passage)
