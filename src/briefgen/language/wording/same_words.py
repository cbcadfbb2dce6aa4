"""Which words of one text may be the same as a word of another, in one language or two.

They have one stem, or are forms of one irregular verb, one number or one name; over languages also one thing,
place or meaning, or nearly the same letters.
"""

from __future__ import annotations

from briefgen.language.found_once import found_once
from briefgen.language.wording.marks import thing_marks, value_marks
from briefgen.language.wording.meanings import meanings_by_word
from briefgen.language.wording.name_forms import is_named, plain
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.what_is_denied import irregular_stems

_COGNATE = 6
"""Letters at the beginning by which words of two languages are one: catastrophe, catastrophique."""


class SameWords:
    """The words of a text that another text may have too."""

    def __init__(self, passage: Passage, other: Passage) -> None:
        self._passage, self.other = passage, other
        self._across = passage.language != other.language
        self._named = frozenset(at for name in passage.names for at in range(name.first, name.last))

    def same(self, at: int) -> frozenset[int]:
        """Return the words of the other text that may be the same as one of this."""
        mine = self._senses(self._passage, at)
        found = {
            there
            for there in range(len(self.other.words))
            if not mine.isdisjoint(self._senses(self.other, there))
        }
        if self._across:
            found |= self._alike(at)
        return frozenset(found)

    def _senses(self, passage: Passage, at: int) -> frozenset[str]:
        return (_in_any_language if self._across else _in_its_language)(passage)[at]

    def _alike(self, at: int) -> set[int]:
        """Return the words that look like one, or sound like a name."""
        key = self._passage.words[at].key
        begin = plain(key)[:_COGNATE]
        found = set[int]()
        for there, word in enumerate(self.other.words):
            cognate = len(begin) == _COGNATE and plain(word.key).startswith(begin)
            if cognate or (at in self._named and self._is_name(key, word.key)):
                found.add(there)
        return found

    def _is_name(self, key: str, other: str) -> bool:
        return is_named(key, (other,), self._passage.language, self.other.language)


@found_once
def _in_its_language(passage: Passage) -> tuple[frozenset[str], ...]:
    """Return by what each word is compared with another of its language."""
    irregular = irregular_stems(passage.language)
    stems = [passage.content(Stretch(at, at + 1)) for at in range(len(passage.words))]
    return tuple(frozenset(irregular.get(each, each) for each in own) for own in stems)


@found_once
def _in_any_language(passage: Passage) -> tuple[frozenset[str], ...]:
    """Return by what each word is compared with another in any language."""
    found = [{f"meaning {each}" for each in own} for own in meanings_by_word(passage)]
    for mark in (*thing_marks(passage), *value_marks(passage)):
        for at in range(mark.at, mark.last):
            found[at].add(f"{mark.kind} {mark.key}")
    return tuple(frozenset(each) for each in found)
