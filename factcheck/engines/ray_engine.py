"""The engine ``ray``: the whole input read and extracted on a cluster into Parquet parts, and handed on from there."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import mkdtemp
from threading import Thread

from factcheck.claim_types import load
from factcheck.config import Config
from factcheck.engines import parts
from factcheck.engines.cluster import connected, starts_here
from factcheck.engines.distributed import Made, run
from factcheck.errors import UsageError
from factcheck.model import Article, Extract, Skipped
from factcheck.reading.files import Ids, named, nothing_read
from factcheck.reading.pieces import together

Each = Callable[[Extract], Extract]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the cluster made of the input: articles in input order, what was skipped, and each article's extract, which
    is read from its part when it is asked for."""

    articles: list[Article]
    skipped: list[Skipped]
    extracts: Mapping[str, Extract]


def streamed(
    paths: Sequence[str], config: Config, *, stdin: bytes | None = None, stdin_filename: str | None = None
) -> Iterator[Extract | Skipped]:
    """Every article's extract and what could not be used, in input order, as the parts come in."""
    ids = Ids()

    def items() -> Iterator[tuple[int, Extract | Skipped]]:
        for _, file in _parts(paths, config, folder, stdin, stdin_filename):
            yield from parts.rows(file)

    with _folder(config.ray_output) as folder:
        for item in together(items()):
            if isinstance(item, Skipped):
                yield item
                continue
            article, note = ids.settle(item.article)
            if note:
                yield note
            yield parts.renamed(item, article)


@contextmanager
def gathered(
    paths: Sequence[str],
    config: Config,
    *,
    each: Each,
    stdin: bytes | None = None,
    stdin_filename: str | None = None,
    on_article: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[Gathered]:
    """All of the input, while the context lasts; ``each`` is applied to every extract. Raises InputError where there is
    not one article."""
    with _folder(config.ray_output) as folder:
        done, files = 0, []
        for made, file in _parts(paths, config, folder, stdin, stdin_filename):
            files.append(file)
            done += made.articles
            on_article(done, done)
        places: list[tuple[Path, int]] = []

        def items() -> Iterator[tuple[int, Article | Skipped]]:
            for file in files:
                for number, (source, item) in enumerate(parts.articles(file)):
                    if isinstance(item, Article):
                        places.append((file, number))
                    yield source, item

        articles: list[Article] = []
        skipped: list[Skipped] = []
        for item in together(items()):
            if isinstance(item, Article):
                articles.append(item)
            else:
                skipped.append(item)
        if not articles:
            raise nothing_read(skipped)
        articles, notes = named(articles)
        where = {a.id: (*place, a) for a, place in zip(articles, places, strict=True)}
        yield Gathered(articles, [*skipped, *notes], parts.Extracts(where, each))


def _parts(
    paths: Sequence[str], config: Config, folder: Path, stdin: bytes | None, stdin_filename: str | None
) -> Iterator[tuple[Made, Path]]:
    own = starts_here(config.ray_address)
    Thread(target=load, daemon=True).start()  # the types that are always there, while Ray waits for its processes
    with connected(config.ray_address) as ray:
        made = run(
            ray,
            paths,
            types_dirs=config.types,
            model=config.model,
            workers=config.jobs,
            stdin=stdin,
            stdin_filename=stdin_filename,
            own=own,
        )
        yield from in_order(made, folder)


def in_order(made: Iterable[Made], folder: Path) -> Iterator[tuple[Made, Path]]:
    """Each part with its file in the folder, as soon as all parts before it are there too."""
    waiting: dict[int, tuple[Made, Path]] = {}
    due = 0
    for one in made:
        file = folder / f"part-{one.number:06}.parquet"
        half = file.with_suffix(".half")
        half.write_bytes(one.part)
        half.replace(file)
        waiting[one.number] = (replace(one, part=b""), file)
        while due in waiting:
            yield waiting.pop(due)
            due += 1


@contextmanager
def _folder(name: str) -> Iterator[Path]:
    """The folder of that name, made where it is not there, which stays; without a name one that is gone in the end.

    Raises UsageError for a folder that holds something."""
    if not name:
        made = Path(mkdtemp(prefix="factcheck-"))
        try:
            yield made
        finally:
            shutil.rmtree(made, ignore_errors=True)
        return
    path = Path(name)
    try:
        path.mkdir(parents=True, exist_ok=True)
        used = any(path.iterdir())
    except OSError as error:
        raise UsageError(f"cannot be a folder for Parquet: {error.strerror}", place=name) from None
    if used:
        raise UsageError("is not empty", place=name, hint="name a new folder for the Parquet parts")
    yield path
