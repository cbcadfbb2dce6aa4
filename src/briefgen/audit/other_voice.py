"""Whether a sentence names the speaker of a statement, but has somebody else say it."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.audit.quoted_speaker import find_quoted_speaker
from briefgen.language.reading import Reading
from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.speakers import find_voices

_CALLING = "calling"


def is_voice_of_another(claim: Reading, evidence: Reading, around: Sequence[Reading] = ()) -> bool:
    """Check whether a sentence has other speakers only, by their names, than a statement that names one.

    `"It is late", says Ines Orr. Photo: Port Agency` is not what the Port Agency says. It is named in the
    sentence, or in those around it, but says nothing there.
    """
    if claim.language != evidence.language:
        return False
    mine = _named_voices(claim.passage) or _callers(claim.passage)
    theirs = _named_voices(evidence.passage)
    if quoting := find_quoted_speaker(evidence):
        theirs = [quoting]
    elif len(theirs) < len(find_voices(evidence.passage)) or _has_verb_besides(
        claim.passage, evidence.passage
    ):
        return False
    own = frozenset[str]().union(*(name.keys for name in claim.passage.names))
    given = frozenset[str]().union(*(name.keys for name in theirs))
    elsewhere = [key for each in around for name in _named_voices(each.passage) for key in name.keys]
    known = {key for each in (evidence, *around) for key in each.passage.keys(each.passage.whole)}
    silent = own.isdisjoint(given.union(elsewhere))
    return bool(given) and silent and any(known.issuperset(name.keys) for name in mine)


def _has_verb_besides(claim: Passage, evidence: Passage) -> bool:
    """Check whether a sentence has the verb by which somebody speaks in a statement, in another form."""
    verbs = {voice.verb.first for voice in find_voices(evidence)}
    mine = [claim.content(Stretch(voice.verb.first, voice.verb.last)) for voice in find_voices(claim)]
    own = frozenset[str]().union(*mine)
    return any(
        own & evidence.content(Stretch(at, at + 1)) for at in range(len(evidence.words)) if at not in verbs
    )


def _named_voices(passage: Passage) -> list[Name]:
    """List the names of those who speak in a text."""
    speakers = [voice.speaker for voice in find_voices(passage)]
    return [n for n in passage.names if n.sure and any(part.has(n.first) for part in speakers)]


def _callers(passage: Passage) -> list[Name]:
    """List the name that a statement begins with which calls something by a word: Ann Holt called it late."""
    calls = [entry.first for entry in passage.find_entries(_CALLING)]
    return [n for n in passage.names[:1] if n.sure and calls and n.last <= calls[0]]
