"""Dividing a checked corpus into units: what each depends on, and whether it has findings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.load import Links
from briefgen.corpus.quotation_proofs import Proofs
from briefgen.corpus.references import Kind
from briefgen.diagnostic import Diagnostic
from briefgen.reading.entry import Entry
from briefgen.recheck.check_cache import CheckUnit

Node = tuple[Kind, str]
_DEPENDENCIES = frozenset({"fact", "measure"})


def divide(
    corpus: Corpus, links: Links, proofs: Proofs, findings: Iterable[Diagnostic]
) -> dict[str, CheckUnit] | None:
    """Return the units of a corpus by name; None where a finding lies in none of them."""
    places = Places(corpus)
    with_findings = {places.unit(finding) for finding in findings}
    if "" in with_findings:
        return None
    graph, states = _Graph(corpus, links), states_by_unit(corpus, proofs)
    return {
        name: CheckUnit(
            tuple(sorted(graph.dependencies(node))), None if name in with_findings else states.get(name, {})
        )
        for node in _nodes(corpus)
        for name in (" ".join(node),)
    }


def _nodes(corpus: Corpus) -> Iterator[Node]:
    yield from (("fact", name) for name in corpus.facts)
    yield from (("question", name) for name in corpus.questions)
    yield from (("section", name) for name in corpus.sections)


class Places:
    """The files and lines of the units of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._facts: dict[str, list[tuple[int, int, str]]] = {}
        self._files = {e.text.path: f"question {name}" for name, e in corpus.questions.items()}
        self._files |= {e.text.path: f"section {name}" for name, e in corpus.sections.items()}
        for name, entry in corpus.facts.items():
            self._facts.setdefault(entry.text.path, []).append((*_lines(entry), f"fact {name}"))
        for entries in self._facts.values():
            entries.sort()

    def unit(self, finding: Diagnostic) -> str:
        """Return the name of the unit that a finding lies in; an empty one where it lies in none."""
        span = finding.span
        entries = self._facts.get(span.path, [])
        at = bisect_right(entries, (span.line, 1 << 60, "")) - 1
        if at >= 0 and entries[at][0] <= span.line <= entries[at][1]:
            return entries[at][2]
        return self._files.get(span.path, "")


def _lines(entry: Entry[Any]) -> tuple[int, int]:
    """Return the first and the last line of an entry, counted from 1."""
    mark = entry.text.values[entry.path]
    place = entry.text.slice(mark.start, mark.end)
    return place.line, place.end_line - (place.end_column == 1)


def states_by_unit(corpus: Corpus, proofs: Proofs) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the states of the quotations by unit and owner, in the order of the evidence."""
    units = {
        f"view {view.id}": f"question {q}" for q, e in corpus.questions.items() for view in e.value.views
    }
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for owner, index in sorted(proofs):
        resolution = proofs[owner, index].resolution
        state = f"as locked on {resolution.as_locked}" if resolution.as_locked else resolution.state
        name = owner.replace(":", " ", 1)
        of_unit = found.setdefault(units.get(name, name), {})
        of_unit[owner] = (*of_unit.get(owner, ()), state)
    return found


class _Graph:
    """What entries refer to, directly or through others."""

    def __init__(self, corpus: Corpus, links: Links) -> None:
        self._links: Mapping[Node, tuple[Node, ...]] = links
        self._corpus = corpus
        self._views = {v.id: q for q, e in corpus.questions.items() for v in e.value.views}

    def dependencies(self, node: Node) -> set[str]:
        """Return the facts and measures that an entry refers to, directly or through others, and itself."""
        seen, waiting = {node}, [node]
        while waiting:
            new = [n for n in self._references(waiting.pop()) if n not in seen]
            seen.update(new)
            waiting += new
        return {" ".join(n) for n in seen if n[0] in _DEPENDENCIES}

    def _references(self, node: Node) -> Iterable[Node]:
        kind, name = node
        if kind == "measure":
            facts: list[Node] = [("fact", entry.value.id) for entry in self._corpus.on_measure(name)]
            return [*facts, *(each for each in self._links.get(node, ()) if each[0] == "measure")]
        if kind == "view":
            return [("question", self._views[name])] if name in self._views else []
        return self._links.get(node, ())
