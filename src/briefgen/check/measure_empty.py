"""measure-empty: a key figure names a measure that no fact is on.

PASS  key_figures: [{measure: north-channel-depth}]    (facts have figures on it)
FAIL  key_figures: [{measure: south-channel-depth}]    (no fact has)

Mend it by putting `measure:` in the figures that belong to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Diagnostic, error
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief
from briefgen.spec.product import Product

RULE = "measure-empty"


def check(brief: Entry[Brief], corpus: Corpus, product: Product) -> Iterator[Diagnostic]:
    """Report measures without a claim."""
    for i, figure in enumerate(brief.value.key_figures):
        if figure.measure in corpus.measures and not corpus.on_measure(figure.measure or ""):
            message = f"no fact is on the measure `{figure.measure}`"
            span = brief.at("key_figures", i, "measure")
            yield error(RULE, span, message, "put `measure:` in the figures that belong to it")
