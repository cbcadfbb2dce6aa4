"""translation-missing: the memo prints a text of the corpus in another language than its own.

PASS  language: fr, and `translations/fr.yaml` of the corpus has the label of each measure that is printed
FAIL  language: fr, and the English statement of a fact is printed in the matrix

The texts of a corpus are in one language. A memo in another one prints what `briefs/corpus/translations/` has
for its language, by id: statements and events of facts, labels of measures, names of origins, questions with
their answers and views, sections, notes on sources. Where the corpus has no file for the language, texts that
are plainly in another one are reported. Quotations and titles of sources stay in their own language,
and names of persons and newspapers may, where the letters are the same.

Source: docs/languages.md, translating a corpus.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from briefgen.catalogues.words import words_in
from briefgen.check.extent import Extent
from briefgen.check.prose_field import words_of
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.translations import FOLDER, NO_TRANSLATIONS, TranslatedText, Translations, texts
from briefgen.diagnostic import Diagnostic, truncate, warning
from briefgen.language.guess import guess_language
from briefgen.language.tables import base_language
from briefgen.reading.entry import Entry
from briefgen.reading.markdown import parse_prose
from briefgen.reading.prose import paragraphs
from briefgen.spec.brief import Brief

RULE = "translation-missing"
_FEWEST_WORDS = 12
"""Fewer words may be names, or of any language."""
_NOTE_MARKS = dict.fromkeys(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def check(
    corpus: Corpus, brief: Entry[Brief], translations: Translations, extent: Extent
) -> Iterator[Diagnostic]:
    """Report each text of the corpus that is printed and is not translated into the memo's language."""
    language = base_language(brief.value.language)
    letters = _letters(words_in(brief.value.language).formats.months[0])
    printed = extent.printed.translate(_NOTE_MARKS)
    found = [
        text
        for text in texts(corpus, translations)
        if text.translation is None and _first_words(text) in printed and not _is_name(text, letters)
    ]
    if translations is NO_TRANSLATIONS and not _is_foreign(found, language):
        return
    for text in found:
        message = f"`{text.key}` of `{text.about}` is printed, but has no translation into `{language}`"
        hint = f"translate `{truncate(text.original)}` in `{FOLDER}/{language}.yaml` of the corpus"
        yield warning(RULE, brief.at("language"), message, hint)


def _first_words(text: TranslatedText) -> str:
    """Return what is printed for the first paragraph of a text."""
    runs = paragraphs(parse_prose(text.original).blocks)
    return " ".join(next((words_of(run) for run in runs), "").split()).rstrip(".")


def _is_name(text: TranslatedText, letters: str) -> bool:
    """Check whether a text is a name in the letters of the memo's language, which may stay as it is."""
    return text.key in ("name", "outlet") and _letters(text.original) == letters


def _letters(text: str) -> str:
    """Return the script of a text: that of its first letter."""
    return next((unicodedata.name(c, "").partition(" ")[0] for c in text if c.isalpha()), "")


def _is_foreign(found: Iterable[TranslatedText], language: str) -> bool:
    """Check whether texts are plainly in another language."""
    words = dict.fromkeys(word for text in found for word in text.original.split())
    return len(words) >= _FEWEST_WORDS and guess_language(" ".join(words), (), language) != language
