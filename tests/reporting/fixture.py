"""One report built by hand, that every format is tested on: invented, and with each verdict in it."""

from __future__ import annotations

from factcheck.model import (
    Alignment,
    Article,
    Attribution,
    Category,
    Claim,
    ClockTime,
    Comparison,
    DateValue,
    Estimate,
    Evidence,
    Extract,
    Finding,
    JudgedStory,
    Polarity,
    Position,
    Qualifier,
    Quantity,
    Relation,
    RelationKind,
    Report,
    Skipped,
    Story,
    Value,
    Verdict,
    VerdictKind,
)

HERALD = (
    "Four guards fired at least 30 rounds at the rider, the Tribune reports. He fell 150 feet short of the gate. "
    "Two men were hurt."
)
TRIBUNE = "Guards fired 18 shots at the rider, a border spokesman said. He was 46 metres from the gate at 15:10."
GAZETTE = (
    "Nearly 40 rounds were fired. Three men were hurt, up from two on Monday. It happened on 3 May. Nobody crossed."
)


def _claim(
    id_: str,
    text: str,
    figure: str,
    type_: str,
    value: Value,
    subject: str,
    sources: tuple[tuple[str, str], ...] = (),
    **more: object,
) -> Claim:
    start = text.index(figure)
    begin = text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0
    stop = text.find(". ", start)
    return Claim(
        id=id_,
        article=id_.split("/")[0],
        type=type_,
        value=value,
        subject=subject,
        start=start,
        end=start + len(figure),
        quote=text[begin : stop + 1 if stop >= 0 else len(text)],
        attribution=tuple(Attribution(s, c) for s, c in sources),
        **more,  # type: ignore[arg-type]
    )


def _count(
    low: float | None, high: float | None, nominal: float | None, unit: str, how: Qualifier, text: str
) -> Quantity:
    return Quantity(low, high, nominal, unit, how, text)


SHOTS_30 = _count(30, None, 30, "round", Qualifier.AT_LEAST, "at least 30 rounds")
SHOTS_18 = _count(18, 18, 18, "round", Qualifier.EXACT, "18 shots")
SHOTS_40 = _count(None, 40, 40, "round", Qualifier.NEARLY, "Nearly 40 rounds")
FEET = _count(45.72, 45.72, 45.72, "m", Qualifier.EXACT, "150 feet")
METRES = _count(46, 46, 46, "m", Qualifier.EXACT, "46 metres")
HURT_2 = _count(2, 2, 2, "person", Qualifier.EXACT, "Two men")
HURT_3 = _count(3, 3, 3, "person", Qualifier.EXACT, "Three men")

CLAIMS = (
    _claim("gazette/1", GAZETTE, "Nearly 40 rounds", "shots_fired", SHOTS_40, "rounds fired at the rider"),
    _claim("gazette/2", GAZETTE, "Three men", "injured", HURT_3, "men hurt"),
    _claim("gazette/3", GAZETTE, "3 May", "date", DateValue("2021-05-03", "3 May"), "the shooting"),
    _claim(
        "gazette/4",
        GAZETTE,
        "crossed",
        "violation",
        Category("crossing_line", "crossed"),
        "guards",
        polarity=Polarity.DENIED,
    ),
    _claim(
        "herald/1",
        HERALD,
        "at least 30 rounds",
        "shots_fired",
        SHOTS_30,
        "rounds fired at the rider",
        (("the Tribune", "reports"),),
    ),
    _claim("herald/2", HERALD, "150 feet", "distance", FEET, "distance from the gate"),
    _claim("herald/3", HERALD, "Two men", "injured", HURT_2, "men hurt"),
    _claim(
        "tribune/1",
        TRIBUNE,
        "18 shots",
        "shots_fired",
        SHOTS_18,
        "rounds fired at the rider",
        (("a border spokesman", "said"),),
    ),
    _claim("tribune/2", TRIBUNE, "46 metres", "distance", METRES, "distance from the gate"),
    _claim("tribune/3", TRIBUNE, "15:10", "clock_time", ClockTime("15:10", "15:10"), "the fall"),
)
BY_ID = {c.id: c for c in CLAIMS}

ARTICLES = (
    Article("gazette", GAZETTE, "The Gazette", "Rider shot", "2021-05-05", None, "corpus/gazette.md", "aa", line=1),
    Article(
        "herald",
        HERALD,
        "Herald",
        "Guards fire at rider",
        "2021-05-03",
        "https://herald.example/1",
        "corpus/herald.md",
        "bb",
        line=6,
    ),
    Article("sun", "It rained.", "Sun", None, "2021-06-01", None, "corpus/sun.md", "dd"),
    Article(
        "tribune",
        TRIBUNE,
        "Tribune",
        None,
        "2021-05-04T09:00:00Z",
        None,
        "corpus/tribune.md",
        "cc",
        rendition="restated",
        line=5,
    ),
)


