"""The outline of a sentence: what it denies, and which way things go, without the sentence.

A lock may not contain the texts of sources, but a build without them must notice a denial that was dropped.
An outline has, clause by clause, the few words that deny, oppose or restrict, and numbers; every other word
that means something is a mark of twelve bits, and the marks between two plain words are sorted. So it can be
checked whether a clause speaks of the same as another, but not what it says. Why so:
docs/decisions/locked-sentences.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256

from briefgen.language.claims import Difference
from briefgen.language.tables import base_language
from briefgen.language.wording.compare import compare_turns
from briefgen.language.wording.near import is_near
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.stems import stem
from briefgen.language.wording.tokens import Token, find_tokens
from briefgen.language.wording.word_lists import WordLists

_PLAIN_GROUPS = frozenset({"negation", "denials", "no negation", "pairs", "speech", "source words"})
_CONTRASTS = ("contrast", "contrast anywhere")
_ENDS = ("to", "by", "from")
_OPENERS = ("relatives", "conjunctions", "contrast closes")
_TURNING = ("restrictors", "of verbs", "short reach", "lasting")
_PLAIN_LISTS = (*_ENDS, *_OPENERS, *_TURNING, "pronouns", "numbers", "empty")
"""Lists whose words the comparison of clauses looks for; none of them says what a sentence is about."""
_CLAUSE, _SEGMENT, _SMALL = ";", ",", "#"
_BUCKETS = 4096
"""Different marks: enough that two clauses rarely share one by chance, too few to name a word."""


@lru_cache(maxsize=8192)
def mark_of(word: str, language: str) -> str:
    """Return the mark of a word: three hexadecimal digits, the same for all words of one stem."""
    digits = sha256(stem(word, language).encode("utf-8", "surrogatepass")).hexdigest()
    return f"#{int(digits[:8], 16) % _BUCKETS:03X}"


def make_outline(passage: Passage) -> str:
    """Make the outline of a text; empty if it cannot be read for its words.

    Shape: words and marks, separated by spaces; `,` and `;` where segments and clauses begin; `#` between two
    words for the small words that were there.
    """
    if not passage.known:
        return ""
    plain = _plain_words(passage)
    boundaries = {s.first: _SEGMENT for s in passage.segments} | {c.first: _CLAUSE for c in passage.clauses}
    found: list[str] = []
    marks: list[str] = []
    for at in range(len(passage.words)):
        boundary = boundaries.get(at) if at else None
        if boundary or at in plain:
            found += [*_sorted(marks), *([boundary] if boundary else [])]
            marks = []
        if at in plain:
            found.append(passage.words[at].key)
        else:
            marks += _marked(passage, at)
    return " ".join((*found, *_sorted(marks)))


def _sorted(marks: list[str]) -> list[str]:
    """Sort the marks between two plain words, without small words where there is anything else."""
    return sorted(set(marks) - {_SMALL}) or marks[:1]


def _plain_words(passage: Passage) -> frozenset[int]:
    """Find the words that an outline has as they are, at their places."""
    lists = passage.lists
    found = {at for t in passage.terms if t.group in _PLAIN_GROUPS for at in range(t.first, t.last)}
    openers = {word for name in _CONTRASTS for entry in lists[name] for word in entry.split()}
    found |= {at for at in passage.set_apart if passage.words[at].key in openers}
    spoken = {t.last for t in passage.terms if t.group in ("speech", "denials")}
    found |= {at for at in spoken if _is_listed(passage, at, "pronouns")}  # denied it
    found |= {clause.first for clause in passage.clauses if _is_listed(passage, clause.first, *_OPENERS)}
    return frozenset(found | {at for at in range(len(passage.words)) if _is_listed(passage, at, *_TURNING)})


def _is_listed(passage: Passage, at: int, *names: str) -> bool:
    return at < len(passage.words) and any(passage.words[at].key in passage.lists[name] for name in names)


def _marked(passage: Passage, at: int) -> Iterator[str]:
    """Give a word's mark, or a number with the "to", "by" or "from" before it."""
    key = passage.words[at].key
    if passage.is_number(at):
        yield f"{passage.words[at - 1].key} {key}" if at and _is_listed(passage, at - 1, *_ENDS) else key
    else:
        yield _SMALL if _is_listed(passage, at, "empty", *_ENDS) else _key(key, passage.lists)


