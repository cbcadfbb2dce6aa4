"""Whether a passage with the numbers and names of a statement may say something else of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefgen.audit.bound_otherwise import is_bound_otherwise
from briefgen.audit.claims_together import Together
from briefgen.audit.denied_otherwise import (
    has_other_actor,
    is_agent_turned,
    is_denied_otherwise,
    is_turned_round,
)
from briefgen.audit.description import is_described_as_another
from briefgen.audit.exceptions import leaves_out_exception
from briefgen.audit.formerly import is_former_now
from briefgen.audit.identity import is_no_identity
from briefgen.audit.in_its_place import are_words_swapped, has_another_in_place
from briefgen.audit.instead_of import is_the_other_instead
from briefgen.audit.name_forms import code_of, named_places
from briefgen.audit.of_other_sentence import is_of_other_sentence
from briefgen.audit.office_holder import is_office_of_another
from briefgen.audit.only_wished import is_only_planned, is_only_wished, is_weakened
from briefgen.audit.order import is_turned_in_time
from briefgen.audit.other_voice import is_voice_of_another
from briefgen.audit.runner_up import is_one_of_several, is_runner_up, is_top_elsewhere
from briefgen.audit.senses import nearest_sentence
from briefgen.audit.statements import is_fragment
from briefgen.audit.told_otherwise import (
    denies_alone,
    extends_to_all,
    is_compared_otherwise,
    is_denied_across,
    is_moved_across,
    is_only_likely,
    is_opposite,
    is_unordered,
    leaves_out_condition,
)
from briefgen.audit.unsaid_part import has_unsaid_part
from briefgen.audit.unsure_words import with_its_numbers
from briefgen.language.reading import Reading
from briefgen.language.wording.passage import Passage

_FEWEST = 2
"""Words that a sentence on the same has in common with a statement at least."""
_HALF = 0.5
"""The same, as a share of the statement's words."""


def is_otherwise(claim: Reading, each: Together) -> bool:
    """Check whether a passage may say of something else, or deny, what a statement says."""
    core, sentences = each.window.core.reading.passage, each.window.sentences
    turned = any(_is_turned_in(claim, sentence) for sentence in sentences)
    turned = turned or has_other_actor(claim.passage, core) or is_agent_turned(claim.passage, core)
    turned = turned or any(
        is_denied_otherwise(claim.passage, s) for s in _on_the_same(claim, core, sentences)
    )
    turned = turned or denies_alone(claim.passage, [sentence.passage for sentence in sentences])
    turned = turned or is_office_of_another(claim.passage, each.window.reading.passage)
    turned = turned or is_described_as_another(claim, each.window)
    wished = is_only_wished(claim.passage, core) or is_weakened(claim.passage, core)
    nearest = nearest_sentence(claim, sentences).passage
    wished = wished or is_only_planned(claim.passage, nearest) or is_no_identity(claim.passage, nearest)
    wished = wished or is_voice_of_another(claim, nearest_sentence(claim, sentences), sentences)
    near = [reading.passage for reading in (*sentences, *each.window.beside)]
    bound = is_top_elsewhere(claim, sentences) or has_unsaid_part(claim, near)
    bound = bound or is_bound_otherwise(claim, sentences) or has_another_in_place(claim.passage, nearest)
    if not is_fragment(claim):
        bound = bound or is_of_other_sentence(claim, sentences)
    turned = turned or any(_is_turned_beside(claim, other) for other in each.window.beside)
    elsewhere = is_of_other_place(claim.passage, nearest)
    return turned or wished or bound or elsewhere or _is_told_otherwise(claim, sentences)


def _is_turned_beside(claim: Reading, other: Reading) -> bool:
    """Check whether what says the same as a passage, on the same, has others act, or only plans."""
    mine, theirs = claim.passage, other.passage
    shared = len(mine.content(mine.whole) & theirs.content(theirs.whole))
    if shared < max(_FEWEST, len(mine.content(mine.whole)) * _HALF):
        return False
    turned = _is_turned_in(claim, other) or has_other_actor(mine, theirs) or is_agent_turned(mine, theirs)
    return turned or is_only_planned(mine, theirs)


def is_of_other_place(claim: Passage, evidence: Passage) -> bool:
    """Check whether a sentence lacks a country or city of a statement, and has another one."""
    lacks = {code_of(term, claim) for term in claim.places} - named_places(evidence)
    return bool(lacks and {t.name for t in evidence.places} - {t.name for t in claim.places})


def _is_told_otherwise(claim: Reading, sentences: Sequence[Reading]) -> bool:
    """Check whether the sentence that has most of a statement has it as likely, or has the opposite."""
    nearest = nearest_sentence(claim, sentences)
    other = nearest.language != claim.language
    across = other and (is_denied_across(claim.passage, nearest.passage) or is_moved_across(claim, nearest))
    across = across or is_unordered(claim, sentences) or extends_to_all(claim, [nearest])
    likely = across or is_only_likely(claim, nearest) or leaves_out_condition(claim, nearest)
    likely = likely or is_one_of_several(claim, nearest)
    return (
        likely
        or is_compared_otherwise(claim, nearest)
        or is_opposite(claim, with_its_numbers(claim, sentences) or [nearest])
    )


def _on_the_same(claim: Reading, core: Passage, sentences: Iterable[Reading]) -> Iterator[Passage]:
    """Yield the sentences with half of the words of a statement, and the one that has most."""
    mine = claim.passage.content(claim.passage.whole)
    yield core
    for passage in (sentence.passage for sentence in sentences):
        if len(mine & passage.content(passage.whole)) >= max(_FEWEST, len(mine) * _HALF):
            yield passage


def _is_turned_in(claim: Reading, sentence: Reading) -> bool:
    mine, theirs = claim.passage, sentence.passage
    compared = (is_turned_round, is_turned_in_time, is_the_other_instead, leaves_out_exception)
    turned = any(is_(mine, theirs) for is_ in (*compared, are_words_swapped, is_former_now))
    return turned or is_runner_up(claim, sentence)
