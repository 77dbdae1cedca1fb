"""The ladder and its tolerances, as data (``factcheck/data/ladder.toml``), strictly read."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from factcheck.errors import TypesError
from factcheck.model import RelationKind


@dataclass(frozen=True, slots=True)
class Level:
    """One step of the ladder: the name of its test, what it decides, and the sentence for the reader."""

    test: str
    relation: RelationKind
    sentence: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """The levels in order, the null level first and the else level last, and the numbers that the tests use."""

    levels: tuple[Level, ...]
    side_by_side: frozenset[str]
    cumulative: frozenset[str]
    changing: frozenset[str]
    measured_units: frozenset[str]
    measured_share: float
    about_share: float
    about_small: float
    about_measured: float
    rounding_share: float
    cut_share: float
    cut_step: float
    never_rounded: frozenset[str]
    clock_about_minutes: int
    vague: Mapping[str, Mapping[str, float]]
    vague_words: Mapping[str, str]
    units: Mapping[str, Mapping[str, float]]
    spellings: Mapping[str, str]
    scales: Mapping[str, float]
    zones: Mapping[str, int]


def parse(data: Mapping[str, Any], place: str = "ladder.toml") -> Ladder:
    """A ladder from its TOML. Raises TypesError for a level that is not whole or an unknown relation."""

    def level(raw: Mapping[str, Any], test: str) -> Level:
        try:
            return Level(test, RelationKind(raw["relation"]), str(raw["sentence"]))
        except (KeyError, ValueError) as error:
            raise TypesError(
                f"level {test!r} has no valid {error}", hint="give test, relation and sentence", place=place
            ) from error

    levels = [level(data["null"], "missing")]
    levels += [level(raw, str(raw.get("test", ""))) for raw in data["level"]]
    levels.append(level(data["else"], "else"))
    tolerance, types = data["tolerance"], data["types"]
    return Ladder(
        levels=tuple(levels),
        side_by_side=frozenset(types["side_by_side"]),
        cumulative=frozenset(types["cumulative"]),
        changing=frozenset(types["changing"]),
        measured_units=frozenset(tolerance["measured_units"]),
        measured_share=float(tolerance["measured_share"]),
        about_share=float(tolerance["about_share"]),
        about_small=float(tolerance["about_small"]),
        about_measured=float(tolerance["about_measured"]),
        rounding_share=float(tolerance["rounding_share"]),
        cut_share=float(tolerance["cut_share"]),
        cut_step=float(tolerance["cut_step"]),
        never_rounded=frozenset(tolerance["never_rounded"]),
        clock_about_minutes=int(tolerance["clock_about_minutes"]),
        vague=MappingProxyType({k: MappingProxyType(dict(v)) for k, v in data["vague"].items()}),
        vague_words=MappingProxyType(dict(data["vague_words"])),
        units=MappingProxyType({k: MappingProxyType(dict(v)) for k, v in data["units"].items()}),
        spellings=MappingProxyType(dict(data["spellings"])),
        scales=MappingProxyType(dict(data["scales"])),
        zones=MappingProxyType(dict(data["zones"])),
    )


@cache
def ladder_of(type_: str, folders: tuple[str, ...] = ()) -> Ladder:
    """The ladder for one claim type: with the levels that its TOML lists, in its order, the null level before and the
    else level after them; the whole ladder where it lists none or is not known. ``folders``: claim types of the user's.
    """
    from factcheck.claim_types import load

    whole, known = ladder(), load(folders).get(type_)
    if known is None:
        return whole
    cumulative = whole.cumulative | {type_} if known.cumulative else whole.cumulative
    if not known.levels:
        return replace(whole, cumulative=cumulative)
    by_test = {level.test: level for level in whole.levels}
    chosen = tuple(by_test[name] for name in known.levels)
    return replace(whole, levels=(whole.levels[0], *chosen, whole.levels[-1]), cumulative=cumulative)


@cache
def ladder() -> Ladder:
    """The ladder that comes with the package."""
    text = resources.files("factcheck.data").joinpath("ladder.toml").read_text("utf-8")
    return parse(tomllib.loads(text))
