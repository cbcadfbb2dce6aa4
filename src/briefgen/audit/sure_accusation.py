"""Whether a passage is surely about the same as a statement, and differs from it in one respect only.

A wrong accusation costs more trust than a missed one. Where another reading of the passage, or another
sentence of the texts, may agree with the statement, it is not accused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct

from briefgen.audit.competes import competes, opposites_in
from briefgen.audit.known_names import knows_name
from briefgen.audit.library import Library
from briefgen.audit.name_forms import is_in
from briefgen.audit.named_across import is_named_across
from briefgen.audit.named_times import lacks_time
from briefgen.audit.nowhere import lacks_number
from briefgen.audit.other_names import is_name_elsewhere
from briefgen.audit.parts import Altered, Beside, StatementPart, is_small, split_parts
from briefgen.audit.passages import Sentence
from briefgen.audit.quoted_speaker import has_quotation
from briefgen.audit.sentence_index import search_keys
from briefgen.audit.subject import SubjectWord, missing_words
from briefgen.audit.sure_names import find_sure_names
from briefgen.audit.verdicts import AuditVerdict
from briefgen.audit.windows import Window, windows_around
from briefgen.language.claims import Claim, DateClaim, Difference, Quantity
from briefgen.language.compare import compare_numbers
from briefgen.language.reading import Reading
from briefgen.language.wording.meanings import meanings, meanings_in
from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Passage

_LEAST = 0.6
"""Share of the other words of a statement, by weight, that the passage has."""
_MOST = 0.7
"""The same, where no number or date is in both, or where the respect is one that other words may explain."""
_NEARLY_ALL = 0.8
"""The same, where no number or date is in both besides."""
_HALF = 0.5
"""The same, where both have the same digits."""
_MOST_NEAR = 400
"""Sentences among which one may agree with the statement: those that share its most telling words."""
_ELSEWHERE_SHARE = 0.25
"""Share of the words with which another sentence may have what differs."""
_FEWEST_IN_PART = 3
"""Words and numbers of a part of a statement that tells what it is about without the rest."""
_FEWEST = 2
"""Words and numbers that both have at least."""
_ELSEWHERE = frozenset({"value", "date", "unit", "qualifier"})
"""Respects in which another sentence may agree."""
_IN_WORDS = frozenset({"name", "subject", "speaker", "negation", "direction", "modality", "part-and-whole"})
"""Respects that are no number's."""
_OF_A_NUMBER = frozenset({"unit", "currency", "rate", "qualifier", "part-and-whole"})
"""Respects of a number that both have."""
_ALL_OF_IT = 0.9
"""Share of a statement that a difference takes in which is one of the whole."""
_SCALES = frozenset({Fraction(1_000), Fraction(1_000_000)})


class _Beside(Struct, frozen=True):
    """A statement beside the passage by which it is accused."""

    claim: Reading
    found: Difference
    part: StatementPart
    window: Window
    library: Library


def is_sure(found: AuditVerdict | None, claim: Reading, library: Library) -> bool:
    """Check whether an accusation by a passage of a text is sure; one by a fact is."""
    if found is None or not found.where:
        return False
    where = found.where[0]
    text = next((t for t in library.texts if t.name == where.source), None)
    if text is None or where.end == 0:
        return True
    cores = [s for s in library.index.of_text(text) if s.start < where.end and where.start < s.end]
    return bool(cores) and all(_is_sure(each, claim, cores, library) for each in found.differences)


def _is_sure(found: Difference, claim: Reading, cores: list[Sentence], library: Library) -> bool:
    if found.respect in ("quotation", "cause") or _is_quoted_there(found, claim, cores):
        return True
    part = next((p for p in split_parts(claim) if p.has(found.start)), None)
    if part is None or not found.end or len(part.words) + len(part.claims) <= _FEWEST_IN_PART:
        part = StatementPart(
            0, len(claim.text), tuple(claim.claims), tuple(w for p in split_parts(claim) for w in p.words)
        )
    having = [core for core in cores if found.evidence in core.words] or cores
    core = max(having, key=lambda s: _overlap(part, s.reading, claim, library))
    window = next(windows_around([core], library))
    beside = _Beside(claim, found, part, window, library)
    share = _share_of(beside, core)
    return share > 0 and competes(claim, found, window, library) and not _is_elsewhere(beside, share)


def _is_quoted_there(found: Difference, claim: Reading, cores: list[Sentence]) -> bool:
    """Check whether a passage has the words that a statement gives to another person."""
    return found.respect == "speaker" and any(has_quotation(claim, core.reading) for core in cores)


def _overlap(part: StatementPart, sentence: Reading, claim: Reading, library: Library) -> float:
    lacking = {w.at for w in missing_words(claim, part.words, sentence.passage, frozenset())}
    return sum(library.index.weight(w.key) for w in part.words if w.at not in lacking)


