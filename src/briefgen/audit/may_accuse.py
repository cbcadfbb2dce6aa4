"""Which differences are certain: not those that an omission, a calculation or another subject may explain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import MappingProxyType

from briefgen.audit.name_forms import is_person_for_body
from briefgen.audit.one_name import may_be_one_name
from briefgen.language.claims import DateClaim, Designation, Difference, Quantity
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.meanings import is_open, meanings, meanings_in
from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.tokens import find_tokens
from briefgen.language.wording.what_is_denied import says_no_otherwise

_SIGNS = MappingProxyType({"more": 1, "less": -1})
_INFINITIVE = 2
"""Words behind "tried to" that are what was tried."""
_NEARLY = 2
"""Words between a word that denies and what it denies, at most."""
_WORDS_OF_A_WHOLE = 5
"""Words from a share to the date of its whole, at most: 5% of the country's yearly output of 2021."""
_STOP = re.compile(r"[.,;:()–—]")
_LONGEST_OF = 4
"""Characters between a law and its date."""
_LONGEST_AGENCY = 25
"""Characters before the date of a dispatch, and between it and the dash behind it."""
_LOOSE = frozenset({"count", "multiple"})
"""Kinds of numbers whose unit is a word of the sentence, where they are in words."""


def may_accuse(found: Difference, claim: Reading, passage: Sequence[Reading], whole: Reading) -> bool:
    """Check whether a difference is certain; `passage` has the sentences of the paragraph `whole`."""
    mine = next((q for q in claim.of(Quantity) if q.start == found.start and q.end), None)
    differs = True
    match found.respect:
        case "qualifier":
            differs &= mine is None or (bool(mine.bound) and not _denies(claim))
        case "value" if mine:
            differs &= _is_altered(mine, found, whole) and not _is_of_named(claim, found, passage)
        case "unit" if mine:  # "the two hurt" may be "the two people who were hurt"
            differs &= mine.in_digits or mine.first.kind not in _LOOSE
        case "date":
            differs &= _is_other_date(found, claim, whole) and not _is_of_a_title(found, whole)
            differs &= not _is_of_a_whole(found, whole)
        case "direction":
            differs &= not _says_so_too(found, claim, passage) and not _goes_both_ways(claim)
        case "negation":
            differs &= _is_plainly_denied(found, claim, passage, whole)
        case "name":
            having = [each for each in passage if found.evidence in each.text]
            differs &= not any(is_one_of_several(found, claim.passage, e.passage) for e in having)
            differs &= not having or any(_may_stand_for(found, claim.passage, e.passage) for e in having)
        case "speaker":  # "engineers said" may be what one of them said
            differs &= not may_be_one_name(found.claim, found.evidence, ()) and any(
                found.start <= claim.passage.words[n.first].start < found.end for n in claim.passage.names
            )
        case "modality":
            differs &= mine is None or _is_done(claim, found)
            differs &= not _has_same_verb(claim, found, passage) and not _does_more(found, passage)
            differs &= not is_open(claim.passage)
            differs &= any(_is_planned_itself(claim, found, each) for each in passage)
    return differs and not _is_same_thing(found, claim, whole)


def is_one_of_several(found: Difference, claim: Passage, evidence: Passage) -> bool:
    """Check whether a passage joins the other name to one more, and a statement has its own alone.

    What is said of the north and the east is of other places than what is said of the south.
    """
    mine = [n for n in claim.names if found.start <= claim.words[n.first].start < found.end]
    theirs = [n for n in evidence.names if evidence.text_of(n) == found.evidence]
    return any(_is_joined(name, evidence) for name in theirs) and not any(
        _is_joined(name, claim) for name in mine
    )


def _is_joined(name: Name, passage: Passage) -> bool:
    """Check whether "and" is between a name and the next or the last one."""
    joints = passage.lists["conjunctions"]
    ends = {n.first for n in passage.names} | {n.last for n in passage.names}
    behind = name.last < len(passage.words) and passage.words[name.last].key in joints
    before = name.first > 0 and passage.words[name.first - 1].key in joints
    return (behind and name.last + 1 in ends) or (before and name.first - 1 in ends)


def _may_stand_for(found: Difference, claim: Passage, evidence: Passage) -> bool:
    """Check whether no person stands for a body, and the other name is in the part of a sentence on the same.

    Parts are between semicolons.
    """
    mine = [n for n in claim.names if found.start <= claim.words[n.first].start < found.end]
    theirs = [n for n in evidence.names if evidence.text_of(n) in found.evidence]
    about = next((part for part in claim.statements() if mine and part.has(mine[0].first)), claim.whole)
    own, parts = claim.content(about), evidence.statements()
    shared = [len(own & evidence.content(part)) for part in parts]
    for other in theirs:
        here = next(count for count, part in zip(shared, parts, strict=True) if part.has(other.first))
        if here < max(shared) or any(is_person_for_body(claim, n, evidence, other) for n in mine):
            return False
    return True


