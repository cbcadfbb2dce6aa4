"""Read the text of Markdown with a CommonMark parser that supports tables and footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from msgspec import Struct

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WITHOUT_TEXT = frozenset({"image", "footnote_anchor"})
_SPACES = frozenset({"softbreak", "hardbreak"})
_COMMENT = "<!-- -->\n"


class ReadBack(Struct, frozen=True):
    """The text in order, and the text of footnotes by number."""

    text: str
    notes: Mapping[int, str]
    kinds: frozenset[str]
    """The types of all tokens."""


def parse(markdown: str) -> list[Token]:
    """Parse Markdown as GitHub does."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    return parser.parse(markdown)


def read_back(markdown: str) -> ReadBack:
    """Extract the text of Markdown."""
    tokens = parse(markdown)
    cut = next((i for i, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
    notes: dict[int, list[Token]] = {}
    number = 0
    for token in tokens[cut:]:
        if token.type == "footnote_open":
            number = int(token.meta["label"])
        if number:
            notes.setdefault(number, []).append(token)
    texts = {n: " ".join(_words(found).split()) for n, found in notes.items()}
    kinds = frozenset(each.type for token in tokens for each in (token, *(token.children or ())))
    return ReadBack(" ".join(_words(tokens[:cut]).split()), texts, kinds)


def _words(tokens: Iterable[Token]) -> str:
    return "".join(map(_token_text, tokens))


def _token_text(token: Token) -> str:
    if token.type == "inline":
        return f" {_words(token.children or ())} "
    if token.type == "text":
        return token.content
    if token.type in _SPACES or (token.type == "html_inline" and token.content == "<br>"):
        return " "
    if token.type == "footnote_ref":
        return str(token.meta["label"]).translate(_SUPERSCRIPT)
    if token.type == "list_item_open":
        return {"-": " • ", "*": " "}.get(token.markup, f" {token.info}. ")
    if (
        token.nesting
        or token.type in _WITHOUT_TEXT
        or (token.type == "html_block" and token.content == _COMMENT)
    ):
        return " " if token.block else ""
    message = f"nothing of the kind was written: {token.type} {token.content!r}"
    raise AssertionError(message)
