"""The command ``factcheck``: parse, call ``run``, write, exit. Nothing here imports spaCy.

Exit status: 0 nothing at or above ``--fail-on``; 1 a finding at or above it; 2 wrong usage, config or no readable
input; 101 a bug.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from typing import Annotated

import typer

from factcheck import cli_support as support
from factcheck import run, versions
from factcheck.cli_answers import kept, leave, tell
from factcheck.cli_baseline import Baseline
from factcheck.cli_index import index
from factcheck.cli_init import init
from factcheck.cli_types import types_app
from factcheck.errors import UsageError
from factcheck.model import Comparison, Extract
from factcheck.pairs import compare_pairs
from factcheck.reporting.formats import FORMATS

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
app.command()(index)
app.command()(init)


class Color(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class FailOn(StrEnum):
    """From what on the exit status is 1."""

    NEVER = "never"
    CONFLICT = "conflict"
    SUPERSEDED = "superseded"
    ANY = "any"


class Engine(StrEnum):
    """Who runs extraction."""

    LOCAL = "local"
    RAY = "ray"


Paths = Annotated[list[str] | None, typer.Argument(metavar="PATH", help="Folders, files, or - for standard input.")]
Format = Annotated[
    str | None, typer.Option("--output-format", metavar="FORMAT", help="table, markdown, json or jsonl.")
]
ReportFormat = Annotated[str | None, typer.Option("--output-format", metavar="FORMAT", help=f"{', '.join(FORMATS)}.")]
BaselineFile = Annotated[
    str | None, typer.Option("--baseline", metavar="FILE", help="What is known already stays quiet.")
]
WriteBaseline = Annotated[
    str | None, typer.Option("--write-baseline", metavar="FILE", help="Write what is found as known.")
]
Output = Annotated[
    list[str] | None,
    typer.Option("-o", "--output-file", metavar="FORMAT:PATH", help="Also write a file; as often as you like."),
]
Fail = Annotated[FailOn | None, typer.Option("--fail-on", help="Exit with 1 if there is such a finding.")]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever was found.")]
Select = Annotated[list[str] | None, typer.Option("--select", metavar="CODES", help="Only these: FC101,FC2.")]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="CODES", help="All but these.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="As it stood then: later articles left out.")]
MinSources = Annotated[
    int | None, typer.Option("--min-sources", min=1, metavar="N", help="Origins that a figure needs to stand.")
]
ConfigFile = Annotated[str | None, typer.Option("--config", metavar="FILE", help="Instead of the nearest config file.")]
Isolated = Annotated[bool, typer.Option("--isolated", help="No config file at all.")]
Types = Annotated[list[str] | None, typer.Option("--types", metavar="FOLDER", help="More claim types.")]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes for extraction.")]
Engines = Annotated[Engine | None, typer.Option("--engine", help="Who extracts: this machine, or a Ray cluster.")]
RayAddress = Annotated[str | None, typer.Option("--ray-address", metavar="URL", help="The cluster: ray://HOST:10001.")]
RayOutput = Annotated[
    str | None, typer.Option("--ray-output", metavar="FOLDER", help="Keep the cluster's results as Parquet there.")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Neither use nor keep what was extracted before.")]
CacheDir = Annotated[
    str | None, typer.Option("--cache-dir", metavar="FOLDER", help="Where it is kept; .factcheck beside the corpus.")
]
Colors = Annotated[Color, typer.Option("--color", help="Colour; NO_COLOR is honoured.")]
StdinName = Annotated[str | None, typer.Option("--stdin-filename", metavar="NAME", help="What - is called.")]
Statistics = Annotated[bool, typer.Option("--statistics", help="Counts by type, verdict and code, on stderr.")]
Quiet = Annotated[
    int, typer.Option("-q", "--quiet", count=True, show_default=False, help="No messages; -qq: no results either.")
]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Every value, id and single figure.")]
Comments = Annotated[bool, typer.Option("--include-comments", help="Readers' comments too, as the commenters' word.")]
Singles = Annotated[bool, typer.Option("--show-single", help="List the figures that only one outlet has.")]
Corpus = Annotated[list[str] | None, typer.Option("--corpus", metavar="PATH", help="What to check against.")]


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


@app.command()
def report(
    paths: Paths = None,
    output_format: ReportFormat = None,
    output_file: Output = None,
    fail_on: Fail = None,
    exit_zero: ExitZero = False,
    select: Select = None,
    ignore: Ignore = None,
    baseline: BaselineFile = None,
    write_baseline: WriteBaseline = None,
    as_of: AsOf = None,
    min_sources: MinSources = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    types: Types = None,
    jobs: Jobs = None,
    engine: Engines = None,
    ray_address: RayAddress = None,
    ray_output: RayOutput = None,
    no_cache: NoCache = False,
    cache_dir: CacheDir = None,
    color: Colors = Color.AUTO,
    stdin_filename: StdinName = None,
    statistics: Statistics = False,
    quiet: Quiet = 0,
    verbose: Verbose = False,
    include_comments: Comments = False,
    show_single: Singles = False,
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


@app.command()
def check(
    drafts: Annotated[list[str], typer.Argument(metavar="DRAFT", help="The articles to check, or -.")],
    corpus: Corpus = None,
    output_format: ReportFormat = None,
    output_file: Output = None,
    fail_on: Fail = None,
    exit_zero: ExitZero = False,
    select: Select = None,
    ignore: Ignore = None,
    baseline: BaselineFile = None,
    write_baseline: WriteBaseline = None,
    as_of: AsOf = None,
    min_sources: MinSources = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    types: Types = None,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    cache_dir: CacheDir = None,
    color: Colors = Color.AUTO,
    stdin_filename: StdinName = None,
    statistics: Statistics = False,
    quiet: Quiet = 0,
    verbose: Verbose = False,
    include_comments: Comments = False,
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


@app.command()
def claims(
    paths: Paths = None,
    output_format: Format = None,
    output_file: Output = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    types: Types = None,
    jobs: Jobs = None,
    engine: Engines = None,
    ray_address: RayAddress = None,
    ray_output: RayOutput = None,
    no_cache: NoCache = False,
    cache_dir: CacheDir = None,
    color: Colors = Color.AUTO,
    stdin_filename: StdinName = None,
    statistics: Statistics = False,
    quiet: Quiet = 0,
    verbose: Verbose = False,
    include_comments: Comments = False,
) -> None:
    """Every figure and categorical claim of each article, in input order."""
    made = support.settings(
        config,
        isolated,
        output_format=output_format,
        types=types,
        jobs=jobs,
        engine=engine,
        ray_address=ray_address,
        ray_output=ray_output,
        no_cache=no_cache,
        cache_dir=cache_dir,
        include_comments=include_comments,
    )
    outputs = support.Outputs(made, output_file, color, quiet, verbose, verbose, streamed=True)
    given = paths or [made.corpus]
    piped = support.stdin(given, stdin_filename)
    seen: list[Extract] = []
    skips, notes = support.Skips(quiet), support.Skips(quiet)

    def found() -> Iterator[Extract]:
        for one in run.claims(given, made, on_skip=skips, on_note=notes, **piped):
            if statistics:
                seen.append(one)
            yield one

    with kept(
        made, given, given, piped["stdin"], ("claims", stdin_filename, statistics, outputs.asked()), notes
    ) as place:
        told = place.find()
        if told is not None:
            tell(told, quiet)
            return
        from factcheck.reporting import claims_table

        told = outputs.stream(found(), claims_table.claims, place)
        if statistics:
            from factcheck.reporting.statistics import of_claims

            skips.say(of_claims(c for e in seen for c in e.claims).rstrip("\n"))
        place.keep(replace(told, notes=tuple(skips.said)))


@app.command()
def compare(
    a: Annotated[str | None, typer.Argument(metavar="A", help="One text.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="B", help="The other.")] = None,
    pairs: Annotated[
        str | None, typer.Option("--pairs", metavar="FILE", help='JSONL of {"id", "a", "b"} texts.')
    ] = None,
    output_format: Format = None,
    output_file: Output = None,
    fail_on: Fail = None,
    exit_zero: ExitZero = False,
    config: ConfigFile = None,
    isolated: Isolated = False,
    types: Types = None,
    jobs: Jobs = None,
    color: Colors = Color.AUTO,
    quiet: Quiet = 0,
    verbose: Verbose = False,
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


@app.command()
def explain(
    name: Annotated[
        str, typer.Argument(metavar="ID|CODE", help="An alignment of the report, or a code such as FC101.")
    ],
    paths: Paths = None,
    as_of: AsOf = None,
    min_sources: MinSources = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    types: Types = None,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    cache_dir: CacheDir = None,
    color: Colors = Color.AUTO,
    quiet: Quiet = 0,
    include_comments: Comments = False,
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


def main() -> None:
    """Entry point of the command."""
    app()
