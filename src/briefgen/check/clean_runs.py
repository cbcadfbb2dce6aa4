"""Runs of rules that found nothing, so that a rule is not run again on what it has passed before.

A rule depends on nothing but the values that it takes (docs/decisions/rule-signatures.md). A run is known by
a hash of the program, the rule and the content of these values. Places are not content: they are needed only
for findings.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from collections.abc import Set as AbstractSet
from hashlib import blake2b
from typing import Any, Final, TypeVar

from briefgen.check.prose_field import FieldInEntry, ProseField
from briefgen.check.support import Supports
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.corpus.quotation_proofs import Proof, Proofs
from briefgen.reading.entry import Entry

T = TypeVar("T")
HASH_BYTES: Final = 16
_KINDS: Final = ("sources", "origins", "measures", "facts", "questions", "views", "sections")
_PROOF: Final = tuple(name for name in Proof.__struct_fields__ if name != "quotation")
"""What a proof adds to the corpus, which has the quotation itself."""


class RecentRuns:
    """The runs that found nothing in the last checks of a process: briefs of one corpus have many in common.

    Those that no check had for long are let go of, so that a process that checks many briefs stays small.
    """

    _FEW: Final = 5_000
    """A brief of six pages has 2,000."""

    def __init__(self) -> None:
        self._latest: set[bytes] = set()
        self._earlier: set[bytes] = set()

    def __contains__(self, run: object) -> bool:
        return run in self._latest or run in self._earlier

    def add(self, runs: AbstractSet[bytes]) -> None:
        """Add the runs of a check."""
        if len(self._latest) > self._FEW:
            self._latest, self._earlier = set(), self._latest
        self._latest.update(runs)


class CleanRuns:
    """The runs that found nothing: those of an earlier check, and those of this one."""

    def __init__(self, program: str, known: Iterable[bytes] = (), elsewhere: Container[bytes] = ()) -> None:
        self.known = frozenset(known)
        self._elsewhere = elsewhere
        """The runs of other checks in this process."""
        self.now: set[bytes] = set()
        """The runs of this check, also those that were left out."""
        self._program = program
        self._rules: dict[Callable[..., object], bytes] = {}
        """A hash of the program and of a rule's name."""
        self._hashes: dict[tuple[int, object], tuple[object, bytes]] = {}
        """By the identity of a value, and what gives its content; the value is stored too, so that no other
        gets its identity."""
        self._contents: Mapping[str, Callable[[Any], object]] = {
            "corpus": self._corpus,
            "proofs": self._proofs,
            "supports": self._supports,
            "facts": self._facts,
            "field": ProseField.content,
            "field_in_entry": self._field_in_entry,
            "brief": self._entry,
            "product": self._value,
            "profile": self._value,
            "markings": self._value,
        }
        """What a rule can see of a value, by the name of its parameter."""

    def forget_values(self) -> None:
        """Let go of what the rules were run on, once all have run: a corpus is large."""
        self._hashes.clear()

    def run(self, rule: Callable[..., Iterable[T]], given: Mapping[str, Any]) -> tuple[T, ...]:
        """Run a rule and return what it finds, unless it found nothing on the same values before."""
        return self._run(rule, self.key(rule, given), [given])

    def run_on_facts(
        self, rule: Callable[..., Iterable[T]], given: Mapping[str, Any], facts: Mapping[str, Entry[Fact]]
    ) -> tuple[T, ...]:
        """Run a rule on each of some facts, unless it found nothing on all of them before.

        Shape: `given` has what the rule takes besides the fact.
        """
        each = ({**given, "entry": entry} for entry in facts.values())
        return self._run(rule, self.key(rule, {**given, "facts": facts}), each)

    def _run(
        self, rule: Callable[..., Iterable[T]], key: bytes | None, calls: Iterable[Mapping[str, Any]]
    ) -> tuple[T, ...]:
        is_clean = key in self.known or key in self._elsewhere
        found = () if is_clean else tuple(each for given in calls for each in call(rule, given))
        if key and not found:
            self.now.add(key)
        return found

    def key(self, rule: Callable[..., object], given: Mapping[str, Any]) -> bytes | None:
        """Return the hash of a run; None for a rule that takes a value whose content is not hashed."""
        parts = [self._rules.get(rule) or self._hash_rule(rule)]
        for name, value in given.items():
            if (content := self._contents.get(name)) is None:
                return None
            parts.append(self._hash_once(value, content))
        return blake2b(b"".join(parts), digest_size=HASH_BYTES).digest()

    def _hash_rule(self, rule: Callable[..., object]) -> bytes:
        found = self._rules[rule] = _hash((self._program, rule.__module__, rule.__qualname__))
        return found

    def _hash_once(self, value: object, content: Callable[[Any], object]) -> bytes:
        found = self._hashes.get((id(value), content))
        if found is None:
            found = self._hashes[id(value), content] = value, _hash(content(value))
        return found[1]

    def _entry(self, entry: Entry[Any]) -> object:
        return entry.path, entry.text.digest

    def _corpus(self, corpus: Corpus) -> object:
        entries = [
            (kind, name, self._entry(entry))
            for kind in _KINDS
            for name, entry in getattr(corpus, kind).items()
        ]
        return entries, corpus.near_duplicates, corpus.text_changes, corpus.units

    def _facts(self, facts: Mapping[str, Entry[Fact]]) -> object:
        return [(name, self._entry(entry)) for name, entry in facts.items()]

    def _proofs(self, proofs: Proofs) -> object:
        return [(key, [getattr(proof, name) for name in _PROOF]) for key, proof in proofs.items()]

    def _supports(self, supports: Supports) -> object:
        corpus = self._hash_once(supports.corpus, self._corpus)
        return corpus, self._hash_once(supports.proofs, self._proofs), supports.usual

    def _field_in_entry(self, field: FieldInEntry) -> object:
        return self._entry(field.entry), field.path, field.language

    def _value(self, value: object) -> object:
        return value


def call(rule: Callable[..., Iterable[T]], given: Mapping[str, Any]) -> Iterable[T]:
    """Run a rule."""
    return rule(**given)


def _hash(content: object) -> bytes:
    return blake2b(repr(content).encode("utf-8", "surrogatepass"), digest_size=HASH_BYTES).digest()
