"""Does a change of speed change a claim? Writes every claim of the data in ``../shared/data`` as JSON lines.

``python tests/bench/same.py before.jsonl`` before the change, ``python tests/bench/same.py after.jsonl before.jsonl``
after it: exits 1 and shows the first differences where a byte differs. ``FACTCHECK=/another/tree`` reads with the
package of that tree; a number after the files reads every so manieth article only.
"""

from __future__ import annotations

import json
import os
import sys
from itertools import zip_longest
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path.insert(0, os.environ.get("FACTCHECK", str(HERE.parents[2])))
DATA = HERE.parents[3] / "shared" / "data"
SHOWN = 10


def write(out: Path, step: int = 1) -> int:
    """Every ``step``th article's claims, figures and anchors, a line an article; how many claims there are."""
    from factcheck.extraction.pipeline import extract
    from factcheck.reading import read
    from factcheck.reporting import documents

    claims = 0
    with out.open("w", encoding="utf-8") as file:
        for path in sorted(DATA.rglob("articles.jsonl")):
            articles, _ = read([str(path)])
            for extracted in extract(articles[::step]):
                claims += len(extracted.claims)
                document = documents.extract(extracted)
                anchors = [repr(c.anchor) for c in extracted.claims]
                line = json.dumps([path.parent.name, document, anchors], ensure_ascii=False, default=str)
                file.write(line + "\n")
    return claims


def differences(one: Path, two: Path) -> int:
    """How many articles differ; the first are printed claim by claim."""
    bad = 0
    with one.open(encoding="utf-8") as a, two.open(encoding="utf-8") as b:
        for first, second in zip_longest(a, b, fillvalue="null"):
            if first == second:
                continue
            bad += 1
            if bad > SHOWN:
                continue
            left, right = json.loads(first), json.loads(second)
            print(f"-- {left and left[0]} {left and left[1]['id']}")
            if not left or not right:
                continue
            for key, mine, theirs in (("claims", left[1]["claims"], right[1]["claims"]), ("anchor", left[2], right[2])):
                for x, y in zip_longest(mine, theirs):
                    if x != y:
                        print(f"   {key}\n   - {x}\n   + {y}")
                        break
            if left[1]["figures"] != right[1]["figures"]:
                print(f"   figures\n   - {left[1]['figures']}\n   + {right[1]['figures']}")
    return bad


def main(out: str, before: str = "", step: str = "1") -> int:
    """Write, and compare where there is something to compare with."""
    print(f"{write(Path(out), int(step))} claims")
    if not before:
        return 0
    bad = differences(Path(before), Path(out))
    print(f"{bad} articles differ" if bad else "every byte the same")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
