"""bottom-line-long: the bottom line has more sentences than its product allows.

Many readers read only the bottom line. The limit is `bottom_line_sentences` of the product; the default is
three.

A bare answer, such as "Yes.", is not counted.

PASS  bottom_line: Dredge now. The channel stays closed till May. Waiting costs more than the dredger.
FAIL  bottom_line: Dredge now. The channel stays closed. Ships wait. Waiting costs more.

Move what explains the answer to a judgement or a section.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.prose_field import brief_prose, place_of, words_of
from briefgen.diagnostic import Diagnostic, error
from briefgen.language.sentences import is_answer, sentences
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief
from briefgen.spec.product import Product

RULE = "bottom-line-long"


def check(brief: Entry[Brief], product: Product) -> Iterator[Diagnostic]:
    """Report the first sentence of a bottom line that is one too many."""
    for field in brief_prose(brief):
        if field.path != ("bottom_line",):
            continue
        language = brief.value.language
        found = [
            (c, at, s)
            for c in field.paragraphs()
            for at, s in sentences(words_of(c), language)
            if s.strip() and not is_answer(s, language)
        ]
        most = product.bottom_line_sentences
        if len(found) > most:
            children, at, sentence = found[most]
            span = field.span(*place_of(children, at, at + len(sentence.rstrip())))
            message = f"the bottom line has {len(found)} sentences; `{product.title}` allows {most}"
            hint = "leave the answer here, and move its explanation to a judgement or a section"
            yield error(RULE, span, message, hint)
