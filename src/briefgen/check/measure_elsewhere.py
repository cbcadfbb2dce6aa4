"""measure-elsewhere: a figure is on a measure of another state than its fact speaks of.

A measure whose label names a state counts something there. Reported is a figure whose statement names other
states, and whose statement, scope, evidence and sources' titles name none of a state in the label. A
statement that names no state passes, and so does one of a source from which another fact on the measure does.

PASS  label: Trade between China and Russia     statement: Trade of China with Russia grew to $240bn.
PASS  label: Area burned, Spain                 statement: Nearly 40,000 hectares had burned.
FAIL  label: Trade between China and Russia     statement: Trade of China with North Korea was $6.5bn.

Correct `measure`, or the label of the measure.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.support import Supports
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.diagnostic import Because, Diagnostic, warning
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.transfers import CODE, STATES
from briefgen.reading.entry import Entry

RULE = "measure-elsewhere"


def check(entry: Entry[Fact], corpus: Corpus, supports: Supports) -> Iterator[Diagnostic]:
    """Report figures on a measure whose label names a state that their fact does not."""
    figure = entry.value.figure
    measure = corpus.measures.get(figure.measure) if figure and figure.measure else None
    if figure is None or measure is None:
        return
    label = _states(supports.read_own(measure.value.label).passage)
    given = supports.of_fact(entry.value)
    said = _states(given.read_claim(entry.value.statement).passage)
    if not label.keys() - said.keys() or not said.keys() - label.keys():
        return
    own = [supports.read_own(figure.scope)] if figure.scope else []
    around = (supports.read_own(each.title) for each in given.around)
    beside = (supports.read_own(each) for each in _of_one_source(entry.value, measure.value.id, corpus))
    for reading in (*own, *(text for text, _ in given.texts), *around, *beside):
        said = {**said, **_states(reading.passage)}
    for code, words in label.items():
        if code not in said:
            message = f"the measure `{measure.value.label}` is of `{words}`, which the fact does not name"
            chain = (Because(measure.at("label"), f"measure `{measure.value.id}` has its label here"),)
            hint = "correct `measure`, or the label of the measure"
            yield warning(RULE, entry.at("figure", "measure"), message, hint, because=chain)
            return


def _of_one_source(fact: Fact, measure: str, corpus: Corpus) -> Iterator[str]:
    """Yield the statements of other facts on a measure that quote a source of this one."""
    sources = {each.source for each in fact.evidence}
    for other in corpus.on_measure(measure):
        if other.value.id != fact.id and not sources.isdisjoint(e.source for e in other.value.evidence):
            yield other.value.statement


def _states(passage: Passage) -> dict[str, str]:
    """Return the states that a text names, by their codes, each with its words."""
    return {place.name[:CODE]: passage.text_of(place) for place in passage.places if place.sign in STATES}
