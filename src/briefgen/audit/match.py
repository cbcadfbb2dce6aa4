"""Comparing a statement with one sentence: whether the sentence supports it, and how the two differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from briefgen.audit.alike import is_alike, widened
from briefgen.audit.attribution import find_missing_speaker, other_name, other_speaker
from briefgen.audit.bindings import altered_parts, rounded_shares
from briefgen.audit.cause import reversed_cause
from briefgen.audit.denied import denied_words
from briefgen.audit.moved import moved_rises
from briefgen.audit.named_times import differing_times, is_in_known_time
from briefgen.audit.names_another import has_another_name
from briefgen.audit.quoted_speaker import has_quotation, other_quoted_speaker
from briefgen.audit.same_words import may_be_another
from briefgen.audit.subject import SubjectWord, denies, missing_words, subject_words
from briefgen.audit.swapped import swapped_parts
from briefgen.audit.uncounted import is_uncounted, other_count
from briefgen.language.claims import Claim, DateClaim, Difference, Ordinal, Quantity
from briefgen.language.compare import compare
from briefgen.language.dates_agree import Issued, agrees
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.stems import stem

Weight = Callable[[str], float]
_MOST_OF_IT = 0.6
"""Share of a statement that a difference may take in, for the rest to show what the statement is about."""
_ROUGHLY = ("about", "nearly", "exactly")
"""How the comparison writes qualifiers that a statement may leave out."""
_SEVERAL = 3
_LONGEST_QUALIFIER = 12
"""Characters between a word of comparison and its number."""
_DENIED = 2
"""Words behind a negation that are what it denies."""
_WORD_BEHIND = 6
"""Characters behind a number in which the word begins that says how it differs: 52,000 fewer."""
_LITTLE = 0.2
"""Share of a statement's words below which a sentence is on something else, and is not compared further."""
_LEAST_OWN = 0.6
"""Share of a statement's words that a sentence itself has, where the sentences before it have the others."""


class WordsBefore(Struct, frozen=True):
    """What may be left out of a sentence because its text has it before."""

    before: frozenset[str] = frozenset()
    """Stems of the words before it in its paragraph, and of the text's opening."""
    denied: frozenset[str] = frozenset()
    """Stems of the sentence before it, if this one denies something."""
    subject: frozenset[str] = frozenset()
    """Stems of the first words of the sentence before it."""
    names: frozenset[str] = frozenset()
    """Stems of the names in the text's opening, and of those who speak in it."""
    dates: tuple[DateClaim, ...] = ()
    """The dates of the text's opening, or of the fact, which all of it may be about."""
    holder: str = ""
    """Whose opinion all of the text is; empty for a text that may support a plain statement."""


class Match(Struct, frozen=True):
    """A statement beside one sentence."""

    differences: tuple[Difference, ...]
    missing: tuple[SubjectWord, ...]
    """The words of the statement that neither the sentence nor its context has."""
    undated: tuple[Difference, ...]
    """Dates and numbers of the statement for which the sentence has nothing."""
    overlap: float
    """The share of the words, without those that differ, that the sentence has, by their weight."""
    shared: int
    """How many of these words it has."""
    numbers: int
    """How many numbers and dates both have."""
    telling: bool
    """Whether both are about the same: they share several words, a name, a number, or nearly all words."""
    attributed_to: str
    """Who says it in the sentence, if nobody does in the statement."""
    of_both: bool
    """Whether the statement is on "both" of what the one before it names; the sentence may be on others."""
    reordered: bool
    """Whether clauses of both have the same names in another order, so that they may have changed places."""

    @property
    def complete(self) -> bool:
        """Whether the sentence agrees in every respect, and has every word."""
        return self.agrees and not self.missing and not self.undated

    @property
    def supports(self) -> bool:
        """Whether the sentence says what the statement says, and attributes it to nobody else."""
        return self.complete and not self.attributed_to and not self.reordered and not self.of_both

    @property
    def agrees(self) -> bool:
        """Whether nothing differs, though the statement may have more."""
        return not self.differences