def _is_same_thing(found: Difference, claim: Reading, whole: Reading) -> bool:
    """Check whether two names may be those of one person, or two designations those of different kinds.

    So also two numbers that a statement has in words of its own: 212 of the 1,300 are let.
    """
    if found.respect == "subject" and _has_number(found.evidence, claim):
        return True
    if found.respect in ("name", "subject", "speaker"):
        return _is_one_person(found, claim, whole)
    kinds = [words.split(" ")[0].casefold() for words in (found.claim, found.evidence)]
    other = kinds[0] != kinds[1] and all(kind.rstrip(".").isalpha() for kind in kinds)
    return found.respect == "designation" and other  # a directive, and an article of it


def _is_one_person(found: Difference, claim: Reading, whole: Reading) -> bool:
    """Check whether a statement has a first name where a passage has an office: Ann Holt, Minister Holt."""
    titles = claim.passage.lists["titles"] | whole.passage.lists["titles"]
    mine = [n for n in claim.passage.names if claim.passage.words[n.last - 1].end > found.start]
    mine = [n for n in mine if not found.end or claim.passage.words[n.first].start < found.end]
    theirs = {n.keys for n in whole.passage.names if n.sure and titles.intersection(n.keys)}
    return any(
        keys[-1] == name.keys[-1] and keys[-2] in titles for name in mine for keys in theirs if len(keys) > 1
    )


def _denies_by_meaning(found: Difference, claim: Reading) -> bool:
    """Check whether a statement has another word for that by which a passage denies: opposed, against."""
    words = find_tokens(found.evidence, claim.language)
    theirs = frozenset[str]().union(*(meanings(word.key, claim.language) for word in words))
    denied = frozenset[str]().union(*(meanings(w.key, claim.language) for w in words[1:]))
    return not (theirs - denied).isdisjoint(meanings_in(claim.passage))


def _is_denied_before(found: Difference, claim: Passage) -> bool:
    """Check whether a word that denies without a "not" is right before one that a passage denies: spared."""
    at = next((n for n, word in enumerate(claim.words) if word.end > found.start), len(claim.words))
    return any(at - _NEARLY <= e.last <= at for e in claim.find_entries("no in other words"))


def _is_of_a_whole(found: Difference, whole: Reading) -> bool:
    """Check whether a date is that of the whole of a share in a passage: 5% of the output of 2021."""
    shares = [q for q in whole.of(Quantity) if q.first.kind == "share"]
    ends = [d.start for d in whole.of(DateClaim) if d.words in found.evidence]
    between = [whole.text[q.end : at] for q in shares for at in ends if q.end <= at]
    return any(len(words.split()) <= _WORDS_OF_A_WHOLE and not _STOP.search(words) for words in between)


def _compares(reading: Reading) -> bool:
    return bool(reading.passage.find_entries("comparatives"))


def _tops_all(reading: Reading) -> bool:
    """Check whether a sentence has "more than any other", which "no other has more" says, too."""
    return bool(reading.passage.find_entries("than any other"))


def _is_altered(mine: Quantity, found: Difference, whole: Reading) -> bool:
    """Check whether a number is not to be had from a passage, or is that of something else there."""
    value = (mine.first.low, mine.first.high)
    if found.claim != mine.words or not found.evidence:
        return True
    same = [q for q in whole.of(Quantity) if (q.first.low, q.first.high) == value]
    if same:  # a bare one may have the unit of the number before it
        return all(q.noun or q.first.kind != "count" or mine.first.kind == "count" for q in same)
    theirs = next((q for q in whole.of(Quantity) if q.words == found.evidence), None)
    if theirs is not None and mine.noun and theirs.noun and set(mine.noun).isdisjoint(theirs.noun):
        return False  # 2,000 people, on 164 nights
    moved = theirs is not None and (theirs.role == "by") != (mine.role == "by")
    rated = theirs is not None and "" not in (mine.per, theirs.per) and mine.per != theirs.per
    return not (moved or rated)


def _denies(claim: Reading) -> bool:
    """Check whether a statement denies, which turns its qualifiers round: not for longer than five years."""
    return any(term.group == "negation" for term in claim.passage.terms)


def _is_plainly_denied(found: Difference, claim: Reading, passage: Sequence[Reading], whole: Reading) -> bool:
    """Check whether only one of two texts denies, and the other has no other word for it: rejected."""
    other = says_no_otherwise(claim.passage, claim.passage.whole, whole.passage) or _is_former(found, claim)
    return not (
        (found.claim and found.evidence and other)
        or (_compares(claim) and any(_tops_all(each) for each in passage))
        or _denies_by_meaning(found, claim)
        or _is_denied_before(found, claim.passage)
    )


def _is_former(found: Difference, claim: Reading) -> bool:
    """Check whether what differs is a number that a statement goes from: up from 14, of 31 instead of 14."""
    return any(q.role == "from" and q.start == found.start for q in claim.of(Quantity))


def _has_number(words: str, claim: Reading) -> bool:
    """Check whether a statement has a number of a passage, too."""
    return any(q.words.rstrip(".") in words for q in claim.of(Quantity) if q.words)


