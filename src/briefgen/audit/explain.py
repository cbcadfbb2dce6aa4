"""What is said of a statement that nothing supports: what the nearest passage has, lacks and has instead."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.audit.cause import says_cause
from briefgen.audit.claims_together import Together
from briefgen.audit.denied_otherwise import is_denied_otherwise
from briefgen.audit.senses import nearest_sentence
from briefgen.audit.told_otherwise import is_denied_across
from briefgen.audit.verdicts import AuditVerdict
from briefgen.language.reading import Reading


def explain(claim: Reading, each: Together, missing: str) -> AuditVerdict:
    """Say what of a statement the nearest passage has, what it lacks, and where it differs.

    `missing` says which texts are not at hand: what a passage lacks may be in one of them.
    """
    where = (each.window.where(),)
    if each.lacking and missing:
        return AuditVerdict("not checked", missing, where)
    if each.lacking:
        return AuditVerdict("unsupported", f"the nearest passage does not have {listed(each.lacking)}", where)
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
        rest = "it does not give this cause"
    elif each.unsure and each.unsure[0].respect == "modality":
        rest = f"it may speak only of a plan or forecast: `{each.unsure[0].evidence}`"
    elif each.unsure and each.unsure[0].evidence:
        rest = f"it says `{each.unsure[0].evidence}`, which may not be the same as `{each.unsure[0].claim}`"
    elif each.unsure:
        rest = "it may say these names or numbers of other things"
    elif denied:
        rest = "only one of the two denies it"
    elif each.other and each.window.text.language != claim.language:
        rest = f"it does not have {listed(each.other)}, as far as their meanings are listed"
    else:
        rest = f"it does not have {listed(each.other)}" if each.other else "that is too little to compare"
    return AuditVerdict("unsupported", f"{found}, but {rest}", where)


def listed(words: Iterable[str]) -> str:
    """List words, each in backticks."""
    return ", ".join(f"`{word.rstrip('.') or word}`" for word in words)
