"""Whether a claim says what its evidence says: negation, direction, names, speakers, modality."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefgen.language.claims import Difference
from briefgen.language.wording.belonging import belonging_differs, is_compared
from briefgen.language.wording.compare_across import across_differ
from briefgen.language.wording.compare_beside import beside_differs
from briefgen.language.wording.compare_ceased import ceased_differ, excluded_differ
from briefgen.language.wording.compare_clauses import clauses_differ
from briefgen.language.wording.compare_conditions import (
    conditions_differ,
    limits_differ,
    turned_conditions_differ,
)
from briefgen.language.wording.compare_contests import contests_differ, keeps_contest
from briefgen.language.wording.compare_dated import dated_moves_differ
from briefgen.language.wording.compare_denied import acts_differ, named_denials_differ
from briefgen.language.wording.compare_done import done_differs, scheduled_differs
from briefgen.language.wording.compare_exceptions import all_for_some, exceptions_differ, orders_differ
from briefgen.language.wording.compare_exchanged import exchanged_differ
from briefgen.language.wording.compare_extent import extent_differs
from briefgen.language.wording.compare_foreign import foreign_names
from briefgen.language.wording.compare_gaps import gaps_differ
from briefgen.language.wording.compare_met import companions_differ, peoples_differ
from briefgen.language.wording.compare_names import names_differ, places_differ
from briefgen.language.wording.compare_offices import offices_differ, offices_replaced
from briefgen.language.wording.compare_order import order_differs
from briefgen.language.wording.compare_pairings import pairings_differ
from briefgen.language.wording.compare_parallels import parallels_differ
from briefgen.language.wording.compare_parts import parts_differ
from briefgen.language.wording.compare_quoted import quoted_differ
from briefgen.language.wording.compare_ranks import titles_differ
from briefgen.language.wording.compare_records import records_differ
from briefgen.language.wording.compare_set_apart import denies_what_is_set_apart, names_set_apart
from briefgen.language.wording.compare_sides import sides_differ
from briefgen.language.wording.compare_speakers import ranks_differ
from briefgen.language.wording.compare_then import is_of_other_time, then_differs
from briefgen.language.wording.compare_turned import passives_differ, successors_differ
from briefgen.language.wording.compare_values import moves_differ, values_differ
from briefgen.language.wording.compare_voices import voices_differ
from briefgen.language.wording.compare_votes import unvoted_differs, votes_differ
from briefgen.language.wording.compare_ways import ways_differ
from briefgen.language.wording.course import course_differs
from briefgen.language.wording.differ import differ
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.rewording import rewords
from briefgen.language.wording.rulings_out import rule_out_alike, rulings_differ
from briefgen.language.wording.said_otherwise import is_left
from briefgen.language.wording.senses import read_sense
from briefgen.language.wording.sequence import keeps_sequence, sequence_differs
from briefgen.language.wording.stems import stem
from briefgen.language.wording.steps import steps_differ
from briefgen.language.wording.what_is_denied import says_no_otherwise

_Comparison = Callable[[Passage, Passage], Iterator[Difference]]
_WITHIN: tuple[_Comparison, ...] = (
    clauses_differ, names_differ, ranks_differ, belonging_differs, order_differs,
    course_differs,
)  # fmt: skip
_IN_ANY_LANGUAGE: tuple[_Comparison, ...] = (
    offices_differ, records_differ, votes_differ, done_differs, names_set_apart, peoples_differ,
    companions_differ, pairings_differ, ceased_differ, excluded_differ, exceptions_differ, all_for_some,
    orders_differ, passives_differ, successors_differ, conditions_differ, turned_conditions_differ,
    limits_differ, scheduled_differs, named_denials_differ, acts_differ, unvoted_differs, offices_replaced,
    dated_moves_differ, steps_differ, voices_differ, foreign_names, exchanged_differ,
    gaps_differ, ways_differ, contests_differ, titles_differ,
)  # fmt: skip
"""Comparisons that each look at one thing, each for a respect in which nothing was found before."""
_NO_CAPITALS = frozenset({"ar", "fa", "he", "hi", "zh", "ja", "ko"})
"""Languages in which no capitals show a name, so that only known places can be compared."""
_OF_WHOM = frozenset({"subject", "role"})
"""Respects in which a claim says of one what its evidence says of another."""
_TURNS: tuple[_Comparison, ...] = (clauses_differ,)
"""Those that report what is denied, and what surely goes another way."""


def compare_words(claim: Passage, evidence: Passage) -> tuple[Difference, ...]:
    """List the respects in which a claim's words disagree with its evidence; none in a language not known."""
    if not _are_read(claim, evidence):
        return ()
    found = _with_rulings(_compare_senses(_WITHIN, claim, evidence), claim, evidence)
    if claim.language == evidence.language and claim.language in _NO_CAPITALS:
        found += places_differ(claim, evidence)
    if claim.language == evidence.language and not any(d.respect in ("subject", "direction") for d in found):
        found += beside_differs(claim, evidence)
    if claim.language == evidence.language and not any(
        d.respect in ("name", "subject", "speaker") for d in found
    ):
        found += parallels_differ(claim, evidence)
    found = [d for d in found if not keeps_sequence(d, claim, evidence)]
    found += sequence_differs(claim, evidence)
    found = _without_set_apart(found, claim, evidence)
    then = is_of_other_time(claim, evidence)
    if then:
        found = [d for d in found if d.respect != "direction"]
        found += then_differs(claim, evidence)
    found += sides_differ(claim, evidence)
    for compare in _IN_ANY_LANGUAGE:
        known = {d.respect for d in found}
        found += (d for d in compare(claim, evidence) if d.respect not in known)
    if not any(d.respect in ("date", "direction", "modality") for d in found):
        found += values_differ(claim, evidence)
    if not then and not any(d.respect in ("direction", "negation") for d in found):
        found += (*moves_differ(claim, evidence), *parts_differ(claim, evidence))
        found += extent_differs(claim, evidence)
    if any(d.respect in _OF_WHOM for d in found) and rewords(claim, evidence):
        found = [d for d in found if d.respect not in _OF_WHOM]
    found = [d for d in found if not keeps_contest(d, claim, evidence)]
    turned = {d.evidence for d in found if d.respect == "direction"}
    return tuple(dict.fromkeys(d for d in found if d.respect != "negation" or d.evidence not in turned))


