"""The words of a language that make numbers, dates, money and units, as the reader looks them up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from typing import Any

from msgspec import Struct

from briefgen.language.folded import fold_key
from briefgen.language.lazy import lazy
from briefgen.language.lexicon_tables import LexiconTables, by_phrase
from briefgen.language.phrases import Phrases
from briefgen.language.tables import load_table

UNSPACED = frozenset({"zh", "ja", "ko", "th"})
"""Languages whose words a reader cannot separate by spaces (Korean joins its particles to them)."""


class Lexicon(Struct, frozen=True):
    """All that the reader of numbers knows of a language."""

    language: str
    spaced: bool
    decimal: str
    group: str
    cardinals: Mapping[str, Fraction]
    cardinal_firsts: frozenset[str]
    """First words of the cardinals."""
    pair_firsts: frozenset[str]
    """First words of the cardinals of two words: dua puluh."""
    scales: Phrases[Fraction]
    ordinals: Mapping[str, int]
    idioms: Phrases[str]
    """What makes a fixed phrase of the ordinal before it: second-hand, aus zweiter Hand."""
    fractions: Mapping[str, Fraction]
    """Words for a part, such as half, which need no number before them."""
    parts: Mapping[str, Fraction]
    """Words that are a part only after a number, and an ordinal else."""
    one_in: Phrases[str]
    plus: Phrases[Fraction]
    """What is added to the number before: "and a half"."""
    articles: frozenset[str]
    """Words for one that are an article too."""
    connectors: frozenset[str]
    units_first: bool
    compounds: bool
    minus: frozenset[str]
    below_zero: Phrases[str]
    none: frozenset[str]
    multiples: Phrases[Fraction]
    part_phrases: Phrases[Fraction]
    """Parts of several words, where these are no number and a part: üçte ikisi."""
    durations: Phrases[tuple[str, Fraction]]
    """Words for a number of units of time: يومين, 열흘, полгода."""
    number_prefixes: tuple[str, ...]
    """Words that are written together with the number after them."""
    number_endings: tuple[str, ...]
    """What the last word of a number may end with: bin iki yüzü."""
    falling: re.Pattern[str] | None
    """What makes of "two times" a half: сократилась вдвое."""
    times: Phrases[str]
    fold: str
    """The suffix that makes a multiple of a number: `fold`, `fach`."""
    vague: Phrases[Fraction]
    bounds_before: Phrases[str]
    bounds_after: Phrases[str]
    far: Phrases[str]
    """Verbs that set a bound for a number behind their subject, as Arabic ones do."""
    shares: Phrases[str]
    """`%`, percentage points, basis points, per mille, after a number."""
    shares_before: Phrases[str]
    money: Phrases[str]
    units: Phrases[str]
    rates: Phrases[str]
    roles: Phrases[str]
    than: Phrases[str]
    """Words after a number that say more or less: 7p less, 60 per cent fewer."""
    later: Phrases[str]
    """Words after a time that set it between two dates: two days earlier."""
    denied: re.Pattern[str] | None
    """A word that denies, at most three words before the end of a text, or twelve behind "no household"."""
    every: frozenset[str]
    """Words that make a share of an ordinal: every third."""
    year_before: Phrases[str]
    """Words for the year before another: a year earlier."""
    year_after: Phrases[str]
    """Words for the year after another: the following year."""
    month_before: Phrases[str]
    """Words for the month before another: a month earlier."""
    rests: Phrases[str]
    """Words for what is left of a whole: the rest, the remaining."""
    marks: Phrases[str]
    """Words between a qualifier and its number: below the mark of."""
    all_of: Phrases[str]
    """Words that make a number that of a whole: all three."""
    totals: Phrases[str]
    """Words that make a number a sum of others: in all, together."""
    joints: Phrases[str]
    """Words that may be between a number and its unit or money: `de`, `d'`."""
    range_words: frozenset[str]
    range_and: frozenset[str]
    between: frozenset[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    part_words: frozenset[str]
    """First words of all that the reader of parts looks for."""
    dates: Mapping[str, Any]
    """The hand-written words of dates, as in the table."""


def _money(language: str, generated: Mapping[str, str], hand: Mapping[str, str]) -> dict[str, str]:
    """Give names of money; a bare name is in the hand-written table alone, for it may mean several."""
    found = {name: code for name, code in generated.items() if " " in name or "-" in name}
    found |= {n: c for n, c in generated.items() if c in ("EUR", "JPY", "CNY", "UAH", "PLN") and len(n) > 2}
    return (_of_countries(hand) if language == "en" else {}) | found | by_phrase(hand)


def _of_countries(hand: Mapping[str, str]) -> dict[str, str]:
    """Give names that several currencies have behind what is of a country: Tunisian dinars.

    Source: the code of a currency (ISO 4217) begins with that of its country (ISO 3166).
    """
    places = load_table("places", "en")
    return {
        fold_key(f"{of_country} {name}"): code
        for codes, names in hand.items()
        for code in codes.split()
        if " " in codes
        for of_country in places.get(code[:2], ((),))[0]
        for name in names.split("|")
    }


def _ordinals(
    table: Mapping[str, int | None], hand: Mapping[str, Any], cardinals: Mapping[str, Fraction]
) -> dict[str, int]:
    """Return the ordinals, also joined to a short word or to ones; without numbers that are joined to one."""
    plain = {fold_key(word): int(n) for word, n in table.items() if n}
    prefixes = tuple(hand.get("number_prefixes", "").split("|")) if "number_prefixes" in hand else ()
    counts = {word for word in plain for p in prefixes if word.startswith(p) and word[len(p) :] in cardinals}
    joined = hand["joined"].split("|") if "joined" in hand else []
    kept = {word: n for word, n in plain.items() if word not in counts}
    ones = {fold_key(word): int(n) for word, n in hand.get("ones_before_tens", {}).items()}
    tens = {word: n for word, n in kept.items() if n in range(20, 100, 10)}
    kept |= {f"{one}{word}": n + more for word, n in tens.items() for one, more in ones.items()}
    return {f"{p}{word}": n for p in joined for word, n in kept.items()} | kept


def _durations(table: Mapping[str, str]) -> dict[str, tuple[str, Fraction]]:
    """Turn `{"day 2": "phrase|phrase"}` round."""
    split = {phrase: key.split() for phrase, key in by_phrase(table).items()}
    return {phrase: (unit, Fraction(count)) for phrase, (unit, count) in split.items()}


def _part_words(hand: Mapping[str, Any], cardinals: Mapping[str, Fraction]) -> frozenset[str]:
    listed = ("fractions", "parts", "multiples", "vague")
    phrases = [phrase for key in listed for phrase in hand.get(key, {})]
    phrases += [phrase for each in hand.get("durations", {}).values() for phrase in each.split("|")]
    phrases += [*hand.get("every", "").split("|")]
    phrases += [*hand.get("one_in", "").split("|"), *hand.get("articles", "").split("|"), *cardinals]
    firsts = (_FIRST_WORD.match(fold_key(phrase)) for phrase in phrases)
    return frozenset(found.group() for found in firsts if found)


def _denied(hand: Mapping[str, Any]) -> re.Pattern[str] | None:
    if "denials" not in hand:
        return None
    ends = hand["denials_end"]
    word = rf" (?:{hand.get('having_to', '(?!)')}|(?!(?:{ends})(?!\w))[^\W\d_]+(?:-[^\W\d_]+)*)"
    subjects = hand.get("denied_subjects", "(?!)")
    return re.compile(
        rf"(?<!\w)(?:(?:{hand['denials']})(?:{word}){{0,3}}|(?:{subjects})(?:{word}){{4,12}}) $"
    )


_FIRST_WORD = lazy(r"(?:[^\W\d_]|[\u0900-\u0963])+(?:'[^\W\d_]+)*")


@cache
def load_lexicon(language: str) -> Lexicon:
    """Build the lexicon of a language that has data."""
    data, hand = load_table("data", language), load_table("numbers", language)
    spaced = language not in UNSPACED
    tables = LexiconTables(language, spaced, data, hand, load_table("numbers", "any"))
    cardinals = tables.cardinals()
    fractions = tables.shares_of_one("fractions")
    return Lexicon(
        language=language,
        spaced=spaced,
        decimal=hand.get("decimal", data["decimal"]),
        group=hand.get("group", data["group"]),
        cardinals=cardinals,
        cardinal_firsts=frozenset(word.partition(" ")[0] for word in cardinals),
        pair_firsts=frozenset(word.partition(" ")[0] for word in cardinals if " " in word),
        scales=tables.scales(cardinals),
        ordinals=_ordinals(data["ordinals"] | hand.get("ordinals", {}), hand, cardinals),
        fractions=fractions,
        parts=tables.shares_of_one("parts"),
        units_first=bool(hand.get("units_first")),
        compounds=bool(hand.get("compounds")),
        below_zero=Phrases(dict.fromkeys(tables.words("below_zero"), "below"), spaced=spaced),
        part_phrases=Phrases({w: part for w, part in fractions.items() if " " in w}, spaced=spaced),
        durations=Phrases(_durations(hand.get("durations", {})), spaced=spaced),
        number_prefixes=tables.separated("number_prefixes"),
        number_endings=tables.separated("number_endings"),
        falling=re.compile(rf"(?<!\w)(?:{hand['falling']})") if "falling" in hand else None,
        fold=hand.get("fold", ""),
        bounds_before=tables.bounds_before(),
        bounds_after=tables.phrases("after"),
        shares=tables.phrases_of_any("shares"),
        money=Phrases(_money(language, data["currencies"], hand.get("money", {})), spaced=spaced),
        units=tables.units(),
        rates=tables.phrases_of_any("per"),
        denied=_denied(hand),
        range_words=tables.words("range"),
        months=tables.months(),
        weekdays={fold_key(w): int(n) for w, n in (data["weekdays"] | hand.get("weekdays", {})).items()},
        part_words=_part_words(hand, cardinals),
        dates=hand.get("dates", {}),
        **_as_listed(tables),
    )


def _as_listed(tables: LexiconTables) -> dict[str, Any]:
    """Return the fields that hold what the table of their name lists."""
    words = ("articles", "connectors", "minus", "none", "every", "range_and", "between")
    phrases = ("idioms", "times", "shares_before", "roles", "than", "joints", "far")
    words_as_phrases = (
        *("one_in", "later", "year_before", "year_after", "month_before"),
        *("rests", "marks", "all_of", "totals"),
    )
    numbers = ("plus", "multiples", "vague")
    return {
        **{name: tables.words(name) for name in words},
        **{name: tables.phrases(name) for name in phrases},
        **{name: tables.words_as_phrases(name) for name in words_as_phrases},
        **{name: tables.number_phrases(name) for name in numbers},
    }


def longest_first(words: Iterable[str]) -> list[str]:
    """Order words for an alternation, so that none hides a longer one."""
    return sorted(words, key=lambda w: (-len(w), w))
