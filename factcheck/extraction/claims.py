"""From figures in parsed sentences to the claims of one article."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from factcheck.claim_types import ClaimType, lexicon
from factcheck.extraction.ages import YEAR
from factcheck.extraction.attribution import SourceTracker
from factcheck.extraction.candidates import Candidate
from factcheck.extraction.carried import carry_rivals, carry_times, part_records
from factcheck.extraction.categories import categories
from factcheck.extraction.classify import classify
from factcheck.extraction.context import context
from factcheck.extraction.figure import words as words_of
from factcheck.extraction.figures import figures_of
from factcheck.extraction.implied_claims import implied_claims, is_pronoun_died, is_pronoun_killed
from factcheck.extraction.inherit import inherit
from factcheck.extraction.mention import Mention
from factcheck.extraction.polarity import polarity
from factcheck.extraction.reflexives import without_echoes
from factcheck.extraction.scene import Scene, anchor_of, slots_of
from factcheck.extraction.sentences import Sentence
from factcheck.extraction.special import place_of_next
from factcheck.extraction.subject import subject_of
from factcheck.extraction.timed_claims import clock_claims, dated_claims
from factcheck.extraction.unnumbered import without_bare
from factcheck.extraction.view import View, lemma_of, singular, view
from factcheck.model import Article, Claim, Extract, Polarity, Quantity

_MAX_PHRASE = 80  # code points a counted noun may reach beyond its figure
_RANK = 5  # words behind "one" in which the rank is told
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WORD = re.compile(r"[a-z]+")
_AFTER_AGE = frozenset(",.;)—-–")


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
    violent = not lexicon()["violence"].isdisjoint(words)
    for candidate, doc in parsed:
        scene = Scene(
            article, candidate, view(doc, list(candidate.mentions), words, candidate.sentence.text), tracker, sentences
        )
        found += _quantities(scene, types)
        implied = without_echoes(implied_claims(scene, types))
        found += [c for c, loud in implied if loud]
        silent += [c for c, loud in implied if not loud]
        spoken += [c for c, _ in implied if is_pronoun_killed(c) or (violent and is_pronoun_died(c))]
        found += _categories(scene, types)
        found += dated_claims(scene, types)
        found += clock_claims(scene, types)
    found = without_bare(found)
    found.sort(key=lambda c: (c.field != "title", c.start, c.end, c.type))
    found = part_records(carry_rivals(carry_times(found, types), types))
    figures = figures_of(article, found, silent, types)
    every = sorted((*found, *spoken), key=lambda c: (c.field != "title", c.start, c.end, c.type)) if spoken else found
    claims = tuple(replace(c, id=f"{article.id}#{n}") for n, c in enumerate(every, 1))
    return Extract(article, claims, figures)


def _quantities(scene: Scene, types: Mapping[str, ClaimType]) -> Iterable[Claim]:
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
        alone = c.noun in ("", "both") and v.text[mention.start : mention.end].lower() == "both"
        if alone and typed[k] and not typed[k][0].type.unit:
            continue  # "both were late" is a figure only of what some type asks about
        if typed[k] and typed[k][0].type.id == "count" and _is_mine(v.text, mention.start):
            continue  # "one of my friends" tells who somebody is
        if typed[k] and typed[k][0].type.id == "count" and _loose(v.text, mention):
            continue  # "numerous visitors" is a figure only of what some type asks about
        if typed[k] and typed[k][0].type.id == "count" and mention.form == "partitive" and _is_rank(v, k):
            continue  # "one of the main outlets": a rank, unless it befell that one what some type asks about
        for choice in typed[k]:
            unit = choice.type.unit or mention.unit or singular(c.noun)
            text = v.text[mention.start : end]
            value = Quantity(mention.low, mention.high, mention.nominal, unit, mention.qualifier, text)
            start, type_ = mention.start, choice.type
            slots = dict(choice.rule.slots) | slots_of(scene, v, k, c) | dict(choice.inherited)
            place = _place(text, mention) if type_.id == "count" else None
            if place is not None and "ordinal" in types:
                type_, start = types["ordinal"], mention.start + place[1]
                slots.pop("scope", None)
                value = replace(value, low=place[0], high=place[0], nominal=place[0], unit=unit, text=v.text[start:end])
            if choice.type.unit == "year" and mention.dimension == "time":  # "he is 18 months"
                value = in_years(value)
            yield scene.claim(
                type_,
                value,
                start,
                end,
                subject=subject_of(type_, c, v),
                slots=slots,
                anchor=anchor_of(scene.sentence, c),
                said=Polarity.ASSERTED if mention.high == 0 else None,
                aside=mention.dimension == "age" or type_.id in lexicon()["given"],
            )


def _place(text: str, mention: Mention) -> tuple[float, int] | None:
    """ "a third suspect was named": where no type asks about the one, what is told is which in the row it was."""
    return place_of_next(text) if mention.additional and mention.form == "implied" else None


def _is_rank(v: View, k: int) -> bool:
    """ "one of the key ports", "one of its leading makers"."""
    behind = v.doc[v.spans[k][1] : v.spans[k][1] + _RANK]
    lead = itertools.takewhile(lambda token: not (token.is_punct or token.like_num or token.tag_ in _FINITE), behind)
    return any(token.lower_ in words_of("ranks") for token in lead)


_OF_MINE = re.compile(r"one of (?:my|our|your)\b", re.IGNORECASE)
_IS = re.compile(r"(?:\b(?:is|was|be)|['’]s) $")


def _is_mine(text: str, start: int) -> bool:
    return _OF_MINE.match(text, start) is not None and _IS.search(text[max(0, start - 5) : start]) is not None


def _loose(text: str, mention: Mention) -> bool:
    said = text[mention.number_start : mention.number_end].lower().split()
    return mention.form == "vague" and not lexicon()["loose"].isdisjoint(said)


def in_years(value: Quantity) -> Quantity:
    """A time in seconds as an age in years."""
    low, high, nominal = (None if v is None else round(v / YEAR, 4) for v in (value.low, value.high, value.nominal))
    return replace(value, low=low, high=high, nominal=nominal)


def _comma_age(v: View, k: int) -> bool:
    """ "Oh, 24, is getting better": a bare number between a name and a comma or the end."""
    m, (first, last) = v.mentions[k], v.spans[k]
    if (
        m.dimension != "count"
        or m.form not in ("digits", "words")
        or m.low != m.high
        or not 0 < (m.low or 0) < 116
        or first < 2
    ):
        return False
    doc = v.doc
    both = (
        doc[first - 1].lower_ in ("both", "also", "now", "then") and first > 2
    )  # "the Smiths, both 82, were …", "his friend, also 14,"
    before, named = doc[first - 1 - both], doc[first - 2 - both]
    after = doc[last].text if last < len(doc) else "."
    person = named.pos_ == "PROPN" or any(lemma_of(named) in lexicon()[name] for name in ("people", "famous"))
    if m.form == "words" and (named.pos_ != "PROPN" or _led_in(named)):
        return False  # "in Boston, nine, two of them children, died"
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


def _categories(scene: Scene, types: Mapping[str, ClaimType]) -> Iterable[Claim]:
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
