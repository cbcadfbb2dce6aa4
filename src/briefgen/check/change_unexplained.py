"""change-unexplained: a judgement changed or is gone since the last edition, and the brief gives no reason.

PASS  likelihood: {term: unlikely}    change: {reason: the second storm closed the channel}
FAIL  likelihood: {term: unlikely}    where edition 1 said `likely`, and no `change:`
PASS  withdrawn: [{id: reopening, reason: the channel is open}]
FAIL  a judgement of edition 1 left out without a word

A judgement has changed if its likelihood is in another band, by the numbers of the profile. Another term
for the same range is no change. The reason must be a new one: a reason that the last edition printed does
not count. The last edition is the newest one in the output folder; without an edition this rule finds
nothing.

Write `change: {reason: …}` with the judgement, as a sentence that the memo prints. If the judgement only
has a new id, give it the old one again.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.changes.bands import move
from briefgen.changes.same import same
from briefgen.diagnostic import Diagnostic, error
from briefgen.evidence.frozen import FrozenJudgement, FrozenLikelihood, FrozenMemo
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief, JudgementField
from briefgen.spec.profile import Profile

RULE = "change-unexplained"


def check(brief: Entry[Brief], profile: Profile, last: FrozenMemo) -> Iterator[Diagnostic]:
    """Report judgements that changed or are gone since the last edition, without a reason."""
    before = {judgement.id: judgement for judgement in last.parts.judgements}
    one_scale = last.profile == profile.model_dump(mode="json")
    edition = f"edition {last.brief.edition}"
    for i, judgement in enumerate(brief.value.judgements):
        old = before.pop(judgement.id, None)
        new = _likelihood(judgement, profile)
        if old is None or new is None or not move(old.likelihood, new, one_scale=one_scale):
            continue
        reason = judgement.change.reason if judgement.change else ""
        if fault := _missing_reason(judgement.id, reason, last):
            moved = f"moved from {old.likelihood.words} to {new.words} since {edition}"
            span = brief.at("judgements", i, "likelihood")
            yield error(
                RULE, span, f"`{judgement.id}` {moved}, {fault}", "add `change: {reason: …}` to the judgement"
            )
    reasons = {withdrawn.id: withdrawn.reason for withdrawn in brief.value.withdrawn}
    for name, gone in before.items():
        if fault := _missing_reason(name, reasons.get(name, ""), last):
            yield _gone(brief, gone, edition, fault)


def _gone(brief: Entry[Brief], judgement: FrozenJudgement, edition: str, fault: str) -> Diagnostic:
    place = "judgements" if brief.value.judgements else "title"
    message = f"judgement `{judgement.id}` of {edition} is gone, {fault}"
    hint = f"write `withdrawn: [{{id: {judgement.id}, reason: …}}]`, or give the judgement its old id"
    return error(RULE, brief.key(place), message, hint)


def _missing_reason(name: str, reason: str, last: FrozenMemo) -> str:
    """Return what is wrong with a reason; empty if nothing is."""
    if not reason:
        return "and no reason is given"
    return (
        "and the reason given is that of the last edition"
        if same(reason, last.brief.reasons.get(name))
        else ""
    )


def _likelihood(judgement: JudgementField, profile: Profile) -> FrozenLikelihood | None:
    found = profile.resolve(judgement.likelihood.term, judgement.likelihood.percent)
    if found is None:
        return None
    term, band = found
    return FrozenLikelihood(term=term, low=band.low, high=band.high, range=band.range_words)
