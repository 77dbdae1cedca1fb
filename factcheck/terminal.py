"""Where text goes: results to standard output, coded messages to standard error, files whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from factcheck.errors import FactcheckError, UsageError
from factcheck.model import Skipped
from factcheck.reporting.style import Style
from factcheck.reporting.text import clean, inert

CI_WIDTH = 100
WIDEST = 120
NARROWEST = 60
_AT_ONCE = 1 << 16  # characters encoded together: a report can be half a gigabyte


def message(error: FactcheckError) -> str:
    """``path:3: FC901 unknown key 'x' (did you mean 'y'?)``, on one line whatever the input held."""
    return clean(str(error))


def complain(text: str) -> None:
    """One line on standard error, which a CI runner reads for commands as it does the rest."""
    with contextlib.suppress(OSError, ValueError):
        print(_encodable(inert(text), sys.stderr), file=sys.stderr, flush=True)


def skipped(one: Skipped) -> str:
    """A skipped input as one line."""
    hint = f" ({one.hint})" if one.hint else ""
    return clean(f"{one.path}: {one.code} {one.reason}{hint}")


def _encodable(text: str, stream: TextIO) -> str:
    encoding = stream.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def write(pieces: Iterable[str]) -> None:
    """Results to standard output, piece by piece; what the terminal's encoding lacks is escaped."""
    for piece in pieces:
        for start in range(0, len(piece), _AT_ONCE):
            sys.stdout.write(_encodable(piece[start : start + _AT_ONCE], sys.stdout))
    sys.stdout.flush()


def style(color: str, *, singles: bool = False, full: bool = False) -> Style:
    """How standard output wants its text: 100 columns unless it is a terminal, then that terminal's, up to 120."""
    terminal = sys.stdout.isatty()
    width = min(max(shutil.get_terminal_size((CI_WIDTH, 24)).columns, NARROWEST), WIDEST) if terminal else CI_WIDTH
    wanted = color == "always" or (
        color == "auto" and terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
    encoding = (sys.stdout.encoding or "utf-8").lower().replace("-", "")
    return Style(width=width, color=wanted, ascii=not encoding.startswith("utf"), singles=singles, full=full)


def split_output(spec: str) -> tuple[str, str]:
    """``FORMAT:PATH`` in two; UsageError if it is not that."""
    name, colon, path = spec.partition(":")
    if not colon or not name or not path:
        raise UsageError(f"{spec!r} is no FORMAT:PATH", hint="write -o markdown:report.md")
    return name, path


def write_file(path: str, content: str | bytes) -> None:
    """A file, replaced in one step so that nobody reads half of it; its folder is made. Text is written as UTF-8."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    target = Path(path)
    draft = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and not target.is_file():  # /dev/stdout, a pipe
            target.write_bytes(data)
            return
        handle, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        mask = os.umask(0)
        os.umask(mask)
        Path(draft).chmod(0o666 & ~mask)
        Path(draft).replace(target)
    except OSError as error:
        if draft is not None:
            Path(draft).unlink(missing_ok=True)
        raise UsageError(f"cannot be written: {error.strerror}", place=path, hint="check the path after -o") from None
