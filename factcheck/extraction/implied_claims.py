"""Claims of counts that are not written as figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from factcheck.claim_types import ClaimType, lexicon
from factcheck.extraction.classify import classify_implied, implied_nouns, may_imply
from factcheck.extraction.context import context
from factcheck.extraction.counted import noun_of
from factcheck.extraction.implied import implied_mentions
from factcheck.extraction.mention import Mention
from factcheck.extraction.polarity import polarity
from factcheck.extraction.reflexives import words_of
from factcheck.extraction.scene import Scene, anchor_of, slots_of
from factcheck.extraction.subject import subject_of
from factcheck.extraction.unnumbered import BARE, unnumbered
from factcheck.extraction.view import joined, lemmas_possible, marked, singular
from factcheck.model import (
    Claim,
    Polarity,
    Quantity,
)


def implied_claims(scene: Scene, types: Mapping[str, ClaimType]) -> Iterable[tuple[Claim, bool]]:
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
            slots=slots_of(scene, with_it, len(v.mentions), c) | dict(typed.slots) | _scope_of_implied(mention),
            anchor=anchor_of(scene.sentence, c),
            implied=True,
            said=told,
        )
        loud = c.noun_token is not None and (c.noun_token.pos_ in ("NOUN", "ADJ") or c.noun in lexicon()["reflexives"])
        loud = loud or mention.form != "implied"
        yield claim, loud


def is_pronoun_killed(claim: Claim) -> bool:
    """ "he was shot dead by the police": one dead, whoever it is, where a pronoun for one is what was killed."""
    return _is_pronoun_dead(claim) and claim.anchor.role == "nsubjpass"


def is_pronoun_died(claim: Claim) -> bool:
    """ "she died at the hospital": one dead as well, where the article tells of killing."""
    return _is_pronoun_dead(claim) and claim.anchor.role == "nsubj" and claim.anchor.verb in lexicon()["die_verb"]


def _is_pronoun_dead(claim: Claim) -> bool:
    return claim.type == "killed" and claim.anchor.noun in lexicon()["of_one"]


def _scope_of_implied(mention: Mention) -> dict[str, str]:
    return {"scope": "implied"} if mention.form == "implied" else {}
