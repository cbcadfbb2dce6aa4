"""Tests of composing: the template places the parts, the parts fill the document."""

from __future__ import annotations

import pytest

from briefgen.compose.composers import COMPOSERS
from briefgen.document.inlines import Text
from briefgen.document.nodes import BottomLine, Document, Gaps, Head, Heading, Judgements, Paragraph
from briefgen.document.note_nodes import Notes, SourceList
from briefgen.spec.parts import PARTS, MemoPart
from tests.compose.composing import document_of
from tests.harbour import BRIEF
from tests.workspace import Workspace

PRODUCT = """\
title: Our memo
parts: [{part: head}, {part: bottom-line, heading: The answer}, {part: key-judgements}, {part: gaps, heading: Gaps}]
annex: [{part: notes, heading: Notes}, {part: sources}]
annex_heading: Annex
budget: {body_pages: 3, annex_pages: 3}
"""
BY_ORDER = """\
{% for part in parts %}
{% if part.heading %}
## {{ part.heading }}

{% endif %}
:::{ {{ part.name }} }
:::

{% endfor %}
:::{annex}
:::

{% for part in annex %}
:::{ {{ part.name }} }
:::

{% endfor %}
"""


def _with(workspace: Workspace, template: str, product: str = PRODUCT) -> Workspace:
    files = {
        "templates/own/product.yaml": product,
        "templates/own/memo.md.j2": template,
        "templates/own/theme.yaml": "{}\n",
        "briefs/brief.yaml": BRIEF.replace("two-page-brief", "own"),
    }
    return workspace.write(files).set(templates=workspace.root / "templates")


def _kinds(document: Document) -> tuple[list[str], list[str]]:
    return [type(b).__name__ for b in document.body], [type(b).__name__ for b in document.annex]


def test_parts_come_in_the_products_order(harbour: Workspace) -> None:
    """The parts that have content come in the product's order, each under its heading; the annex behind them."""
    body, annex = _kinds(document_of(_with(harbour, BY_ORDER)))
    assert body == ["Head", "Heading", "BottomLine", "Judgements"]
    assert annex == ["Notes", "SourceList"]


def test_the_template_may_place_parts_itself(harbour: Workspace) -> None:
    """A template that names the parts sets their order, whatever the product's is."""
    template = ":::{key-judgements}\n:::\n\n:::{bottom-line}\n:::\n\nFor {{ title }}.\n\n:::{head}\n:::\n"
    document = document_of(_with(harbour, template))
    assert [type(b) for b in document.body] == [Judgements, BottomLine, Paragraph, Head]
    assert document.annex == ()


def test_notes_are_numbered_as_they_are_met(harbour: Workspace) -> None:
    """Notes placed before the prose that cites them still hold every citation, numbered by the page's order."""
    template = ":::{notes}\n:::\n\n:::{bottom-line}\n:::\n\n:::{key-figures}\n:::\n"
    workspace = _with(harbour, template)
    workspace.write(
        {
            "briefs/brief.yaml": BRIEF.replace("two-page-brief", "own")
            + "key_figures: [{fact: channel-depth}]\n"
        }
    )
    notes, *_ = document_of(workspace).body
    assert isinstance(notes, Notes)
    assert [note.number for note in notes.items] == [1, 2]
    assert "channel is closed" in str(notes.items[0].text)
    assert "nine metres" in str(notes.items[1].text)


def test_a_templates_own_words_are_words(harbour: Workspace) -> None:
    """Headings and paragraphs of the template are set, the values in them as plain words."""
    template = "# {{ title }}\n\nOne\n{{ question }}\n\n### Deep\n\n:::{head}\n:::\n"
    body = document_of(_with(harbour, template)).body
    assert body[0] == Heading(2, (Text("The north channel stays closed"),))
    assert body[1] == Paragraph((Text("One When does the north channel reopen?"),))
    assert body[2] == Heading(3, (Text("Deep"),))


def test_headings_in_a_part_go_below_the_templates(harbour: Workspace) -> None:
    """A section's heading is one level below the heading that stands right above the part."""
    workspace = _with(harbour, "### What happened\n\n:::{sections}\n:::\n")
    sections = "sections: [{title: The storms, body: 'A storm.'}]\n"
    workspace.write({"briefs/brief.yaml": BRIEF.replace("two-page-brief", "own") + sections})
    levels = [(b.level, b.children) for b in document_of(workspace).body if isinstance(b, Heading)]
    assert levels == [(3, (Text("What happened"),)), (4, (Text("The storms"),))]


