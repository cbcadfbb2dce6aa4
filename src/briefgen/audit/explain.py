"""What is said of a statement that nothing supports: what the nearest passage has, lacks and has instead."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.audit.cause import says_cause
from briefgen.audit.claims_together import Together
from briefgen.audit.denied_otherwise import is_denied_otherwise
from briefgen.audit.meanings import is_listed
from briefgen.audit.senses import nearest_sentence
from briefgen.audit.told_otherwise import is_denied_across
from briefgen.audit.verdicts import AuditVerdict
from briefgen.language.reading import Reading

_MOST = 0.66
"""Share of the words of a statement that shows that a passage in another language is on the same."""


def explain(claim: Reading, each: Together, cannot_know: str) -> AuditVerdict:
    """Say what of a statement the nearest passage has, what it lacks, and where it differs."""
    where = (each.window.where(),)
    if each.lacking:
        known = not cannot_know or ((each.found or each.share >= _MOST) and _is_across(claim, each))
        reason = f"the nearest passage does not have {listed(each.lacking)}" if known else cannot_know
        return AuditVerdict("unsupported" if known else "not checked", reason, where)
    if each.differences:
        first = each.differences[0]
        has = f"has `{first.evidence}`" if first.evidence else "does not say so"
        return AuditVerdict(
            "unsupported", f"the draft has `{first.claim}`, and the nearest passage {has}", where
        )
    nearest = nearest_sentence(claim, each.window.sentences).passage
    denied = is_denied_otherwise(claim.passage, each.window.core.reading.passage)
    denied = denied or (nearest.language != claim.language and is_denied_across(claim.passage, nearest))
    found = f"one passage has {listed(each.found)}" if each.found else "one passage has similar words"
    if says_cause(claim):
        rest = "causes are not compared"
    elif each.unsure and each.unsure[0].respect == "modality":
        rest = f"it may speak only of a plan or forecast: `{each.unsure[0].evidence}`"
    elif each.unsure and each.unsure[0].evidence:
        rest = f"it says `{each.unsure[0].evidence}`, which may not be the same as `{each.unsure[0].claim}`"
    elif each.unsure:
        rest = "it may say these names or numbers of other things"
    elif denied:
        rest = "only one of the two denies it"
    else:
        rest = f"it does not have {listed(each.other)}" if each.other else "that is too little to compare"
    compared = each.unsure or denied or says_cause(claim) or not _has_unlisted(claim, each)
    return AuditVerdict("unsupported" if compared else "not checked", f"{found}, but {rest}", where)


def _has_unlisted(claim: Reading, each: Together) -> bool:
    """Check whether a passage in another language lacks words whose meaning is not listed."""
    words = (word.casefold() for word in each.other)
    return _is_across(claim, each) and any(not is_listed(word, claim.language) for word in words)


def _is_across(claim: Reading, each: Together) -> bool:
    return each.window.text.language != claim.language


def listed(words: Iterable[str]) -> str:
    """List words, each in backticks."""
    return ", ".join(f"`{word}`" for word in words)
