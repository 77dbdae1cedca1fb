"""The report as Markdown for a CI job summary or a page in git: the table's content, details folded."""

from __future__ import annotations

import html
import re

from factcheck.model import Finding, JudgedStory, Report, Verdict, VerdictKind
from factcheck.reporting import text, values, view
from factcheck.reporting.findings_table import ranked
from factcheck.reporting.issues import quiet
from factcheck.reporting.style import PLAIN, Style
from factcheck.reporting.table import FEW, SHOWN
from factcheck.reporting.view import Lookup

QUOTE = 240
_SPECIAL = re.compile(r"([\\`*_\[\]#|~$^])")
_SIGNS = {
    VerdictKind.CONFLICT: "❌",
    VerdictKind.SUPERSEDED: "⏩",
    VerdictKind.COMPATIBLE: "≈",
    VerdictKind.AGREE: "✅",
}


def escape(said: str) -> str:
    """Text that Markdown, and the HTML inside it, show as written: no markup, link, mention or cell border."""
    plain = html.escape(text.clean(said), quote=False)
    plain = _SPECIAL.sub(r"\\\1", plain)
    # A zero-width-free way to keep @name and bare addresses from becoming mentions and links.
    return plain.replace("@", "&#64;").replace("://", "&#58;//").replace("www.", "www&#46;")


def render(report: Report, style: Style = PLAIN) -> str:
    """The whole report, drafts' findings first."""
    look = Lookup.of(report)
    blocks = head(report, look)
    together = [j for j in report.stories if view.shared(j) or style.singles]
    for judged in together:
        blocks += story(judged, look, style)
    alone = len(report.stories) - len(together)
    if alone:
        blocks.append(f"{text.plural(alone, 'story', 'stories')} told by one article only.")
    return "\n\n".join([*blocks, *tail(report)]) + "\n"


def head(report: Report, look: Lookup) -> list[str]:
    """The heading, the counts, and what was found in drafts and single articles."""
    blocks = ["# What the outlets say" if not report.drafts else "# What the corpus says about the draft"]
    blocks.append(escape(view.summary(report)))
    return [*blocks, *_findings(report, look)] if report.findings else blocks


def tail(report: Report) -> list[str]:
    """What is kept quiet, and which inputs could not be used."""
    blocks = []
    if report.suppressed:
        lines = "\n".join(f"- {escape(one)}" for one in quiet(report))
        blocks.append(f"<details><summary>{len(report.suppressed):,} kept quiet</summary>\n\n{lines}\n\n</details>")
    if report.skipped:
        blocks.append("## Skipped")
        blocks.append("\n".join(f"- {_code(s.path)}: {s.code} {escape(s.reason)}" for s in report.skipped))
    return blocks


def _code(said: str) -> str:
    return f"<code>{escape(said)}</code>"


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def story(judged: JudgedStory, look: Lookup, style: Style) -> list[str]:
    """One story's blocks: heading, facts, table, the words of each conflict, and what one outlet alone has."""
    rows = view.ordered(judged)
    several = [v for v in rows if v.verdict is not VerdictKind.SINGLE]
    single = [v for v in rows if v.verdict is VerdictKind.SINGLE]
    facts = " · ".join([*view.facts(judged, look), view.kinds(view.tally(judged))])
    blocks = [f"## {escape(view.label(judged))}", escape(facts)]
    if several:
        blocks.append(_table(several, style))
    for verdict in several:
        if verdict.verdict is VerdictKind.CONFLICT:
            blocks.append(_words(verdict, look, style))
    if single:
        head = f"{text.plural(len(single), 'figure')} from one outlet only"
        blocks.append(f"<details><summary>{head}</summary>\n\n{_table(single, style)}\n\n</details>")
    return blocks


