"""Find the origins of facts and views: who the information comes from, however many reports repeat it.

An origin is declared (`attributed_to`), or else inherited from the quoted sources. A source whose
text is nearly the same as an earlier one's has the earlier one's origin. The origin of a view is declared, or
else the origin with its holder's name, or else that name itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.corpus.formula import derived_from
from briefgen.corpus.view import View


def origins_of_fact(fact: Fact, corpus: Corpus) -> frozenset[str]:
    """Return the ids of a fact's origins; more than one if sources report it independently.

    A derived fact also has the origins of its inputs.
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
    """Return the one origin of a view: an id, or the holder's name if it is not an origin's."""
    name = view.holder.name
    return frozenset({view.attributed_to or corpus.cached(_by_name).get(name, name)})


def _by_name(corpus: Corpus) -> dict[str, str]:
    """Map names of origins to ids; the first id, if several have one name."""
    named = ((o.value.id, o.value.name.partition(",")[0]) for o in corpus.origins.values())
    return {name: identity for identity, name in sorted(named, reverse=True)}


def origins_of(names: Iterable[str], corpus: Corpus) -> frozenset[str]:
    """Return the origins of some facts and views, given by id."""
    found: set[str] = set()
    for name in names:
        if name in corpus.facts:
            found |= origins_of_fact(corpus.facts[name].value, corpus)
        elif name in corpus.views:
            found |= origins_of_view(corpus.views[name].value, corpus)
    return frozenset(found)


def origin_list(origins: Iterable[str], corpus: Corpus) -> list[str]:
    """Return the names of origins in alphabetical order."""
    return sorted(corpus.origins[o].value.name if o in corpus.origins else o for o in origins)


def origin_names(origins: Iterable[str], corpus: Corpus) -> str:
    """Join the names of origins, for findings: "US government and South Korean government"."""
    names = origin_list(origins, corpus)
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _origin_of_source(name: str, corpus: Corpus) -> str | None:
    """Return the origin of a source, or of the earliest source whose text it repeats."""
    while (first := corpus.cached(_repeated).get(name)) is not None:
        name = first  # always an earlier source, so this terminates
    return corpus.sources[name].value.origin if name in corpus.sources else None


def _repeated(corpus: Corpus) -> dict[str, str]:
    """Map each source that repeats others to the first of them."""
    return {pair.second: pair.first for pair in reversed(corpus.near_duplicates)}
