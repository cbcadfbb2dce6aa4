"""A draft as a brief: what facts support, with its links set."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

from briefgen.audit.library import Library
from briefgen.audit.verdicts import Audit, Finding

_MARKUP = re.compile(r"([\\`*_\[\]<>{}|~$])")
_PLAIN = re.compile(r"[^\W\d_][^\d\"“”«»„]*")
_MOST_RESTED_ON = 3
_MOST_LEFT_OUT = 200
_LONGEST_LEFT_OUT = 100
_FEWEST_ORIGINS = 2
_HEAD = """\
# yaml-language-server: $schema=../.schema/brief.json
# What facts support in {path}. Fill it in from the top; what was left out is at the end.
title: Write the finding as a title
product: policy-memo
to: The reader
from: The desk
as_of: {today}
marking: TLP:GREEN
profile: icd203
question: What should the reader decide?
bottom_line: {bottom_line}
judgements:
  - id: first
    text: state your judgement here
    likelihood: {{term: likely}}
    confidence: {{level: low, basis: state what the confidence is based on}}
"""
_REST = """\
options:
  - id: act
    title: The course you recommend
    text: What it means.
    advantages: What speaks for it.
    risks: What speaks against it.
    recommended: true
  - id: wait
    title: The alternative
    text: What it means.
gaps:
  - question: What is not known?
    matters: Why it matters, or what would close it.
"""


def write_brief(audit: Audit, library: Library, today: date) -> str:
    """Write what facts support as a brief in YAML; empty if they support nothing.

    What is left out is in comments, with its place in the draft. What an author has to add is marked as in a
    new brief.
    """
    linked = [f for f in audit.findings if f.kind == "statement" and _fact(f) and f.words != f.heading]
    if not linked:
        return ""
    facts = list(dict.fromkeys(_fact(finding) for finding in linked))[:_MOST_RESTED_ON]
    head = _HEAD.format(
        path=audit.path, today=today.isoformat(), bottom_line=_quoted(_linked(linked[0], library))
    )
    lines = [*_rests_on(facts, library), "sections:", *_sections(linked, library)]
    left_out = "".join(f"# {line}\n" for line in _left_out(audit))
    return head + "".join(f"{line}\n" for line in lines) + _REST + left_out


def _rests_on(facts: list[str], library: Library) -> Iterator[str]:
    """Write what the judgement rests on; that it is one origin's is allowed until the author adds more."""
    origins = {origin for fact in library.facts if fact.id in facts for origin in fact.origins}
    if len(origins) < _FEWEST_ORIGINS:
        yield "    # briefgen: allow judgement-single-origin: placeholder: add evidence, then delete this"
    yield f"    rests_on: [{', '.join(facts)}]"
    yield "    watch:"
    yield "      - indicator: what would confirm or refute it"


def _quoted(text: str) -> str:
    """Write a text as a YAML scalar in quotation marks."""
    return json.dumps(text, ensure_ascii=False)


def _fact(finding: Finding) -> str:
    """Return the fact that says what a statement says."""
    return next(iter(finding.judgement.facts), "") if finding.judgement.verdict == "supported" else ""


def _linked(finding: Finding, library: Library) -> str:
    """Write a statement as a link to its fact, with all claims on the measure where these disagree."""
    words = " ".join(finding.words.split())
    end = words[-1] if words[-1] in ".!?" else ""
    text = _MARKUP.sub(r"\\\1", words.removesuffix(end))
    measure = library.contested.get(_fact(finding))
    claims = f" All claims on this: [](measure:{measure})." if measure else ""
    return f"[{text}](fact:{_fact(finding)}){end or '.'}{claims}"


def _sections(linked: list[Finding], library: Library) -> Iterator[str]:
    """Write the statements below the headings of the draft."""
    heading = None
    for finding in linked:
        if finding.heading != heading:
            heading = finding.heading
            title = heading if _PLAIN.fullmatch(heading) else "Write the finding as a heading"
            yield f"  - title: {_quoted(title)}"
            yield "    body: |"
        else:
            yield ""
        yield f"      {_linked(finding, library)}"


def _left_out(audit: Audit) -> Iterator[str]:
    """Say what of the draft is not in the brief."""
    rest = [f for f in audit.findings if f.kind == "statement" and not _fact(f)]
    if rest:
        yield "Left out:"
    for finding in rest[:_MOST_LEFT_OUT]:
        words = " ".join(finding.words.split())
        shown = words if len(words) <= _LONGEST_LEFT_OUT else f"{words[:_LONGEST_LEFT_OUT]}…"
        verdict = finding.judgement.verdict
        why = "a text says it, but no fact" if verdict == "supported" else verdict
        yield f"  line {finding.span.line} ({why}): {shown}"
    if len(rest) > _MOST_LEFT_OUT:
        yield f"  and {len(rest) - _MOST_LEFT_OUT} more"
