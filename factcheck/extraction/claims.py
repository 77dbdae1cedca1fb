"""From figures in parsed sentences to the claims of one article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from factcheck.claim_types import ClaimType, lexicon
from factcheck.extraction.ages import YEAR
from factcheck.extraction.attribution import SourceTracker
from factcheck.extraction.candidates import Candidate
from factcheck.extraction.carried import carry_rivals, carry_times
from factcheck.extraction.categories import categories
from factcheck.extraction.classify import classify, classify_implied, implied_nouns, may_imply
from factcheck.extraction.context import Context, context
from factcheck.extraction.counted import noun_of
from factcheck.extraction.date_stamps import stamp_end
from factcheck.extraction.date_tense import dates_the_saying, turned_day
from factcheck.extraction.figures import figures_of
from factcheck.extraction.implied import implied_mentions
from factcheck.extraction.inherit import inherit
from factcheck.extraction.mention import Mention
from factcheck.extraction.polarity import polarity
from factcheck.extraction.reflexives import without_echoes, words_of
from factcheck.extraction.sentences import Sentence
from factcheck.extraction.slots import actors, event_of, group_of, place_of, scope_of
from factcheck.extraction.spoken import source_of
from factcheck.extraction.subject import subject_of
from factcheck.extraction.unnumbered import BARE, unnumbered, without_bare
from factcheck.extraction.view import View, joined, lemma_of, lemmas_possible, marked, singular, view
from factcheck.model import (
    NO_ANCHOR,
    Anchor,
    Article,
    Attribution,
    Claim,
    Extract,
    Polarity,
    Qualifier,
    Quantity,
    Value,
    ZoneKind,
)

_MAX_PHRASE = 80  # code points a counted noun may reach beyond its figure
_WORD = re.compile(r"[a-z]+")
_TELLING = frozenset({"say", "put", "give", "report", "estimate", "claim", "state", "cite", "tell"})
_AFTER_AGE = frozenset(",.;)—-–")


@dataclass(frozen=True, slots=True)
class _Scene:
    """One parsed sentence of an article, and what its claims share."""

    article: Article
    candidate: Candidate
    view: View
    tracker: SourceTracker
    sentences: list[Sentence]

    @property
    def sentence(self) -> Sentence:
        return self.candidate.sentence

    def claim(
        self,
        claim_type: ClaimType,
        value: Value,
        start: int,
        end: int,
        *,
        subject: str,
        said: Polarity | None = None,
        slots: Mapping[str, str] | None = None,
        anchor: Anchor = NO_ANCHOR,
        implied: bool = False,
        aside: bool = False,
    ) -> Claim:
        """A claim of this sentence; ``start`` and ``end`` are relative to it. The id is given later. ``aside``: an
        age or a day, which no denial of the clause reaches."""
        s, doc = self.sentence, self.view.doc
        comment = s.zone is ZoneKind.COMMENT
        if comment:
            sources: tuple[Attribution, ...] = (Attribution(s.speaker or "a reader", "comment"),)
        else:
            sources = self.tracker.attribute(s.index, start, end, doc)
            if all(a.cue == "per" for a in sources):  # nobody but the outlet that the block quotes
                spoken = source_of(doc, start, end, self.sentences, s.index)
                self.tracker.heard(s.index, start, end, spoken)
                sources = spoken + sources
        parts = _without_teller(dict(slots or {}), sources, anchor.verb)
        return Claim(
            id="",
            article=self.article.id,
            type=claim_type.id,
            value=value,
            subject=subject,
            start=s.start + start,
            end=s.start + end,
            quote=s.text,
            slots=tuple(sorted(parts.items())),
            polarity=said if said is not None else polarity(s.text, start, end, doc, aside=aside),
            attribution=sources,
            zone=s.zone,
            field=s.field,
            speaker=s.speaker if comment else None,
            implied=implied,
            anchor=anchor,
        )


def _without_teller(slots: dict[str, str], sources: Sequence[Attribution], verb: str) -> dict[str, str]:
    """The slots without what only names the source: the place runs into it where commas were lost ("in Syria UNICEF
    said"), and who puts a toll at 40 has killed nobody."""
    agent = slots.get("agent", "")
    if agent and verb in _TELLING and any(w.startswith(agent) for a in sources for w in a.source.lower().split()):
        del slots["agent"]
    place = slots.get("place", "")
    for teller in sources:
        if place.endswith(" " + teller.source):
            slots["place"] = place.removesuffix(" " + teller.source)
    return slots


def assemble(
    article: Article,
    sentences: list[Sentence],
    parsed: Sequence[tuple[Candidate, Doc]],
    types: Mapping[str, ClaimType],
) -> Extract:
    """All claims of an article in text order with their ids, and its own figures."""
    tracker = SourceTracker(article, sentences)
    found: list[Claim] = []
    silent: list[Claim] = []  # implied by a name or a pronoun: too many to report, needed for the figures
    spoken: list[Claim] = []  # of these, what is reported all the same: "he was shot dead"
    words = frozenset(_WORD.findall(f"{article.title or ''} {article.text}".lower()))
    for candidate, doc in parsed:
        scene = _Scene(
            article, candidate, view(doc, list(candidate.mentions), words, candidate.sentence.text), tracker, sentences
        )
        found += _quantities(scene, types)
        implied = without_echoes(_implied(scene, types))
        found += [c for c, loud in implied if loud]
        silent += [c for c, loud in implied if not loud]
        spoken += [c for c, _ in implied if _is_pronoun_killed(c)]
        found += _categories(scene, types)
        found += _dates(scene, types)
        found += _clocks(scene, types)
    found = without_bare(found)
    found.sort(key=lambda c: (c.field != "title", c.start, c.end, c.type))
    found = carry_rivals(carry_times(found, types), types)
    figures = figures_of(article, found, silent, types)
    every = sorted((*found, *spoken), key=lambda c: (c.field != "title", c.start, c.end, c.type)) if spoken else found
    claims = tuple(replace(c, id=f"{article.id}#{n}") for n, c in enumerate(every, 1))
    return Extract(article, claims, figures)


def _quantities(scene: _Scene, types: Mapping[str, ClaimType]) -> Iterable[Claim]:
    v = scene.view
    for k, mention in enumerate(v.mentions):
        read = mention
        if _comma_age(v, k):
            read = replace(mention, form="comma_age", dimension="age", unit="year")
        elif _are_offspring(v, k):
            read = replace(mention, form="offspring")
        if read is not mention:
            v = replace(v, mentions=(*v.mentions[:k], read, *v.mentions[k + 1 :]))
    contexts = [context(v, k) for k in range(len(v.mentions))]
    typed = inherit(v, contexts, [classify(c, types) for c in contexts])
    for k, c in enumerate(contexts):
        mention = c.mention
        if mention.same_as >= 0:
            continue
        restated = [m.end for m in v.mentions if m.same_as == mention.start]
        end = c.phrase_end if c.phrase_end - mention.end <= _MAX_PHRASE else mention.end
        if restated:
            end = max(end, *restated)
            end += v.text[end : end + 1] == ")"
        of_one = c.noun_token is not None and c.noun_token.tag_ == "NN"
        if of_one and v.text[mention.start : mention.end].lower() in lexicon()["adjectival"]:
            continue  # "multiple shooting": one, of several people
        nobody = mention.noun == "person" or c.noun in ("", "none")
        if mention.high == 0 and nobody and typed[k] and not typed[k][0].type.unit:
            continue  # "nobody will say", "none have been as dramatic": no one did what no type asks about
        if typed[k] and typed[k][0].type.id == "count" and _loose(v.text, mention):
            continue  # "numerous visitors" is a figure only of what some type asks about
        for choice in typed[k]:
            unit = choice.type.unit or mention.unit or singular(c.noun)
            text = v.text[mention.start : end]
            value = Quantity(mention.low, mention.high, mention.nominal, unit, mention.qualifier, text)
            if choice.type.unit == "year" and mention.dimension == "time":  # "he is 18 months"
                value = in_years(value)
            yield scene.claim(
                choice.type,
                value,
                mention.start,
                end,
                subject=subject_of(choice.type, c, v),
                slots=dict(choice.rule.slots) | _slots(scene, v, k, c) | dict(choice.inherited),
                anchor=anchor_of(scene.sentence, c),
                said=Polarity.ASSERTED if mention.high == 0 else None,
                aside=mention.dimension == "age",
            )


def _loose(text: str, mention: Mention) -> bool:
    said = text[mention.number_start : mention.number_end].lower().split()
    return mention.form == "vague" and not lexicon()["loose"].isdisjoint(said)


def in_years(value: Quantity) -> Quantity:
    """A time in seconds as an age in years."""
    low, high, nominal = (None if v is None else round(v / YEAR, 4) for v in (value.low, value.high, value.nominal))
    return replace(value, low=low, high=high, nominal=nominal)


def _slots(scene: _Scene, v: View, k: int, c: Context) -> dict[str, str]:
    dates = [(d.start, d.value.date) for d in scene.candidate.dates]
    parts = {
        "group": group_of(v, k, c) if c.mention.dimension == "count" else None,
        "place": place_of(c),
        "scope": scope_of(v, k, c),
        "event": event_of(v, k, dates, scene.article.published),
    }
    return actors(c) | {name: word for name, word in parts.items() if word}


def _comma_age(v: View, k: int) -> bool:
    """ "Oh, 24, is getting better": a bare number between a name and a comma or the end."""
    m, (first, last) = v.mentions[k], v.spans[k]
    if m.dimension != "count" or m.form != "digits" or m.low != m.high or not 0 < (m.low or 0) < 116 or first < 2:
        return False
    doc = v.doc
    both = (
        doc[first - 1].lower_ in ("both", "also") and first > 2
    )  # "the Smiths, both 82, were …", "his friend, also 14,"
    before, named = doc[first - 1 - both], doc[first - 2 - both]
    after = doc[last].text if last < len(doc) else "."
    person = named.pos_ == "PROPN" or lemma_of(named) in lexicon()["people"]
    closed = after in (",", ".", ";", ")", "—", "-", "–") or (
        named.pos_ == "PROPN"
        and doc[last].pos_ in ("VERB", "AUX")
        and doc[last].tag_ not in ("VBN", "VBG")
        and not _led_in(named)
    )
    told = (
        both and doc[first - 1].lower_ == "both" and last < len(doc) and doc[last].pos_ in ("AUX", "VERB")
    )  # "a boy and a girl, both 17 were shot"
    return before.text in (",", "(") and person and (closed or told) and m.end - m.start <= 3


def _are_offspring(v: View, k: int) -> bool:
    """ "a father of three", "the mother of two boys": the children of somebody, whatever befell that one."""
    first = v.spans[k][0]
    parent = first >= 2 and v.mentions[k].dimension == "count" and v.doc[first - 1].lower_ == "of"
    return parent and lemma_of(v.doc[first - 2]) in lexicon()["parents"]


def _led_in(named: Token) -> bool:
    """Does a preposition or a verb lead to the name: "in Gaza City, 40 were killed", "told Al Jazeera, 15 had died"?"""
    at = named.i
    while at > 0 and named.doc[at].pos_ in ("PROPN", "DET", "ADJ"):
        at -= 1
    return named.doc[at].pos_ in ("ADP", "VERB", "SCONJ", "PART")


def _implied(scene: _Scene, types: Mapping[str, ClaimType]) -> Iterable[tuple[Claim, bool]]:
    """Implied counts with whether they are said of somebody by a common noun ("a man", "the driver")."""
    v = scene.view
    words = frozenset(" ".join(("#", *(word for word, _ in marked(v)))).split(" "))
    if not may_imply(types, lemmas_possible(v), words):
        return
    taken = {i for first, last in v.spans for i in range(first, last)}
    numbers: dict[int, float] = {}
    for k, said in enumerate(v.mentions):
        noun = noun_of(v, k)
        if noun is not None:
            taken.add(noun.i)
            if said.dimension == "count" and said.low is not None and said.low == said.high:
                numbers[noun.i] = said.low
    things = implied_nouns(types) - lexicon()["people"]
    for mention in (*implied_mentions(v.doc, taken, things, numbers), *unnumbered(v.doc, taken, things)):
        with_it = joined(v, mention)
        c = context(with_it, len(v.mentions))
        typed = classify_implied(c, types)
        if typed is None:
            continue
        told = polarity(scene.sentence.text, mention.start, mention.end, v.doc)
        if mention.form == BARE and told is not Polarity.ASSERTED:
            continue  # "they did not exchange fire" is no number of shots
        start, end = words_of(c, typed, mention)
        unit, text = typed.type.unit or singular(c.noun), v.text[start:end]
        value = Quantity(mention.low, mention.high, mention.nominal, unit, mention.qualifier, text)
        claim = scene.claim(
            typed.type,
            value,
            start,
            end,
            subject=subject_of(typed.type, c, with_it),
            slots=_slots(scene, with_it, len(v.mentions), c) | dict(typed.slots) | _scope_of_implied(mention),
            anchor=anchor_of(scene.sentence, c),
            implied=True,
            said=told,
        )
        loud = c.noun_token is not None and (c.noun_token.pos_ in ("NOUN", "ADJ") or c.noun in lexicon()["reflexives"])
        loud = loud or mention.form != "implied"
        yield claim, loud


def _is_pronoun_killed(claim: Claim) -> bool:
    """ "he was shot dead by the police": one dead, whoever it is, where a pronoun for one is what was killed."""
    return claim.type == "killed" and claim.anchor.noun in lexicon()["of_one"] and claim.anchor.role == "nsubjpass"


def _scope_of_implied(mention: Mention) -> dict[str, str]:
    return {"scope": "implied"} if mention.form == "implied" else {}


def _categories(scene: _Scene, types: Mapping[str, ClaimType]) -> Iterable[Claim]:
    v, s = scene.view, scene.sentence
    for found in categories(v, types, lambda a, b: polarity(s.text, a, b, v.doc)):
        yield scene.claim(
            found.type,
            found.value,
            found.start,
            found.end,
            subject=found.value.category.replace("_", " "),
            said=found.polarity,
        )


def _dates(scene: _Scene, types: Mapping[str, ClaimType]) -> Iterable[Claim]:
    doc, told = scene.view.doc, stamp_end(scene.sentence.text)
    for found in scene.candidate.dates:
        claim_type = _date_type(found.grain, types)
        if claim_type is None or not found.tells or found.start < told:
            continue
        if dates_the_saying(doc, found.start, found.end, found.grain):
            continue
        value = found.value
        if found.swings:
            plain = scene.sentence.zone is ZoneKind.BODY
            turned = turned_day(doc, found, scene.article.published, plain=plain)
            value = replace(value, date=turned or value.date)
        c = _plain_context(scene.view, found.start, found.end)
        yield scene.claim(
            claim_type,
            value,
            found.start,
            found.end,
            subject=subject_of(claim_type, c, scene.view),
            slots=actors(c),
            anchor=anchor_of(scene.sentence, c),
            aside=True,
        )


def _date_type(grain: str, types: Mapping[str, ClaimType]) -> ClaimType | None:
    """The type of dates that asks for this grain (day, week, …), else the one that asks for none."""
    dates = [t for t in types.values() if t.kind == "date"]
    asked = [t for t in dates if any(grain in r.form for r in t.rules)]
    return next(iter(asked or [t for t in dates if not t.rules]), None)


def _clocks(scene: _Scene, types: Mapping[str, ClaimType]) -> Iterable[Claim]:
    if "clock_time" not in types:
        return
    told = stamp_end(scene.sentence.text)
    for found in scene.candidate.clocks:
        if found.start < told:
            continue
        c = _plain_context(scene.view, found.start, found.end)
        yield scene.claim(
            types["clock_time"],
            found.value,
            found.start,
            found.end,
            subject=subject_of(types["clock_time"], c, scene.view),
            slots=actors(c),
            anchor=anchor_of(scene.sentence, c),
            aside=True,
        )


def _plain_context(v: View, start: int, end: int) -> Context:
    """The context of a stretch that is no quantity: a date, a time."""
    mention = Mention(start, end, None, None, None, Qualifier.EXACT, dimension="when")
    with_it = joined(v, mention)
    return context(with_it, len(v.mentions))


def anchor_of(sentence: Sentence, c: Context) -> Anchor:
    """The part of a context that alignment needs; a verb with its particle: "take_off"."""
    particle = (
        next((t.lower_ for t in c.verb_token.children if t.dep_ == "prt"), "") if c.verb_token is not None else ""
    )
    verb = f"{c.verb}_{particle}" if particle and "_" not in c.verb else c.verb
    return Anchor(c.noun, c.modifiers, verb, c.role, c.clause, c.sentence, c.names, sentence.index)
