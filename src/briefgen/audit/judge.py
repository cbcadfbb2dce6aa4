"""The verdict on a statement: what supports it, or how it differs from the nearest passage on its subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from msgspec import Struct

from briefgen.audit.claims_together import Together
from briefgen.audit.explain import explain, listed
from briefgen.audit.library import FactPassage, Library
from briefgen.audit.match import Match, match
from briefgen.audit.may_accuse import may_accuse
from briefgen.audit.other_names import find_other_names, is_name_elsewhere
from briefgen.audit.other_numbers import find_other_numbers, is_number_elsewhere
from briefgen.audit.parts import Altered, Beside
from briefgen.audit.passages import Sentence
from briefgen.audit.sentence_index import index_keys, search_keys
from briefgen.audit.statements import DraftSentence
from briefgen.audit.sure_accusation import is_sure
from briefgen.audit.together import (
    accusations,
    compare_windows,
    find_revision,
    find_support,
    find_support_by_clauses,
    joins_clauses,
)
from briefgen.audit.twin_differences import is_told_otherwise
from briefgen.audit.twins import Twin, find_twins
from briefgen.audit.verdicts import AuditVerdict, Verdict, Where
from briefgen.audit.windows import windows_around
from briefgen.language.claims import Difference, Quantity
from briefgen.language.guess import other_language
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.wording.meanings import has_meanings

_MOST_CANDIDATES = 12
_MOST_STATED = 6
"""Facts whose statements are compared claim by claim."""
_MOST_SPLIT = 4
"""Candidates beside which the clauses of a statement are looked for one by one."""
_SAME_SUBJECT = 0.75
"""Share of its words that a statement has in common with a passage that it may be accused of altering."""
_ALL_BUT_ONE = 0.9
"""The same, where the comparison itself is not sure."""
_RELATED = 0.5
"""Share from which a passage is shown as the nearest one."""
_FEWEST_SHARED = 2
_PLAIN_WHEN_CLOSE = frozenset({"name", "subject", "speaker", "part-and-whole", "modality", "direction"})
"""Respects in which an unsure difference is one, where everything else is the same."""

_TURNED_SHARE = 0.5
"""Share of the words of a sentence without numbers and names that a passage has which may deny it."""
_TURNING = frozenset({"negation", "direction", "modality"})
"""Respects in which such a passage differs."""

_ASKED = "it asks for something, which no text can bear out"

_OF_A_FIGURE = frozenset({"value", "unit", "rate", "currency", "qualifier", "date"})
"""Respects in which a statement disagrees with the figures on a measure."""


class Compared(Struct, frozen=True):
    """A statement beside a sentence of a text, or beside a fact."""

    match: Match
    where: Where
    evidence: Reading
    fact: str = ""


def judge(statement: DraftSentence, library: Library) -> AuditVerdict | None:
    """Judge a statement; None for one that claims nothing of what is looked up, and is found nowhere."""
    claim = statement.reading
    if not claim.read or not claim.passage.known:
        return _not_read(statement, claim)
    keys = _keys_of(claim).union(
        *(index_keys(q.words, each) for q in statement.quotations for each in library.languages)
    )
    near = library.index.nearest(keys, _MOST_CANDIDATES)
    stated = library.statements.nearest(keys, _MOST_CANDIDATES)
    if revised := find_revision(claim, near):
        return revised
    facts = [_beside_fact(claim, fact, library) for fact in library.facts_of(stated)]
    compared = [*facts, *(_beside_sentence(claim, sentence, library) for sentence in near)]
    if supporting := [
        each for each in compared if each.match.supports and not is_told_otherwise(claim, each.evidence)
    ]:
        same = tuple(each.fact for each in supporting if each.fact)
        return AuditVerdict("supported", where=_places(supporting), facts=same)
    around = [*near, *stated[:_MOST_STATED]]
    windows = compare_windows(statement, claim, around, library)
    accused = chain(_accuse(claim, compared, library), _altered_in_one(claim, near, library))
    found = _twin(claim, compared, library)
    found = found or _first_sure(accused, claim, library) or find_support(claim, windows, library)
    found = found or _first_sure(
        accusations(claim, [w for w in windows if not w.window.text.stated]), claim, library
    )
    if found is None or (found.verdict == "unsupported" and not found.attributed_to):
        split = not any(each.match.complete and each.match.reordered for each in compared)
        apart = _by_clauses(claim, near[:_MOST_SPLIT], library) if split else None
        found = apart or find_support_by_clauses(claim, library) or found
    if statement.is_advice and (found is None or found.verdict != "supported"):
        return AuditVerdict("not checked", _ASKED) if statement.claims_something else None
    if found is None and (statement.claims_something or _is_turned(statement, compared, windows)):
        return _unsupported(claim, compared, windows, library)
    return found


def _twin(claim: Reading, compared: list[Compared], library: Library) -> AuditVerdict | None:
    """Return that a statement is altered, if a fact or sentence says all of it but one thing."""
    twins = [Twin(c.match, c.where, c.evidence, c.fact) for c in compared]
    twin, found = next(find_twins(claim, twins, library), (None, None))
    return _differs((found,), twin.where, twin.fact, library) if twin and found else None


def _differs(found: tuple[Difference, ...], where: Where, fact: str, library: Library) -> AuditVerdict:
    on_figure = any(each.respect in _OF_A_FIGURE for each in found)
    row = library.claims_beside(fact) if on_figure else ()
    verdict: Verdict = "contradicted" if row else "altered"
    return AuditVerdict(verdict, where=(where,), differences=found, others=row)


def _first_sure(accused: Iterable[AuditVerdict], claim: Reading, library: Library) -> AuditVerdict | None:
    return next((each for each in accused if is_sure(each, claim, library)), None)


def _is_turned(statement: DraftSentence, compared: list[Compared], windows: list[Together]) -> bool:
    """Check whether a passage with most words of a sentence says the opposite, or that it is only planned."""
    if statement.is_bare_heading:
        return False
    found = [d for each in compared if each.match.overlap >= _TURNED_SHARE for d in each.match.differences]
    found += [d for w in windows if w.share >= _TURNED_SHARE for d in (*w.differences, *w.unsure)]
    return any(d.respect in _TURNING for d in found)


def _keys_of(claim: Reading) -> frozenset[str]:
    """Return the words and numbers by which a statement is looked up, those in words in digits too."""
    numbers = (q.first.low for q in claim.of(Quantity) if not q.in_digits)
    return search_keys(claim.text, claim.language) | {str(number) for number in numbers}


def _altered_in_one(claim: Reading, near: list[Sentence], library: Library) -> Iterator[AuditVerdict]:
    """Yield the passages that have all of a part of a statement, but with one other number or name."""
    found: list[tuple[Altered, Beside]] = []
    for window in windows_around(near, library):
        beside = Beside(claim, window, library.index.weight)
        found += ((each, beside) for each in (*find_other_numbers(beside), *find_other_names(beside)))
    for each, beside in sorted(found, key=lambda one: -one[0].weight):
        is_elsewhere = is_name_elsewhere if each.difference.respect == "name" else is_number_elsewhere
        window = beside.window
        if not may_accuse(each.difference, claim, window.sentences, window.reading):
            continue
        if not is_elsewhere(each, beside, library.every_sentence):
            yield AuditVerdict("altered", where=(beside.window.where(),), differences=(each.difference,))


def _places(compared: Sequence[Compared]) -> tuple[Where, ...]:
    """Return the places of what supports a statement: facts first, of each text one passage."""
    seen: dict[tuple[str, str], Where] = {}
    for each in compared:
        seen.setdefault((each.fact, "" if each.fact else each.where.source), each.where)
    return tuple(seen.values())


def _beside_sentence(claim: Reading, sentence: Sentence, library: Library) -> Compared:
    text = sentence.text
    context = library.context(sentence)
    found = match(claim, sentence.reading, text.dated, context, library.index.weight)
    return Compared(found, text.where(sentence.start, sentence.end), sentence.reading)


def _beside_fact(claim: Reading, fact: FactPassage, library: Library) -> Compared:
    found = match(claim, fact.reading, fact.issued, fact.context, library.index.weight)
    return Compared(found, fact.where, fact.reading, fact.id)


def _by_clauses(claim: Reading, near: Iterable[Sentence], library: Library) -> AuditVerdict | None:
    """Find neighbouring sentences of one paragraph that together have every clause of a statement."""
    clauses = [claim.passage.text_of(clause) for clause in claim.passage.clauses]
    if len(clauses) < 2 or joins_clauses(claim):
        return None
    readings = [read(clause, claim.language) for clause in clauses]
    for sentence in near:
        around = list(library.index.around(sentence))
        found = [_supporting(reading, around, library) for reading in readings]
        if all(found):
            return AuditVerdict("supported", where=tuple(dict.fromkeys(where for where in found if where)))
    return None


def _supporting(clause: Reading, sentences: Iterable[Sentence], library: Library) -> Where | None:
    beside = (_beside_sentence(clause, sentence, library) for sentence in sentences)
    return next((each.where for each in beside if each.match.supports and each.match.shared), None)


def _accuse(claim: Reading, compared: list[Compared], library: Library) -> Iterator[AuditVerdict]:
    """Yield the passage on the same subject from which the statement differs in one respect, surely."""
    certain = [each for each in compared if _is_certain(each.match) and _may_accuse(claim, each)]
    if not certain:
        return
    best = max(certain, key=lambda each: (round(each.match.overlap, 3), bool(each.fact)))
    if any(_says_the_same(each, best) for each in compared):
        return
    if _is_a_rival_claim(claim, best, library):
        return
    yield _differs(best.match.differences, best.where, best.fact, library)


def _may_accuse(claim: Reading, each: Compared) -> bool:
    found = each.match.differences
    return all(may_accuse(one, claim, [each.evidence], each.evidence) for one in found)


def _is_a_rival_claim(claim: Reading, best: Compared, library: Library) -> bool:
    """Check whether another fact on the same measure has what the best one has not."""
    places = {difference.start for difference in best.match.differences}
    for fact in library.rivals(best.fact):
        found = _beside_fact(claim, fact, library).match
        if places.isdisjoint(d.start for d in (*found.differences, *found.undated)):
            return True
    return False


def _is_certain(found: Match) -> bool:
    """Check whether a passage is on the same subject, and differs in one respect only."""
    has_counterparts = all(d.evidence or d.respect == "negation" for d in found.differences)
    if not found.differences or not has_counterparts or found.undated:
        return False  # it has a number or date for which the passage has nothing: another occasion
    one = len({d.respect for d in found.differences}) == 1
    if not one or not found.telling or found.shared < _FEWEST_SHARED:
        return False
    if all(d.sure for d in found.differences):
        return found.overlap >= _SAME_SUBJECT
    close = all(d.sure or d.respect in _PLAIN_WHEN_CLOSE for d in found.differences)
    return close and found.overlap >= _ALL_BUT_ONE


def _says_the_same(other: Compared, best: Compared) -> bool:
    """Check whether a passage on the subject differs in nothing, so that it may be what was drawn on."""
    found = other.match
    as_telling = found.numbers >= best.match.numbers and found.overlap >= _SAME_SUBJECT
    return found.agrees and not found.undated and as_telling


def _unsupported(
    claim: Reading, compared: list[Compared], windows: list[Together], library: Library
) -> AuditVerdict:
    """Say why nothing supports a statement, with the nearest passage."""
    bare = next((each for each in compared if each.match.complete and each.match.attributed_to), None)
    if bare is not None:
        attributed_to = bare.match.attributed_to
        return AuditVerdict(
            "unsupported", f"only `{attributed_to}` says this", (bare.where,), attributed_to=attributed_to
        )
    if windows and (windows[0].found or windows[0].share >= _RELATED):
        return explain(claim, windows[0], library.without_texts)
    related = [c for c in compared if c.match.overlap >= _RELATED and c.match.shared >= _FEWEST_SHARED]
    nearest = max(related, key=lambda each: (each.match.agrees, each.match.overlap), default=None)
    where = (nearest.where,) if nearest else ()
    other = "" if nearest else other_language(claim.text, claim.language)
    seems = f"it seems to be in another language than the texts: {other}" if other else ""
    unknown = "" if nearest or _are_meanings_listed(claim, library) else library.cannot_know(claim.language)
    if reason := library.without_texts or unknown or seems:
        return AuditVerdict("not checked", reason, where)
    reason = "the nearest passage does not say this" if nearest else "no passage is about this"
    if nearest and windows and windows[0].lacking:
        reason = f"the nearest passage does not have {listed(windows[0].lacking)}"
    return AuditVerdict("unsupported", reason, where)


def _are_meanings_listed(claim: Reading, library: Library) -> bool:
    """Check whether the words of a statement can be compared with those of a text in each language."""
    return has_meanings(claim.language) and all(map(has_meanings, library.languages))


def _not_read(statement: DraftSentence, claim: Reading) -> AuditVerdict | None:
    if not claim.read:
        return AuditVerdict("not checked", f"the language `{claim.language}` is not read")
    reason = "it is too long to be one sentence"
    return AuditVerdict("not checked", reason) if statement.claims_something else None
