"""Whether a claim presents as done what its evidence has as planned, possible or alleged."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import value_marks
from briefgen.language.wording.modals import modal_words
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.stems import stem
from briefgen.language.wording.word_lists import Term


def modality_differs(
    claim: Passage, mine: Stretch, evidence: Passage, other: Stretch
) -> Iterator[Difference]:
    """Report a clause that lost its evidence's "will", "may" or "reportedly", or has "will" for "may"."""
    planned = [term for term in modal_words(claim, mine) if term.name == "planned"]
    if (
        planned
        and not (claim.find_entries("if") and evidence.find_entries("if"))
        and is_past(evidence, other)
        and not modal_words(evidence, other)
        and (
            _share_a_side(claim, mine, evidence, other)
            or _is_done(claim, Stretch(planned[0].last, mine.last), evidence, other)
        )
    ):
        yield differ("modality", claim, planned[0], evidence, other, sure=False)
    if _is_only_possible(evidence, other) and (
        _is_certain(claim, mine, evidence) or _is_under_way(claim, mine, evidence, other)
    ):
        yield differ("modality", claim, mine, evidence, other, sure=False)
    if modal_words(claim, mine) or _is_ahead(claim, mine) or not is_past(claim, mine):
        return
    denied = evidence.terms_in(other, "negation", "denials")
    spoken = claim.terms_in(mine, "speech")
    refused = _speaks_of_aims(claim) or (denied and claim.terms_in(mine, "denials"))
    settled = {fate.first for fate in evidence.find_entries("fates of a plan")}
    for term in (each for each in modal_words(evidence, other) if each.last not in settled):
        beside = Stretch(term.first, term.last + 1)
        denying = words_of(evidence.language, "negation")
        forbidden = bool(denied) or not denying.isdisjoint(evidence.keys(beside))
        excused = {
            "possible": forbidden or claim.find_entries("being allowed"),
            "alleged": spoken,
            "planned": refused,
        }.get(term.name)
        undone = term.name == "planned" and claim.terms_in(mine, "negation")
        if (
            excused
            or undone
            or _is_put_off(term, claim, evidence)
            or _is_of_another_value(term, claim, mine, evidence)
        ):
            continue
        if _is_of_a_later_value(term, claim, mine, evidence):
            continue
        if _is_of_what_follows(term, claim, mine, evidence, other):
            continue
        if not _is_plan_of(term, claim, mine, evidence, other):
            continue
        yield differ("modality", claim, mine, evidence, term, sure=False)
        return


def _is_ahead(claim: Passage, mine: Stretch) -> bool:
    """Check whether a clause has "must", or takes its "will be" from a clause before: and put into use."""
    if any(mine.has(found.first) for found in claim.find_entries("firmly ahead")):
        return True
    joined = claim.words[mine.first].key in claim.lists["conjunctions"] or "," in claim.gap_before(mine.first)
    known = claim.lists["be"] | claim.lists["finite"]
    if not joined or not known.isdisjoint(claim.keys(mine)):
        return False
    before = next((s for s in claim.statements() if s.has(mine.first)), claim.whole)
    ahead = (term for term in modal_words(claim, Stretch(before.first, mine.first)) if term.name == "planned")
    return any(term.last < mine.first and claim.words[term.last].key in claim.lists["be"] for term in ahead)


def _is_plan_of(plan: Term, claim: Passage, mine: Stretch, evidence: Passage, other: Stretch) -> bool:
    """Check whether a plan is for what a clause speaks of: for its number or date, or for most of its words.

    "Announced a planned sale" is no plan to announce.
    """
    if _is_side_of(plan, claim, mine, evidence, other):
        return True
    part = next(s for s in evidence.segments if s.has(plan.last - 1))
    later = (
        at for at in range(plan.last + 1, other.last) if evidence.words[at].key in evidence.lists["past"]
    )
    ends = Stretch(plan.last, next(later, other.last))
    claimed = {mark.what for mark in value_marks(claim) if mine.has(mark.at)}
    if any(mark.what in claimed and ends.has(mark.at) for mark in value_marks(evidence)):
        return True
    if evidence.terms_in(other, "negation", "denials") and claim.find_entries("no in other words"):
        return False  # would not accept, was against
    said = evidence.content(Stretch(plan.last, max(plan.last, min(part.last, other.last))))
    if not said or not evidence.lists["be"].isdisjoint(evidence.keys(Stretch(plan.first, plan.last))):
        said |= evidence.content(Stretch(other.first, plan.first))
    said = frozenset(word for word in said if not word[0].isdigit())
    return 2 * len(said & claim.content(mine)) >= len(said)


