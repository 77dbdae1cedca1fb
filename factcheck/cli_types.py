"""``factcheck types``: list the claim types, show one, run the examples inside them."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck import cli_options as flags
from factcheck import cli_support as support
from factcheck import terminal
from factcheck.errors import TypesError, UsageError
from factcheck.reporting.text import clean, plural

if TYPE_CHECKING:
    from factcheck.claim_types import ClaimType

types_app = typer.Typer(help="The claim types: list them, show one, test their examples.", rich_markup_mode=None)

Name = Annotated[str, typer.Argument(metavar="ID")]
Names = Annotated[list[str] | None, typer.Argument(metavar="ID", help="These only.")]


@types_app.callback()
def _types(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        types_list()


@types_app.command("list")
def types_list(types: flags.Types = None, config: flags.ConfigFile = None, isolated: flags.Isolated = False) -> None:
    """Each claim type with its kind, its unit and where it comes from."""
    from tabulate import tabulate

    from factcheck.claim_types import load

    found = load(support.settings(config, isolated, types=types).types)
    rows = [[t.id, t.kind, t.unit, "yes" if t.single else "", len(t.examples), clean(t.place)] for t in found.values()]
    head = ["id", "kind", "unit", "one figure an article", "examples", "from"]
    support.say(tabulate(rows, head, tablefmt="simple", disable_numparse=True))


@types_app.command("show")
def types_show(
    name: Name, types: flags.Types = None, config: flags.ConfigFile = None, isolated: flags.Isolated = False
) -> None:
    """The TOML of one claim type, to copy and change."""
    from factcheck.claim_types import load

    found = load(support.settings(config, isolated, types=types).types)
    _known(name, found)
    terminal.write([_source(found[name])])


@types_app.command("test")
def types_test(
    names: Names = None, types: flags.Types = None, config: flags.ConfigFile = None, isolated: flags.Isolated = False
) -> None:
    """Run the examples inside the claim types; exit with 1 if one does not come out as it says."""
    made = support.settings(config, isolated, types=types)
    from factcheck.claim_types import load

    found = load(made.types)
    for name in names or []:
        _known(name, found)
    from factcheck.extraction.examples import run_examples

    outcomes = [o for o in run_examples(made.types) if not names or o.type.id in names]
    failed = [o for o in outcomes if not o.passed]
    for outcome in failed:
        got = ", ".join(f"{c.type} {clean(c.value.text)!r}" for c in outcome.found) or "nothing"
        wanted = "nothing" if outcome.example.none else "its value"
        support.say(f"{clean(outcome.type.place)}: {outcome.type.id}: wanted {wanted}, found {got}")
        support.say(f"    {clean(outcome.example.text)}")
    support.say(f"{plural(len(outcomes), 'example')}, {len(failed)} failed")
    raise typer.Exit(1 if failed else 0)


def _known(name: str, found: dict[str, ClaimType]) -> None:
    if name not in found:
        near = get_close_matches(name, found, n=1, cutoff=0.5)
        raise UsageError(
            f"no claim type {name!r}", hint=f"did you mean {near[0]!r}?" if near else "factcheck types list"
        )


def _source(claim_type: ClaimType) -> str:
    own = resources.files("factcheck.data").joinpath(claim_type.place)
    if own.is_file():
        return own.read_text("utf-8")
    try:
        return Path(claim_type.place).read_text(encoding="utf-8")
    except OSError as error:
        raise TypesError(f"cannot be read: {error.strerror}", place=claim_type.place) from None
