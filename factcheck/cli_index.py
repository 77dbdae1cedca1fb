"""``factcheck index``: fill the store, so that the next command finds everything in it; or empty it."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck import cli_options as flags
from factcheck import cli_support as support
from factcheck import run, terminal
from factcheck.errors import UsageError
from factcheck.reporting.text import clean, plural

Paths = Annotated[list[str] | None, typer.Argument(metavar="PATH", help="Folders or files.")]


def index(
    paths: Paths = None,
    clear: Annotated[bool, typer.Option("--clear", help="Delete what is kept, and nothing else.")] = False,
    cache_dir: Annotated[
        str | None, typer.Option("--cache-dir", metavar="FOLDER", help="Where it is; .factcheck beside the corpus.")
    ] = None,
    config: flags.ConfigFile = None,
    isolated: flags.Isolated = False,
    types: flags.Types = None,
    jobs: flags.Jobs = None,
    quiet: Annotated[int, typer.Option("-q", "--quiet", count=True, show_default=False, help="No messages.")] = 0,
) -> None:
    """Extract every article now, so that report, check and claims find it done."""
    from factcheck.store.place import folder_of

    made = support.settings(config, isolated, types=types, jobs=jobs, cache_dir=cache_dir, no_cache=False)
    given = paths or [made.corpus]
    folder = folder_of(given, made)
    if folder is None:
        raise UsageError(f"{given[0]} is not there, or is standard input", hint="name a folder or a file")
    if clear:
        gone = run.clear(folder)
        if quiet < 2:
            terminal.write([clean(f"{folder}: {'deleted' if gone else 'nothing was kept'}") + "\n"])
        return
    with support.progress(quiet) as seen:
        told = run.index(given, made, on_article=seen, on_note=support.Skips(quiet))
    if quiet < 2:
        each = plural(told.articles, "article")
        size = f"{told.size / 1e6:.1f} MB" if told.size else "nothing"
        terminal.write(
            [clean(f"{each} read, {told.made} extracted, {told.kept} kept from before; {folder}: {size}") + "\n"]
        )
