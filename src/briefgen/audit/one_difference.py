"""The one thing in which a statement differs from a sentence of the same language, if it is only one."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from msgspec import Struct

from briefgen.audit.bound_otherwise import tells
from briefgen.audit.competes import excludes_bound, is_plainly_denied, may_be_altered
from briefgen.audit.denied import INFINITIVE
from briefgen.audit.denied_otherwise import is_denied_otherwise
from briefgen.audit.known_names import knows_name
from briefgen.audit.library import Library
from briefgen.audit.match import Match
from briefgen.audit.may_accuse import may_accuse
from briefgen.audit.name_forms import is_in, is_of_one_kind
from briefgen.audit.names_together import are_told_together
from briefgen.audit.one_name import may_be_one_name
from briefgen.audit.planned_as_done import now_certain
from briefgen.audit.subject import SubjectWord, missing_words, subject_words, unlike_words
from briefgen.audit.sure_names import find_sure_names
from briefgen.audit.twin_differences import denies_denial, further_differences
from briefgen.audit.windows import Window
from briefgen.language.claims import DateClaim, Difference, Quantity, Respect, Weekday
from briefgen.language.compare import compare_numbers
from briefgen.language.dates_agree import Issued, agrees
from briefgen.language.quotation_marks import find_quoted
from briefgen.language.reading import Reading
from briefgen.language.wording.meanings import tells_little
from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Stretch
from briefgen.language.wording.stems import stem

RESPECTS = MappingProxyType[Respect, float](
    {
        "value": 0.65, "unit": 0.6, "currency": 0.6, "rate": 0.65, "qualifier": 0.7, "date": 0.7,
        "name": 0.7, "speaker": 0.7, "direction": 0.7, "negation": 0.75, "modality": 0.8,
        "part-and-whole": 0.7, "cause": 0.6, "subject": 0.75,
    }
)  # fmt: skip
"""Share of the other words of a statement, by weight, that the sentence has, by what differs."""
_OF_A_LONE_NUMBER = 0.75
"""The same, where a number differs and no other number or date is in both."""
_NEARLY_ALL = 0.85
"""The same, where only the paragraph has a name of the statement."""
_MAY_LACK = 0.5
"""Share of the words, by weight, that a sentence has only by those before it."""
_NUMBER_WEIGHT = 2.5
"""Weight of a number or date that both have: nearly that of a rare word."""
_ALL_OF_IT = 0.9
"""Share of a statement that a difference takes in which is one of the whole."""
_LOOSE: frozenset[Respect] = frozenset({"subject", "designation"})
"""Respects of an unsure difference that may come with another one."""
_REFUSED = 2
"""Words behind a word that denies: to, and the verb."""


class Pair(Struct, frozen=True):
    """A statement beside a sentence or the statement of a fact, and the passages that this is from."""

    claim: Reading
    evidence: Reading
    match: Match
    windows: Sequence[Window]
    library: Library

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts at hand."""
        return tuple(text.original for text in self.library.texts)


def find_one_difference(pair: Pair) -> Difference | None:
    """Return the only thing in which a statement differs; None where it is more, or nothing stands for it."""
    found = _differences(pair)
    unknown = [n for n in find_sure_names(pair.claim) if not _knows(pair, n)]
    free = [d for d in pair.match.undated if not _has(pair, d)]
    if free or any(d.respect not in RESPECTS for d in found):
        return None
    outside = [n for n in unknown if not any(_covers(d, pair.claim, n) for d in found)]
    if len({d.respect for d in found}) + len(outside) != 1:
        return None
    one = _other_name(pair, outside[0]) if outside else _checked(pair, found, unknown)
    return one if one and _is_certain(pair, one) else None


def _differences(pair: Pair) -> list[Difference]:
    """List what differs; of two respects that come together, the one that says more."""
    loose = _LOOSE | ({"direction"} if _rises_and_falls(pair.claim) else set())
    found = [d for d in pair.match.differences if d.sure or d.respect not in loose]
    if not found:
        return list(further_differences(pair.claim, pair.evidence, pair.texts))[:1]
    respects = {d.respect for d in found}
    if respects == {"modality"}:
        further = further_differences(pair.claim, pair.evidence, pair.texts)
        return list(now_certain(pair.claim, pair.evidence)) or list(further)[:1] or found
    for more, less in (("negation", "modality"), ("speaker", "name")):
        if respects == {more, less}:  # "came to a stop", "will not come to a stop"
            return [d for d in found if d.respect == more]
    return found


def _rises_and_falls(claim: Reading) -> bool:
    """Check whether a statement tells of a rise and a fall, so that each may be of another thing."""
    return len({t.sign for t in claim.passage.terms if t.group == "pairs" and t.name == "rise"}) > 1


