"""A bounded instruction for each finding: what a person or an assistant may change, and to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from msgspec import Struct

from briefgen.audit.describe_findings import both_words, message_of, place_of
from briefgen.audit.verdicts import Audit, Finding, Where
from briefgen.language.claims import Difference
from briefgen.report.formats import printable_json

Action = Literal["replace", "quote", "attribute", "narrow", "choose", "remove", "compare"]
"""What to do: replace words; quote the source's words; name who says it; say no more than the passage; choose
one of the claims; leave it out; compare it with the passage oneself."""

_BOUNDS = (
    "Change only the words named here, at the place given. Add no source, fact, name, number or quotation "
    "that is not in this instruction. If it cannot be followed, leave the statement out, or ask a person."
)
_NUMERIC = frozenset({"value", "unit", "rate", "currency", "qualifier", "date", "ordinal"})
_REPLACED = _NUMERIC | {"designation", "name", "part-and-whole"}
"""Respects in which the passage's words can replace those of the draft."""


class _Repair(Struct, frozen=True):
    """What to do, and the words to replace with their replacement, if any."""

    action: Action
    words: str
    old: str = ""
    new: str = ""


def repairs_json(audits: Iterable[Audit]) -> str:
    """Format an instruction for each finding as JSON.

    Shape: `{"bounds", "repairs": [{"path", "line", "column", "end_line", "end_column", "kind", "verdict",
    "words", "why", "action", "instruction", "from", "to", "choices", "passage"}]}`; `from` and `to` are words
    to replace and their replacement, null where the action needs none.
    """
    repairs = [
        _repair(audit, finding)
        for audit in audits
        for finding in audit.findings
        if finding.judgement.verdict != "supported"
    ]
    return printable_json({"bounds": _BOUNDS, "repairs": repairs})


def _repair(audit: Audit, finding: Finding) -> dict[str, Any]:
    judgement, span = finding.judgement, finding.span
    repair = _instruction(finding)
    return {
        "path": audit.path,
        "line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column,
        "kind": finding.kind,
        "verdict": judgement.verdict,
        "words": finding.words,
        "why": message_of(finding),
        "action": repair.action,
        "instruction": repair.words,
        "from": repair.old or None,
        "to": repair.new or None,
        "choices": [{"fact": claim.fact, "words": claim.words} for claim in judgement.others],
        "passage": _passage(judgement.where[0]) if judgement.where else None,
    }  # fmt: skip


def _passage(where: Where) -> dict[str, str | None]:
    place = {"place": place_of(where), "fact": where.fact or None, "source": where.source or None}
    return {**place, "words": where.words}


def _instruction(finding: Finding) -> _Repair:
    """Return what to do about a finding."""
    judgement = finding.judgement
    match judgement.verdict, finding.kind:
        case "contradicted", _:
            choose = "Give one of the choices, with its own qualifier and unit, and say whose it is."
            found = _Repair("choose", choose)
        case "altered", "quotation":
            words = judgement.where[0].words
            found = _Repair("quote", f"Quote the words of the source: “{words}”.", finding.words, words)
        case "altered", _:
            found = _correction(judgement.differences)
        case "not checked", _:
            found = _Repair("compare", f"Compare it with the passage, if there is one: {judgement.reason}.")
        case _ if judgement.attributed_to:
            found = _Repair("attribute", f"Write that `{judgement.attributed_to}` says so.")
        case _, "statement" if judgement.where:
            found = _Repair("narrow", "Say no more than the passage says, or leave the sentence out.")
        case _:
            found = _Repair("remove", f"Leave the {finding.kind} out: nothing supports it.")
    return found


def _correction(found: tuple[Difference, ...]) -> _Repair:
    """Return how to correct what differs from the passage."""
    first = found[0]
    if len(found) == 1 and first.respect in _REPLACED and first.claim and first.evidence:
        old, new = both_words(first)
        return _Repair("replace", f"Write `{new}` in place of `{old}`.", old, new)
    if first.respect == "speaker":
        return _Repair("attribute", f"Write that `{first.evidence}` says so, not `{first.claim}`.")
    return _Repair("narrow", f"Say what the passage says: {', '.join(_differences(found))}.")


def _differences(found: Iterable[Difference]) -> Iterator[str]:
    for each in found:
        yield f"it has `{each.evidence}`" if each.evidence else f"it does not have `{each.claim}`"
