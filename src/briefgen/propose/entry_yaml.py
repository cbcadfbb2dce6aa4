"""Write proposals as YAML, in the style of the corpus: one item of a list, without its indentation."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from briefgen.corpus.evidence import Evidence
from briefgen.corpus.fact import Measure, Origin
from briefgen.propose.fact import FactProposal
from briefgen.reading.yaml_text import read_yaml

_FLOW_MARKS = re.compile(r"[,\[\]{}#:]|^\W|\s$")
"""What a plain value inside braces may not have, or only in some places."""


def scalar(value: str, *, in_braces: bool = False) -> str:
    """Write a text as a plain YAML value where that reads as the same text, else in double quotes."""
    if not (in_braces and _FLOW_MARKS.search(value)):
        read, problems = read_yaml(f"k: {value}\n", "")
        if not problems and read.data == {"k": value} and "\n" not in value:
            return value
    return json.dumps(value, ensure_ascii=False)


def flow(fields: Mapping[str, str | Decimal]) -> str:
    """Write a mapping in braces on one line."""
    parts = (
        f"{key}: {value:f}" if isinstance(value, Decimal) else f"{key}: {_flow_value(key, value)}"
        for key, value in fields.items()
    )
    return f"{{{', '.join(parts)}}}"


def fact_lines(proposal: FactProposal, comment: Iterable[str] = ()) -> list[str]:
    """Return the lines of a fact, of which the first begins with `- `."""
    lines = [
        f"id: {proposal.id}",
        *(f"# {line}" for line in comment),
        f"statement: {scalar(proposal.statement)}",
    ]
    if proposal.figure is not None:
        note = f"  # {proposal.unit_note}" if proposal.unit_note else ""
        lines.append(f"figure: {flow(proposal.figure)}{note}")
    if proposal.date is not None:
        lines.append(f"date: {proposal.date}")
    if proposal.attributed_to is not None:
        lines.append(f"attributed_to: {proposal.attributed_to}")
    return _item([*lines, *evidence_lines(proposal.evidence)])


def evidence_lines(evidence: Iterable[Evidence]) -> list[str]:
    """Return the lines of the key `evidence`."""
    lines = ["evidence:"]
    for each in evidence:
        lines.append(f"  - source: {each.source}")
        given = (("exact", each.exact), ("prefix", each.prefix), ("suffix", each.suffix))
        lines += [f"    {key}: {scalar(value)}" for key, value in given if value is not None]
    return lines


def origin_line(origin: Origin) -> str:
    """Return the line of an origin."""
    return f"- {flow({'id': origin.id, 'name': origin.name, 'kind': origin.kind})}"


def measure_line(measure: Measure) -> str:
    """Return the line of a measure."""
    return f"- {flow({'id': measure.id, 'label': measure.label, 'unit': measure.unit})}"


def draft_file(proposals: Iterable[FactProposal]) -> str:
    """Write proposals as a file of facts to edit; above each is its sentence, which goes into no corpus."""
    made = list(proposals)
    origins = {p.new_origin.id: p.new_origin for p in made if p.new_origin is not None}
    lines = ["# Delete what you do not need, and each sentence of the source that is quoted in a comment."]
    lines += ["origins:", *(f"  {origin_line(origin)}" for origin in origins.values())] if origins else []
    lines += ["facts:"] if made else ["facts: []"]
    for proposal in made:
        lines += [f"  {line}" for line in fact_lines(proposal, (f"“{proposal.sentence}”",))]
    return "\n".join(lines) + "\n"


def _item(lines: list[str]) -> list[str]:
    return [f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]


def _flow_value(key: str, value: str) -> str:
    return value if key == "as_of" else scalar(value, in_braces=True)
