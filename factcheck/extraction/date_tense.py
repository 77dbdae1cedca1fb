"""What the parse knows of a date: that it is the day of the telling, and whether a bare weekday is past or to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Doc, Span, Token

from factcheck.claim_types import lexicon
from factcheck.extraction.dates import DateMention
from factcheck.extraction.periods import reference_of, week_period
from factcheck.extraction.view import lemma_of
from factcheck.extraction.words import load, word_set

_CLIMB = 6  # heads between a date and the verb of its clause
_CLAUSE = 24  # words before a date in which the verb of its clause stands
_LATELY = 14  # days by which a page may be dated too early
_HALF_A_YEAR = 183  # days
_REACH = 40  # words from "told" on in which its clause begins
_BOUNDS = frozenset({"through", "until", "till", "since", "from", "between", "before", "after"})
_LASTING = frozenset({"month", "quarter", "season", "year", "decade", "span"})


def dates_the_saying(doc: Doc, start: int, end: int, grain: str = "day") -> bool:
    """Whether a date belongs to the act of reporting ("said on Friday", "in a note Friday") and not to the event. Only
    a day does: what a group posted in August it did in August."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or (grain in _LASTING and span[0].lower_ not in ("last", "this", "earlier", "later")):
        return False
    if _names(span) or (span.root.dep_ == "pobj" and span.root.head.lower_ in _BOUNDS):
        return False
    saying = lexicon()["saying"]
    head: Token = span.root.head
    for _ in range(2):
        if head.dep_ == "prep" or head.pos_ in ("ADP", "PROPN"):
            head = head.head
    if lemma_of(head) in saying:
        return not (_is_act(head) or _is_of_clause(span, head) or _dates_before(span, head))
    before = doc[span.start - 1] if span.start else None
    if before is not None and before.lower_ == "on" and span.start > 1:
        before = doc[span.start - 2]
    return before is not None and lemma_of(before) in saying and not _is_held(before)


def _is_act(saying: Token) -> bool:
    """Is it told as what somebody did: "she finally tweeted early Wednesday", "we are adding stickers this week",
    "declared a state of emergency on Tuesday"?"""
    if saying.pos_ != "VERB":
        return False
    if lemma_of(saying) == "welcome":  # a child, a guest; a step that is welcomed is talked of
        return any(
            lemma_of(t) in lexicon()["people"] or lemma_of(t) in _set("comers")
            for t in saying.rights
            if t.dep_ == "dobj"
        )
    return saying.lower_ in word_set("dates.toml", "words", "acts") or (
        lemma_of(saying) in ("add", "declare") and any(t.dep_ == "dobj" for t in saying.rights)
    )


def _is_of_clause(span: Span, saying: Token) -> bool:
    """Does a day that the parse ties to the saying stand behind the verb of what was said, with no comma before it:
    "told a reporter that he found it empty this morning"?"""
    if saying.i > span.start or saying.lower_ != "told":
        return False
    between = span.doc[saying.i + 1 : min(span.start, saying.i + _REACH)]
    return (
        any(t.lower_ == "that" for t in between)
        and any(t.dep_ == "ccomp" for t in between)
        and not any(t.is_punct or t.lower_ == "in" for t in span.doc[max(0, span.start - 3) : span.start])
    )


def _is_held(noun: Token) -> bool:
    """Interviews that were conducted are what was done, and no source."""
    return noun.dep_ == "dobj" and lemma_of(noun.head) == "conduct"


def _names(span: Span) -> bool:
    """Is what is said of, or where it is said, known by its date: "hailed Sunday's vote", "in a Dec. 5 filing"?"""
    noun = span.root.head
    if span[-1].lower_[:-1] in load("dates.toml")["weekdays"]:
        return True  # "Fridays raids", whose apostrophe was lost
    if span.root.dep_ == "poss":
        return noun.pos_ == "NOUN" and lemma_of(noun) not in lexicon()["saying"]
    after, before = span.doc[span.end : span.end + 1], span.doc[max(0, span.start - 1) : span.start]
    named = any(t.pos_ in ("NOUN", "PROPN", "ADJ") or t.tag_ == "VBG" for t in after)  # "filing" may pass for a verb
    return named and span[-1].is_digit and any(t.pos_ in ("DET", "PRON") or t.dep_ == "poss" for t in before)


