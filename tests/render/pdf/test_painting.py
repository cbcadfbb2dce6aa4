"""In any order of painting, marked content nests, and all text is at its position."""

from __future__ import annotations

from contextlib import nullcontext
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # it has no type hints
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.render.pdf.assemble import assemble_pdf
from briefgen.render.pdf.faces import Face
from briefgen.render.pdf.line_breaks import Segment
from briefgen.render.pdf.metadata import Metadata
from briefgen.render.pdf.page_canvas import Disc
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.pdf_file import encoded_stream_object
from briefgen.render.pdf.shaping import shape as shape_text
from briefgen.render.pdf.structure_tree import ContentItem, Element
from briefgen.render.pdf.text_runs import TextRun
from briefgen.render.pdf.text_style import TextStyle
from briefgen.verify.page_content import content_operators
from briefgen.verify.structure_reader import read_structure
from tests.render.pdf.harbour_memo import TIMESTAMP

WORDS = ("plain", "affluent", "Ельцин", "ชินวัตร", "x\u0303 y", "김정은", "(1\\9)", "a 🚀 b")
FACES = (Face("Source Serif Pro"), Face("Source Sans Pro", bold=True), Face("Source Serif Pro", italic=True))
COLOURS = ("#000000", "#aa0000")
GRID = 20.3, 40.7, 90, 24
"""The position of the first text, and the distances to the next ones."""
IMAGE = encoded_stream_object(
    b"/Type/XObject/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8/Width 1/Height 1", b"abc"
)
TEXT = frozenset(["Td", "Tf", "Tr", "Ts", "TJ"])

owner = st.none() | st.integers(0, 2)
text_style = st.builds(
    TextStyle, st.sampled_from(FACES), st.sampled_from([9, 10.5]), st.just(12), st.sampled_from(COLOURS)
)
words = st.tuples(st.just("words"), owner, st.sampled_from(WORDS), text_style)
shape = st.tuples(st.sampled_from(["box", "stroke", "disc"]), owner)
picture = st.tuples(st.just("picture"), st.integers(0, 2))
artifacts = st.tuples(
    st.sampled_from(["repeating", "Header", "Footer"]), st.lists(st.one_of(words, shape), max_size=4)
)
steps = st.lists(st.one_of(words, words, words, shape, picture, artifacts, st.just(("end",))), max_size=30)


class Sketch:
    """Paints steps, with texts at the positions of a grid, and records what it painted where."""

    def __init__(self) -> None:
        self.painter = Painter(595, 842, "en")
        self.root = Element("Document")
        self.leaves: list[ContentItem] = [self.root.add(tag).content() for tag in ("P", "H1", "P")]
        self.painted: list[tuple[int, float, float, str]] = []
        self.expected = ["", "", ""]

    def step(self, kind: str, *arguments: Any, tagged: bool = True) -> None:
        """Paint one step; with `tagged` false, as an artifact."""
        if kind == "end":
            self.painter.end_page()
        elif kind in ("repeating", "Header", "Footer"):
            header_or_footer = self.painter.pagination_artifact("Header" if kind == "Header" else "Footer")
            with nullcontext() if kind == "repeating" else header_or_footer, self.painter.as_artifact():
                for inner in arguments[0]:
                    self.step(*inner, tagged=False)
        elif kind == "words":
            self._words(*arguments, tagged=tagged)
        else:
            self._shape(kind, None if arguments[0] is None else self.leaves[arguments[0]])

    def _words(self, part: int | None, text: str, text_style: TextStyle, *, tagged: bool) -> None:
        index = sum(page == self.painter.page for page, *_ in self.painted)
        x, y = GRID[0] + GRID[2] * (index % 6), GRID[1] + GRID[3] * (index // 6)
        content = self.leaves[part or 0]
        with self.painter.as_artifact() if part is None else nullcontext():
            shaped = (shape_text(text, text_style.face),)
            self.painter.paint_segment(Segment(0, 1, shaped, TextRun(text, text_style, content)), x, y)
        self.painted.append((self.painter.page, x, y, text))
        if tagged and part is not None:
            self.expected[part] += text

    def _shape(self, kind: str, content: ContentItem | None) -> None:
        if kind == "box":
            self.painter.fill_rectangle((9, 9, 2, 2), "#00ff00", content)
        elif kind == "stroke":
            self.painter.draw_line((5, 5), (9, 5), 1, "#0000ff", content)
        elif kind == "disc":
            self.painter.draw_disc(5, 5, Disc(2, "#00ffff", "#0000ff"), content)
        elif content:
            self.painter.draw_image("one", lambda: IMAGE, (1, 1, 3, 3), content)

    def pdf(self) -> bytes:
        """End the last page and assemble the file."""
        self.painter.end_page()
        return assemble_pdf(self.painter, self.root, Metadata("x", "x", "x", "en", TIMESTAMP), ())


@settings(max_examples=60, derandomize=True)
@given(steps)
def test_any_order_of_painting(order: list[tuple[Any, ...]]) -> None:
    """In any order of text, graphics, headers and footers, text objects and marked content nest, and all text is in place."""
    sketch = Sketch()
    for step in order:
        sketch.step(*step)
    pdf = sketch.pdf()
    structure = read_structure(pdf)
    assert structure.faults == []
    assert {element.words for element in structure.elements} == {"", *sketch.expected}
    check_nesting(pdf)
    pages = [page.get_textpage() for page in pypdfium2.PdfDocument(pdf)]
    for page, x, y, text in sketch.painted:
        assert pages[page].get_text_bounded(x - 2, y - 6, x + 80, y + 14).split() == text.split()


def check_nesting(pdf: bytes) -> None:
    """Check that operators nest, and that text objects contain only text operators."""
    closes = {"ET": "BT", "EMC": "BDC", "Q": "q"}
    for page in pikepdf.open(BytesIO(pdf)).pages:
        open_operators: list[str] = []
        for _, operator in content_operators(page):
            if operator in ("BT", "BDC", "BMC", "q"):
                assert (operator, "BT" in open_operators) not in {("BT", True), ("q", True)}
                open_operators.append(operator.replace("BMC", "BDC"))
            elif operator in closes:
                assert open_operators.pop() == closes[operator]
            else:
                assert ("BT" in open_operators) == (operator in TEXT) or operator in ("rg", "RG", "w")
        assert open_operators == []
