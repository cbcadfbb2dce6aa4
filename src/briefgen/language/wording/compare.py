"""Whether a claim says what its evidence says: negation, direction, names, speakers, modality."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefgen.language.claims import Difference
from briefgen.language.wording.belonging import belonging_differs
from briefgen.language.wording.compare_clauses import clauses_differ
from briefgen.language.wording.compare_conditions import conditions_differ
from briefgen.language.wording.compare_extent import extent_differs, peak_differs
from briefgen.language.wording.compare_modality import modality_differs
from briefgen.language.wording.compare_names import (
    heard_differ,
    names_differ,
    offices_differ,
    people_differ,
    persons_differ,
    places_differ,
    roles_differ,
    surname,
    surnames_differ,
)
from briefgen.language.wording.compare_order import cases_differ, ends_differ, order_differs, slots_differ
from briefgen.language.wording.compare_quoted import quoted_differ
from briefgen.language.wording.compare_speakers import ranks_differ, speakers_differ
from briefgen.language.wording.course import course_differs
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import thing_marks, value_marks
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.senses import Sense, read_sense
from briefgen.language.wording.stems import stem

_Comparison = Callable[[Passage, Passage], Iterator[Difference]]
_WITHIN: tuple[_Comparison, ...] = (
    clauses_differ, names_differ, speakers_differ, ranks_differ, belonging_differs, ends_differ,
    order_differs, cases_differ, slots_differ, course_differs,
)  # fmt: skip
_TURNS: tuple[_Comparison, ...] = (clauses_differ, speakers_differ, ends_differ)
"""Those that report what is denied, and what surely goes another way."""
_ACROSS = frozenset(
    [
        "rise",
        "open",
        "begin",
        "win",
        "approve",
        "import",
        "before",
        "max",
        "enter",
        "alive",
        "surplus",
        "majority",
        "legal",
        "final",
        "north",
        "east",
        "arrest",
    ]
)
"""Pairs of which each language's file has both sides well enough to compare two languages by them."""


_HEARD = frozenset({"ar", "fa", "he", "hi", "ko"})
"""Languages written by sound, without capitals: any of their words may be a name."""


def compare_words(claim: Passage, evidence: Passage) -> tuple[Difference, ...]:
    """List the respects in which a claim's words disagree with its evidence; none in a language not known."""
    return _compare_by(_WITHIN, claim, evidence)


def compare_turns(claim: Passage, evidence: Passage) -> tuple[Difference, ...]:
    """List the same as `compare_words`, in one language only what turns the sense: denials and directions."""
    return _compare_by(_TURNS, claim, evidence)


def _compare_by(
    comparisons: tuple[_Comparison, ...], claim: Passage, evidence: Passage
) -> tuple[Difference, ...]:
    if not claim.known or not evidence.known or not claim.words or not evidence.words:
        return ()
    found = [*quoted_differ(claim, evidence), *_contrasts_differ(claim, evidence)]
    if claim.language == evidence.language:
        found += (difference for compare in comparisons for difference in compare(claim, evidence))
    else:
        found += _across(claim, evidence)
    found += conditions_differ(claim, evidence)
    found += offices_differ(claim, evidence)
    if not any(d.respect in ("direction", "negation") for d in found):
        found += (*extent_differs(claim, evidence), *peak_differs(claim, evidence))
    return tuple(dict.fromkeys(found))


def _contrasts_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Compare what one text sets apart as not so with what the other says is so."""
    same = claim.language == evidence.language
    for mine, other in ((claim, evidence), (evidence, claim)):
        if not mine.contrasts:
            continue
        stems, others = ([stem(w.key, p.language) if same else w.key for w in p.words] for p in (mine, other))
        outside = {each for at, each in enumerate(stems) if at not in mine.set_apart}
        apart = {others[at] for at in other.set_apart}
        for contrast in mine.contrasts:
            empty = mine.lists["empty"]
            claimed = {
                stems[at] for at in range(contrast.first, contrast.last) if mine.words[at].key not in empty
            }
            denied = claimed - outside - apart
            places = (at for at, each in enumerate(others) if each in denied and at not in other.set_apart)
            at = next(places, None)
            if at is not None and not _is_denied(other, Stretch(at, at + 1)):
                place = Stretch(at, at + 1)
                one, two = (contrast, place) if mine is claim else (place, contrast)
                yield differ("negation", claim, one, evidence, two, sure=True)


def _rulings_out_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "will close" for what the evidence rules out, and "rules out" where nothing is denied."""
    for mine, other in ((claim, evidence), (evidence, claim)):
        harmless = [t for t in mine.terms if t.group == "no negation"]
        ruled_out = [
            part
            for part in mine.find_entries("rulings out")
            if not any(t.first <= part.first < t.last or part.first <= t.first < part.last for t in harmless)
        ]
        turned = any(t.group in ("negation", "denials") for t in other.terms)
        against = any(t.group == "pairs" and t.sign < 0 and t.name in _AGAINST for t in other.terms)
        plainly = not any(t.group == "negation" for t in mine.terms)
        if ruled_out and plainly and not turned and not against and not other.find_entries("rulings out"):
            one, two = (ruled_out[0], None) if mine is claim else (None, ruled_out[0])
            yield differ("negation", claim, one, evidence, two, sure=False)


_AGAINST = frozenset({"approve", "open", "begin", "possible", "keep"})
"""Pairs of which one side says what a denial does."""


def _is_copied(sense: Sense, evidence: Passage, claim: Passage) -> bool:
    """Check whether a claim has the very word by which its evidence denies, as where it quotes it."""
    return not {word.key for word in claim.words}.isdisjoint(
        evidence.keys(Stretch(sense.negations[0].first, sense.negations[0].last))
    )


