"""What stands around a figure: the noun it counts, the verbs that noun does or undergoes, the words near it.

Grammar comes from spaCy's tags and parse of one sentence; where the parse is doubtful (ellipsis, headlines) the tags
decide. Dependency labels are those of the CLEAR style that spaCy's English models use.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from factcheck.extraction.counted import noun_of
from factcheck.extraction.mention import Mention
from factcheck.extraction.verbs import clause_head, climb, objects_of, roles_of, sharing, subjects_of, verbs_on
from factcheck.extraction.view import View, lemma_of, marked


@dataclass(frozen=True, slots=True)
class Context:
    """One figure in its sentence. ``noun`` is "" where the counted noun is left out; ``string`` is the sentence's
    lemmas joined by spaces with this figure as ``#`` and other figures as ``N``, for the rules' patterns."""

    mention: Mention
    noun: str
    noun_token: Token | None
    phrase_end: int  # code-point end of the counted noun phrase, or of the figure
    modifiers: tuple[str, ...]
    of: tuple[str, ...]
    verb: str
    verb_token: Token | None
    role: str
    prep: str
    patient_of: frozenset[str]
    agent_of: frozenset[str]
    clause: tuple[str, ...]
    sentence: tuple[str, ...]
    names: tuple[str, ...]
    string: str
    determiner: str = ""  # a, an, the, his … on the noun
    article: frozenset[str] = frozenset()  # the lower-case words of the whole article
    subject: frozenset[str] = frozenset()  # of the governing verb, shared ones included: who or what did or was
    object: frozenset[str] = frozenset()  # of the governing verb, directly or after "at" and "into"


_ENDS = frozenset(".!?…")


def context(v: View, k: int) -> Context:
    """Everything the rules ask about the k-th figure of a sentence."""
    doc, m, (first, last) = v.doc, v.mentions[k], v.spans[k]
    noun = noun_of(v, k)
    start = noun if noun is not None else doc[max(first, last - 1)] if len(doc) else None
    verb, role, prep = climb(start, range(first, last)) if start is not None else (None, "", "")
    patient: set[str] = set()
    agent: set[str] = set()
    if noun is not None:
        patient, agent = verbs_on(noun)
    if verb is not None:
        roles_of(verb, role, patient, agent)
        for shared in sharing(verb, role):
            roles_of(shared, role, patient, agent)
    head = clause_head(start) if start is not None else None
    telling, rest = _clause_of(v, head)
    near = sorted((i for i in telling if not first <= i < last), key=lambda i: (abs(i - first), i))
    modifiers: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    phrase_end = m.end
    if noun is not None:
        before = [
            t for t in noun.lefts if t.dep_ in ("amod", "compound", "nmod", "poss") and (t.i >= last or noun.i < last)
        ]
        modifiers = tuple(lemma_of(t) for t in before if t.tag_ != "PRP$")
        of = tuple(lemma_of(o) for p in noun.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj")
        if noun.i >= last:
            phrase_end = max(m.end, noun.idx + len(noun))
    name = m.noun or (lemma_of(noun) if noun is not None else "")
    return Context(
        mention=m,
        noun=name,
        noun_token=noun,
        phrase_end=phrase_end,
        modifiers=modifiers,
        of=of,
        verb=lemma_of(verb) if verb is not None else "",
        verb_token=verb,
        role=role,
        prep=prep,
        patient_of=frozenset(patient),
        agent_of=frozenset(agent),
        clause=_content(near, v),
        sentence=rest,
        names=v.names,
        string=_string(v, k) if m.dimension != "when" else "",  # no rule asks about a date or a time
        article=v.article,
        subject=subjects_of(verb) if verb is not None else frozenset(),
        object=objects_of(verb) if verb is not None else frozenset(),
        determiner=next((t.lower_ for t in noun.lefts if t.dep_ in ("det", "poss")), "") if noun is not None else "",
    )


def _clause_of(v: View, head: Token | None) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The tokens under the head of a clause that carry meaning, and the lemmas of the rest of the sentence; once for
    all the figures of a clause. Without a head the clause is the sentence."""
    key = head.i if head is not None else -1
    found = v.clauses.get(key)
    if found is None:
        every = range(len(v.tokens))
        inside = {t.i for t in head.subtree} if head is not None else set(every)
        telling = tuple(i for i in every if i in inside and v.content[i])
        found = v.clauses[key] = (telling, _content((i for i in every if i not in inside), v))
    return found


def _content(tokens: Iterable[int], v: View) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lemma for i in tokens if (lemma := v.content[i])))


def _string(v: View, k: int) -> str:
    words = [word for word, _ in marked(v, k)]
    ends = words and words[-1] in _ENDS
    return " ".join(words if ends else [*words, "."]) + " "  # a headline ends without one
