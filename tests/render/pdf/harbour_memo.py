"""A memo about an invented harbour, with every type of block."""

from __future__ import annotations

from base64 import b64decode
from datetime import UTC, date, datetime
from decimal import Decimal

from msgspec.structs import replace

from briefgen.document.chart_nodes import Chart, Datum, Tick
from briefgen.document.inlines import Emphasis, LineBreak, Link, NoteRef, Strong, Text
from briefgen.document.key_figure_nodes import Claim, KeyFigures, Tile
from briefgen.document.matrix_nodes import Column, Matrix, MatrixRow
from briefgen.document.nodes import (
    BottomLine,
    Changed,
    Comparison,
    ComparisonRow,
    Document,
    Field,
    Gap,
    Gaps,
    Head,
    Heading,
    Judgement,
    Judgements,
    Likelihood,
    ListBlock,
    Option,
    Options,
    Paragraph,
    Picture,
    Quote,
    Table,
    WhatChanged,
)
from briefgen.document.note_nodes import Note, Notes, SourceEntry, SourceList
from briefgen.document.timeline_nodes import Event, Timeline

TIMESTAMP = datetime(2031, 3, 12, 9, 30, tzinfo=UTC)


def t(text: str) -> tuple[Text, ...]:
    """Make text nodes."""
    return (Text(text),)


def p(text: str, *notes: int) -> Paragraph:
    """Make a paragraph with note references at its end."""
    return Paragraph((Text(text), *(NoteRef(n) for n in notes)))


HEAD = Head(
    kind="Policy memo",
    date="12 March 2031",
    title="Dredging of Port Velmar will slip into 2032 unless the silt contract is split by June",
    fields=(
        Field("To", t("The Minister for Transport and Waterways")),
        Field("From", t("Harbours Unit, Directorate of Inland and Coastal Shipping")),
        Field(
            "Question",
            t(
                "Will the approach channel reach 16.5\u00a0m before the winter grain season, and what can still be done?"
            ),
        ),
        Field("As of", t("10 March 2031, 18:00")),
    ),
)

WHAT_CHANGED = WhatChanged(
    "What changed since edition 3",
    (
        Changed(
            "Weakened",
            (
                Text(
                    "From likely (55–80\u202f%) to roughly even chance (45–55\u202f%): the north channel reopens. "
                ),
                Text("The pilots measured it again."),
                NoteRef(2),
            ),
        ),
        Changed("Contested", t("Depth of the north channel: 7–9 m, until now 9 m.")),
    ),
)
BOTTOM_LINE = BottomLine(
    "Bottom line",
    (
        Paragraph(
            (
                Text(
                    "The channel will probably not reach 16.5\u202fm before November. One contractor holds both "
                    "dredgers and the only licensed disposal site, and two of three surveys show silt coming back "
                    "faster than it is removed."
                ),
                NoteRef(1),
                NoteRef(2),
                Text(" Splitting the contract by "),
                Strong(t("30 June")),
                Text(" is the last step that still changes the season."),
            )
        ),
    ),
)

JUDGEMENTS = Judgements(
    (
        Judgement(
            (
                Text(
                    "It is likely (55–80\u202f%) that the approach channel stays shallower than 16.5\u202fm until 2032."
                ),
                NoteRef(1),
                NoteRef(3),
            ),
            Likelihood("Likely", 55, 80, "55–80\u202f%"),
            t("Moderate confidence: two independent soundings agree, but neither covers the outer bar."),
            t("3 reports, 2 origins"),
            (
                t("Sounding of the outer bar, due 2 April 2031"),
                t("Second dredger back from dry dock by 15 May"),
            ),
        ),
        Judgement(
            (
                Text(
                    "It is almost certain (95–99\u202f%) that ships drawing more than 15\u202fm will wait for the tide "
                    "through October."
                ),
                NoteRef(4),
            ),
            Likelihood("Almost certain", 95, 99, "95–99\u202f%"),
            t("High confidence: the pilots’ order of 1 March binds every ship above that draught."),
            t("2 reports, 2 origins"),
            (),
        ),
        Judgement(
            (
                Text(
                    "There is a roughly even chance (45–55\u202f%) that the ministry of Osterland closes the disposal site."
                ),
                NoteRef(5),
            ),
            Likelihood("Roughly even chance", 45, 55, "45–55\u202f%"),
            t("Low confidence: it rests on a single official who spoke before the cabinet changed."),
            t("1 report, 1 origin"),
            (t("Cabinet agenda of 20 March 2031"),),
        ),
        Judgement(
            t("Grain shippers will book Port Hesk instead once the queue is longer than four days."),
            None,
            t("Moderate confidence: they did so in 2024 and 2027."),
            t("4 reports, 3 origins"),
            (),
        ),
    ),
    "Watch",
)

