"""Reading and extraction on a Ray cluster: Ray Data maps both over pieces of the input, the results come back as
Parquet parts. What a part holds depends on its pieces alone, not on who made it, when, or how often."""

from __future__ import annotations

import os
import pickle
import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from factcheck.claim_types import load
from factcheck.engines.cluster import agreed, fault, out_of_memory
from factcheck.engines.parts import Item, encoded
from factcheck.errors import ClusterError, FactcheckError
from factcheck.model import Article, Skipped
from factcheck.reading.files import kind_of
from factcheck.reading.pieces import Piece, pieces, read_piece, sendable

SMALLEST, LARGEST = 32 * 1024, 4 * 1024 * 1024  # bytes of input in a slice; they grow, so that parts stay few
_GROW = 256  # slices of one size
_WINDOW = 2000  # slices that are on their way at once
_SENT = 64 * 1024 * 1024  # bytes of input on their way at once, where the cluster does not see the files
_EMPTY = 256  # what an item counts for even where it is empty
_TRIES = 3
Read = Piece | tuple[int, Skipped]
Types = tuple[tuple[str, str], ...]  # the users' claim types: file name and text


@dataclass(frozen=True, slots=True)
class Made:
    """One finished slice: its number, its part, how many articles are in it, and the process that made it."""

    number: int
    part: bytes
    articles: int
    worker: int


