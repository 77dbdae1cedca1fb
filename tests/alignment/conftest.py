"""The data that lies beside the project, where it does."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.model import Article

SHARED = Path(__file__).parents[2].parent / "shared" / "data"


@pytest.fixture
def articles_of() -> Callable[[str], tuple[list[Article], dict[str, str]]]:
    """Articles and gold event of a shared data set; skips where it is not there."""

    def load(name: str) -> tuple[list[Article], dict[str, str]]:
        folder = SHARED / name
        if not folder.is_dir():
            pytest.skip(f"no ../shared/data/{name}")
        keep = ("id", "outlet", "title", "published", "url", "text")
        rows = [json.loads(line) for line in (folder / "articles.jsonl").read_text("utf-8").split("\n") if line.strip()]
        articles = [Article(**{k: r[k] for k in keep if r.get(k)}) for r in rows]
        gold = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").split("\n") if line.strip()]
        return articles, {g["id"]: g.get("event", name) for g in gold}

    return load
