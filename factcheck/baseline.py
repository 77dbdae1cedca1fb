"""Known conflicts: a file of what somebody has looked at, so that a run tells only what is new.

An entry holds the code, the story, the claim type and the figures at odds. It fits as long as every figure is among
them: a new figure brings the conflict back, a figure that went away does not. The story is known by its id or by the
articles that gave the figures, so that an older article found later does not bring everything back. The file has no
time stamps and is sorted, so that its diffs are small.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from factcheck.errors import ConfigError
from factcheck.model import Finding, JudgedStory, Known, Report, Suppressed, Verdict, VerdictKind
from factcheck.reporting.issues import Issue, issues, of_finding, of_verdict
from factcheck.reporting.selection import chosen
from factcheck.reporting.view import Lookup

FORMAT = "1"
_KEYS = ("fingerprint", "code", "story", "type", "what", "figures", "reason", "who", "expires")
_LOUD = frozenset({VerdictKind.CONFLICT, VerdictKind.SUPERSEDED})


def parse(text: str, path: str) -> tuple[Known, ...]:
    """The entries of a baseline file. Raises ConfigError with the entry's number for whatever is wrong in it."""
    hint = "factcheck report --write-baseline FILE writes it anew"
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        place = f"{path}:{error.lineno}" if isinstance(error, json.JSONDecodeError) else path
        raise ConfigError("the baseline is no JSON", place=place, hint="mend that line") from None
    known = document.get("known") if isinstance(document, dict) else None
    if not isinstance(known, list) or document.get("format_version") != FORMAT:
        raise ConfigError("this is no baseline of factcheck", place=path, hint=hint)
    return tuple(_entry(row, f"{path} (entry {number})") for number, row in enumerate(known, 1))


def _entry(row: Any, place: str) -> Known:
    if not isinstance(row, dict):
        raise ConfigError("an entry is no object", place=place)
    for key in row:
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(_KEYS)}"
            raise ConfigError(f"unknown key {key!r}", place=place, hint=hint)
    figures = row.get("figures")
    texts = {key: row.get(key, "") for key in _KEYS if key not in ("figures", "expires")}
    if not isinstance(figures, dict) or not all(isinstance(v, str) for v in [*figures.values(), *texts.values()]):
        raise ConfigError("an entry needs figures, and texts as its other values", place=place)
    if not texts["code"] or not texts["type"] or not figures:
        raise ConfigError("an entry needs code, type and figures", place=place)
    expires = row.get("expires")
    if expires is not None:
        try:
            date.fromisoformat(expires)
        except (TypeError, ValueError):
            raise ConfigError(f"expires = {expires!r} is no date", place=place, hint="write 2026-12-31") from None
    return Known(**texts, figures=tuple(sorted(figures.items())), expires=expires)


def dump(known: Iterable[Known]) -> str:
    """The file's text, entries sorted by story, type and fingerprint."""
    rows = []
    for one in sorted(known, key=lambda k: (k.story, k.type, k.code, k.fingerprint)):
        row: dict[str, Any] = {key: getattr(one, key) for key in _KEYS}
        row["figures"] = dict(one.figures)
        rows.append(row)
    return json.dumps({"format_version": FORMAT, "known": rows}, ensure_ascii=False, indent=1) + "\n"


def entries(
    report: Report,
    old: Sequence[Known] = (),
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    today: str = "",
) -> tuple[Known, ...]:
    """Everything the report has to tell, as a baseline.

    Of ``old`` the reasons stay, and so do the entries that this run could not see: those of codes not selected and, in
    a check, of other stories. A renewed entry loses its passed date.
    """
    homes = _homes(report)
    out: list[Known] = []
    told = [i for i in issues(report) if i.figures and (i.level != "note" or not report.drafts)]
    for issue in told:
        before = next((k for k in old if fits(k, issue, homes)), None)
        made = Known(issue.fingerprint, issue.code, issue.story, issue.type, issue.what, _figures(issue))
        if before is not None:
            lasting = before.expires if not _expired(before, today) else None
            made = replace(made, reason=before.reason, who=before.who, expires=lasting)
        out.append(made)
    for one in old:
        unseen = bool(report.drafts) or not chosen(one.code, select, ignore)
        if unseen and not any(fits(one, issue, homes) for issue in told):
            out.append(one)
    return tuple(out)


