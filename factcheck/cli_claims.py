"""``factcheck claims``: what each article says, written as it is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck import cli_options as flags
from factcheck import cli_support as support
from factcheck import run
from factcheck.cli_answers import kept, tell
from factcheck.model import Extract


def claims(
    paths: flags.Paths = None,
    output_format: flags.Format = None,
    output_file: flags.Output = None,
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
