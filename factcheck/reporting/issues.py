"""A report as a list of things to look at, each with a place, a level and a fingerprint: what CI formats share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.judgement.codes import codes
from factcheck.model import Claim, Finding, Report, Suppressed, Verdict, VerdictKind
from factcheck.reporting import text, values, view
from factcheck.reporting.fragments import figure_key, fingerprint, position_keys
from factcheck.reporting.view import Lookup

LEVELS = ("error", "warning", "note")
QUOTE = 200  # characters of a quote beside a message
_OTHERS = 20  # places named beside the first


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to look at. ``claim`` is where to look, ``others`` what it stands against; ``message`` is one clean
    line. ``positions`` are the values at odds: each as all its canonical forms, with the article that gave it."""

    code: str
    level: str
    what: str
    message: str
    story: str
    type: str
    claim: Claim | None
    others: tuple[Claim, ...] = ()
    positions: tuple[tuple[frozenset[str], str], ...] = ()
    sources: int = 1
    fingerprint: str = ""
    suppressed: Suppressed | None = None

    @property
    def title(self) -> str:
        """What the code means, in a few words."""
        known = codes().get(self.code)
        return known.title if known else self.code

    @property
    def figures(self) -> tuple[tuple[str, str], ...]:
        """Every canonical form of the values at odds, with the article it comes from, sorted."""
        return tuple(sorted({(key, article) for keys, article in self.positions for key in keys}))


def issues(report: Report, *, singles: bool = False, suppressed: bool = False) -> list[Issue]:
    """The report's issues in its own order: with drafts under check what was found in them, else every row that bears a
    code, then what is odd inside single articles.

    A figure that only one outlet has is left out unless ``singles``; what is kept quiet unless ``suppressed``.
    """
    look = Lookup.of(report)
    stories = {
        c: (j.story.id, v.alignment.type) for j in report.stories for v in j.verdicts for c in v.alignment.claims
    }
    found: list[Issue] = []
    if not report.drafts:
        for judged in report.stories:
            for verdict in view.ordered(judged):
                if verdict.code and (singles or verdict.verdict is not VerdictKind.SINGLE):
                    found.append(of_verdict(verdict, judged.story.id, look))
    found += [of_finding(f, look, stories) for f in report.findings if f.code]
    for one in report.suppressed if suppressed else ():
        if one.verdict is not None:
            found.append(replace(of_verdict(one.verdict, one.story, look), suppressed=one))
        elif one.finding is not None:
            made = of_finding(one.finding, look, stories)
            found.append(replace(made, story=made.story or one.story, suppressed=one))
    return list(_unique(found))


def ranked(found: Iterable[Issue]) -> list[Issue]:
    """The gravest first, then those that most sources stand behind, then as they were."""
    return sorted(found, key=lambda i: (LEVELS.index(i.level) if i.level in LEVELS else len(LEVELS), -i.sources))


def _unique(found: Sequence[Issue]) -> Iterator[Issue]:
    seen: dict[str, int] = {}
    for issue in found:
        mark = fingerprint(issue.code, issue.story, issue.type, [key for key, _ in issue.figures])
        number = seen[mark] = seen.get(mark, 0) + 1
        yield replace(issue, fingerprint=mark if number == 1 else fingerprint(mark, str(number)))


def level_of(verdict: Verdict) -> str:
    """A conflict is an error; an overtaken figure, or one with fewer sources than asked for, a warning; else a note."""
    if verdict.verdict is VerdictKind.CONFLICT:
        return "error"
    if verdict.verdict is VerdictKind.SUPERSEDED or (
        verdict.code == "FC301" and verdict.verdict is not VerdictKind.SINGLE
    ):
        return "warning"
    return "note"


