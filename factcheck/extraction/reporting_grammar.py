"""Small questions about the words around a reporting verb: is it passive, is it a noun here, what follows it?"""

from __future__ import annotations

from functools import cache

from factcheck.extraction.cue_scopes import DASHES
from factcheck.extraction.source_phrases import Phrase, is_name, phrase_right, vocabulary
from factcheck.extraction.words import Word

QUOTES = frozenset("\"“”„»«‘’'")


@cache
def tail_words() -> frozenset[str]:
    """Words that may follow a reporting clause behind its statement."""
    return vocabulary("words", "tails") | vocabulary("verbs", "adverbs")


class ReportingGrammar:
    """The words of one sentence."""

    def __init__(self, text: str, words: list[Word]) -> None:
        self.text, self.words = text, words

    def at(self, i: int) -> str:
        return self.words[i].lower if 0 <= i < len(self.words) else ""

    def glued(self, i: int) -> bool:
        return 0 <= i < len(self.words) - 1 and self.words[i].end == self.words[i + 1].start

    def hyphened(self, i: int) -> bool:
        return self.at(i + 1) in DASHES and self.glued(i) and self.glued(i + 1)

    def before_verb(self, i: int) -> tuple[int, bool] | None:
        """The last word before the verb's helpers, and whether the verb is passive; None where it is denied."""
        k, passive = i - 1, False
        while k >= 0 and i - k < 6:
            word = self.at(k)
            if word in vocabulary("verbs", "be"):
                passive = True
            elif (
                word in vocabulary("verbs", "negations")
                or word.endswith("n't")
                or word in vocabulary("verbs", "modals")
            ):
                return None
            elif word in QUOTES and self.at(k + 1) in vocabulary("verbs", "have"):
                pass  # The Observatory "has documented …"
            elif word not in vocabulary("verbs", "have") and word not in vocabulary("verbs", "adverbs"):
                break
            k -= 1
        return k, passive

    def agrees(self, i: int, source: Phrase) -> bool:
        """A base form needs a plural subject: "officials say", but not "New York state"."""
        word = self.at(i)
        if word not in vocabulary("verbs", "base"):
            return True
        head = self.at(source.last)
        plural = head.endswith("s") or head in vocabulary("nouns", "plural") or head == "they"
        return plural or "and" in [w.lower for w in self.words[source.first : source.last]]

    def noun_here(self, i: int) -> bool:
        """Is "reports", "claims", "estimates" a noun here?"""
        word = self.at(i)
        if word in ("said", "says", "told", "added", "adds", "wrote", "tweeted"):
            return self.at(i - 1) in ("the", "a")
        before = self.at(i - 1)
        determined = before in vocabulary("words", "determiners") | vocabulary("words", "possessives")
        if determined and before not in ("that", "this", "these", "those"):
            return True
        of = self.at(i + 1) == "of" and word not in vocabulary("verbs", "speaking")
        return of or before in ("of", "in", "on", "from", "to", "other", "some", "any", "no", "new")

    def issuer(self, source: Phrase) -> tuple[Phrase, ...]:
        """ "a statement issued by X and carried by Y": the issuers stand for the paper."""
        if self.at(source.head) not in vocabulary("nouns", "documents"):
            return (source,)
        out: list[Phrase] = []
        at = source.last + 1
        for _ in range(2):
            if self.at(at) in ("and", ","):
                at += 1
            if self.at(at) not in vocabulary("verbs", "carry") or self.at(at + 1) != "by":
                break
            found = phrase_right(self.words, at + 2)
            if found is None:
                break
            out.append(found)
            at = found.last + 1
            if self.at(at) == "(" and self.at(at + 2) == ")":
                at += 3
            if self.at(at) == "of" and (inner := phrase_right(self.words, at + 1)) is not None:
                at = inner.last + 1
        return tuple(out) or (source,)

    def named_medium(self, heard: Phrase) -> bool:
        """ "told the Varda news agency": a medium that its name sets apart."""
        named = any(is_name(self.words, k) for k in range(heard.first, heard.head))
        return named and self.at(heard.head) in vocabulary("nouns", "media")

    def content_before(self, i: int) -> int:
        """Words between the last hard break and ``i``."""
        n = 0
        for k in range(i - 1, max(-1, i - 60), -1):
            if self.words[k].text == ";" or n > 8:
                break
            n += self.words[k].text[0].isalnum()
        return n

    def follows(self, source: Phrase, last: int) -> bool:
        """Does the clause stand after what it reports? There must be something before, and only an adverbial behind."""
        before = self.at(source.first - 1)
        if before == "," and self.at(last + 1) == ",":
            return True
        if (
            self.content_before(source.first) < 3
            or before in vocabulary("words", "joints") - {"as"}
            or before == "that"
        ):
            return False
        at = last + 1
        if self.at(at) == "that" or self.at(at) == ":":
            return False
        n = 0
        while at < len(self.words) and self.words[at].text not in ",.;:!?—–" and self.words[at].text not in QUOTES:
            if n == 0 and self.at(at) not in tail_words() | {"-"}:
                return False
            if self.at(at) == "-" and self.words[at].start > self.words[at - 1].end:
                return True
            if self.at(at) == "that" or n > 9:
                return False
            n += 1
            at += 1
        return True
