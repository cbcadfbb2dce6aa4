"""How an accusation is shown: with the qualifier of a number, and beside the sentences that it is about."""

from __future__ import annotations

import re

from msgspec.structs import replace

from briefgen.audit.verdicts import AuditVerdict
from briefgen.corpus.difference import difference
from briefgen.language.claims import Difference
from briefgen.language.reading import Reading
from briefgen.language.sentences import sentences

_WORD = re.compile(r"\w+")
_LONGEST_QUALIFIER = 4
"""Words before a number that may qualify it: not more than."""


def as_shown(found: AuditVerdict, claim: Reading) -> AuditVerdict:
    """Add to an accusation of a statement how its words differ from those of the passage."""
    if not found.differences or not found.where:
        return found
    passage = _around_differences(claim, found.where[0].words, found.differences)
    shown = tuple(_with_qualifier(each, claim) for each in found.differences)
    return replace(found, differences=shown, marked=difference(claim.text, passage))


def _with_qualifier(found: Difference, claim: Reading) -> Difference:
    """Add the words before a number that qualify it, where these differ: at most 27."""
    if found.respect != "qualifier":
        return found
    before = [word for word in claim.passage.words if word.end <= found.start][-_LONGEST_QUALIFIER:]
    start = found.start
    for word in reversed(before):
        if word.key not in claim.passage.lists["qualifier words"]:
            break
        start = word.start
    return replace(found, claim=claim.text[start : found.end], start=start)


def _around_differences(claim: Reading, passage: str, found: tuple[Difference, ...]) -> str:
    """Return the sentences of a passage from which a statement differs, without the rest of its paragraph.

    These are the one that shares most with the statement, and the nearest one with what differs.
    """
    parts = list(sentences(passage, claim.language))
    mine = _words(claim.text)
    shared = [len(mine & _words(part)) for _, part in parts]
    nearest = shared.index(max(shared))
    needed = {nearest}
    for each in found:
        having = [at for at, (_, part) in enumerate(parts) if each.evidence and each.evidence in part]
        needed |= {min(having, key=lambda at: (abs(at - nearest), -shared[at]))} if having else set()
    start, last = parts[min(needed)][0], parts[max(needed)]
    return passage[start : last[0] + len(last[1])].strip()


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}
