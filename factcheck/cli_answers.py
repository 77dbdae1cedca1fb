"""A command's answer, worked out or found: built whole, kept, then told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from factcheck import terminal
from factcheck.config import Config

if TYPE_CHECKING:
    from factcheck.store.answers import Answer, Answers
    from factcheck.store.database import Note


class Kept:
    """The place of one answer in the store, or nowhere."""

    def __init__(self, answers: Answers | None) -> None:
        self._answers = answers

    def find(self) -> Answer | None:
        """The answer given before to the same question about the same inputs."""
        return self._answers.find() if self._answers is not None else None

    def keep(self, answer: Answer) -> Answer:
        """Keep it; gives it back."""
        if self._answers is not None:
            self._answers.keep(answer)
        return answer

    def watch(self, pieces: Iterable[str], into: list[str]) -> Iterator[str]:
        """Hand on a stream and collect it, unless it gets too long to be kept: then it is no longer collected."""
        if self._answers is None:
            yield from pieces
            return
        from factcheck.store.answers import LARGEST

        size = 0
        for piece in pieces:
            size += len(piece)
            if size > LARGEST:
                self._answers = None
                into.clear()
            elif self._answers is not None:
                into.append(piece)
            yield piece


@contextmanager
def kept(
    config: Config,
    where: Sequence[str],
    paths: Sequence[str],
    stdin: bytes | None,
    asked: Sequence[object],
    note: Note,
    *,
    usable: bool = True,
) -> Iterator[Kept]:
    """``where``: the paths beside which the store lies; ``paths``: all that is read; ``asked``: what else the answer
    depends on; ``usable`` not, where the command does more than answer."""
    if not (config.cache and usable):
        yield Kept(None)
        return
    from factcheck.store.answers import Answers
    from factcheck.store.place import opened

    with opened(where, config, note) as store:
        yield Kept(Answers(store, config, paths, stdin, asked) if store is not None else None)


def tell(answer: Answer, quiet: int) -> None:
    """Messages, then files, then standard output."""
    for line in () if quiet else answer.notes:
        terminal.complain(line)
    for path, content in answer.files:
        terminal.write_file(path, content)
    if quiet < 2:
        terminal.write(answer.out)


def leave(answer: Answer, exit_zero: bool) -> None:
    """Exit as the answer says."""
    raise typer.Exit(1 if answer.failed and not exit_zero else 0)
