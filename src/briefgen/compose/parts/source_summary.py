"""The source summary statement: what the memo rests on, and how strong that is.

Source: ICD 206 (2015), source summary statements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from briefgen.compose.memo import Memo
from briefgen.compose.parts.apparatus import cited_proofs, used_sources
from briefgen.compose.words import origin_words, short_source
from briefgen.corpus.date_words import date_words, day_words
from briefgen.corpus.origins import origins_of
from briefgen.corpus.source import OPINION, Genre, Source
from briefgen.document.inlines import Text
from briefgen.document.nodes import Blocks, Paragraph

_MOST_NAMED = 6
"""Sources named behind the judgements; those behind most judgements come first."""
GENRES: Mapping[Genre, tuple[str, str]] = MappingProxyType(
    {
        "editorial": ("{number} editorial", "{number} editorials"),
        "op-ed": ("{number} op-ed", "{number} op-eds"),
        "news-report": ("{number} news report", "{number} news reports"),
        "analysis": ("{number} analysis", "{number} analyses"),
        "official-statement": ("{number} official statement", "{number} official statements"),
        "interview": ("{number} interview", "{number} interviews"),
        "data": ("{number} data set", "{number} data sets"),
        "reference": ("{number} reference work", "{number} reference works"),
    }
)
_READ = ("all re-read in the source texts", "{number} re-read in the source texts")
_LOCKED = ("all given as locked on {day}", "{number} given as locked on {day}")
_UNCHECKED = ("all not checked", "{number} not checked")
"""How quotations were checked: a message for all of them, and one for some of them."""


def source_summary(memo: Memo, level: int) -> Blocks:
    """Compose counts of sources and facts, the sources of judgements, and judgements on one origin."""
    used = used_sources(memo)
    if not used:
        return ()
    sentences = (_sources(memo, used), _facts(memo), *_judgements(memo), *_proofs(memo))
    return (Paragraph((Text(" ".join(sentences)),)),)


def _sources(memo: Memo, used: list[Source]) -> str:
    words = memo.words
    genres = Counter(source.genre for source in used)
    counted = {genre: words.count(*GENRES[genre], number) for genre, number in genres.items()}
    kinds = words.comma_list(
        counted[genre] for genre in sorted(counted, key=lambda g: words.term("genre", g))
    )
    dates = dict.fromkeys(date_words(date, words) for date in sorted({s.issued for s in used}))
    first, last = next(iter(dates)), next(reversed(dates))
    period = first if first == last else words.text("{first} to {last}", first=first, last=last)
    sources = words.count("{number} source", "{number} sources", len(used))
    return words.text("{sources}, {period}: {kinds}.", sources=sources, period=period, kinds=kinds)


def _facts(memo: Memo) -> str:
    facts = [name for kind, name in memo.citations.numbers if kind == "fact"]
    opinion = sum(
        all(memo.corpus.sources[e.source].value.genre in OPINION for e in memo.corpus.facts[n].value.evidence)
        for n in facts
    )
    words = memo.words
    counts = {
        "facts": words.count("{number} fact", "{number} facts", len(facts)),
        "origins": words.count(
            "from {number} origin", "from {number} origins", len(origins_of(facts, memo.corpus))
        ),
    }
    if not opinion:
        return words.text("{facts} {origins}.", **counts)
    counts["opinion"] = words.count(
        "{number} through opinion pieces alone, attributed",
        "{number} through opinion pieces alone, attributed",
        opinion,
    )
    return words.text("{facts} {origins}; {opinion}.", **counts)


def _judgements(memo: Memo) -> Iterator[str]:
    behind: dict[str, list[int]] = {}
    single: dict[str, list[int]] = {}
    words = memo.words
    for number, judgement in enumerate(memo.brief.judgements, 1):
        for name in _sources_of(memo, judgement.rests_on):
            behind.setdefault(name, []).append(number)
        origins = origins_of(judgement.rests_on, memo.corpus)
        if len(origins) == 1:
            single.setdefault(origin_words(origins, memo.corpus, words), []).append(number)
    if behind:
        most = sorted(behind.items(), key=lambda item: (-len(item[1]), item[0]))
        named = [f"{name} ({_numbers(memo, numbers)})" for name, numbers in most[:_MOST_NAMED]]
        if more := len(most) - len(named):
            named.append(words.count("{number} more", "{number} more", more, "sources"))
        yield words.text("Behind the key judgements: {sources}.", sources=words.comma_list(named))
        alone = words.comma_list(f"{_numbers(memo, numbers)} ({name})" for name, numbers in single.items())
        alone = alone or words.text("none", "judgements")
        yield words.text("Judgements on one origin: {judgements}.", judgements=alone)


def _sources_of(memo: Memo, names: tuple[str, ...]) -> dict[str, None]:
    """Return the sources of facts and views by their short names."""
    found = (memo.corpus.facts.get(name) or memo.corpus.views.get(name) for name in names)
    ids = (e.source for entry in found if entry is not None for e in entry.value.evidence)
    return dict.fromkeys(short_source(memo.corpus.sources[source].value, memo.words) for source in ids)


def _numbers(memo: Memo, numbers: list[int]) -> str:
    """Format numbers in order; three or more in a row become a range: "1–3, 5"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    formats = memo.words.formats
    written = (
        formats.range.format(low=run[0], high=run[-1]) if len(run) > 2 else formats.comma.join(map(str, run))
        for run in runs
    )
    return formats.local_digits(formats.comma.join(written))


def _proofs(memo: Memo) -> Iterator[str]:
    """Count the quotations in the notes by how they were checked."""
    found = [proof.resolution for proof in cited_proofs(memo)]
    words, total = memo.words, len(found)
    locked = [r.as_locked for r in found if r.as_locked is not None]
    unproven = sum(r.state == "unavailable" for r in found)
    checked = total - len(locked) - unproven
    day = day_words(max(locked), words) if locked else ""
    ways = ((checked, _READ), (len(locked), _LOCKED), (unproven, _UNCHECKED))
    parts = [
        words.text(whole, day=day) if number == total else words.count(some, some, number, day=day)
        for number, (whole, some) in ways
        if number
    ]
    if not parts:
        return
    quotations = words.count("{number} quotation", "{number} quotations", total)
    values = {"quotations": quotations, "ways": words.comma_list(parts)}
    if len(parts) == 1:
        yield words.text("{quotations}, {ways}.", **values)
    else:
        yield words.text("{quotations}, {ways}; the notes name those that differ from most.", **values)
