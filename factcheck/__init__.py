"""Read what several outlets wrote about one event; show where their figures agree, conflict or were overtaken.

>>> import factcheck
>>> found = factcheck.report("corpus/")          # a Report: stories, verdicts, claims; a page in a notebook
>>> found = factcheck.check("draft.md", "corpus/")
>>> pair = factcheck.compare("one.md", "other.md")
>>> articles = factcheck.claims("corpus/")

All four run offline and give the same result every time. They raise ``factcheck.errors.FactcheckError`` with a code,
a message and a hint. Importing the package loads nothing; spaCy is loaded when there is something to extract.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from factcheck.config import Config
    from factcheck.library import Articles, Pair, Paths, Result

__all__ = ["check", "claims", "compare", "report"]


def report(paths: Paths, config: Config | None = None, *, as_of: str | None = None) -> Result:
    """What the articles under ``paths`` say, story by story, and how it stands to each other.

    ``paths`` is a file, a folder or several of them. ``config`` is what ``factcheck.config.load()`` reads from the
    nearest ``factcheck.toml``; without it the defaults hold. ``as_of`` (an ISO date) leaves out what was published
    later. The result is a ``factcheck.model.Report``.
    """
    from factcheck import library

    return library.report(paths, config, as_of=as_of)


def check(drafts: Paths, corpus: Paths, config: Config | None = None, *, as_of: str | None = None) -> Result:
    """The drafts' claims against what the corpus says of the same stories: a ``Report`` with ``findings``."""
    from factcheck import library

    return library.check(drafts, corpus, config, as_of=as_of)


def compare(a: str | PathLike[str], b: str | PathLike[str], config: Config | None = None) -> Pair:
    """Two files taken to be about one event: a ``factcheck.model.Comparison`` with its evidence."""
    from factcheck import library

    return library.compare(a, b, config)


def claims(paths: Paths, config: Config | None = None) -> Articles:
    """Each article's claims, in input order: a sequence of ``factcheck.model.Extract``.

    An input that cannot be read is left out and named in ``skipped``; with nothing to read it is an error.
    """
    from factcheck import library

    return library.claims(paths, config)
