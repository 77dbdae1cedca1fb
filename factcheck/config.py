"""Settings: ``factcheck.toml``, or ``[tool.factcheck]`` in ``pyproject.toml``, to one frozen ``Config``.

The nearest folder upwards that holds either decides, ``factcheck.toml`` first. Keys are written as on the command
line (``fail-on``); folders named in the file are relative to it. Whatever is unknown or of the wrong type is an error
with its place, never a silent default.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.errors import ConfigError

FILE_NAME = "factcheck.toml"
VAGUE_TABLES = ("none", "acled", "ccc")
FAIL_LEVELS = ("never", "conflict", "superseded", "any")
ENGINES = ("local", "ray")


@dataclass(frozen=True, slots=True)
class Config:
    """What a run needs to know, from the defaults, the file and the flags (the later wins).

    ``fail_on`` None is the command's own default; ``source`` is the file it was read from, "" if none. ``jobs`` None is
    one process here, every processor of a Ray cluster; ``ray_address`` "" is ``RAY_ADDRESS``, else a cluster started
    here; ``ray_output`` "" keeps no Parquet.
    ``cache`` None keeps a store where the command line runs and none where the library is called;
    ``cache_dir`` "" is ``.factcheck`` beside the corpus.
    """

    corpus: str = "corpus"
    baseline: str = ""
    types: tuple[str, ...] = ()
    model: str = "en_core_web_sm"
    output_format: str = "table"
    fail_on: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_sources: int = 1
    vague: str = "none"
    include_comments: bool = False
    jobs: int | None = None
    engine: str = "local"
    ray_address: str = ""
    ray_output: str = ""
    cache: bool | None = None
    cache_dir: str = ""
    source: str = ""


class _WrongValueError(ValueError):
    """A value that does not fit; its text says what would."""


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise _WrongValueError("a string")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
        raise _WrongValueError('a list of strings, such as ["a", "b"]')
    return tuple(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _WrongValueError("true or false")
    return value


def _positive(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise _WrongValueError("a whole number of at least 1")
    return value


def _level(value: object) -> str:
    if value not in FAIL_LEVELS:
        raise _WrongValueError(f"one of {', '.join(FAIL_LEVELS)}")
    return str(value)


def _engine(value: object) -> str:
    if value not in ENGINES:
        raise _WrongValueError(f"one of {', '.join(ENGINES)}")
    return str(value)


def _vague(value: object) -> str:
    if value not in VAGUE_TABLES:
        raise _WrongValueError(f"one of {', '.join(VAGUE_TABLES)}")
    return str(value)


_KEYS: dict[str, Callable[[object], Any]] = {
    "corpus": _text,
    "baseline": _text,
    "types": _texts,
    "model": _text,
    "output-format": _text,
    "fail-on": _level,
    "select": _texts,
    "ignore": _texts,
    "min-sources": _positive,
    "vague": _vague,
    "include-comments": _flag,
    "jobs": _positive,
    "engine": _engine,
    "ray-address": _text,
    "ray-output": _text,
    "cache": _flag,
    "cache-dir": _text,
}
_FOLDERS = frozenset({"corpus", "baseline", "types", "ray-output", "cache-dir"})


def _line_of(text: str, key: str, table: str) -> int:
    """The line on which ``key`` is set inside ``table`` ("" is the top of the file); 0 if it cannot be told."""
    here = ""
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped.startswith("["):
            here = stripped.strip("[] \t").split("]")[0].replace(" ", "")
            if here == f"{table}.{key}".lstrip("."):
                return number
        elif here == table and re.match(rf"""["']?{re.escape(key)}["']?[ \t]*[=.]""", stripped):
            return number
    return 0


def _parse(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        place = f"{path}:{found[1]}:{found[2]}" if found else str(path)
        message = re.sub(r" \(at .*\)$", "", str(error))
        raise ConfigError(f"not valid TOML: {message}", place=place, hint="mend that line") from None


def parse(values: Mapping[str, object], *, path: Path, text: str = "", table: str = "") -> Config:
    """A ``Config`` from the keys of one table; ``ConfigError`` with ``path:line`` at the first key that is wrong."""
    settings: dict[str, Any] = {}
    for key, value in values.items():
        line = _line_of(text, key, table)
        place = f"{path}:{line}" if line else str(path)
        if key not in _KEYS:
            near = difflib.get_close_matches(key.replace("_", "-").lower(), _KEYS, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(_KEYS)}"
            raise ConfigError(f"unknown key {key!r}", place=place, hint=hint)
        try:
            checked = _KEYS[key](value)
        except _WrongValueError as wrong:
            raise ConfigError(f"{key} = {value!r} will not do", place=place, hint=f"it takes {wrong}") from None
        if key in _FOLDERS:
            beside = path.parent
            checked = tuple(_beside(beside, v) for v in checked) if key == "types" else _beside(beside, checked)
        settings[key.replace("-", "_")] = checked
    return Config(**settings, source=str(path))


def _beside(folder: Path, name: str) -> str:
    """A path named in the file, as seen from the working directory; short where it lies below it."""
    joined = folder / name
    try:
        return str(joined.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(joined)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ConfigError("no such config file", place=str(path), hint="see --config") from None
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise ConfigError(f"the config file cannot be read: {reason}", place=str(path)) from None


def load_file(path: Path) -> Config:
    """The settings of one named file; of a ``pyproject.toml`` its ``[tool.factcheck]``."""
    text = _read(path)
    values = _parse(path, text)
    if path.name == "pyproject.toml":
        return parse(_tool_table(values, path) or {}, path=path, text=text, table="tool.factcheck")
    return parse(values, path=path, text=text)


def _tool_table(values: Mapping[str, Any], path: Path) -> Mapping[str, object] | None:
    tool = values.get("tool")
    table = tool.get("factcheck") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError("tool.factcheck is not a table", place=str(path), hint="write [tool.factcheck]")
    return table


def find(start: Path) -> Path | None:
    """The config file that governs ``start``: the nearest upwards, or None."""
    for folder in (start, *start.parents):
        own = folder / FILE_NAME
        if own.is_file():
            return own
        project = folder / "pyproject.toml"
        if project.is_file():
            try:
                text = project.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                continue
            # Another project's broken file is not ours to complain about, unless it speaks of us.
            if re.search(r"(?m)^\s*\[\s*tool\s*\.\s*factcheck\b|^\s*tool\.factcheck\b|^\s*factcheck\s*=", text):
                return project
    return None


def load(path: str | None = None, *, isolated: bool = False, start: Path | None = None) -> Config:
    """The settings of this run: the named file, else the nearest, else the defaults (always so if ``isolated``)."""
    if path is not None:
        return load_file(Path(path))
    if isolated:
        return Config()
    found = find((start or Path.cwd()).resolve())
    return load_file(_short(found)) if found is not None else Config()


def _short(path: Path) -> Path:
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path
