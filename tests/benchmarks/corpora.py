"""Corpora of any size, made from the repository's own: each fact distinct, the texts of its sources invented.

    python -m tests.benchmarks.corpora DIR --facts 100000 --per-file 1000

The real corpus is copied again and again as *topics*: the ids of a topic end in its number, and each of its
quotations in a word made for it. A topic's quotations stand in invented texts, ten facts to a text. The brief
`briefs/putin-kim.yaml` comes along; its facts lie among all the others, as far apart as they can.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from datetime import date
from itertools import count, islice
from pathlib import Path
from shutil import copytree

import yaml
from msgspec import Struct, field

from briefgen.corpus.evidence import MOST_WORDS
from briefgen.corpus.lock_format import Lock, LockedQuotation, format_lock, parse_lock, quotation_key
from briefgen.corpus.locked_source import LockedSource
from briefgen.corpus.place import Place

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "briefs" / "corpus"
BRIEF = "putin-kim.yaml"
LOCK = "briefgen.lock"
DAY = date(2026, 3, 20)
SETTINGS = """\
[tool.briefgen]
texts = ["texts"]
time_limit_seconds = 600
memory_limit_mb = 8000
"""
FACTS_PER_SOURCE = 25
"""So many facts of a topic before the next texts: its three sources share them, some ten to each."""
TOPICS_PER_VIEW = 10
"""One topic in ten has questions and sections too."""
WORDS_PER_TEXT = 900
LISTS = ("origins", "measures", "facts")
_ITEM = re.compile(r"(?:^  #.*\n)*^  - .*\n(?:^ {4,}.*\n)*", re.MULTILINE)
_LIST = re.compile(r"^(\w+):\n((?:^[ \n].*\n?)*)", re.MULTILINE)
_QUOTED = re.compile(r"(?P<head>source: (?P<source>[a-z0-9-]+)\n\s+exact: )(?P<exact>[^\n]*)")
_CONTEXT = re.compile(r"\n +(?:prefix|suffix): [^\n]*")
"""What tells one place of a quotation from others; a topic's own quotations have one place each."""
_SENTENCES = {
    "is a matter between two sovereign states": "Thus {}, and declined to say more",
    "He did not meet Kim": "{} until eight years later",
    "met at Russia’s Vostochny Cosmodrome": "Kim {}",
    "at least 10,000 containers": "The US government says that North Korea has sent {}",
    "The same week that Putin and Kim met": "{}, the US State Department spoke",
    "over 11,000 containers": "The South Korean government says that North Korea has sent {}",
    "or so western countries believe": "Western governments believe so, {}",
    "upgrade his nuclear, missile": "Western governments believe that Putin is helping Kim {}",
    "before a Russian veto": "UN monitoring went on {}",
    "last month, Beijing resumed high-level talks": "Thus {} with Japan and South Korea",
    "activism of China and Russia": "Robert Dover points to the {}",
    "the overwhelming consensus": "On Ukraine, Russia heard {}",
    "pledged support for Pyongyang": "Putin {}",
    "its contents more closely echo": "Like the pact of the Soviet Union and North Korea, {}",
    "urge Pyongyang to choose diplomacy": "The US ambassador asked Russia and China to {}",
}
"""The sentences of quotations whose statements rest on other words too, by how the quotation begins."""
_BEGINNING = re.compile(r"(?:^|(?<=\.\s)|(?<=\n))\w")
"""The first letter of each sentence."""
_VOICES = re.compile(r"\b(?:Lee|Easley|Pardo|Dover|Rumer|Sun|Jazeera|Guardian)\b")


class Seed(Struct, frozen=True):
    """The real corpus as texts: entries by list, whole files by folder."""

    entries: dict[str, list[str]]
    files: dict[str, dict[str, str]]
    ids: re.Pattern[str]


def read_seed() -> Seed:
    """Read the repository's corpus."""
    entries: dict[str, list[str]] = {key: [] for key in LISTS}
    for path in sorted(CORPUS.glob("facts/*.yaml")):
        for key, body in _LIST.findall(path.read_text("utf-8")):
            entries[key] += _ITEM.findall(body)
    files = {
        folder: {p.name: p.read_text("utf-8") for p in sorted((CORPUS / folder).iterdir())}
        for folder in ("views", "sections")
    }
    listed = {yaml.safe_load(item)[0]["id"] for items in entries.values() for item in items}
    asked = [yaml.safe_load(text) for text in files["views"].values()]
    named = {q["id"] for q in asked} | {v["id"] for q in asked for v in q["views"]}
    names = sorted((listed | named), key=len, reverse=True)
    return Seed(entries, files, re.compile(rf"(?<![\w-])(?:{'|'.join(names)})(?![\w-])"))


