"""The source summary statement: what the memo rests on, and how strong that is.

Source: ICD 206 (2015), source summary statements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefgen.compose.memo import Memo
from briefgen.compose.parts.apparatus import cited_proofs, genre_words, used_sources
from briefgen.compose.support_words import with_noun
from briefgen.compose.words import DASH, date_words, day_words, short_source
from briefgen.corpus.origins import origin_names, origins_of
from briefgen.corpus.source import OPINION, Source
from briefgen.document.inlines import Text
from briefgen.document.nodes import Blocks, Paragraph

_MOST_NAMED = 6
"""Sources named behind the judgements; those behind most judgements come first."""


def source_summary(memo: Memo, level: int) -> Blocks:
    """Compose counts of sources and facts, the sources of judgements, and judgements on one origin."""
    used = used_sources(memo)
    if not used:
        return ()
    sentences = (_sources(used), _facts(memo), *_judgements(memo), *_proofs(memo))
    return (Paragraph((Text(" ".join(sentences)),)),)


def _sources(used: list[Source]) -> str:
    genres = Counter(genre_words(source) for source in used)
    kinds = ", ".join(with_noun(n, genre) for genre, n in sorted(genres.items()))
    dates = [date_words(date) for date in sorted({s.issued for s in used})]
    return f"{with_noun(len(used), 'source')}, {' to '.join(dict.fromkeys((dates[0], dates[-1])))}: {kinds}."


def _facts(memo: Memo) -> str:
    facts = [name for kind, name in memo.citations.numbers if kind == "fact"]
    origins = len(origins_of(facts, memo.corpus))
    opinion = sum(
        all(memo.corpus.sources[e.source].value.genre in OPINION for e in memo.corpus.facts[n].value.evidence)
        for n in facts
    )
    alone = f"; {opinion} through opinion pieces alone, attributed" if opinion else ""
    return f"{with_noun(len(facts), 'fact')} from {with_noun(origins, 'origin')}{alone}."


def _judgements(memo: Memo) -> Iterator[str]:
    behind: dict[str, list[int]] = {}
    single: dict[str, list[int]] = {}
    for number, judgement in enumerate(memo.brief.judgements, 1):
        for name in _sources_of(memo, judgement.rests_on):
            behind.setdefault(name, []).append(number)
        origins = origins_of(judgement.rests_on, memo.corpus)
        if len(origins) == 1:
            single.setdefault(origin_names(origins, memo.corpus), []).append(number)
    if behind:
        most = sorted(behind.items(), key=lambda item: (-len(item[1]), item[0]))
        named = [f"{name} ({_numbers(numbers)})" for name, numbers in most[:_MOST_NAMED]]
        more = [f"{len(most) - _MOST_NAMED} more"] if len(most) > _MOST_NAMED else []
        yield f"Behind the key judgements: {', '.join(named + more)}."
        alone = ", ".join(f"{_numbers(numbers)} ({name})" for name, numbers in single.items())
        yield f"Judgements on one origin: {alone or 'none'}."


def _sources_of(memo: Memo, names: tuple[str, ...]) -> dict[str, None]:
    """Return the sources of facts and views by their short names."""
    found = (memo.corpus.facts.get(name) or memo.corpus.views.get(name) for name in names)
    ids = (e.source for entry in found if entry is not None for e in entry.value.evidence)
    return dict.fromkeys(short_source(memo.corpus.sources[source].value) for source in ids)


def _numbers(numbers: list[int]) -> str:
    """Format numbers in order; three or more in a row become a range: "1–3, 5"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{r[0]}{DASH}{r[-1]}" if len(r) > 2 else ", ".join(map(str, r)) for r in runs)


def _proofs(memo: Memo) -> Iterator[str]:
    """Count the quotations in the notes by how they were checked."""
    found = [proof.resolution for proof in cited_proofs(memo)]
    locked = [r.as_locked for r in found if r.as_locked is not None]
    unproven = sum(r.state == "unavailable" for r in found)
    checked = len(found) - len(locked) - unproven
    ways = (
        (checked, "re-read in the source texts"),
        (len(locked), f"given as locked on {day_words(max(locked))}" if locked else ""),
        (unproven, "not checked"),
    )
    parts = [f"{'all' if n == len(found) else n} {how}" for n, how in ways if n]
    if parts:
        named = "; the notes name those that differ from most" if len(parts) > 1 else ""
        yield f"{with_noun(len(found), 'quotation')}, {', '.join(parts)}{named}."
