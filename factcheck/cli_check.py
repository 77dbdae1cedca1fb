"""``factcheck check``: drafts held against a corpus."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck import cli_options as flags
from factcheck import cli_support as support
from factcheck import run
from factcheck.cli_answers import leave, tell
from factcheck.cli_baseline import Baseline
from factcheck.errors import UsageError


def check(
    drafts: Annotated[list[str], typer.Argument(metavar="DRAFT", help="The articles to check, or -.")],
    corpus: flags.Corpus = None,
    output_format: flags.ReportFormat = None,
    output_file: flags.Output = None,
    fail_on: flags.Fail = None,
    exit_zero: flags.ExitZero = False,
    select: flags.Select = None,
    ignore: flags.Ignore = None,
    baseline: flags.BaselineFile = None,
    write_baseline: flags.WriteBaseline = None,
    as_of: flags.AsOf = None,
    min_sources: flags.MinSources = None,
    config: flags.ConfigFile = None,
    isolated: flags.Isolated = False,
    types: flags.Types = None,
    jobs: flags.Jobs = None,
    no_cache: flags.NoCache = False,
    cache_dir: flags.CacheDir = None,
    color: flags.Colors = flags.Color.AUTO,
    stdin_filename: flags.StdinName = None,
    statistics: flags.Statistics = False,
    quiet: flags.Quiet = 0,
    verbose: flags.Verbose = False,
    include_comments: flags.Comments = False,
) -> None:
    """A draft's claims against what the corpus says of the same story."""
    made = support.settings(
        config,
        isolated,
        output_format=output_format,
        fail_on=fail_on,
        select=select,
        ignore=ignore,
        baseline=baseline,
        min_sources=min_sources,
        types=types,
        jobs=jobs,
        no_cache=no_cache,
        cache_dir=cache_dir,
        include_comments=include_comments,
    )
    outputs = support.Outputs(made, output_file, color, quiet, verbose, verbose)
    known = Baseline(made, write_baseline, as_of)
    where = corpus or [made.corpus]
    if "-" in where:
        raise UsageError("the corpus cannot come from standard input", hint="name a folder or a file")
    notes = support.Skips(quiet)
    # Not kept as the answer to the same question: to know that, the whole corpus would have to be read again.
    with support.progress(quiet) as seen:
        piped = support.stdin(drafts, stdin_filename)
        found = run.check(drafts, where, made, as_of=support.day(as_of), on_article=seen, on_note=notes, **piped)
    told = support.answer(found, made, outputs, known, default="conflict", statistics=statistics)
    tell(told, quiet)
    leave(told, exit_zero)
