"""Describe in a finding how the words of a claim differ from its evidence, and what to write."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from briefgen.check.support import Support
from briefgen.diagnostic import truncate
from briefgen.language.claims import Difference
from briefgen.language.read import read
from briefgen.language.wording.names_correspond import may_correspond
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.told_as import Told, told_as

_SHOWN = 200
"""Characters of the evidence that a hint shows."""
_WORDS = MappingProxyType(
    {
        "direction": "{0} says `{1}`, but the evidence says `{2}`: they say the opposite",
        "name": "{0} says `{1}`, but the evidence says `{2}`: the names differ",
        "subject": "{0} says `{1}`, but the evidence says `{2}`: it says this of someone or something else",
        "date": "{0} says `{1}`, but the evidence says `{2}`: the dates that go with them differ",
        "time-order": "{0} says `{1}`, but the evidence says `{2}`: the order of the two events differs",
        "role": "{0} says `{1}`, but the evidence says `{2}`: the offices differ",
        "part-and-whole": "{0} says `{1}`, but the evidence says `{2}`: one covers more than the other",
        "speaker": "in {0} `{1}` says it, but in the evidence `{2}` does",
        "quotation": "{0} quotes “{1}”, and the evidence does not have these words in this form",
    }
)
_TOLD = MappingProxyType(
    {
        "done": "as done", "certain": "as certain", "planned": "as planned or intended",
        "possible": "as possible only", "alleged": "as alleged",
    }
)  # fmt: skip
_WRITE = MappingProxyType(
    {
        "done": "say that it was done", "certain": "write “must”",
        "planned": "write “is to”, “will” or “plans to”", "possible": "write “may” or “could”",
        "alleged": "write “reportedly” or “is said to”",
    }
)  # fmt: skip


def describe_words(difference: Difference, mine: str, claim: Passage, evidence: Sequence[Passage]) -> str:
    """Say how the words of a claim differ from their evidence; `mine` names the claim: "the statement"."""
    said, found = difference.claim, difference.evidence
    if difference.respect == "negation":
        return _describe_denial(difference, mine, claim, evidence)
    if difference.respect == "modality":
        told, there = _both_told(difference, claim, evidence)
        tells, but = (f"tells it {_TOLD[each.how]} (`{truncate(each.words)}`)" for each in (told, there))
        return f"{mine} {tells}, but the evidence {but}"
    if not said and found:
        return f"the evidence says `{found}`, and {mine} does not"
    if difference.respect == "name" and not _correspond(difference, claim, evidence):
        return f"{mine} names `{said}`, which the evidence does not"
    if difference.respect == "speaker":
        said, found = _last_name(said, [claim]), _last_name(found, evidence)
    return _WORDS[difference.respect].format(mine, said, found)


def way_out(difference: Difference, claim: Passage, given: Support) -> str:
    """Say what to write, when to allow the finding, and what is quoted."""
    write = "write what the evidence says, or quote the passage that says it"
    if difference.respect == "modality":
        told, there = _both_told(difference, claim, read_passages(given))
        write = f"if that is about the same, {_WRITE[there.how]}" if told.how != there.how else write
    return f"{write}{excuse(difference)}; the quotation is: {_excerpt(difference.evidence, given)}"


def _excerpt(found: str, given: Support) -> str:
    """Return the quoted passages, cut off behind what differs rather than before it."""
    words = " … ".join("; ".join(each) for each in given.passages.values())
    end = words.find(found) + len(found) if found in words else 0
    if end <= _SHOWN:
        return truncate(words, _SHOWN)
    start = words.find(" ", max(0, end - _SHOWN // 2 - len(found) // 2)) + 1
    return f"…{truncate(words[start:], _SHOWN)}"


def excuse(difference: Difference) -> str:
    """Say with which reason a finding on words may be allowed; nothing for what is no question of reading."""
    found = difference.evidence
    if difference.respect == "negation" and not difference.claim:
        reason = f"if `{found}` denies something else there"
    elif difference.respect == "negation":
        reason = "if the evidence denies it in other words"
    elif difference.sure:
        return ""
    else:
        reason = f"if {_EXCUSES.get(difference.respect, 'both say the same in other words')}"
    return f"; {reason}, allow the finding with that reason"


_EXCUSES = MappingProxyType(
    {
        "name": "the evidence names the same in another way", "subject": "both are of the same",
        "speaker": "it is the same speaker", "modality": "the words of the evidence are about something else",
    }
)  # fmt: skip


def read_passages(given: Support) -> list[Passage]:
    """Read the passages of some evidence for their words."""
    return [read(text, tag).passage for tag, texts in given.passages.items() for text in texts]


def _describe_denial(difference: Difference, mine: str, claim: Passage, evidence: Sequence[Passage]) -> str:
    """Say which of the two denies something, and by which word."""
    said, found = difference.claim, difference.evidence
    if not said:
        return f"the evidence says `{found}`, which {mine} leaves out"
    if not found:
        return f"{mine} says `{said}`, which denies what the evidence does not deny"
    both = f"{mine} says `{said}`, but the evidence says `{found}`"
    denies, denied_there = _denies(said, [claim]), _denies(found, evidence)
    if denies == denied_there:
        return f"{both}: as they were read, only one of the two denies it"
    denying, plain = (mine, "the evidence") if denies else ("the evidence", mine)
    return f"{both}: {denying} denies it, and {plain} does not"


def _denies(words: str, passages: Sequence[Passage]) -> bool:
    """Check whether some words of a text have one that denies."""
    for passage in passages:
        part = _find(words, passage)
        if part is not None:
            return bool(passage.terms_in(part, "negation", "denials"))
    return False


def _both_told(difference: Difference, claim: Passage, evidence: Sequence[Passage]) -> tuple[Told, Told]:
    """Say how the claim and the evidence tell what differs."""
    return _told(difference.claim, [claim]), _told(difference.evidence, evidence)


def _told(words: str, passages: Sequence[Passage]) -> Told:
    for passage in passages:
        part = _find(words, passage)
        if part is not None:
            return told_as(passage, part)
    return Told(words, "done")


def _find(words: str, passage: Passage) -> Stretch | None:
    """Find some words in a text: the tokens that they are; nothing where they are not whole tokens."""
    starts = {word.start: at for at, word in enumerate(passage.words)}
    ends = {word.end: at for at, word in enumerate(passage.words)}
    begin = passage.text.find(words) if words else -1
    while begin >= 0:
        if begin in starts and begin + len(words) in ends:
            return Stretch(starts[begin], ends[begin + len(words)] + 1)
        begin = passage.text.find(words, begin + 1)
    return None


def _correspond(difference: Difference, claim: Passage, evidence: Sequence[Passage]) -> bool:
    """Check whether two names that differ may be of the same kind of thing."""
    found = difference.evidence
    home = next((each for each in evidence if _find(found, each)), None) if found else None
    return home is not None and may_correspond(difference.claim, claim, found, home)


def _last_name(words: str, passages: Sequence[Passage]) -> str:
    """Return the last name among some words, which is nearest to the verb; all of them without a name."""
    for passage in passages:
        part = _find(words, passage)
        if part is not None:
            names = [n for n in passage.names if part.has(n.first) and n.last <= part.last and n.sure]
            return passage.text_of(names[-1]) if names else words
    return words
