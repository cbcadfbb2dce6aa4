"""voice-plural: "analysts" or "officials" are said to hold something that one person says.

The plural makes one voice look like many. The rule looks at the holder of a view, and at whoever speaks in a
paragraph with links to facts and views. It reports the plural if all evidence comes from one origin that is a
person, unless a quotation, its sentence or a fact's statement has the plural too: then the source has it.

PASS  Lee argues that [the tie will last](fact:tie-lasts).            (attributed_to: sung-yoon-lee)
FAIL  Analysts argue that [the tie will last](fact:tie-lasts).        (attributed_to: sung-yoon-lee)
FAIL  holder: {name: Analysts}     attributed_to: sung-yoon-lee

Name the one who says it, or add the evidence of others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.check.named_origins import is_person
from briefgen.check.prose_field import ProseField, place_of, words_of
from briefgen.check.support import Support, Supports
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.origins import origins_of, origins_of_view
from briefgen.diagnostic import Diagnostic, warning
from briefgen.language.read import read
from briefgen.language.tables import load_table
from briefgen.language.wording.speakers import find_voices
from briefgen.language.wording.word_lists import split_list
from briefgen.reading.prose import Inlines, inline_references

RULE = "voice-plural"
_LANGUAGES = ("en", "de", "es", "fr")
"""Languages whose words files list words for many who speak."""
_HINT = "name the one who says it, or add evidence of others"


def check(field: ProseField, corpus: Corpus, supports: Supports) -> Iterator[Diagnostic]:
    """Report plural speakers in prose of which all that is cited comes from one person."""
    for children in field.paragraphs():
        text = words_of(children)
        found = _plural(text)
        if found is None or not _speaks(text, found, field.language):
            continue
        names = [link.id for link in inline_references(children)]
        name = _one_person(origins_of(names, corpus), corpus)
        if name and not any(_plural(each) for each in _behind(children, corpus, supports)):
            message = f"`{found.group()}` are many, but all that is cited here comes from `{name}`"
            yield warning(RULE, field.span(*place_of(children, *found.span())), message, _HINT)


def check_holders(corpus: Corpus, supports: Supports) -> Iterator[Diagnostic]:
    """Report views with a plural holder whose evidence comes from one person."""
    for entry in corpus.questions.values():
        for i, view in enumerate(entry.value.views):
            found = _plural(view.holder.name)
            name = _one_person(origins_of_view(view, corpus), corpus) if found else ""
            if found and name and not any(_plural(each) for each in _texts(supports.of_view(view))):
                message = f"`{found.group()}` are many, but this view comes from `{name}`"
                yield warning(RULE, entry.at("views", i, "holder", "name"), message, _HINT)


def _one_person(origins: frozenset[str], corpus: Corpus) -> str:
    """Return the name of the one origin, if it is a person; else nothing."""
    names = [corpus.origins[o].value for o in origins if o in corpus.origins]
    return names[0].name if len(origins) == 1 and names and is_person(names[0]) else ""


def _speaks(text: str, found: re.Match[str], language: str) -> bool:
    passage = read(text, language).passage
    stretches = ((voice.speaker.first, voice.speaker.last) for voice in find_voices(passage))
    words = (word for first, last in stretches for word in passage.words[first:last])
    return any(word.start <= found.start() < word.end for word in words)


def _behind(children: Inlines, corpus: Corpus, supports: Supports) -> Iterator[str]:
    """Yield the texts behind the links of a paragraph."""
    for link in inline_references(children):
        if link.scheme == "fact" and link.id in corpus.facts:
            fact = corpus.facts[link.id].value
            yield fact.statement
            yield from _texts(supports.of_fact(fact))
        elif link.scheme == "view" and link.id in corpus.views:
            yield from _texts(supports.of_view(corpus.views[link.id].value))


def _texts(support: Support) -> Iterator[str]:
    return (reading.text for reading, _ in support.texts)


def _plural(text: str) -> re.Match[str] | None:
    return _pattern().search(text)


@cache
def _pattern() -> re.Pattern[str]:
    """Return what finds words for many who speak, in any of the languages that list them."""
    lists = (load_table("words", language).get("plural voices", "") for language in _LANGUAGES)
    words = "|".join(re.escape(entry) for each in lists for entry in split_list(each))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
