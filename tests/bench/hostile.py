"""Is reading figures linear in the length of hostile text? Run by hand: ``python tests/bench/hostile.py``.

Each text is read at two sizes, the second four times the first, and the least processor time of three runs of each
is compared: two doublings, which smooth out the noise of one. A doubling may take 2.3 times as long at most. Exits 1
where it takes longer.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable

from factcheck.extraction.quantities import find_mentions

LIMIT = 2.3
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
    "quotes": lambda n: "5'" * (n // 2),
    "brackets": lambda n: "(" * (n // 2) + "5 m" + ")" * (n // 2),
    "one in one in": lambda n: "one in " * (n // 7),
    "first second third": lambda n: "first second third " * (n // 19),
    "one long sentence": lambda n: "police said at least 12 of the 40 people who fled were hit twice and " * (n // 69),
    "no no no": lambda n: "no " * (n // 3),
    "one word": lambda n: "a" * n,
    "nul": lambda n: "5\x00" * (n // 2),
}


def seconds(text: str) -> float:
    """The best of three readings of ``text``."""
    best = float("inf")
    for _ in range(3):
        gc.collect()
        gc.disable()  # its passes come in steps, which hide the slope
        start = time.process_time()
        find_mentions(text)
        best = min(best, time.process_time() - start)
        gc.enable()
    return best


def main(size: int = 100_000) -> int:
    """Print a line a text; 1 where one of them is not linear."""
    find_mentions("warm up the tables: 5 km")
    bad = 0
    for name, make in TEXTS.items():
        once, fourfold = seconds(make(size)), seconds(make(4 * size))
        ratio = (fourfold / once) ** 0.5 if once > 0.005 else 1.0
        bad += ratio > LIMIT
        print(f"{name:26} {once:7.3f} s {fourfold:7.3f} s  x{ratio:4.2f}{'  NOT LINEAR' if ratio > LIMIT else ''}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*(int(a) for a in sys.argv[1:2])))
