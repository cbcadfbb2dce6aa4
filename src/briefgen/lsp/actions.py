"""Quick fixes for findings: the replacements that hints name, and links from numbers to facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from briefgen.check.date_unsupported import RULE as DATE_UNSUPPORTED
from briefgen.check.fact_readings import figure_words, own_dates
from briefgen.check.figure_disagrees import RULE as FIGURE_DISAGREES
from briefgen.check.number_naked import RULE as NUMBER_NAKED
from briefgen.check.other_fact import fact_with_date
from briefgen.check.support import Supports
from briefgen.corpus.fact import Fact
from briefgen.diagnostic import Diagnostic
from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.compare_quantities import best_match
from briefgen.language.dates_agree import Issued, agrees
from briefgen.language.read import read
from briefgen.reading.yaml_text import YamlText, read_yaml
from briefgen.resident.workspace import Snapshot

_QUOTED: Final = re.compile(r"`([^`]+)`")
_MEANT: Final = re.compile(r"did you mean ((?:`[^`]+`(?:, | or )?)+)\?")
_LINK: Final = re.compile(r"`(\[[^`\]]*\](?:\([a-z]+:[a-z0-9-]*\)|\{[a-z=-]+\}))`")
_INSTEAD: Final = re.compile(r"^link `(fact:[a-z0-9-]+)` instead")
_WRITE: Final = re.compile(r"\b(?:write|use) `([^`…]+)`")
_NEAREST: Final = "the nearest passage differs: "
_CHANGE: Final = re.compile(r"\[([^\[\]→]*)→([^\[\]]*)\]")
_NAMES: Final = re.compile(r"says `([^`…]+)`, but the evidence says `([^`…]+)`: the names differ$")
_PAIR: Final = re.compile(r"[A-Za-z][\w-]*: .")
_NEXT_PAIR: Final = re.compile(r", (?=[A-Za-z][\w-]*: )")
_AROUND: Final = re.compile(r"[^\[\]]*\]\(([a-z]+:[a-z0-9-]*)\)")
"""What follows the bracket of a link, with its target."""
_MOST_FACTS: Final = 5


class Fix(Struct, frozen=True):
    """A replacement of a part of a text. Units: offsets of the text."""

    title: str
    start: int
    end: int
    new: str


def fixes(finding: Diagnostic, text: str, snapshot: Snapshot) -> list[Fix]:
    """List the quick fixes of a finding, the likeliest first; each leaves valid YAML valid."""
    whole = YamlText(finding.span.path, text)
    span = finding.span
    start, end = whole.offset(span.line, span.column), whole.offset(span.end_line, span.end_column)
    if "\n" in text[start:end] or end > len(text):
        return []
    found: dict[str, Fix] = {}
    if finding.rule in (NUMBER_NAKED, DATE_UNSUPPORTED):
        for fix in _links_to_facts(finding, text, start, end, snapshot):
            found.setdefault(fix.new, fix)
    if finding.rule == DATE_UNSUPPORTED and (target := _target_with_date(text, start, end, snapshot)):
        found[target.new] = target
    linked = {fix.new.partition("](")[2] for fix in found.values() if "](" in fix.new}
    for hint in finding.hints:
        for fix in _by_hint(hint, finding, text, start, end):
            if fix.new.partition("](")[2] not in linked:
                found.setdefault(fix.new, fix)
    found.update(_name_of_evidence(finding, text, start, end))
    if finding.rule in (DATE_UNSUPPORTED, FIGURE_DISAGREES):
        for fix in _other_targets(finding, text, start, end, snapshot):
            found.setdefault(fix.new, fix)
    return [fit for fix in found.values() if (fit := _in_yaml(fix, text, finding.span.path))]


def _name_of_evidence(finding: Diagnostic, text: str, start: int, end: int) -> dict[str, Fix]:
    """Offer the name that the evidence has, where a finding says so and is at the other one."""
    names = _NAMES.search(finding.message)
    if not names or text[start:end] != names[1]:
        return {}
    return {names[2]: Fix(f"Write {names[2]}", start, end, names[2])}


def _by_hint(hint: str, finding: Diagnostic, text: str, start: int, end: int) -> Iterator[Fix]:
    old = text[start:end]
    if meant := _MEANT.search(hint):
        for name in _QUOTED.findall(meant[1]):
            yield _replacing_id(name, old, start, end)
    elif hint.startswith(_NEAREST) and not hint.endswith("…"):
        yield Fix("Quote the source's own words", start, end, _CHANGE.sub(r"\2", hint.removeprefix(_NEAREST)))
    elif instead := _INSTEAD.search(hint):
        if place := _target_around(text, start, end):
            yield Fix(f"Link to {instead[1].partition(':')[2]} instead", *place, instead[1])
    elif link := _LINK.search(hint):
        said = next(iter(_QUOTED.findall(finding.message)), "")
        if "](fact:ID)" not in link[1] and (fix := _link(link[1], text, start, end, said)):
            yield fix
    elif (write := _WRITE.search(hint)) and (fix := _writing(write[1], finding, text, start, end)):
        yield fix


def _writing(words: str, finding: Diagnostic, text: str, start: int, end: int) -> Fix | None:
    """Write words, or the value of a key, that a hint names; None where that is not for this place."""
    if _PAIR.match(words):
        return _writing_value(_NEXT_PAIR.split(words), text, start, end)
    if "{" in words:
        return None
    if " " in words:
        start, end = _said(finding, text, start, end)
        if start == end:
            return None
        end = _end_of_same(words, text, start, end)
    return Fix(f"Write {words}", start, end, words)


def _writing_value(pairs: list[str], text: str, start: int, end: int) -> Fix | None:
    """Write the value of the key at a place; None where the line has not all the other pairs."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    for pair in pairs:
        key, value = pair.split(": ", 1)
        if re.search(rf"(^|[\s{{,]){re.escape(key)}:\s+[\"']?$", line):
            whole = line + text[start:].partition("\n")[0]
            others = all(other in whole for other in pairs if other != pair)
            return Fix(f"Write {value}", start, end, value) if others else None
    return None


