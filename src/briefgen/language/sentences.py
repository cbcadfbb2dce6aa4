"""Sentences of a text, by the habits of its language.

A full stop ends no sentence behind an abbreviation that a name or a number follows (Lt. Gen., No. 10, z. B.),
behind an initial, behind an ordinal (am 3. März), or before a small letter. `。` and the marks of other
scripts always end one, inside quotation marks only where these close with it and no small word follows. Each
item of a list is a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefgen.language.folded import fold_key
from briefgen.language.lazy import lazy
from briefgen.language.scripts import is_unspaced
from briefgen.language.tables import base_language, load_table

_CLOSERS = "”\"’')\\]»›“」』）"
_STOP, _WIDE_STOP = "[.!?…؟।॥۔]", "[。！？｡]"
_FULL = f"{_WIDE_STOP}|[!?](?=[\u3041-\u30ff\u3400-\u9fff])"
_END = lazy(
    # The first character is looked for by itself, which is several times as fast.
    r"[.!?…؟।॥۔。！？｡\n](?:"
    rf"(?:(?<={_STOP}){_STOP}*|(?<={_WIDE_STOP}){_WIDE_STOP}*)(?:[{_CLOSERS}]|[ \u00a0\u202f]»)*(?:\s+|$)"
    rf"|(?:(?<={_WIDE_STOP})|(?<=[!?])(?=[\u3041-\u30ff\u3400-\u9fff]))(?:{_FULL})*[{_CLOSERS}]*"
    r"|(?<=\n)(?:\s*\n\f?|(?=[ \t]*(?:[•▪◦‣●*-]|\d{1,2}[.)])[ \t])))"
)
_ITEM = lazy(r"[ \t]*(?:[•▪◦‣●*-]|\d{1,2}[.)])[ \t]")
"""What an item of a list begins with."""
_OPENERS = "“\"‘'([«‹„「『（¿¡—–-"
_WORD_BEFORE = lazy(r"[^\W_](?:[^\W_]|[.'’-])*$")
_INITIAL = lazy(r"^[^\W\d_](?:\.-?[^\W\d_])*$")
_COUNTED = lazy(r"\d+(?:[.,'’ \u00a0\u202f]\d{3}(?!\d))+|[^\W_]\S*")
"""A number with its groups, or what begins with a letter or digit and has no space; no mark alone."""
_FIRST_WORD = lazy(r"[^\W_]+")
_PAUSES = frozenset(",،、，-")
_STOPS = frozenset(".!?…。！？」』）\"'")
_REACH = 24
_ORDINALS = frozenset(
    [
        "de",
        "da",
        "nb",
        "no",
        "fi",
        "et",
        "hu",
        "cs",
        "sk",
        "pl",
        "hr",
        "sr",
        "sl",
        "tr",
        "lv",
        "is",
        "fo",
        "hy",
        "az",
    ]
)
"""Languages that write an ordinal with a full stop: am 3. März."""

_ANSWER_BREAK = lazy(r"\s*(?:[,，、;:]|\s[—–-]\s)\s*")
_LONGEST_ANSWER = 5
"""Words of an answer that names a time: not before the autumn."""


def sentences(text: str, language: str) -> Iterator[tuple[int, str]]:
    """Split a text into its sentences, each with where it begins; white space after one is its own."""
    main = base_language(language)
    known = _abbreviations(main)
    start = 0
    for found in _END.finditer(text):
        if found.end() < len(text) and _ends(text, found, main, known):
            yield start, text[start : found.end()]
            start = found.end()
    yield start, text[start:]


def count_words(sentence: str) -> int:
    """Count the words of a sentence; a number is one, and two characters of a script without spaces are."""
    unspaced = sum(map(is_unspaced, sentence)) if not sentence.isascii() else 0
    spaced = "".join(" " if is_unspaced(c) else c for c in sentence) if unspaced else sentence
    return len(_COUNTED.findall(spaced)) + (unspaced + 1) // 2


def is_answer(sentence: str, language: str) -> bool:
    """Check whether a sentence is a bare answer: yes; no, not yet; not before May."""
    lists = load_table("words", base_language(language))
    answers = lists.get("answers", "").split(", ")
    openers = tuple(f"{opener} " for opener in lists.get("answer openers", "").split(", ") if opener)
    parts = [part.strip().lower() for part in _ANSWER_BREAK.split(sentence.strip(" .!。！\n"))]
    return all(
        part in answers or (part.startswith(openers) and len(part.split()) <= _LONGEST_ANSWER)
        for part in parts
    )


def sentences_around(text: str, language: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of the sentence, or sentences, that a stretch of a text is in."""
    main = base_language(language)
    known = _abbreviations(main)
    marks = [found for found in _END.finditer(text) if found.end() < len(text)]
    before = (m for m in reversed(marks) if m.end() <= start and _ends(text, m, main, known))
    behind = (m for m in marks if m.end() >= end and _ends(text, m, main, known))
    first = next((m.end() for m in before), 0) if start < len(text) else start
    last = next((m.end() for m in behind), len(text))
    return first, end + len(text[end:last].rstrip())


