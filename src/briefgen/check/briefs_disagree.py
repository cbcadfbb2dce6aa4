"""briefs-disagree: two briefs of a workspace advise or judge the same thing differently, as of one day.

One brief recommends an option, by its id, and another rejects it; or both have a judgement with one id, such
as that of a hypothesis, and give it likelihoods of different bands; or both have a next step with the same
words for who and what, and give it different dates. Whoever gets both memos gets two answers
of one desk. Briefs with another `as_of` may differ: time has passed.

PASS  a.yaml: options: [{id: dredge, …, recommended: true}]
      b.yaml: options: [{id: dredge, …}]
FAIL  a.yaml: options: [{id: dredge, …, recommended: true}]
      b.yaml: options: [{id: dredge, …, rejected: true}]
FAIL  a.yaml: judgements: [{id: reopening, likelihood: {term: likely}, …}]
      b.yaml: judgements: [{id: reopening, likelihood: {term: unlikely}, …}]
FAIL  a.yaml: next_steps: [{who: Pilots, what: Measure the depth., by: 2026-04-01}]
      b.yaml: next_steps: [{who: Pilots, what: Measure the depth., by: 2026-05-01}]

Agree on one answer, or give different things different ids. This runs where a folder is checked:
`briefgen check DIR`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct

from briefgen.diagnostic import Because, Diagnostic, warning
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief, NextStepField
from briefgen.spec.profile import Profile

RULE = "briefs-disagree"


class BriefWithProfile(Struct, frozen=True):
    """A brief of a workspace, with the profile of its likelihoods."""

    entry: Entry[Brief]
    profile: Profile


def check(briefs: tuple[BriefWithProfile, ...]) -> Iterator[Diagnostic]:
    """Report options, judgements and dates of next steps on which two briefs differ, in the later brief."""
    for first, second in combinations(briefs, 2):
        if first.entry.value.as_of == second.entry.value.as_of:
            yield from _options(first.entry, second.entry)
            yield from _judgements(first, second)
            yield from _steps(first.entry, second.entry)


def _options(first: Entry[Brief], second: Entry[Brief]) -> Iterator[Diagnostic]:
    known = {option.id: i for i, option in enumerate(first.value.options)}
    for j, option in enumerate(second.value.options):
        if option.id not in known:
            continue
        i = known[option.id]
        other = first.value.options[i]
        if (other.recommended and option.rejected) or (other.rejected and option.recommended):
            here, there = ("recommended", "rejected") if option.recommended else ("rejected", "recommended")
            because = Because(first.at("options", i, there), f"{there} here")
            other_brief = f"`{first.text.path}`, which has the same `as_of`"
            message = f"option `{option.id}` is {here} here, but {there} in {other_brief}"
            hint = "give the same advice in both, or give different options different ids"
            yield warning(RULE, second.at("options", j, here), message, hint, because=(because,))


def _judgements(first: BriefWithProfile, second: BriefWithProfile) -> Iterator[Diagnostic]:
    known = {judgement.id: i for i, judgement in enumerate(first.entry.value.judgements)}
    for j, judgement in enumerate(second.entry.value.judgements):
        if judgement.id not in known:
            continue
        i = known[judgement.id]
        before = first.entry.value.judgements[i].likelihood
        theirs = first.profile.resolve(before.term, before.percent)
        mine = second.profile.resolve(judgement.likelihood.term, judgement.likelihood.percent)
        if theirs and mine and not (mine[1].inside(theirs[1]) or theirs[1].inside(mine[1])):
            because = Because(first.entry.at("judgements", i, "likelihood"), f"`{theirs[0]}` here")
            there = f"`{theirs[0]}` in `{first.entry.text.path}`, which has the same `as_of`"
            message = f"judgement `{judgement.id}` is `{mine[0]}` here, but {there}"
            hint = "give the same likelihood in both, or give different judgements different ids"
            span = second.entry.at("judgements", j, "likelihood")
            yield warning(RULE, span, message, hint, because=(because,))


def _steps(first: Entry[Brief], second: Entry[Brief]) -> Iterator[Diagnostic]:
    known = {_words(step): i for i, step in reversed(list(enumerate(first.value.next_steps)))}
    for j, step in enumerate(second.value.next_steps):
        i = known.get(_words(step))
        if i is None:
            continue
        by = first.value.next_steps[i].by
        if by != step.by:
            because = Because(first.at("next_steps", i, "by"), f"by `{by}` here")
            there = f"by `{by}` in `{first.text.path}`, which has the same `as_of`"
            message = f"this next step is due by `{step.by}` here, but {there}"
            hint = "give the same date in both, or say how the two steps differ"
            yield warning(RULE, second.at("next_steps", j, "by"), message, hint, because=(because,))


def _words(step: NextStepField) -> tuple[str, ...]:
    return tuple(" ".join(text.casefold().split()) for text in (step.who, step.what))
