"""Tests of references: imported from a reference manager, and given back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.source import Source
from briefgen.diagnostic import Findings
from briefgen.reading.entry import Entry, validate
from briefgen.reading.yaml_text import read_yaml
from briefgen.sources.csl_json import date_from_csl, name_from_csl, to_csl
from briefgen.sources.export import export_sources
from briefgen.sources.import_references import import_references, read_references
from briefgen.sources.known import read_known
from tests.workspace import Workspace, open_workspace

ZOTERO: list[dict[str, Any]] = [
    {
        "id": "orlov_grain_2025", "type": "article-journal", "title": "Sarvania &amp; its <i>grain</i>: 100 % of it_",
        "container-title": "Meridian Review", "volume": "12", "issue": "3", "page": "12-15",
        "DOI": "10.1000/182_a", "URL": "https://x.example/a_b%20c?d=1&e=2#f", "language": "en-GB",
        "author": [
            {"family": "Orlov", "given": "Ada"},
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
            {"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"},
            {"family": "King", "given": "Martin", "suffix": "Jr."},
            {"literal": "Ministry of Agriculture and Forests"},
        ],
        "issued": {"date-parts": [[2025, 8, 14]]}, "accessed": {"date-parts": [[2025, 8, 20]]},
        "note": "seen by two of us",
    },
    {
        "id": "http://zotero.org/users/1/items/AB", "type": "speech", "title": "Обращение к портам",
        "publisher": "Порт", "issued": {"date-parts": [[2026]], "season": "1"}, "number-of-pages": "7",
    },
    {
        "id": "c", "type": "article-newspaper", "title": "A town waits", "container-title": "The Wire",
        "issued": {"date-parts": [["2026", 3], [2026, 4]]}, "language": "German",
    },
    {"id": "d", "type": "report", "title": "The log", "publisher": "Harbour office", "issued": {"literal": "c. 1990"}},
]  # fmt: skip
"""References as Zotero exports them in CSL-JSON."""


def imported(workspace: Workspace, name: str, text: str) -> tuple[list[Source], Findings]:
    """Import a file into a workspace; return the sources of its corpus, and the findings."""
    workspace.write_as_is({name: text})
    references, problems = read_references(workspace.root / name, name)
    for _, _, faults in import_references(
        references, name, read_known(workspace.settings), workspace.settings
    ):
        problems += faults
    assert workspace.check_corpus() == ()
    known = sorted((workspace.root / "briefs/corpus/sources").glob("*.yaml"))
    return [_source(workspace, path.stem) for path in known], problems


def _source(workspace: Workspace, name: str) -> Source:

    text = (workspace.root / f"briefs/corpus/sources/{name}.yaml").read_text("utf-8")
    entry, problems = validate(Source, read_yaml(text, name)[0])
    assert problems == ()
    assert entry is not None
    return entry.value


def test_zoteros_references_become_sources(empty: Workspace) -> None:
    """Names with particles, seasons, spans, markup and notes of Zotero are read, and the sources pass."""
    sources, problems = imported(empty, "library.json", json.dumps(ZOTERO))
    assert problems == ()
    by_title = {source.title: source for source in sources}
    first = by_title["Sarvania & its grain: 100 % of it_"]
    assert first.id == "orlov-grain-2025"
    assert [(n.given, n.family or n.literal) for n in first.author][1:4] == [
        ("Jan", "van der Berg"), ("Ludwig van", "Beethoven"), ("Martin, Jr.", "King"),
    ]  # fmt: skip
    assert (str(first.issued), str(first.accessed), first.desk_note) == (
        "2025-08-14",
        "2025-08-20",
        "seen by two of us",
    )
    speech = by_title["Обращение к портам"]
    assert (str(speech.issued), speech.language, speech.number_of_pages) == ("2026-21", "ru", 7)
    assert (str(by_title["A town waits"].issued), by_title["A town waits"].language) == ("2026-03~", "en")
    assert str(by_title["The log"].issued).startswith("1990")


@pytest.mark.parametrize("form", ["csl", "bibtex", "ris"])
def test_what_is_exported_can_be_imported_again(empty: Workspace, form: str) -> None:
    """A source goes out and comes back with the same details, in each form."""
    first, _ = imported(empty, "library.json", json.dumps(ZOTERO))

    other = open_workspace(empty.root / "other")
    again, problems = imported(other, "library", _exported(first, form))
    assert problems == ()
    wanted, found = ([_compared(source, form) for source in sources] for sources in (first, again))
    assert found == wanted


def _exported(sources: list[Source], form: str) -> str:

    text = read_yaml("", "f")[0]
    return export_sources(Corpus({s.id: Entry(s, text, ()) for s in sources}), form)


def _compared(source: Source, form: str) -> dict[str, Any]:
    """Return what a form can carry: RIS has no numbers of pages."""
    made = to_csl(source)
    if form == "ris":
        made.pop("number-of-pages", None)
    return made


BIB = r"""
@article{berg_2024, title = {{H\"a}fen \& {Kr\"ane}}, author = {van der Berg, Jan and {Port of Sorne} and Ada Orlov},
  journal = {Meridian Wire}, month = aug, year = 2024, pages = {12--15}, url = {https://x.example/a\_b},
  urldate = {2025-08-20}, file = {C\:\\a.pdf}}
@misc{broken, title = "x"
"""


def test_bibtex_is_read_with_its_tex(empty: Workspace) -> None:
    """Commands, braces, months and names of BibTeX are read; a broken entry is reported with its line."""
    (source,), problems = imported(empty, "library.bib", BIB)
    assert source.title == "Häfen & Kräne"
    assert [name.family or name.literal for name in source.author] == [
        "van der Berg",
        "Port of Sorne",
        "Orlov",
    ]
    assert (str(source.issued), source.page, source.URL) == ("2024-08", "12-15", "https://x.example/a_b")
    assert [(d.rule, d.span.line) for d in problems] == [("reference-skipped", 5)]


RIS = """\
TY  - JOUR
TI  - Silt in spring
DA  - {date}
PY  - 2019
A2  - Orlov, Ada
ER  -
"""


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("2019///Spring", "2019-21"), ("2019/05//", "2019-05"), ("2019/05/06/", "2019-05-06"),
        ("2019///Winter circa", "2019-24~"), ("2019///Q3", "2019-Q3"), ("2019///Michaelmas", "2019~"),
    ],
)  # fmt: skip
def test_dates_of_ris(empty: Workspace, date: str, issued: str) -> None:
    """The fourth part of a date in RIS is a season, or makes it approximate; what is not kept is named."""
    (source,), problems = imported(empty, "library.ris", RIS.format(date=date))
    assert str(source.issued) == issued
    assert [(d.rule, d.message.partition(": ")[2]) for d in problems] == [
        ("reference-fields", "secondary authors (1)")
    ]


def test_a_season_in_ris_is_no_month(empty: Workspace) -> None:
    """Another program that reads the export finds the name of a season, and "circa"."""
    dates = [{"date-parts": [[2026]], "season": "2"}, {"date-parts": [[2026, 3]], "circa": True}]
    items = [{"id": f"port-{n}", "type": "report", "title": "Port", "issued": d} for n, d in enumerate(dates)]
    sources, _ = imported(empty, "library.json", json.dumps(items))
    written = _exported(sources, "ris")
    assert "DA  - 2026///Summer\n" in written
    assert "DA  - 2026/03//circa\n" in written


KEYED = r"""
@techreport{outlook_2023, title = {Pilots {\textbar} 3 {\textless} 5}, institution = {Port}, year = 2023, number = {17}, address = {Sorne}}
@article{silt_2023, title = {Silt}, journal = {River}, year = 2023, number = {17}}
"""


def test_a_number_of_a_report_is_no_issue(empty: Workspace) -> None:
    """The number of a series is named as left out, that of a journal is its issue; signs are kept."""
    sources, problems = imported(empty, "library.bib", KEYED)
    assert [(source.title, source.issue) for source in sources] == [("Pilots | 3 < 5", None), ("Silt", "17")]
    assert [d.message.partition(": ")[2] for d in problems] == ["address (1), number (1)"]


def test_a_citation_key_is_the_id(empty: Workspace) -> None:
    """The citation key is taken as id, and never the address that Zotero writes as one."""
    item = {**ZOTERO[0], "id": "http://zotero.org/users/1/items/AB", "citation-key": "orlov2025"}
    (source,), _ = imported(empty, "library.json", json.dumps([item]))
    assert source.id == "orlov2025"


def test_a_reference_is_imported_once(empty: Workspace) -> None:
    """A reference with the same DOI or address is left out, and the source is named."""
    imported(empty, "library.json", json.dumps(ZOTERO))
    again = [{**ZOTERO[0], "id": "other", "DOI": "https://doi.org/10.1000/182_A"}, {"id": "x"}]
    sources, problems = imported(empty, "again.json", json.dumps(again))
    assert len(sources) == len(ZOTERO)
    assert [d.rule for d in problems] == ["source-known", "reference-skipped"]
    assert "`orlov-grain-2025`" in problems[0].message


@pytest.mark.parametrize("text", ["", "[1]", "{", "no references", "TY  - JOUR"])
def test_what_is_no_library_has_one_finding(empty: Workspace, text: str) -> None:
    """A file that has no references gives one finding, and nothing is written."""
    sources, problems = imported(empty, "library", text)
    assert sources == []
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("given", "date", "inferred"),
    [
        ({"date-parts": [[2026, 3, 20]]}, "2026-03-20", False),
        ({"date-parts": [["2026", "3"]], "circa": True}, "2026-03", True),
        ({"date-parts": [[2026]], "season": "winter"}, "2026-24", False),
        ({"date-parts": [[2026, 14]]}, "2026-22", False),
        ({"raw": "2026-03-20"}, "2026-03-20", False),
        ({"literal": "Winter 2026"}, "2026-24", False),
        ({"literal": "circa 1999"}, "1999", True),
        ({"raw": "2019-21~"}, "2019-21", True),
        ([{"year": 2026, "month": 3}], "2026-03", False),
        ({"date-parts": [[]]}, "", False),
        (None, "", False),
    ],
)  # fmt: skip
def test_dates_of_csl(given: Any, date: str, inferred: bool) -> None:
    """Each form in which CSL writes dates is read."""
    found, why = date_from_csl(given)
    assert (found, bool(why)) == (date, inferred)


@pytest.mark.parametrize("given", [None, 5, {}, {"family": ""}, {"family": []}])
def test_what_is_no_name_is_left_out(given: Any) -> None:
    """A name without a word is no name."""
    assert name_from_csl(given) is None
