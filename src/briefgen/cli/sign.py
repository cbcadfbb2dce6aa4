"""The command `sign`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.console import USAGE, exit_on_findings, print_findings, print_line
from briefgen.cli.environment import now
from briefgen.diagnostic import Findings, Span, error
from briefgen.publish.write import write_file
from briefgen.readable_folders import ANYWHERE
from briefgen.reading.files import read_file
from briefgen.settings.gather import UsageError

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer

_MAX_BYTES = 100_000_000
_TIMESTAMP_SECONDS = 20


def run(
    pdf: Annotated[Path, typer.Argument(metavar="FILE.pdf", help="The memo to sign.", show_default=False)],
    key: Annotated[
        str, typer.Option(metavar="KEY", help="File of the private key, or its label on the token.")
    ],
    cert: Annotated[
        str, typer.Option(metavar="CERT", help="File of its certificate, or its label on the token.")
    ],
    chain: Annotated[
        list[Path] | None,
        typer.Option(metavar="CERT", help="Certificates between yours and the root.", show_default=False),
    ] = None,
    password_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The password of the key, or the PIN.", show_default=False),
    ] = None,
    pkcs11: Annotated[
        Path | None,
        typer.Option(metavar="LIBRARY", help="PKCS#11 library that opens a token.", show_default=False),
    ] = None,
    token: Annotated[str, typer.Option(metavar="LABEL", help="Label of the token.")] = "",
    timestamp: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Add the time of this service (PAdES B-T).", show_default=False),
    ] = None,
    trust: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="CERT",
            help="Roots; with them, embed what validates the signature for decades (PAdES B-LTA).",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="File to write.", show_default=False)
    ] = None,
) -> None:
    """Sign a memo in its empty field, so that nobody can change it unnoticed. Needs the extra `sign`."""
    try:
        from briefgen.sign import credentials, sign_pdf
    except ModuleNotFoundError as missing:
        hint = "in the clone of briefgen, run `python3 -m pip --python .venv/bin/python install '.[sign]'`"
        message = f"`{missing.name}` is not installed"
        raise UsageError(error("extra-missing", Span("briefgen sign"), message, hint)) from missing
    if trust and not timestamp:
        message = "`--trust` embeds what validates a time stamp, and there is none"
        raise UsageError(error("option-alone", Span("--trust"), message, "add `--timestamp URL`"))
    password = _read_password(password_file)
    signer: Signer | None
    if pkcs11:
        given = credentials.Token(pkcs11, token, key, cert)
        signer, problems = credentials.open_token(given, password or _ask("PIN"), now())
    else:
        signer, problems = credentials.load_signer(Path(key), Path(cert), chain or (), password, now())
    roots, faults = credentials.read_certificates(trust or ())
    data, unread = read_file(pdf, str(pdf), ANYWHERE, _MAX_BYTES, "sign a memo")
    problems = (*problems, *faults, *unread)
    if signer is None or data is None or problems:
        _stop(problems)
        return
    long_term = sign_pdf.LongTerm(roots) if roots else None
    service = sign_pdf.time_stamp_service(timestamp, _TIMESTAMP_SECONDS) if timestamp else None
    signed, problems = sign_pdf.sign_pdf(data, str(pdf), signer, service, long_term)
    target = output or pdf.with_name(f"{pdf.stem}-signed.pdf")
    if signed is not None:
        problems += write_file(target, signed, str(target))
    if problems:
        _stop(problems)
    print_line(f"{target}: signed by {_name(signer)}")


def _stop(problems: Findings) -> None:
    """Print findings and end the command."""
    print_findings(problems)
    exit_on_findings(problems)
    raise typer.Exit(USAGE)


def _name(signer: Signer) -> str:
    certificate = signer.signing_cert
    return str(certificate.subject.human_friendly) if certificate else "an unnamed certificate"


def _read_password(path: Path | None) -> str | None:
    """Read a password from the first line of a file.

    Errors: UsageError with file-unreadable.
    """
    if path is None:
        return None
    data, problems = read_file(path, str(path), ANYWHERE, 10_000, "give a file with the password alone")
    if data is None:
        raise UsageError(*problems)
    return data.decode("utf-8", "replace").partition("\n")[0].rstrip("\r")


def _ask(what: str) -> str:
    """Ask for a secret on the terminal, without showing it."""
    return str(typer.prompt(what, hide_input=True, err=True))