def _said(finding: Diagnostic, text: str, start: int, end: int) -> tuple[int, int]:
    """Find all the words that a finding says are written, around its place; nothing where they are not."""
    words = next(iter(_QUOTED.findall(finding.message)), "")
    at = text.find(words, max(end - len(words), 0), start + len(words))
    return (at, at + len(words)) if words and at >= 0 else (end, end)


def _end_of_same(words: str, text: str, start: int, end: int) -> int:
    """Find the end of what some words replace: behind their last word, so that what follows it stays."""
    last = re.compile(rf"\b{re.escape(words.rsplit(None, 1)[-1])}(?!\w)")
    found = last.search(text, start, end)
    return found.end() if found and text[start : found.end()] != words else end


def _replacing_id(name: str, old: str, start: int, end: int) -> Fix:
    """Replace an id, or the part behind the scheme of a link."""
    scheme, colon, _ = old.partition(":")
    new = f"{scheme}:{name}" if colon and ":" not in name and scheme.isalpha() else name
    if old[:1] == old[-1:] and old[:1] in ("'", '"') and len(old) > 1:
        new = f"{old[0]}{new}{old[0]}"
    return Fix(f"Replace by {name}", start, end, new)


def _link(link: str, text: str, start: int, end: int, said: str) -> Fix | None:
    """Replace words, or the link that they are in, by a link; it may have one more word.

    Shape: None in another link, since a link cannot be inside another one. Of a link, only what a finding
    says is written there is replaced; the other words stay.
    """
    around = _link_around(link, text, start, end)
    if around is None and _target_around(text, start, end):
        return None
    start, end = around or _link_of_target(text, start, end) or _with_words(link, text, start, end)
    inside = text[start + 1 : end].partition("](")[0] if around else ""
    said = _part_in(said, inside)
    new, closing, target = link[1:].partition("](")
    if said and new and said in inside:
        _, of, what = said.partition(" of ") if " of " not in new else ("", "", "")
        link = f"[{inside.replace(said, new + of + what, 1)}{closing}{target}"
    if text[start + 1 : start + 2].isupper() and around:
        link = link[0] + link[1].upper() + link[2:]
    words, is_own, _ = link[1:].partition("](own:)")
    title = f"Mark {words} as your own" if is_own else f"Write {link}"
    return Fix(title, start, end, link)


def _part_in(said: str, inside: str) -> str:
    """Return the longest beginning of some words that a link has; a finding may name more behind it."""
    ends = (found.start() for found in reversed([*re.finditer(r" |$", said)]))
    return next((said[:end] for end in ends if said[:end] in inside), "")