def _table(verdicts: list[Verdict], style: Style) -> str:
    lines = [_line(["What", "Verdict", "Positions", "Sources"]), _line(["---", "---", "---", "--:"])]
    for verdict in verdicts:
        label, subject = view.what(verdict)
        what = f"**{escape(text.clip(label, 60))}**" + (f"<br>{escape(text.clip(subject, 100))}" if subject else "")
        sign = _SIGNS.get(verdict.verdict, "")
        name = f"{sign} {verdict.verdict}".strip() + (f"<br>{escape(verdict.code)}" if verdict.code else "")
        limit = len(verdict.positions) if style.full else SHOWN.get(verdict.verdict, FEW)
        shown = view.picked(verdict, limit)
        lines_of = [_position(verdict, i) for i in shown]
        rest = len(verdict.positions) - len(shown)
        if rest:
            lines_of.append(f"and {text.plural(rest, 'other value')}")
        counts = "<br>".join(str(verdict.positions[i].sources) for i in shown)
        lines.append(_line([what, name, "<br>".join(lines_of), counts]))
    return "\n".join(lines)


def _position(verdict: Verdict, i: int) -> str:
    position = verdict.positions[i]
    said = escape(text.clip(values.shown(position.value, position.polarity, verdict.alignment.type), 80))
    return f"**{said}** — {escape(view.outlets(position))}"


def _words(verdict: Verdict, look: Lookup, style: Style) -> str:
    """One conflict's quotes, folded."""
    label, subject = view.what(verdict)
    head = escape(text.clip(f"{label}: {subject}" if subject else label, 120))
    clash = view.clashing(verdict)
    limit = len(verdict.positions) if style.full else SHOWN[VerdictKind.CONFLICT]
    lines = []
    for i in view.picked(verdict, limit):
        claim = look.spokesman(verdict.positions[i])
        if claim is None or i not in clash:
            continue
        article = look.article(claim)
        when = f", {article.published[:10]}" if article is not None and article.published else ""
        lines.append(f"- {_quote(look, claim.id)}<br>{escape(f'— {text.who(claim, article)}{when}')}")
    spread = view.estimate(verdict)
    lines.append(f"\nWhy: {escape(view.reason(verdict))} ({_code(verdict.alignment.id)})")
    if spread:
        lines.append(f"\nRange: {escape(spread)}")
    return f"<details><summary>{head}: the words</summary>\n\n" + "\n".join(lines) + "\n\n</details>"


def _quote(look: Lookup, id_: str) -> str:
    claim = look.claims[id_]
    marks = ("\ue000", "\ue001")  # private use: cleaned out of any text from outside, so only ours are left
    said = text.quotation(claim, look.article(claim), QUOTE, marks)
    before, _, rest = said.partition(marks[0])
    figure, _, after = rest.partition(marks[1])
    return f"{_side(before)}<b>{escape(figure)}</b>{_side(after)}" if figure else _side(said)


def _side(said: str) -> str:
    """Escaped, with the space that stood next to the figure."""
    left, right = " " * said.startswith(" "), " " * said.endswith(" ")
    return f"{left}{escape(said)}{right}"


def _findings(report: Report, look: Lookup) -> list[str]:
    lines = [_line(["Severity", "Code", "The article says", "Finding"]), _line(["---"] * 4)]
    quiet = 0
    for finding in ranked(report.findings):
        if finding.severity == "note":
            quiet += 1
            continue
        lines.append(_line(_finding(finding, look)))
    blocks = ["## Findings"]
    if len(lines) > 2:
        blocks.append("\n".join(lines))
    if quiet:
        blocks.append(f"{text.plural(quiet, 'claim')} with nothing against it.")
    return blocks


def _finding(finding: Finding, look: Lookup) -> list[str]:
    claim = look.claims.get(finding.claim)
    said = ""
    if claim is not None:
        article = look.article(claim)
        said = f"{_quote(look, claim.id)}<br>{_code(article.path if article is not None else claim.article)}"
    against = [
        f"{escape(text.who(look.claims[i], look.article(look.claims[i])))}: {_quote(look, i)}"
        for i in finding.opposing[:3]
        if i in look.claims
    ]
    message = "<br>".join([escape(finding.message), *against])
    return [escape(finding.severity), escape(finding.code), said, message]