TILES = (
    Tile("more than", "4.2", "million m³", "Silt to be moved", "Port authority, February 2031", (1,)),
    Tile("", "15.1", "m", "Least depth today", "Pilots’ sounding, 1 March 2031", (3, 4)),
    Tile(
        "",
        "10,000–14,500",
        "m³ a day",
        "Dredging rate",
        "Two claims that do not agree",
        (),
        (
            Claim("Contractor, January 2031", "14,500", Decimal(14500), Decimal(14500), (6,)),
            Claim("Harbour survey office, March 2031", "10,000–11,000", Decimal(10000), Decimal(11000), (2,)),
        ),
        "contested",
    ),
    Tile("about", "$240", "million", "Contract value", "Budget committee, 2030", (5,)),
)


def t_block(text: str) -> tuple[Paragraph, ...]:
    """Make a list item of one paragraph."""
    return (Paragraph(t(text)),)


COMPARE = Comparison(
    "Why does the silt come back so fast?",
    (Column("A", "The new breakwater turns the current"), Column("B", "The river carries more silt")),
    (
        ComparisonRow(
            "Who holds it", ((p("Harbour survey office; Delft consultants", 2),), (p("Port authority", 1),))
        ),
        ComparisonRow(
            "The case",
            (
                (
                    p(
                        "Silting doubled within a year of the breakwater’s last caisson, and only on its lee side.",
                        2,
                    ),
                ),
                (
                    p(
                        "Three wet winters and a cleared forest upstream; the load at the weir is up by half.",
                        6,
                    ),
                ),
            ),
        ),
        ComparisonRow(
            "Against it",
            (
                (p("The model that predicts it was calibrated with currents from before 2026."),),
                (p("The load at the weir fell in 2030, and the silting did not."),),
            ),
        ),
        ComparisonRow(
            "What would change it",
            (
                (
                    ListBlock(
                        (
                            t_block("A current meter on the lee side that shows no eddy"),
                            t_block("Equal silting on both sides"),
                        )
                    ),
                ),
                (p("A sediment fingerprint that matches the sea bed rather than the river."),),
            ),
        ),
    ),
)

MATRIX = Matrix(
    "Evidence against each explanation",
    "Evidence",
    COMPARE.columns,
    (
        MatrixRow(
            (Text("Silting doubled on the lee side only"), NoteRef(2)), ("consistent", "inconsistent"), True
        ),
        MatrixRow((Text("The river’s load fell in 2030"), NoteRef(6)), ("neutral", "inconsistent"), True),
        MatrixRow(t("Three wet winters in a row"), ("neutral", "consistent"), False),
        MatrixRow(t("Dredging began later than planned"), ("neutral", "neutral"), False),
    ),
    (("consistent", "consistent"), ("inconsistent", "inconsistent"), ("neutral", "neutral")),
    "tells them apart",
    "Two of four items speak against the river; none speaks against the breakwater.",
)


def event(day: date, words: str, text: str, *notes: int) -> Event:
    """Make an event."""
    return Event(words, day.toordinal(), (Text(text), *(NoteRef(n) for n in notes)))


TIMELINE = Timeline(
    (
        event(date(2029, 5, 2), "May 2029", "Breakwater finished", 2),
        event(date(2030, 1, 20), "20 Jan 2030", "Contract awarded to one bidder", 5),
        event(date(2030, 11, 3), "3 Nov 2030", "First dredger breaks down"),
        event(date(2031, 3, 1), "1 Mar 2031", "Pilots’ order limits draught", 4),
        event(date(2031, 6, 30), "30 Jun 2031", "Last day to split the contract"),
    )
)

