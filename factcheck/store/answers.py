"""Whole answers: what a command printed and wrote for these very bytes, settings and versions, to be said again.

The key holds all that an answer depends on; where something cannot be put into it, nothing is kept.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields

from factcheck.config import Config
from factcheck.store.database import Store
from factcheck.store.inputs import State, state
from factcheck.store.versions import mark, of_everything

MOST = 8  # answers of one version that are kept
LARGEST = 128 << 20  # bytes of an answer worth keeping
_NO_MATTER = frozenset(
    {"cache", "cache_dir", "jobs", "engine", "ray_address", "ray_output", "source"}
)  # settings that change no byte


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said: lines for standard error, files, pieces of standard output; ``failed``: the status is 1."""

    notes: tuple[str, ...]
    files: tuple[tuple[str, bytes], ...]
    out: tuple[str, ...]
    failed: bool = False

    def size(self) -> int:
        """Characters and bytes, about."""
        return sum(map(len, self.out)) + sum(len(data) for _, data in self.files)


class Answers:
    """The answer to one question: ``asked`` is everything beside the inputs and the config that it depends on."""

    def __init__(
        self, store: Store, config: Config, paths: Sequence[str], stdin: bytes | None, asked: Sequence[object]
    ) -> None:
        self._shelf = store.shelf("answers", of_everything(config.model, config.types), limit=MOST)
        self._paths = paths
        self._stdin = stdin
        self._before = state(paths, stdin)
        settings = [(f.name, getattr(config, f.name)) for f in fields(config) if f.name not in _NO_MATTER]
        self._asked = repr((settings, list(asked))).encode("utf-8", "surrogatepass")

    def find(self) -> Answer | None:
        """What was said to it before."""
        if self._before is None:
            return None
        key = self._key(self._before)
        data = self._shelf.get([key]).get(key)
        return _unpacked(data) if data is not None else None

    def keep(self, answer: Answer) -> None:
        """Keep what was said, if the inputs are still what they were before the question was worked out."""
        if self._before is None or answer.size() > LARGEST or state(self._paths, self._stdin) != self._before:
            return
        self._shelf.put({self._key(self._before): _packed(answer)})
        self._shelf.finish()

    def _key(self, of: State) -> bytes:
        return mark([of.content, self._asked])


def _packed(answer: Answer) -> bytes:
    out = b"".join(piece.encode("utf-8", "surrogatepass") for piece in answer.out)
    sizes = [(path, len(data)) for path, data in answer.files]
    head = json.dumps([answer.notes, sizes, len(out), answer.failed]).encode("ascii")
    return b"".join([len(head).to_bytes(8, "big"), head, out, *(data for _, data in answer.files)])


def _unpacked(data: bytes) -> Answer:
    at = 8 + int.from_bytes(data[:8], "big")
    notes, sizes, length, failed = json.loads(data[8:at])
    out = data[at : at + length].decode("utf-8", "surrogatepass")
    at += length
    files = []
    for path, size in sizes:
        files.append((path, data[at : at + size]))
        at += size
    return Answer(tuple(notes), tuple(files), (out,), failed)
