"""Find a passage that has all of a part of a statement, but with another name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.audit.name_forms import (
    code_of,
    has_accented,
    has_form,
    initials_of,
    is_of_one_kind,
    named_places,
)
from briefgen.audit.parts import Altered, Beside, compare_rest, names_of, split_parts
from briefgen.audit.passages import Sentence
from briefgen.audit.sure_names import find_sure_names
from briefgen.audit.windows import Window
from briefgen.language.claims import Difference
from briefgen.language.compare import compare_numbers
from briefgen.language.reading import Reading
from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.stems import stem

_LEAST = 0.6
"""Share of the rest of a part, by weight, that a sentence on the same has."""
_NEARLY_ALL = 0.75
"""The same, where the name is elsewhere in its text."""
_FEWEST = 3
"""Words and numbers of the rest that it has at least."""
_ELSEWHERE = 0.4
"""Share of a part's words, by weight, with which another sentence has its name."""


def find_other_names(beside: Beside) -> Iterator[Altered]:
    """Yield the name that a passage has instead of the one that it lacks of a part of a statement.

    Names are not compared across languages, which translate those of places and offices.
    """
    claim, window = beside.claim, beside.window
    if claim.language != window.reading.language:
        return
    differing = {d.start for d in compare_numbers(claim, [(window.reading, window.issued)])}
    for part in split_parts(claim):
        names = names_of(part, claim)
        unknown = [name for name in names if not _is_near(name, claim, window)]
        if len(unknown) != 1 or any(part.has(start) for start in differing):
            continue
        first, last = claim.passage.words[unknown[0].first], claim.passage.words[unknown[0].last - 1]
        in_text = _keys(unknown[0], claim) <= window.everywhere
        for core in window.sentences:
            rest = compare_rest(part, (first.start, last.end), beside, core)
            if rest.share < (_NEARLY_ALL if in_text else _LEAST) or rest.count < _FEWEST:
                continue
            if other := _other(unknown[0], claim, core, in_text=in_text):
                words = claim.passage.text_of(unknown[0])
                found = Difference("name", True, words, other, first.start, last.end)
                yield Altered(part, found, rest.weight)


def is_name_elsewhere(found: Altered, beside: Beside, sentences: Iterable[Sentence]) -> bool:
    """Check whether any sentence has the name that differs, with words of the same part."""
    place = found.difference
    inside = {w.key for w in found.part.words if place.start <= w.start < place.end}
    rest = {w.key: beside.weight(w.key) for w in found.part.words if w.key not in inside}
    for sentence in sentences:
        content = sentence.reading.passage.content(sentence.reading.passage.whole)
        shared = sum(weight for key, weight in rest.items() if key in content)
        if inside <= content and shared >= sum(rest.values()) * _ELSEWHERE:
            return True
    return False


def _other(name: Name, claim: Reading, core: Reading, *, in_text: bool) -> str:
    """Return the only other name of a sentence, or the only one between the same words."""
    mine = [_keys(each, claim) for each in find_sure_names(claim)]
    theirs = [(each, _keys(each, core)) for each in find_sure_names(core)]
    free = [each for each, keys in theirs if not any(keys <= own or own <= keys for own in mine)]
    in_place = [other for other in free if is_in_same_place(claim.passage, name, core.passage, other)]
    found = in_place if in_place or in_text else free
    found = [other for other in found if is_of_one_kind(claim.passage, name, core.passage, other)]
    return core.passage.text_of(found[0]) if len(found) == 1 else ""


def _keys(name: Name, reading: Reading) -> frozenset[str]:
    left_out = reading.passage.lists["titles"] | reading.passage.lists["empty"]
    return frozenset(stem(key, reading.language) for key in name.keys if key not in left_out)


def _is_near(name: Name, claim: Reading, window: Window) -> bool:
    """Check whether a paragraph or the title has a name, or the country that it means."""
    keys = _keys(name, claim)
    places = {code_of(t, claim.passage) for t in claim.passage.places if name.first <= t.first < name.last}
    close = window.words | window.opening
    short = initials_of(name, claim) & (close | window.everywhere)
    if not keys or short or places & named_places(window.reading.passage):
        return True
    last = next(key for word in reversed(name.keys) if (key := stem(word, claim.language)) in keys)
    if len(keys) == 1:
        return has_form(last, close, claim)
    return has_accented(last, close) and all(has_accented(key, close | window.everywhere) for key in keys)


def is_in_same_place(mine: Passage, name: Name, theirs: Passage, other: Name) -> bool:
    """Check whether the same word is right before two names, or right behind them."""
    both = ((mine, name), (theirs, other))
    before = [p.words[n.first - 1].key if n.first else "" for p, n in both]
    behind = [p.words[n.last].key if n.last < len(p.words) else "" for p, n in both]
    return before[0] == before[1] != "" or behind[0] == behind[1] != ""
