"""What every format that people read shows, and in which order; the formats only dress it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from factcheck.model import (
    Article,
    Claim,
    JudgedStory,
    Position,
    Quantity,
    RelationKind,
    Report,
    Verdict,
    VerdictKind,
    ZoneKind,
)
from factcheck.reporting import text, values

ORDER = (
    VerdictKind.CONFLICT,
    VerdictKind.SUPERSEDED,
    VerdictKind.COMPATIBLE,
    VerdictKind.AGREE,
    VerdictKind.SINGLE,
)
_UNTYPED = frozenset({"count", "measure"})


@dataclass(frozen=True, slots=True)
class Lookup:
    """The report's claims and articles by id."""

    claims: Mapping[str, Claim]
    articles: Mapping[str, Article] = field(default_factory=dict)

    @classmethod
    def of(cls, report: Report) -> Lookup:
        return cls({c.id: c for c in report.claims}, {a.id: a for a in report.articles})

    def article(self, claim: Claim) -> Article | None:
        return self.articles.get(claim.article)

    def spokesman(self, position: Position) -> Claim | None:
        """The claim that is quoted for a position: the earliest one in running text."""
        known = [self.claims[c] for c in position.claims if c in self.claims]
        return min(known, key=self._worth, default=None)

    def _worth(self, claim: Claim) -> tuple[bool, str, str, int]:
        article = self.article(claim)
        published = (article.published if article else None) or "9999"
        return (claim.zone is not ZoneKind.BODY, published, claim.article, claim.start)


def ordered(judged: JudgedStory) -> list[Verdict]:
    """The story's verdicts, conflicts first, then by the number of sources."""
    return sorted(
        judged.verdicts,
        key=lambda v: (ORDER.index(v.verdict), -v.sources, -len(v.alignment.claims), v.alignment.type, v.alignment.id),
    )


def what(verdict: Verdict) -> tuple[str, str]:
    """The type in words and the subject, each said once."""
    label = text.human_type(verdict.alignment.type)
    subject = text.clean(verdict.alignment.subject)
    if verdict.alignment.type in _UNTYPED:
        return (subject or label, "")
    for lead in (f"{label}: ", f"{label.split()[-1]}: "):  # "killed: …" beside "killed" says it twice
        subject = subject.removeprefix(lead)
    return (label, "" if subject.casefold() in ("", label.casefold()) else subject)


def reason(verdict: Verdict) -> str:
    """The sentence that decided, without the rule of the estimate, which ``explain`` tells."""
    return text.clean(verdict.reason).partition("; best: ")[0]


def estimate(verdict: Verdict) -> str:
    """``328–530, best 530`` of the figures given; "" where there is but one or none."""
    if verdict.estimate is None or len(verdict.positions) < 2:
        return ""
    quantities = [p.value for p in verdict.positions if isinstance(p.value, Quantity)]
    said = values.estimate(verdict.estimate, quantities[0]) if quantities else ""
    return text.clip(text.clean(said), 120)


def outlets(position: Position, limit: int = 3) -> str:
    """``The Week, Reuters +3``."""
    names = [text.clip(text.clean(o), 40) for o in position.outlets]
    rest = len(names) - limit
    return ", ".join(names[:limit]) + (f" +{rest}" if rest > 0 else "")


def clashing(verdict: Verdict) -> frozenset[int]:
    """The positions that stand in a conflict."""
    pairs = [(r.a, r.b) for r in verdict.relations if r.relation is RelationKind.CONFLICT]
    return frozenset(i for pair in pairs for i in pair)


def picked(verdict: Verdict, limit: int) -> list[int]:
    """The positions to show, at most ``limit``: those in a conflict before the rest, the better sourced before others,
    in the order of the report."""
    conflict = clashing(verdict)
    ranked = sorted(
        range(len(verdict.positions)),
        key=lambda i: (i not in conflict, -verdict.positions[i].sources, -len(verdict.positions[i].claims), i),
    )
    return sorted(ranked[:limit], key=lambda i: (-verdict.positions[i].sources, i))


def shared(judged: JudgedStory) -> bool:
    """Is there anything to compare: two articles, or a verdict that is not ``single``?"""
    return len(judged.story.articles) > 1 or any(v.verdict is not VerdictKind.SINGLE for v in judged.verdicts)


def tally(judged: JudgedStory) -> Counter[VerdictKind]:
    """How many of each verdict."""
    return Counter(v.verdict for v in judged.verdicts)


def kinds(count: Counter[VerdictKind]) -> str:
    """``2 conflicts, 1 superseded, 4 agree``."""
    out = []
    for kind in ORDER:
        if count[kind]:
            out.append(
                text.plural(count[kind], "conflict") if kind is VerdictKind.CONFLICT else f"{count[kind]} {kind}"
            )
    return ", ".join(out) or "no claims"


def dates(judged: JudgedStory) -> str:
    """``2017-11-13 to 2017-12-01``."""
    start, end = judged.story.start, judged.story.end
    days = sorted({d[:10] for d in (start, end) if d})
    return text.clean(" to ".join(days))


def label(judged: JudgedStory) -> str:
    """The story's name."""
    return text.clip(text.clean(judged.story.label or judged.story.id), 200)


def facts(judged: JudgedStory, look: Lookup) -> list[str]:
    """Dates, articles, outlets, as short phrases."""
    names = {text.outlet_name(look.articles.get(a)) for a in judged.story.articles}
    found = [dates(judged), text.plural(len(judged.story.articles), "article"), text.plural(len(names), "outlet")]
    return [f for f in found if f]


def summary(report: Report) -> str:
    """The line that ends every report."""
    count: Counter[VerdictKind] = Counter()
    for judged in report.stories:
        count += tally(judged)
    phrases = [
        text.plural(len(report.stories), "story", "stories"),
        text.plural(len(report.articles), "article"),
        text.plural(len(report.claims), "claim"),
        text.plural(count[VerdictKind.CONFLICT], "conflict"),
        f"{count[VerdictKind.SUPERSEDED]} superseded",
    ]
    if report.findings:
        phrases.append(text.plural(len(report.findings), "finding"))
    if report.suppressed:
        phrases.append(f"{len(report.suppressed):,} kept quiet")
    phrases.append(f"{len(report.skipped)} skipped")
    return " · ".join(phrases)