def _is_side_of(plan: Term, claim: Passage, mine: Stretch, evidence: Passage, other: Stretch) -> bool:
    """Check whether a clause has as done, in another word, what is planned: completed, planned to finish."""
    past = set(past_words(claim, mine))
    done = {(t.name, t.sign) for t in claim.terms_in(mine, "pairs") if t.first in past}
    return any((t.name, t.sign) in done for t in evidence.terms_in(other, "pairs") if t.first == plan.last)


def _is_of_what_follows(plan: Term, claim: Passage, mine: Stretch, evidence: Passage, other: Stretch) -> bool:
    """Check whether a clause says what its evidence says before a plan: announced its plan to open a mill.

    That is, it has the same verb of what was done; or two words from before the plan, and none behind it.
    """
    passive = evidence.lists["be"].union(evidence.lists["past"])
    beside = evidence.keys(Stretch(max(plan.first - 1, other.first), plan.first + 1))
    if plan.name != "planned" or not passive.isdisjoint(beside):
        return False
    before, after = Stretch(other.first, plan.first), Stretch(plan.last, other.last)
    claimed = {mark.what for mark in value_marks(claim) if mine.has(mark.at)}
    values = [[m.what for m in value_marks(evidence) if part.has(m.at)] for part in (before, after)]
    if claimed.intersection(values[1]).difference(values[0]):
        return False
    done = {stem(evidence.words[at].key, evidence.language) for at in past_words(evidence, before)}
    if any(stem(claim.words[at].key, claim.language) in done for at in past_words(claim, mine)):
        return True
    own = claim.content(mine)
    said = own & evidence.content(before)
    return len(said) >= _TELLING and own.isdisjoint(evidence.content(after))


_TELLING = 2


def _is_certain(claim: Passage, mine: Stretch, evidence: Passage) -> bool:
    """Check whether a clause says that something will or must be, not probably, feared or on a condition.

    Not so with a "must" that the evidence has, too, in another clause.
    """
    theirs = {key for found in evidence.find_entries("firmly ahead") for key in evidence.keys(found)}
    firm = any(
        mine.has(found.first) and theirs.isdisjoint(claim.keys(found))
        for found in claim.find_entries("firmly ahead")
    )
    open_ = any(claim.find_entries(name) for name in ("if", "fearing", "probably"))
    return firm and not open_ and all(term.name == "planned" for term in modal_words(claim, mine))


def _is_under_way(claim: Passage, mine: Stretch, evidence: Passage, other: Stretch) -> bool:
    """Check whether a clause in English has as done now what may be done: is closing, for may close."""
    if claim.language != "en" or modal_words(claim, mine):
        return False
    verbs = {
        verb
        for term in modal_words(evidence, other)
        for verb in (_verb_behind(evidence, term, other), stem(evidence.words[term.last - 1].key, "en"))
    }
    for at in range(mine.first + 1, mine.last):
        key, before = claim.words[at].key, claim.words[at - 1].key
        if stem(key, "en") not in verbs:
            continue
        doing = key.endswith("ing") and before in claim.lists["be"] | {"'s", "'re"}
        does = key.endswith("s") and before not in claim.lists["determiners"] | claim.lists["prepositions"]
        if doing or does:
            return True
    return False


def _verb_behind(passage: Passage, term: Term, clause: Stretch) -> str:
    """Return the stem of the word behind a modal that means something: close, of "may soon close"."""
    stems = (passage.content(Stretch(at, at + 1)) for at in range(term.last, clause.last))
    return next((next(iter(each)) for each in stems if each), "")


def _is_only_possible(evidence: Passage, other: Stretch) -> bool:
    """Check whether a clause says that something may be, and nothing of what is planned."""
    denies = evidence.terms_in(other, "negation", "denials") or evidence.find_entries("forbidding")
    return {term.name for term in modal_words(evidence, other)} == {"possible"} and not denies


def _speaks_of_aims(claim: Passage) -> bool:
    """Check whether a claim speaks of what someone asks for, or of a goal or a forecast."""
    return any(claim.find_entries(name) for name in ("requests", "status target", "status forecast"))


def _is_put_off(plan: Term, claim: Passage, evidence: Passage) -> bool:
    """Check whether a plan is one that both texts say was put off: first planned for June, postponed."""
    later = (part for part in evidence.find_entries("put off") if part.first > plan.first)
    return plan.name == "planned" and any(later) and bool(claim.find_entries("put off"))


