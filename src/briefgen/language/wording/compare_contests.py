"""Whether the same one came later, or won: A replaced B, so that A took over from B; A beat B to a deal."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import NamedTuple

from briefgen.language.claims import Difference
from briefgen.language.found_once import found_once
from briefgen.language.wording.differ import differ
from briefgen.language.wording.meant import meant_by
from briefgen.language.wording.name_cases import may_be_object
from briefgen.language.wording.name_forms import is_named
from briefgen.language.wording.names import CAPITAL_NOUNS, Name
from briefgen.language.wording.passage import Passage, Stretch

_ORDERS = MappingProxyType(
    {
        "following in office": ("later", 1),
        "giving an office to": ("later", -1),
        "beating a rival": ("winner", 1),
        "losing to a rival": ("winner", -1),
    }
)
"""Lists of verbs: what one of two names is by them, and 1 if it is the one before the verb."""
_NEAR = 4
"""Words behind a verb among which its object is: replaced the ailing Colonel Steyn."""
_DENYING = ("negation", "denials", "modality")


class _Contest(NamedTuple):
    """Two of which the one followed or beat the other."""

    kind: str
    first: Stretch
    """Who or what came later, or won."""
    other: Stretch
    place: Stretch


def contests_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report one who took over from his own successor, or won what another beat him to; once."""
    theirs = _contests(evidence)
    if not theirs or any(t.group in _DENYING for p in (claim, evidence) for t in p.terms):
        return
    for each in theirs:
        if any(_is_named_again(part, evidence) for part in (each.first, each.other)):
            continue  # of one who is named twice, more is said
        turned = next((mine for mine in _contests(claim) if _is_turned(mine, each, claim, evidence)), None)
        if turned:
            yield differ("direction", claim, turned.place, evidence, each.place, sure=False)
            return
        won = _told_to_win(claim) if each.kind == "winner" else None
        if won and _is_same(won.holder, each.other, claim, evidence):
            yield differ("direction", claim, won.place, evidence, each.place, sure=False)
            return


def _is_named_again(part: Stretch, passage: Passage) -> bool:
    key = passage.words[part.last - 1].key
    return sum(word.key == key for word in passage.words) > 1


def keeps_contest(difference: Difference, claim: Passage, evidence: Passage) -> bool:
    """Check whether "won" for "lost", or a denial, tells of one outcome: A lost to B, so B won."""
    won = _told_to_win(claim) if difference.respect in ("direction", "negation") else None
    if won is None:
        return False
    denied = difference.respect == "negation"
    if not denied and claim.words[won.place.last - 1].start != difference.start:
        return False
    theirs = [each.other if denied else each.first for each in _contests(evidence) if each.kind == "winner"]
    return any(_is_same(won.holder, each, claim, evidence) for each in theirs)


def _is_turned(mine: _Contest, theirs: _Contest, claim: Passage, evidence: Passage) -> bool:
    if mine.kind != theirs.kind:
        return False
    turned = ((mine.first, theirs.other), (mine.other, theirs.first))
    kept = ((mine.first, theirs.first), (mine.other, theirs.other))
    return all(_is_same(*pair, claim, evidence) for pair in turned) and not any(
        _is_same(*pair, claim, evidence) for pair in kept
    )


def _is_same(one: Stretch, other: Stretch, claim: Passage, evidence: Passage) -> bool:
    """Check whether two parts name one person or body, or have a word of one meaning: coal."""
    if _is_name(claim, one) or _is_name(evidence, other):
        key, there = claim.words[one.last - 1].key, evidence.words[other.last - 1].key
        return is_named(key, (there,), claim.language, evidence.language)
    mine, theirs = (
        frozenset[str]().union(*meant_by(passage)[part.first : part.last])
        for passage, part in ((claim, one), (evidence, other))
    )
    return not mine.isdisjoint(theirs)


def _is_name(passage: Passage, part: Stretch) -> bool:
    """Check whether some words are surely a name, and no noun with a capital: Kohle."""
    if not any((name.first, name.last) == tuple(part) and name.sure for name in passage.names):
        return False
    meant = frozenset[str]().union(*meant_by(passage)[part.first : part.last])
    return passage.language not in CAPITAL_NOUNS or not any(each[0] == "=" for each in meant)