class Words:
    """Invented words and sentences, the same ones each time."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)  # noqa: S311  # the same words each time
        self._known = [self._make() for _ in range(4000)]

    def _make(self) -> str:
        parts = ("ka", "ve", "lu", "mo", "ri", "san", "to", "ber", "li", "den", "fa", "gol")
        return "".join(self._draw.choice(parts) for _ in range(self._draw.randint(2, 4)))

    @staticmethod
    def name(number: int) -> str:
        """Return a capitalised word that no other number has."""
        letters = "bcdfghjklmnpqrstvwxz"
        word = ""
        while number or not word:
            number, digit = divmod(number, len(letters))
            word += letters[digit] + "aeiou"[digit % 5]
        return f"{word}n".capitalize()

    def passage(self, words: int) -> str:
        """Return some sentences, with the punctuation of print."""
        said = self._draw.choices(self._known, k=words)
        marks = self._draw.choices([" ", ", ", ". ", " – ", "’s ", ".\n\n"], [60, 6, 6, 1, 2, 1], k=words)
        written = "".join(f"{word}{mark}" for word, mark in zip(said, marks, strict=True)).strip(", –.\n")
        return _BEGINNING.sub(lambda found: found[0].upper(), written)


class Topic(Struct):
    """One copy of the corpus, with its own ids, voices, quotations and texts."""

    number: int
    seed: Seed
    words: Words
    texts: dict[str, list[str]] = field(default_factory=dict)
    """The quotations that each of its texts has to hold."""
    holders: dict[str, dict[str, None]] = field(default_factory=dict)
    """Whose views rest on each of its texts, which has to name them."""

    def renamed(self, text: str) -> str:
        """Give the topic's own ids and voices to a text."""
        return self.seed.ids.sub(lambda m: f"{m[0]}-t{self.number}", self._voiced(text))

    def sentence(self, exact: str) -> str:
        """Put a quotation into a sentence, which begins with a capital letter."""
        usual = "Thus {}" if exact[0].islower() else "{}"
        fitting = (each for begin, each in _SENTENCES.items() if exact.startswith(begin))
        return self._voiced(next(fitting, usual)).format(exact)

    def _voiced(self, text: str) -> str:
        return _VOICES.sub(lambda m: f"{m[0]}{self.words.name(self.number).lower()}", text)

    def entries(self, key: str) -> Iterator[str]:
        """Return the topic's origins or measures."""
        return map(self.renamed, self.seed.entries[key])

    def facts(self) -> Iterator[tuple[str, str]]:
        """Yield each fact with its id."""
        for i, item in enumerate(self.seed.entries["facts"]):
            text = self.quoting(item, i // FACTS_PER_SOURCE)
            yield text, yaml.safe_load(text)[0]["id"]

    def quoting(self, item: str, group: int) -> str:
        """Put the topic's own quotations, each from a text of the group, in place of an entry's."""

        def own(found: re.Match[str]) -> str:
            source = f"{found['source']}-t{self.number}-{group}"
            quoted = self.texts.setdefault(source, [])
            exact = str(yaml.safe_load(found["exact"])).split()[: MOST_WORDS - 1]
            own_word = self.words.name(self.number * 1000 + len(quoted)).lower()  # no name, as `Kim Kin` is
            quoted.append(" ".join([*exact, own_word]))
            return f"{found['head'].replace(found['source'], source)}{_scalar(quoted[-1])}"

        return _QUOTED.sub(own, _CONTEXT.sub("", self.renamed(item)))


def _scalar(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def text_of(topic: Topic, name: str) -> str:
    """Return an invented text that holds each quotation once, and names whose views rest on it."""
    parts = [f"{holder} spoke.\n\n" for holder in topic.holders.get(name, ())]
    quoted = topic.texts[name]
    for exact in quoted:
        words = topic.words.passage(WORDS_PER_TEXT // len(quoted))
        parts += [words, ".\n\n", topic.sentence(exact), ".\n\n"]
    return "".join(parts)


def write_workspace(root: Path, facts: int, per_file: int, *, texts: bool = False) -> None:
    """Write a workspace whose corpus has that many facts, those of the brief among them.

    Shape: with `texts`, every invented source has its text, and the lock knows none of them; without, the lock
    vouches for every quotation.
    """
    seed, words = read_seed(), Words(7)
    corpus = root / "briefs" / "corpus"
    copytree(CORPUS, corpus, ignore=lambda folder, names: names if folder.endswith("/facts") else ())
    (root / "pyproject.toml").write_text(SETTINGS, "utf-8")
    (root / "briefs" / BRIEF).write_text((ROOT / "briefs" / BRIEF).read_text("utf-8"), "utf-8")
    lists: dict[str, list[str]] = {key: list(seed.entries[key]) for key in ("origins", "measures")}
    made: list[str] = []
    lock = parse_lock((CORPUS / LOCK).read_text("utf-8"))[0]
    quotations, sources = dict(lock.quotations), dict(lock.sources)
    for number in count():
        left = facts - len(seed.entries["facts"]) - len(made)
        if left <= 0:
            break
        topic = Topic(number, seed, words)
        for item, identity in islice(topic.facts(), left):
            made.append(item)
            for found in _QUOTED.finditer(item):
                exact = yaml.safe_load(found["exact"])
                place = LockedQuotation("exact", Place(0, len(exact)), DAY)
                quotations[quotation_key(f"fact:{identity}", found["source"], exact)] = place
        for key in lists:
            lists[key] += topic.entries(key)
        if number % TOPICS_PER_VIEW == 0 and left >= len(seed.entries["facts"]):
            _write_prose(corpus, topic)
        _write_sources(root, topic, texts=texts)
        sources |= dict.fromkeys(topic.texts, LockedSource("0" * 64))
    if not texts:
        (corpus / LOCK).write_text(format_lock(Lock(sources, quotations)), "utf-8")
    lists["facts"] = _spread(seed.entries["facts"], made)
    (corpus / "facts").mkdir(exist_ok=True)
    for key, items in lists.items():
        for number, start in enumerate(range(0, len(items), per_file)):
            body = "".join(items[start : start + per_file])
            (corpus / "facts" / f"{key}-{number:04}.yaml").write_text(f"{key}:\n{body}", "utf-8")


def _spread(few: list[str], many: list[str]) -> list[str]:
    """Set few entries among many, as far apart as they can."""
    step = len(many) / len(few)
    mixed: list[str] = []
    for i, item in enumerate(few):
        mixed += [*many[round(i * step) : round((i + 1) * step)], item]
    return mixed


def _write_prose(corpus: Path, topic: Topic) -> None:
    for folder, files in topic.seed.files.items():
        for name, text in files.items():
            stem, suffix = name.split(".")
            written = topic.quoting(text, 99)
            for view in yaml.safe_load(written)["views"] if folder == "views" else ():
                for evidence in view["evidence"]:
                    topic.holders.setdefault(evidence["source"], {})[view["holder"]["name"]] = None
            (corpus / folder / f"{stem}-t{topic.number}.{suffix}").write_text(written, "utf-8")


def _write_sources(root: Path, topic: Topic, *, texts: bool) -> None:
    for name in topic.texts:
        stem = name.rpartition(f"-t{topic.number}-")[0]
        real = (CORPUS / "sources" / f"{stem}.yaml").read_text("utf-8")
        written = topic.renamed(real).replace(f"id: {stem}", f"id: {name}")
        written = re.sub(r"^text: .*$", f"text: {name}.txt", written, flags=re.MULTILINE)
        (root / "briefs" / "corpus" / "sources" / f"{name}.yaml").write_text(written, "utf-8")
        if texts:
            (root / "texts").mkdir(exist_ok=True)
            (root / "texts" / f"{name}.txt").write_text(text_of(topic, name), "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--facts", type=int, default=10_000)
    parser.add_argument("--per-file", type=int, default=100)
    parser.add_argument("--texts", action="store_true", help="write the texts, to be read again")
    options = parser.parse_args()
    write_workspace(options.folder, options.facts, options.per_file, texts=options.texts)