def _figures(issue: Issue) -> tuple[tuple[str, str], ...]:
    first: dict[str, str] = {}
    for key, article in issue.figures:
        first.setdefault(key, article)
    return tuple(sorted(first.items()))


def _homes(report: Report) -> dict[str, frozenset[str]]:
    return {j.story.id: frozenset(j.story.articles) for j in report.stories}


def fits(known: Known, issue: Issue, homes: Mapping[str, frozenset[str]]) -> bool:
    """Was all of this issue there when the entry was written? ``homes`` are the articles of each story."""
    if (known.code, known.type) != (issue.code, issue.type) or not issue.positions:
        return False
    if known.story != issue.story and not homes.get(issue.story, frozenset()) & {a for _, a in known.figures}:
        return False
    figures = {key for key, _ in known.figures}
    return all(keys & figures for keys, _ in issue.positions)


def _expired(known: Known, today: str) -> bool:
    return known.expires is not None and known.expires <= today


def apply(report: Report, known: Sequence[Known], today: str) -> tuple[Report, list[str]]:
    """The report without what is known, and messages about entries whose day (``today``, ISO) is past or that fit
    nothing any more."""
    live = [k for k in known if not _expired(k, today)]
    shelf: dict[tuple[str, str], list[Known]] = {}
    for each in known:
        shelf.setdefault((each.code, each.type), []).append(each)
    look, homes = Lookup.of(report), _homes(report)
    used: set[Known] = set()
    back: set[Known] = set()

    def entry(issue: Issue) -> Known | None:
        fitting = [k for k in shelf.get((issue.code, issue.type), ()) if fits(k, issue, homes)]
        found = next((k for k in fitting if not _expired(k, today)), None)
        if found is not None:
            used.add(found)
        else:
            back.update(fitting)
        return found

    quiet: list[Suppressed] = []
    stories = []
    for judged in report.stories:
        kept: list[Verdict] = []
        for verdict in judged.verdicts:
            plain = report.drafts or not verdict.code or verdict.verdict is VerdictKind.SINGLE
            one = None if plain else entry(of_verdict(verdict, judged.story.id, look))
            if one is None:
                kept.append(verdict)
                continue
            quiet.append(Suppressed("baseline", judged.story.id, verdict=verdict, reason=one.reason, who=one.who))
            if verdict.verdict not in _LOUD:
                kept.append(replace(verdict, code=""))
        stories.append(JudgedStory(judged.story, tuple(kept)))
    where = {c: (j.story.id, v.alignment.type) for j in report.stories for v in j.verdicts for c in v.alignment.claims}
    findings: list[Finding] = []
    for finding in report.findings:
        issue = of_finding(finding, look, where)
        one = entry(issue) if finding.code else None
        if one is None:
            findings.append(finding)
        else:
            quiet.append(Suppressed("baseline", issue.story, finding=finding, reason=one.reason, who=one.who))
    told = replace(
        report,
        stories=tuple(stories),
        findings=tuple(findings),
        suppressed=(*report.suppressed, *quiet),
        baseline=tuple(live),
    )
    idle = [] if report.drafts else [k for k in live if k not in used]
    return told, [*_past(sorted(back, key=lambda k: (k.expires or "", k.fingerprint))), *_idle(idle)]


def _past(known: Sequence[Known]) -> Iterator[str]:
    for one in known:
        yield f"{one.code} {one.what}: known until {one.expires}, reported again; give it a later date or mend it"


def _idle(known: Sequence[Known]) -> Iterator[str]:
    if known:
        noun = "entry fits" if len(known) == 1 else "entries fit"
        yield f"{len(known):,} {noun} nothing any more; --write-baseline drops what is gone"
