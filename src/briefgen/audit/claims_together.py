"""Comparing each number, date and name of a statement with one passage, whatever its other words are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from briefgen.audit.alike import is_alike
from briefgen.audit.bindings import (
    altered_parts,
    misbound_numbers,
    repaired_pairs,
    rounded_shares,
)
from briefgen.audit.computed import is_computed
from briefgen.audit.denied import denied_words
from briefgen.audit.known_names import knows_name
from briefgen.audit.may_differ import may_differ
from briefgen.audit.moved import moved_rises
from briefgen.audit.name_forms import is_in, is_of_one_kind
from briefgen.audit.named_times import differing_times, is_in_known_time
from briefgen.audit.nowhere import is_far_bound, is_nowhere, unknown_places
from briefgen.audit.quoted_speaker import (
    find_quoted_speaker,
    has_quotation,
    other_quoted_speaker,
)
from briefgen.audit.quoted_there import has_quoted
from briefgen.audit.respects import typed_differences
from briefgen.audit.statements import is_fragment
from briefgen.audit.subject import SubjectWord, missing_words, subject_words, unlike_words
from briefgen.audit.sure_names import find_sure_names
from briefgen.audit.told_otherwise import lacking_ordinals
from briefgen.audit.uncounted import is_uncounted
from briefgen.audit.unsure_words import tells_nothing, unsure_words
from briefgen.audit.windows import Window
from briefgen.language.claims import (
    Claim,
    DateClaim,
    Designation,
    Difference,
    Ordinal,
    Quantity,
    Respect,
    TimeOfDay,
)
from briefgen.language.compare import compare
from briefgen.language.quotation_marks import Quoted, find_quoted
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.compare import compare_words
from briefgen.language.wording.meanings import meanings, tells_little
from briefgen.language.wording.names import Name

_KINDS = (Quantity, DateClaim, TimeOfDay, Ordinal, Designation)
_OF_WORDS = frozenset({"negation", "direction", "modality", "speaker", "part-and-whole"})
"""Respects that are those of the very sentence, not of others in its paragraph."""
_HALF = 0.5


class Together(Struct, frozen=True):
    """A statement beside a passage of several sentences."""

    window: Window
    differences: tuple[Difference, ...]
    """Numbers, dates, names and the like that differ, each with what the passage has instead."""
    lacking: tuple[str, ...]
    """Those for which the passage has nothing."""
    found: tuple[str, ...]
    """Those that the passage has."""
    other: tuple[str, ...]
    """The words of the statement that the passage does not have: they are not compared."""
    unsure: tuple[Difference, ...]
    """Differences that need a person's eye."""
    share: float
    """The share of the statement's other words that the passage has, by their weight."""
    typed: bool
    """Whether the statement has a number or a date, and not only names."""
    rebound: bool
    """Whether a number differs that is bound to the same words in both."""
    unknown: tuple[Name, ...]
    """The names of the statement that the passage does not have."""
    quoted: tuple[str, ...]
    """What the statement quotes."""
    named_in_core: bool
    """Whether the sentence itself, and not only its paragraph, has the other names."""

    def name_instead_of(self, name: Name, claim: Reading) -> str:
        """Return the first name of the passage that may stand for another; empty where it has none."""
        mine = " ".join(self.found).casefold()
        core, before = self.window.core.reading.passage, self.window.before_core
        own = [(core, n) for n in core.names if n.sure and len(n.keys) > 1]
        others = [(before, n) for n in before.names if len(n.keys) > 1] if before else []
        free = (
            passage.text_of(other)
            for passage, other in (*own, *others)
            if is_of_one_kind(claim.passage, name, passage, other)
        )
        return next((words for words in free if words.casefold() not in mine), "")


