"""The words of a memo in its language: what a reader sees and no author wrote."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.catalogues.formats import Formats, formats_in
from briefgen.catalogues.po_file import Messages, header_fields, read_po

FOLDER = Path(__file__).parent
ENGLISH = "en"
"""The language in which the code names the messages; its catalogue lists all of them."""
OTHER = "other"
MILLIONS = "millions"
"""The form of a noun after millions, with the word between them: « de conteneurs »."""
DOZENS = "dozens"
"""The form of a noun after dozens, hundreds and the like, where it differs from that after millions."""

Forms = Mapping[str, str]
"""The forms of a noun by plural category; `other` is always among them."""


class Words(Struct, frozen=True):
    """A catalogue, and how its language writes numbers and dates."""

    language: str
    formats: Formats
    messages: Messages
    plural_index: Callable[[int], int]
    plural_categories: tuple[str, ...]
    """The names of the plural forms in the order of the catalogue: `one`, `other`."""
    nouns: Mapping[str, Forms] = field(default_factory=lambda: MappingProxyType({}))
    """Translations of units and scopes, by the words of the corpus."""

    def text(self, message: str, context: str = "", /, **values: object) -> str:
        """Return a message with its values filled in."""
        return self.template(message, context).format(**values)

    def template(self, message: str, context: str = "") -> str:
        """Return a message with its placeholders."""
        return self.messages[context, message][0]

    def count(self, one: str, many: str, number: int, context: str = "", /, **values: object) -> str:
        """Return a message in the plural form for a number, which is its `{number}`."""
        forms = self.messages[context, f"{one}\0{many}"]
        form = forms[min(self.plural_index(number), len(forms) - 1)]
        return form.format(number=self.formats.number(Decimal(number)), **values)

    def term(self, context: str, words: str) -> str:
        """Return the translation of a fixed word; words that the catalogue does not list stay as they are."""
        return self.messages.get((context, words), (words,))[0]

    def has(self, context: str, words: str) -> bool:
        """Check whether the catalogue lists a word."""
        return (context, words) in self.messages

    def category(self, number: Decimal) -> str:
        """Return the plural category of a number. Source: CLDR, plural rules."""
        if number == number.to_integral_value():
            return self.plural_categories[self.plural_index(int(abs(number)))]
        return "one" if self.formats.half_is_one and abs(number) < 2 else OTHER

    def with_nouns(self, nouns: Mapping[str, Forms]) -> Words:
        """Return the words with translations of units and scopes."""
        return replace(self, nouns=nouns)

    def comma_list(self, items: Iterable[str]) -> str:
        """Join items by commas."""
        return self.formats.comma.join(items)

    def semicolon_list(self, items: Iterable[str]) -> str:
        """Join items by semicolons."""
        return self.formats.semicolon.join(items)


def languages() -> tuple[str, ...]:
    """Return the languages that have a catalogue of their own."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.po")))


def has_catalogue(language: str) -> bool:
    """Check whether memos can be written in a language; a region takes the catalogue of its language."""
    return _base(language) in languages()


@cache
def words_in(language: str) -> Words:
    """Return the words of a language; English ones where it has no catalogue.

    A memo in such a language is refused, but editions of one may have been issued before that was so.
    """
    name = language if has_catalogue(language) else ENGLISH
    table = formats_in(name)
    if table is None:
        raise AssertionError(f"{name} has a catalogue and no formats: run tests/catalogues/make_formats.py")
    messages = _read(_base(name))
    fields = header_fields(messages)
    plural = fields["Plural-Forms"].partition("plural=")[2].rstrip(";")
    categories = tuple(fields["X-Plural-Categories"].split())
    if name != _base(name) and name in languages():
        messages = messages | _read(name)
    return Words(name, table, messages, gettext.c2py(plural), categories)


def _read(name: str) -> Messages:
    """Read a catalogue; English messages have their own text where no other is given."""
    messages = read_po((FOLDER / f"{name}.po").read_text("utf-8"))
    if _base(name) != ENGLISH:
        return messages
    return {
        key: tuple(form or text for form, text in zip(forms, _both(key[1]), strict=False))
        for key, forms in messages.items()
    }


def _both(text: str) -> tuple[str, ...]:
    """Return a message's own forms: singular and plural, or the one that it has."""
    return tuple(text.split("\0"))


def _base(language: str) -> str:
    return language.partition("-")[0]
