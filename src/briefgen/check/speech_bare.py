"""speech-bare: a fact rests only on what someone said, and is not attributed to them.

An interview, and words in quotation marks, in a report or an official statement, are evidence for "Y says".
Such a fact must name its speaker, in `attributed_to` or in its statement. What an official statement says in
its own voice is its origin's: it needs no other attribution.

PASS  attributed_to: port-of-eastmere      (its words in a newspaper's report)
PASS  statement: The channel is shut, says Ann Holt of the pilots.
PASS  no attributed_to                     (the port's own notice, outside quotation marks)
FAIL  statement: The channel is shut.      (no attributed_to, and only interviews or quoted speech say so)

Name the speaker in `attributed_to` or in the statement, or quote words that the reporter states as a fact.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.corpus.quotation_proofs import Proof, Proofs
from briefgen.diagnostic import Diagnostic, error
from briefgen.language.guess import guess_language
from briefgen.language.read import read
from briefgen.language.wording.passage import Stretch
from briefgen.language.wording.speakers import Voice, find_voices, is_attributed
from briefgen.reading.entry import Entry

RULE = "speech-bare"
_SPOKEN = frozenset({"interview"})


def check(entry: Entry[Fact], corpus: Corpus, proofs: Proofs) -> Iterator[Diagnostic]:
    """Report facts that rest only on speech and are not attributed."""
    fact = entry.value
    if fact.attributed_to is not None or not fact.evidence:
        return
    found = [proofs[f"fact:{fact.id}", i] for i in range(len(fact.evidence))]
    if all(_is_speech(proof, corpus) for proof in found) and not _names_speaker(fact, corpus):
        message = f"fact `{fact.id}` rests only on what someone said, and does not name them"
        hint = f"add `attributed_to:` with the speaker{_named(found, corpus)}"
        yield error(RULE, entry.at("id"), message, hint)


def _is_speech(proof: Proof, corpus: Corpus) -> bool:
    source = corpus.sources.get(proof.quotation.evidence.source)
    return (source is not None and source.value.genre in _SPOKEN) or proof.context.quoted


def _names_speaker(fact: Fact, corpus: Corpus) -> bool:
    """Check whether a statement gives its words to someone whom it names."""
    sources = [corpus.sources.get(evidence.source) for evidence in fact.evidence]
    language = guess_language(fact.statement, [s.value.language for s in sources if s is not None])
    return is_attributed(read(fact.statement, language).passage)


def _around(voice: Voice) -> Stretch:
    """Return the words that name a speaker, with the verb."""
    return Stretch(min(voice.verb.first, voice.speaker.first), max(voice.verb.last, voice.speaker.last))


def _named(proofs: list[Proof], corpus: Corpus) -> str:
    """Say whom the sentences around quotations name as their speaker, if they name anyone."""
    for proof in proofs:
        source = corpus.sources.get(proof.quotation.evidence.source)
        passage = read(proof.context.sentence, source.value.language if source else "en").passage
        for voice in reversed(find_voices(passage)):
            if voice.speaker.first < voice.speaker.last:
                return f"; the source says `{passage.text_of(_around(voice))}`"
    return ""