LONG_TIMELINE = Timeline(
    tuple(
        event(
            date(2030, 1, 1 + i),
            f"{1 + i} Jan 2030",
            f"Sounding {i + 1} on the inner bar shows {15 + i / 10:.1f}\u202fm.",
        )
        for i in range(12)
    )
)


def ticks(*values: int) -> tuple[Tick, ...]:
    """Make the ticks of a scale."""
    return tuple(Tick(Decimal(v), f"{v:,}") for v in values)


BARS = Chart(
    "bars", "Silt moved each season", "thousand m³", "",
    (
        Datum("2028", "640", Decimal(640), Decimal(640), "Port authority", date(2028, 7, 1).toordinal(), notes=(1,)),
        Datum("2029", "at least 900", Decimal(900), Decimal(900), "Port authority", date(2029, 7, 1).toordinal(),
              open_above=True, notes=(2,)),
        Datum("2030", "410–450", Decimal(410), Decimal(450), "Contractor", date(2030, 7, 1).toordinal(), notes=(3,)),
    ),
    ticks(0, 250, 500, 750, 1000), "Silt moved each season, thousand m³. 2028: 640. 2029: at least 900. 2030: 410–450.",
)  # fmt: skip
SLOPE = replace(BARS, kind="slope", data=(BARS.data[0], BARS.data[1]))
RANGES = Chart(
    "ranges", "Silt left in the channel", "m³", "contested: 10,000–14,500",
    (
        Datum("Harbour survey office", "10,000–11,000", Decimal(10000), Decimal(11000), "Feb 2031", 0, notes=(1,)),
        Datum("Pilots", "up to 13,000", Decimal(13000), Decimal(13000), "Mar 2031", 0, open_below=True, notes=(4,)),
        Datum("Contractor", "14,500", Decimal(14500), Decimal(14500), "Jan 2031", 0, notes=(3,)),
    ),
    ticks(9000, 11000, 13000, 15000), "Silt left in the channel, m³, contested. Harbour survey office: 10,000–11,000. "
    "Pilots: up to 13,000. Contractor: 14,500.",
)  # fmt: skip
PICTURE = Picture(
    b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAHElEQVR4nAXBAQEAMAzDIG4k/qXU1Q641VvByvk3kQUMda7N3AAAAABJRU5ErkJggg=="
    ),
    "image/png", 2, 3, "Four red squares, one blue and one green", "The signal of the outer bar",
)  # fmt: skip

OPTIONS = Options(
    (
        Option(
            "Split the contract and tender the outer bar anew",
            "Recommended",
            t_block("A second dredger can start in August if the call is out by 30 June."),
            (
                Field(
                    "For", t("Saves the second half of the season; ends the dependence on one contractor.")
                ),
                Field("Against", t("Costs about 12\u202f% more; the contractor may sue.")),
            ),
        ),
        Option(
            "Wait for the sounding of 2 April",
            "",
            t_block("Nothing is lost before June if the sounding is on time."),
            (
                Field("For", t("Costs nothing.")),
                Field("Against", t("Leaves twelve weeks for a tender that took thirty in 2029.")),
            ),
        ),
    )
)

GAPS = Gaps(
    (
        Gap(
            t("How deep is the outer bar?"),
            t("No sounding since September 2030; every estimate here leans on it."),
        ),
        Gap(t("Who owns the disposal site?"), t("The register names a company wound up in 2028.")),
    )
)

TABLE = Table(
    "Depth by section",
    (t("Section"), t("Length (km)"), t("Depth (m)"), t("Surveyed")),
    (
        (t("Outer bar"), t("1.2"), t("15.1"), t("Sep 2030")),
        (t("Bend"), t("0.8"), t("16.0"), t("Feb 2031")),
        (t("Inner channel"), t("3.4"), t("−0.5"), t("Feb 2031")),
    ),
    row_headers=True,
)

