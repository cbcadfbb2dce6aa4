"""Labels of the page's controls, which are not part of the memo."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class UiLabels:
    """Labels of controls, in English; marked with `lang` if the memo is in another language."""

    document_lang: str
    skip_link: str = "Skip to the memo"
    contents: str = "Contents"
    note: str = "Note"
    close: str = "Close"
    all_notes: str = "In the list of notes"
    back: str = "Back to the text"
    table: str = "Table"

    @property
    def lang(self) -> Markup:
        """The `lang` attribute of the labels; empty if the memo is in English."""
        english = self.document_lang.lower().split("-")[0] == "en"
        return Markup() if english else Markup(' lang="en"')
