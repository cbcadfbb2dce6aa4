"""The command `verify`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from briefgen.cli.console import (
    count,
    exit_on_findings,
    no_source_line,
    print_findings,
    print_line,
    print_text,
    quotation_states_line,
    summary,
)
from briefgen.cli.declared import CommandArgument, CommandOption
from briefgen.cli.environment import now, settings_of
from briefgen.cli.options import Strict, Style, Texts
from briefgen.cli.pdf_outcome import value_or_finding
from briefgen.diagnostic import Diagnostic, Findings
from briefgen.publish.write import write_file
from briefgen.readable_folders import ANYWHERE
from briefgen.reading.files import read_file
from briefgen.reading.fonts import read_fonts
from briefgen.report.formats import FORMATS
from briefgen.settings.extras import extra_missing
from briefgen.settings.gather import UsageError
from briefgen.workers.pool import run_in_children

if TYPE_CHECKING:
    from briefgen.verify.signed_memo import Trust
    from briefgen.verify.verify import VerifiedFile


_MAX_CERTIFICATE_BYTES = 1_000_000
Result = tuple["VerifiedFile | None", tuple[Diagnostic, ...]]


def run(
    pdfs: Annotated[
        list[Path], CommandArgument(metavar="FILE.pdf…", help="Finished memos to check.", show_default=False)
    ],
    style: Annotated[Style, CommandOption("--format", help="How to print findings.")] = "human",
    texts: Texts = None,
    differences: Annotated[
        Path | None,
        CommandOption(
            "--differences",
            metavar="DIR",
            help="Write a PNG of each page that looks different.",
            show_default=False,
        ),
    ] = None,
    trust: Annotated[
        list[Path] | None,
        CommandOption(
            "--trust", metavar="CERT", help="A root certificate that you trust.", show_default=False
        ),
    ] = None,
    strict: Strict = False,
) -> None:
    """Check finished memos offline: draw them again and compare, check standards, evidence and quotations."""
    from briefgen.build.load import source_texts
    from briefgen.editions.copy_files import check_copy_file
    from briefgen.editions.ledger import notices_on

    try:
        from briefgen.verify.verify import verify_file  # needs the extra `verify`
    except ModuleNotFoundError as missing:
        raise UsageError(extra_missing("briefgen verify", "verify", missing)) from missing
    settings = settings_of(Path.cwd(), texts=texts)
    found: list[Diagnostic] = []
    roots = _read_roots(trust or [])
    fonts_at_hand = partial(read_fonts, settings.fonts, "fonts", settings.readable)
    with_pictures = differences is not None
    verify = partial(verify_file, fonts_at_hand=fonts_at_hand, with_pictures=with_pictures)
    works = [partial(verify, pdf, str(pdf), source_texts(settings), roots) for pdf in pdfs]
    for number, outcome in run_in_children(works, settings.limits, 1):
        pdf = pdfs[number]
        verified, problems = value_or_finding(outcome, pdf, settings, "pdf-unreadable")
        if verified is not None and differences is not None:
            problems += _write_pictures(verified, pdf, differences)
        problems += (*notices_on(pdf), *check_copy_file(pdf))
        found += problems
        if style not in ("human", "short"):
            continue
        print_findings(problems, style, lines=no_source_line)
        if verified is not None:
            _print_verified(pdf, verified, problems)
    if style not in ("human", "short"):
        print_text(FORMATS[style](found, no_source_line))
    exit_on_findings(found, strict)


def _print_verified(pdf: Path, verified: VerifiedFile, problems: Findings) -> None:
    """Print what was found in a memo, in a few lines."""
    counts = f"{count(verified.pages, 'page')}, {count(verified.statements, 'statement')}"
    print_line(f"{pdf}: {counts}, {count(verified.figures, 'figure')}: {summary(problems)}")
    print_line(f"drawn again: {verified.redrawn}")
    if copy := verified.copy:
        print_line(f"copy {copy.number} of {copy.of} of edition {copy.edition}, for {copy.recipient}")
    for line in verified.signatures:
        print_line(line)
    print_text(quotation_states_line(verified.quotations))


def _read_roots(paths: list[Path]) -> Trust:
    """Read the certificates that the reader trusts.

    Errors: UsageError with file-unreadable or file-large.
    """
    from briefgen.verify.signed_memo import Trust  # as above

    read = [
        read_file(path, str(path), ANYWHERE, _MAX_CERTIFICATE_BYTES, "give a certificate") for path in paths
    ]
    if problems := [problem for _, found in read for problem in found]:
        raise UsageError(*problems)
    return Trust(tuple(data for data, _ in read if data is not None), now())


def _write_pictures(verified: VerifiedFile, pdf: Path, folder: Path) -> Findings:
    """Write the pictures of a memo's differing pages as `NAME-page-2.png`.

    Errors: output-unwritable.
    """
    faults: Findings = ()
    for number, picture in verified.pictures.items():
        path = folder / f"{pdf.stem}-page-{number}.png"
        faults += write_file(path, picture, str(path))
    return faults
