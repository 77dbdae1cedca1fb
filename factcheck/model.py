"""The values that pass from room to room. Frozen, and free of any other room's logic.

files --reading--> Article --extraction--> Claim --alignment--> Story, Alignment --judgement--> Verdict
--reporting--> text. The JSON face of these classes is described by ``data/schema/*.json``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ZoneKind(StrEnum):
    """What part of a page a stretch of text is. Only the first three are the outlet's own word."""

    HEADLINE = "headline"
    BODY = "body"
    CAPTION = "caption"
    COMMENT = "comment"
    BOILERPLATE = "boilerplate"


OWN_ZONES = frozenset({ZoneKind.HEADLINE, ZoneKind.BODY, ZoneKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Zone:
    """A half-open stretch ``[start, end)`` of ``Article.text`` in code points; zones never overlap and are sorted.

    ``speaker``: for a comment its author, for a body zone the outlet whose words it quotes
    ("Per Daily Mail:" above a block), else None.
    """

    kind: ZoneKind
    start: int
    end: int
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read. ``text`` is exactly what was written, and every offset points into it."""

    id: str
    text: str
    outlet: str = ""
    title: str | None = None
    published: str | None = None  # ISO date, date-time, or a coarser "2017-11"
    url: str | None = None
    path: str = ""  # as given by the user, "/" between parts; "file.jsonl:3" for the third line
    sha256: str = ""  # of the text and the metadata that decide results
    zones: tuple[Zone, ...] = ()
    rendition: str | None = None  # "restated" where the words are not the outlet's
    line: int = 0  # of its file, on which ``text`` begins word for word; 0 where it does not (a page, JSON)


class Qualifier(StrEnum):
    """How a figure was said."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"  # exclusive lower bound
    AT_MOST = "at_most"
    LESS_THAN = "less_than"  # exclusive upper bound
    NEARLY = "nearly"
    RANGE = "range"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its bounds as said, before any tolerance; None is open.

    ``unit`` is canonical: SI base (m, s, kg, m/s, m3, K, rad), ISO 4217 for money, ``percent``, else the singular
    counted noun. ``text`` is the words of the figure.
    """

    low: float | None
    high: float | None
    nominal: float | None
    unit: str
    qualifier: Qualifier
    text: str


@dataclass(frozen=True, slots=True)
class Category:
    """A categorical claim's value, such as ``firing_across_line``."""

    category: str
    text: str


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as precise as said: 2017-11-13, 2017-11, 2017, 2017-W51, 2017-10/2017-12, --11-13, --11."""

    date: str
    text: str


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A local time of day, 24 h ``HH:MM``; ``tz`` as said ("GMT"). ``end`` for a span of time; ``about`` if hedged."""

    time: str
    text: str
    tz: str | None = None
    qualifier: Qualifier = Qualifier.EXACT


Value = Quantity | Category | DateValue | ClockTime


class Polarity(StrEnum):
    ASSERTED = "asserted"
    DENIED = "denied"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so. ``cue`` is the word that shows it ("according to", "reports", "per")."""

    source: str
    cue: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """What surrounds a figure in its sentence; alignment decides by it what is the same thing.

    All are lower-case lemmas except ``names``. ``terms`` are the content lemmas of the figure's clause, nearest to the
    figure first; ``sentence_terms`` those of the rest of the sentence; ``names`` the proper names of the sentence.
    """

    noun: str = ""  # counted or measured noun, "" where left out
    modifiers: tuple[str, ...] = ()  # adjectives and compounds on that noun
    verb: str = ""  # governing verb
    role: str = ""  # how the figure hangs on the verb: subj, subjpass, obj, attr, advmod, or prep:in …
    terms: tuple[str, ...] = ()
    sentence_terms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    sentence: int = 0  # index of the sentence in its article


NO_ANCHOR = Anchor()


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure or categorical statement of one article.

    ``slots`` are the named parts that identity depends on: ``agent``, ``target``, ``group`` (who is counted),
    ``scope`` ("part" for a subset of a total, "additional" for "another 128"), ``event`` (a year or name, where the
    figure is about another event than the article's), ``place``, ``harm``, ``deed`` (which of two deeds one figure is
    told of: those who chased somebody to a line, and went over it).
    """

    id: str
    article: str
    type: str
    value: Value
    subject: str
    start: int
    end: int
    quote: str
    slots: tuple[tuple[str, str], ...] = ()
    polarity: Polarity = Polarity.ASSERTED
    attribution: tuple[Attribution, ...] = ()
    zone: ZoneKind = ZoneKind.BODY
    field: str = "text"  # or "title"
    speaker: str | None = None  # the commenter, for a comment's claim
    implied: bool = False  # "a man was killed" = 1
    anchor: Anchor = NO_ANCHOR

    @property
    def of_headline(self) -> bool:
        """Whether the figure stands in the title, or in a headline line of the text."""
        return self.field == "title" or self.zone is ZoneKind.HEADLINE

    def slot(self, name: str) -> str | None:
        """The value of one slot, or None."""
        for key, value in self.slots:
            if key == name:
                return value
        return None


@dataclass(frozen=True, slots=True)
class Extract:
    """What extraction gives for one article: its claims in text order, and its own figure per single-valued type."""

    article: Article
    claims: tuple[Claim, ...]
    figures: tuple[tuple[str, Quantity], ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """One thing that one or more articles make claims about: claim ids, and ``why`` they belong together."""

    id: str
    type: str
    subject: str
    claims: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event, and what they claim. ``start``/``end``: first and last publication date known."""

    id: str
    label: str
    articles: tuple[str, ...]
    alignments: tuple[Alignment, ...] = ()
    start: str | None = None
    end: str | None = None


class RelationKind(StrEnum):
    AGREE = "agree"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    SUPERSEDED = "superseded"
    NOT_COMPARABLE = "not_comparable"


class VerdictKind(StrEnum):
    AGREE = "agree"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    SUPERSEDED = "superseded"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class Position:
    """One distinct value given to an alignment's thing; the claims in it agree."""

    value: Value
    polarity: Polarity
    claims: tuple[str, ...]
    outlets: tuple[str, ...]
    sources: int  # independent origins


@dataclass(frozen=True, slots=True)
class Relation:
    """How position ``a`` stands to position ``b`` (indices), and the sentence that says why."""

    a: int
    b: int
    relation: RelationKind
    reason: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """Low, best and high as casualty recorders publish them; None is open."""

    low: float | None
    best: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the claims of one alignment amount to. ``code`` is an FC code, "" where there is nothing to report."""

    alignment: Alignment
    verdict: VerdictKind
    code: str
    reason: str
    positions: tuple[Position, ...]
    relations: tuple[Relation, ...]
    estimate: Estimate | None
    sources: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell the reader about one claim. ``severity`` is error, warning or note."""

    claim: str
    code: str
    severity: str
    relation: RelationKind
    message: str
    corpus: Estimate | None = None
    supporting: tuple[str, ...] = ()
    opposing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be used, or was used with a loss, and why."""

    path: str
    code: str
    reason: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class JudgedStory:
    """A story with the verdict on each of its alignments, the most urgent first."""

    story: Story
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """One entry of a baseline: something reported before that somebody has looked at.

    ``figures``: each value that stood in it, in its canonical form, with the article that gave it. ``expires``: the ISO
    date from which on it is reported again, None is never.
    """

    fingerprint: str
    code: str
    story: str
    type: str
    what: str
    figures: tuple[tuple[str, str], ...]
    reason: str = ""
    who: str = ""
    expires: str | None = None


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A verdict or a finding that is kept quiet: ``by`` a baseline's entry ("baseline") or a draft's own ignore
    ("inline"). Of ``verdict`` and ``finding`` one is set."""

    by: str
    story: str
    verdict: Verdict | None = None
    finding: Finding | None = None
    reason: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a reporting format needs; ``findings`` are filled by ``check`` and by the one-article rules.

    ``suppressed`` is what was taken out of ``stories`` and ``findings``; ``baseline`` the entries held against the
    report, None where there was no baseline.
    """

    version: str
    model: str
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    stories: tuple[JudgedStory, ...]
    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    drafts: tuple[str, ...] = ()  # ids of the articles under check
    suppressed: tuple[Suppressed, ...] = ()
    baseline: tuple[Known, ...] | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Two claims that were compared, by id, and how they stand to each other."""

    a: Claim
    b: Claim
    relation: RelationKind
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts taken to be about one event."""

    id: str
    relation: RelationKind
    evidence: tuple[Evidence, ...]
