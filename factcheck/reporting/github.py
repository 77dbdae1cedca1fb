"""GitHub workflow commands: annotations on the very lines, ranked and cut where GitHub stops showing them.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions. Of each kind ten a step are shown.
"""

from __future__ import annotations

from factcheck.model import Report
from factcheck.reporting import text
from factcheck.reporting.fragments import Places
from factcheck.reporting.issues import LEVELS, Issue, cut, issues, said_by
from factcheck.reporting.style import PLAIN, Style
from factcheck.reporting.view import Lookup

LIMIT = 10
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_LONGEST = 4000  # characters of a message; GitHub cuts at 64 KB
_QUOTES = 4


def render(report: Report, style: Style = PLAIN) -> str:
    """At most ten annotations of each kind; the last notice says what was cut."""
    look, places = Lookup.of(report), Places()
    found = issues(report, singles=style.singles)
    lines: list[str] = []
    left: list[str] = []
    for level in LEVELS:
        these = [i for i in found if i.level == level]
        shown, rest = cut(these, LIMIT if level != "note" else LIMIT - 1)
        lines += [_annotation(i, look, places) for i in shown]
        left += [text.plural(rest, level)] if rest else []
    if left:
        said = f"{' and '.join(left)} more than GitHub shows beside the code; the job summary lists them"
        lines.append(_command("notice", {"title": "factcheck"}, said))
    return "".join(line + "\n" for line in lines)


def _annotation(issue: Issue, look: Lookup, places: Places) -> str:
    properties: dict[str, str] = {}
    if issue.claim is not None:
        place = places.of(issue.claim, look.article(issue.claim))
        properties = {"file": text.clean(place.path), "line": str(place.line)}
        if place.column:
            properties |= {"endLine": str(place.end_line), "col": str(place.column)}
            properties |= {"endColumn": str(place.end_column)} if place.end_line == place.line else {}
    properties["title"] = f"{issue.code} {issue.title}"
    people = [c for c in (issue.claim, *issue.others) if c is not None][:_QUOTES]
    message = "\n".join([issue.message, *(said_by(c, look) for c in people)])
    return _command(_COMMANDS.get(issue.level, "notice"), properties, text.clip(message, _LONGEST))


def _command(name: str, properties: dict[str, str], message: str) -> str:
    said = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value)
    return f"::{name} {said}::{_data(message)}"


def _data(said: str) -> str:
    """The message of a command; a mark of an older kind of command inside it is made harmless too."""
    return text.inert(said).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(said: str) -> str:
    return _data(said).replace(":", "%3A").replace(",", "%2C")