def share_without(pair: Pair, found: Difference) -> float:
    """Return the share of a statement's words, by weight, that a sentence has, leaving out what differs."""
    claim, match = pair.claim, pair.match
    lacking = {w.at for w in match.missing}
    words = [w for w in words_without(claim, found) if w.at not in lacking or not _tells_nothing(claim, w)]
    weights = {w.at: pair.library.index.weight(w.key) for w in words}
    numbers = [c for c in claim.claims if isinstance(c, Quantity | DateClaim) and tells(c)]
    count = sum(c.start != found.start for c in numbers)
    has = sum(weight for at, weight in weights.items() if at not in lacking)
    total = sum(weights.values()) + _NUMBER_WEIGHT * count
    return min((has + _NUMBER_WEIGHT * match.numbers) / total, 1.0) if total else 0.0


def has_most_itself(pair: Pair, found: Difference) -> bool:
    """Check whether the sentence itself, and not only those before it, has half of the other words."""
    words = words_without(pair.claim, found)
    missing = missing_words(pair.claim, words, pair.evidence.passage, frozenset())
    lacking = {w.at for w in unlike_words(pair.claim, missing, pair.evidence.passage)}
    weights = {w.at: pair.library.index.weight(w.key) for w in words}
    return sum(weights[at] for at in lacking) <= sum(weights.values()) * _MAY_LACK


def words_without(claim: Reading, found: Difference) -> list[SubjectWord]:
    """List the words of a statement without those that differ; all of them where all of it does."""
    all_of_it = found.end - found.start > len(claim.text) * _ALL_OF_IT
    return [w for w in subject_words(claim) if all_of_it or not (found.start < w.end and w.start < found.end)]


def least_share(pair: Pair, found: Difference) -> float:
    """Return how much a sentence has at least of a statement that it shows to be altered.

    It is more where only the paragraph has a name of the statement, and not the sentence itself.
    """
    names = (n for n in find_sure_names(pair.claim) if not _covers(found, pair.claim, n))
    named = all(is_in(pair.claim, name, pair.evidence.passage) for name in names)
    least = RESPECTS[found.respect]
    if found.respect == "value" and not pair.match.numbers:
        least = _OF_A_LONE_NUMBER
    return least if named else _NEARLY_ALL


def _tells_nothing(claim: Reading, word: SubjectWord) -> bool:
    """Check whether a word is a verb of speech, or tells little of what a sentence is about: to lie."""
    speech = (t for t in claim.passage.terms if t.group == "speech")
    said = any(t.first <= word.at < t.last for t in speech)
    return said or tells_little(claim.passage.words[word.at].key, claim.language)


def _checked(pair: Pair, found: list[Difference], unknown: list[Name]) -> Difference | None:
    """Return the first difference, if it is one whatever else the sentence says."""
    first, claim = found[0], pair.claim
    match first.respect:
        case "speaker" if first.sure and not unknown:
            one, other = first.claim.casefold().split(), first.evidence.casefold().split()
            holds = not are_told_together(one, other, pair.texts) and not _may_be_one(pair, first)
        case "name" | "speaker":
            in_place = len(found) == 1 and any(_covers(first, claim, n) for n in unknown)
            holds = in_place and bool(first.evidence) and not _may_be_one(pair, first)
        case "negation":  # "only after a vote", "not before there was a vote"
            open_yet = claim.passage.find_entries("only") or pair.evidence.passage.find_entries("unless")
            holds = not open_yet and _is_denied(pair, first)
        case _:
            holds = bool(first.evidence) and not _is_in_range(pair, first)
    return first if holds else None


def _is_denied(pair: Pair, found: Difference) -> bool:
    plainly = is_plainly_denied(pair.claim, found, [pair.evidence])
    if not pair.match.missing and not any(find_quoted(pair.evidence.text)):
        plainly = plainly or is_denied_otherwise(pair.claim.passage, pair.evidence.passage)
    return plainly or _refuses(pair, found) or denies_denial(pair.claim, pair.evidence)


def _refuses(pair: Pair, found: Difference) -> bool:
    """Check whether a statement has "refused to cooperate" for what "cooperated" says in the sentence."""
    behind = [word for word in pair.claim.passage.words if word.start >= found.end][:_REFUSED]
    if found.evidence or len(behind) < _REFUSED or behind[0].key not in INFINITIVE:
        return False
    verb = stem(behind[1].key, pair.claim.language)
    return verb in pair.evidence.passage.content(pair.evidence.passage.whole)


