"""Numbers in words, in languages that write spaces: seventy-six, two and a half million, zweiundzwanzig."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache

from msgspec import Struct

from briefgen.language.digits import Number, last_place
from briefgen.language.lazy import lazy
from briefgen.language.lexicon import Lexicon, load_lexicon
from briefgen.language.scan import Scan, Word
from briefgen.language.word_pattern import WordPattern

_GAP = lazy(r"[ -]?")
_MOST_WORDS = 24
"""A number has no more words than this; a longer run of them is a list."""
_MOST_LETTERS = 60
_ARABIC = str.maketrans("أإآىة", "اااي" + "ه")  # one form for letters that writers mix


class _Sum(Struct):
    """A number as it grows by words: what is complete below a scale, and what is read at the moment."""

    total: Fraction = Fraction(0)
    current: Fraction = Fraction(0)
    last_scale: Fraction | None = None
    empty: bool = True

    @property
    def value(self) -> Fraction:
        return self.total + self.current

    def add(self, value: Fraction, lexicon: Lexicon) -> bool:
        """Take the next word's value; false where it begins another number."""
        fits = (
            self._scale(value)
            if value >= 1000
            else self._hundred()
            if value == 100
            else self._small(value, lexicon)
        )
        self.empty = self.empty and not fits
        return fits

    def _scale(self, value: Fraction) -> bool:
        if self.current == 0 and not self.empty:
            if self.total >= value or not self.total:
                return False
            self.total *= value  # two hundred thousand million
        elif self.last_scale is not None and value >= self.last_scale:
            self.total = (self.total + self.current) * value
        else:
            self.total += (
                max(self.current, Fraction(1)) * value if self.current != Fraction(1, 2) else value / 2
            )
        self.current, self.last_scale = Fraction(0), value
        return True

    def _hundred(self) -> bool:
        if self.current >= 100 or (self.current and self.current % 10 == 0 and self.current >= 20):
            return False
        self.current = (self.current or Fraction(1)) * 100
        return True

    def _small(self, value: Fraction, lexicon: Lexicon) -> bool:
        if value == 0 or value.denominator > 1 or self.current.denominator > 1:
            if not self.empty:
                return False
            self.current = value
            return True
        tens = self.current % 100
        if self.current == 0 or (self.current >= 100 and tens == 0 and value < 100):
            fits = True
        elif value > 100:
            fits = False
        else:
            fits = _joins(tens, value, lexicon)
        if fits:
            quatre_vingt = lexicon.language == "fr" and tens == 4 and value == 20
            self.current += 76 if quatre_vingt else value
        return fits


def _joins(tens: Fraction, value: Fraction, lexicon: Lexicon) -> bool:
    """Check whether units follow tens here: forty two, vier und zwanzig, soixante douze, quatre vingt."""
    if tens >= 20 and tens % 10 == 0 and value < 10:
        return True
    if lexicon.language == "fr":
        return (tens in (60, 80) and value < 20) or (tens == 4 and value == 20) or (tens == 10 and value < 10)
    if lexicon.language in ("ar", "he", "vi", "tr", "fa") and (
        (0 < tens < 13 and value == 10) or (tens == 10 and value < 10)
    ):
        return True
    return lexicon.units_first and 0 < tens < 10 and 20 <= value < 100 and value % 10 == 0


def find_number_words(scan: Scan) -> Iterator[Number]:
    """Find the numbers in words that nothing else took."""
    lexicon, following = scan.lexicon, 0
    joins = lexicon.compounds or lexicon.language == "ar"
    if not joins and not scan.has_word(lexicon.cardinal_firsts):
        return
    for i, word in enumerate(scan.words):
        if i < following or not (joins or word.text in lexicon.cardinal_firsts):
            continue
        number, following = number_at(scan, i)
        if number:
            yield number


