"""What is done by a noun, and to it: the verbs that govern it, those on it, and those joined to them.

Dependency labels are those of the CLEAR style that spaCy's English models use.
"""

from __future__ import annotations

from spacy.tokens import Token

from factcheck.claim_types import lexicon
from factcheck.extraction.view import lemma_of

_CLAUSE = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "pcomp"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_SUMS = frozenset({"total", "sum", "tally", "number"})  # "a total of 58 people drowned"
_COUNTING = frozenset({"nummod", "compound", "amod", "det", "quantmod", "npadvmod"})
_INSIDE = _COUNTING | {"conj", "appos", "nmod", "prep", "poss", "advmod"}
_COMPLETES = frozenset({"acomp", "oprd", "xcomp", "attr", "ccomp", "prt"})
_AIMED = frozenset({"at", "into", "toward", "towards", "through", "on"})


def climb(token: Token, figure: range) -> tuple[Token | None, str, str]:
    """From a nominal to the verb that governs it: (verb, role, preposition). "of" is passed over only where the figure
    itself stands before it ("dozens of people were killed", not "the mother of two boys was killed")."""
    role, prep = "", ""
    at = token
    for _ in range(12):
        head, dep = at.head, at.dep_
        if head == at:
            return (at if at.pos_ in ("VERB", "AUX") else None), role or dep, prep
        if dep == "pobj":
            if _is_along_with(head):  # "the couple, along with two children, perished"
                at = head.nbor(-1) if head.head == head.nbor(-1) else head
                if at.head.pos_ in ("VERB", "AUX"):
                    return at.head, _role_beside(at), prep
                continue
            if head.lemma_.lower() != "of" or not prep:
                prep = prep or head.lemma_.lower()
            role = role or f"prep:{head.lemma_.lower()}"
            if head.lemma_.lower() == "of" and (head.head.i in figure or head.head.lemma_.lower() in _SUMS):
                role = ""
            at = head
            continue
        if head.pos_ in ("VERB", "AUX"):
            if dep == "conj" and at.pos_ in ("VERB", "AUX"):
                return at, role, prep
            return head, role or dep, prep
        if dep in _INSIDE:
            at = head
            continue
        role = role or dep
        at = head
    return None, role, prep


def _is_along_with(token: Token) -> bool:
    return token.lower_ == "with" and token.i > 0 and token.nbor(-1).lower_ in ("along", "together")


def _role_beside(joiner: Token) -> str:
    """The role that "along with" shares: the object's where one stands before it, else the subject's."""
    sharing = [c for c in joiner.head.children if c.dep_ in (*_SUBJECT, "dobj") and c.i < joiner.i]
    return sharing[-1].dep_ if sharing else "prep:with"


def verbs_on(noun: Token) -> tuple[set[str], set[str]]:
    """Verbs that modify a noun: (undergone, done). "12 people killed in", "soldiers who fired", "left 12 dead"."""
    patient: set[str] = set()
    agent: set[str] = set()
    for child in noun.children:
        if child.dep_ in ("acl", "relcl"):
            for verb in (child, *child.conjuncts):
                if any(c.dep_ == "nsubjpass" and c.tag_ not in ("WP", "WDT") for c in verb.children):
                    continue  # "a man whose daughter was shot"
                perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
                by_others = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)  # "who had been shot"
                does = any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)  # a headline's "gunman killed 50"
                passive = verb.tag_ == "VBN" and (by_others or not (perfect or does))
                own_subject = [c for c in verb.children if c.dep_ == "nsubj" and c.tag_ not in ("WP", "WDT")]
                (patient if passive or own_subject else agent).add(lemma_of(verb))
        elif child.dep_ in ("amod", "acomp", "oprd", "advcl") and child.pos_ in ("ADJ", "VERB"):
            deadly = any(is_deadly(c) for c in child.children)  # "the fatally wounded man"
            patient.add("kill" if deadly else lemma_of(child))
    return patient, agent


