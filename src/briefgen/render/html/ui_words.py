"""The few words of the page that are not the memo's: names of controls."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class UiWords:
    """Names of controls, in English, marked as such in a memo of another language."""

    document_lang: str
    skip: str = "Skip to the memo"
    contents: str = "Contents"
    note: str = "Note"
    close: str = "Close"
    all_notes: str = "In the list of notes"
    back: str = "Back to the text"
    table: str = "Table"

    @property
    def lang(self) -> Markup:
        """The attribute that names their language where it is not the document's."""
        english = self.document_lang.lower().split("-")[0] == "en"
        return Markup() if english else Markup(' lang="en"')
