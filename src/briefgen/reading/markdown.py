"""Parse Markdown prose to a small tree in which links to the corpus have their offsets.

The parser is markdown-it-py's CommonMark. The only extensions are the link schemes `fact:`, `measure:`,
`view:` and `source:`, the mark `[words](own:)`, and `[words]{lang=ru}` for words in another language. Raw
HTML is treated as text; comments `<!-- briefgen: … -->` are skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin

from briefgen.reading.prose import (
    Block,
    BlockQuote,
    Blocks,
    Break,
    Inline,
    Inlines,
    Items,
    Own,
    Para,
    Problem,
    Prose,
    Reference,
    RunningText,
    Styled,
    Subheading,
    WebLink,
)

MAX_DEPTH = 20
SCHEMES = ("fact", "measure", "view", "source")
_OWN = "own:"
_WEB = ("http://", "https://", "mailto:")
_LANG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
REMARK = re.compile(r"<!--\s*briefgen:.*?-->", re.DOTALL)
"""A comment to briefgen, such as an allowance; it is not printed."""


def _skip_remark(state: StateInline, silent: bool) -> bool:
    """Skip a comment to briefgen, which is not printed, and one of the spaces around it."""
    found = REMARK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    state.pos = found.end()
    if silent:
        return True
    if state.src[found.end() : found.end() + 1] in ("", " ", "\n"):
        state.pending = state.pending.rstrip(" ")
        begins = found.start() == 0 or state.src[found.start() - 1] == "\n"
        state.pos += begins and state.pos < state.posMax
    state.push("remark", "", 0).content = found.group()
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_DEPTH}).enable("table")
    parser.disable("text_join")  # so that entities and escapes are tokens, which have their written form
    # Accept every address as it is written, so that a bad one is reported and not printed as text.
    setattr(parser, "validateLink", lambda _: True)  # noqa: B010  # the way that the library documents
    setattr(parser, "normalizeLink", str)  # noqa: B010  # as above
    parser.inline.ruler.before("autolink", "remark", _skip_remark)
    attrs_plugin(parser, after=("span_close",), spans=True)
    return parser


_PARSER = _parser()


@lru_cache(maxsize=512)
def parse_prose(text: str) -> Prose:
    """Parse Markdown.

    Errors (as `Problem`): prose-image, prose-code, prose-link, prose-lang, prose-rule, prose-table,
    prose-depth.
    """
    reader = _ProseReader(text)
    tokens = _PARSER.parse(text)
    blocks = reader.blocks(iter(tokens), None)
    if any(token.level >= MAX_DEPTH - 2 for token in tokens):
        # Beyond its limit the parser silently drops text.
        hint = "set the text in fewer levels"
        reader.problems.append(Problem("prose-depth", 0, 1, "lists or quotations nested too deep", hint))
    return Prose(blocks, tuple(reader.problems))


def _hint_for(scheme: str, name: str) -> str:
    """Say what the target of a link may be, or which one was meant."""
    from briefgen.reading.suggest import nearest  # only where there is a problem

    if _ID.fullmatch(name) and (near := nearest(scheme, SCHEMES)):
        return f"did you mean `{near}:{name}`?"
    return (
        "link to `fact:ID`, `measure:ID`, `view:ID`, `source:ID`, or an http, https or mailto address; "
        "mark a number of your own with `own:`"
    )


class _ProseReader:
    """Converts one token stream to the tree, with a cursor in the text for offsets."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.cursor = 0
        self.problems: list[Problem] = []

    def blocks(self, tokens: Iterator[Token], until: str | None) -> Blocks:
        result: list[Block] = []
        for token in tokens:
            if token.type == until:
                break
            block = self._block(token, tokens)
            if block is not None:
                result.append(block)
        return tuple(result)

    def _block(self, token: Token, tokens: Iterator[Token]) -> Block | None:
        kind = token.type
        if kind == "paragraph_open":
            children = self._inline_of(tokens, "paragraph_close")
            return Para(children) if children else None
        if kind == "heading_open":
            start = self.cursor
            return Subheading(int(token.tag[1]), self._inline_of(tokens, "heading_close"), start)
        if kind in ("bullet_list_open", "ordered_list_open"):
            return self._list(token, tokens)
        if kind == "blockquote_open":
            return BlockQuote(self.blocks(tokens, "blockquote_close"))
        if kind in ("code_block", "fence"):
            self._block_problem("prose-code", token, "code in prose", "write it as text")
        elif kind == "hr":
            self._block_problem("prose-rule", token, "a rule in prose", "use a heading, or nothing")
        elif kind == "table_open":
            self._block_problem("prose-table", token, "a table in prose", "write a list or sentences")
        return None

    def _list(self, token: Token, tokens: Iterator[Token]) -> Items:
        close = token.type.replace("open", "close")
        start = token.attrGet("start")
        first = int(1 if start is None else start) if token.type.startswith("ordered") else None
        items: list[Blocks] = []
        for item in tokens:
            if item.type == close:
                break
            items.append(self.blocks(tokens, "list_item_close"))
        return Items(tuple(items), first)

    def _inline_of(self, tokens: Iterator[Token], close: str) -> Inlines:
        inline = next(tokens)
        children = self._inlines(iter(inline.children or ()), None)
        for token in tokens:
            if token.type == close:
                break
        return children

    def _inlines(self, tokens: Iterator[Token], until: str | None) -> Inlines:
        result: list[Inline | None] = []
        for token in tokens:
            if token.type == until:
                break
            if token.type == "remark":
                self._words(token.content, token.content)
                result.append(None)
            elif (node := self._inline(token, tokens)) is not None:
                result.append(node)
        return _joined(result)

    def _inline(self, token: Token, tokens: Iterator[Token]) -> Inline | None:
        kind = token.type
        if kind in ("text", "text_special"):  # the second is an entity or an escape
            return self._words(token.content, token.markup or token.content) if token.content else None
        if kind == "softbreak":
            return RunningText(" ", self.cursor)
        if kind == "hardbreak":
            return Break(self.cursor)
        if kind in ("em_open", "strong_open"):
            name = "emphasis" if kind == "em_open" else "strong"
            return Styled(name, self._inlines(tokens, kind.replace("open", "close")))
        if kind in ("link_open", "span_open"):
            return self._link(token, tokens) if kind == "link_open" else self._span(token, tokens)
        if kind == "code_inline":
            needle = token.content if token.content in self.text[self.cursor :] else token.markup
            self._problem("prose-code", needle, "code in prose", "write it as text")
        if kind == "image":
            self._problem(
                "prose-image",
                "![",
                "an image in prose",
                "images are not printed: describe the image in words",
            )
        return None

    def _words(self, content: str, written: str) -> RunningText:
        start = self.text.find(written, self.cursor)
        start = self.cursor if start < 0 else start
        self.cursor = min(start + len(written), len(self.text))
        return RunningText(content, start)

    def _link(self, token: Token, tokens: Iterator[Token]) -> Inline | None:
        target = str(token.attrGet("href") or "")
        before = self.cursor
        children = self._inlines(tokens, "link_close")
        # An address in angle brackets is also its own text, so it occurs only once.
        start = self.text.find(target, before if token.info == "auto" else self.cursor)
        start = self.cursor if start < 0 else start
        end = min(start + len(target), len(self.text))
        self.cursor = end
        scheme, _, name = target.partition(":")
        if scheme in SCHEMES and _ID.fullmatch(name):
            return Reference(scheme, name, children, start, end)
        if target.startswith(_WEB) and len(target) > len("https://"):
            return WebLink(target, children, start, end)
        if target == _OWN:
            return Own(children, start, end)
        hint = _hint_for(scheme, name)
        shown = target if len(target) <= 60 else f"{target[:57]}…"
        self.problems.append(Problem("prose-link", start, end, f"`{shown}` is not a valid link", hint))
        return Styled("plain", children)

    def _span(self, token: Token, tokens: Iterator[Token]) -> Styled:
        children = self._inlines(tokens, "span_close")
        lang = str(token.attrGet("lang") or "")
        if set(token.attrs) != {"lang"} or token.meta or not _LANG.fullmatch(lang):
            hint = "write `[words]{lang=ru}` with a language tag"
            self._problem("prose-lang", "{", "the braces give no language", hint)
        return Styled("plain", children, lang)

    def _problem(self, rule: str, needle: str, message: str, hint: str) -> None:
        start = self.text.find(needle, self.cursor)
        start = self.cursor if start < 0 else start
        end = min(start + max(len(needle), 1), len(self.text))
        self.cursor = max(self.cursor, end)
        self.problems.append(Problem(rule, start, end, message, hint))

    def _block_problem(self, rule: str, token: Token, message: str, hint: str) -> None:
        """Report a block at its first line, found by line number since the parser gives no offset."""
        first, last = token.map or (0, 1)
        lines = self.text.split("\n")
        above = sum(len(line) + 1 for line in lines[:first])
        line = lines[first].rstrip()
        start = above + max(line.find(token.markup[:1] or token.content.strip()[:1]), 0)
        self.cursor = max(self.cursor, sum(len(line) + 1 for line in lines[:last]))
        self.problems.append(Problem(rule, start, max(above + len(line), start + 1), message, hint))


def _joined(nodes: Sequence[Inline | None]) -> Inlines:
    """Join adjacent words, which the parser splits at escapes and line ends.

    Words before and after a remark are not joined, so that each has its own offset.
    """
    result: list[Inline | None] = []
    for node in nodes:
        last = result[-1] if result else None
        if isinstance(node, RunningText) and isinstance(last, RunningText):
            length = len(last.text)
            parts = last.offset(length) != node.start
            joints = (*last.joints, (length, node.start)) if parts else last.joints
            result[-1] = RunningText(last.text + node.text, last.start, joints)
        else:
            result.append(node)
    return tuple(node for node in result if node is not None)
