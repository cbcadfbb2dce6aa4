"""The tree of parsed prose, in which links to the corpus have their offsets."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

Inlines = tuple["Inline", ...]
Blocks = tuple["Block", ...]


class RunningText(Struct, frozen=True):
    """Running text; `start` is its offset in the prose."""

    text: str
    start: int
    joints: tuple[tuple[int, int], ...] = ()
    """Where text and prose part, at an entity or the margin of a line: the offset in each of what follows."""

    def offset(self, at: int) -> int:
        """Return the offset in the prose of a character of the text."""
        text_start, prose_start = 0, self.start
        for joint in self.joints:
            if joint[0] <= at:
                text_start, prose_start = joint
        return prose_start + at - text_start

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the prose of the characters from `start` to `end`."""
        return self.offset(start), self.offset(end - 1) + 1


class Styled(Struct, frozen=True):
    """Words with a style: `kind` is emphasis, strong, or plain (for words in another language)."""

    kind: str
    children: Inlines
    lang: str = ""
    """A BCP 47 tag; empty for the language of the surrounding text."""


class Break(Struct, frozen=True):
    """A forced new line; `start` is its offset in the prose."""

    start: int


class WebLink(Struct, frozen=True):
    """A link to the web; `start` and `end` are the offsets of its address in the prose."""

    url: str
    children: Inlines
    start: int
    end: int


class Reference(Struct, frozen=True):
    """A link to the corpus; `start` and `end` are the offsets of `scheme:id` in the prose."""

    scheme: str
    id: str
    children: Inlines
    start: int
    end: int


class Own(Struct, frozen=True):
    """Words marked as the analyst's own: `[34 slots](own:)`; `start` and `end` are the offsets of `own:`."""

    children: Inlines
    start: int
    end: int


Inline = RunningText | Styled | Break | WebLink | Reference | Own


class Para(Struct, frozen=True):
    """A paragraph."""

    children: Inlines


class Subheading(Struct, frozen=True):
    """A heading inside prose."""

    level: int
    children: Inlines
    start: int


class Items(Struct, frozen=True):
    """A list; `first` is the first number of an ordered one."""

    items: tuple[Blocks, ...]
    first: int | None


class BlockQuote(Struct, frozen=True):
    """A block quotation."""

    blocks: Blocks


Block = Para | Subheading | Items | BlockQuote


class Problem(Struct, frozen=True):
    """Something that prose may not contain, with its offsets."""

    rule: str
    start: int
    end: int
    message: str
    hint: str


class Prose(Struct, frozen=True):
    """Parsed prose."""

    blocks: Blocks
    problems: tuple[Problem, ...]


def paragraphs(blocks: Blocks) -> Iterator[Inlines]:
    """Yield the paragraphs and headings of prose, including those in lists and quotations."""
    for block in blocks:
        if isinstance(block, Items):
            for item in block.items:
                yield from paragraphs(item)
        elif isinstance(block, BlockQuote):
            yield from paragraphs(block.blocks)
        else:
            yield block.children


def inlines_below(children: Inlines, *, in_references: bool = False) -> Iterator[Inline]:
    """Yield inline nodes and those inside them; inside links to the corpus only with `in_references`."""
    for child in children:
        yield child
        if isinstance(child, (Styled, WebLink, Own)) or (in_references and isinstance(child, Reference)):
            yield from inlines_below(child.children, in_references=in_references)


def references(blocks: Blocks) -> Iterator[Reference]:
    """Yield every link to the corpus."""
    return (link for children in paragraphs(blocks) for link in inline_references(children))


def inline_references(children: Inlines) -> Iterator[Reference]:
    """Yield the links to the corpus among inline nodes."""
    return (node for node in inlines_below(children) if isinstance(node, Reference))
