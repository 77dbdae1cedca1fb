"""Is what a clause says left open: doubted, asked, only possible?"""

from __future__ import annotations

import re

from factcheck.extraction.polarity_clause import Clause, counts, ended, listed, phrases

_CLOSED = re.compile(r"([?!\"”]|\.[\s\"”])|$")  # how a sentence ends within a quotation
_ASIDE = re.compile(r",(?![^,]{1,40},)")  # a comma that opens no aside
_OPENING = frozenset({"if", "unless", "whether", "may", "might", "could", "would"})  # a clause that leaves it open


def questioned(text: str, end: int) -> bool:
    """A question mark closes the sentence the figure stands in, in or out of quotation marks; one that closes a
    quotation begun after the figure, or after the figure's own, asks something else."""
    before, after = text[:end], text[end:]
    inside = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    if inside:
        closed = _CLOSED.search(after)
        return closed is not None and closed.group(1) == "?"
    rest = after.rstrip("\"”'’) ")
    return rest.endswith("?") and '"' not in rest and "“" not in rest


def doubted(clause: Clause, before: str, inside: str, after: str) -> bool:
    """Is it left open in the clause? ``before``, ``inside`` and ``after`` the figure: the clause in lower case."""
    aside = _ASIDE.search(after)
    if phrases("open_phrases").search(before) or phrases("open_after").search(
        after[: aside.start() if aside else None]
    ):
        return True
    words = clause.words
    if inside.startswith("whether ") or re.search(r"\b(?:may|might|could) have\b", inside):
        return True
    doubting = listed("doubt_words") | _OPENING
    for i in range(clause.a - 1, clause.first - 1, -1):
        word = words[i].lower
        if word not in doubting:
            continue
        parted = any(w.text == "," for w in words[i + 1 : clause.a])
        if word in ("if", "unless"):
            # "as if" is a figure of speech; an if-clause that closed before the figure is another clause
            if not parted and not (i and words[i - 1].lower in ("as", "only", "even")):
                return True
        elif word == "whether" or (word in listed("doubt_words") and not parted and _doubts(clause, i)):
            return True
        elif parted or ended(words, i, clause.a):
            continue
        elif (
            (word in ("may", "might") and not words[i].is_capital)
            or (
                word == "could"
                and clause.next(i) not in ("not", "see", "hear")
                and clause.next(i + 1) not in ("seen", "heard")
            )
            or (word == "would" and clause.next(i) == "have")
        ):
            return True
    return _could(clause)


def _could(clause: Clause) -> bool:
    """ "4,000 homes could be flooded": the figure's own verb is only possible. What could be seen was there."""
    words = clause.words
    for i in range(clause.b, min(clause.b + 4, clause.last)):
        if (
            words[i].text in (",", "(", ")", ";")
            or words[i].lower in listed("enders")
            or words[i].lower in ("that", "and")
        ):
            return False
        if words[i].lower == "could":
            verbs = {clause.next(i), clause.next(i + 1)}
            return verbs.isdisjoint(listed("perceived")) and clause.next(i) not in ("not", "n't", "only")
    return False


def _doubts(clause: Clause, i: int) -> bool:
    """Is the doubting word a verb or a predicate here? "a suspected sergeant" and "the suspect" only name someone."""
    word, before, after = clause.words[i].lower, clause.words[i - 1].lower if i else "", clause.next(i)
    if word == "suspected":
        return before not in listed("suspect_determiners") and after not in listed("suspect_nouns") and bool(before)
    if word in ("suspect", "suspects", "fears", "fear"):
        opens = after in listed("openers") or counts(clause.words[min(i + 1, len(clause.words) - 1)])
        return opens and before not in listed("suspect_determiners") and bool(before)
    if word in ("unknown", "unclear"):
        return before in listed("finite") or after in ("whether", "if", "how")
    return True
