"""The job summary of a CI run: the Markdown report, the stories with conflicts first, cut below GitHub's limit.

A summary above 1 MiB is not shown at all, so that what does not fit is left out and counted.
"""

from __future__ import annotations

from dataclasses import replace

from factcheck.model import JudgedStory, Report, VerdictKind
from factcheck.reporting import markdown, text, view
from factcheck.reporting.findings_table import ranked
from factcheck.reporting.style import PLAIN, Style
from factcheck.reporting.view import Lookup

LIMIT = 1_000_000  # bytes of UTF-8, a little below 1 MiB


def render(report: Report, style: Style = PLAIN, limit: int = LIMIT) -> str:
    """What was found in drafts and single articles, then story by story, and at the end what was left out."""
    look = Lookup.of(report)
    shared = [j for j in report.stories if view.shared(j)]
    head, dropped = _head(report, look, limit // 2)
    tail, untold = _tail(report, limit // 10)
    blocks = [head]
    room = limit - _size(head) - _size(tail) - 2_000  # for the last lines
    left: list[JudgedStory] = []
    rows = 0
    for judged in sorted(shared, key=_urgency):
        made, cut = _fitting(judged, look, style, room)
        if not made:
            left.append(judged)
            continue
        rows += cut
        blocks.append(made)
        room -= _size(made) + 2
    alone = len(report.stories) - len(shared)
    if alone:
        blocks.append(f"{text.plural(alone, 'story', 'stories')} told by one article only.")
    blocks += [tail] if tail else []
    counts = ((dropped, "finding", "findings"), (rows, "row", "rows"), (untold, "line", "lines below"))
    missing = [text.plural(count, one, many) for count, one, many in counts if count]
    if left:
        conflicts = sum(view.tally(j)[VerdictKind.CONFLICT] for j in left)
        missing.append(
            f"{text.plural(len(left), 'story', 'stories')} with {text.plural(conflicts, 'conflict')}: "
            + ", ".join(markdown.escape(text.clip(view.label(j), 60)) for j in left[:10])
        )
    if missing:
        blocks.append(f"**Left out here, to stay below the limit of a job summary:** {'; '.join(missing)}.")
    return "\n\n".join(blocks) + "\n"


def _size(made: str) -> int:
    return len(made.encode("utf-8"))


def _urgency(judged: JudgedStory) -> tuple[int, int, int]:
    count = view.tally(judged)
    return (-count[VerdictKind.CONFLICT], -count[VerdictKind.SUPERSEDED], -len(judged.story.articles))


def _head(report: Report, look: Lookup, limit: int) -> tuple[str, int]:
    """Heading and findings, with as many of the gravest as fit; and how many do not."""
    order = ranked(report.findings)
    keep = len(order)
    while True:
        title, _, *findings = markdown.head(replace(report, findings=tuple(order[:keep])), look)
        made = "\n\n".join([title, markdown.escape(view.summary(report)), *findings])
        if _size(made) <= limit or not keep:
            return made, len(order) - keep
        keep //= 2


def _tail(report: Report, limit: int) -> tuple[str, int]:
    """What is kept quiet and what was skipped, as much as fits; and how many lines do not."""
    quiet, skipped = report.suppressed, report.skipped
    every = len(quiet) + len(skipped)
    while True:
        made = "\n\n".join(markdown.tail(replace(report, suppressed=quiet, skipped=skipped)))
        if _size(made) <= limit or not (quiet or skipped):
            return made, every - len(quiet) - len(skipped)
        quiet, skipped = quiet[: len(quiet) // 2], skipped[: len(skipped) // 2]


def _fitting(judged: JudgedStory, look: Lookup, style: Style, room: int) -> tuple[str, int]:
    """One story with as many of its rows, the most urgent first, as fit; and how many rows do not. "" if none does."""
    rows = view.ordered(judged)
    keep = len(rows)
    while True:
        made = "\n\n".join(markdown.story(replace(judged, verdicts=tuple(rows[:keep])), look, style))
        if _size(made) <= room:
            return made, len(rows) - keep
        if not keep:
            return "", 0
        keep //= 2
