"""A workspace that has an id in every field that may have one."""

from __future__ import annotations

import pytest

from tests.workspace import Workspace

_VIEWS = """\
views:
  - id: pilot-waits
    holder: {name: A pilot}
    hypothesis: wait
    claim: Waiting [pays](fact:channel-closed).
    reasoning: It is cheap.
    facts_for: [channel-closed]
    attributed_to: pilots
    evidence: [{source: log, exact: the north channel is closed}]
matrix:
  - fact: channel-closed
    ratings: {extend: neutral, "wait": consistent}
"""
_BRIEF = """\
sections: [{ref: quay}]
key_figures: [{measure: north-depth}]
views: [extend-or-wait]
options:
  - {id: dredge, title: Dredge, text: "It pays [](fact:channel-depth).", proposed_by: [pilot-waits]}
withdrawn: [{id: reopened, reason: "It is over."}]
"""
_RATIO = """\
facts:
  - id: deeper
    statement: The channel is twice as deep.
    figure: {value: 18, unit: m, formula: "channel-depth + channel-depth"}
"""


@pytest.fixture
def full(harbour: Workspace) -> Workspace:
    """Return a workspace that has an id in every field that may have one."""
    for name, more in (("briefs/corpus/views/extend-or-wait.yaml", _VIEWS), ("briefs/brief.yaml", _BRIEF)):
        text = (harbour.root / name).read_text("utf-8") + more
        harbour.write({name: text.replace("rests_on: [", "rests_on: [pilot-waits, ")})
    section = '---\ntitle: The quay\n---\nThe quay [is closed](fact:channel-closed "so they say").\n'
    return harbour.write(
        {"briefs/corpus/sections/quay.md": section, "briefs/corpus/facts/ratio.yaml": _RATIO}
    )