def match(claim: Reading, evidence: Reading, issued: Issued, context: WordsBefore, weight: Weight) -> Match:
    """Compare a statement with a sentence."""
    words = subject_words(claim)
    times = tuple(differing_times(claim, evidence, (), context.dates, issued))
    own = missing_words(claim, words, evidence.passage, context.names)
    own = [word for word in own if not is_in_known_time(word.start, claim, times)]
    first_share = _share(words, {word.at for word in own}, weight)
    if words and first_share < _LITTLE:
        return Match((), tuple(own), (), first_share, 0, 0, False, "", False, False)
    found = [
        *compare(claim, evidence, issued),
        *swapped_parts(claim, evidence),
        *other_speaker(claim, evidence, frozenset() if has_quotation(claim, evidence) else context.names),
        *other_quoted_speaker(claim, evidence),
        *other_name(claim.passage, evidence.passage),
        *reversed_cause(claim, evidence),
    ]
    here, rounded = {each.start for each in found}, rounded_shares(claim)
    found += (d for d in altered_parts(claim, evidence) if d.start in rounded - here)
    if not any(each.respect in ("negation", "direction") for each in found):
        found += denied_words(claim, evidence.passage)
        found += moved_rises(claim.passage, evidence.passage)
    found = [_softened(_with_counterpart(d, claim, evidence), claim, evidence) for d in found]
    found = [replace(d, sure=d.sure and not _is_dated(claim, d, context)) for d in found]
    found = [widened(d, claim, evidence) for d in found if not is_alike(d, claim, evidence, context.subject)]
    found += _uncounted(claim, evidence, {d.start for d in found})
    found += times
    unanswered = [d for d in found if not d.evidence and _may_be_left_out(d)]
    undated = tuple(d for d in unanswered if not _is_dated(claim, d, context))
    differences = _without_repeats(d for d in found if d not in unanswered)
    differing = [
        (d.start, d.end + (_WORD_BEHIND if d.respect == "direction" else 0))
        for d in differences
        if d.end - d.start <= len(claim.text) * _MOST_OF_IT
    ]
    common = [w for w in words if not any(a < w.end and w.start < b for a, b in differing)]
    missing = tuple(own)
    if _share(common, {word.at for word in own}, weight) >= _LEAST_OWN:
        known = context.before if denies(claim) else context.before - context.denied
        missing = tuple(word for word in own if word.key not in known)
    elif _begins_with_pronoun(evidence.passage) and claim.claims:
        missing = tuple(word for word in own if word.key not in context.subject)
    lacks = {word.at for word in missing}
    share = _share(common, lacks, weight)
    has = [word for word in common if word.at not in lacks]
    attributed_to = find_missing_speaker(claim, evidence, context.holder)
    reordered = may_be_another(claim, evidence) or has_another_name(claim, evidence)
    numbers = len(common_numbers(claim, evidence))
    telling = numbers > 0 or _are_telling(has, evidence)
    of_both = not telling and claim.passage.words[0].key in words_of("any", "words for a pair")
    return Match(
        differences, missing, undated, share, len(has), numbers, telling, attributed_to, of_both, reordered
    )


def _uncounted(claim: Reading, evidence: Reading, known: set[int]) -> Iterator[Difference]:
    """Report a count for which a sentence has none: three members, where it has two."""
    for number in claim.of(Quantity):
        if number.start not in known and is_uncounted(number, claim, evidence):
            yield Difference("value", False, number.words, "", number.start, number.end)


def _are_telling(shared: list[SubjectWord], evidence: Reading) -> bool:
    theirs = {word.key for word in subject_words(evidence)}
    mine = {word.key for word in shared}
    most = len(mine & theirs) >= len(theirs) * _MOST_OF_IT
    return len(mine) >= _SEVERAL or any(word.named for word in shared) or most


def _begins_with_pronoun(passage: Passage) -> bool:
    """Check whether a sentence speaks of what the one before it names: it, she, its."""
    first = passage.words[0].key if passage.words else ""
    return first in passage.lists["pronouns"]


def _is_dated(claim: Reading, undated: Difference, context: WordsBefore) -> bool:
    """Check whether a date that the sentence lacks is one that its whole text is about."""
    mine = [date for date in claim.of(DateClaim) if date.start == undated.start]
    return any(agrees(date, other, Issued()) for date in mine for other in context.dates)


def _softened(found: Difference, claim: Reading, evidence: Reading) -> Difference:
    """Make unsure what may be true all the same: "about" left out, what is planned against what was."""
    about = found.respect == "qualifier" and found.evidence.startswith(_ROUGHLY)
    plans = _plans(claim) != _plans(evidence) and found.respect != "modality"
    other = found.respect == "negation" and not found.evidence and not _denies_same(found, claim, evidence)
    other = other or _is_exempt(found, claim, evidence)
    return replace(found, sure=False) if about or plans or other else found


def _denies_same(found: Difference, claim: Reading, evidence: Reading) -> bool:
    """Check whether the passage has a word that the statement denies: "did not get" may be "was dropped"."""
    behind = [word for word in claim.passage.words if word.start >= found.end][:_DENIED]
    has = evidence.passage.content(evidence.passage.whole)
    return any(stem(word.key, claim.language) in has for word in behind)