def _link_around(link: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the link around a place that has the same target as a link to write."""
    target = link[link.index("](") :] if "](" in link else None
    opening = text.rfind("[", 0, start + 1)
    closing = text.find("](", end - 1)
    if target is None or opening < 0 or closing < 0 or not text.startswith(target, closing):
        return None
    inside = text[opening + 1 : closing]
    return None if "]" in inside or "\n" in inside else (opening, closing + len(target))


def _link_of_target(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the link whose target is at a place."""
    opening = text.rfind("[", 0, start)
    found = _AROUND.match(text, opening + 1) if opening >= 0 else None
    return (opening, found.end()) if found and found.span(1) == (start, end) else None


def _target_around(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the target of the link whose words a place is in."""
    opening = text.rfind("[", 0, start)
    found = _AROUND.match(text, opening + 1) if opening >= 0 else None
    return found.span(1) if found and end <= found.start(1) - 2 else None


def _with_words(link: str, text: str, start: int, end: int) -> tuple[int, int]:
    words = link[1 : link.index("]")]
    if text.startswith(words, start):
        return start, start + len(words)
    parts = words.split(" ")
    before = (" ".join(parts[:number]) + " " for number in range(len(parts) - 1, 0, -1))
    written = next((b for b in before if text[:start].casefold().endswith(b.casefold())), "")
    return start - len(written), end  # "more than" is there already


def _links_to_facts(
    finding: Diagnostic, text: str, start: int, end: int, snapshot: Snapshot
) -> Iterator[Fix]:
    """Offer links from a number or a date to the facts that have it, those that count the same first."""
    if _target_around(text, start, end):
        return  # a link cannot be inside another one
    link = next((found[1] for hint in finding.hints if (found := _LINK.search(hint))), "[]")
    start, end = _with_words(link, text, start, end)
    line = text[text.rfind("\n", 0, start) + 1 : end]
    of_date = finding.rule == DATE_UNSUPPORTED
    facts = facts_with_date(text[start:end], snapshot) if of_date else facts_with_number(line, snapshot)
    for fact in facts[:_MOST_FACTS]:
        qualifier = f"{fact.figure.qualifier} " if fact.figure and fact.figure.qualifier else ""
        first = start - len(qualifier) if text[:start].casefold().endswith(qualifier.casefold()) else start
        title = f"Link to {fact.id}: {figure_words(fact.figure) if fact.figure else fact.statement}"
        yield Fix(title, first, end, f"[{text[first:end]}](fact:{fact.id})")


def _target_with_date(text: str, start: int, end: int, snapshot: Snapshot) -> Fix | None:
    """Offer, for the link whose words have a date, the other fact that has it and most of them."""
    place = _target_around(text, start, end)
    dates = read(text[start:end], "en").of(DateClaim)
    if place is None or not dates:
        return None
    words = read(text[text.rfind("[", 0, start) + 1 : place[0] - 2], "en").passage
    linked = text[slice(*place)].partition(":")[2]
    other = fact_with_date(dates[0], words, linked, Supports(snapshot.corpus, snapshot.proofs, "en"))
    return Fix(f"Link to {other} instead", *place, f"fact:{other}") if other else None


def _other_targets(finding: Diagnostic, text: str, start: int, end: int, snapshot: Snapshot) -> Iterator[Fix]:
    """Offer, for the link whose words have a number or a date, the other facts that have it."""
    place = _target_around(text, start, end)
    if place is None:
        return
    find = facts_with_date if finding.rule == DATE_UNSUPPORTED else facts_with_number
    facts = find(text[start:end], snapshot)
    others = [fact for fact in facts if f"fact:{fact.id}" != text[slice(*place)]]
    for fact in others[:_MOST_FACTS]:
        yield Fix(f"Link to {fact.id} instead: {fact.statement}", *place, f"fact:{fact.id}")


def facts_with_number(words: str, snapshot: Snapshot) -> list[Fact]:
    """List the facts that state the last number of some words, those that count the same first."""
    numbers = read(words, "en").of(Quantity)
    supports = Supports(snapshot.corpus, snapshot.proofs, "en")
    found: list[tuple[int, str, Fact]] = []
    for name, entry in snapshot.corpus.facts.items() if numbers else ():
        texts = [read(entry.value.statement, "en")]
        texts += [supports.read_figure(entry.value.figure)] if entry.value.figure else []
        for reading in texts:
            match = best_match(numbers[-1], reading.of(Quantity), across=False)
            if match is not None and not match[1]:
                shared = set(numbers[-1].noun) & set(match[0].noun)
                found.append((not shared, name, entry.value))
    return list({fact.id: fact for *_, fact in sorted(found, key=lambda each: each[:2])}.values())


def facts_with_date(words: str, snapshot: Snapshot) -> list[Fact]:
    """List the facts that have the date of some words in a field, by id."""
    dates = read(words, "en").of(DateClaim)
    return [
        entry.value
        for _, entry in sorted(snapshot.corpus.facts.items())
        if any(
            date.kind == other.kind and agrees(date, other, Issued())
            for date in dates
            for other in own_dates(entry.value)
        )
    ]


def _in_yaml(fix: Fix, text: str, path: str) -> Fix | None:
    """Return a replacement in a form that its file can read: a value that must be quoted is."""
    if not path.endswith(".yaml"):
        return fix
    new = text[: fix.start] + fix.new + text[fix.end :]
    before, faults = read_yaml(text, path)
    if faults or not read_yaml(new, path)[1]:
        return fix
    marks = [mark for mark in before.values.values() if mark.start <= fix.start and fix.end <= mark.end]
    value = min(marks, key=lambda mark: mark.end - mark.start, default=None)
    old = text[value.start : value.end] if value else "\n"
    if value is None or "\n" in old or old[:1] in "\"'":
        return None
    written = text[value.start : fix.start] + fix.new + text[fix.end : value.end]
    return Fix(fix.title, value.start, value.end, "'" + written.replace("'", "''") + "'")