def _position(*ids: str, sources: int = 1) -> Position:
    claim = BY_ID[ids[0]]
    outlets = {a.id: a.outlet for a in ARTICLES}
    return Position(claim.value, claim.polarity, ids, tuple(sorted({outlets[BY_ID[i].article] for i in ids})), sources)


def _verdict(
    kind: VerdictKind,
    code: str,
    reason: str,
    positions: tuple[Position, ...],
    relations: tuple[Relation, ...] = (),
    estimate: Estimate | None = None,
) -> Verdict:
    ids = tuple(sorted(i for p in positions for i in p.claims))
    first = BY_ID[ids[0]]
    alignment = Alignment(
        f"rider/{first.type}-1", first.type, first.subject, ids, f"all are the {first.type} of the story"
    )
    return Verdict(alignment, kind, code, reason, positions, relations, estimate, sum(p.sources for p in positions))


VERDICTS = (
    _verdict(
        VerdictKind.CONFLICT,
        "FC101",
        "at least 30 and 18 cannot both be right",
        (_position("gazette/1"), _position("herald/1"), _position("tribune/1")),
        (
            Relation(0, 1, RelationKind.COMPATIBLE, "nearly 40 and at least 30 can both be true"),
            Relation(0, 2, RelationKind.COMPATIBLE, "nearly 40 does not exclude 18"),
            Relation(1, 2, RelationKind.CONFLICT, "at least 30 and 18 cannot both be right"),
        ),
        Estimate(18, 30, 40),
    ),
    _verdict(
        VerdictKind.SUPERSEDED,
        "FC401",
        "3 on 2021-05-05 replaces 2 on 2021-05-03",
        (_position("herald/3"), _position("gazette/2")),
        (Relation(0, 1, RelationKind.SUPERSEDED, "3 on 2021-05-05 replaces 2 on 2021-05-03"),),
        Estimate(2, 3, 3),
    ),
    _verdict(
        VerdictKind.AGREE,
        "",
        "150 ft and 46 m are the same length after rounding",
        (_position("herald/2", "tribune/2", sources=2),),
    ),
    _verdict(VerdictKind.SINGLE, "", "one outlet only", (_position("tribune/3"),)),
    _verdict(VerdictKind.SINGLE, "", "one outlet only", (_position("gazette/3"),)),
    _verdict(VerdictKind.SINGLE, "", "one outlet only", (_position("gazette/4"),)),
)

STORY = Story(
    "rider",
    "Rider shot at the gate",
    ("gazette", "herald", "tribune"),
    tuple(v.alignment for v in VERDICTS),
    "2021-05-03",
    "2021-05-05",
)
LONE = Story("rain", "Rain", ("sun",), (), "2021-06-01", "2021-06-01")
SKIPPED = (Skipped("corpus/blank.md", "FC911", "the file is empty", "delete it or put the article in"),)

REPORT = Report(
    version="0.1.0",
    model="en_core_web_sm 3.8.0",
    articles=ARTICLES,
    claims=CLAIMS,
    stories=(JudgedStory(STORY, VERDICTS), JudgedStory(LONE, ())),
    skipped=SKIPPED,
)

FINDINGS = (
    Finding(
        "tribune/1",
        "FC101",
        "error",
        RelationKind.CONFLICT,
        "18 is below what the corpus allows: at least 30",
        Estimate(30, 30, 40),
        ("gazette/1",),
        ("herald/1",),
    ),
    Finding(
        "tribune/2",
        "",
        "note",
        RelationKind.AGREE,
        "as the corpus has it",
        Estimate(45.72, 45.72, 45.72),
        ("herald/2",),
        (),
    ),
    Finding("tribune/3", "FC301", "warning", RelationKind.NOT_COMPARABLE, "nobody else gives this figure"),
)

CHECK = Report(
    version="0.1.0",
    model="en_core_web_sm 3.8.0",
    articles=ARTICLES[:2] + ARTICLES[3:],
    claims=CLAIMS,
    stories=(JudgedStory(STORY, VERDICTS),),
    findings=FINDINGS,
    drafts=("tribune",),
)


EXTRACTS = tuple(
    Extract(a, tuple(c for c in CLAIMS if c.article == a.id), (("injured", HURT_3),) if a.id == "gazette" else ())
    for a in ARTICLES
)

PAIR = Comparison(
    "herald | tribune",
    RelationKind.CONFLICT,
    (
        Evidence(
            BY_ID["herald/1"], BY_ID["tribune/1"], RelationKind.CONFLICT, "at least 30 and 18 cannot both be right"
        ),
        Evidence(BY_ID["herald/2"], BY_ID["tribune/2"], RelationKind.AGREE, "the same length after rounding"),
    ),
)