def slices(found: Iterable[Read], smallest: int = SMALLEST) -> Iterator[list[Read]]:
    """The input in slices of some ``smallest`` bytes, later ones larger, up to ``LARGEST``."""
    number, held = 0, 0
    out: list[Read] = []
    for item in found:
        out.append(item)
        held += _EMPTY + (_size(item, smallest) if isinstance(item, Piece) else 0)
        if held >= min(LARGEST, smallest << (number // _GROW)):
            yield out
            out, held, number = [], 0, number + 1
    if out:
        yield out


def _size(piece: Piece, smallest: int) -> int:
    """Bytes of input; some row groups of a Parquet file count as the least that a piece is cut to."""
    return smallest if piece.cut and kind_of(piece.path) == "rows" else piece.end - piece.start


class Worker:
    """One worker of the cluster; spaCy is loaded with its first candidate and stays."""

    def __init__(self, types: Types, model: str) -> None:
        self._types = TemporaryDirectory(prefix="factcheck-") if types else None
        for name, text in types:
            Path(self._folders()[0], name).write_text(text, "utf-8")
        self._model = model

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        """A row for the batch's one slice; ``failed`` is what it raised, as text or (ours) pickled."""
        part, articles, failed = b"", 0, b""
        try:
            part, articles = self._made(pickle.loads(batch["slice"][0]))
        except FactcheckError as error:
            failed = pickle.dumps(error)
        except MemoryError:
            failed = pickle.dumps(out_of_memory())
        except Exception:
            failed = pickle.dumps(RuntimeError(traceback.format_exc()))
        number = int(batch["number"][0])
        return {
            "number": [number],
            "part": [part],
            "articles": [articles],
            "worker": [os.getpid()],
            "failed": [failed],
        }

    def _folders(self) -> list[str]:
        return [self._types.name] if self._types else []

    def _made(self, found: Sequence[Read]) -> tuple[bytes, int]:
        from factcheck.extraction.pipeline import extract

        read: list[tuple[int, Article | Skipped]] = []
        for item in found:
            read += [(item.source, one) for one in read_piece(item)] if isinstance(item, Piece) else [item]
        articles = [one for _, one in read if isinstance(one, Article)]
        done = extract(articles, types_dirs=self._folders(), model=self._model)
        items: list[tuple[int, Item]] = [
            (source, next(done) if isinstance(one, Article) else one) for source, one in read
        ]
        return encoded(items), len(articles)


class Conductor:
    """Runs Ray Data on the cluster itself, which also serves a client that is only connected to it."""

    def __init__(self, types: Types, model: str) -> None:
        import ray.data

        self._how = (types, model)
        ray.data.DataContext.get_current().enable_progress_bars = False

    def begin(self, window: list[tuple[int, bytes]], workers: int, share: float) -> None:
        """Set the workers to these slices."""
        import ray.data

        data = ray.data.from_items(
            [{"number": number, "slice": one} for number, one in window], override_num_blocks=len(window)
        )
        made = data.map_batches(
            Worker,
            fn_constructor_args=self._how,
            batch_size=1,
            compute=ray.data.ActorPoolStrategy(size=workers),
            num_cpus=share,
        )
        self._batches = iter(made.iter_batches(batch_size=None, prefetch_batches=0))

    def next(self) -> list[tuple[int, bytes, int, int, bytes]] | None:
        """The rows that are ready next, or None after the last."""
        batch = next(self._batches, None)
        if batch is None:
            return None
        names = ("number", "part", "articles", "worker", "failed")
        return list(zip(*(batch[name].tolist() for name in names), strict=True))


def run(
    ray: Any,
    paths: Sequence[str],
    *,
    types_dirs: Sequence[str] = (),
    model: str = "en_core_web_sm",
    workers: int | None = None,
    stdin: bytes | None = None,
    stdin_filename: str | None = None,
    smallest: int = SMALLEST,
    own: bool = False,
) -> Iterator[Made]:
    """Each slice of the input when it is finished, in any order; ``workers`` None is one for each processor there.
    ``own``: the cluster is this machine, started by this program, and need not be asked whether it is like it.

    Raises UsageError for a path that does not exist, TypesError for a wrong folder of claim types, ClusterError where
    the cluster is not like this machine or fails for good.
    """
    load(types_dirs)
    types = tuple((f"{n:03}-{f.name}", f.read_text("utf-8")) for n, f in enumerate(_files(types_dirs)))
    conductor = _conductor(ray, types, model)  # is on its way while the cluster is asked about itself
    found = pieces(paths, smallest, stdin=stdin, stdin_filename=stdin_filename)
    first = list(islice(found, 1))
    file = next((item.file for item in first if isinstance(item, Piece)), "")
    sees = own or agreed(ray, model, file)
    processors = ray.cluster_resources().get("CPU", 1.0)
    workers = workers or max(1, int(processors))
    # Not quite a processor each: what Ray runs beside them must find a place, or everything waits for ever.
    share = min(1.0, processors / workers) * 0.9
    numbered = enumerate(slices(_chained(first, found), smallest))
    tries = _TRIES
    try:
        while window := _window(numbered, sees):
            while window:
                try:
                    for made in _through(ray, conductor, window, workers, share):
                        del window[made.number]
                        yield made
                    if window:
                        raise ClusterError(f"{len(window)} pieces of the input did not come back", hint="run it again")
                except ray.exceptions.RayError as error:
                    tries -= 1
                    if not tries or not isinstance(error, ray.exceptions.RayActorError):
                        raise fault(ray, error) from None
                    ray.kill(conductor)
                    conductor = _conductor(ray, types, model)
    finally:
        ray.kill(conductor)


def _files(dirs: Sequence[str]) -> list[Path]:
    return [file for folder in dirs for file in sorted(Path(folder).glob("*.toml"))]


def _chained(first: list[Read], rest: Iterator[Read]) -> Iterator[Read]:
    yield from first
    yield from rest


def _window(numbered: Iterator[tuple[int, list[Read]]], sees: bool) -> dict[int, bytes]:
    """The next slices by their numbers, with their files' bytes in them where the cluster does not see the files."""
    out: dict[int, bytes] = {}
    held = 0
    for number, found in islice(numbered, _WINDOW):
        sent = found if sees else [sendable(one) if isinstance(one, Piece) else one for one in found]
        out[number] = pickle.dumps(sent)
        held += len(out[number])
        if held > _SENT:
            break
    return out


def _conductor(ray: Any, types: Types, model: str) -> Any:
    return ray.remote(num_cpus=0)(Conductor).remote(types, model)


def _through(ray: Any, conductor: Any, window: dict[int, bytes], workers: int, share: float) -> Iterator[Made]:
    ray.get(conductor.begin.remote(list(window.items()), min(workers, len(window)), share))
    asked = conductor.next.remote()
    while (batch := ray.get(asked)) is not None:
        asked = conductor.next.remote()  # the next is under way while this one is put away
        for number, part, articles, worker, failed in batch:
            if failed:
                raise pickle.loads(failed)
            yield Made(number, part, articles, worker)
