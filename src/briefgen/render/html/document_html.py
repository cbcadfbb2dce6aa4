"""Render a document as one HTML file that loads nothing from elsewhere."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct, field

from briefgen.bidi.direction import is_rtl_language
from briefgen.document.inlines import Inlines, NoteRef, Text
from briefgen.document.key_figure_nodes import KeyFigures
from briefgen.document.nodes import (
    Block,
    Document,
    Gaps,
    Head,
    Heading,
    Judgements,
    ListBlock,
    Options,
    Table,
)
from briefgen.document.note_nodes import Note, Notes, SourceList
from briefgen.document.plain_text import plain_text
from briefgen.document.timeline_nodes import Timeline
from briefgen.render.html.chart_line_svg import chart_line
from briefgen.render.html.chart_svg import chart_scale, chart_value
from briefgen.render.html.direction import direction_attribute
from briefgen.render.html.drawings import claim_range, likelihood_scale, picture, rating_sign
from briefgen.render.html.inline_html import inline_html, lang_attributes
from briefgen.render.html.stylesheet import style_sheet
from briefgen.render.html.ui_labels import UiLabels, ui_labels
from briefgen.render.note_refs import NoteRefs, collect_notes
from briefgen.render.numeric_columns import numeric_columns
from briefgen.render.sanitise import sanitise_text
from briefgen.theme import Theme

_LIST_BLOCKS = (ListBlock, Judgements, KeyFigures, Timeline, Options, Gaps, Notes, SourceList)
"""Blocks that are a list, in their first field."""
_PARTS_PLACE = Markup("<!--parts-->")
"""Where the links to the parts of the memo go, which are known when its body is rendered."""
_TEMPLATES = Path(__file__).parent / "templates"


def render_html(document: Document, theme: Theme) -> str:
    """Render a document as one HTML file without scripts; a note opens at its reference.

    Shape: equal inputs give equal text; `main` has all statements in order.
    """
    templates = _templates()
    builder = _PageBuilder(
        templates,
        collect_notes((*document.body, *document.annex), document.lang),
        ui_labels(document.lang),
        document.lang,
    )
    main = builder.blocks(document.body)
    links = templates.get_template("partlinks.html.j2").render(contents=builder.contents, ui=builder.ui)
    main = main.replace(_PARTS_PLACE, Markup(links.strip()))  # noqa: S704  # the template escapes
    annex = builder.blocks(document.annex)
    status = " · ".join(part for part in (document.draft, document.copy) if part)
    style = style_sheet(document, status, theme, templates)
    return templates.get_template("page.html.j2").render(
        document=document,
        lang=lang_attributes(document.lang or "en"),
        has_head=any(isinstance(block, Head) for block in document.body),
        main=main,
        annex=annex,
        contents=builder.contents,
        referenced_notes=builder.referenced_notes(),
        inline=builder.inline,
        note_name=builder.note_refs.name,
        ui=builder.ui,
        status=status,
        style=style,
        policy=_content_security_policy(style),
    )


class _PageBuilder(Struct):
    """Builds the HTML of one page, and collects its headings, anchors and note references."""

    templates: Environment
    note_refs: NoteRefs
    ui: UiLabels
    lang: str
    contents: list[tuple[str, str]] = field(default_factory=list)
    """Anchor and text of each heading in the table of contents."""
    anchor_count: int = 0

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        """Render each block with the template of its type."""
        return Markup("\n").join(filter(None, map(self._block, blocks)))

    def _block(self, node: Block) -> Markup:
        if isinstance(node, _LIST_BLOCKS) and not getattr(node, node.__struct_fields__[0]):
            return Markup()  # a list of nothing, which a screen reader would announce
        template = self.templates.get_template(f"{type(node).__name__.lower()}.html.j2")
        html = template.render(
            node=node,
            blocks=self.blocks,
            inline=self.inline,
            direction=self.direction,
            text_with_refs=self.text_with_refs,
            referenced=self.note_refs.referenced,
            anchor_id=self.anchor_id,
            ui=self.ui,
            parts_place=_PARTS_PLACE,
            numeric_columns=numeric_columns(node) if isinstance(node, Table) else (),
        )
        return Markup(html.strip())  # noqa: S704  # the template escapes

    def referenced_notes(self) -> list[Note]:
        """Return the notes that the page refers to, by number."""
        refs = self.note_refs
        return [note for number, note in sorted(refs.notes.items()) if number in refs.referenced]

    def inline(self, inlines: Inlines) -> Markup:
        """Render inline nodes, isolated if their direction is not that of the document."""
        html = inline_html(inlines, self.note_refs, rtl=is_rtl_language(self.lang))
        direction = self.direction(inlines)
        return Markup("<bdi{}>{}</bdi>").format(direction, html) if direction else html

    def direction(self, text: Inlines | str) -> Markup:
        """Write the `dir` attribute of a text, if its direction is not that of the document."""
        return direction_attribute(text, self.lang)

    def text_with_refs(self, text: str, notes: Iterable[int]) -> Markup:
        """Render plain text with note references after it."""
        return self.inline((Text(text), *map(NoteRef, notes)))

    def anchor_id(self, node: Block) -> str:
        """Return a new anchor id; add the heading of a part to the table of contents."""
        self.anchor_count += 1
        name = f"part-{self.anchor_count}"
        if isinstance(node, Heading) and node.level == 2:
            self.contents.append((name, plain_text(node.children)))
        return name


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_sanitise,
    )
    environment.globals |= {
        "likelihood_scale": likelihood_scale,
        "claim_range": claim_range,
        "chart_line": chart_line,
        "chart_scale": chart_scale,
        "chart_value": chart_value,
        "picture": picture,
        "rating_sign": rating_sign,
    }
    return environment


def _sanitise(value: object) -> object:
    return sanitise_text(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _content_security_policy(style: str) -> str:
    """Forbid everything except the page's own style sheet. Source: CSP Level 3, 2.3.1, hash-source."""
    digest = b64encode(sha256(style.encode("utf-8", "replace")).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
