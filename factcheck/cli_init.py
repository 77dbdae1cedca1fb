"""``factcheck init``: a commented config file to start from."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from factcheck import terminal
from factcheck.config import FILE_NAME
from factcheck.errors import UsageError


def init(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="Where the config file goes.")] = ".",
    force: Annotated[bool, typer.Option("--force", help="Replace a config file that is there.")] = False,
) -> None:
    """Write a commented factcheck.toml."""
    path = Path(folder) / FILE_NAME
    if path.exists() and not force:
        raise UsageError("there is one already", place=str(path), hint="--force replaces it")
    text = resources.files("factcheck.data").joinpath("init.toml").read_text("utf-8")
    terminal.write_file(str(path), text)
    terminal.complain(f"{path} is written; put articles into corpus/ and run: factcheck report")
