"""A workspace that uses every text field there is, for tests to put hostile text into one of them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from types import MappingProxyType

from tests.workspace import TEMPLATES

LIFTED = (
    "attribution-unsupported", "case-bare", "date-disagrees", "date-unsupported", "figure-unevidenced",
    "hedge-stacked", "hypothesis-unheld", "judgement-single-origin", "likelihood-with-confidence",
    "heading-disagrees", "likelihood-word", "measure-bare", "number-naked", "quote-naked", "speech-bare",
    "statement-disagrees", "words-disagree",
    "figure-disagrees", "quote-negated", "letters-mixed",
)  # fmt: skip
"""Rules that judge what is said: any text at all may break them."""
FILES: Mapping[str, str] = MappingProxyType(
    {
        "briefs/corpus/facts/all.yaml": """\
origins:
  - {id: pilots, name: <origin.name>, kind: company}
  - {id: port, name: Port, kind: government}
measures:
  - {id: depth, label: <measure.label>, unit: <unit>}
facts:
  - id: closed
    statement: <fact.statement>
    date: 2026-03-02
    event: <fact.event>
    evidence: [{source: log, exact: the north channel is closed}]
  - id: nine
    statement: Depth is nine.
    figure: {measure: depth, value: 9, unit: <unit>, scope: <figure.scope>, as_of: 2026-03-01}
    evidence: [{source: log, exact: a depth of nine metres}]
  - id: twelve
    statement: Depth was twelve.
    figure: {measure: depth, value: 12, unit: <unit>, scope: <figure.scope>, as_of: 2025-03-01}
    evidence: [{source: log, exact: the old quay}]
""",
        "briefs/corpus/sources/log.yaml": """\
id: log
type: report
genre: data
title: <source.title>
subtitle: <source.subtitle>
author: [{family: <author.family>, given: <author.given>}, {literal: <author.literal>}]
container-title: <source.container>
publisher: <source.publisher>
URL: <source.URL>
issued: 2026-03-05~
issued-note: <source.issued-note>
language: <source.language>
origin: pilots
rights: <source.rights>
note: <source.note>
text: <source.text>
""",
        "briefs/corpus/views/wait.yaml": """\
id: wait
question: <question.question>
hypotheses:
  - id: extend
    label: <hypothesis.label>
    statement: <hypothesis.statement>
    best_case: <hypothesis.best_case>
    contrary: <hypothesis.contrary>
    would_change: <hypothesis.would_change>
  - {id: rest, label: Rest, statement: Rest., held_by: none found, best_case: none found, contrary: none found, would_change: Much.}
views:
  - id: pilot-view
    holder: {name: <holder.name>, affiliation: <holder.affiliation>, outlet: <holder.outlet>}
    hypothesis: extend
    claim: <view.claim>
    reasoning: <view.reasoning>
    facts_for: [nine]
    would_change: <view.would_change>
    attributed_to: pilots
    evidence: [{source: log, exact: The quay}]
matrix:
  - {fact: closed, ratings: {extend: consistent, rest: inconsistent}}
""",
        "briefs/corpus/sections/words.md": """\
---
title: <section.title>
---
<|section.body>
""",
        "briefs/corpus/profiles/mine.yaml": """\
id: mine
title: <profile.title>
bands:
  - {terms: [unlikely], low: 0, high: 50}
  - {terms: [<profile.term>], adverbs: [perhaps], low: 50, high: 100}
""",
        "templates/mine/product.yaml": """\
title: <product.title>
parts:
  - {part: head}
  - {part: bottom-line}
  - {part: decision}
  - {part: next-steps}
  - {part: key-figures}
  - {part: key-judgements, heading: <product.heading>}
  - {part: charts}
  - {part: sections}
  - {part: views}
  - {part: matrix}
  - {part: timeline}
  - {part: options}
  - {part: gaps}
