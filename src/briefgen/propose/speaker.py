"""Who says a sentence: the words that name them, and the origin that they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from briefgen.corpus.fact import Origin, OriginKind
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern, words_of
from briefgen.language.wording.body_names import is_body_name
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.propose.ids import slug

QUOTED = re.compile('“[^”]*”?|"[^"]*"?|«[^»]*»?|„[^“”]*[“”]?')
_OPENERS = WordPattern(r"{phrase opens}\b.*", re.IGNORECASE | re.DOTALL)
"""Parts of a sentence before its subject."""
_AUXILIARY = WordPattern(r"(?:\s+{auxiliaries})+$")
_CONJUNCTION = WordPattern(r"^(?:{clause opens}\s+)+", re.IGNORECASE)
_BEHIND = WordPattern(r"\s*((?:[\w.’'-]+\s*){1,8}?)(?=[,.;:–—()“\"«]|$|(?<=\s){speaker ends}\s)")
_PASSIVE = WordPattern(r"\b{be}\s+$")
_ADJECTIVE = WordPattern(r"\b{participle opens}\s+$", re.IGNORECASE)
"""What is before a participle that is no verb: lost an estimated $3 million."""
_AUXILIARY_ALONE = WordPattern(r"[,.]?\s*{auxiliaries of speech}")
_ARTICLE = WordPattern(r"^{articles}\s+", re.IGNORECASE)
_TIMES = WordPattern(r"(?:\b{day articles}\s+)?\b{named days}\b(?:\s+{times of day})?", re.IGNORECASE)
_POSSESSIVE = WordPattern(r"{possessives}\b", re.IGNORECASE)
_PROPER = WordPattern(r"(?:[A-ZÀ-ÞА-Я][\w’'-]*(?:\s+{name joints}\s+(?=[A-ZÀ-Þ]))?\s*){1,5}")
_DATELINE = re.compile(r"[A-ZÀ-Þ]{2,}[^a-z]*[^.]{0,50}?\s[–—-]\s")
"""The place and day before an agency's report: PORT ISEN, March 11 (Northern Wire) -"""
_ROLE = WordPattern(r"(?:[\w'’-]+\s+)*?(?!{role joints}\b)[a-zà-ÿ][\w'’-]+\s+(?=[A-ZÀ-Þ])")
_TITLE = WordPattern(r"(?<!\w)(?i:{titles})\.?\s+(?=\S+\s+\S)")
_PERSON = re.compile(r"(?:[^\W\d_a-zà-ÿ][\w’'.-]+\s+){1,3}[^\W\d_a-zà-ÿ][\w’'-]+")
"""A name of two to four words."""
_BEFORE_NOUNS = ("determiners", "articles", "prepositions", "possessives", "adjectives before nouns")
"""Lists of words behind which a noun is."""
_LONGEST = 8
"""Words of a speaker."""


class Speaker(Struct, frozen=True):
    """Who says something."""

    name: str
    """As the sentence has it: a name, or such words as "the regulator"; empty for a pronoun."""
    is_name: bool = False
    """Whether all its words are those of a name."""
    is_body: bool = False
    """Whether its sentence or its words show that it is no person: the operator Strait Lines."""


def find_speaker(reading: Reading) -> Speaker | None:
    """Find who says a sentence or a part of it; None where it is attributed to nobody."""
    passage = reading.passage
    if of_source := passage.terms_in(passage.whole, "source words"):
        behind = passage.text[passage.words[of_source[0].last - 1].end :]
        found = _BEHIND.of(passage.language).match(behind)
        return _speaker(passage, found[1] if found else "") or Speaker("")
    verbs = _verbs(passage)
    found_all = [_of_verb(passage, verb) for verb in verbs]
    return next((each for each in found_all if each is not None), Speaker("") if verbs else None)


def is_quoted(reading: Reading) -> bool:
    """Check whether a sentence has more than one word in quotation marks."""
    return any(len(found.group().split()) > 1 for found in QUOTED.finditer(reading.text))


def origin_named(speaker: Speaker, origins: Iterable[Origin], language: str) -> Origin | None:
    """Find the origin that a speaker is: by the whole name, or by the last word of a person's."""
    name, known = _key(speaker.name, language), list(origins)
    if not name:
        return None
    full = next((origin for origin in known if _key(origin.name.partition(",")[0], language) == name), None)
    if full is not None or not speaker.is_name:
        return full
    people = (origin for origin in known if origin.kind in ("person", "academic"))
    last = name.split()[-1]
    return next((o for o in people if _key(o.name.partition(",")[0], language).split()[-1:] == [last]), None)


def new_origin(speaker: Speaker, language: str) -> Origin | None:
    """Return an origin for a speaker whom the corpus does not have; None for one whose name makes no id."""
    identity = slug(_ARTICLE.of(language).sub("", speaker.name))
    is_person = speaker.is_name and not speaker.is_body and len(speaker.name.split()) > 1
    kind: OriginKind = "person" if is_person else "other"
    name = speaker.name[:1].upper() + speaker.name[1:]
    return Origin(id=identity, name=name, kind=kind) if identity else None