def _is_in_range(pair: Pair, found: Difference) -> bool:
    """Check whether a number is one end of what a sentence gives from end to end: 4.7, from 4.3 to 4.7."""
    mine, theirs = _numbers(pair, found)
    if mine is None or theirs is None or mine.first == theirs.first:
        return False
    if mine.first.low == mine.first.high and theirs.first.low == theirs.first.high:
        return False
    return not {mine.first.low, mine.first.high}.isdisjoint((theirs.first.low, theirs.first.high))


def _numbers(pair: Pair, found: Difference) -> tuple[Quantity | None, Quantity | None]:
    """Return the numbers that differ, of the statement and of the sentence."""
    mine = next((q for q in pair.claim.of(Quantity) if q.start == found.start and q.end), None)
    return mine, next((q for q in pair.evidence.of(Quantity) if q.words == found.evidence), None)


def _is_certain(pair: Pair, found: Difference) -> bool:
    """Check whether an omission, a calculation or another reading explains no difference."""
    near = [pair.evidence, *(s for w in pair.windows for s in w.sentences)]
    told = found.respect == "modality" and found.sure
    if not told and not may_accuse(found, pair.claim, near, pair.evidence):
        return False
    mine, theirs = _numbers(pair, found)
    certain = True
    match found.respect:
        case "date":
            certain = not pair.evidence.of(Weekday) and not _is_of_the_text(pair, found)
        case "qualifier" if mine:
            given = [q.bound for q in pair.evidence.of(Quantity) if q.first.low == mine.first.low]
            certain = excludes_bound(mine, given)
        case "modality" if not told:  # "would" may say what came later in the past
            certain = found.evidence.casefold() not in pair.claim.passage.lists["later in the past"]
        case "value" if mine:
            certain = theirs is not None and may_be_altered(mine, theirs)
    return certain


def _is_of_the_text(pair: Pair, found: Difference) -> bool:
    """Check whether the date of a statement is that of the whole text."""
    mine = next((d for d in pair.claim.of(DateClaim) if d.start == found.start), None)
    given = (d for w in pair.windows for d in w.dates)
    return mine is not None and any(agrees(mine, d, Issued()) for d in given)


def _knows(pair: Pair, name: Name) -> bool:
    """Check whether the sentence has a name, or the passage that it is from."""
    lacking = {word.at for word in pair.match.missing}
    own = set(range(name.first, name.last))
    return not own & lacking or any(knows_name(pair.claim, name, window) for window in pair.windows)


def _has(pair: Pair, found: Difference) -> bool:
    """Check whether the passage has a number or date that the sentence lacks."""
    if not pair.windows:
        return False
    compared = compare_numbers(pair.claim, [(w.reading, w.issued) for w in pair.windows])
    return not any(d.start == found.start for d in compared)


def _covers(found: Difference, claim: Reading, name: Name) -> bool:
    start, end = claim.passage.words[name.first].start, claim.passage.words[name.last - 1].end
    return found.start < end and start < found.end


def _may_be_one(pair: Pair, found: Difference) -> bool:
    """Check whether what differs in two names may be one name: Ann, Ann Holt; not IHI and Kajima of Japan."""
    mine, theirs = found.claim.split(), found.evidence.split()
    one, other = (
        " ".join(w for w in own if w not in others) for own, others in ((mine, theirs), (theirs, mine))
    )
    return not one or not other or may_be_one_name(one, other, pair.texts)


def _other_name(pair: Pair, name: Name) -> Difference | None:
    """Return the only name of a sentence that the statement does not have, for the one that is lacking."""
    claim, evidence = pair.claim, pair.evidence
    mine = {key for n in claim.passage.names for key in n.keys}
    if not _is_all_unknown(pair, name):
        return None
    others = [
        other
        for other in find_sure_names(evidence)
        if mine.isdisjoint(other.keys) and is_of_one_kind(claim.passage, name, evidence.passage, other)
    ]
    if len(others) != 1 or _is_acronym(others[0], evidence) != _is_acronym(name, claim):
        return None
    first, last = claim.passage.words[name.first], claim.passage.words[name.last - 1]
    words, other = claim.passage.text_of(name), evidence.passage.text_of(others[0])
    if may_be_one_name(words, other, pair.texts):
        return None
    return Difference("name", True, words, other, first.start, last.end)


def _is_all_unknown(pair: Pair, name: Name) -> bool:
    """Check whether no word of a name is in the sentence: the Crew Dragon of SpaceX, SpaceX's Dragon."""
    own = pair.claim.passage.content(Stretch(name.first, name.last))
    return own.isdisjoint(pair.evidence.passage.content(pair.evidence.passage.whole))


def _is_acronym(name: Name, reading: Reading) -> bool:
    """Check whether a name is a word of capitals: UN, IHI."""
    return len(name.keys) == 1 and reading.passage.text_of(name).isupper()