@found_once
def _contests(passage: Passage) -> tuple[_Contest, ...]:
    """List who followed or beat whom."""
    found = []
    for name, (kind, sign) in _ORDERS.items():
        for verb in passage.find_entries(name):
            before = _name_before(passage, verb) or _noun_before(passage, verb)
            behind = _name_behind(passage, verb) or _noun_behind(passage, verb)
            if before is None or behind is None:
                continue
            if _may_be_object(before, passage) and not _may_be_object(behind, passage):
                continue
            place = Stretch(verb.first, behind.last)
            is_passive = verb.first > 0 and passage.words[verb.first - 1].key in passage.lists["be"]
            by = passage.words[verb.last].key in passage.lists["by"]
            if is_passive != by:
                continue
            parts = [Stretch(each.first, each.last) for each in (before, behind)]
            first, other = parts if (sign > 0) != is_passive else parts[::-1]
            found.append(_Contest(kind, first, other, place))
    return tuple(found)


def _name_before(passage: Passage, verb: Stretch) -> Name | None:
    """Return the name that a verb has as its subject; before a comma, that which its clause begins with."""
    clause = next(c for c in passage.clauses if c.has(verb.first))
    names = [n for n in passage.names if clause.first <= n.first and n.last <= verb.first]
    if not names:
        return None
    between = passage.text[passage.words[names[-1].last - 1].end : passage.words[verb.first].start]
    if "," not in between:
        return names[-1] if verb.first - names[-1].last < _NEAR else None
    opens = names[0].first - clause.first < _NEAR
    return names[0] if (opens and between.rstrip().endswith(",")) or len(names) == 1 else None


def _name_behind(passage: Passage, verb: Stretch) -> Name | None:
    """Return the name right behind a verb and what describes its bearer."""
    name = next((n for n in passage.names if n.first >= verb.last), None)
    if name is None or name.first - verb.last >= _NEAR:
        return None
    between = passage.text[passage.words[verb.last - 1].end : passage.words[name.first].start]
    return None if any(mark in between for mark in ",;:.") else name


def _may_be_object(part: Name | Stretch, passage: Passage) -> bool:
    return isinstance(part, Name) and may_be_object(part, passage)


def _noun_before(passage: Passage, verb: Stretch) -> Stretch | None:
    """Return the subject right before a verb: gas overtook coal."""
    segment = next(s for s in passage.segments if s.has(verb.first))
    before = passage.lists["be"] | passage.lists["auxiliaries of what is done"]
    last = verb.first
    while last > segment.first and passage.words[last - 1].key in before:
        last -= 1
    part = Stretch(segment.first, last)
    single = passage.lists["prepositions"].isdisjoint(passage.keys(part))
    return part if single and passage.content(part) and last - segment.first <= _NEAR else None


def _noun_behind(passage: Passage, verb: Stretch) -> Stretch | None:
    """Return the object right behind a verb, or behind its "by"."""
    segment = next(s for s in passage.segments if s.has(verb.first))
    first = verb.last
    if first < segment.last and passage.words[first].key in passage.lists["by"]:
        first += 1
    while first < segment.last and not passage.content(Stretch(first, first + 1)):
        first += 1  # an article
    inner = range(first, segment.last)
    last = next((at for at in inner if not passage.content(Stretch(at, at + 1))), segment.last)
    return Stretch(first, last) if 0 < last - first <= _NEAR else None


class _Winning(NamedTuple):
    """One who wins something, with the verb that tells so."""

    holder: Stretch
    place: Stretch


def _told_to_win(passage: Passage) -> _Winning | None:
    """Return the one name of a text if it wins something: A won; the contract went to A."""
    if len(passage.names) != 1:
        return None
    name = passage.names[0]
    won = [t for t in passage.terms if t.group == "pairs" and t.name == "win"]
    denied = any(t.group == "negation" and name.last <= t.first < won[0].first for t in passage.terms if won)
    if len(won) == 1 and won[0].sign > 0 and (denied or name.last == won[0].first):
        return _Winning(Stretch(name.first, name.last), Stretch(name.first, won[0].last))
    for verb in passage.find_entries("going to a winner"):
        if _name_behind(passage, verb):
            return _Winning(Stretch(name.first, name.last), Stretch(verb.first, name.last))
    return None