def of_verdict(verdict: Verdict, story: str, look: Lookup) -> Issue:
    """A row of the report. Its place is the least sourced of the figures at odds, where an editor would look first."""
    clash = sorted(view.clashing(verdict))
    shown = clash if verdict.verdict is VerdictKind.CONFLICT and clash else list(range(len(verdict.positions)))
    shown.sort(key=lambda i: (verdict.positions[i].sources, len(verdict.positions[i].claims), i))
    people = [c for c in (look.spokesman(verdict.positions[i]) for i in shown) if c is not None]
    label, subject = view.what(verdict)
    what = text.clip(f"{label}: {subject}" if subject else label, 160)
    said = []
    for i in view.picked(verdict, 6):
        position = verdict.positions[i]
        value = text.clip(text.clean(values.shown(position.value, position.polarity, verdict.alignment.type)), 80)
        said.append(f"{value} ({view.outlets(position)})")
    rest = len(verdict.positions) - len(said)
    said += [f"{text.plural(rest, 'other value')}"] if rest > 0 else []
    why = text.clip(view.reason(verdict), 400)
    positions = tuple(
        (position_keys(p, known), _first(known))
        for p in (verdict.positions[i] for i in shown)
        for known in [[look.claims[c] for c in p.claims if c in look.claims]]
    )
    return Issue(
        code=verdict.code,
        level=level_of(verdict),
        what=what,
        message=f"{what}: {', '.join(said)}" + (f" — {why}" if why else ""),
        story=story,
        type=verdict.alignment.type,
        claim=people[0] if people else None,
        others=tuple(people[1 : 1 + _OTHERS]),
        positions=positions,
        sources=verdict.sources,
    )


def _first(claims: Sequence[Claim]) -> str:
    return min((c.article for c in claims), default="")


def of_finding(finding: Finding, look: Lookup, stories: dict[str, tuple[str, str]]) -> Issue:
    """A finding about one claim; ``stories`` gives the story and type of each aligned claim."""
    claim = look.claims.get(finding.claim)
    against = tuple(look.claims[i] for i in finding.opposing if i in look.claims)
    involved = [c for c in (claim, *against) if c is not None]
    story, type_ = stories.get(finding.claim, ("", claim.type if claim else ""))
    label = text.human_type(type_) if type_ else "finding"
    said = text.clip(text.clean(values.shown(claim.value, claim.polarity, claim.type)), 80) if claim else ""
    return Issue(
        code=finding.code,
        level=finding.severity,
        what=f"{label}: {said}" if said else label,
        message=text.clip(text.clean(finding.message), 1000),
        story=story or (claim.article if claim else ""),
        type=type_,
        claim=claim,
        others=against[:_OTHERS],
        positions=tuple((frozenset({figure_key(c.value, c.polarity)}), c.article) for c in involved),
        sources=1 + len({c.article for c in against}),
    )


def quiet(report: Report) -> list[str]:
    """What is kept quiet, a line each: what it is, by what it is kept quiet, and the reason given."""
    out = []
    for issue in issues(replace(report, stories=(), findings=()), suppressed=True):
        one = issue.suppressed
        if one is not None:
            by = "the baseline" if one.by == "baseline" else "the draft's own ignore"
            who = f" ({text.clip(text.clean(one.who), 60)})" if one.who else ""
            reason = f": {text.clip(text.clean(one.reason), 200)}" if one.reason else ""
            what = issue.what if one.verdict is not None else text.clip(issue.message, 100)
            out.append(f"{issue.code} {what} — kept quiet by {by}{reason}{who}")
    return out


def said_by(claim: Claim, look: Lookup) -> str:
    """``Herald, citing the Tribune: “Four guards fired «at least 30 rounds» …”``."""
    article = look.article(claim)
    return f"{text.who(claim, article)}: {text.quotation(claim, article, QUOTE)}"


def cut(found: Sequence[Issue], limit: int) -> tuple[list[Issue], int]:
    """The first ``limit`` after ranking, and how many were left."""
    order = ranked(found)
    return order[:limit], max(len(order) - limit, 0)
