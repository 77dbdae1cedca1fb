"""``factcheck compare``: two texts, or many pairs of them, taken to be about one event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from factcheck import cli_options as flags
from factcheck import cli_support as support
from factcheck import run
from factcheck.errors import UsageError
from factcheck.model import Comparison
from factcheck.pairs import compare_pairs


def compare(
    a: Annotated[str | None, typer.Argument(metavar="A", help="One text.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="B", help="The other.")] = None,
    pairs: Annotated[
        str | None, typer.Option("--pairs", metavar="FILE", help='JSONL of {"id", "a", "b"} texts.')
    ] = None,
    output_format: flags.Format = None,
    output_file: flags.Output = None,
    fail_on: flags.Fail = None,
    exit_zero: flags.ExitZero = False,
    config: flags.ConfigFile = None,
    isolated: flags.Isolated = False,
    types: flags.Types = None,
    jobs: flags.Jobs = None,
    color: flags.Colors = flags.Color.AUTO,
    quiet: flags.Quiet = 0,
    verbose: flags.Verbose = False,
) -> None:
    """Two texts taken to be about the same event: do their figures agree?"""
    made = support.settings(config, isolated, output_format=output_format, fail_on=fail_on, types=types, jobs=jobs)
    outputs = support.Outputs(made, output_file, color, quiet, verbose, verbose, streamed=True)
    skips = support.Skips(quiet)
    level = made.fail_on or "never"
    failed = False

    def found() -> Iterator[Comparison]:
        nonlocal failed
        if pairs is not None and a is None:
            source = compare_pairs(pairs, made, on_skip=skips)
        elif pairs is None and a is not None and b is not None:
            source = iter([run.compare(a, b, made, on_skip=skips)])
        else:
            raise UsageError("compare takes two files, or --pairs FILE", hint="factcheck compare A B")
        from factcheck.reporting.selection import pair_fails

        for one in source:
            failed = failed or pair_fails(one, level)
            yield one

    from factcheck.reporting import claims_table

    outputs.stream(found(), claims_table.comparisons)
    raise typer.Exit(1 if failed and not exit_zero else 0)