def compare_together(
    claim: Reading, window: Window, weight: Callable[[str], float], quotations: tuple[str, ...] = ()
) -> Together:
    """Compare a statement with a passage, claim by claim; `quotations` has what it quotes."""
    passage, core = window.reading.text, window.core.reading.passage
    checked = compare(claim, window.reading, window.issued)
    typed = _typed(claim, window, checked)
    plain = [d for d in _plain(claim, window, checked, {d.respect for d in typed}) if not _within(d, typed)]
    times = tuple(differing_times(claim, window.core.reading, window.sentences, window.dates, window.issued))
    plain += times
    lacking = [d.claim for d in plain if d.respect in ("value", "date") and not d.evidence]
    compared = [*typed, *(d for d in plain if d.claim not in lacking)]
    reported = {d.start for d in (*compared, *plain)}
    counted = [q for q in claim.of(Quantity) if q.end and not _is_computed(q, claim, window)]
    lacking += [q.words for q in counted if is_nowhere(q, claim, window)]
    lacking += (*unknown_places(claim, window), *lacking_ordinals(claim, window.reading))
    free = [q for q in claim.of(Quantity) if q.start not in reported and not _is_computed(q, claim, window)]
    lacking += [q.words for q in free if is_uncounted(q, claim, window.reading) or is_far_bound(q, window)]
    quoted = [q for q in find_quoted(claim.text) if q.inner.strip(" ,.;!?") in passage]
    names = [n for n in find_sure_names(claim) if not _is_in_quotation(claim, n, quoted)]
    unknown = [name for name in names if not has_name(claim, name, window)]
    lacking += [claim.passage.text_of(name) for name in unknown]
    if len(claim.of(Quantity)) == 1 and not _has_two(window.reading):
        lacking += [q.words for q in claim.of(Quantity) if _is_pair(q)]
    differing = {d.start for d in (*compared, *plain)}
    found = [
        each.words for each in _items(claim) if each.start not in differing and each.words not in lacking
    ]
    found += (q for q in quotations if has_quoted(q, window))
    lacking += (q for q in quotations if not has_quoted(q, window))
    found += [claim.passage.text_of(name) for name in names if name not in unknown]
    words = [w for w in subject_words(claim) if not w.named and not _within(w, typed)]
    missing, unlike = _missing(claim, words, window)
    missing, unlike = (
        [w for w in each if not is_in_known_time(w.start, claim, times)] for each in (missing, unlike)
    )
    there = [q for q in find_quoted(claim.text) if q.inner in quotations and has_quoted(q.inner, window)]
    missing, unlike = (
        [w for w in each if not any(q.start <= w.start < q.end for q in there)] for each in (missing, unlike)
    )
    unsure = [d for d in compared if not d.sure and not _is_numbered_subject(d, claim)]
    if is_fragment(claim):  # it may be on what is planned
        unsure = [d for d in unsure if d.respect != "modality"]
        compared = [d for d in compared if d.respect != "modality"]
    unsure += unsure_words(claim, words, missing, window, only_names=not (_items(claim) or quotations))
    return Together(
        window,
        tuple(d for d in compared if d.sure),
        tuple(dict.fromkeys(lacking)),
        tuple(dict.fromkeys(found)),
        tuple(claim.text[w.start : w.end] for w in unlike),
        tuple(unsure),
        _share(claim, words, unlike, window, weight),
        typed=bool(_items(claim) or quotations),
        rebound=any(d.respect == "value" and d.sure for d in typed),
        unknown=tuple(unknown),
        quoted=quotations,
        named_in_core=all(is_in(claim, name, core) for name in names if name not in unknown),
    )


def _missing(
    claim: Reading, words: list[SubjectWord], window: Window
) -> tuple[list[SubjectWord], list[SubjectWord]]:
    """List the words that neither a passage nor what says the same has; then those of another meaning."""
    missing = missing_words(claim, words, window.reading.passage, frozenset())
    unlike = unlike_words(claim, missing, window.reading.passage)
    for passage in (reading.passage for reading in window.beside):
        unlike = unlike_words(claim, missing_words(claim, unlike, passage, frozenset()), passage)
    return missing, unlike


def has_name(claim: Reading, name: Name, window: Window) -> bool:
    """Check whether a passage, or what says the same, has a name."""
    beside = any(is_in(claim, name, reading.passage) for reading in window.beside)
    return beside or knows_name(claim, name, window)


def _is_computed(number: Quantity, claim: Reading, window: Window) -> bool:
    found = Difference("value", False, number.words, "", number.start, number.end)
    return is_computed(found, claim, window.sentences)