@lru_cache(maxsize=8192)
def _key(key: str, lists: WordLists) -> str:
    """Return a word as outlines compare it."""
    if key == _SMALL:
        return _small_word(lists)
    plain = key[0] == "#" or key[0].isdigit() or any(key in lists[name] for name in _PLAIN_LISTS)
    return key if plain else mark_of(key, lists.language)


@lru_cache(maxsize=64)
def _small_word(lists: WordLists) -> str:
    """Return a word of a language that says nothing, in place of those that an outline leaves out."""
    telling = frozenset[str]().union(*(lists[name] for name in _PLAIN_LISTS if name != "empty"))
    return min(lists["empty"] - telling - lists["prepositions"], default=_SMALL)


def _masked(passage: Passage) -> Passage:
    """Return a passage whose words are compared as those of outlines are."""
    return passage.compared_by(lambda key: _key(key, passage.lists))


@lru_cache(maxsize=128)
def read_outline(outline: str, tag: str, known_names: frozenset[str] = frozenset()) -> Passage:
    """Read an outline, in its language (a BCP 47 tag), as a passage without names, places and things.

    Shape: `known_names` as for `read`.
    """
    return _masked(_Outline(outline, base_language(tag), known_names))


class _Outline(Passage):
    """The passage that an outline was made of, without its names, places and things."""

    def __init__(self, outline: str, language: str, known_names: frozenset[str]) -> None:
        super().__init__("", language, known_names)
        self.text = outline
        words: list[Token] = []
        boundaries: dict[str, list[int]] = {_CLAUSE: [], _SEGMENT: []}
        at = 0
        for piece in outline.split(" "):
            if piece in boundaries:
                boundaries[piece] += [len(words)] if words else []
            elif piece:
                words.append(Token(at, at + len(piece), piece))
            at += len(piece) + 1
        self.words = tuple(words)
        self._boundaries = (boundaries[_CLAUSE], boundaries[_SEGMENT])
        self.names, self.places, self.things = (), (), ()


def join_outlines(outlines: Iterable[str]) -> str:
    """Join the outlines of several sentences."""
    return f" {_CLAUSE} ".join(outline for outline in outlines if outline)


def marks_in(outline: str) -> frozenset[str]:
    """List the marks of an outline."""
    return frozenset(piece for piece in outline.split(" ") if piece.startswith("#") and piece != _SMALL)


def gaps_in_outline(words: str, quotation: str, outline: str, language: str) -> Iterator[int]:
    """Yield how many words of an outline are between some words and the nearest one of a quotation."""
    sentence = read_outline(outline, language)
    differing, quoted = (
        {_key(token.key, sentence.lists) for token in find_tokens(text, sentence.language)}
        for text in (words, quotation)
    )
    places = [at for at, token in enumerate(sentence.words) if token.key in quoted]
    for at, token in enumerate(sentence.words):
        if token.key in differing and places:
            yield min(max(abs(at - place) - 1, 0) for place in places)


def differences_by_outline(
    claim: Passage, by_quotation: Iterable[Difference], outline: Passage
) -> Iterator[Difference]:
    """Yield in what a claim differs from a sentence of which only a quotation and the outline are known.

    The outline tells what is denied, what surely goes another way, and that quoted words are not in the
    sentence. A name may stand in the sentences before it, which are not known. Of all else only the quotation
    tells.
    """
    masked = _masked(claim)
    by_outline = (d for d in compare_turns(masked, outline) if _is_in_outline(d))
    yield from (d for d in by_outline if is_near(masked, outline, d))
    for difference in by_quotation:
        if difference.respect == "name" or not is_near(masked, outline, difference):
            continue
        if difference.respect == "quotation":
            keys = (_key(t.key, outline.lists) for t in find_tokens(difference.claim, outline.language))
            marks = {key for key in keys if key.startswith("#")}
            known = outline.content(outline.whole) & marks
            if known != marks:
                yield difference
        elif not _is_in_outline(difference):
            yield difference


def _is_in_outline(difference: Difference) -> bool:
    return difference.respect == "negation" or (difference.respect == "direction" and difference.sure)
