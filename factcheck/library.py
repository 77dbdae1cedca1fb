"""What the functions of ``factcheck`` give back: the model's classes, which a notebook can show."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from factcheck import run
from factcheck.config import Config
from factcheck.flow import DEFAULT
from factcheck.model import Comparison, Extract, Report, Skipped

Paths = str | os.PathLike[str] | Sequence[str | os.PathLike[str]]
_FRAME = '<iframe srcdoc="{}" sandbox="allow-popups" width="100%" height="640" title="{}"></iframe>'


def _several(paths: Paths) -> list[str]:
    """One path or many, as text."""
    one = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    return [os.fspath(p) for p in one]


def _values(of: Any) -> dict[str, Any]:
    return {f.name: getattr(of, f.name) for f in fields(of)}


@dataclass(frozen=True, slots=True)
class Result(Report):
    """A report that writes itself in any format of the command line."""

    def render(self, name: str) -> str:
        """The report as text in the named format: ``"json"``, ``"html"``, ``"markdown"`` …

        Raises UsageError for a format that does not exist, or is no text.
        """
        from factcheck.reporting.formats import render

        return render(name, self)

    def _repr_html_(self) -> str:
        """The page in a frame of its own, so that neither its style nor the notebook's reaches the other."""
        from html import escape

        return _FRAME.format(escape(self.render("html")), "factcheck report")


@dataclass(frozen=True, slots=True)
class Pair(Comparison):
    """A comparison of two texts."""

    def _repr_html_(self) -> str:
        from factcheck.reporting.html_tables import comparison

        return comparison(self)


class Articles(tuple[Extract, ...]):
    """The claims of several articles; ``skipped`` is what could not be read."""

    skipped: tuple[Skipped, ...] = ()

    def _repr_html_(self) -> str:
        from factcheck.reporting.html_tables import claims

        return claims(self)


def report(paths: Paths, config: Config | None = None, *, as_of: str | None = None) -> Result:
    """See ``factcheck.report``."""
    return Result(**_values(run.report(_several(paths), config or DEFAULT, as_of=as_of)))


def check(drafts: Paths, corpus: Paths, config: Config | None = None, *, as_of: str | None = None) -> Result:
    """See ``factcheck.check``."""
    found = run.check(_several(drafts), _several(corpus), config or DEFAULT, as_of=as_of)
    return Result(**_values(found))


def compare(a: str | os.PathLike[str], b: str | os.PathLike[str], config: Config | None = None) -> Pair:
    """See ``factcheck.compare``."""
    return Pair(**_values(run.compare(os.fspath(a), os.fspath(b), config or DEFAULT)))


def claims(paths: Paths, config: Config | None = None) -> Articles:
    """See ``factcheck.claims``."""
    lost: list[Skipped] = []
    found = Articles(run.claims(_several(paths), config or DEFAULT, on_skip=lost.append))
    found.skipped = tuple(lost)
    return found
