"""sentence-long: a sentence has more words than its product allows.

Long sentences are hard to read fast. The limit is `sentence_words` of the product; the default is forty. A
number counts as one word.

PASS  The channel closed in March. Fourteen vessels wait.
FAIL  The channel, which closed in March after the second of three storms that …   (41 words and more)

Make two sentences of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.prose_field import brief_prose, corpus_prose, place_of, words_of
from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Diagnostic, warning
from briefgen.language.sentences import count_words, sentences
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief
from briefgen.spec.product import Product

RULE = "sentence-long"


def check(brief: Entry[Brief], corpus: Corpus, product: Product) -> Iterator[Diagnostic]:
    """Report long sentences of a brief, and of the sections and views that it prints."""
    for field in (*brief_prose(brief), *corpus_prose(corpus, brief.value.language)):
        for children in field.paragraphs():
            for at, sentence in sentences(words_of(children), field.language):
                count = count_words(sentence)
                if count > product.sentence_words:
                    span = field.span(*place_of(children, at, at + len(sentence.rstrip())))
                    message = (
                        f"a sentence of {count} words; `{product.title}` allows {product.sentence_words}"
                    )
                    yield warning(RULE, span, message, "make two sentences of it")
