"""A tiny corpus and brief on an invented topic, for tests to add one thing to."""

from __future__ import annotations

from types import MappingProxyType

ORIGINS = """\
origins:
  - {id: pilots, name: Harbour pilots, kind: company}
measures:
  - {id: north-depth, label: Depth of the north channel, unit: m}
"""
SOURCE = """\
id: log
type: report
genre: data
title: The pilots’ log
issued: 2026-03-05
origin: pilots
text: log.txt
"""
FACTS = """\
facts:
  - id: channel-closed
    statement: The north channel is closed.
    date: 2026-03-02
    event: North channel closes
    evidence: [{source: log, exact: the north channel is closed}]
  - id: channel-depth
    statement: The north channel is nine metres deep.
    figure: {measure: north-depth, value: 9, unit: m, as_of: 2026-03-01}
    evidence: [{source: log, exact: a depth of nine metres}]
"""
LOG = (
    "The log says that the north channel is closed. It had a depth of nine metres. The quay, the old quay.\n"
)
ALLOWED = "  # briefgen: allow judgement-single-origin: one log is all there is"
BRIEF = """\
title: The north channel stays closed
product: two-page-brief
as_of: 2026-03-20
marking: TLP:GREEN
question: When does the north channel reopen?
bottom_line: It [is closed](fact:channel-closed).
judgements:
  - id: reopening
    text: the north channel reopens in May
    likelihood: {term: likely}
    confidence: {level: low, basis: one log}
    rests_on: [channel-closed]  # briefgen: allow judgement-single-origin: one log is all there is
"""
"""Twelve lines: what a test adds below begins on line 13."""
QUESTION = """\
id: extend-or-wait
question: Extend the dredging, or wait?
hypotheses:
  - id: extend
    label: Extend
    statement: Extending pays.
    best_case: Depth [counts](fact:channel-depth).
    contrary: It costs.
    would_change: A second storm.
  - id: wait
    label: Wait
    statement: Waiting pays.
    best_case: It is cheap.
    contrary: The channel [is closed](fact:channel-closed).
    would_change: Ships going elsewhere.
"""
"""Fifteen lines."""
VIEW = """\
views:
  - id: pilots-wait
    holder: {name: The pilots}
    hypothesis: wait
    claim: Waiting is right.
    reasoning: They wait.
    evidence: [{source: log, exact: the old quay}]
"""
"""A view to add to the question."""

HARBOUR = MappingProxyType(
    {
        "briefs/corpus/facts/origins.yaml": ORIGINS,
        "briefs/corpus/facts/channel.yaml": FACTS,
        "briefs/corpus/sources/log.yaml": SOURCE,
        "briefs/corpus/views/extend-or-wait.yaml": QUESTION,
        "briefs/brief.yaml": BRIEF,
        "texts/log.txt": LOG,
    }
)
