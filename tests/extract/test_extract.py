"""Tests of reading documents: their text and details, and what cannot be read."""

from __future__ import annotations

import pytest

from briefgen.extract.document import Detail, Extracted
from briefgen.extract.extract import MOST_BYTES, extract
from tests.extract.files import PAGE, make_bomb, make_docx, make_entity, make_parts, make_pdf, make_placed_pdf

PARAGRAPH = (
    "The harbour office counts 24 boats in the north basin, and expects more before the end of the winter."
)


def read(data: bytes, name: str) -> Extracted:
    document, problems = extract(data, name, name)
    assert problems == ()
    assert document is not None
    return document


def test_a_page_is_its_article_and_details() -> None:
    """Of a web page, the article is read with its table, and nothing that a reader would not see."""
    page = read(PAGE.encode(), "page.html")
    assert page.text.split("\n\n")[1].startswith("The ministry puts this year's wheat crop at 11.2")
    assert "Port | 2024\nSorne | 598\n" in page.text
    assert not any(word in page.text for word in ("9,999", "77", "World news", "Copyright"))
    assert "revenue & the votes" in page.text
    assert (page.title, page.authors, page.site) == (
        Detail("Sarvania caps its grain exports"), ("Ada Orlov",), "Meridian Wire",
    )  # fmt: skip
    assert (page.date, page.url, page.language) == (
        Detail("2025-08-14"), Detail("https://meridian.example/world/grain"), "en",
    )  # fmt: skip


def test_a_date_that_a_page_does_not_state_is_inferred() -> None:
    """A date that is only in a page's text is marked as inferred."""
    page = PAGE.replace('<meta property="article:published_time" content="2025-08-14T10:00:00Z">', "")
    found = read(page.replace("</h1>", "</h1><p>Published on 14 August 2025</p>").encode(), "page.html").date
    assert found is not None
    assert (found.value, bool(found.inferred)) == ("2025-08-14", True)


@pytest.mark.parametrize(
    ("comment", "address", "archive", "accessed"),
    [
        ("<!-- saved from url=(0030)https://meridian.example/other -->", "https://meridian.example/other", "", ""),
        (
            "<!--\n Page saved with SingleFile \n url: https://meridian.example/a \n saved date: Sat Nov 28 2026 10:00 -->",
            "https://meridian.example/a", "", "2026-11-28",
        ),
        (
            "<!-- saved from url=(0060)https://web.archive.org/web/20250815101112/https://meridian.example/b -->",
            "https://meridian.example/b", "https://web.archive.org/web/20250815101112/https://meridian.example/b", "",
        ),
    ],
    ids=["browser", "SingleFile", "archive"],
)  # fmt: skip
def test_a_saved_page_names_its_address(comment: str, address: str, archive: str, accessed: str) -> None:
    """The address, the copy in an archive and the day of saving are read from what browsers write."""
    page = PAGE.replace('<link rel="canonical" href="https://meridian.example/world/grain">', "")
    found = read(page.replace("<html", f"{comment}<html", 1).encode(), "page.html")
    assert (found.url, found.archive, found.accessed) == (Detail(address), archive, accessed)


ARCHIVES = {
    "as the archive rewrites it": "https://web.archive.org/web/20250815101112/https://meridian.example/b",
    "a slash lost": "https://web.archive.org/web/20250815101112if_/https:/meridian.example/b",
    "another archive": "http://archive.today/20250815/https://meridian.example/b",
    "one with a collection": "https://wayback.archive-it.org/1068/20250815101112/https://meridian.example/b",
}


@pytest.mark.parametrize("case", ARCHIVES)
def test_a_page_of_an_archive_is_of_its_own_site(case: str) -> None:
    """Address and site are those of the page, not of the archive that has a copy of it."""
    page = PAGE.replace("https://meridian.example/world/grain", ARCHIVES[case])
    found = read(
        page.replace('<meta property="og:site_name" content="Meridian Wire">', "").encode(), "a.html"
    )
    assert found.url == Detail("https://meridian.example/b")
    assert found.site == "meridian.example"
    assert found.archive == ARCHIVES[case].replace("https:/m", "https://m")


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The port handled 4.2 million tonnes in 2024, less than in the year before.", None),
        ("The port will be closed in June 2024 for repairs, and the pilots object.", None),
        ("On 12 May 2024 the port was closed for repairs, and the pilots objected.", "2024-05-12"),
    ],
    ids=["a year alone", "a month alone", "a day"],
)
def test_a_page_without_a_date_is_of_no_day_that_it_does_not_name(sentence: str, date: str | None) -> None:
    """A day that is made of a year or a month in a text is no date of the page."""
    page = f"<html><head><title>Port</title></head><body><article><p>{sentence}</p><p>{PARAGRAPH}</p></article></body></html>"
    found = read(page.encode(), "a.html").date
    assert (found.value if found else None) == date