def _dates_before(span: Span, saying: Token) -> bool:
    """Does a clause of its own hold the date, and who says so follow: "it blew up at noon Monday, police said"? Where
    the date opens the clause, it is that of the saying: "and on Monday police said"."""
    if saying.i < span.end:
        return False
    lead = span.doc[max(0, span.start - _CLAUSE) : span.start]
    before = next((t for t in reversed(lead) if t.pos_ != "ADP"), None)
    subjects = [t for t in saying.lefts if t.dep_ in ("nsubj", "nsubjpass")]
    if any(t.dep_ == "relcl" and t.i > s.i and t.head.i <= s.i for s in subjects for t in lead):
        return True  # "the army, which began its raids last May said": what tells who speaks
    joined = span.doc[span.end].pos_ == "CCONJ"  # "it blew up Monday and police said …", whatever the parse makes of it
    if before is None or before.is_punct or before.pos_ in ("CCONJ", "SCONJ") or not (subjects or joined):
        return False
    return (joined or subjects[-1].i >= span.end) and any(t.pos_ in ("VERB", "AUX") for t in lead)


def turned_day(doc: Doc, found: DateMention, published: str | None, *, plain: bool = True) -> str | None:
    """A bare weekday of the week after, or of the week before, where the verb of its clause contradicts the words, and
    a bare day of a month of the year after; "this week" of a Sunday's paper is the one that begins, unless its verb is
    past. Not ``plain`` are headlines and captions, which tell in the present what is over."""
    day, span = reference_of(published).day, doc.char_span(found.start, found.end, alignment_mode="expand")
    if day is None or span is None:
        return None
    if found.grain == "week":
        later = week_period(day + timedelta(days=7)).iso
        return later if _ahead(span) or _root_is_present(span) else None
    first, stretch, last = found.value.date.partition("/")
    try:
        said = date.fromisoformat(first)
    except ValueError:
        return None  # from one month to another
    if stretch:
        begins = turned_day(doc, replace(found, value=replace(found.value, date=first)), published, plain=plain)
        return f"{begins}/{begins[:4]}{last[4:]}" if begins and last[:4] == first[:4] else None
    ahead = _ahead(span)
    if any(t.lower_ in load("dates.toml")["weekdays"] for t in span):
        if ahead and (_is_behind(span) or ((day - said).days == 1 and _brews(span))):
            return None
        return _by_a_week(said, day, True if plain and _opens(span) else ahead)
    if ahead is False and (said - day).days > _LATELY:
        return _by_years(said, -1)  # "it met on June 12", told in May
    long_ago = plain and (day - said).days > _HALF_A_YEAR  # a year would be named, were it past
    to_come = ahead or _is_appointed(span) or (long_ago and ahead is None and _is_present(span))
    return _by_years(said, 1) if said < day and to_come else None


def _by_a_week(said: date, day: date, ahead: bool | None) -> str | None:
    if ahead and said < day:
        return (said + timedelta(days=7)).isoformat()
    if ahead is False and said > day:
        return (said - timedelta(days=7)).isoformat()
    return None


def _is_behind(span: Span) -> bool:
    """ "after Saturday's march, which drew thousands, they will meet": what the day is of has been told as past."""
    noun = span.root.head
    if span.root.dep_ != "poss" or noun.head.lower_ not in ("after", "following", "since"):
        return False
    return any(t.dep_ == "relcl" and t.tag_ in ("VBD", "VBN") for t in noun.rights)


def _brews(span: Span) -> bool:
    """ "threatens to flood the coast Sunday", printed on Monday: what threatens is hours away and not a week, and many
    papers print the words of the evening before."""
    return any(
        t.tag_ in ("VBZ", "VBP") and lemma_of(t) in _set("brewing")
        for t in span.doc[max(0, span.start - _CLAUSE) : span.start]
    )


def _by_years(said: date, years: int) -> str | None:
    try:
        return said.replace(year=said.year + years).isoformat()
    except ValueError:
        return None  # 29 February


