"""Compose the neutral document from a checked brief and a template."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from msgspec import Struct
from msgspec.structs import replace

from briefgen.compose.composers import COMPOSERS, Composer
from briefgen.compose.derived import cite_inputs
from briefgen.compose.memo import Memo
from briefgen.compose.notices import notice_blocks
from briefgen.compose.spacing import space_document
from briefgen.compose.template import render_template
from briefgen.compose.values import template_values
from briefgen.corpus.date_words import day_words
from briefgen.diagnostic import Diagnostic, Findings, Span, error, has_errors
from briefgen.document.inlines import Text
from briefgen.document.nodes import Block, Blocks, Document, Heading, Paragraph, Signature
from briefgen.evidence.issued_copy import copy_words
from briefgen.reading.suggest import nearest
from briefgen.spec.parts import PARTS, MemoPart
from briefgen.spec.product import Product

ANNEX = "annex"
"""The directive at which the annex begins."""

_DIRECTIVE = re.compile(r"\{\s*([a-z-]+)\s*\}")


class Slot(Struct, frozen=True):
    """A place in the output of the template: blocks of its own, or those of a part."""

    blocks: Blocks = ()
    """Empty for a part that is not composed yet."""
    part: str = ""
    level: int = 2

    @property
    def composer(self) -> Composer | None:
        """How its part is composed; None where it is of the template, or begins the annex."""
        return COMPOSERS[PARTS[self.part]] if self.part in PARTS else None


Slots = tuple[Slot, ...]


def compose(memo: Memo, template: str, shown: str) -> tuple[Document | None, Findings]:
    """Render the template and compose the parts that it places.

    Errors: those of `compose_early`.
    """
    slots, problems = compose_early(memo, template, shown)
    return (document_of(memo, compose_late(memo, slots)) if slots is not None else None), problems


def compose_early(memo: Memo, template: str, shown: str) -> tuple[Slots | None, Findings]:
    """Render the template and compose the parts that it places, except late ones.

    Shape: every note has its number afterwards: what a late part will cite is numbered at its place.

    Errors: part-unknown, part-unplaced, template-markup, and those of `render_template`.
    """
    markdown, problems = render_template(template, shown, template_values(memo))
    if markdown is None:
        return None, problems
    slots, faults = _slots(markdown, template, shown)
    problems += faults or tuple(_unplaced(memo.product, slots, shown))
    if has_errors(problems):
        return None, problems
    filled = tuple(_filled_early(memo, slot) for slot in slots)
    cite_inputs(memo)
    return filled, problems


def _filled_early(memo: Memo, slot: Slot) -> Slot:
    composer = slot.composer
    if composer is None or composer.late:
        memo.citations.reserve(composer.cites(memo) if composer and composer.cites else ())
        return slot
    return replace(slot, blocks=composer.compose(memo, slot.level))


def placeable_parts(product: Product, template: str) -> frozenset[MemoPart]:
    """Return the parts that a template may place: the product lists them, or its text names them."""
    listed = (part.part for part in (*product.parts, *product.annex))
    return frozenset(PARTS[name] for name in (*listed, *_DIRECTIVE.findall(template)) if name in PARTS)


def compose_late(memo: Memo, slots: Slots) -> Slots:
    """Compose the late parts, in page order."""
    late = ((slot, slot.composer) for slot in slots)
    return tuple(
        replace(slot, blocks=composer.compose(memo, slot.level)) if composer and composer.late else slot
        for slot, composer in late
    )


def compose_head(memo: Memo, slots: Slots) -> Slots:
    """Compose the head again, which has the day of issue; it cites nothing."""
    return tuple(
        replace(slot, blocks=slot.composer.compose(memo, slot.level))
        if slot.composer and slot.part == "head"
        else slot
        for slot in slots
    )


def document_of(memo: Memo, slots: Slots) -> Document:
    """Make the document of the parts that are composed."""
    names = [slot.part for slot in slots]
    split = names.index(ANNEX) if ANNEX in names else len(slots)
    brief = memo.brief
    body = tuple(block for slot in slots[:split] for block in (*slot.blocks, *_notices(memo, slot)))
    annex = tuple(block for slot in slots[split:] for block in slot.blocks)
    if brief.signed_for:  # at the end of the memo
        signature = Signature(memo.words.text("Signed for {name}", name=brief.signed_for))
        body, annex = (body, (*annex, signature)) if annex else ((*body, signature), annex)
    document = Document(
        brief.title,
        brief.short_title or brief.title,
        memo.words.text("Edition {number}", number=brief.edition)
        if brief.edition
        else day_words(brief.as_of, memo.words),
        brief.from_ or "",
        brief.question,
        brief.language,
        brief.marking,
        body,
        annex,
        draft=memo.words.text("Draft") if brief.draft else "",
        copy=copy_words(memo.words, *brief.copy_.split("/")) if brief.copy_ else "",
    )
    return space_document(document, memo.words.formats)


def _notices(memo: Memo, slot: Slot) -> Blocks:
    """Compose the notices on earlier editions and on what was left out, right below the head."""
    if slot.part != "head":
        return ()
    words = memo.words.text(
        "Parts of this memo were left out: its readers may see up to {marking}.", marking=memo.brief.marking
    )
    left_out = (Paragraph((Text(words),)),) if memo.brief.parts_left_out else ()
    return (*left_out, *notice_blocks(memo))


def _unplaced(product: Product, slots: list[Slot], shown: str) -> Iterator[Diagnostic]:
    """Report required parts that the template does not place."""
    placed = {slot.part for slot in slots}
    for part in (*product.parts, *product.annex):
        if part.required and part.part not in placed:
            message = f"`{product.title}` requires the part `{part.part}`, and the template does not place it"
            hint = f"add the lines `:::{{{part.part}}}` and `:::`"
            yield error("part-unplaced", Span(shown), message, hint)


def _slots(markdown: str, template: str, shown: str) -> tuple[list[Slot], tuple[Diagnostic, ...]]:
    parser = MarkdownIt("commonmark", {"html": False}).use(colon_fence_plugin)
    tokens = parser.parse(markdown)
    slots: list[Slot] = []
    problems: list[Diagnostic] = []
    for i, token in enumerate(tokens):
        if token.type == "colon_fence":
            slot = _placed(token, slots, template, shown)
            if isinstance(slot, Diagnostic):
                problems.append(slot)
            else:
                slots.append(slot)
        elif token.type in ("heading_open", "paragraph_open"):
            slots.append(Slot((_plain(token, tokens[i + 1]),)))
        elif token.level == 0 and token.nesting >= 0 and token.type != "inline":
            first = markdown.split("\n")[token.map[0] if token.map else 0]
            span = _find(template, shown, first.strip())
            message = (
                f"a template holds headings, paragraphs and parts, not `{token.type.removesuffix('_open')}`"
            )
            problems.append(
                error("template-markup", span, message, "place a part with `:::{name}` and `:::`")
            )
    return slots, tuple(problems)


def _placed(token: Token, before: list[Slot], template: str, shown: str) -> Slot | Diagnostic:
    info = unescapeAll(token.info.strip())
    found = _DIRECTIVE.fullmatch(info)
    name = found[1] if found else info
    if found and (name in PARTS or name == ANNEX):
        return Slot(part=name, level=_level(before))
    close = nearest(name.strip("{} "), PARTS)
    hint = f"did you mean `{close}`?" if close else f"known parts: {', '.join(f'`{p}`' for p in PARTS)}"
    return error("part-unknown", _find(template, shown, name), f"no part `{name}` can be placed", hint)


def _level(before: list[Slot]) -> int:
    """Return the level of headings inside a part: one below the template's heading right above it."""
    last = before[-1].blocks if before else ()
    return last[0].level + 1 if last and isinstance(last[0], Heading) else 2


def _plain(token: Token, inline: Token) -> Block:
    content = "".join(" " if c.type == "softbreak" else c.content for c in inline.children or ())
    words = (Text(content),)
    return Heading(max(2, int(token.tag[1])), words) if token.type == "heading_open" else Paragraph(words)


def _find(template: str, shown: str, word: str) -> Span:
    at = template.find(word) if word else -1
    if at < 0:
        return Span(shown, 1, 1, 1, 2)
    line = template.count("\n", 0, at)
    column = at - (template.rfind("\n", 0, at) + 1)
    return Span(shown, line + 1, column + 1, line + 1, column + 1 + len(word))
