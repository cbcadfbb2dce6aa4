"""Bring every catalogue to the messages that briefgen prints: add the new ones, empty; drop the old ones.

    python -m tests.catalogues.update [LANGUAGE]

Naming a language that has no catalogue begins one.
"""

from __future__ import annotations

import sys
from io import BytesIO

from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from babel.plural import PluralRule, to_gettext

from briefgen.catalogues.words import FOLDER, languages
from tests.catalogues.messages import COMMENTS, all_messages

TAGS = ("zero", "one", "two", "few", "many", "other")


def update(language: str) -> None:
    """Write the catalogue of a language anew, with the translations that it has."""
    path = FOLDER / f"{language}.po"
    old = read_po(path.open("rb"), language.replace("-", "_")) if path.is_file() else None
    new = Catalog(language.replace("-", "_"), header_comment=f"# {language}", fuzzy=False)
    if "-" not in language:
        new.mime_headers = [("Plural-Forms", _plurals(language)[0])]
    for context, text in all_messages():
        one, _, many = text.partition("\0")
        found = old.get(one, context or None) if old else None
        if "-" in language and found is None:
            continue  # a region has only what differs from its language
        comments = [COMMENTS[context, text]] if (context, text) in COMMENTS else []
        new.add(
            (one, many) if many else one,
            found.string if found else None,
            context=context or None,
            auto_comments=comments,
            user_comments=found.user_comments if found else [],
        )
    out = BytesIO()
    write_po(out, new, width=0, omit_header=True)
    path.write_text(f"{_header(language)}\n{out.getvalue().decode()}".rstrip() + "\n", "utf-8")


def _header(language: str) -> str:
    """Return the header: the plural rules of CLDR for whole numbers, with the names of the forms."""
    lines = [f"Language: {language}\\n", "Content-Type: text/plain; charset=utf-8\\n"]
    if "-" not in language:
        rule, tags = _plurals(language)
        lines += [f"Plural-Forms: {rule}\\n", f"X-Plural-Categories: {' '.join(tags)}\\n"]
    return "\n".join(('msgid ""', 'msgstr ""', *(f'"{line}"' for line in lines))) + "\n"


def _plurals(language: str) -> tuple[str, list[str]]:
    catalog = Catalog(language)
    rule = catalog.locale.plural_form if catalog.locale else None
    if rule is None:
        raise UnknownLocaleError(language)
    # A form of whole millions only, as Romance languages have it, is left out: no count is so large.
    rules = {tag: text for tag, text in rule.rules.items() if "e in 0" not in text}
    tags = [tag for tag in TAGS if tag in rules or tag == "other"]
    return to_gettext(PluralRule(rules)), tags


def main() -> None:
    """Update the catalogues, or begin that of a language."""
    for language in sys.argv[1:] or languages():
        update(language)


if __name__ == "__main__":
    main()