def _share_of(beside: _Beside, core: Sentence) -> float:
    """Return how many words of a statement two neighbouring sentences have that are surely on the same; or 0.

    They have its names, its other numbers and most of its other words.
    """
    claim, found, part, window = beside.claim, beside.found, beside.part, beside.window
    names = [n for n in find_sure_names(claim) if part.has(claim.passage.words[n.first].start)]
    if not all(_is_inside(claim, n, found) or knows_name(claim, n, window) for n in names):
        return 0.0
    if _is_of_another(names, beside, core.reading.passage):
        return 0.0
    compared = compare_numbers(claim, [(window.reading, window.issued)])
    differing = [d for d in compared if part.has(d.start) and d.respect in ("value", "date")]
    if any(not _touches(d, found) for d in differing):
        return 0.0
    words = _other_words(beside)
    near = [core.reading.passage, *([window.before_core] if window.before_core else [])]
    lacking = _lacking(words, beside, near)
    weights = {w.at: beside.library.index.weight(w.key) for w in words}
    total = sum(weights.values())
    agreed = [c for c in part.claims if not _touches(c, found) and not is_small(c) and _is_compared(c)]
    alone = 1.0 if len(agreed) >= _FEWEST else 0.0  # "it fell by 31% from 2021 to 2022"
    share = 1 - sum(weights[w.at] for w in lacking) / total if total else alone
    count = len(words) - len(lacking) + len(agreed)
    in_words = found.respect in _IN_WORDS
    least = (_MOST if in_words else _LEAST) if agreed else (_NEARLY_ALL if in_words else _MOST)
    if found.respect in _OF_A_NUMBER or _is_other_scale(found, claim, window.reading):
        least = _HALF
    return share if count >= _FEWEST and share >= least else 0.0


def _is_compared(each: Claim) -> bool:
    """Check whether it is a number or date, in which two texts are compared: no "Sunday"."""
    return isinstance(each, Quantity | DateClaim)


def _is_other_scale(found: Difference, claim: Reading, evidence: Reading) -> bool:
    """Check whether a number has the same digits on another scale: 265 billion, 265 million."""
    mine = next((q for q in claim.of(Quantity) if q.start == found.start), None)
    theirs = next((q for q in evidence.of(Quantity) if q.words == found.evidence), None)
    if mine is None or theirs is None or not theirs.first.low or not mine.first.low:
        return False
    ratio = mine.first.low / theirs.first.low
    return max(ratio, 1 / ratio) in _SCALES


def _other_words(beside: _Beside) -> list[SubjectWord]:
    """List the words of a statement without those that differ."""
    claim, found = beside.claim, beside.found
    moves = {
        at
        for t in opposites_in(claim.passage)
        if found.respect == "direction"
        for at in range(t.first, t.last)
    }
    all_of_it = found.end - found.start > len(claim.text) * _ALL_OF_IT
    spared = (w for w in beside.part.words if all_of_it or not (found.start < w.end and w.start < found.end))
    return [w for w in spared if w.at not in moves]


def _lacking(words: Iterable[SubjectWord], beside: _Beside, near: list[Passage]) -> list[SubjectWord]:
    """List the words that some sentences and the title of their text lack, in any form or meaning."""
    claim, found = beside.claim, list(words)
    for passage in near:
        theirs = meanings_in(passage)
        found = missing_words(claim, found, passage, beside.window.opening)
        found = [
            w for w in found if theirs.isdisjoint(meanings(claim.passage.words[w.at].key, claim.language))
        ]
    return found


def _is_of_another(names: list[Name], beside: _Beside, core: Passage) -> bool:
    """Check whether a sentence with another number has none of a statement's names, and another one."""
    claim = beside.claim
    if beside.found.respect != "value" or not names or any(is_in(claim, name, core) for name in names):
        return False
    mine = set(claim.passage.keys(claim.passage.whole))
    return any(name.sure and mine.isdisjoint(name.keys) for name in core.names)


def _is_inside(claim: Reading, name: Name, found: Difference) -> bool:
    return (
        claim.passage.words[name.first].start < found.end
        and found.start <= claim.passage.words[name.last - 1].start
    )


def _touches(one: Difference | Claim, found: Difference) -> bool:
    return one.start < found.end and found.start < one.end if one.end else False


def _is_elsewhere(beside: _Beside, share: float) -> bool:
    """Check whether another sentence of the texts has what differs, with words of the statement."""
    claim, found = beside.claim, beside.found
    keys = search_keys(claim.text, claim.language)
    indexes = (beside.library.index, beside.library.statements)
    near = [sentence for index in indexes for sentence in index.nearest(keys, _MOST_NEAR)]
    if found.respect == "name":
        pair = Beside(claim, beside.window, beside.library.index.weight)
        elsewhere = is_name_elsewhere(Altered(beside.part, found, 0.0), pair, near)
        return elsewhere or is_named_across(found, claim, beside.library)
    if found.respect not in _ELSEWHERE:
        return False
    words = _other_words(beside)
    weights = {w.at: beside.library.index.weight(w.key) for w in words}
    in_dollars = found.respect == "value" and "$" in found.claim  # which may be those of another country
    said = re.compile(rf"(?<![\w.,]){re.escape(found.claim.rstrip('.'))}(?!\w)")
    for sentence in near:
        if _has_both_ends(claim, found, sentence.reading):
            return True
        if lacks_time(found, claim, sentence.reading):
            continue
        compared = compare_numbers(claim, [(sentence.reading, sentence.text.dated)])
        differs = any(d.start == found.start for d in compared) or lacks_number(found, claim, sentence)
        if differs and not (in_dollars and said.search(sentence.words)):
            continue
        in_text = sentence.text is beside.window.text and found.respect == "value" and share < _NEARLY_ALL
        lacking = {w.at for w in _lacking(words, beside, [sentence.reading.passage])}
        has = sum(weight for at, weight in weights.items() if at not in lacking)
        if in_text or has >= sum(weights.values()) * _ELSEWHERE_SHARE:
            return True
    return False


def _has_both_ends(claim: Reading, found: Difference, sentence: Reading) -> bool:
    """Check whether a sentence has both ends of a range: from 4.3 to 4.7, to 4.7 from 4.3."""
    mine = next((q.first for q in claim.of(Quantity) if q.start == found.start), None)
    given = {q.first.low for q in sentence.of(Quantity)}
    return mine is not None and mine.low != mine.high and {mine.low, mine.high} <= given
