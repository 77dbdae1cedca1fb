"""Pairs of texts to be held against each other: a JSONL file in, a ``Comparison`` for each line out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from factcheck.config import Config
from factcheck.errors import InputError, UsageError
from factcheck.flow import DEFAULT, OnSkip, extracted
from factcheck.model import Article, Comparison, Skipped, Zone, ZoneKind


def compare_pairs(
    path: str, config: Config = DEFAULT, *, on_skip: OnSkip = lambda skipped: None
) -> Iterator[Comparison]:
    """One ``Comparison`` for each usable line ``{"id", "a", "b"}`` of a JSONL file, in its order."""
    from factcheck.alignment.align import same_thing
    from factcheck.judgement.compare import compare as judge_two
    from factcheck.judgement.in_passing import in_passing

    pairs = list(_read_pairs(path, on_skip))
    if not pairs:
        raise InputError("no pair to compare", place=path, hint='write {"id": …, "a": text, "b": text}, one a line')
    texts = (
        Article(f"{n}/{side}", text, path=path)
        for n, (_, *both) in enumerate(pairs)
        for side, text in zip("ab", both, strict=True)
    )
    extracts = extracted((replace(t, zones=(Zone(ZoneKind.BODY, 0, len(t.text)),)) for t in texts), config, None)
    for (id_, _, _), first in zip(pairs, extracts, strict=False):
        second = next(extracts)
        ours, theirs = ([*e.claims, *in_passing(e.article, e.claims)] for e in (first, second))
        yield judge_two(id_, ours, theirs, same_thing)


def _read_pairs(path: str, on_skip: OnSkip) -> Iterator[tuple[str, str, str]]:
    try:
        lines = Path(path).read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        raise UsageError("no such file", place=path, hint="--pairs takes a JSONL file") from None
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise InputError(f"cannot be read: {reason}", place=path) from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if isinstance(row, dict) and isinstance(row.get("a"), str) and isinstance(row.get("b"), str):
            yield str(row.get("id", number)), row["a"], row["b"]
        else:
            on_skip(Skipped(f"{path}:{number}", "FC910", "not a pair", 'write {"id": …, "a": text, "b": text}'))
