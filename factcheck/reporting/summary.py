"""The job summary of a CI run: the Markdown report, the stories with conflicts first, cut below GitHub's limit.

A summary above 1 MiB is not shown at all, so that what does not fit is left out and counted.
"""

from __future__ import annotations

from dataclasses import replace

from factcheck.model import JudgedStory, Report, VerdictKind
from factcheck.reporting import markdown, text, view
from factcheck.reporting.style import PLAIN, Style
from factcheck.reporting.view import Lookup

LIMIT = 1_000_000  # bytes of UTF-8, a little below 1 MiB


def render(report: Report, style: Style = PLAIN, limit: int = LIMIT) -> str:
    """What was found in drafts and single articles, then story by story, and at the end what was left out."""
    look = Lookup.of(report)
    shared = [j for j in report.stories if view.shared(j)]
    order = sorted(shared, key=_urgency)
    head = replace(report, stories=())
    kept = _findings(head, style, limit // 2)
    blocks, dropped = [kept[0]], kept[1]
    room = limit - _size(blocks[0]) - 2_000
    left: list[JudgedStory] = []
    rows = 0
    for judged in order:
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
    missing = []
    if dropped:
        missing.append(text.plural(dropped, "finding"))
    if rows:
        missing.append(text.plural(rows, "row"))
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


def _findings(head: Report, style: Style, limit: int) -> tuple[str, int]:
    """Heading, findings and skipped inputs, with as many of the gravest findings as fit; and how many do not."""
    from factcheck.reporting.findings_table import ranked

    order = ranked(head.findings)
    keep, skips = len(order), head.skipped
    while True:
        made = markdown.render(replace(head, findings=tuple(order[:keep]), skipped=skips), style).rstrip("\n")
        if _size(made) <= limit or not (keep or skips):
            return made, len(order) - keep
        keep, skips = keep // 2, skips[: len(skips) // 2]


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