def number_at(scan: Scan, first: int) -> tuple[Number | None, int]:
    """Read the number that begins with a word, if one does; give the index of the word after it."""
    lexicon, words = scan.lexicon, scan.words
    if _values_at(scan, first, inside=False)[0] is None or scan.taken[words[first].start]:
        return None, first
    total, end, after, connected = _Sum(), words[first].start, first, False
    values_read, skip = 0, 0
    for i in range(first, min(first + _MOST_WORDS, len(words))):
        word = words[i]
        if i > first and not _GAP.fullmatch(scan.text[words[i - 1].end : word.start]):
            break
        if i < skip:
            continue
        values, skip = _values_at(scan, i, inside=i > first)
        if values is None:
            if not connected and not total.empty and word.text in lexicon.connectors:
                connected = True
                continue
            break
        if scan.taken[word.start] or not _add_all(total, values, lexicon, connected=connected):
            break
        after = max(i + 1, skip)
        connected, end = False, words[after - 1].end
        values_read += 1
    if total.empty or (values_read == 1 and _is_article(scan, words[first])):
        return None, first + 1
    value = total.value
    return Number(words[first].start, end, value, last_place(value), in_digits=False), after


def _values_at(scan: Scan, i: int, *, inside: bool) -> tuple[tuple[Fraction, ...] | None, int]:
    """Return the values at a word, or at two such as "dua puluh", and the index of the word after."""
    words, cardinals = scan.words, scan.lexicon.cardinals
    if words[i].text in scan.lexicon.pair_firsts and i + 1 < len(words):
        pair = cardinals.get(f"{words[i].text} {words[i + 1].text}")
        if pair is not None and scan.text[words[i].end : words[i + 1].start] == " ":
            return (pair,), i + 2
    return values_of(words[i].text, scan.lexicon, inside=inside), i + 1


def _add_all(total: _Sum, values: tuple[Fraction, ...], lexicon: Lexicon, *, connected: bool) -> bool:
    if connected and lexicon.language == "en" and total.current % 100 and values[0] < 1000:
        return False  # "twenty and five" is two numbers
    return all(total.add(value, lexicon) for value in values)


def _is_article(scan: Scan, word: Word) -> bool:
    """Check whether a word for one or twenty counts nothing here: "un accord", "no one", a final score."""
    if scan.lexicon.language == "en" and word.text == "one":
        return not _is_counted(scan, word)
    if scan.lexicon.language == "en" and word.text == "ten":  # Gert ten Brink
        return bool(_NAME_BEFORE.search(scan.cased, max(0, word.start - 20), word.start)) and bool(
            _BEHIND_NAME.match(scan.cased, word.end)
        )
    if scan.lexicon.language == "en" and word.text == "score":
        return not _SCORE_OF.match(scan.text, word.end)
    if word.text in scan.lexicon.articles:
        follows = (scan.lexicon.scales, scan.lexicon.plus)
        return all(phrases.at(scan.text, word.end + 1) is None for phrases in follows)
    return False


_NAME_BEFORE = lazy(r"[A-Z][^\W\d_]+ $")
_BEHIND_NAME = lazy(r" [A-Z][^\W\d_]*[^\W\d_s](?!\w)")
_SCORE_OF = lazy(r" of [a-z]")
_OF_A_ROW = WordPattern(r"(?<!\w)(?:{numbers}|\d+) [a-z][^.;:,]* and $")
_PLACED = WordPattern(r" {before the place of one}(?!\w)")
"""Three samples taken in March and one in April."""
_ONE_BEFORE = WordPattern(r"(?<!\w){before one that counts nothing} $")
_ONE_TO = WordPattern(r" (?:to|or) (?!one\b){numbers}(?!\w)")
_ONE_AND = WordPattern(r" and (?!one\b){numbers}(?!\w)")
"""What makes of "one" the lower end of a range: one to two."""
_ONE_AFTER = WordPattern(r" (?!{behind one that counts nothing}\b)[a-z]")


