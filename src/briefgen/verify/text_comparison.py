"""Compare the text of the pages with the statements in the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.verify.attached_evidence import AttachedEvidence
from briefgen.verify.normalised_text import NUMBER, NormalisedText
from briefgen.verify.structure_reader import Structure
from briefgen.verify.text_diff import TextDifference, diff_texts, find_all, map_to_page

MAX_FINDINGS = 20
"""Further differences are only counted: the pages have another text."""
ASK = "do not rely on this file; ask the sender for the original"
ASK_OTHER_VERSION = (
    "do not rely on this file, or verify it with the version of briefgen that drew it, which compares exactly"
)
"""For a file of another version, which may have printed other words on its pages."""


class TextComparison:
    """The differences between the pages of a memo and its evidence."""

    def __init__(self, structure: Structure, evidence: AttachedEvidence, shown_path: str) -> None:
        self._evidence = evidence
        self._content = structure.content
        self._shown_path = shown_path
        self._expected = NormalisedText(statement.words for statement in evidence.statements)
        self._printed = NormalisedText(part.words for part in structure.content)
        self._differences = diff_texts(self._expected, self._printed)

    def findings(self) -> Iterator[Diagnostic]:
        """Report differences between pages and evidence, and contradictions inside the evidence.

        Errors: figure-altered, quote-altered, words-altered, evidence-altered.
        """
        quotations = self._ranges(
            (owner, words)
            for owner, item in self._evidence.quotations()
            for words in self._evidence.quoted(item.exact)
        )
        figures = self._ranges((f"fact:{name}", figure.words) for name, figure in self._evidence.figures())
        for difference in self._differences[:MAX_FINDINGS]:
            yield self._finding(difference, quotations, figures)
        if (more := len(self._differences) - MAX_FINDINGS) > 0:
            message = f"the pages differ from the evidence in {more} more places"
            yield error("words-altered", self._span(self._differences[-1]), message, ASK)
        yield from self._check_evidence_itself()

    def page_of(self, words: str) -> int:
        """Return the page that prints a text of the evidence, from 1; 1 if no page does."""
        found = next(find_all(words, self._expected), None)
        return self._page_at(map_to_page(self._differences, found[0])) if found else 1

    def _page_at(self, at: int) -> int:
        return self._content[self._printed.part_index(at)].page + 1 if self._content else 1

    def _span(self, difference: TextDifference) -> Span:
        page = self._page_at(difference.page_start)
        return Span(self._shown_path, page, 1, page, 2)

    def _ranges(self, wanted: Iterable[tuple[str, str]]) -> list[tuple[int, int, str]]:
        """Return the positions of texts in the evidence's statements, with their owners."""
        return [(*place, owner) for owner, words in wanted for place in find_all(words, self._expected)]

    def _finding(
        self,
        difference: TextDifference,
        quotations: list[tuple[int, int, str]],
        figures: list[tuple[int, int, str]],
    ) -> Diagnostic:
        expected = self._expected.excerpt(difference.start, difference.end)
        found = self._printed.excerpt(difference.page_start, difference.page_end)
        printed_part = f"the page prints `{found}`" if found else "the page does not print it"
        printed_part += self._statement_at(difference)
        expected_part = f"the evidence has `{expected}`" if expected else "the evidence has nothing here"
        span = self._span(difference)
        for start, end, owner in quotations:
            if difference.overlaps(start, end):
                return error(
                    "quote-altered", span, f"in a quotation of `{owner}` {expected_part}; {printed_part}", ASK
                )
        if not NUMBER.search(expected + found):
            return error("words-altered", span, f"{expected_part}; {printed_part}", ASK)
        owner = next((f" for `{o}`" for start, end, o in figures if difference.overlaps(start, end)), "")
        return error("figure-altered", span, f"{expected_part}{owner}; {printed_part}", ASK)

    def _statement_at(self, difference: TextDifference) -> str:
        """Describe the statement of a difference by its kind and its first words."""
        statements = self._evidence.statements
        if not statements:
            return ""
        statement = statements[self._expected.part_index(difference.start)]
        words = statement.words if len(statement.words) <= 40 else f"{statement.words[:39]}…"
        return f" ({statement.kind} “{words}”)"

    def _check_evidence_itself(self) -> Iterator[Diagnostic]:
        """Report texts marked as printed that no statement of the evidence contains."""
        evidence = self._evidence
        figures = ((f"fact:{n}", (f.words,)) for n, f in evidence.figures() if f.printed)
        quotations = ((owner, evidence.quoted(q.exact)) for owner, q in evidence.quotations() if q.printed)
        for owner, forms in (*figures, *quotations):
            if all(next(find_all(words, self._expected), None) is None for words in forms):
                marked = f"the evidence marks `{forms[0]}` of `{owner}` as printed"
                message = f"{marked}, but none of its statements contains it"
                yield error("evidence-altered", Span(self._shown_path), message, ASK)
