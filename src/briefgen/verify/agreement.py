"""The words of the pages laid beside those that the evidence says are printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.verify.bare_text import NUMBER, BareText
from briefgen.verify.carried import Carried
from briefgen.verify.changes import Change, find_changes, follow, places
from briefgen.verify.structure import Structure

MOST_FINDINGS = 20
"""More than so many differences are counted, not listed: it is another text."""
ASK = "do not rely on it; ask for the file as it was built"


class Agreement:
    """What a memo's pages print and what its evidence says they do."""

    def __init__(self, structure: Structure, carried: Carried, shown: str) -> None:
        self._carried = carried
        self._leaves = structure.leaves
        self._shown = shown
        self._said = BareText(statement.words for statement in carried.statements)
        self._printed = BareText(leaf.words for leaf in structure.leaves)
        self._changes = find_changes(self._said, self._printed)

    def findings(self) -> Iterator[Diagnostic]:
        """Report where pages and evidence differ, and where the evidence differs from itself.

        Errors: figure-altered, quote-altered, words-altered, evidence-altered.
        """
        quoted = self._stretches((owner, f"“{item.exact}”") for owner, item in self._carried.quotations())
        figures = self._stretches((f"fact:{name}", figure.words) for name, figure in self._carried.figures())
        for change in self._changes[:MOST_FINDINGS]:
            yield self._finding(change, quoted, figures)
        if (more := len(self._changes) - MOST_FINDINGS) > 0:
            message = f"the pages differ from the evidence at {more} more places"
            yield error("words-altered", self._span(self._changes[-1]), message, ASK)
        yield from self._on_itself()

    def page_of(self, words: str) -> int:
        """Give the page that prints certain words of the evidence, counted from 1; 1 where none does."""
        found = next(places(words, self._said), None)
        return self._page_at(follow(self._changes, found[0])) if found else 1

    def _page_at(self, at: int) -> int:
        return self._leaves[self._printed.piece_at(at)].page + 1 if self._leaves else 1

    def _span(self, change: Change) -> Span:
        page = self._page_at(change.page_start)
        return Span(self._shown, page, 1, page, 2)

    def _stretches(self, wanted: Iterable[tuple[str, str]]) -> list[tuple[int, int, str]]:
        """List where the evidence's statements have certain words, with whose words they are."""
        return [(*place, owner) for owner, words in wanted for place in places(words, self._said)]

    def _finding(
        self, change: Change, quoted: list[tuple[int, int, str]], figures: list[tuple[int, int, str]]
    ) -> Diagnostic:
        said = self._said.shown(change.start, change.end)
        found = self._printed.shown(change.page_start, change.page_end)
        differs = f"{f'the page prints `{found}`' if found else 'the page lacks it'}{self._where(change)}"
        want = f"the evidence has `{said}`" if said else "the evidence has nothing"
        span = self._span(change)
        for start, end, owner in quoted:
            if change.touches(start, end):
                return error("quote-altered", span, f"in a quotation of `{owner}` {want}; {differs}", ASK)
        if not NUMBER.search(said + found):
            return error("words-altered", span, f"{want}; {differs}", ASK)
        owner = next((f" for `{o}`" for start, end, o in figures if change.touches(start, end)), "")
        return error("figure-altered", span, f"{want}{owner}; {differs}", ASK)

    def _where(self, change: Change) -> str:
        """Name the statement a change is in by its kind and first words."""
        statements = self._carried.statements
        if not statements:
            return ""
        statement = statements[self._said.piece_at(change.start)]
        words = statement.words if len(statement.words) <= 40 else f"{statement.words[:39]}…"
        return f" ({statement.kind} “{words}”)"

    def _on_itself(self) -> Iterator[Diagnostic]:
        """Report what the evidence says is printed and has in none of its own statements."""
        figures = ((f"fact:{n}", f.words) for n, f in self._carried.figures() if f.printed)
        quoted = ((owner, f"“{q.exact}”") for owner, q in self._carried.quotations() if q.printed)
        for owner, words in (*figures, *quoted):
            if next(places(words, self._said), None) is None:
                message = (
                    f"the evidence says `{words}` of `{owner}` is printed; none of its statements has it"
                )
                yield error("evidence-altered", Span(self._shown), message, ASK)
