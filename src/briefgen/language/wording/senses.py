"""What a clause makes of its words: whether it denies them, and which sides of pairs it takes."""

from __future__ import annotations

from msgspec import Struct

from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.word_lists import Term

CONCORD = frozenset(
    [
        "ar",
        "bg",
        "ca",
        "cs",
        "el",
        "es",
        "fa",
        "fr",
        "he",
        "hr",
        "hu",
        "it",
        "pl",
        "pt",
        "ro",
        "ru",
        "sk",
        "sl",
        "sr",
        "tr",
        "uk",
    ]
)
"""Languages in which two negating words negate once."""


_VERB_LAST = frozenset({"hi", "ja", "ko", "tr", "fa"})
"""Languages in which a denied verb is behind its object, and that behind the subject."""


class Polarity(Struct, frozen=True):
    """How a clause changes what its words mean: what it denies, and which sides of pairs it has."""

    language: str
    negations: tuple[Term, ...]
    """Words that do nothing else: not, never, no."""
    denials: tuple[Term, ...]
    """Words that mean that something is not so: denied, refused, failed to, without."""
    sides: dict[str, dict[int, Term]]
    """By pair and by side: the first word of the clause that has it."""

    def denies(self, without: frozenset[int] = frozenset()) -> bool:
        """Check whether a clause denies what its words say, leaving out the words at some places.

        Where the verb itself is denied, as in Turkish, its denial is in the same word, and is not left out.
        """
        joined = self.language in _VERB_LAST
        plain = sum(joined or term.first not in without for term in self.negations)
        plain = min(plain, 1) if self.language in CONCORD else plain
        return (plain + sum(term.first not in without for term in self.denials)) % 2 == 1

    def side(self, pair: str) -> int:
        """Return the side of a pair that a clause takes; 0 where it takes none or both."""
        found = self.sides.get(pair, {})
        return next(iter(found)) if len(found) == 1 else 0

    def word(self, pair: str) -> Term:
        """Return the word by which a clause takes the one side of a pair."""
        return self.sides[pair][self.side(pair)]

    def first_negation(self) -> Term | None:
        """Return the word that denies, where one does."""
        return next(iter((*self.negations, *self.denials)), None)


def read_sense(
    passage: Passage, clause: Stretch, others: frozenset[str] | None = None, *, claimed: bool = False
) -> Polarity:
    """Read a clause; with `others`, leave out negations of words whose stems are not among them.

    A plain "not" of what is claimed is never left out.
    """
    inside = [
        t
        for t in passage.terms_in(clause, "negation", "denials", "pairs")
        if t.first not in passage.set_apart
    ]
    lasting = [t for t in passage.terms_in(clause, "no negation") if t.last > t.first + 1]
    sides: dict[str, dict[int, Term]] = {}
    for term in inside:
        denied = term.name == "until" and any(t.first < term.first and term.last == t.last for t in lasting)
        if term.group == "pairs" and not denied:  # "not open until" is "open since"
            taken = sides.setdefault(term.name, {})
            former = taken.setdefault(term.sign, term)
            if others and _nearness(passage, term, others) > _nearness(passage, former, others):
                taken[term.sign] = term
    for taken in sides.values():
        weak = [
            sign for sign, term in taken.items() if term_words(passage, term) in passage.lists["weak sides"]
        ]
        if len(taken) > len(weak) == 1:
            del taken[weak[0]]  # the profit that fell
    plain = passage.lists["of verbs"] if claimed else frozenset()
    denying = [
        t
        for t in inside
        if t.group != "pairs"
        if others is None or term_words(passage, t) in plain or is_denied_of(passage, clause, t, others)
    ]
    return Polarity(
        passage.language,
        tuple(t for t in denying if t.group == "negation"),
        tuple(t for t in denying if t.group == "denials"),
        sides,
    )


_AROUND = 5
"""Words around one that tell what it is about."""


def _nearness(passage: Passage, term: Term, others: frozenset[str]) -> int:
    """Count how many of some stems are around a word."""
    first, last = max(0, term.first - _AROUND), min(len(passage.words), term.last + _AROUND)
    return len(passage.content(Stretch(first, last)) & others)


def denied_words(passage: Passage, clause: Stretch, term: Term) -> frozenset[str]:
    """Return the stems of what a negation denies.

    What follows it is denied, up to the next comma or "and"; by "without", up to the next preposition. Where
    nothing follows, what goes before is; and what is inside it, as in "outside Western control".
    """
    segment = next((s for s in passage.segments if s.has(term.first)), clause)
    end = min(segment.last, clause.last)
    if term_words(passage, term) in passage.lists["short reach"]:
        prepositions = passage.lists["prepositions"]
        end = next((at for at in range(term.last + 1, end) if passage.words[at].key in prepositions), end)
    own = passage.content(Stretch(term.first, term.last)) if term.last > term.first + 1 else frozenset()
    after = passage.content(Stretch(term.last, max(term.last, end)))
    if after:
        return own | after
    before = Stretch(max(segment.first, clause.first), term.first)
    words = passage.content(before)
    subject = (
        passage.content(Stretch(before.first, before.first + 1)) if passage.language in _VERB_LAST else words
    )
    return own | (words - subject or words)


def term_words(passage: Passage, term: Term) -> str:
    """Return the words of a term, folded."""
    return " ".join(passage.keys(Stretch(term.first, term.last)))


def is_denied_of(passage: Passage, clause: Stretch, term: Term, others: frozenset[str]) -> bool:
    """Check whether a negation denies some of the words that another text has."""
    denied = denied_words(passage, clause, term)
    return not denied or not denied.isdisjoint(others)
