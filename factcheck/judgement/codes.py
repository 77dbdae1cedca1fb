"""The codes of findings (FC101 …) and what each means, as data (``factcheck/data/codes.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from factcheck.errors import UsageError


@dataclass(frozen=True, slots=True)
class Code:
    """One code: its title in a few words, and its explanation in a few sentences."""

    id: str
    title: str
    text: str


@cache
def codes() -> Mapping[str, Code]:
    """Every code by its id, in order."""
    data = tomllib.loads(resources.files("factcheck.data").joinpath("codes.toml").read_text("utf-8"))
    return MappingProxyType({k: Code(k, v["title"], " ".join(v["text"].split())) for k, v in sorted(data.items())})


def explain(code: str) -> str:
    """The documentation of one code: "FC101 Figures conflict", an empty line, and the text.

    A code of the input errors (FC9xx) without a text of its own is explained by FC910. Raises UsageError for anything
    that is no code of ours.
    """
    wanted = code.strip().upper()
    known = codes()
    entry = known.get(wanted)
    if entry is None and len(wanted) == 5 and wanted.startswith("FC9") and wanted[2:].isdigit():
        entry = known["FC910"]
    if entry is None:
        near = [k for k in known if k[:3] == wanted[:3]] or list(known)
        raise UsageError(f"there is no code {code!r}", hint="known: " + ", ".join(near))
    return f"{wanted} {entry.title}\n\n{entry.text}\n"
