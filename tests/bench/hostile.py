"""Is reading linear in the length of hostile text? ``python tests/bench/hostile.py [article|figures|dates|…] …``.

Every text is read at two sizes, one twice the other, in turn; what counts is the median of how their processor times
compare. The smaller size is the first that takes long enough to be measured, up to a megabyte. A doubling may take 2.3
times as long at most. Exits 1 where it takes longer.

``article`` is the whole of extraction, from the text of an article to its claims; the others are the grammars that look
at a text before it is parsed, each given the text in one piece. Without names every one of them is run.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from statistics import median

LIMIT = 2.3
LONGEST = 1_000_000  # code points
ENOUGH = 0.06  # seconds that the smaller text takes; of a whole article
ENOUGH_PARSED = 0.4
RUNS = 5
TEXTS: dict[str, Callable[[int], str]] = {
    "digits": lambda n: "7" * n,
    "grouped digits": lambda n: "1,234," * (n // 6),
    "digit groups by spaces": lambda n: "1 000 " * (n // 6),
    "digits and dots": lambda n: "1." * (n // 2),
    "one hundred and": lambda n: "one hundred and " * (n // 16),
    "thousand thousand": lambda n: "5 thousand " + "thousand " * (n // 9),
    "dozens of dozens": lambda n: "dozens of " * (n // 10),
    "several hundred hundred": lambda n: "several " + "hundred " * (n // 8),
    "at least at least": lambda n: "at least " * (n // 9) + "5",
    "5 to 6 to 7": lambda n: "".join(f"{k} to " for k in range(n // 8)),
    "8 minutes 46 seconds": lambda n: "8 minutes and 46 seconds " * (n // 25),
    "$ $ $": lambda n: "$ " * (n // 2),
    "hyphens": lambda n: "-" * n,
    "5-5-5": lambda n: "5-" * (n // 2),
    "apostrophes": lambda n: "5'" * (n // 2),
    "brackets": lambda n: "(" * (n // 2) + "5 m" + ")" * (n // 2),
    "square brackets": lambda n: "[" * (n // 2) + "five shots" + "]" * (n // 2),
    "one in one in": lambda n: "one in " * (n // 7),
    "first second third": lambda n: "first second third " * (n // 19),
    "one long sentence": lambda n: "police said at least 12 of the 40 people who fled were hit twice and " * (n // 69),
    "no no no": lambda n: "no " * (n // 3),
    "one word": lambda n: "a" * n,
    "nul": lambda n: "5\x00" * (n // 2),
    "combining marks": lambda n: "e\u0301" * (n // 2),
    "dates": lambda n: "Nov 13, " * (n // 8),
    "years": lambda n: "2017 " * (n // 5),
    "relative dates": lambda n: "two days ago on Monday last week " * (n // 33),
    "clock times": lambda n: "3:11 p.m. " * (n // 10),
    "half past": lambda n: "half past " * (n // 10),
    "officials said": lambda n: "officials said, " * (n // 16),
    "according to": lambda n: "according to " * (n // 13),
    "told that": lambda n: "the officer told the paper that " * (n // 32),
    "names": lambda n: "Colonel John Smith " * (n // 19),
    "capitals": lambda n: "SMITH " * (n // 6),
    "initials": lambda n: "A B C. D " * (n // 9),
    "quotes": lambda n: '"' * n,
    "quoted": lambda n: '"five shots," ' * (n // 14),
    "single quotes": lambda n: "‘a ’ " * (n // 5),
    "unclosed quotes": lambda n: "“a\n\n" * (n // 4),
    "commas": lambda n: "," * n,
    "semicolons": lambda n: "said; but " * (n // 10),
    "full stops": lambda n: "." * n,
    "question marks": lambda n: "if five? " * (n // 9),
    "spaces": lambda n: "5" + " " * n + "5",
    "line breaks": lambda n: "\n" * n,
    "lines": lambda n: "Five people were hurt.\n" * (n // 23),
    "bare lines": lambda n: "12\n" * (n // 3),
    "turns": lambda n: "SMITH: five were shot.\n" * (n // 23),
    "shot five times": lambda n: "shot five times " * (n // 16),
    "a man was killed": lambda n: "a man was killed and " * (n // 21),
    "doubts": lambda n: "if not whether may have " * (n // 24),
    "of the five of the": lambda n: "of the five of the " * (n // 19),
    "crossed the line": lambda n: "soldiers crossed the line and fired across the border " * (n // 54),
}


def readers() -> dict[str, Callable[[str], object]]:
    """What reads a text, by name."""
    from factcheck.extraction.clock import find_clock_times
    from factcheck.extraction.dates import find_dates
    from factcheck.extraction.pipeline import extract
    from factcheck.extraction.polarity import polarity
    from factcheck.extraction.quantities import find_mentions
    from factcheck.extraction.quotations import quotations
    from factcheck.extraction.reporting_cues import cues_of
    from factcheck.extraction.sentences import split
    from factcheck.model import Article

    return {
        "figures": find_mentions,
        "dates": lambda text: find_dates(text, "2017-11-14"),
        "clock": find_clock_times,
        "sources": cues_of,
        "quotations": quotations,
        "polarity": lambda text: polarity(text, len(text) // 2, len(text) // 2 + 1),
        "sentences": lambda text: list(split(text)),
        "article": lambda text: list(extract([Article(id="hostile", text=text, published="2017-11-14")])),
    }


def seconds(read: Callable[[str], object], text: str) -> float:
    """The processor time of one reading; the garbage collector rests, since its passes come in steps."""
    forget()
    gc.collect()
    gc.disable()
    start = time.process_time()
    read(text)
    spent = time.process_time() - start
    gc.enable()
    return spent


def forget() -> None:
    """Empty the cache of words, so that no run finds the last one's."""
    from factcheck.extraction.words import words_of

    words_of.cache_clear()


def slope(read: Callable[[str], object], make: Callable[[int], str], enough: float) -> tuple[int, float, float, float]:
    """The size of the smaller text, the medians of the time for it and for one twice as long, and of their ratio."""
    size = 4_000
    while size < LONGEST and seconds(read, make(size)) < enough:
        size *= 2
    texts = make(size), make(2 * size)
    pairs = [(seconds(read, texts[0]), seconds(read, texts[1])) for _ in range(RUNS)]
    return size, median(a for a, _ in pairs), median(b for _, b in pairs), median(b / a for a, b in pairs)


def main(*names: str) -> int:
    """Print a line a text; 1 where one of them is not linear. ``names``: of readers, and of texts if any are named."""
    bad = 0
    for name, read in readers().items():
        if names and name not in names:
            continue
        kinds = [kind for kind in TEXTS if kind in names] or TEXTS
        read("Five people were hurt 5 km away on 3 May 2017 at 15:11, police said.")  # warm up the tables
        print(f"\n{name:24} {'length':>9} {'once':>9} {'twice':>9}")
        for kind in kinds:
            size, once, twice, ratio = slope(read, TEXTS[kind], ENOUGH_PARSED if name == "article" else ENOUGH)
            ratio = ratio if once > ENOUGH / 2 else 1.0  # less is noise
            bad += ratio > LIMIT
            told = "  NOT LINEAR" if ratio > LIMIT else ""
            print(f"{kind:24} {size:9} {once:7.3f} s {twice:7.3f} s  x{ratio:4.2f}{told}", flush=True)
    print(f"\n{bad} of them not linear" if bad else "\nall linear")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