def _is_exempt(found: Difference, claim: Reading, evidence: Reading) -> bool:
    """Check whether both texts deny something, one of them by its verb: need not pay, is exempt."""
    mine, theirs = claim.passage, evidence.passage
    not_ = [each.terms_in(each.whole, "negation") for each in (mine, theirs)]
    denied = [each.terms_in(each.whole, "denials") for each in (mine, theirs)]
    both = (not_[0] and denied[1]) or (denied[0] and not_[1])
    return found.respect == "negation" and bool(both)


def _plans(reading: Reading) -> bool:
    """Check whether a text says what may be or is to come; "May 2024" does not."""
    dated = {at for each in reading.claims for at in range(each.start, each.end)}
    passage = reading.passage
    places = (passage.words[term.first].start for term in passage.terms if term.group == "modality")
    return any(at not in dated for at in places)


def _with_counterpart(found: Difference, claim: Reading, evidence: Reading) -> Difference:
    """Set a number against one of the sentence that the statement does not have, if there is one."""
    if found.respect == "ordinal" and not found.evidence:
        return _with_superlative(found, claim, evidence)
    if found.respect == "date":
        return _with_other_date(found, claim, evidence)
    mine = next((q for q in claim.of(Quantity) if q.start == found.start), None)
    if mine and found.respect == "unit":
        other = other_count(mine, claim, evidence)
        return replace(found, respect="value", evidence=other.words) if other else found
    if mine and found.respect == "value":
        return _with_other_number(found, mine, claim, evidence)
    return found


def _with_other_number(found: Difference, mine: Quantity, claim: Reading, evidence: Reading) -> Difference:
    """Set a number against the one that is bound to the same words, or the only one of its kind."""
    if close := next((d for d in altered_parts(claim, evidence) if d.start == mine.start), None):
        return replace(found, evidence=close.evidence)
    given = {(q.first.low, q.first.high) for q in claim.of(Quantity)}
    free = [q for q in evidence.of(Quantity) if (q.first.low, q.first.high) not in given and q.end]
    if any(q.words == found.evidence or q.words in found.evidence for q in free):
        return found
    alike = [q for q in free if q.first.kind == mine.first.kind]
    words = alike[0].words if len(alike) == 1 else ""
    return replace(found, evidence=words, sure=found.sure and bool(words))


def common_numbers(claim: Reading, evidence: Reading) -> list[Claim]:
    """Return the numbers and dates of a statement that a sentence has too, without small numbers."""
    given = {q.first.low for q in evidence.of(Quantity)}
    return [
        *(q for q in claim.of(Quantity) if q.first.low in given and q.in_digits and q.first.low != 1),
        *(d for d in claim.of(DateClaim) if any(agrees(d, o, Issued()) for o in evidence.of(DateClaim))),
    ]


def _with_other_date(found: Difference, claim: Reading, evidence: Reading) -> Difference:
    """Set a date against one of the sentence that the statement does not have."""
    mine = [date for date in claim.of(DateClaim) if date.start != found.start]
    free = [d for d in evidence.of(DateClaim) if not any(agrees(d, o, Issued()) for o in mine)]
    if found.evidence in {date.words for date in free} or len(free) != 1 or not found.evidence:
        return found
    return replace(found, evidence=free[0].words)


def _with_superlative(found: Difference, claim: Reading, evidence: Reading) -> Difference:
    """Set "the second-largest" against "the largest"."""
    tops = {noun for o in claim.of(Ordinal) if o.start == found.start for noun in o.noun[:1]}
    keys = evidence.passage.keys(evidence.passage.whole)
    top = next((key for key in keys if key in tops and key.endswith("est")), "")
    return replace(found, evidence=top)


def _may_be_left_out(found: Difference) -> bool:
    """Check whether a statement may have a number or date that a passage on its subject does not have."""
    return found.respect == "value" or (found.respect == "date" and not found.sure)


def _without_repeats(found: Iterable[Difference]) -> tuple[Difference, ...]:
    """Leave out what is reported twice: another speaker is another name, too."""
    every = list(dict.fromkeys(found))
    return tuple(d for d in every if not any(_tells_more(other, d) for other in every))


def _tells_more(other: Difference, found: Difference) -> bool:
    """Check whether one difference has what another reports too: the qualifier of a number is a direction."""
    respects = (other.respect, found.respect)
    if respects in (("speaker", "name"), ("speaker", "subject")):
        return other.start < found.end and found.start < other.end
    return respects == ("qualifier", "direction") and 0 <= other.start - found.end <= _LONGEST_QUALIFIER


def _share(words: list[SubjectWord], without: set[int], weight: Weight) -> float:
    total = sum(weight(word.key) for word in words)
    return sum(weight(word.key) for word in words if word.at not in without) / total if total else 0.0