def _is_counted(scan: Scan, word: Word) -> bool:
    """Check whether "one" counts: one soldier, one and a half, one million; not no one, one of the."""
    follows = (scan.lexicon.scales, scan.lexicon.plus)
    if any(phrases.at(scan.text, word.end + 1) for phrases in follows):
        return True
    bound = scan.lexicon.bounds_before.before(scan.text, word.start - 1) if word.start else None
    if bound and bound[1] != "exact":
        return True  # at least one of them
    if _OF_A_ROW.of("en").search(scan.text, 0, word.start) and _PLACED.of("en").match(scan.text, word.end):
        return True
    between = scan.text.endswith("between ", 0, word.start)
    if (_ONE_AND if between else _ONE_TO).of("en").match(scan.text, word.end):
        return True
    before = _ONE_BEFORE.of("en").search(scan.text, max(0, word.start - 9), word.start)
    return not before and bool(_ONE_AFTER.of("en").match(scan.text, word.end))


def values_of(word: str, lexicon: Lexicon, *, inside: bool = False) -> tuple[Fraction, ...] | None:
    """Return the values that a word is made of; None where it is no number."""
    value = lexicon.cardinals.get(word)
    if value is not None:
        return (value,)
    if lexicon.language == "ar":
        return _arabic(word, inside=inside)
    plain = _bare(word, lexicon, inside=inside)
    if plain:
        return (lexicon.cardinals[plain],)
    if lexicon.compounds and 5 < len(word) <= _MOST_LETTERS:
        return _compound(word, lexicon.language)
    return None


def _bare(word: str, lexicon: Lexicon, *, inside: bool) -> str:
    """Return the number in a word with a short word before it, or an ending; empty where there is none."""
    for prefix in lexicon.number_prefixes if inside else ():
        if word.startswith(prefix) and word.removeprefix(prefix) in lexicon.cardinals:
            return word.removeprefix(prefix)
    for ending in lexicon.number_endings if inside else ():
        if word.endswith(ending) and word.removesuffix(ending) in lexicon.cardinals:
            return word.removesuffix(ending)
    return ""


@cache
def _arabic_forms() -> dict[str, Fraction]:
    return {word.translate(_ARABIC): value for word, value in load_lexicon("ar").cardinals.items()}


def _arabic(word: str, *, inside: bool) -> tuple[Fraction, ...] | None:
    """Read an Arabic number without its joined particles: wa- (and), bi-, li-, and three-hundred in one."""
    forms, plain = _arabic_forms(), word.translate(_ARABIC)
    if plain in forms:
        return (forms[plain],)
    if plain[:1] in ("و", "ب", "ل") and plain[1:] in forms and (inside or len(plain) > 3):
        return (forms[plain[1:]],)
    for hundred in ("مائه", "مئه"):
        head = plain.removesuffix(hundred)
        if plain.endswith(hundred) and (head in forms or (head[:1] == "و" and head[1:] in forms)):
            return (forms[head if head in forms else head[1:]], Fraction(100))
    return None


@cache
def _pieces(language: str) -> tuple[dict[str, Fraction | None], re.Pattern[str]]:
    lexicon = load_lexicon(language)
    pieces: dict[str, Fraction | None] = {w: v for w, v in lexicon.cardinals.items() if len(w) > 1}
    pieces |= dict.fromkeys(lexicon.connectors)
    alternation = "|".join(re.escape(w) for w in sorted(pieces, key=len, reverse=True) if w)
    return pieces, re.compile(f"(?:{alternation})+")


@lru_cache(maxsize=4096)
def _compound(word: str, language: str) -> tuple[Fraction, ...] | None:
    """Cut a compound such as zweiundzwanzig into its values; connectors give none."""
    pieces, pattern = _pieces(language)
    if word and not pattern.fullmatch(word):
        return None
    for length in range(len(word), 0, -1):
        head = word[:length]
        if head in pieces and (rest := _compound(word[length:], language)) is not None:
            value = pieces[head]
            return rest if value is None else (value, *rest)
    return None if word else ()
