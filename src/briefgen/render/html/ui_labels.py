"""Labels of the page's controls, which are not part of the memo."""

from __future__ import annotations

from msgspec import Struct

from briefgen.catalogues.words import words_in


class UiLabels(Struct, frozen=True):
    """Labels of controls in the memo's language."""

    skip_link: str
    contents: str
    close: str
    all_notes: str
    back: str
    table: str


def ui_labels(language: str) -> UiLabels:
    """Return the labels in a language."""
    words = words_in(language)
    return UiLabels(
        skip_link=words.text("Skip to the memo"),
        contents=words.text("Contents"),
        close=words.text("Close"),
        all_notes=words.text("In the list of notes"),
        back=words.text("Back to the text"),
        table=words.text("Table"),
    )