def _typed(claim: Reading, window: Window, compared: tuple[Difference, ...]) -> list[Difference]:
    """List the differences about a number that both have, or that is bound to the same words in both."""
    evidence = window.reading
    found = [*typed_differences(claim, window), *repaired_pairs(claim, evidence)]
    known = {d.start for d in (*compared, *found) if d.sure and d.respect != "value"}
    found += (d for d in misbound_numbers(claim, evidence) if d.start not in known)
    differing = {d.start for d in compared} | rounded_shares(claim)  # others follow from the passage
    found += [d for d in altered_parts(claim, evidence) if d.start in differing and not _within(d, found)]
    for sentence in window.sentences:
        found += denied_words(claim, sentence.passage)
        found += moved_rises(claim.passage, sentence.passage)
        found += other_quoted_speaker(claim, sentence)
    if not any(
        find_quoted_speaker(sentence) for sentence in window.sentences if has_quotation(claim, sentence)
    ):
        found += other_quoted_speaker(claim, evidence)
    return found


def _plain(
    claim: Reading, window: Window, compared: tuple[Difference, ...], reported: set[Respect]
) -> Iterator[Difference]:
    """Yield the differences that the comparison of `check` finds; `reported` has the respects of others."""
    on_it = list(_on_the_same(claim, window))
    in_sentence = {d.respect for s in on_it for d in compare_words(claim.passage, s.passage)}
    for found in compared:
        elsewhere = found.respect in _OF_WORDS and found.respect not in in_sentence
        repeated = not found.end and found.respect in reported
        alike = is_alike(found, claim, window.reading, frozenset()) or may_differ(found, claim, window)
        if not (elsewhere or repeated or alike):
            yield found


def _within(each: Difference | SubjectWord, found: Iterable[Difference]) -> bool:
    """Check whether some words are among those that differ."""
    return any(other.start < each.end and each.start < other.end for other in found)


def _items(claim: Reading) -> list[Claim]:
    """List the numbers, dates and the like of a statement that few other sentences have."""
    return [
        each
        for each in claim.claims
        if isinstance(each, _KINDS) and not (isinstance(each, Quantity) and tells_nothing(each))
    ]


def _is_in_quotation(claim: Reading, name: Name, quoted: Iterable[Quoted]) -> bool:
    at = claim.passage.words[name.first].start
    return any(quotation.start <= at < quotation.end for quotation in quoted)


def _is_pair(number: Quantity) -> bool:
    """Check whether a number is a "both" that counts nothing which the statement names."""
    return number.words.casefold() in words_of("any", "words for a pair")


def _has_two(reading: Reading) -> bool:
    return any(q.first.kind == "count" and q.first.low == _PAIR for q in reading.of(Quantity))


_PAIR = 2


def _on_the_same(claim: Reading, window: Window) -> Iterator[Reading]:
    """Yield the sentences of a passage that are on the subject of a statement: half their words are in it."""
    mine = claim.passage.content(claim.passage.whole)
    for sentence in window.sentences:
        theirs = sentence.passage.content(sentence.passage.whole)
        if sentence.text == window.core.words or len(mine & theirs) >= max(2, len(theirs) * _HALF):
            yield sentence


def _is_numbered_subject(found: Difference, claim: Reading) -> bool:
    """Check whether an unsure difference is on the words around a number, which are compared apart."""
    return found.respect == "subject" and any(
        found.start <= q.start < found.end or found.start < q.end <= found.end for q in claim.of(Quantity)
    )


def _share(
    claim: Reading,
    words: list[SubjectWord],
    missing: Iterable[SubjectWord],
    window: Window,
    weight: Callable[[str], float],
) -> float:
    """Return how much of a statement's words a passage has; beside another language, each word counts alike.

    There a word counts half whose meaning is not listed, so that it cannot be compared.
    """
    lacks = {word.at for word in missing}
    keys = {word.at: claim.passage.words[word.at].key for word in words}
    if _items(claim):  # its numbers tell more than to go and to give
        words = [w for w in words if w.at not in lacks or not tells_little(keys[w.at], claim.language)]
    if window.reading.language == claim.language:
        weights = {word.at: weight(word.key) for word in words}
    else:
        known = {w.at for w in words if w.named or meanings(keys[w.at], claim.language)}
        weights = {word.at: 1.0 if word.at in known else _HALF for word in words}
    total = sum(weights.values())
    return sum(each for at, each in weights.items() if at not in lacks) / total if total else 1.0
