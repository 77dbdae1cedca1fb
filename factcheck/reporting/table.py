"""The report as a table for the terminal and for CI logs: one row an aligned claim, conflicts first, words quoted."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import JudgedStory, Position, Report, Verdict, VerdictKind
from factcheck.reporting import findings_table, text, values, view
from factcheck.reporting.grid import Column, Grid, paint
from factcheck.reporting.issues import quiet
from factcheck.reporting.style import PLAIN, Style
from factcheck.reporting.view import Lookup

COLUMNS = (Column("What", 20), Column("Verdict", 10), Column("Positions", 0), Column("Sources", 7))
SHOWN = {VerdictKind.CONFLICT: 6, VerdictKind.SUPERSEDED: 5}
FEW = 4
QUOTE_LINES = 2


def render(report: Report, style: Style = PLAIN) -> str:
    """The whole report; with drafts under check, what was found in them comes first."""
    return "".join(pieces(report, style))


def pieces(report: Report, style: Style = PLAIN) -> Iterator[str]:
    """The same text block by block, each made harmless as it comes."""
    mark = ""
    for block in _blocks(report, style):
        if block:
            yield mark + text.inert(block)
            mark = "\n\n"
    yield "\n"


def _blocks(report: Report, style: Style) -> Iterator[str]:
    look = Lookup.of(report)
    if report.drafts:
        yield findings_table.drafts(report, look, style)
    if not report.drafts or style.full:
        together = [j for j in report.stories if view.shared(j)]
        yield from (story(j, look, style) for j in together)
        alone = [j for j in report.stories if not view.shared(j)]
        if style.singles:
            yield from (story(j, look, style) for j in alone)
        elif alone:
            yield "\n".join(text.wrap(_alone(len(alone)), style.width))
        if report.findings and not report.drafts:
            yield findings_table.inside(report, look, style)
    if style.full and report.suppressed:
        yield "\n".join(line for one in quiet(report) for line in text.wrap(one, style.width, indent="  "))
    yield "\n".join(text.wrap(view.summary(report), style.width))


def _alone(count: int) -> str:
    one, say = ("article tells a story", "it says") if count == 1 else ("articles tell stories", "they say")
    return f"{count:,} {one} that no other article tells (--show-single lists what {say})."


def story(judged: JudgedStory, look: Lookup, style: Style) -> str:
    """One story: its heading, its rows, and how many figures only one outlet has."""
    rows = view.ordered(judged)
    listed = [v for v in rows if style.singles or v.verdict is not VerdictKind.SINGLE]
    facts = [*view.facts(judged, look), view.kinds(view.tally(judged))]
    lines = [*text.wrap(view.label(judged), style.width), *text.wrap(" · ".join(facts), style.width)]
    if style.color:
        lines[0] = paint(lines[0], "bold")
    if listed:
        grid = Grid(COLUMNS, style)
        for verdict in listed:
            grid.add(row(verdict, look, style, grid.room))
        lines.append(grid.text())
    folded = len(rows) - len(listed)
    if folded:
        noun = "figure comes" if folded == 1 else "figures come"
        lines.append(f"{folded:,} {noun} from one outlet only (--show-single lists them).")
    return "\n".join(lines)


def row(verdict: Verdict, look: Lookup, style: Style, room: int) -> list[list[str]]:
    """The four cells of one alignment as lists of lines; the third is ``room`` wide and the fourth runs beside it."""
    label, subject = view.what(verdict)
    first = text.wrap(text.clip(label, 60), COLUMNS[0].width)
    if subject:
        first += text.wrap(text.clip(subject, 100), COLUMNS[0].width)
    named = str(verdict.verdict).upper() if verdict.verdict is VerdictKind.CONFLICT else str(verdict.verdict)
    second = [paint(named, str(verdict.verdict)) if style.color else named]
    if verdict.code:
        second.append(text.clean(verdict.code))
    third, fourth = _positions(verdict, look, style, room)
    if style.full or verdict.verdict is VerdictKind.CONFLICT:
        third += text.wrap(f"id: {text.clean(verdict.alignment.id)}", room, indent="  ")
    return [first, second, third, fourth]


def _positions(verdict: Verdict, look: Lookup, style: Style, room: int) -> tuple[list[str], list[str]]:
    clash = view.clashing(verdict) if verdict.verdict is VerdictKind.CONFLICT else frozenset()
    limit = len(verdict.positions) if style.full else SHOWN.get(verdict.verdict, FEW)
    shown = view.picked(verdict, limit)
    lines: list[str] = []
    sources: list[str] = []
    for i in shown:
        position = verdict.positions[i]
        said = text.clip(text.clean(values.shown(position.value, position.polarity, verdict.alignment.type)), 80)
        names = view.outlets(position, 12 if style.full else 3)
        lines += text.wrap(f"{said} — {names}", room, indent="  ")
        sources += [str(position.sources)] + [""] * (len(lines) - len(sources) - 1)
        if i in clash:
            lines += _quote(position, look, room)
            sources += [""] * (len(lines) - len(sources))
    rest = len(verdict.positions) - len(shown)
    if rest:
        lines.append(f"and {text.plural(rest, 'other value')} (-v lists all)")
    if verdict.verdict in SHOWN:
        for name, told in (("why", view.reason(verdict)), ("range", view.estimate(verdict))):
            lines += text.wrap(text.clip(f"{name}: {told}", 4 * room), room, indent="  ") if told else []
    return lines, sources


def _quote(position: Position, look: Lookup, room: int) -> list[str]:
    claim = look.spokesman(position)
    if claim is None:
        return []
    article = look.article(claim)
    said = text.quotation(claim, article, QUOTE_LINES * (room - 4) - 8)
    lines = [f"  {line}" for line in text.wrap(said, room - 2)]
    when = f", {article.published[:10]}" if article is not None and article.published else ""
    return [
        *lines,
        *(f"  {line}" for line in text.wrap(text.clean(f"— {text.who(claim, article)}{when}"), room - 2, indent="  ")),
    ]
