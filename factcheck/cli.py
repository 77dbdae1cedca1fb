"""The command ``factcheck``, put together of its subcommands: each parses, calls ``run``, writes, exits. None imports
spaCy when it is itself imported.

Exit status: 0 nothing at or above ``--fail-on``; 1 a finding at or above it; 2 wrong usage, config or no readable
input; 101 a bug.
"""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck import cli_support as support
from factcheck import versions
from factcheck.cli_check import check
from factcheck.cli_claims import claims
from factcheck.cli_compare import compare
from factcheck.cli_index import index
from factcheck.cli_init import init
from factcheck.cli_report import explain, report
from factcheck.cli_types import types_app

app = typer.Typer(
    name="factcheck",
    cls=support.Group,
    help="Read what several outlets wrote about one event; show where their figures agree, conflict or were overtaken.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(types_app, name="types", invoke_without_command=True)
for _command in (index, init, report, check, claims, compare, explain):  # in the order of the help
    app.command()(_command)


def _version(wanted: bool) -> None:
    if wanted:
        config = support.settings(None, False)
        typer.echo(f"factcheck {versions.version()}, model {versions.model_version(config.model)}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Versions of the tool and its model.")
    ] = False,
) -> None:
    """Offline, the same bytes every time, quoting exact words."""


def main() -> None:
    """Entry point of the command."""
    app()