def test_a_page_names_its_author_in_a_line() -> None:
    """Where the data of a page name nobody, the line "By …" below its heading does."""
    page = PAGE.replace('<meta name="author" content="Ada Orlov">', "")
    page = page.replace("</h1>", "</h1><p>By Ben van Dyk</p>").replace("Copyright", "")
    assert read(page.encode(), "a.html").authors == ("Ben van Dyk",)


@pytest.mark.parametrize(
    "style", ["font-size:0", "font-size: 0px; color: red", "visibility: hidden", "opacity:0"]
)
def test_what_a_style_hides_is_no_text(style: str) -> None:
    """Words that a reader of the page cannot see are left out, and those behind them stay."""
    page = PAGE.replace("Wheat closed", f'<span style="{style}">hidden 9,999</span>Wheat closed')
    text = read(page.encode(), "a.html").text
    assert "9,999" not in text
    assert "Wheat closed at $312" in text


@pytest.mark.parametrize("declared", ['<meta charset="windows-1251">', ""], ids=["declared", "resembled"])
def test_a_page_in_windows_1251_is_read(declared: str) -> None:
    """A page in another encoding is read by what it declares or resembles, and the encoding is named."""
    text = (
        "Министерство оценивает урожай пшеницы в 11,2 миллиона тонн, а союз фермеров с этим не согласен. " * 4
    )
    page = f"<html><head>{declared}<title>Урожай</title></head><body><article><p>{text}</p></article></body></html>"
    found = read(page.encode("cp1251"), "page.html")
    assert "урожай пшеницы" in found.text
    assert found.encoding == "cp1251"


def test_a_pdf_is_read_by_pages_without_heads_and_feet() -> None:
    """Heads, feet and page numbers do not come between the words of a sentence that goes over pages."""
    ends = ("to stay", "not to sail", "to wait for the tide", "to take the old channel")
    pages = [
        [
            "Meridian Wire  Harbour report",
            f"aboard, {end}. They have {n}0 boats",
            f"The crews were told {end}",
            str(n),
        ]
        for n, end in enumerate(ends, 7)
    ]
    found = read(make_pdf(pages, Title="Harbour report", Author="Ada Orlov"), "report.pdf")
    assert found.text.count("\f") == 4
    assert "were told to stay\n\faboard, not to sail. They have 80 boats" in found.text
    assert "Meridian" not in found.text
    assert (found.title, found.authors, found.pages) == (Detail("Harbour report"), ("Ada Orlov",), 4)


COLUMNS = (
    "Silt in the north chan-", "nel cost the port at least", "14 ships a week in March,", "the harbour master told a",
    "meeting of pilots. The office", "counted 61 ships that waited", "for more than nine days, and", "the largest of them left for",
)  # fmt: skip
MORE = (
    "another port. The dredger is", "to come back on Monday with", "a new crew of 24, and will be", "at work until the",
    "end of May. The pilots doubt", "that this will be enough for a", "channel of such a length, and", "ask for a second dredger.",
)  # fmt: skip


def test_columns_stored_row_by_row_are_read_one_after_the_other() -> None:
    """A page of two columns, with head, number and hyphens, gives whole sentences; the rows of a table stay."""
    rows = [
        place
        for at, (one, other) in enumerate(zip(COLUMNS, MORE, strict=True))
        for place in ((50, 760 - 12 * at, f"{one:<46}"), (310, 760 - 12 * at, f"{other:<46}"))
    ]
    wide = [(x, y, f"{line} {'of the long line' if x == 50 else 'of the other one'}") for x, y, line in rows]
    head, foot = (50, 810, "Harbour Papers"), (290, 25, "4")
    text = read(make_placed_pdf([[head, *wide, foot], [head, *wide, (290, 25, "5")]]), "paper.pdf").text
    assert "Harbour Papers" not in text
    lines = text.split("\n")
    assert [line for line in lines[:8] if "of the other" in line] == []
    assert lines[8].startswith("another port. The dredger is")
    table = [
        (x, 760 - 12 * at, f"{name} {at}") for at in range(12) for x, name in ((50, "Port"), (310, "ships"))
    ]
    assert read(make_placed_pdf([table]), "table.pdf").text.split("\n")[:2] == [
        "Port 0 ships 0",
        "Port 1 ships 1",
    ]


