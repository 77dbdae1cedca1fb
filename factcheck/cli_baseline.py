"""``--baseline`` and ``--write-baseline``: the file is read before the work starts and written after it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from factcheck import terminal
from factcheck.config import Config
from factcheck.errors import ConfigError, UsageError
from factcheck.model import Known, Report
from factcheck.reporting.text import plural


class Baseline:
    """What is known before a run, and where what is known after it is to be written ("" is nowhere)."""

    def __init__(self, config: Config, write: str | None, as_of: str | None) -> None:
        self.config = config
        self.path = write or ""
        self.given = bool(config.baseline)
        self.today = as_of
        wanted = config.baseline or self.path
        missing_is_fine = self.path == wanted  # the first time it is written there is none
        self.known = _read(wanted, missing_is_fine=missing_is_fine) if wanted else ()

    def asked(self) -> tuple[object, ...]:
        """What of this decides what a report says: the entries, and the day on which some of them may be over."""
        from datetime import date

        return (self.known, self.today or date.today().isoformat()) if self.given else ()

    def apply(self, report: Report, quiet: int, say: Callable[[str], None]) -> Report:
        """The report without what is known; nothing at all happens where no baseline was asked for."""
        if not self.given and not self.path:
            return report
        from datetime import date

        from factcheck import baseline

        today = (self.today or date.today().isoformat())[:10]
        known = self.known
        if self.path:
            chosen = (self.config.select, self.config.ignore)
            known = baseline.entries(report, known, select=chosen[0], ignore=chosen[1], today=today)
            terminal.write_file(self.path, baseline.dump(known))
            if not quiet:
                said = plural(len(known), "entry", "entries")
                say(f"{self.path}: {said}; give each a reason, and commit the file")
        told, messages = baseline.apply(report, known, today)
        for message in () if quiet else messages:
            say(f"{self.path or self.config.baseline}: {message}")
        return told


def _read(path: str, *, missing_is_fine: bool) -> tuple[Known, ...]:
    from factcheck import baseline

    try:
        text = Path(path).read_text(encoding="utf-8")
    except FileNotFoundError:
        if missing_is_fine:
            return ()
        hint = f"factcheck report --write-baseline {path} writes it"
        raise UsageError("no such baseline", place=path, hint=hint) from None
    except UnicodeDecodeError:
        raise ConfigError("the baseline is not UTF-8", place=path) from None
    except OSError as error:
        raise UsageError(f"the baseline cannot be read: {error.strerror}", place=path) from None
    return baseline.parse(text, path)