def _things_set_apart(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report what the evidence, in another language, sets apart as not so: the judge, not the mayor."""
    apart = [mark for mark in thing_marks(evidence) if mark.at in evidence.set_apart]
    said = [mark for mark in thing_marks(evidence) if mark.at not in evidence.set_apart]
    mine = [mark for mark in thing_marks(claim) if mark.at not in claim.set_apart]
    claimed, so = {mark.what for mark in mine}, {mark.what for mark in said}
    for mark in mine:
        denied = next((each for each in apart if each.what == mark.what), None)
        instead = any(kind == mark.kind and (kind, key) not in claimed for kind, key in so)
        if denied is not None and mark.what not in so and instead:
            there = Stretch(denied.at, denied.last)
            yield differ("name", claim, Stretch(mark.at, mark.last), evidence, there, sure=False)


def _is_denied(passage: Passage, place: Stretch) -> bool:
    clause = next(c for c in passage.clauses if c.has(place.first))
    return read_sense(passage, clause).denies()


def _across(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Compare a claim with evidence in another language, of which only some words are known."""
    yield from places_differ(claim, evidence)
    by_sound = evidence.language in _HEARD
    compare_names = names_differ if _is_latin(evidence) else heard_differ if by_sound else persons_differ
    found = list(compare_names(claim, evidence))
    yield from found
    if not found and _is_latin(evidence):
        yield from people_differ(claim, evidence)
    yield from roles_differ(claim, evidence)
    yield from surnames_differ(claim, evidence)
    yield from _things_set_apart(claim, evidence)
    yield from belonging_differs(claim, evidence)
    yield from _rulings_out_differ(claim, evidence)
    for clause in (c for c in claim.clauses if claim.content(c)):
        parts = _unconditional(evidence, _nearest(claim, clause, evidence), claim)
        theirs = [read_sense(evidence, part) for part in parts]
        mine = read_sense(claim, clause)
        alike = [sense for sense in theirs if not mine.sides.keys().isdisjoint(sense.sides)]
        denied = any(_denies_nearby(evidence, part) for part in parts)
        yield from _senses_far_apart(mine, alike or theirs, claim, evidence, denied=denied)
        modal = [list(modality_differs(claim, clause, evidence, part)) for part in parts]
        if modal and all(modal):
            yield from modal[0]


def _is_bounded(claim: Passage, evidence: Passage) -> bool:
    """Check whether a "not" may say what the other text says without: hardly, not before, not yet."""
    listed = ("weak negation", "earliest")
    if any(passage.find_entries(name) for name in listed for passage in (claim, evidence)):
        return True
    planned = any(t.group == "modality" and t.name == "planned" for t in evidence.terms)
    return planned and bool(claim.find_entries("not yet"))


def _unconditional(evidence: Passage, parts: list[Stretch], claim: Passage) -> list[Stretch]:
    """Leave out what stands in a condition, such as "if they do not renew"; all where nothing is left."""
    openers = [] if claim.find_entries("if") else evidence.find_entries("if")
    plain = [part for part in parts if not any(part.has(opener.first) for opener in openers)]
    return plain or parts


def _denies_nearby(evidence: Passage, part: Stretch) -> bool:
    """Check whether the sentence that has a part denies something."""
    statement = next(s for s in evidence.statements() if s.has(part.first))
    return bool(evidence.terms_in(statement, "negation", "denials"))


def _is_latin(passage: Passage) -> bool:
    letters = [word.key[0] for word in passage.words if word.key[0].isalpha()]
    return sum(letter < "\u0250" for letter in letters) * 2 > len(letters)


def _nearest(claim: Passage, clause: Stretch, evidence: Passage) -> list[Stretch]:
    """Choose the parts of the evidence that have a clause's numbers or names; all where none has."""
    telling = ("negation", "denials", "pairs")
    parts = [
        s
        for s in evidence.segments
        if evidence.terms_in(s, *telling) or not evidence.terms_in(s, "speech", "source words")
    ]
    names = [name for name in claim.names if clause.has(name.first)]
    keys = {key for name in names for key in name.keys}
    shared = {mark.what for mark in (*value_marks(claim), *thing_marks(claim)) if clause.has(mark.at)}
    acting = surname(names[0], evidence) if names else ""
    scores = [
        sum(key in keys for key in evidence.keys(part))
        + 2 * any(c in evidence.text_of(part) for c in acting)
        + len({m.what for m in (*value_marks(evidence), *thing_marks(evidence)) if part.has(m.at)} & shared)
        for part in parts
    ]
    best = max(scores, default=0)
    return [part for part, score in zip(parts, scores, strict=True) if score == best]


def _senses_far_apart(
    mine: Sense, theirs: list[Sense], claim: Passage, evidence: Passage, *, denied: bool
) -> Iterator[Difference]:
    """Compare what can be compared over languages: a plain "not", and the sides of pairs.

    `denied` is whether the sentence of the evidence denies something, in whatever part.
    """
    for pair in mine.sides:
        takers = [sense for sense in theirs if sense.side(pair)]
        if pair in _ACROSS and takers and all(sense.side(pair) == -mine.side(pair) for sense in takers):
            if not mine.negations and not any(sense.negations for sense in theirs):
                there = takers[0].word(pair)
                yield differ("direction", claim, mine.word(pair), evidence, there, sure=pair == "rise")
            return
    if not theirs or mine.denials or any(sense.denials for sense in theirs):
        return
    if _is_bounded(claim, evidence):
        return
    if mine.negations and not denied:
        yield differ("negation", claim, mine.negations[0], evidence, None, sure=False)
    if (
        not mine.negations
        and all(sense.negations for sense in theirs)
        and not _is_copied(theirs[0], evidence, claim)
    ):
        yield differ("negation", claim, None, evidence, theirs[0].negations[0], sure=True)