def _predicate(verb: Token) -> set[str]:
    """The lemma of a verb and of what completes it: be + dead, leave + dead, get + shoot, undergo + surgery."""
    out = {lemma_of(verb)}
    for child in verb.children:
        if child.dep_ in _COMPLETES and child.pos_ in ("ADJ", "VERB", "ADV", "ADP") and not _is_clause(child):
            out.add(lemma_of(child))
            if any(is_deadly(inner) for inner in child.children):  # found shot to death
                out.add("kill")
        if child.dep_ in ("advmod", "prep") and is_deadly(child):
            out.add("kill")
    return out


def is_deadly(token: Token) -> bool:
    """ "fatally shot", "stabbed to death": what the verb does ends in death."""
    if token.lower_ in lexicon()["fatally"]:
        return True
    return token.lower_ == "to" and any(c.lower_ == "death" for c in token.children)


def _is_clause(token: Token) -> bool:
    """A complement with a subject of its own says nothing of the one outside: "they shot him, the sheriff said"."""
    return token.dep_ == "ccomp" and any(c.dep_ in _SUBJECT for c in token.children)


def clause_head(token: Token) -> Token:
    """The head of the clause a token stands in."""
    at = token
    for _ in range(40):
        if at.head == at or at.dep_ in _CLAUSE or (at.dep_ == "conj" and at.pos_ in ("VERB", "AUX")):
            return at
        at = at.head
    return at


def roles_of(verb: Token, role: str, patient: set[str], agent: set[str]) -> None:
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    acts = _predicate(verb)
    if role == "nsubjpass" and verb.dep_ == "conj" and verb.tag_ != "VBN":  # "was shot and died"
        role = "nsubj"
    if role in ("nsubjpass", "dobj", "obj", "oprd", "dative") or (role == "conj" and passive):
        patient |= acts
    elif role == "nsubj":
        (patient if verb.tag_ == "VBN" and passive else agent).update(acts)
        if not any(c.dep_ == "dobj" for c in verb.children):  # who fatally shot others is not dead
            patient |= {a for a in acts if a != lemma_of(verb)}  # "12 people are dead", "six got shot"
    elif role in ("attr", "acomp"):
        patient |= acts
    elif role == "prep:by" and verb.tag_ == "VBN":  # "chased by four soldiers"
        agent.add(lemma_of(verb))
    for child in verb.children:  # "left 12 people dead": dead is a complement of the verb
        if child.dep_ in ("oprd", "ccomp", "xcomp") and role in ("dobj", "nsubj") and child.pos_ in ("ADJ", "VERB"):
            if role == "nsubj" and _is_clause(child):
                continue
            patient.add(lemma_of(child))


def sharing(verb: Token, role: str) -> list[Token]:
    """Verbs joined to a verb that share its subject: "a neighbour was shot and died"."""
    if role not in ("nsubj", "nsubjpass"):
        return []
    joined = [t for t in verb.children if t.dep_ == "conj"]
    for inner in verb.children:  # "jumped off to get ashore and were treated": no infinitive is joined to a finite verb
        if inner.dep_ in ("xcomp", "advcl"):
            joined += [t for t in inner.children if t.dep_ == "conj" and _is_finite(t) and not _is_finite(inner)]
    return [t for t in joined if not any(c.dep_ in _SUBJECT for c in t.children)]


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP") for c in verb.children
    )


def subjects_of(verb: Token) -> frozenset[str]:
    """Lemmas of a verb's subjects; of a verb that has none, those of the verb it hangs on."""
    at = verb
    for _ in range(3):
        own = [c for c in at.children if c.dep_ in ("nsubj", "nsubjpass")]
        if at.dep_ in ("relcl", "acl") and all(c.tag_ in ("WP", "WDT") for c in own):
            own = [at.head]
        if own:
            return frozenset(lemma_of(t) for t in own)
        if at.dep_ not in ("conj", "xcomp", "advcl") or at.head.pos_ not in ("VERB", "AUX"):
            break
        at = at.head
    return frozenset()


def objects_of(verb: Token) -> frozenset[str]:
    """Lemmas of what a verb is done to: its object, or what it is done at, into, toward; "*" for any object at all."""
    out = {lemma_of(c) for c in verb.children if c.dep_ in ("dobj", "dative")}
    if out:
        out.add("*")
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in _AIMED:
            out |= {lemma_of(c) for c in prep.children if c.dep_ == "pobj"}
    return frozenset(out)
