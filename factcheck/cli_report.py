"""``factcheck report`` and ``explain``: a corpus story by story, and the reasoning behind one row of it."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck import cli_options as flags
from factcheck import cli_support as support
from factcheck import run
from factcheck.cli_answers import kept, leave, tell
from factcheck.cli_baseline import Baseline


def report(
    paths: flags.Paths = None,
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
    engine: flags.Engines = None,
    ray_address: flags.RayAddress = None,
    ray_output: flags.RayOutput = None,
    no_cache: flags.NoCache = False,
    cache_dir: flags.CacheDir = None,
    color: flags.Colors = flags.Color.AUTO,
    stdin_filename: flags.StdinName = None,
    statistics: flags.Statistics = False,
    quiet: flags.Quiet = 0,
    verbose: flags.Verbose = False,
    include_comments: flags.Comments = False,
    show_single: flags.Singles = False,
) -> None:
    """Story by story, what the outlets say and how it stands to each other."""
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
        engine=engine,
        ray_address=ray_address,
        ray_output=ray_output,
        no_cache=no_cache,
        cache_dir=cache_dir,
        include_comments=include_comments,
    )
    outputs = support.Outputs(made, output_file, color, quiet, verbose, show_single or verbose)
    known = Baseline(made, write_baseline, as_of)
    given, when = paths or [made.corpus], support.day(as_of)
    piped = support.stdin(given, stdin_filename)
    notes = support.Skips(quiet)
    plain = not (write_baseline or made.ray_output)
    asked = ("report", when, stdin_filename, statistics, known.asked(), outputs.asked())
    with kept(made, given, given, piped["stdin"], asked, notes, usable=plain) as place:
        told = place.find()
        if told is None:
            with support.progress(quiet) as seen:
                found = run.report(given, made, as_of=when, on_article=seen, on_note=notes, **piped)
            told = place.keep(support.answer(found, made, outputs, known, default="never", statistics=statistics))
    tell(told, quiet)
    leave(told, exit_zero)


def explain(
    name: Annotated[
        str, typer.Argument(metavar="ID|CODE", help="An alignment of the report, or a code such as FC101.")
    ],
    paths: flags.Paths = None,
    as_of: flags.AsOf = None,
    min_sources: flags.MinSources = None,
    config: flags.ConfigFile = None,
    isolated: flags.Isolated = False,
    types: flags.Types = None,
    jobs: flags.Jobs = None,
    no_cache: flags.NoCache = False,
    cache_dir: flags.CacheDir = None,
    color: flags.Colors = flags.Color.AUTO,
    quiet: flags.Quiet = 0,
    include_comments: flags.Comments = False,
) -> None:
    """The whole reasoning behind one row of the report, or what a code means."""
    made = support.settings(
        config,
        isolated,
        min_sources=min_sources,
        types=types,
        jobs=jobs,
        no_cache=no_cache,
        cache_dir=cache_dir,
        include_comments=include_comments,
    )
    if support.is_code(name):
        from factcheck.judgement.codes import explain as explain_code

        support.say(explain_code(name.upper()))
        return
    given = paths or [made.corpus]
    piped = support.stdin(given, None)
    found = run.report(given, made, as_of=support.day(as_of), on_note=support.Skips(quiet), **piped)
    support.explain_alignment(name, found, color, quiet)