def _verbs(passage: Passage) -> list[Stretch]:
    """List the verbs with which someone's words are reported, in order.

    A statement is compared by more verbs ("found", "counts") and by fewer ("vowed") than a proposal needs.
    """
    listed = [Stretch(t.first, t.last) for t in passage.terms_in(passage.whole, "speech")]
    more, doubtful = passage.lists["further speech"], passage.lists["doubtful speech"]
    listed += [Stretch(at, at + 1) for at, word in enumerate(passage.words) if word.key in more]
    return sorted(
        verb
        for verb in listed
        if passage.words[verb.first].key not in doubtful
        and not _PASSIVE.of(passage.language).search(passage.text[: passage.words[verb.first].start])
        and not _is_adjective(passage, verb)
        and not _is_inside_quotes(passage, verb)
    )


def _is_adjective(passage: Passage, verb: Stretch) -> bool:
    word = passage.words[verb.first]
    return (
        word.key.endswith("ed")
        and _ADJECTIVE.of(passage.language).search(passage.text[: word.start]) is not None
    )


def _is_inside_quotes(passage: Passage, verb: Stretch) -> bool:
    start = passage.words[verb.first].start
    return any(found.start() <= start < found.end() for found in QUOTED.finditer(passage.text))


def _of_verb(passage: Passage, verb: Stretch) -> Speaker | None:
    """Return the speaker of a verb: its subject, or what is behind it where a quotation is before it."""
    start = passage.words[verb.first].start
    quoted = max((m.end() for m in QUOTED.finditer(passage.text) if m.end() <= start), default=0)
    language = passage.language
    before = _AUXILIARY.of(language).sub("", f" {passage.text[quoted:start].strip()}").strip()
    behind = _BEHIND.of(language).match(passage.text[passage.words[verb.last - 1].end :])
    bare = before.strip(" ,.;:–—") == "" or _AUXILIARY_ALONE.of(language).fullmatch(before)
    short = behind is not None and not passage.text[passage.words[verb.last - 1].end :][behind.end() :].strip(
        ". "
    )
    if behind is not None and ((bare and quoted) or (short and before.endswith(",") and not quoted)):
        return _speaker(passage, behind[1]) or _speaker(passage, _subject(before, language))
    return _speaker(passage, _subject(before, language))


def _subject(before: str, language: str) -> str:
    """Return the subject in what is before a verb: a name that commas insert, or what is before that."""
    parts = [part.strip() for part in re.split(r"[,;–—]", before)]
    if parts[-1]:
        return parts[-1]
    inserted = parts[-2] if len(parts) > 2 else ""
    if _PERSON.fullmatch(inserted):
        return inserted
    openers = _OPENERS.of(language)
    return next((part for part in parts[:-1] if part and not openers.fullmatch(part)), "")


def _speaker(passage: Passage, words: str) -> Speaker | None:
    """Return words as a speaker; an empty one for a pronoun, None for what cannot be one."""
    language = passage.language
    words = _TIMES.of(language).sub(" ", words)
    words = _CONJUNCTION.of(language).sub("", " ".join(words.strip(' ,.;:“”"«»').split()))
    owner = _owner(passage) if _POSSESSIVE.of(language).match(words) else None
    words, role = _name_alone(words if owner is None else owner, language)
    parts = words.split()
    if not parts or len(parts) > _LONGEST:
        return None
    pronouns = ("pronouns", "relatives", "first person")
    if any(parts[-1].lower() in passage.lists[name] for name in pronouns):
        return Speaker("")
    if any(parts[-1].lower() in passage.lists[name] for name in _BEFORE_NOUNS):
        return None  # what looks like a verb is a noun: Doctors dismiss such claims
    if any(character.isdigit() for character in words):
        return None
    is_name = all(part[0].isupper() for part in parts) and not any(part.isupper() for part in parts)
    is_body = owner is not None or is_body_name(words) or role.casefold() in passage.lists["roles of bodies"]
    return Speaker(words, is_name, is_body)


def _name_alone(words: str, language: str) -> tuple[str, str]:
    """Return a name without the role before it, and the last word of that: finance director Hugo Brandt."""
    role = _ROLE.of(language).match(words)
    name = words[role.end() :] if role else words
    if not _PROPER.of(language).fullmatch(name) or " " not in name:
        return words, ""
    return _TITLE.of(language).sub("", name, count=1), role.group().split()[-1] if role else ""


def _owner(passage: Passage) -> str:
    """Return the name that begins a sentence, whose director or spokesman speaks later in it."""
    opening = _DATELINE.match(passage.text)
    found = _PROPER.of(passage.language).match(passage.text, opening.end() if opening else 0)
    name = found.group().strip() if found else ""
    return name if " " in name else ""


def _key(name: str, language: str) -> str:
    words = name.casefold().replace("’", "'").split()
    return " ".join(words[1:] if words and words[0] in words_of(language, "articles") else words)
