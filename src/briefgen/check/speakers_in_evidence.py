"""Who is named and who speaks in the evidence of a fact, and right before it."""

from __future__ import annotations

import re

from briefgen.check.support import Supports
from briefgen.corpus.fact import Fact
from briefgen.language.read import read
from briefgen.language.wording.name_forms import plain
from briefgen.language.wording.speakers import find_speaker, find_voices


def names_of_speakers(fact: Fact, supports: Supports) -> list[str]:
    """List the names of those who speak in the sentences of a fact's quotations."""
    names: dict[str, str] = {}
    for text, _ in supports.of_fact(fact).texts:
        if speaker := find_speaker(text.passage):
            inside = [text.passage.text_of(name) for name in text.passage.names if speaker.has(name.first)]
            names |= {plain(name): name for name in inside}
    return list(names.values())


def speakers_in_sentences(fact: Fact, supports: Supports) -> list[str]:
    """List who speaks in the sentences of a fact's quotations, without accents."""
    passages = (text.passage for text, _ in supports.of_fact(fact).texts)
    spoken = ((passage, find_speaker(passage)) for passage in passages)
    return [plain(passage.text_of(speaker)) for passage, speaker in spoken if speaker]


def spoke_before(word: str, fact: Fact, supports: Supports) -> bool:
    """Check whether someone speaks in the two sentences before a fact's quotations, and may go on."""
    given = supports.of_fact(fact)
    languages = [text.language for text, _ in given.texts[:1]]
    passages = (read(around.before, tag).passage for tag in languages for around in given.around)
    voices = ((passage, voice) for passage in passages for voice in find_voices(passage))
    return any(plain(word) in plain(passage.text_of(voice.speaker)) for passage, voice in voices)


def is_in_sentence(word: str, fact: Fact, supports: Supports) -> bool:
    """Check whether the sentences of a fact's quotations have a word."""
    pattern = re.compile(rf"(?<!\w){re.escape(plain(word))}(?!\w)")
    return any(pattern.search(plain(text.text)) for text, _ in supports.of_fact(fact).texts)


def is_spoken_of(word: str, fact: Fact, supports: Supports) -> bool:
    """Check whether the sentences of a fact's quotations have a name, or the two before these: him."""
    before = (plain(around.before) for around in supports.of_fact(fact).around)
    return is_in_sentence(word, fact, supports) or any(plain(word) in text for text in before)
