"""The sentences of a web page, as they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import Final

from briefgen.language.sentences import sentences

_INLINE: Final = frozenset(
    (
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "br",
        "cite",
        "code",
        "em",
        "i",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
    )
)
_UNREAD: Final = frozenset(("button", "script", "style", "svg", "title"))

_Attributes = Sequence[tuple[str, str | None]]


def find_printed_sentences(html: str, language: str) -> Iterator[str]:
    """Yield the sentences of all paragraphs, cells and items of a page, without the numbers of notes."""
    page = _Page()
    page.feed(html)
    page.close()
    page.end_text()
    for text in page.texts:
        for _, sentence in sentences(text, language):
            yield sentence.strip()


class _Page(HTMLParser):
    """Collects the texts of a page: each is what stands in one element, however its words are set."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, None] = {}
        self._words: list[str] = []
        self._unread = ""
        """The element that is passed over; empty outside one."""
        self._depth = 0
        """How many elements of that name are open."""

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        if self._unread:
            self._depth += tag == self._unread
        elif tag in _UNREAD or any(
            name == "popover" or (name, value) == ("class", "mark") for name, value in attrs
        ):
            self._unread, self._depth = tag, 1
        elif tag == "br":
            self._words.append(" ")
        elif tag not in _INLINE:
            self.end_text()

    def handle_endtag(self, tag: str) -> None:
        if self._unread:
            self._depth -= tag == self._unread
            self._unread = self._unread if self._depth else ""
        elif tag not in _INLINE:
            self.end_text()

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._words.append(data)

    def end_text(self) -> None:
        """Keep what has been read since the last text, if it has words."""
        if text := " ".join("".join(self._words).split()):
            self.texts[text] = None
        self._words.clear()