def test_what_has_no_content_is_left_out(harbour: Workspace) -> None:
    """A part that the brief does not fill prints nothing, even where a template places it."""
    template = "".join(f":::{{{name}}}\n:::\n\n" for name in PARTS)
    document = document_of(_with(harbour, template))
    assert {type(b) for b in document.body} >= {Head, BottomLine, Judgements, Notes, SourceList}
    assert not any(isinstance(b, Gaps) for b in document.body)


def test_every_part_of_a_product_can_be_placed() -> None:
    """The names a product may give are those a template may place."""
    assert set(COMPOSERS) == set(MemoPart)


@pytest.mark.parametrize(
    ("added", "edition", "short"),
    [
        ("", "20 March 2026", "The north channel stays closed"),
        ("edition: 3\nshort_title: North channel\nfrom: Port desk\nlanguage: en-US\n", "Edition 3", "North channel"),
    ],
)  # fmt: skip
def test_the_documents_own_data(harbour: Workspace, added: str, edition: str, short: str) -> None:
    """A document bears its title, short title, edition, author, subject, language and marking."""
    document = document_of(harbour.write({"briefs/brief.yaml": BRIEF + added}))
    assert (document.title, document.short_title, document.edition) == (
        "The north channel stays closed", short, edition,
    )  # fmt: skip
    assert (document.subject, document.marking) == ("When does the north channel reopen?", "TLP:GREEN")
    assert (document.author, document.lang) == (("Port desk", "en-US") if added else ("", "en-GB"))


MISTAKES: dict[str, tuple[str, list[tuple[str, int, int]]]] = {
    "an unknown name": ("## {{ titel }}\n", [("template-undefined", 1, 7)]),
    "a loop that is not closed": ("a\n{% for p in parts %}\n", [("template-syntax", 2, 1)]),
    "an unknown part": (":::{head}\n:::\n\n:::{bottomline}\n:::\n", [("part-unknown", 4, 5)]),
    "two unknown parts": (":::{haed}\n:::\n\n:::{note}\n:::\n", [("part-unknown", 1, 5), ("part-unknown", 4, 5)]),
    "a part in no braces": (":::head\n:::\n", [("part-unknown", 1, 4)]),
    "no part": (":::{}\n:::\n", [("part-unknown", 1, 4)]),
    "a list": (":::{head}\n:::\n\n- one\n", [("template-markup", 4, 1)]),
    "a quotation": ("> one\n", [("template-markup", 1, 1)]),
    "code": ("a\n\n```\none\n```\n", [("template-markup", 3, 1)]),
    "a rule": ("a\n\n***\n", [("template-markup", 3, 1)]),
}  # fmt: skip


@pytest.mark.parametrize(("template", "rows"), MISTAKES.values(), ids=MISTAKES)
def test_a_templates_mistakes_have_their_place(
    harbour: Workspace, template: str, rows: list[tuple[str, int, int]]
) -> None:
    """A mistake of the designer's is reported in the template, where it stands."""
    found = _with(harbour, template).check()
    assert [(d.rule, d.span.line, d.span.column) for d in found] == rows
    assert {d.span.path for d in found} == {"templates/own/memo.md.j2"}


def test_a_required_part_is_placed(harbour: Workspace) -> None:
    """A template that leaves out what its product requires is reported, once, with the lines to add."""
    product = PRODUCT.replace("{part: notes,", "{part: notes, required: true,")
    found = _with(harbour, ":::{head}\n:::\n", product).check()
    assert [(d.rule, d.span.path, d.hints) for d in found] == [
        ("part-unplaced", "templates/own/memo.md.j2", ("add the lines `:::{notes}` and `:::`",)),
    ]
    assert _with(harbour, BY_ORDER, product).check() == ()


def test_data_places_no_part(harbour: Workspace) -> None:
    """A title that looks like a directive is a title."""
    workspace = _with(harbour, "{{ title }}\n")
    brief = BRIEF.replace("two-page-brief", "own").replace("The north channel stays closed", "':::{head}'")
    document = document_of(workspace.write({"briefs/brief.yaml": brief}))
    assert document.body == (Paragraph((Text(":::{head}"),)),)
