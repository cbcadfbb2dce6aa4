"""measure-bare: prose or a key figure gives one value of a measure whose claims disagree.

Claims disagree when they conflict, when one origin revised its figure, or when they cover different things.
A figure for another date does not disagree. A link passes if its text has no number, or only numbers of
another kind than the figure, such as a price where the figure is a share. A claim that disagrees counts as
shown if the paragraph also links to it, or to another claim with the same figure.

PASS  [](measure:munitions-shipped) have gone         (prints the spread, with a note for each claim)
PASS  the count rose from [at least 10,000](fact:count-april) to [more than 11,000](fact:count-june)
FAIL  [more than 11,000 containers](fact:count-june) have gone
FAIL  key_figures: [{fact: count-june}]

Link the measure, or give the other claims in the same paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.fact_readings import figure_words, read_figure
from briefgen.check.prose_field import ProseField
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.ledger import row_of
from briefgen.diagnostic import Because, Diagnostic, Span, error
from briefgen.language.claims import Quantity
from briefgen.reading.entry import Entry
from briefgen.reading.prose import Reference, inline_references
from briefgen.spec.brief import Brief

RULE = "measure-bare"
_MOST_NAMED = 4
"""The most claims that a finding names; of the others it gives the number."""


def check(field: ProseField, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report links to one of several claims that disagree, where the paragraph does not show the others."""
    for children in field.paragraphs():
        links = tuple(inline_references(children))
        shown = {(link.scheme, link.id) for link in links}
        for link in links:
            if link.scheme == "fact" and _uses_value(field, link, corpus):
                hint = "write `[](measure:{})`, which prints all claims, or link the others beside it"
                yield from _bare(link.id, shown, corpus, field.span(link.start, link.end), hint)


def check_key_figures(brief: Entry[Brief], corpus: Corpus) -> Iterator[Diagnostic]:
    """Report key figures that show one of several claims that disagree."""
    for i, figure in enumerate(brief.value.key_figures):
        if figure.fact:
            hint = "write `measure: {}` in place of `fact`, which prints all claims"
            yield from _bare(figure.fact, set(), corpus, brief.at("key_figures", i, "fact"), hint)


def _uses_value(field: ProseField, link: Reference, corpus: Corpus) -> bool:
    """Check whether a link prints its fact's figure, or a number of the same kind."""
    reading = field.read(link.children)
    fact = corpus.facts.get(link.id)
    if not reading.text or fact is None or fact.value.figure is None:
        return True
    kinds = {_kind(quantity) for quantity in read_figure(fact.value.figure).of(Quantity)}
    return any(not kinds or _kind(quantity) in kinds for quantity in reading.of(Quantity))


def _kind(quantity: Quantity) -> str:
    """Return what kind of number a quantity is; a vague one counts, and a multiple is a share."""
    kinds = {"vague": "count", "measure": "count", "multiple": "share"}
    return kinds.get(quantity.first.kind, quantity.first.kind)


def _bare(
    name: str, shown: set[tuple[str, str]], corpus: Corpus, span: Span, hint: str
) -> Iterator[Diagnostic]:
    fact = corpus.facts.get(name)
    measure = fact.value.figure.measure if fact and fact.value.figure else None
    if measure is None or ("measure", measure) in shown:
        return
    row = row_of(measure, corpus)
    given = {fact for scheme, fact in shown if scheme == "fact"}
    hidden = [r for r in row.rivals(name) if not any(r in row.alike(fact) for fact in given)]
    if hidden:
        others = f"other facts on its measure `{measure}` differ: {_named(hidden, corpus)}"
        message = f"only `{name}` is given here ({_figure(name, corpus)}), but {others}"
        first = hidden[:_MOST_NAMED]
        chain = tuple(Because(corpus.facts[r].key("figure"), f"the figure of `{r}`") for r in first)
        yield error(RULE, span, message, hint.format(measure), because=chain)


def _named(names: list[str], corpus: Corpus) -> str:
    """Name claims with their figures: "`count-april` says at least 10,000 containers"."""
    more = len(names) - _MOST_NAMED
    named = " and ".join(f"`{name}` says {_figure(name, corpus)}" for name in names[:_MOST_NAMED])
    return f"{named} and {more} more" if more > 0 else named


def _figure(name: str, corpus: Corpus) -> str:
    figure = corpus.facts[name].value.figure
    return figure_words(figure) if figure else ""