annex_heading: <product.annex_heading>
annex:
  - {part: source-summary}
  - {part: notes}
  - {part: sources}
  - {part: likelihood-scale}
budget: {body_pages: 200, annex_pages: 200}
""",
        "templates/mine/theme.yaml": "{}\n",
        "briefs/brief.yaml": """\
title: <brief.title>
short_title: <brief.short_title>
product: mine
to: <brief.to>
from: <brief.from>
as_of: 2026-03-20
marking: TLP:GREEN
profile: mine
language: <brief.language>
question: <brief.question>
bottom_line: <brief.bottom_line>
decision: {asked: <decision.asked>, by: 2026-04-01, lead: <decision.lead>, cost: <decision.cost>}
next_steps: [{who: <step.who>, what: <step.what>, by: 2026-04-02}]
judgements:
  - id: reopening
    text: <judgement.text>
    likelihood: {term: <profile.term>}
    confidence: {level: low, basis: <judgement.basis>}
    rests_on: [closed, pilot-view]
    watch: [{indicator: <watch.indicator>, by: 2026-04-01}]
key_figures: [{fact: nine, label: <key_figure.label>}, {measure: depth}]
charts: [{measure: depth, kind: slope, title: <chart.title>}]
sections: [{ref: words}, {title: <brief.section.title>, body: <brief.section.body>}]
views: [wait]
timeline: {facts: [closed]}
options: [{id: a, title: <option.title>, text: <option.text>, advantages: <option.advantages>, risks: <option.risks>, recommended: true}]
gaps: [{question: <gap.question>, matters: <gap.matters>}]
""",
        "texts/log.txt": "The log says that the north channel is closed. It had a depth of nine metres. The quay, the old quay.\n",
        "pyproject.toml": '[tool.briefgen]\ntexts = ["texts"]\n\n[tool.briefgen.rules]\n'
        + "".join(f'{rule} = "off"\n' for rule in LIFTED),
    }
)
SET = {
    "unit": "metres",
    "source.URL": "https://example.org/log",
    "source.language": "en",
    "source.text": "log.txt",
    "brief.language": "en-GB",
}
"""The fields whose text means something to briefgen."""
UNPRINTED = frozenset(
    {
        "source.language", "source.publisher", "source.rights", "source.text", "holder.outlet",
        "view.would_change", "brief.language",
    }
)  # fmt: skip
"""The fields that are for whoever writes the memo."""
PROSE = frozenset(
    {
        "hypothesis.best_case", "hypothesis.contrary", "hypothesis.would_change", "view.claim", "view.reasoning",
        "view.would_change", "section.body", "brief.bottom_line", "judgement.text", "judgement.basis",
        "watch.indicator", "brief.section.body", "option.text", "option.advantages", "option.risks", "gap.question",
        "gap.matters", "decision.asked", "decision.cost", "step.what",
    }
)  # fmt: skip
"""The fields that are Markdown."""
_SLOT = re.compile(r"<(\|?)([\w.-]+)>")
FIELDS = tuple(dict.fromkeys(name for text in FILES.values() for _, name in _SLOT.findall(text)))
"""The names of all fields."""


def word_of(field: str) -> str:
    """Return the word that a field holds; it has no digits, which would be read as part of a name."""
    number = FIELDS.index(field)
    return f"Word{chr(97 + number // 26)}{chr(97 + number % 26)}"


def everything(values: Mapping[str, str]) -> dict[str, str]:
    """Return the files with some fields' text; every other field holds a word of its own."""
    plain = {name: word_of(name) for name in FIELDS} | SET

    def fill(slot: re.Match[str]) -> str:
        text = values.get(slot[2], plain[slot[2]])
        return text if slot[1] else json.dumps(text, ensure_ascii=False)

    template = (TEMPLATES / "two-page-brief" / "memo.md.j2").read_text("utf-8")
    filled = {name: _SLOT.sub(fill, text) for name, text in FILES.items()}
    return {**filled, "templates/mine/memo.md.j2": template}
