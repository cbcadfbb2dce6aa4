"""The findings of an audit as diagnostics: what is wrong with a statement, where it is, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from briefgen.audit.verdicts import Audit, AuditVerdict, Finding, Where
from briefgen.diagnostic import Diagnostic, error, note, truncate, warning
from briefgen.language.claims import Difference

_RESPECTS = MappingProxyType(
    {
        "value": "the numbers differ",
        "unit": "they count or measure different things",
        "rate": "they are not per the same (a day, a tonne)",
        "currency": "the currencies differ",
        "qualifier": "the qualifiers of the number differ",
        "date": "the dates differ",
        "ordinal": "the places in the order differ",
        "designation": "the names or scores differ",
        "direction": "they say the opposite",
        "negation": "as they were read, only one of the two denies it",
        "name": "the names differ",
        "subject": "the passage says this of someone or something else",
        "speaker": "another speaker says it",
        "modality": "one tells it as done, the other as planned, possible or alleged",
        "part-and-whole": "one covers more than the other",
        "time-order": "the order in time differs",
        "role": "the offices differ",
        "quotation": "the quoted words differ",
        "cause": "cause and effect have changed places",
    }
)
_LONGEST_PASSAGE = 240
"""Characters of a passage that is shown."""


def diagnostics_of(audit: Audit) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each finding that is not supported.

    Errors: draft-altered, draft-contradicted; draft-unsupported, a warning; draft-unchecked, a note.
    """
    for finding in audit.findings:
        span, message, hints = finding.span, message_of(finding), tuple(_hints(finding))
        verdict = finding.judgement.verdict
        if verdict == "altered":
            yield error("draft-altered", span, message, *hints)
        elif verdict == "contradicted":
            yield error("draft-contradicted", span, message, *hints)
        elif verdict == "unsupported":
            yield warning("draft-unsupported", span, message, *hints)
        elif verdict == "not checked":
            yield note("draft-unchecked", span, message, *hints)


def message_of(finding: Finding) -> str:
    """Say what is wrong with a statement or quotation."""
    judgement = finding.judgement
    words = f"`{truncate(' '.join(finding.words.split()))}`" if finding.kind == "quotation" else ""
    if judgement.differences and finding.kind == "statement":
        return "; ".join(map(describe_difference, judgement.differences))
    lead = f"the quotation {words}: " if words else ""
    return f"{lead}{judgement.reason}"


def describe_difference(found: Difference) -> str:
    """Say in what the draft differs from the passage, with both in their words."""
    respect = _RESPECTS[found.respect]
    if found.respect == "negation" and not (found.claim and found.evidence):
        who, says = ("draft", found.claim) if found.claim else ("passage", found.evidence)
        return f"only the {who} says `{says}`: {respect}"
    claim, evidence = both_words(found)
    if claim.casefold() == evidence.casefold():
        return f"`{truncate(claim)}`: {respect}"
    return f"the draft says `{truncate(claim)}`, the passage `{truncate(evidence)}`: {respect}"


def both_words(found: Difference) -> tuple[str, str]:
    """Return the words of both sides, without the full stop of a sentence that only one of them ends."""
    if found.claim.endswith(".") == found.evidence.endswith("."):
        return found.claim, found.evidence
    return found.claim.removesuffix("."), found.evidence.removesuffix(".")


def compared_words(judgement: AuditVerdict) -> str:
    """Say which claims of a statement one passage has, and which of its words were not compared."""
    compared = ", ".join(f"`{truncate(words)}`" for words in judgement.compared)
    rest = ", ".join(f"`{word}`" for word in judgement.not_compared)
    return f"compared: {compared}; not compared: {rest or 'the order and sense of the other words'}"


def _hints(finding: Finding) -> Iterator[str]:
    judgement = finding.judgement
    if judgement.where and judgement.verdict != "supported":
        nearest = judgement.where[0]
        yield f"{place_of(nearest)} has: {truncate(nearest.words, _LONGEST_PASSAGE)}"
    if judgement.others:
        claims = "; ".join(f"{claim.words} (`{claim.fact}`)" for claim in judgement.others)
        yield f"the claims on this measure: {claims}"


def place_of(where: Where) -> str:
    """Name a fact or a place in a text."""
    parts = [f"fact `{where.fact}`"] if where.fact else []
    parts += [f"`{where.source}`"] if where.source else []
    if where.page:
        parts.append(f"page {where.page}")
    elif where.paragraph:
        parts.append(f"paragraph {where.paragraph}")
    return ", ".join(parts)
