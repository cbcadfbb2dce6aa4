"""holder-unsupported: a view's holder is another person than the one whom its evidence comes from.

Where `attributed_to` is a person, the holder, the affiliation or the outlet must have a part of that name. A
holder with the name of a person must be named somewhere in the sources of the view.

PASS  holder: {name: Ida Kvam, affiliation: Harbour Institute}      attributed_to: ida-kvam
FAIL  holder: {name: Lars Wick}                                     attributed_to: ida-kvam
FAIL  holder: {name: Lars Wick}                    in a source that names no Wick

Correct the name, or `attributed_to`, or quote a source that names them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.differences import absent_names
from briefgen.check.support import Supports
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Origin
from briefgen.diagnostic import Diagnostic, warning
from briefgen.language.wording.body_names import is_body_name
from briefgen.language.wording.name_forms import plain
from briefgen.language.wording.named import names_body

RULE = "holder-unsupported"
_PERSONS = frozenset({"person", "academic", "think-tank"})
_WORD = re.compile(r"\w{2,}")


def check(corpus: Corpus, supports: Supports) -> Iterator[Diagnostic]:
    """Report views whose holder is another person than their `attributed_to`, or is named nowhere."""
    for entry in corpus.questions.values():
        for i, view in enumerate(entry.value.views):
            origin = corpus.origins.get(view.attributed_to or "")
            holder, span = view.holder, entry.at("views", i, "holder", "name")
            told = " ".join(filter(None, (holder.name, holder.affiliation, holder.outlet)))
            name = _person(origin.value) if origin else ""
            if name and _words(name).isdisjoint(_words(told)):
                message = f"the holder is `{holder.name}`, but `attributed_to` is `{name}`"
                yield warning(RULE, span, message, "correct the holder, or `attributed_to`")
            elif any(absent_names(f"{holder.name} says so.", supports.of_view(view), "")):
                message = f"no source of the view `{view.id}` names `{holder.name}`"
                yield warning(RULE, span, message, "correct the holder, or quote a source that names them")


def _person(origin: Origin) -> str:
    """Return the name of an origin that is a person, also one of a body: Ida Kvam, Harbour Institute."""
    name = origin.name.partition(",")[0]
    is_person = origin.kind in _PERSONS and not names_body(name) and not is_body_name(name)
    return name if is_person else ""


def _words(name: str) -> set[str]:
    return set(_WORD.findall(plain(name).casefold()))
