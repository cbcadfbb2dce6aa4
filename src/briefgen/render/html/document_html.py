"""The neutral document as one HTML file that needs nothing else."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from briefgen.document.inlines import Inlines, NoteRef, Text
from briefgen.document.nodes import (
    Block,
    Document,
    Gaps,
    Head,
    Heading,
    Judgements,
    KeyFigures,
    ListBlock,
    Notes,
    Options,
    SourceList,
    Table,
    Timeline,
)
from briefgen.document.plain_text import plain_text
from briefgen.render.html.charts import chart_scale, chart_value
from briefgen.render.html.drawings import claim_range, likelihood_scale, picture, rating_sign
from briefgen.render.html.inlines import inline_html, language
from briefgen.render.html.stylesheet import style_sheet
from briefgen.render.html.ui_words import UiWords
from briefgen.render.note_refs import NoteRefs, collect_notes
from briefgen.render.numeric_columns import numeric_columns
from briefgen.render.sanitise import sanitise_text
from briefgen.theme import Theme

_LISTS = (ListBlock, Judgements, KeyFigures, Timeline, Options, Gaps, Notes, SourceList)
"""Blocks that are a list, their first field, and nothing else."""
_TEMPLATES = Path(__file__).parent / "templates"


def render_html(document: Document, theme: Theme) -> str:
    """Write a document as one HTML file: no script, nothing fetched, each note opened at its mark.

    Shape: equal inputs give equal text; `main` says all statements in order.
    """
    templates = _templates()
    maker = _Maker(templates, collect_notes((*document.body, *document.annex)), UiWords(document.lang))
    main, annex = maker.blocks(document.body), maker.blocks(document.annex)
    status = " · ".join(part for part in (document.draft, document.copy) if part)
    style = style_sheet(document, status, theme, templates)
    return templates.get_template("page.html.j2").render(
        document=document,
        lang=language(document.lang or "en"),
        headed=any(isinstance(block, Head) for block in document.body),
        main=main,
        annex=annex,
        contents=maker.contents,
        opened=[
            note for number, note in sorted(maker.marks.notes.items()) if number in maker.marks.referenced
        ],
        words=maker.words,
        ui=maker.ui,
        status=status,
        style=style,
        policy=_policy(style),
    )


@dataclass(slots=True)
class _Maker:
    """Makes the nodes of one page, and keeps what refers to other places of it."""

    templates: Environment
    marks: NoteRefs
    ui: UiWords
    contents: list[tuple[str, str]] = field(default_factory=list)
    """Names and words of the headings that a reader may jump to."""
    places: int = 0

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        """Make blocks HTML, each by the template of its type."""
        return Markup("\n").join(filter(None, map(self._block, blocks)))

    def _block(self, node: Block) -> Markup:
        if isinstance(node, _LISTS) and not getattr(node, fields(node)[0].name):
            return Markup()  # a list of nothing, which a screen reader would announce
        template = self.templates.get_template(f"{type(node).__name__.lower()}.html.j2")
        html = template.render(
            node=node,
            blocks=self.blocks,
            words=self.words,
            marked_words=self.marked_words,
            marked=self.marks.referenced,
            place=self.place,
            ui=self.ui,
            numeric=numeric_columns(node) if isinstance(node, Table) else (),
        )
        return Markup(html.strip())  # noqa: S704  # the template escapes

    def words(self, inlines: Inlines) -> Markup:
        return inline_html(inlines, self.marks)

    def marked_words(self, text: str, notes: Iterable[int]) -> Markup:
        """Make plain words HTML with note marks at their end."""
        return self.words((Text(text), *map(NoteRef, notes)))

    def place(self, node: Block) -> str:
        """Name a place of the page, and list it in the contents if it is a part's heading."""
        self.places += 1
        name = f"part-{self.places}"
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
        finalize=_fit,
    )
    environment.globals |= {
        "likelihood_scale": likelihood_scale,
        "claim_range": claim_range,
        "chart_scale": chart_scale,
        "chart_value": chart_value,
        "picture": picture,
        "rating_sign": rating_sign,
    }
    return environment


def _fit(value: object) -> object:
    return sanitise_text(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _policy(style: str) -> str:
    """Forbid everything but the page's own style sheet. Source: CSP Level 3, 2.3.1, hash-source."""
    digest = b64encode(sha256(style.encode("utf-8", "replace")).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
