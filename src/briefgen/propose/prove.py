"""Check a proposal by the rules of the corpus, and leave out what they would report."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from msgspec.structs import replace

from briefgen.check import text_unwritten
from briefgen.check.run_rules import RuleInputs, run_corpus_rules
from briefgen.corpus.fact import Fact, Measure, Origin
from briefgen.corpus.lock_format import Lock
from briefgen.corpus.quotation_proofs import prove_quotations
from briefgen.diagnostic import Diagnostic, Findings
from briefgen.propose.background import Background
from briefgen.propose.entry_yaml import fact_lines, measure_line, origin_line
from briefgen.propose.fact import FactProposal, without
from briefgen.reading.entry import Entry, validate
from briefgen.reading.yaml_text import YamlText, read_yaml

M = TypeVar("M", Origin, Measure)
_GIVES_UP: Mapping[str, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        "figure-unevidenced": (("unit", "measure"), ("figure",)),
        "measure-unit": (("measure",),),
        "status-missing": (("figure",),),
        "date-disagrees": (("as_of",), ("date",), ("as_of", "date")),
        "attribution-unsupported": (("attributed_to",),),
    }
)
"""For each rule, the fields to leave out, one after another, until it reports nothing."""


def proven(proposal: FactProposal, background: Background) -> FactProposal:
    """Return a proposal without the fields that a rule of the corpus finds wrong."""
    for rule, ways in _GIVES_UP.items():
        if not any(finding.rule == rule for finding in findings_of(proposal, background)):
            continue
        tried = (without(proposal, *fields) for fields in ways)
        passing = (each for each in tried if not any(f.rule == rule for f in findings_of(each, background)))
        proposal = next(passing, proposal)
    return proposal


def findings_of(proposal: FactProposal, background: Background) -> Findings:
    """Return what the rules of the corpus report of a proposal, but for what its author has yet to write."""
    text = _as_file(proposal)
    known = background.corpus
    entry, problems = validate(Fact, text, ("facts", 0))
    if entry is None:
        return problems
    corpus = replace(
        known,
        facts={proposal.id: entry},
        views={},
        questions={},
        sections={},
        origins={**known.origins} | _added(Origin, text, "origins"),
        measures={**known.measures} | _added(Measure, text, "measures"),
    )
    proofs = prove_quotations(corpus, background.texts, Lock())
    inputs = RuleInputs(corpus, proofs, markings=background.settings.markings)
    return tuple(finding for finding in run_corpus_rules(inputs) if _counts(finding, text))


def _as_file(proposal: FactProposal) -> YamlText:
    lines = []
    if proposal.new_origin is not None:
        lines += ["origins:", f"  {origin_line(proposal.new_origin)}"]
    if proposal.new_measure is not None:
        lines += ["measures:", f"  {measure_line(proposal.new_measure)}"]
    lines += ["facts:", *(f"  {line}" for line in fact_lines(proposal))]
    return read_yaml("\n".join(lines) + "\n", "proposal")[0]


def _added(model: type[M], text: YamlText, key: str) -> dict[str, Entry[M]]:
    """Read the new origin or measure of a proposal, by its id."""
    entry = validate(model, text, (key, 0))[0] if text.lookup((key, 0)) else None
    return {entry.value.id: entry} if entry else {}


def _counts(finding: Diagnostic, text: YamlText) -> bool:
    return finding.span.path == text.path and finding.rule != text_unwritten.RULE
