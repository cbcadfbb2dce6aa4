"""Origins: who a piece of information comes from, however many reports repeat it.

An origin is declared (`attributed_to`); else it is inherited from the sources that are quoted. A source whose
text is nearly that of an earlier one repeats it, and hands down the earlier one's origin. A view comes from
its holder: where no origin is declared, from the one of that name, else from the name itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.corpus.formula import derived_from
from briefgen.corpus.view import View


def origins_of_fact(fact: Fact, corpus: Corpus) -> frozenset[str]:
    """Give the ids of the origins a fact comes from; more than one where sources report it on their own.

    A derived fact comes from where its inputs come from.
    """
    found: set[str] = set()
    for name in (fact.id, *derived_from(fact.id, corpus)):
        entry = corpus.facts.get(name)
        found |= _own_origins(entry.value if entry else fact, corpus)
    return frozenset(found)


def _own_origins(fact: Fact, corpus: Corpus) -> frozenset[str]:
    if fact.attributed_to is not None:
        return frozenset({fact.attributed_to})
    return frozenset(o for e in fact.evidence if (o := _origin_of_source(e.source, corpus)) is not None)


def origins_of_view(view: View, corpus: Corpus) -> frozenset[str]:
    """Give the one origin a view comes from: an id, or the name of a holder who is no origin."""
    name = view.holder.name
    return frozenset({view.attributed_to or corpus.cached(_by_name).get(name, name)})


def _by_name(corpus: Corpus) -> dict[str, str]:
    """Give the origin of each name, the first by id."""
    named = ((o.value.id, o.value.name.partition(",")[0]) for o in corpus.origins.values())
    return {name: identity for identity, name in sorted(named, reverse=True)}


def origins_of(names: Iterable[str], corpus: Corpus) -> frozenset[str]:
    """Give the origins that facts and views come from."""
    found: set[str] = set()
    for name in names:
        if name in corpus.facts:
            found |= origins_of_fact(corpus.facts[name].value, corpus)
        elif name in corpus.views:
            found |= origins_of_view(corpus.views[name].value, corpus)
    return frozenset(found)


def origin_names(origins: Iterable[str], corpus: Corpus) -> str:
    """Print origins: "US government and South Korean government"."""
    names = sorted(corpus.origins[o].value.name if o in corpus.origins else o for o in origins)
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _origin_of_source(name: str, corpus: Corpus) -> str | None:
    """Follow a source to the earliest one whose text it repeats, and give that one's origin."""
    while (first := corpus.cached(_repeated).get(name)) is not None:
        name = first  # always an earlier source, so that this ends
    return corpus.sources[name].value.origin if name in corpus.sources else None


def _repeated(corpus: Corpus) -> dict[str, str]:
    """Give, for each source that repeats others, the first of them."""
    return {pair.second: pair.first for pair in reversed(corpus.near_duplicates)}