def compare_what_tells(claim: Passage, evidence: Passage) -> tuple[Difference, ...]:
    """List what names and quoted words say differently within one language, as `compare_words` does."""
    if not _are_read(claim, evidence):
        return ()
    found = [*quoted_differ(claim, evidence), *names_differ(claim, evidence), *ranks_differ(claim, evidence)]
    if claim.language in _NO_CAPITALS:
        found += places_differ(claim, evidence)
    return tuple(dict.fromkeys(found))


def compare_turns(claim: Passage, evidence: Passage) -> tuple[Difference, ...]:
    """List what reverses the sense, as `compare_words` does: denials, and directions that surely differ."""
    if not _are_read(claim, evidence):
        return ()
    found = _compare_senses(_TURNS, claim, evidence)
    return tuple(dict.fromkeys(_without_set_apart(found, claim, evidence)))


def _are_read(claim: Passage, evidence: Passage) -> bool:
    return claim.known and evidence.known and bool(claim.words and evidence.words)


def _compare_senses(
    comparisons: tuple[_Comparison, ...], claim: Passage, evidence: Passage
) -> list[Difference]:
    """Compare quoted words, what is set apart, and by some comparisons within one language, or across two."""
    found = [*quoted_differ(claim, evidence), *_contrasts_differ(claim, evidence)]
    if claim.language == evidence.language:
        found += (difference for compare in comparisons for difference in compare(claim, evidence))
    else:
        found += across_differ(claim, evidence)
    return found


def _with_rulings(found: list[Difference], claim: Passage, evidence: Passage) -> list[Difference]:
    """Compare what is ruled out and what is not, where no other denial differs."""
    if rule_out_alike(claim, evidence):
        return [d for d in found if d.respect != "negation"]
    denied = any(d.respect == "negation" for d in found)
    return found if denied else [*found, *rulings_differ(claim, evidence)]


def _without_set_apart(found: list[Difference], claim: Passage, evidence: Passage) -> list[Difference]:
    """Leave out denials where one text speaks of what the other sets apart."""
    if any(d.respect == "negation" for d in found) and denies_what_is_set_apart(claim, evidence):
        return [d for d in found if d.respect != "negation"]
    return found


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
            if mine is evidence and any(each[:1].isdigit() for each in outside & set(others)):
                # the claim has both numbers, and sets them against each other
                denied = {each for each in denied if not each[:1].isdigit()}
            if same and not _first_set_apart(mine, contrast, empty) & set(others):
                continue
            if other.contrasts or any(t.group == "denials" for t in other.terms):
                there = denied & {each for at, each in enumerate(others) if at not in other.set_apart}
                denied = denied if 2 * len(there) > len(claimed) else set()
            places = (at for at, each in enumerate(others) if each in denied and at not in other.set_apart)
            at = next(places, None)
            compared = at is not None and other is claim and is_compared(other, at)
            if at is None or compared or _is_of_another_case(other, at) or is_left(other, at):
                continue
            if not _is_denied(other, Stretch(at, at + 1), mine):
                place = Stretch(at, at + 1)
                one, two = (contrast, place) if mine is claim else (place, contrast)
                yield differ("negation", claim, one, evidence, two, sure=True)


def _first_set_apart(passage: Passage, contrast: Stretch, empty: frozenset[str]) -> set[str]:
    """Return the stem of the first word set apart: scrapped, of "rather than scrapped as proposed"."""
    openers = {
        key
        for name in ("contrast", "contrast anywhere")
        for each in passage.lists[name]
        for key in each.split()
    }
    openers |= passage.lists["named again"]
    keys = (key for key in passage.keys(contrast) if key not in empty and key not in openers)
    return {stem(key, passage.language) for key in (next(keys, ""),)}


def _is_of_another_case(passage: Passage, at: int) -> bool:
    """Check whether a word is of what is usual, was before or was planned: normally two metres, now 40 cm."""
    part = next(s for s in passage.segments if s.has(at))
    return any(part.has(entry.first) for name in _OTHER_CASES for entry in passage.find_entries(name))


_OTHER_CASES = ("usual value", "earlier value", "aimed value")
"""Lists of words for another case than the one that is spoken of."""


def _is_denied(passage: Passage, place: Stretch, other: Passage) -> bool:
    """Check whether the clause of a word denies, by "not" or in words that another text lacks: free of it."""
    clause = next(c for c in passage.clauses if c.has(place.first))
    return says_no_otherwise(passage, clause, other) or read_sense(passage, clause).denies()