def _is_of_another_value(term: Term, claim: Passage, mine: Stretch, evidence: Passage) -> bool:
    """Check whether "expected" is of another number than a claim's: first put at 4, now expected at 7."""
    marks = [mark for mark in value_marks(evidence) if mark.kind == "number"]
    claimed = {mark.what for mark in value_marks(claim) if mine.has(mark.at)}
    part = next(s for s in evidence.segments if s.has(term.first))
    beside = {mark.what for mark in marks if part.has(mark.at)}
    return bool(beside) and not beside & claimed and any(mark.what in claimed for mark in marks)


def _is_of_a_later_value(term: Term, claim: Passage, mine: Stretch, evidence: Passage) -> bool:
    """Check whether "planned" is of a value that another clause of the claim has as planned, too."""
    elsewhere = [part for part in claim.clauses if part != mine and _modal_or_status(claim, part)]
    elsewhere += [s for s in claim.segments if s.first > mine.first and _modal_or_status(claim, s)]
    behind = next((mark.what for mark in value_marks(evidence) if mark.at >= term.last), None)
    before = [mark.what for mark in value_marks(evidence) if mark.at < term.first]
    claimed = [{m.what for m in value_marks(claim) if part.has(m.at)} for part in elsewhere]
    own = {mark.what for mark in value_marks(claim) if mine.has(mark.at)}
    return bool(own.intersection(before)) and any(behind in values for values in claimed)


def _modal_or_status(passage: Passage, part: Stretch) -> bool:
    found = [entry.first for name in _STATUSES for entry in passage.find_entries(name)]
    return bool(modal_words(passage, part)) or any(part.has(at) for at in found)


def _share_a_side(claim: Passage, mine: Stretch, evidence: Passage, other: Stretch) -> bool:
    """Check whether both clauses speak of a beginning, or of an end, or one plans what is done in the other.

    Began, is to begin; approved, is to approve.
    """
    pairs = claim.terms_in(mine, "pairs")
    sides = {(t.name, t.sign) for t in pairs if t.name == "begin"}
    plans = {term.last for term in modal_words(claim, mine) if term.name == "planned"}
    planned = {(t.name, t.sign) for t in pairs if t.first in plans}
    past = set(past_words(evidence, other))
    return any(
        (t.name, t.sign) in sides or (t.first in past and (t.name, t.sign) in planned)
        for t in evidence.terms_in(other, "pairs")
    )


def _is_done(claim: Passage, planned: Stretch, evidence: Passage, other: Stretch) -> bool:
    """Check whether the verb that a claim plans is done in its evidence: will be given, has been given."""
    empty = claim.lists["empty"]
    verb = next((key for key in claim.keys(planned) if key not in empty), "")
    places = (at for at in range(other.first, other.last) if evidence.words[at].key == verb)
    done = evidence.lists["past"] - evidence.lists["present"]
    return any(not done.isdisjoint(evidence.keys(Stretch(max(at - 3, other.first), at))) for at in places)


def is_past(passage: Passage, clause: Stretch) -> bool:
    """Check whether a clause speaks of what happened, apart from its speech verb."""
    return any(True for _ in past_words(passage, clause))


def past_words(passage: Passage, clause: Stretch) -> Iterator[int]:
    """Yield the places of words for what happened; "planned" is none, and a speech verb is left out."""
    endings = tuple(passage.lists["past endings"])
    past, present = passage.lists["past"], passage.lists["present"]
    keys = passage.keys(clause)
    left_out = {term.first - clause.first for term in passage.terms_in(clause, "speech")}
    left_out |= {part.first - clause.first for name in _STATUSES for part in passage.find_entries(name)}
    for at, key in enumerate(keys):
        ended = len(key) > 4 and key.endswith(endings) and present.isdisjoint(keys[max(at - 2, 0) : at])
        if at not in left_out and (key in past or ended) and not _is_having(passage, clause.first + at):
            yield clause.first + at


def _is_having(passage: Passage, at: int) -> bool:
    """Check whether "has" is of what is had now: has a limit, has 40 cranes."""
    if passage.words[at].key not in passage.lists["having now"] or at + 1 == len(passage.words):
        return False
    return at + 1 in passage.numbers or passage.words[at + 1].key in passage.lists["articles"]


_STATUSES = ("status announced", "status forecast", "status target")