def test_paragraphs_of_a_pdf_are_set_apart() -> None:
    """Title, date and paragraphs are set apart, so that no sentence begins with a heading."""
    full = "The harbour office counts the boats of the north basin in each week of the year"
    page = [
        "Weekly count of boats",
        "14 February 2025",
        full,
        "and has no more than 24.",
        full,
        full,
        full,
        full,
        full,
    ]
    text = read(make_pdf([page]), "count.pdf").text
    assert text.startswith(
        f"Weekly count of boats\n\n14 February 2025\n\n{full}\nand has no more than 24.\n\n{full}\n"
    )


CATCH = [
    (72, 740, "The council's chair, Ole Brandt, said that illegal landings had fallen to"),
    (72, 726, "three per cent of the catch, and that no boat had been out in the winter."),
    (72, 600, "Species"), (192, 600, "2024"), (312, 600, "2025"),
    (72, 586, "Cod"), (192, 586, "21,400"), (312, 586, "18,900"),
    (72, 572, "Blue whiting"), (192, 572, "32,700"), (312, 572, "29,300"),
    (72, 500, "A third of the boats were scrapped, and the others stayed in the harbour."),
]  # fmt: skip


def test_a_table_of_a_pdf_has_cells() -> None:
    """Rows whose cells stand below each other have marks between the cells, and prose is set apart from them."""
    text = read(make_placed_pdf([CATCH]), "catch.pdf").text
    assert (
        "winter.\n\nSpecies | 2024 | 2025\nCod | 21,400 | 18,900\nBlue whiting | 32,700 | 29,300\n\nA third"
        in text
    )
    headless = [line for line in CATCH if line[2] != "Species"]
    assert "\n| | 2024 | 2025 |\nCod | 21,400" in read(make_placed_pdf([headless]), "catch.pdf").text
    one_row = [line for line in CATCH if line[1] not in (600, 572)]
    assert "|" not in read(make_placed_pdf([one_row]), "catch.pdf").text


@pytest.mark.parametrize(
    ("ends", "begins", "expected"),
    [
        (
            "of which nine ended in a convic-",
            "tion before the winter.",
            "in a conviction\n\fbefore the winter.",
        ),
        ("of which nine were long-", "term ones. A long term", "were long-term\n\fones. A long term"),
        ("of which nine ended there -", "before the winter.", "ended there -\n\fbefore the winter."),
        ("of which nine ended in the G-", "Space of the port.", "in the G-\n\fSpace of the port."),
    ],
    ids=["a word", "a compound", "a dash", "a name"],
)
def test_a_word_that_a_page_breaks_is_whole(ends: str, begins: str, expected: str) -> None:
    """The rest of a word goes to the page on which it begins, and a compound keeps its hyphen."""
    pages = [[f"{PARAGRAPH} It opened 27 cases,", ends], [begins, f"{PARAGRAPH} It will be long."]]
    assert expected in read(make_pdf(pages), "cases.pdf").text


def test_an_empty_corner_of_a_table_stays() -> None:
    """The heads of a table whose first cell is empty stand above their columns, in a page and in Word."""
    table = [["", "2024", "2025"], ["Cod", "21,400", "18,900"]]
    assert "| | 2024 | 2025 |\nCod | 21,400 | 18,900" in read(make_docx(PARAGRAPH, table), "a.docx").text
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in table)
    page = PAGE.replace("<tr><th>Port</th><th>2024</th></tr><tr><td>Sorne</td><td>598\n</td></tr>", cells)
    assert "| | 2024 | 2025 |\nCod | 21,400 | 18,900" in read(page.encode(), "a.html").text


def test_a_byline_names_the_authors() -> None:
    """A line "By …" at the beginning of a text names its authors, and no other line does."""
    assert read(f"Boats\n\nBy Ada Orlov and Ben van Dyk\n\n{PARAGRAPH}".encode(), "a.txt").authors == (
        "Ada Orlov",
        "Ben van Dyk",
    )
    assert read(f"Boats\n\nBy March Ada Orlov counts\n\n{PARAGRAPH}".encode(), "a.txt").authors == ()


