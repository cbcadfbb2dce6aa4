"""What the commands `withdraw` and `correct` share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from briefgen.cli.console import exit_on_findings, print_findings, print_line
from briefgen.cli.declared import CommandArgument, CommandOption
from briefgen.cli.environment import settings_of, today
from briefgen.diagnostic import Span, error
from briefgen.settings.gather import UsageError

Number = Annotated[
    int, CommandArgument(metavar="N", min=1, help="The number of the edition.", show_default=False)
]
Reason = Annotated[
    str,
    CommandOption("--reason", metavar="TEXT", help="The reason, which the memo prints.", show_default=False),
]


def record(
    kind: Literal["withdrawn", "corrected"],
    spec: Path,
    number: int,
    reason: str,
    wrong: list[str],
    output: Path | None,
) -> None:
    """Record a notice on an edition, and print what comes next."""
    from briefgen.editions.ledger import Notice
    from briefgen.publish.notice import record_notice

    if not reason.strip() or not all(words.strip() for words in wrong):
        raise UsageError(
            error("value-empty", Span("--reason"), "the reason is empty", "write why, in a sentence")
        )
    settings = settings_of(spec, output=output)
    day = settings.timestamp.date() if settings.timestamp else today()
    notice = Notice(
        about=number,
        kind=kind,
        day=day.isoformat(),
        reason=reason.strip(),
        wrong=tuple(wrong),
        sha256="0" * 64,
    )
    problems = record_notice(spec, settings, notice)
    print_findings(problems)
    if not problems:
        done = "is withdrawn" if kind == "withdrawn" else "will be corrected"
        print_line(f"edition {number} {done}; issue the next one with `briefgen build --issue {spec}`")
    exit_on_findings(problems, strict=False)