NOTES = Notes(
    tuple(
        Note(
            n,
            (
                Text(f"{who}, "),
                Emphasis(t(title)),
                Text(f", {when}, p. {n + 3}: “{quote}” "),
                Link(f"https://example.org/velmar/{n}", t(f"example.org/velmar/{n}")),
            ),
        )
        for n, who, title, when, quote in (
            (
                1,
                "Port Authority of Velmar",
                "Annual dredging plan",
                "12 February 2031",
                "more than 4.2 million cubic metres remain",
            ),
            (
                2,
                "Harbour Survey Office",
                "Sounding 31-02",
                "3 March 2031",
                "silting on the lee side is twice that of 2028",
            ),
            (3, "Corporation of Pilots", "Sheet 7", "1 March 2031", "least depth 15.1 m at the bend"),
            (
                4,
                "Corporation of Pilots",
                "Order 4/2031",
                "1 March 2031",
                "ships drawing more than 15 m shall wait for the tide",
            ),
            (
                5,
                "Budget Committee",
                "Minutes, 44th sitting",
                "9 December 2030",
                "a contract of some 240 million dollars",
            ),
            (
                6,
                "Delta Dredging",
                "Letter to shareholders",
                "20 January 2031",
                "we moved 14,500 cubic metres a day",
            ),
        )
    )
)

SOURCES = SourceList(
    (
        SourceEntry(
            (Text("Budget Committee. "), Emphasis(t("Minutes, 44th sitting")), Text(". 9 December 2030.")),
            t("Official record · origin: parliament · text at hand"),
        ),
        SourceEntry(
            (Text("Corporation of Pilots. "), Emphasis(t("Order 4/2031")), Text(". 1 March 2031.")),
            t("Official statement · origin: pilots · text at hand"),
        ),
        SourceEntry(
            (Text("Delta Dredging. "), Emphasis(t("Letter to shareholders")), Text(". 20 January 2031.")),
            t("Company statement · origin: contractor · date from the page"),
        ),
    )
)

PROSE = (
    Heading(2, t("One contractor holds every key")),
    Paragraph(
        (
            Text("The call of 2029 asked for two dredgers and a licensed disposal site in one lot. Only "),
            Text("Delta Dredging", "nl"),
            Text(
                " could offer both, and the authority did not split the lot although its own adviser asked it to"
            ),
            NoteRef(5),
            Text(
                ". When the first dredger broke down in November, the contract gave no right to bring in another."
            ),
        )
    ),
    p(
        "The harbour survey office has since sounded the inner channel twice. Each time the bed had risen by the "
        "spring, and each time most of the rise lay in the lee of the new breakwater. The authority disputes the "
        "cause but not the figures.",
        2,
    ),
    Heading(3, t("What the contract allows")),
    ListBlock(
        (
            t_block("A second call for any section not begun by 1 July."),
            (
                p("Damages of up to 8\u202f% of the value, provided that"),
                ListBlock(
                    (
                        t_block("the delay is longer than 90 days, and"),
                        t_block("notice was given in writing."),
                    ),
                    1,
                ),
            ),
        )
    ),
    Quote(
        (
            Paragraph(
                (
                    Text("We were asked for one lot, and we priced one lot."),
                    LineBreak(),
                    Text("— Chief executive"),
                )
            ),
        )
    ),
)

MEMO = Document(
    title=HEAD.title,
    short_title="Dredging of Port Velmar",
    edition="Edition 2",
    author="Harbours Unit",
    subject="Approach channel",
    lang="en-GB",
    marking="TLP:AMBER+STRICT",
    body=(
        HEAD,
        BOTTOM_LINE,
        Heading(2, t("Key judgements")),
        JUDGEMENTS,
        Heading(2, t("Key figures")),
        KeyFigures(TILES),
        *PROSE,
        Heading(2, t("Competing views")),
        COMPARE,
        MATRIX,
        Heading(2, t("How it came to this")),
        TIMELINE,
        SLOPE,
        RANGES,
        PICTURE,
        Heading(2, t("Options")),
        OPTIONS,
        Heading(2, t("What we do not know")),
        GAPS,
        WHAT_CHANGED,
    ),
    annex=(
        Heading(2, t("Depths and soundings")),
        TABLE,
        LONG_TIMELINE,
        Heading(2, t("Notes")),
        NOTES,
        Heading(2, t("Sources")),
        SOURCES,
    ),
)


def memo_of(*blocks: object, annex: tuple[object, ...] = ()) -> Document:
    """Make a short memo with the harbour's head and some blocks."""
    return replace(MEMO, body=(HEAD, *blocks), annex=annex)
