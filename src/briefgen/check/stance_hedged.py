"""stance-hedged: a view has `stance: stated`, but its words say that its holder does not quite state it.

`stated` is printed as a fact about the holder. "Seems" in the claim, or "placing him here is our reading" in
the claim or the reasoning, tell the opposite. "May" and "could" are the holder's own words: one can state
that something may be.

PASS  stance: stated     claim: The channel stays closed.
PASS  stance: stated     claim: The channel may stay closed.
PASS  stance: placed     reasoning: He says nothing of the date; placing him here is our reading.
FAIL  stance: stated     reasoning: He says nothing of the date; placing him here is our reading.
FAIL  stance: stated     claim: He seems to want the channel closed.

Write `stance: placed` if the desk places the holder there, or leave `stance` out if neither word is true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.check.prose_field import place_of, words_of
from briefgen.check.support import Supports
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.view import Question
from briefgen.diagnostic import Because, Diagnostic, warning
from briefgen.language.guess import guess_language
from briefgen.language.tables import load_table
from briefgen.language.wording.likelihood import find_seeming
from briefgen.language.wording.word_lists import split_list
from briefgen.reading.entry import Entry
from briefgen.reading.markdown import parse_prose
from briefgen.reading.prose import paragraphs

RULE = "stance-hedged"
_LANGUAGES = ("en", "de", "es", "fr")
"""Languages whose words files list words on the writer's own reading."""


def check(corpus: Corpus, supports: Supports) -> Iterator[Diagnostic]:
    """Report hedges in the words of views that have `stance: stated`."""
    for entry in corpus.questions.values():
        for i, view in enumerate(entry.value.views):
            if view.stance != "stated":
                continue
            for key in ("claim", "reasoning"):
                yield from _hedged(entry, i, key, supports.usual)


def _hedged(entry: Entry[Question], i: int, key: str, usual: str) -> Iterator[Diagnostic]:
    """Report the first words of a field on the desk's own reading, or in a claim on what seems so."""
    path = ("views", i, key)
    for children in paragraphs(parse_prose(entry.text.lookup((*entry.path, *path))).blocks):
        text = words_of(children)
        readings = (match.span() for match in _own_reading().finditer(text))
        seeming = find_seeming(text, guess_language(text, (), usual)) if key == "claim" else ()
        found = [*readings, *seeming]
        if found:
            start, end = min(found)
            because = Because(entry.at("views", i, "stance"), "the stance is given here")
            message = f"`{text[start:end]}` is not what `stance: stated` says of this view's holder"
            hint = "write `stance: placed`, or leave `stance` out"
            span = entry.within(path, *place_of(children, start, end))
            yield warning(RULE, span, message, hint, because=(because,))
            return


@cache
def _own_reading() -> re.Pattern[str]:
    """Return what finds words on the desk's own reading, in any of the languages that list them."""
    lists = (load_table("words", language).get("own reading", "") for language in _LANGUAGES)
    entries = sorted((entry for each in lists for entry in split_list(each)), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, entries))})(?!\w)", re.IGNORECASE)
