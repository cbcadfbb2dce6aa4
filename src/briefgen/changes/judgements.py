"""The change of each judgement.

| verdict        | condition; the first that applies counts                                      |
|----------------|-------------------------------------------------------------------------------|
| `new`          | its id is only in the new edition                                             |
| `withdrawn`    | its id is only in the old edition                                             |
| `reversed`     | its likelihood went from one side of 50 % to the other (`bands.py`)           |
| `strengthened` | its likelihood moved to a firmer band; or it stayed, and the confidence rose  |
| `weakened`     | its likelihood moved to a less firm band; or it stayed, and the confidence fell |
| `reworded`     | likelihood and confidence are the same, its words are not                     |
| `unchanged`    | all three are the same; it may rest on other evidence                         |

Where likelihood and confidence move in different directions, the likelihood decides; both are shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefgen.changes.bands import move
from briefgen.changes.changes import JudgementChange, Verdict
from briefgen.changes.same import same, same_words
from briefgen.evidence.frozen import FrozenJudgement, FrozenWords

_LEVELS: Final = ("low", "moderate", "high")


def compare_judgements(old: FrozenWords, new: FrozenWords) -> Iterator[JudgementChange]:
    """Compare the judgements: those of the new edition in order, then those withdrawn."""
    before = {judgement.id: judgement for judgement in old.parts.judgements}
    written = old.brief.reasons
    fresh = {name for name, why in new.brief.reasons.items() if not same(written.get(name), why)}
    given = {name: words for name, words in new.parts.reasons.items() if name in fresh}
    for judgement in new.parts.judgements:
        if (was := before.pop(judgement.id, None)) is None:
            yield JudgementChange(judgement.id, "new", None, judgement, given.get(judgement.id, ""))
        else:
            one_scale = old.profile == new.profile
            yield _compared(was, judgement, given.get(judgement.id, ""), one_scale=one_scale)
    for judgement in before.values():
        yield JudgementChange(judgement.id, "withdrawn", judgement, None, given.get(judgement.id, ""))


def _compared(old: FrozenJudgement, new: FrozenJudgement, reason: str, *, one_scale: bool) -> JudgementChange:
    moved = move(old.likelihood, new.likelihood, one_scale=one_scale)
    reworded = not same_words(old.words, new.words)
    verdict: Verdict = moved or _by_confidence(old, new) or ("reworded" if reworded else "unchanged")
    return JudgementChange(
        new.id,
        verdict,
        old,
        new,
        reason,
        band_moved=moved is not None,
        reworded=reworded,
        basis_reworded=not same_words(old.basis, new.basis),
        rests_on_added=tuple(sorted(set(new.rests_on) - set(old.rests_on))),
        rests_on_dropped=tuple(sorted(set(old.rests_on) - set(new.rests_on))),
        watch_changed=not same_words(*(" / ".join(sorted(each.watch)) for each in (old, new))),
    )


def _by_confidence(old: FrozenJudgement, new: FrozenJudgement) -> Verdict | None:
    was, now = _LEVELS.index(old.confidence), _LEVELS.index(new.confidence)
    if was == now:
        return None
    return "strengthened" if now > was else "weakened"
