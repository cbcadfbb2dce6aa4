"""Find the differences between the evidence and the pages, in whole words and numbers."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from briefgen.verify.normalised_text import NormalisedText


class TextDifference(Struct, frozen=True):
    """A range of the evidence's text and the range of the pages that replaces it.

    Units: positions in the normalised texts.
    """

    start: int
    end: int
    page_start: int
    page_end: int

    def overlaps(self, start: int, end: int) -> bool:
        """Check whether it changes a part of a range of the evidence's text."""
        return start < self.end and self.start < end

    def joined(self, later: TextDifference) -> TextDifference:
        """Return one difference from the start of this one to the end of a later one."""
        return TextDifference(self.start, later.end, self.page_start, later.page_end)

    def widened(self, left: int, right: int) -> TextDifference:
        """Return the difference with equal characters on both sides added."""
        return TextDifference(
            self.start - left, self.end + right, self.page_start - left, self.page_end + right
        )


def diff_texts(expected: NormalisedText, printed: NormalisedText) -> tuple[TextDifference, ...]:
    """Find the differences between the evidence and the pages.

    Shape: in order, separated by equal text, with no word or number split.
    """
    steps = Levenshtein.opcodes(expected.normalised, printed.normalised)
    pending = deque(
        TextDifference(s.src_start, s.src_end, s.dest_start, s.dest_end) for s in steps if s.tag != "equal"
    )
    found: list[TextDifference] = []
    while pending:
        difference = pending.popleft()
        left, right = _missing_token_parts(difference, expected, printed)
        if pending and right >= pending[0].start - difference.end:
            pending[0] = difference.joined(pending[0])
        elif found and left >= difference.start - found[-1].end:
            pending.appendleft(found.pop().joined(difference))
        else:
            found.append(difference.widened(left, right))
    return tuple(found)


def _missing_token_parts(
    difference: TextDifference, expected: NormalisedText, printed: NormalisedText
) -> tuple[int, int]:
    """Return how many characters to add on each side so that no word or number is split."""
    left = max(
        difference.start - expected.token_start(difference.start),
        difference.page_start - printed.token_start(difference.page_start),
    )
    right = max(
        expected.token_end(difference.end) - difference.end,
        printed.token_end(difference.page_end) - difference.page_end,
    )
    return left, right


def map_to_page(differences: tuple[TextDifference, ...], position: int) -> int:
    """Map a position in the evidence's text to the text of the pages."""
    before = [difference for difference in differences if difference.start <= position]
    if not before:
        return position
    last = before[-1]
    return last.page_start if position < last.end else position - last.end + last.page_end


def find_all(words: str, text: NormalisedText) -> Iterator[tuple[int, int]]:
    """Yield each range of a text that equals the words; nothing for empty words."""
    needle = NormalisedText([words]).normalised
    position = text.normalised.find(needle) if needle else -1
    while position >= 0:
        yield position, position + len(needle)
        position = text.normalised.find(needle, position + 1)