def test_what_programs_write_where_nothing_is_known_is_no_detail() -> None:
    """The day of python-docx's template, and an author such as "(anonymous)", are left out."""
    document = read(make_docx(PARAGRAPH), "bulletin.docx")
    assert (document.date, document.authors) == (None, ())
    made = read(make_pdf([[PARAGRAPH]], Author="(anonymous)", CreationDate="D:19700101000000"), "a.pdf")
    assert (made.date, made.authors) == (None, ())


def test_a_word_document_is_read_in_order() -> None:
    """Paragraphs and tables keep their order, and cells are separated."""
    found = read(
        make_docx("The log", [["Port", "2024"], ["Sorne", "598"]], PARAGRAPH, title="Log"), "log.docx"
    )
    assert found.text == f"The log\n\nPort | 2024\nSorne | 598\n\n{PARAGRAPH}\n"
    assert found.title == Detail("Log")


def test_an_email_is_its_body_and_header() -> None:
    """The body is read as plain text; an attachment is named and not read."""
    boundary = "--B\r\nContent-Type: {}\r\n\r\n{}\r\n"
    parts = boundary.format("text/plain; charset=windows-1252", "The channel is “closed”.")
    parts += boundary.format('text/plain; name="bomb.txt"\r\nContent-Disposition: attachment', "A" * 1000)
    head = "From: Ada Orlov <ada@example.org>\r\nSubject: The channel\r\nDate: Sat, 28 Nov 2026 23:00:00 -0500\r\n"
    mail = f"{head}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n{parts}--B--\r\n"
    found = read(mail.encode("cp1252"), "mail.eml")
    assert found.text == "The channel is “closed”.\n"
    assert (found.title, found.authors, found.date) == (
        Detail("The channel"),
        ("Ada Orlov",),
        Detail("2026-11-28"),
    )
    assert found.attachments == ("bomb.txt",)


def test_a_text_begins_with_its_title_and_date() -> None:
    """The first heading of a text is its title, and a date alone on a line is its date, both inferred."""
    found = read(f"# The log of the harbour\n\nJune 26, 2024\n\n{PARAGRAPH}\u200b\r\n".encode(), "log.md")
    assert found.text.endswith("winter.\n")
    assert found.title is not None
    assert found.date is not None
    assert (found.title.value, found.date.value) == ("The log of the harbour", "2024-06-26")
    assert found.title.inferred
    assert found.date.inferred


NESTED = b"Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n" * 300
BAD = {
    "nothing": (b"", "a.txt", "source-empty"),
    "white space": (b" \n\n", "a.md", "source-empty"),
    "an encrypted PDF": (make_pdf([[PARAGRAPH]], "secret"), "a.pdf", "source-encrypted"),
    "a scanned PDF": (make_pdf([[], [], []]), "a.pdf", "source-empty"),
    "half a PDF": (b"%PDF-1.7\n1 0 obj\n<<", "a.pdf", "source-damaged"),
    "a PDF by name alone": (PARAGRAPH.encode(), "a.pdf", "source-damaged"),
    "a bomb of Word": (make_bomb(), "a.docx", "source-large"),
    "a damaged document of Word": (make_docx("a")[:2000], "a.docx", "source-damaged"),
    "a document of Word with an entity": (make_entity(), "a.docx", "source-damaged"),
    "a spreadsheet": (make_parts("xl/workbook.xml"), "a.xlsx", "source-kind"),
    "a presentation by the name of a document": (make_parts("ppt/presentation.xml"), "a.docx", "source-kind"),
    "a document of Word without text": (make_docx(), "a.docx", "source-empty"),
    "an encrypted document of Word": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "a.docx", "source-encrypted"),
    "a page without an article": (b"<html><body><script>9</script></body></html>", "a.html", "source-empty"),
    "a page of too many elements": (b"<html><body>" + b"<p>a" * 300_000, "a.html", "source-damaged"),
    "an e-mail in e-mails": (NESTED, "a.eml", "source-large"),
    "an e-mail without a text": (b"From: a\nContent-Type: image/png\n\n\x00", "a.eml", "source-empty"),
    "a program": (b"\x7fELF\0\0\0", "a.txt", "source-kind"),
    "an enormous file": (b"a" * (MOST_BYTES + 1), "a.txt", "source-large"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "name", "rule"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_has_one_finding(data: bytes, name: str, rule: str) -> None:
    """A file that cannot be read gives one finding with a next step, and no document."""
    document, problems = extract(data, name, name)
    assert document is None
    assert [(d.rule, bool(d.hints)) for d in problems] == [(rule, True)]
