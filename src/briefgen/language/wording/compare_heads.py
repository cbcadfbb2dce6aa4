"""Whether a claim gives a number to the noun that its evidence gives it to: growth of 2 per cent."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import Mark, value_marks
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.stems import stem


def heads_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "inflation of 2 per cent" where the evidence has growth of 2 per cent, and inflation of 5."""
    claimed = {mark.what for mark in value_marks(claim)}
    mine, theirs = _headed(claim), _headed(evidence)
    for mark, head in mine:
        own = [each for each in theirs if each[0].what == mark.what]
        other = [each for each in theirs if each[0].what not in claimed and each[0].kind == mark.kind]
        heads = {_head_stem(evidence, at) for _, at in own}
        meant = _head_stem(claim, head)
        if len(own) == 1 and meant not in heads and any(_head_stem(evidence, at) == meant for _, at in other):
            at = own[0][1]
            yield differ(
                "subject", claim, Stretch(head, mark.last), evidence, Stretch(at, own[0][0].last), sure=False
            )
            return


def _head_stem(passage: Passage, at: int) -> str:
    return stem(passage.words[at].key, passage.language)


def _headed(passage: Passage) -> list[tuple[Mark, int]]:
    """List the numbers behind a noun and "of" (growth of about 2 per cent), each with the noun's place."""
    empty = passage.lists["empty"]
    found: list[tuple[Mark, int]] = []
    for mark in value_marks(passage):
        if mark.kind != "number":
            continue
        near = range(mark.at - 1, max(mark.at - _BEFORE_NUMBER, 0), -1)
        of = next((at for at in near if passage.words[at].key in passage.lists["of"]), 0)
        between = range(of + 1, mark.at)
        if of and not any(passage.is_number(at) for at in between) and passage.words[of - 1].key not in empty:
            found.append((mark, of - 1))
    return found


_BEFORE_NUMBER = 4
"""Words between "of" and its number, with both: of as much as 5."""
