"""A draft as a brief: what facts support, with its links set."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from briefgen.audit.library import Library
from briefgen.audit.verdicts import Audit, Finding

_MARKUP = re.compile(r"([\\`*_\[\]<>{}|~$])")
_PLAIN = re.compile(r"[^\W\d_][^\d\"“”«»„]*")
_MOST_RESTED_ON = 3
_MOST_LEFT_OUT = 200
_LONGEST_LEFT_OUT = 100
_FEWEST_ORIGINS = 2
_MOST_ROUNDS = 4
"""How often facts are chosen for the statements; what is reported then is left out."""
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


CheckBrief = Callable[[str], Mapping[int, str]]
"""Checks a brief in YAML, and returns the rules that report something, by their lines."""


class _Link(Struct, frozen=True):
    """A statement of a draft with the fact that its words are linked to."""

    finding: Finding
    fact: str


def write_brief(audit: Audit, library: Library, today: date, check: CheckBrief) -> str:
    """Write what facts support as a brief in YAML; empty if they support nothing.

    A statement is linked to the first fact that supports it, or that quotes the passage which does, of which
    `check` reports nothing. What is left out is in comments, with its place in the draft. What an author has
    to add is marked as in a new brief.
    """
    open_yet = {at: list(_facts(f)) for at, f in enumerate(audit.findings) if _facts(f)}
    refused: dict[int, str] = {}
    for _ in range(_MOST_ROUNDS):
        text, places = _write(audit, library, today, open_yet, refused)
        reported = check(text) if text else {}
        faults = {at: reported[line] for line, at in places.items() if line in reported}
        if not faults:
            return text
        for at, rule in faults.items():
            fact = open_yet[at].pop(0)
            refused[at] = f"`check` reports {rule} where it is linked to fact {fact}"
        open_yet = {at: facts for at, facts in open_yet.items() if facts}
    return _write(audit, library, today, {}, refused)[0]


def _write(
    audit: Audit, library: Library, today: date, facts_of: Mapping[int, list[str]], refused: Mapping[int, str]
) -> tuple[str, dict[int, int]]:
    """Write a brief, and say on which of its lines each statement is."""
    links = {at: _Link(audit.findings[at], facts[0]) for at, facts in facts_of.items()}
    if not links:
        return "", {}
    first = next(iter(links))
    facts = list(dict.fromkeys(link.fact for link in links.values()))[:_MOST_RESTED_ON]
    head = _HEAD.format(
        path=audit.path, today=today.isoformat(), bottom_line=_quoted(_linked(links[first], library))
    )
    lines = [*head.splitlines(), *_rests_on(facts, library), "sections:"]
    places = {next(n for n, line in enumerate(lines, 1) if line.startswith("bottom_line:")): first}
    for line, at in _sections(links, library):
        lines.append(line)
        if at is not None:
            places[len(lines)] = at
    left_out = [f"# {line}" for line in _left_out(audit, links, refused)]
    return "\n".join([*lines, *_REST.splitlines(), *left_out, ""]), places


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


def _facts(finding: Finding) -> tuple[str, ...]:
    """List the facts that say what a statement says, then those that quote the passage that does."""
    judgement = finding.judgement
    if finding.kind != "statement" or judgement.verdict != "supported" or finding.words == finding.heading:
        return ()
    return tuple(dict.fromkeys((*judgement.facts, *(w.fact for w in judgement.where if w.fact))))


def _linked(link: _Link, library: Library) -> str:
    """Write a statement as a link to its fact, with all claims on the measure where these disagree."""
    words = " ".join(link.finding.words.split())
    end = words[-1] if words[-1] in ".!?" else ""
    text = _MARKUP.sub(r"\\\1", words.removesuffix(end))
    measure = library.contested.get(link.fact)
    claims = f" All claims on this: [](measure:{measure})." if measure else ""
    return f"[{text}](fact:{link.fact}){end or '.'}{claims}"


def _sections(links: Mapping[int, _Link], library: Library) -> Iterator[tuple[str, int | None]]:
    """Write the statements below the headings of the draft, each line with the number of its statement."""
    heading = None
    for at, link in links.items():
        if link.finding.heading != heading:
            heading = link.finding.heading
            title = heading if _PLAIN.fullmatch(heading) else "Write the finding as a heading"
            yield f"  - title: {_quoted(title)}", None
            yield "    body: |", None
        else:
            yield "", None
        yield f"      {_linked(link, library)}", at


def _left_out(audit: Audit, links: Mapping[int, _Link], refused: Mapping[int, str]) -> Iterator[str]:
    """Say what of the draft is not in the brief."""
    rest = [(at, f) for at, f in enumerate(audit.findings) if f.kind == "statement" and at not in links]
    if rest:
        yield "Left out:"
    for at, finding in rest[:_MOST_LEFT_OUT]:
        words = " ".join(finding.words.split())
        shown = words if len(words) <= _LONGEST_LEFT_OUT else f"{words[:_LONGEST_LEFT_OUT]}…"
        verdict = finding.judgement.verdict
        why = "a text says it, but no fact" if verdict == "supported" else verdict
        yield f"  line {finding.span.line} ({refused.get(at, why)}): {shown}"
    if len(rest) > _MOST_LEFT_OUT:
        yield f"  and {len(rest) - _MOST_LEFT_OUT} more"