def _is_appointed(span: Span) -> bool:
    """ "takes effect Nov. 8", "reaches theaters on May 4", "pending a hearing Jan. 19": in the present, but to come."""
    lead = span.root.head if span.root.dep_ == "pobj" else span.root
    verb = lead.head
    if verb.tag_ in ("VBZ", "VBP") and lemma_of(verb) in _set("appointed"):
        return True
    return any(t.lower_ in _set("pending") for t in span.doc[max(0, span.start - _CLIMB) : span.start])


def _opens(span: Span) -> bool:
    """ "opens on Friday", "takes effect Monday", "the vote is Sunday", "has a second chance on Friday": a present that
    tells of an appointment, behind its verb."""
    verb = (span.root.head if span.root.dep_ == "pobj" else span.root).head
    if verb.pos_ == "NOUN" and lemma_of(verb) in _set("chances"):
        return verb.head.tag_ in ("VBZ", "VBP") and verb.dep_ in ("dobj", "attr")
    if verb.tag_ not in ("VBZ", "VBP") or verb.i > span.start:
        return False
    governed = {"be": "appointments", "take": "taken", "have": "chances"}.get(lemma_of(verb))
    if governed:
        of = [lemma_of(t) for t in verb.children if t.dep_ in ("nsubj", "dobj") and t.pos_ == "NOUN"]
        return any(noun in _set(governed) for noun in of)
    return lemma_of(verb) in _set("opening")


def _set(name: str) -> frozenset[str]:
    return word_set("dates.toml", "direction", name)


def _is_present(span: Span) -> bool:
    """Does a verb in the present govern the day: "meets on June 15", "the deadline is June 15"?"""
    verb = (span.root.head if span.root.dep_ == "pobj" else span.root).head
    return verb.tag_ in ("VBZ", "VBP") and verb.i < span.start


def _ahead(span: Span) -> bool | None:
    """Whether the clause of the date tells what is to come (True), or what was done that very day (False)."""
    lead = span.root.head if span.root.dep_ == "pobj" else None
    at: Token = span.root if lead is None else lead
    direct = True
    for _ in range(_CLIMB):
        at = at.head
        if at.pos_ in ("VERB", "AUX") or at.head is at:
            break
        direct = False
    if at.pos_ not in ("VERB", "AUX"):
        return None
    deferred = lead is not None and lead.lower_ in ("until", "till", "for", "to") and lemma_of(at) in _set("deferring")
    if lead is not None and lead.lower_ in ("until", "till"):  # "no details are being released until Monday"
        deferred = deferred or any(
            t.tag_ in ("VBZ", "VBP") for t in (at, *at.lefts) if t is at or t.dep_.startswith("aux")
        )
    if deferred or _future(at):
        return True
    if direct and at.tag_ == "VBD" and (lead is None or lead.lower_ == "on") and lemma_of(at) not in _set("planning"):
        return False
    return None


def _root_is_present(span: Span) -> bool:
    at = span.root
    for _ in range(_CLIMB):
        if at.pos_ == "VERB" or at.head is at:
            break
        at = at.head
    return at.tag_ in ("VBZ", "VBP") and not any(t.dep_ == "aux" for t in at.lefts)


def _future(verb: Token) -> bool:
    """ "will begin", "plans to begin", "when it begins", "as thousands celebrate, police will stand by"."""
    parts = {t.lower_ for t in verb.lefts if t.dep_ in ("aux", "auxpass")}
    if parts & _set("modals"):
        return not parts & {"have", "has"}
    if "to" in parts:
        head = verb.head  # "plans to begin", "is ready to begin"; "signed the order to begin" tells of the order
        governors = [head, *(t for t in head.children if t.dep_ == "acomp")]
        finite = head.head if head.pos_ == "ADJ" else head
        past = any(t.tag_ == "VBD" for t in (head, finite, *finite.lefts))
        plans = _set("planning") if past else _set("planning") | _set("intending")  # "was ready to sleep on Monday"
        return any(t.pos_ not in ("NOUN", "PROPN") and lemma_of(t) in plans for t in governors)
    if verb.tag_ not in ("VBZ", "VBP"):
        return False
    opening = {t.lower_ for t in verb.lefts if t.dep_ in ("mark", "advmod")}
    if opening & {"when", "if", "once", "before", "until", "unless"}:
        return True
    main = verb.head
    return bool(opening & {"as", "while", "after"}) and any(
        t.lower_ in _set("modals") for t in main.lefts if t.dep_ == "aux"
    )