def _is_of_named(claim: Reading, found: Difference, passage: Sequence[Reading]) -> bool:
    """Check whether a sentence tells its number of someone whom it names, and a statement names nobody."""
    if any(name.sure for name in claim.passage.names) or claim.passage.places:
        return False
    return any(
        name.sure and sentence.passage.words[name.first].start < sentence.text.find(found.evidence)
        for sentence in passage
        for name in sentence.passage.names
    )


def _goes_both_ways(claim: Reading) -> bool:
    """Check whether a statement has one thing rise and another fall: jumped to 18 in 2020, was down to 12."""
    return len({t.sign for t in claim.passage.terms if t.group == "pairs" and t.name == "rise"}) > 1


def _is_other_date(found: Difference, claim: Reading, whole: Reading) -> bool:
    """Check whether two dates that differ both have a year, or both a month, and each text only its own."""
    mine = next((d for d in claim.of(DateClaim) if d.start == found.start), None)
    theirs = [d for d in whole.of(DateClaim) if d.words in found.evidence]
    alike = mine is None or not theirs or any(_is_comparable(mine, other) for other in theirs)
    has_it = re.search(rf"\b{re.escape(found.claim.strip(' .,'))}\b", whole.text)
    return alike and not has_it


def _is_of_a_title(found: Difference, whole: Reading) -> bool:
    """Check whether a date is that of a law or a dispatch: Law 406 of 20 October; Ostby, 3 May (AP) -."""
    for dated in (d for d in whole.of(DateClaim) if d.words in found.evidence):
        before = (d for d in whole.of(Designation) if d.end <= dated.start)
        named = any(dated.start - d.end <= _LONGEST_OF for d in before)
        line = whole.text[dated.end : dated.end + _LONGEST_AGENCY]
        if named or (dated.start < _LONGEST_AGENCY and " - " in line):
            return True
    return False


def _is_comparable(mine: DateClaim, theirs: DateClaim) -> bool:
    return bool((mine.year and theirs.year) or (mine.month and theirs.month) or mine.kind == theirs.kind)


def _says_so_too(found: Difference, claim: Reading, passage: Sequence[Reading]) -> bool:
    """Check whether a sentence says the same by a number besides: earned 1,120, or 24 per cent less."""
    terms = [t for t in claim.passage.terms if t.group == "pairs"]
    signs = {t.sign for t in terms if found.start <= claim.passage.words[t.first].start < found.end}
    same = [sentence for sentence in passage if found.evidence in sentence.text]
    theirs = {_SIGNS[q.than] for sentence in same for q in sentence.of(Quantity) if q.than}
    return bool(signs & theirs)


def _has_same_verb(claim: Reading, found: Difference, passage: Sequence[Reading]) -> bool:
    """Check whether a sentence tells of the same act: submitted a budget, the proposal submitted by."""
    past = claim.passage.lists["past"] - words_of("any", "auxiliaries of the past")
    endings = tuple(claim.passage.lists["past endings"])
    keys = (w.key for w in claim.passage.words if not found.end or w.start < found.end)
    verbs = {key for key in keys if key in past or (endings and key.endswith(endings))}
    verbs -= claim.passage.lists["empty"]
    same = (sentence.passage for sentence in passage if found.evidence in sentence.text)
    return any(not verbs.isdisjoint(each.keys(each.whole)) for each in same)


def _does_more(found: Difference, passage: Sequence[Reading]) -> bool:
    """Check whether a sentence has something done besides what is planned: tried to buy it, and lost."""
    for each in (sentence.passage for sentence in passage if found.evidence in sentence.text):
        at = each.text.find(found.evidence) + len(found.evidence)
        past = each.lists["past"] - words_of("any", "auxiliaries of the past") - each.lists["empty"]
        behind = [word.key for word in each.words if word.start > at]
        if not past.isdisjoint(behind[_INFINITIVE:]):
            return True
    return False


def _is_planned_itself(claim: Reading, found: Difference, sentence: Reading) -> bool:
    """Check whether what is only planned is between the commas that have most of what both texts have.

    "It is to end deliveries, citing a decline of 90%" does not only plan the decline.
    """
    passage, own = sentence.passage, claim.passage.content(claim.passage.whole)
    at = sentence.text.casefold().find(found.evidence.casefold())
    part = next((s for s in passage.segments if passage.words[s.last - 1].start >= at), None)
    if at < 0 or part is None:
        return at >= 0
    start, end = passage.words[part.first].start, passage.words[part.last - 1].end
    values = {q.first.low for q in claim.of(Quantity) if q.first.low != 1}
    numbers = [q for q in sentence.of(Quantity) if q.first.low in values]
    numbered = not numbers or any(start <= q.start < end for q in numbers)
    return numbered and len(own & passage.content(part)) * 2 >= len(own & passage.content(passage.whole))


def _is_done(claim: Reading, found: Difference) -> bool:
    """Check whether a statement speaks of what has happened, before the number that was only planned."""
    words = [w for w in claim.passage.words if w.start < found.end or not found.end]
    lists = claim.passage.lists
    endings = tuple(lists["past endings"])
    past = lists["past"] | words_of("any", "auxiliaries of the past")
    return not past or any(w.key in past or (endings and w.key.endswith(endings)) for w in words)
