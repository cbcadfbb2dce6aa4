"""A workspace on a border crossing in which sentences with own numbers are checked."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefgen.diagnostic import Diagnostic
from tests.check.own_number_sentences import NOUNS, Row
from tests.workspace import Workspace

_BRIEF = "briefs/brief.yaml"
_QUESTION = "briefs/corpus/views/open-or-wait.yaml"
RULES = frozenset({"number-naked", "date-unsupported", "own-mark"})
"""The rules that look at numbers of the analyst's own."""


def crossing(language: str) -> Mapping[str, str]:
    """Return the corpus of the crossing, in a language."""
    lorries, guards, seats, transits = NOUNS[language]
    return {
        "texts/wire.txt": f"90 {lorries}. 240 {guards}. 87 {seats}. 36 {transits}. 7.1 %. {len(language)}.\n",
        "briefs/corpus/sources/wire.yaml": f"""\
            id: wire
            type: report
            genre: data
            title: The wire
            language: {language}
            issued: 2026-03-05
            origin: wire
            text: wire.txt
            """,
        "briefs/corpus/facts/crossing.yaml": f"""\
            origins: [{{id: wire, name: Wire, kind: media}}]
            facts:
              - {_fact("lorries", f"90 {lorries}", 90, lorries)}
              - {_fact("guard", f"240 {guards}", 240, guards)}
              - {_fact("seats", f"87 {seats}", 87, seats)}
              - {_fact("transits", f"36 {transits}", 36, transits)}
              - {_fact("inflation", "7.1 %", 7.1, "'%'")}
            """,
    }


def _fact(name: str, words: str, value: float, unit: str) -> str:
    figure = f"{{value: {value}, unit: {unit}, as_of: 2026-03-05}}"
    return (
        f"{{id: {name}, statement: {words}., figure: {figure}, evidence: [{{source: wire, exact: {words}}}]}}"
    )


def findings_in(
    workspace: Workspace, row: Row, more: Mapping[str, str] = MappingProxyType({})
) -> list[Diagnostic]:
    """List what the rules on own numbers find in one sentence; `more` are further files."""
    language, field, words = row
    files = {**crossing(language), **_brief(language, field, words), **more}
    return [found for found in workspace.write(files).check() if found.rule in RULES]


def _brief(language: str, field: str, words: str) -> dict[str, str]:
    quoted = "'" + words.replace("'", "''") + "'"
    is_option, is_view = field == "option", field == "would_change"
    option = f"options: [{{id: it, title: It, text: {quoted}}}, {{id: other, title: Other, text: Wait.}}]\n"
    question = f"""\
        id: open-or-wait
        question: Open, or wait?
        hypotheses:
          - {{id: open, label: O, statement: O., best_case: "[O](fact:lorries).", contrary: "[O](fact:guard).",
             would_change: {quoted if is_view else "A storm."}}}
          - {{id: wait, label: W, statement: W., best_case: "[W](fact:transits).", contrary: "[W](fact:inflation).",
             would_change: A storm.}}
        """
    brief = f"""\
title: The crossing
product: two-page-brief
as_of: 2026-03-20
marking: TLP:GREEN
language: {language}
question: Open?
bottom_line: "[](fact:seats)"
judgements:
  - id: it
    text: {quoted if field == "judgement" else "it opens"}
    likelihood: {{term: likely}}
    confidence: {{level: low, basis: one report}}
    rests_on: [lorries]
    watch: [{{indicator: {quoted if field == "indicator" else "a storm"}}}]
views: [open-or-wait]
{option if is_option else ""}"""
    return {_BRIEF: brief, _QUESTION: question}
