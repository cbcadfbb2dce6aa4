"""Which language a short text is in, of a few that it may be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from types import MappingProxyType

from briefgen.language.folded import word_set
from briefgen.language.lazy import lazy
from briefgen.language.lexicon import load_lexicon
from briefgen.language.tables import base_language

_WORD = lazy(r"(?<!\w)(?!(?<=['’])s(?!\w))[^\W\d_]+(?!\w)")
"""A word, but not the "s" of an English genitive, which French has for "se"."""
_SCRIPTS = MappingProxyType(
    {
        "ru": "а-яё", "uk": "а-яіїєґ", "bg": "а-я", "sr": "а-яђјљњћџ", "el": "α-ωά-ώ", "ar": "\u0600-\u06ff",
        "fa": "\u0600-\u06ff", "he": "\u0590-\u05ff", "hi": "\u0900-\u097f", "zh": "\u4e00-\u9fff",
        "ja": "\u3040-\u30ff\u4e00-\u9fff", "ko": "\uac00-\ud7af", "th": "\u0e00-\u0e7f",
    }
)  # fmt: skip
_NOT_LATIN = lazy("[\u0370-\u1dff\u3040-\ud7af]")
"""Characters of all these scripts and others, but none of Latin letters, typography and signs."""
_COMMON = MappingProxyType(
    {
        "en": word_set(
            "the of and to in a is was were are for that it on by with as at from has have had be "
            "been will not no this its their his her than more who which or but they he she an "
            "all some there about up over into "
            "before after while against just two three four five between during when cannot"
        ),
        "fr": word_set(
            "le la les de des du et un une est sont en dans pour que qui au aux par sur ce cette "
            "il elle ne pas plus a ont avec se leur été d l n qu s entre fois moins vers comme aussi selon"
        ),
        "de": word_set(
            "der die das den dem des und ein eine einen einem einer ist sind war waren im in zu "
            "von mit auf für nicht kein sich es er sie wird wurde hat haben am bei nach dass als "
            "auch mehr die zwischen werden bis über aus um unter vor durch nur noch wie "
            "will wollen soll sollen kann bleiben prozent"
        ),
        "es": word_set(
            "el la los las de del y un una es son en que por para con no se su al lo como más fue "
            "ha han a entre muy sin sobre desde hasta menos"
        ),
        "it": word_set(
            "il lo la i gli le di del della dei e un una è sono in che per con non si su al alla "
            "nel nei più ha hanno da dal dei delle dell tra fra meno"
        ),
        "pt": word_set(
            "o a os as de do da dos das e um uma é são em que por para com não se no na ao mais foi há têm "
            "ou pelo pela sem até menos"
        ),
        "nl": word_set(
            "de het een van en is zijn in op te voor met dat die niet geen er aan bij om door "
            "heeft hebben werd uit naar dan tot over onder tussen tegen per"
        ),
        "pl": word_set("i w na z do nie się że jest są o za od po dla przez był była było były to jak oraz"),
        "tr": word_set(
            "ve bir bu da de için ile olarak olan çok daha en ne gibi kadar sonra değil oldu etti var "
            "yüzde milyon milyar bin kişi yıl ay gün hafta"
        ),
        "sv": word_set("och i att det som en ett är av på för med till den inte har de om var från han hon"),
        "cs": word_set("a v na se je že z do o s za pro ne k od jsou by byl byla bylo"),
        "id": word_set(
            "yang dan di dari untuk dengan pada ini itu tidak ke dalam adalah oleh akan telah "
            "orang persen juta ribu naik turun"
        ),
        "vi": word_set("và của là có trong được cho các một không này với đã những người"),
    }
)
"""The commonest words of languages in Latin letters, which are distinguished by them."""


_LETTERS = MappingProxyType(
    {
        "fr": "àâçèéêëîïôùûœ", "de": "äöüß", "es": "áéíñóúü¿", "it": "àèéìòù", "pt": "ãáâàçéêíóõôú",
        "nl": "éëï", "pl": "ąćęłńóśźż", "tr": "çğıöşü", "sv": "åäö", "cs": "áčďéěíňóřšťúůýž",
        "vi": "ăâđêôơưạảấầẩậắằẵặẹẻếềểệỉịọỏốồổộớờởợụủứừửựỳỷỹ",
    }
)  # fmt: skip
"""Letters that these languages have and English has not."""
_OWN_LETTERS = MappingProxyType(
    {
        "uk": "іїєґ", "sr": "ђјљњћџ", "ru": "ыэё", "fa": "پچژگ", "ja": "\u3040-\u30ff", "zh": "\u4e00-\u9fff",
    }
)  # fmt: skip
"""Letters that only one of the languages of a script has; the first that has one of them is meant."""
_FEWEST = 3
"""Common words that a text has at least of another language than those it is likely to be in."""


def _shown(words: Iterable[str]) -> Counter[str]:
    """Count the words that speak for each language: its commonest ones, small ones with its own letters."""
    languages = _languages_of_words()
    found: Counter[str] = Counter()
    for word in words:
        shown: Iterable[str] = languages.get(word.lower(), ())
        if not word.isascii() and word.islower():
            letters = frozenset(word)
            shown = {*shown, *(language for language, own in _LETTERS.items() if not letters.isdisjoint(own))}
        for language in shown:
            found[language] += 1
    return found


def guess_language(text: str, others: Iterable[str], usual: str = "en") -> str:
    """Guess which language a text is in: the usual one, or one of some others (BCP 47 tags).

    Where a text has plainly more common words of another language, it is in that one.
    """
    return _guess(text, tuple(dict.fromkeys(map(base_language, (usual, *others)))))


@lru_cache(maxsize=4096)
def _guess(text: str, likely: tuple[str, ...]) -> str:
    if (script := _by_script(text, likely)) is not None:
        return script
    words = _WORD.findall(text)
    known = (*likely[:1], "en", *(language for language in likely if language in _COMMON))
    shown = _shown(words)
    best = max(known, key=lambda language: shown[language])
    most = shown[best]
    if not most:
        counting = (language for language in likely[1:] if language in _COMMON and _counts(words, language))
        best = next(counting, best)
    if max(shown.values(), default=0) <= 2 * most:
        return best
    languages = _languages_of_words()
    counts = Counter(language for word in words for language in languages.get(word.lower(), ()))
    other = max(_COMMON, key=lambda language: counts[language])
    return other if counts[other] >= _FEWEST and counts[other] > 2 * most else best


def _counts(words: Iterable[str], language: str) -> bool:
    """Check whether one of some words is a longer number of a language, which English has not: vierzehn."""
    own, english = load_lexicon(language), load_lexicon("en")
    known = {word for word in map(str.lower, words) if len(word) >= _LONG_NUMBER and word in own.cardinals}
    return any(word not in english.cardinals and word not in english.scales.meanings for word in known)


_LONG_NUMBER = 6
"""Letters of a number that is hardly an English word by chance, as Spanish "once" is."""


@cache
def _languages_of_words() -> dict[str, list[str]]:
    """Return the languages that have each of the commonest words."""
    found: dict[str, list[str]] = {}
    for language, words in _COMMON.items():
        for word in words:
            found.setdefault(word, []).append(language)
    return found


def other_language(text: str, language: str) -> str:
    """Return a language of which a text has common words, if it has none of its own language; else empty."""
    shown = _shown(_WORD.findall(text[:_LOOKED_AT]))
    if shown[language] or language not in _COMMON or not shown:
        return ""
    return max(sorted(shown), key=lambda other: shown[other])


def is_guessed(language: str) -> bool:
    """Check whether a language (a BCP 47 tag) is among those that a text is guessed to be in."""
    return base_language(language) in {*_COMMON, *_SCRIPTS}


def _by_script(text: str, likely: tuple[str, ...]) -> str | None:
    """Return the language of a text by its letters; None for Latin letters."""
    if not _NOT_LATIN.search(text):
        return None
    lower = text.lower()
    letters = sum(c.isalpha() for c in lower)
    fitting = [
        language
        for language, script in _SCRIPTS.items()
        if 2 * len(re.findall(f"[{script}]", lower)) > letters
    ]
    if not fitting:
        return None
    found = (language for language in likely if language in fitting)
    own = (language for language, marks in _OWN_LETTERS.items() if re.search(f"[{marks}]", lower))
    return next(found, None) or next((language for language in own if language in fitting), fitting[0])


_ENOUGH = 3
"""How many times as many words of another language as of its own show a text to be tagged wrongly."""
_LOOKED_AT = 1_000
"""Characters of a text from which its language is guessed."""


@lru_cache(maxsize=4096)
def written_language(text: str, tag: str) -> str:
    """Return the language of a text that is tagged (BCP 47), or another where the tag is plainly wrong."""
    language = base_language(tag)
    begin = text[:_LOOKED_AT]
    if language in _SCRIPTS and re.search(f"[{_SCRIPTS[language]}]", begin.lower()):
        return language
    shown = _shown(_WORD.findall(begin))
    best = max(_COMMON, key=lambda other: shown[other])
    return best if shown[best] >= _ENOUGH * max(shown[language], 1) else language
