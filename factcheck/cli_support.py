"""What the commands share: errors to messages and exit statuses, flags over config, outputs, and the last steps."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import typer
from typer.core import TyperGroup

from factcheck import config as configuration
from factcheck import terminal
from factcheck.cli_answers import Kept
from factcheck.cli_baseline import Baseline
from factcheck.config import Config
from factcheck.errors import FactcheckError, UsageError
from factcheck.model import Report, Skipped
from factcheck.reporting import formats, selection
from factcheck.reporting.style import Style
from factcheck.reporting.text import clean

if TYPE_CHECKING:
    from factcheck.store.answers import Answer

BUG = 101
NOT_KEPT = Kept(None)
MANY = 50  # articles from which on a wait is worth a progress bar
T = TypeVar("T")


class Group(TyperGroup):
    """Turns whatever a command raises into a coded message and an exit status; a traceback is nobody's answer."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except FactcheckError as error:
            terminal.complain(f"factcheck: {terminal.message(error)}")
            raise typer.Exit(2) from None
        except BrokenPipeError:
            # The reader has gone; nothing more may be written, not even by the interpreter as it ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except Exception as error:
            if isinstance(error, typer.Abort) or hasattr(error, "exit_code"):
                raise
            if os.environ.get("FACTCHECK_DEBUG"):
                raise
            what = f"{type(error).__name__}: {error}"
            terminal.complain(f"factcheck: FC999 a bug in factcheck, not in your files: {clean(what)[:300]}")
            terminal.complain("factcheck: please report it; FACTCHECK_DEBUG=1 shows where it happened")
            raise typer.Exit(BUG) from None


def settings(path: str | None, isolated: bool, **flags: Any) -> Config:
    """The config file's settings with the flags that were given over them."""
    base = configuration.load(path, isolated=isolated)
    given: dict[str, Any] = {}
    for name, value in flags.items():
        if value is None or value is False or value == []:
            continue
        given[name] = (*base.types, *value) if name == "types" else value
    for name in ("select", "ignore"):
        given[name] = selection.codes(given.get(name, getattr(base, name)), f"--{name}")
    if "fail_on" in given:
        given["fail_on"] = str(given["fail_on"])
    given["cache"] = not given.pop("no_cache", base.cache is False)
    return replace(base, **given)


def day(text: str | None) -> str | None:
    """A date or date-time as ISO has it; UsageError if it is none."""
    if text is None:
        return None
    from datetime import date, datetime

    try:
        if re.fullmatch(r"\d{4}(-\d\d)?", text):
            date.fromisoformat(f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01")
        else:
            datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} after --as-of is no date", hint="write 2017-11-14") from None
    return text


@contextmanager
def progress(quiet: int) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error while articles are read, on a terminal only and for enough of them to wait for."""
    if quiet or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None, visible=False)
        yield lambda done, total: bar.update(task, completed=done, total=total, visible=total >= MANY)


class Stdin(TypedDict):
    """What ``run`` takes of standard input."""

    stdin: bytes | None
    stdin_filename: str | None


def stdin(paths: Sequence[str], name: str | None) -> Stdin:
    """Standard input's bytes where ``-`` is among the paths."""
    return {"stdin": sys.stdin.buffer.read() if "-" in paths else None, "stdin_filename": name}


def note(text: str, quiet: int) -> None:
    """Messages, unless quiet."""
    if not quiet:
        terminal.complain(text.rstrip("\n"))


class Skips:
    """Tells of each skipped input as it comes, once. ``said``: the lines, whether or not they were told."""

    def __init__(self, quiet: int) -> None:
        self.quiet = quiet
        self.said: list[str] = []

    def __call__(self, one: Skipped) -> None:
        self.say(terminal.skipped(one))

    def say(self, line: str) -> None:
        """A line, once."""
        if line not in self.said:
            self.said.append(line)
            note(line, self.quiet)


class Outputs:
    """Where the results go: standard output and any number of files, all formats checked before the work starts."""

    def __init__(
        self,
        config: Config,
        files: Sequence[str] | None,
        color: str,
        quiet: int,
        full: bool,
        singles: bool,
        *,
        streamed: bool = False,
    ) -> None:
        self.files = [terminal.split_output(spec) for spec in files or []]
        if streamed:
            from factcheck.reporting.claims_table import known

            self.format = known(config.output_format)
            for name, _ in self.files:
                known(name)
        else:
            self.format = formats.known(config.output_format)
            for name, _ in self.files:
                formats.known(name, file=True)
        self.quiet = quiet
        self.style = terminal.style(color, singles=singles, full=full)
        self.file_style = Style(singles=singles, full=full)

    def asked(self) -> tuple[object, ...]:
        """What of this decides what is written."""
        return (self.format, self.files, self.quiet, self.style, self.file_style)

    def stream(
        self, rows: Iterable[T], pieces: Callable[[Iterable[T], str, Style], Iterator[str]], kept: Kept = NOT_KEPT
    ) -> Answer:
        """Standard output as the rows come; files need them all. What was written, but for what is too long to keep."""
        from factcheck.store.answers import Answer

        told: list[str] = []
        if not self.files:
            made = kept.watch(pieces(rows, self.format, self.style), told)
            terminal.write(made if self.quiet < 2 else (p for p in made if not p))
            return Answer((), (), tuple(told))
        kept_rows = list(rows)
        files = []
        for name, path in self.files:
            files.append((path, "".join(pieces(kept_rows, name, self.file_style)).encode("utf-8")))
            terminal.write_file(*files[-1])
        if self.quiet < 2:
            terminal.write(kept.watch(pieces(kept_rows, self.format, self.style), told))
        return Answer((), tuple(files), tuple(told))


def answer(
    report: Report, config: Config, outputs: Outputs, known: Baseline, *, default: str, statistics: bool
) -> Answer:
    """What a report says: of what was skipped and is known, in the formats asked for, and whether it fails."""
    from factcheck.store.answers import Answer

    notes = [terminal.skipped(one) for one in report.skipped]
    narrowed = known.apply(selection.narrow(report, config.select, config.ignore), outputs.quiet, notes.append)
    files = [(path, formats.content(name, narrowed, outputs.file_style)) for name, path in outputs.files]
    out = tuple(formats.pieces(outputs.format, narrowed, outputs.style)) if outputs.quiet < 2 else ()
    if statistics:
        from factcheck.reporting.statistics import of_report

        notes.append(of_report(narrowed).rstrip("\n"))
    return Answer(tuple(notes), tuple(files), out, selection.fails(narrowed, config.fail_on or default))


def is_code(name: str) -> bool:
    """Is it an FC code rather than an alignment's id?"""
    return re.fullmatch(r"(?i)FC\d{1,3}", name) is not None


def say(text: str) -> None:
    """A text of ours to standard output."""
    terminal.write([text.rstrip("\n") + "\n"])


def explain_alignment(name: str, report: Report, color: str, quiet: int) -> None:
    """One alignment's reasoning, or UsageError with the nearest id."""
    from difflib import get_close_matches

    from factcheck.reporting import explanation

    for one in report.skipped:
        note(terminal.skipped(one), quiet)
    verdict = explanation.find(report, name)
    if verdict is None:
        near = get_close_matches(name, explanation.ids(report), n=1, cutoff=0.5)
        hint = f"did you mean {near[0]!r}?" if near else "factcheck report -v shows the ids"
        raise UsageError(f"no alignment {name!r} in the report, and no code of that name", hint=hint)
    terminal.write([explanation.render(verdict, report, terminal.style(color))])
