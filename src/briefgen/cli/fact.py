"""The commands `fact add` and `fact draft`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from briefgen.cli.console import count, exit_on_findings, print_findings, print_line
from briefgen.cli.declared import CommandArgument, CommandOption, Group
from briefgen.cli.environment import settings_of
from briefgen.cli.options import Texts
from briefgen.settings.gather import UsageError

if TYPE_CHECKING:
    from briefgen.diagnostic import Findings
    from briefgen.propose.fact import FactProposal
    from briefgen.propose.take import Drafted
    from briefgen.settings.settings import Settings

SourceId = Annotated[str, CommandArgument(metavar="SOURCE", help="Id of the source.")]
QuotedWords = Annotated[str, CommandArgument(metavar="WORDS", help="Words of its text, 14 at most.")]
Nth = Annotated[
    int | None,
    CommandOption(
        "--nth",
        min=1,
        metavar="N",
        help="Which occurrence to quote, counted from 1, if the text has the words more than once.",
        show_default=False,
    ),
]


def add(
    source: SourceId,
    words: QuotedWords,
    nth: Nth = None,
    texts: Texts = None,
) -> None:
    """Add a fact that quotes these words, with all that can be read from their sentence."""
    from briefgen.diagnostic import Span, has_errors
    from briefgen.propose.add import propose_addition, write_addition
    from briefgen.propose.entry_yaml import fact_lines, measure_line, origin_line

    settings = settings_of(Path.cwd(), texts=texts)
    added, problems = propose_addition(source, words, settings, nth=nth, place=Span("briefgen fact add"))
    if added is not None:
        problems += write_addition(added, settings)
    print_findings(problems)
    if added is not None and not has_errors(problems):
        proposal = added.proposal
        print_line(f"{added.shown}: fact `{proposal.id}` added")
        for line in (
            *([origin_line(proposal.new_origin)] if proposal.new_origin else []),
            *([measure_line(proposal.new_measure)] if proposal.new_measure else []),
            *fact_lines(proposal),
        ):
            print_line(f"  {line}")
        print_line(f"the source says: {proposal.sentence}")
        print_findings(added.findings)
        print_line(f"now write its statement in your own words, and run `briefgen check {proposal.id}`")
    exit_on_findings(problems, strict=False)


def draft(
    sources: Annotated[
        list[str] | None,
        CommandArgument(metavar="SOURCE…", help="Ids of sources; default: all sources.", show_default=False),
    ] = None,
    output: Annotated[
        Path | None,
        CommandOption(
            "--output",
            "-o",
            metavar="FILE",
            help="Write the facts to this file, to edit.",
            show_default=False,
        ),
    ] = None,
    take: Annotated[
        str,
        CommandOption(
            "--take",
            metavar="1,3-5",
            help="Add the facts with these numbers to the corpus; `all` adds every fact.",
        ),
    ] = "",
    quoted: Annotated[
        bool, CommandOption("--quoted", help="With --take: use the source's own words as statements.")
    ] = False,
    texts: Texts = None,
) -> None:
    """Propose facts from the texts of sources: sums, counts, shares, dates, speech; the most useful first."""
    from briefgen.diagnostic import Span, error, has_errors
    from briefgen.propose.entry_yaml import draft_file
    from briefgen.propose.take import draft_sources
    from briefgen.publish.write import write_user_file

    settings, place = settings_of(Path.cwd(), texts=texts), Span("briefgen fact draft")
    if quoted and not take:
        message = "`--quoted` is for the facts that `--take` adds"
        raise UsageError(
            error("option-alone", Span("--quoted"), message, "add `--take all`, or some numbers")
        )
    drafted, problems = draft_sources(sources or (), settings, place)
    if take:
        _take(drafted, take, settings, problems, quoted=quoted)
        return
    proposals = [each.proposal for each in drafted]
    if output is not None and not has_errors(problems):
        problems += write_user_file(output, draft_file(proposals).encode(), str(output))
    print_findings(problems)
    if output is None:
        _print_proposals(proposals)
    print_line(f"{count(len(proposals), 'fact')} proposed")
    exit_on_findings(problems, strict=False)


def _print_proposals(proposals: Sequence[FactProposal]) -> None:
    """Print the proposed facts, each with the number by which `--take` adds it."""
    from briefgen.propose.entry_yaml import fact_lines

    for number, proposal in enumerate(proposals, 1):
        print_line(f"{number}. {proposal.sentence}")
        for line in fact_lines(proposal):
            print_line(f"     {line}")


def _take(
    drafted: Sequence[Drafted], numbers: str, settings: Settings, problems: Findings, *, quoted: bool
) -> None:
    """Add the proposals with these numbers, and print them; `problems` were found when they were made."""
    from briefgen.diagnostic import Span
    from briefgen.propose.take import read_numbers, take

    chosen, wrong = read_numbers(numbers, len(drafted), Span("briefgen fact draft"))
    added, faults = take([drafted[number - 1] for number in chosen], settings, quoted=quoted)
    found = (*problems, *(() if problems and not drafted else wrong), *faults)
    print_findings(found)
    for one in added:
        print_line(f"{one.shown}: fact `{one.proposal.id}` added")
    if added:
        todo = "" if quoted else "; now write their statements in place of `TODO`"
        print_line(f"{count(len(added), 'fact')} added{todo}")
    exit_on_findings(found, strict=False)


def import_rows(
    table: Annotated[Path, CommandArgument(metavar="TABLE", help="A .csv, .tsv or .xlsx file.")],
    mapping: Annotated[
        Path, CommandOption("--map", metavar="FILE", help="YAML file that maps columns to the keys of facts.")
    ],
) -> None:
    """Add a fact for each row of a table, and save the table as the text of its source."""
    from briefgen.propose.import_table import import_table

    added, problems = import_table(table.absolute(), mapping.absolute(), settings_of(Path.cwd()))
    print_findings(problems)
    if not problems:
        print_line(f"{count(len(added), 'fact')} added")
    exit_on_findings(problems, strict=False)


GROUP = Group(
    "Add facts from the text of a source, or from a table.",
    {"add": add, "draft": draft, "import": import_rows},
)