def ends_sentence(text: str, language: str, place: int) -> bool:
    """Check whether the mark at a place ends a sentence: not that of "U.S." or "850 Mio."."""
    main = base_language(language)
    found = _END.match(text, place)
    return found is not None and _ends(text, found, main, _abbreviations(main))


def _ends(text: str, found: re.Match[str], language: str, known: dict[str, frozenset[str]]) -> bool:
    """Check whether a mark ends a sentence."""
    mark = found.group()
    following = text[found.end() : found.end() + _REACH].lstrip(_OPENERS + " ")
    first = following[:1]
    if not mark.strip():
        return _ends_line(text, found, first)
    if mark[0] not in ".…":
        return not (first.islower() and any(c in mark for c in _CLOSERS)) and not (
            mark[0] in "。！？｡" and mark.rstrip()[-1:] in "」』）" and first in "と、，"
        )
    if first.islower():
        return False
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    closed = any(c in mark for c in _CLOSERS)
    found_word = _WORD_BEFORE.search(text[max(found.start() - _REACH, 0) : found.start()])
    word = found_word.group().lower() if found_word else ""
    if closed or not word:
        return True
    return not _is_abbreviation(
        word, text[max(found.start() - _REACH, 0) : found.start()], first, following, language, known
    )


def _ends_line(text: str, found: re.Match[str], first: str) -> bool:
    """Check whether a blank line, the end of a page, or a line break before an item ends a sentence."""
    mark = found.group()
    if mark == "\n":
        line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        return bool(_ITEM.match(line)) or line.rstrip().endswith((":", "："))
    return "\f" not in mark or not _goes_on(text[: found.start()].rstrip()[-1:], first)


def _goes_on(before: str, first: str) -> bool:
    """Check whether the sentence of a page's end goes on on the next page."""
    if before in _PAUSES or first.islower():
        return True
    return is_unspaced(first) and before not in _STOPS


def _is_abbreviation(
    word: str, before: str, first: str, following: str, language: str, known: dict[str, frozenset[str]]
) -> bool:
    if word in known["name follows"]:
        return True
    if word in known["number follows"]:
        return first.isdigit() or first in "IVXLC" or _is_number(following, language)
    if word in known["inside"]:
        # It may end a sentence too: it does where a word follows that only a beginning has in capitals, and
        # in languages that write few such abbreviations before a name.
        return language == "en" and not _begins(following, known)
    if word.isdigit():
        return language in _ORDINALS and len(word) <= 2 and first.isupper() and not _begins(following, known)
    if _INITIAL.match(word) and word != "i":
        # J. R. R. Tolkien; but "vitamin C. It", "at 5 m. Then".
        capital = before.endswith(word.upper()) or "." in word
        return capital and first.isupper() and not _begins(following, known)
    return False


def _begins(following: str, known: dict[str, frozenset[str]]) -> bool:
    """Check whether words are such as begin a sentence: an article, a pronoun, a preposition."""
    word = _FIRST_WORD.match(following)
    single = word is not None and following[word.end() : word.end() + 1] == "."
    return (
        word is not None
        and not single
        and word.group()[0].isupper()
        and word.group().lower() in known["begin"]
    )


def _is_number(following: str, language: str) -> bool:
    """Check whether words begin with a number word: No. Four Squadron."""
    word = _FIRST_WORD.match(following)
    return word is not None and fold_key(word.group()) in load_table("data", language).get("cardinals", {})


@lru_cache(maxsize=64)
def _abbreviations(language: str) -> dict[str, frozenset[str]]:
    data = load_table("words", language)
    lists = data.get("abbreviations", {})
    known = {
        name: frozenset(e.strip(".").lower() for e in lists.get(name, "").split(", ") if e)
        for name in ("name follows", "number follows", "inside")
    }
    # What ends like a word of two parts ("z. B.") is known by its last part and by both written together.
    for name, entries in known.items():
        known[name] = entries | {
            piece.strip(".") for e in entries if " " in e for piece in (*e.split(), e.replace(" ", ""))
        }
    return known | {
        "begin": frozenset(data.get("empty", "").split(", ")) | frozenset(data.get("begin", "").split(", "))
    }
