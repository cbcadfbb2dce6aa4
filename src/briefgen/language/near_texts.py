"""Whether a claim is in words near to those of its evidence, so that what differs may be a slip."""

from __future__ import annotations

from briefgen.language.claims import Difference
from briefgen.language.compare import Text
from briefgen.language.reading import Reading
from briefgen.language.wording.near import is_near
from briefgen.language.wording.outline import mark_of


def is_near_any(difference: Difference, claim: Reading, texts: tuple[Text, ...]) -> bool:
    """Check whether a claim is near to a text of its language."""
    same = (text for text, _ in texts if text.language == claim.language)
    return any(is_near_text(claim, text, difference) for text in same)


def is_near_text(claim: Reading, text: Reading, difference: Difference) -> bool:
    """Check whether a claim is near to a text, of which perhaps only marks of its words are known."""
    passage = claim.passage
    marks = text.marks or frozenset()
    marked = {
        each for each in passage.content(passage.whole) if marks and mark_of(each, text.language) in marks
    }
    return is_near(passage, text.passage, difference, frozenset(marked))
