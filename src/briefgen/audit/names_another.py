"""What a sentence may leave out because it is named before it: that for which it has nothing else.

"A fire broke out in April. In May it was put out." does not say that something was put out in April. In a
text on Turin, a sentence on Milan says nothing of Turin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefgen.audit.bound_otherwise import is_of_kind, is_same, tells
from briefgen.audit.name_forms import has_inflected, initials_of, is_in, is_of_one_kind
from briefgen.audit.sure_names import find_sure_names
from briefgen.language.claims import Claim
from briefgen.language.reading import Reading
from briefgen.language.wording.names import Name


def names_another(claim: Reading, sentences: Sequence[Reading]) -> bool:
    """Check whether the last of some sentences lacks a name or number of a statement, and has another."""
    core = sentences[-1]
    return _has_another_number(claim, sentences[:-1], core) or has_another_name(claim, core)


def _has_another_number(claim: Reading, before: Iterable[Reading], core: Reading) -> bool:
    mine, theirs = list(_telling(claim)), list(_telling(core))
    free = [other for other in theirs if not any(is_same(one, other) for one in mine)]
    lacking = [one for one in mine if not any(is_same(one, other) for other in theirs)]
    own = [o for sentence in before for o in _telling(sentence) if any(is_same(one, o) for one in lacking)]
    return any(is_of_kind(there, other) for there in own for other in free)


def _telling(reading: Reading) -> Iterator[Claim]:
    return (each for each in reading.claims if tells(each))


def has_another_name(claim: Reading, core: Reading) -> bool:
    """Check whether a sentence lacks a name of a statement, and has another one of its kind."""
    names = list(find_sure_names(claim))
    known = frozenset(word.key for word in core.passage.words)
    lacking = [n for n in names if not (is_in(claim, n, core.passage) or _has_form(claim, n, known))]
    keys = {key for name in names for key in name.keys}
    free = [other for other in find_sure_names(core) if keys.isdisjoint(other.keys)]
    return any(is_of_one_kind(claim.passage, n, core.passage, o) for n in lacking for o in free)


def _has_form(claim: Reading, name: Name, keys: frozenset[str]) -> bool:
    return has_inflected(name.keys[-1], keys) or not initials_of(name, claim).isdisjoint(keys)
