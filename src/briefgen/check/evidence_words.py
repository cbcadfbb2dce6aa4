"""The words that a fact rests on, and in what other words differ from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.corpus.quotation_proofs import Proof, Proofs
from briefgen.corpus.source import Source
from briefgen.language.claims import Difference
from briefgen.language.guess import guess_language
from briefgen.language.wording.compare import compare_words
from briefgen.language.wording.passage import read_passage
from briefgen.language.wording.tokens import find_tokens

_MOST_FACTS = 3
_FEWEST_SHARED = 2
"""Words that a heading shares with a fact that it speaks of."""
_MANUSCRIPT = "en"
"""The language that the workspace is written in."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What facts rest on."""

    texts: Mapping[str, str]
    """By language: the sentences of the sources that contain the quotations, or only the quotations."""
    whole: bool
    """Whether each text is a sentence of its source; a quotation alone may leave out that it is denied."""
    names: frozenset[str]
    """Words of the names of those who speak: origins, authors, papers; in small letters."""


def evidence_of(facts: Iterable[Fact], corpus: Corpus, proofs: Proofs) -> Evidence:
    """Collect the words that facts rest on."""
    found: dict[str, list[str]] = {}
    names: list[str] = []
    whole = True
    for fact in facts:
        for i, evidence in enumerate(fact.evidence):
            source = corpus.sources.get(evidence.source)
            language = source.value.language if source else _MANUSCRIPT
            proof = proofs.get((f"fact:{fact.id}", i))
            if proof is not None and _is_proven(proof):
                whole = whole and bool(proof.sentence)
                found.setdefault(language, []).append(proof.sentence or evidence.exact)
            names += _named(source.value, corpus) if source else ()
    texts = {language: "; ".join(dict.fromkeys(each)) for language, each in found.items()}
    return Evidence(
        texts, whole, frozenset(token.key for name in names for token in find_tokens(name, _MANUSCRIPT))
    )


def _origin(name: str | None, corpus: Corpus) -> list[str]:
    return [corpus.origins[name].value.name] if name is not None and name in corpus.origins else []


def _named(source: Source, corpus: Corpus) -> Iterator[str]:
    """Yield the names of those who speak in a source."""
    yield from _origin(source.origin, corpus)
    for author in source.author:
        yield from (part for part in (author.family, author.given, author.literal) if part)
    yield from (name for name in (source.container_title, source.publisher) if name)


def _is_proven(proof: Proof) -> bool:
    """Check whether a quotation may be relied on; where it may not, another rule reports that."""
    state = proof.resolution.state
    return state in ("exact", "moved", "ambiguous") or (state == "unavailable" and not proof.source_locked)


def closest_facts(text: str, facts: list[Fact]) -> list[Fact]:
    """Choose the facts that speak of the same as some words do; a single one is taken to."""
    if len(facts) == 1:
        return facts
    words = _stems(text)
    scored = [(len(words & _stems(fact.statement)), -n) for n, fact in enumerate(facts)]
    best = sorted((score for score in scored if score[0] >= _FEWEST_SHARED), reverse=True)
    return [facts[-n] for _, n in best[:_MOST_FACTS]]


def _stems(text: str) -> frozenset[str]:
    passage = read_passage(text, _MANUSCRIPT)
    return passage.content(passage.whole)


def word_differences(text: str, evidence: Evidence) -> Iterator[Difference]:
    """Yield how a text differs from its evidence; if that is in several languages, from all of it."""
    found = []
    for language, words in evidence.texts.items():
        claim = read_passage(text, guess_language(text, [language]))
        found.append(compare_words(claim, read_passage(words, language), evidence.names))
    if all(found):
        yield from (d for d in next(iter(found), ()) if evidence.whole or not _may_be_left_out(d))


def _may_be_left_out(difference: Difference) -> bool:
    """Check whether the rest of the sentence may have what a quotation lacks: the word that denies it."""
    return difference.respect == "negation" and not difference.evidence


def describe_words(difference: Difference) -> str:
    """Describe how words differ from their evidence."""
    mine, theirs = difference.claim, difference.evidence
    if difference.respect == "negation" and not mine:
        return f"the evidence has `{theirs}`, which is left out"
    if difference.respect == "negation" and not theirs:
        return f"`{mine}` denies what the evidence says"
    return _SENTENCES[difference.respect].format(mine, theirs)


_SENTENCES = MappingProxyType(
    {
        "negation": "`{}` denies, or leaves out the denial of, `{}` in the evidence",
        "direction": "`{}` is the opposite of `{}` in the evidence",
        "name": "`{}` stands where the evidence has `{}`",
        "date": "`{}` joins what the evidence does not: `{}`",
        "speaker": "`{}` speaks here, and `{}` in the evidence",
        "modality": "what is done and what is planned or possible differ: `{}`, and `{}` in the evidence",
        "quotation": "“{}” does not stand so in the evidence",
    }
)
