"""One parsed sentence of an article, and what its claims share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.claim_types import ClaimType
from factcheck.extraction.attribution import SourceTracker
from factcheck.extraction.candidates import Candidate
from factcheck.extraction.context import Context
from factcheck.extraction.polarity import polarity
from factcheck.extraction.sentences import Sentence
from factcheck.extraction.slots import actors, event_of, group_of, place_of, scope_of
from factcheck.extraction.spoken import source_of
from factcheck.extraction.view import View
from factcheck.model import (
    NO_ANCHOR,
    Anchor,
    Article,
    Attribution,
    Claim,
    Polarity,
    Value,
    ZoneKind,
)

_TELLING = frozenset({"say", "put", "give", "report", "estimate", "claim", "state", "cite", "tell"})


@dataclass(frozen=True, slots=True)
class Scene:
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
            subject=_untold(subject, sources),
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


_MARKS = frozenset(":-–—")  # beside a headline's source


def _untold(subject: str, sources: Sequence[Attribution]) -> str:
    """The subject without the teller whom a headline names last: "jobs, union says"."""
    for teller in sources:
        for tail in (f" {teller.source} {teller.cue}", f" {teller.cue} {teller.source}", f" {teller.source}"):
            if subject.endswith(tail) and ":" not in subject[len(subject) - len(tail) :]:
                return subject[: -len(tail)].rstrip(":")
    return subject


def _without_teller(slots: dict[str, str], sources: Sequence[Attribution], verb: str) -> dict[str, str]:
    """The slots without what only names the source: the place runs into it where commas were lost ("in Syria UNICEF
    said"), and who puts a toll at 40 has killed nobody."""
    agent = slots.get("agent", "")
    if agent and verb in _TELLING and any(w.startswith(agent) for a in sources for w in a.source.lower().split()):
        del slots["agent"]
    if any(a.cue in _MARKS and slots.get("target") == a.source.lower() for a in sources):
        del slots["target"]  # "Company to cut 40 jobs - union"
    place = slots.get("place", "")
    for teller in sources:
        if place.endswith(" " + teller.source):
            slots["place"] = place.removesuffix(" " + teller.source)
    return slots


def slots_of(scene: Scene, v: View, k: int, c: Context) -> dict[str, str]:
    """The slots of the figure that is mention ``k`` of ``v``: who did it, to whom, who is counted, where, of what."""
    dates = [(d.start, d.value.date) for d in scene.candidate.dates]
    parts = {
        "group": group_of(v, k, c) if c.mention.dimension == "count" else None,
        "place": place_of(c),
        "scope": scope_of(v, k, c),
        "event": event_of(v, k, dates, scene.article.published),
    }
    return actors(c) | {name: word for name, word in parts.items() if word}


def anchor_of(sentence: Sentence, c: Context) -> Anchor:
    """The part of a context that alignment needs; a verb with its particle: "take_off". A verb that only bounds the
    figure ("surpassed 40,000") says nothing of what happened."""
    if c.verb_token is not None and c.mention.start <= c.verb_token.idx < c.mention.number_start:
        return Anchor(c.noun, c.modifiers, "", c.role, c.clause, c.sentence, c.names, sentence.index)
    particle = (
        next((t.lower_ for t in c.verb_token.children if t.dep_ == "prt"), "") if c.verb_token is not None else ""
    )
    verb = f"{c.verb}_{particle}" if particle and "_" not in c.verb else c.verb
    return Anchor(c.noun, c.modifiers, verb, c.role, c.clause, c.sentence, c.names, sentence.index)
