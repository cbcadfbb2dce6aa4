"""The verdict on words in quotation marks: whether a text has exactly these words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from briefgen.audit.library import Library
from briefgen.audit.passages import SourceText
from briefgen.audit.sentence_index import index_keys
from briefgen.audit.verdicts import AuditVerdict, Where
from briefgen.corpus.anchor import Anchor, anchor_quote
from briefgen.corpus.difference import difference
from briefgen.corpus.fold import fold
from briefgen.corpus.nearest_passage import Nearest
from briefgen.language.claims import Difference
from briefgen.language.guess import guess_language
from briefgen.language.sentences import count_words
from briefgen.language.tables import base_language

_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.)\s*")
_LAST_MARKS = " ,.;:!?…。，"
_MOST_CANDIDATES = 20
_ALTERED_SCORE = 82.0
"""Likeness from which a passage is taken for the one that was quoted. Units: per cent."""
_RELATED_SCORE = 60.0
"""Likeness from which a passage is shown as the nearest one."""
_NEXT_WORD = re.compile(r"\s*\w+")
_MOST_WORDS_LACKING = 2
_LONG_WORD = 4
"""Letters of a word that has a capital in a title."""
_FEWEST_WORDS = 5
"""Words of a quotation that may be taken for an altered one; a shorter one is like too much."""


def judge_quotation(words: str, language: str, library: Library) -> AuditVerdict:
    """Look up a quotation in the texts, and in the quotations of facts."""
    pieces = [piece.strip(_LAST_MARKS) for piece in _ELLIPSIS.split(words)]
    pieces = [piece for piece in pieces if piece]
    languages = {base_language(language), *(base_language(text.language) for text in library.texts)}
    keys = frozenset(key for each in languages for key in index_keys(words, each))
    near = library.index.nearest(keys, _MOST_CANDIDATES)
    texts = {id(sentence.text): sentence.text for sentence in near}
    found: list[Where] = []
    nearest: list[tuple[Nearest, Where]] = []
    for text in texts.values():
        anchors = [_anchor(text, piece) for piece in pieces]
        if pieces and all(anchor.state != "missing" for anchor in anchors):
            first = anchors[0].place or anchors[0].candidates[0]
            last = anchors[-1].place or anchors[-1].candidates[-1]
            if first.start <= last.end:
                found.append(text.where(first.start, last.end))
        for anchor, piece in zip(anchors, pieces, strict=True):
            if near_one := anchor.nearest:
                nearest.append((near_one, text.where(near_one.start, _whole(near_one, piece, text))))
    found += [where for where in _in_facts(pieces, library) if where.source not in {w.source for w in found}]
    if found:
        return AuditVerdict("supported", where=tuple(found))
    return _explain(words, language, nearest, library)


def _whole(nearest: Nearest, piece: str, text: SourceText) -> int:
    """Return where a nearest passage ends, with as many words as were quoted: it may lack the last one."""
    lacks = count_words(piece) - count_words(text.original[nearest.start : nearest.end])
    end = nearest.end
    for _ in range(min(lacks, _MOST_WORDS_LACKING)):
        following = _NEXT_WORD.match(text.original, end)
        end = following.end() if following else end
    return end


def _anchor(text: SourceText, piece: str) -> Anchor:
    """Look up words as they are, or with the other case of their first letter: "We cannot", "we cannot"."""
    found = anchor_quote(text.folded, piece)
    if found.state == "missing":
        other = anchor_quote(text.folded, piece[:1].swapcase() + piece[1:])
        return other if other.state != "missing" else found
    return found


def _in_facts(pieces: list[str], library: Library) -> Iterator[Where]:
    """Yield the quotations of the corpus that have all the words."""
    for quotation in library.quotations:
        whole = fold(quotation.words)
        if pieces and all(anchor_quote(whole, piece).state != "missing" for piece in pieces):
            yield quotation


def _is_title(words: str) -> bool:
    """Check whether all long words have a capital, as in the title of a work or of a case, which vary."""
    long = [word for word in words.split() if len(word) >= _LONG_WORD]
    return len(long) > 1 and all(word[0].isupper() for word in long)


def _without_case(words: str) -> str:
    """Return what two quotations have in common that are the same but for capitals: those of a title."""
    return fold(words.strip(_LAST_MARKS)).text.casefold()


def _explain(
    words: str, language: str, nearest: list[tuple[Nearest, Where]], library: Library
) -> AuditVerdict:
    """Say why a quotation is in no text: altered, or not there at all."""
    asked = fold(words.strip(_LAST_MARKS)).text
    known = [(fuzz.ratio(asked, fold(each.words).text), each) for each in library.quotations]
    every = [*((passage.score, where) for passage, where in nearest), *known]
    score, best = max(every, key=lambda each: each[0], default=(0.0, None))
    if best is not None and _without_case(words) == _without_case(best.words):
        return AuditVerdict("supported", where=(best,))
    long = count_words(words) >= _FEWEST_WORDS and not _is_title(words)
    if best is not None and score >= _ALTERED_SCORE and long:
        marked = difference(words.strip(_LAST_MARKS), best.words.strip(_LAST_MARKS))
        found = Difference("quotation", True, words, best.words)
        return AuditVerdict("altered", f"the words are `{marked}`", (best,), (found,), marked)
    own = guess_language(words, sorted(library.languages), language)  # a draft may quote in another language
    if reason := library.cannot_know(base_language(own)):
        return AuditVerdict("not checked", reason)
    return AuditVerdict(
        "unsupported", "no text has these words", (best,) if best and score >= _RELATED_SCORE else ()
    )
