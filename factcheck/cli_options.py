"""The flags and arguments that several commands share: each is described once."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from factcheck.reporting.formats import FORMATS


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
