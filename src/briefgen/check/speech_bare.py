"""speech-bare: a fact rests only on what someone said, and is not attributed to them.

An interview, and words in quotation marks, in a report or an official statement, are evidence for "Y says".
Such a fact must name its speaker, in `attributed_to` or in its statement. What an official statement says in
its own voice is its origin's: it needs no other attribution.

PASS  attributed_to: port-of-eastmere      (its words in a newspaper's report)
PASS  statement: The channel is shut, says Ann Holt of the pilots.
PASS  statement: Holt wants the channel shut.      (“Shut it,” Ann Holt of the pilots said)
PASS  statement: The pilots’ head, Ann Holt, wants the channel shut.
PASS  statement: A pilot says that the channel is shut.     (who has no name in the report either)
PASS  no attributed_to                     (the port's own notice, outside quotation marks)
FAIL  statement: The channel is shut.      (no attributed_to, and only interviews or quoted speech say so)

Name the speaker in `attributed_to` or in the statement, or quote words that the reporter states as a fact.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.named_origins import is_person
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.corpus.quotation_proofs import Proof, Proofs
from briefgen.diagnostic import Diagnostic, error
from briefgen.language.guess import guess_language
from briefgen.language.quotation_marks import find_quoted
from briefgen.language.read import read
from briefgen.language.sentences import sentences
from briefgen.language.tables import base_language
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.name_forms import is_named
from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.speakers import Voice, find_voices, is_attributed
from briefgen.language.wording.tokens import find_tokens
from briefgen.reading.entry import Entry

RULE = "speech-bare"
_SPOKEN = frozenset({"interview"})
_TO_PLACE = 4
"""Words from "in" to the last word of a place's name: dans l'Ille-et-Vilaine."""
_OPENING, _OPENING_ASIDE = 2, 8
"""Words before the name with which a statement begins: the minister Ann Holt; more before commas."""


def check(entry: Entry[Fact], corpus: Corpus, proofs: Proofs) -> Iterator[Diagnostic]:
    """Report facts that rest only on speech and are not attributed."""
    fact = entry.value
    if fact.attributed_to is not None or not fact.evidence:
        return
    found = [proofs[f"fact:{fact.id}", i] for i in range(len(fact.evidence))]
    if all(_is_speech(proof, corpus) for proof in found) and not _names_speaker(fact, corpus, found):
        message = f"fact `{fact.id}` rests only on what someone said, and does not name them"
        hint = f"add `attributed_to:` with the speaker{_named(found, corpus)}"
        yield error(RULE, entry.at("id"), message, hint)


def _is_speech(proof: Proof, corpus: Corpus) -> bool:
    source = corpus.sources.get(proof.quotation.evidence.source)
    return (source is not None and source.value.genre in _SPOKEN) or proof.context.quoted


def _names_speaker(fact: Fact, corpus: Corpus, proofs: list[Proof]) -> bool:
    """Check whether a statement gives its words to someone whom it names, or begins with who says them."""
    sources = [corpus.sources.get(evidence.source) for evidence in fact.evidence]
    language = guess_language(fact.statement, [s.value.language for s in sources if s is not None])
    passage = read(fact.statement, language).passage
    return (
        is_attributed(passage)
        or _speaks_unnamed(passage, proofs)
        or all(_begins_with_speaker(passage, proof, corpus) for proof in proofs)
    )


def _speaks_unnamed(statement: Passage, proofs: list[Proof]) -> bool:
    """Check whether a statement gives its words to someone, whom the reporter does not name: a man says."""
    one = words_of("any", "indefinite articles")
    speaking = any(statement.words[voice.speaker.first].key in one for voice in find_voices(statement))
    return speaking and not any(
        list(_names_outside(proof.context.sentence, proof.language, of_places=False)) for proof in proofs
    )


def _begins_with_speaker(statement: Passage, proof: Proof, corpus: Corpus) -> bool:
    """Check whether a statement begins with a name that the reporter has beside a quotation.

    That is in its sentence or one beside it, outside of quotation marks, or is that of who is interviewed; no
    place is meant: "Holt wants it shut".
    """
    context, tag = proof.context, proof.language
    near = [sentence for _, sentence in sentences(context.following, tag)][:1]
    near += [sentence for _, sentence in sentences(context.preceding, tag)][-1:]
    named = {key for text in (context.sentence, *near) for key in _names_outside(text, tag)}
    named |= _interviewed(proof, corpus)
    placed = {place.first for place in statement.places}
    opening = (n for n in statement.names if _opens(statement, n) and n.first not in placed)
    own = base_language(tag)
    return any(is_named(name.keys[-1], named, statement.language, own) for name in opening)


def _interviewed(proof: Proof, corpus: Corpus) -> set[str]:
    """Return the words that name the person whom a source interviews; none of other sources."""
    source = corpus.sources.get(proof.quotation.evidence.source)
    if source is None or source.value.genre not in _SPOKEN:
        return set()
    origin = corpus.origins.get(source.value.origin)
    person = origin.value.name if origin is not None and is_person(origin.value) else ""
    return {token.key for token in find_tokens(person, proof.language)}


def _opens(statement: Passage, name: Name) -> bool:
    """Check whether a statement begins with a name, or with an office and, between commas, a name."""
    if name.first <= _OPENING:
        return True
    opened = "," in statement.gap_before(name.first)
    closed = name.last < len(statement.words) and "," in statement.gap_before(name.last)
    return name.first <= _OPENING_ASIDE and opened and closed


def _names_outside(text: str, tag: str, *, of_places: bool = True) -> Iterator[str]:
    """Yield the words of the names that a text has outside of quotation marks; perhaps no places."""
    quoted = find_quoted(text)
    passage = read(text, tag).passage
    inside = words_of("any", "inside a place")
    for name in passage.names:
        start = passage.words[name.first].start
        placed = not inside.isdisjoint(passage.keys(Stretch(max(0, name.first - _TO_PLACE), name.first)))
        if not any(each.start <= start < each.end for each in quoted) and (of_places or not placed):
            yield from name.keys


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
