"""The house rules: who may import whom, who may know spaCy and rapidfuzz, and what a bare import may cost."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "factcheck"
ROOMS = ["reading", "extraction", "alignment", "judgement", "reporting"]
FREE = {"model", "errors", "config", "claim_types", "data"}  # any room may import these
FILES = sorted(p for p in PACKAGE.rglob("*.py"))
HEAVY = ["spacy", "rapidfuzz", "trafilatura", "numpy", "lxml", "frontmatter", "jinja2", "rich"]


def _imports(path: Path) -> list[tuple[str, bool]]:
    """Modules imported anywhere in a file, and whether the import runs when the file is imported."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inner = {id(n) for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for n in ast.walk(f)}
    typed = {
        id(n)
        for i in ast.walk(tree)
        if isinstance(i, ast.If) and "TYPE_CHECKING" in ast.unparse(i.test)
        for n in ast.walk(i)
    }
    found = []
    for node in ast.walk(tree):
        eager = id(node) not in inner and id(node) not in typed
        if isinstance(node, ast.Import):
            found += [(a.name, eager) for a in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            found.append((module, eager))
            if module in ("factcheck", *(f"factcheck.{r}" for r in ROOMS)):
                found += [(f"{module}.{a.name}", eager) for a in node.names]
    return found


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_rooms_before_it(path: Path) -> None:
    here = _room(path)
    for module, _ in _imports(path):
        parts = module.split(".")
        if parts[0] != "factcheck" or len(parts) < 2 or here == parts[1]:
            continue
        there = parts[1]
        if here in ROOMS:
            allowed = FREE | set(ROOMS[: ROOMS.index(here)])
            assert there in allowed, f"{here} imports {module}"
        elif here in FREE:
            assert there in FREE, f"{here} imports {module}"


@pytest.mark.parametrize(("library", "room"), [("spacy", "extraction"), ("rapidfuzz", "alignment")])
def test_one_room_alone_knows(library: str, room: str) -> None:
    knowing = {_room(p) for p in FILES for m, _ in _imports(p) if m.split(".")[0] == library}
    assert knowing <= {room}


def _python(code: str) -> list[str]:
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_help_and_version_import_nothing_heavy() -> None:
    code = (
        "import sys\nfrom factcheck.cli import app\n"
        "for args in (['--help'], ['report', '--help'], ['--version']):\n"
        "    try: app(args, prog_name='factcheck')\n"
        "    except SystemExit as e: assert not e.code, e.code\n"
        f"print(); print('LOADED', *[m for m in {HEAVY!r} if m in sys.modules])"
    )
    out = _python(code)
    assert out[out.index("LOADED") + 1 :] == []


def test_config_errors_import_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("typo = 1\n", encoding="utf-8")
    code = (
        "import sys\nfrom factcheck.cli import app\n"
        f"try: app(['report', '--config', {str(tmp_path / 'bad.toml')!r}])\n"
        "except SystemExit as e: assert e.code == 2, e.code\n"
        f"print('LOADED', *[m for m in {HEAVY!r} if m in sys.modules])"
    )
    assert _python(code) == ["LOADED"]


def test_rooms_that_need_no_spacy_do_not_import_it() -> None:
    modules = [
        ".".join(["factcheck", *p.relative_to(PACKAGE).with_suffix("").parts]).removesuffix(".__init__")
        for p in FILES
        if _room(p) in {"reading", "alignment", "judgement", "reporting", "config", "run", "claim_types"}
    ]
    code = (
        "import sys, importlib\n"
        f"[importlib.import_module(m) for m in {modules!r}]\n"
        "print('LOADED', 'spacy' in sys.modules)"
    )
    assert _python(code) == ["LOADED", "False"]


def test_no_module_reads_its_data_at_import() -> None:
    """Importing everything opens no data file: tables are read when first asked for."""
    modules = [
        ".".join(["factcheck", *p.relative_to(PACKAGE).with_suffix("").parts]).removesuffix(".__init__")
        for p in FILES
        if p.name != "__main__.py"
    ]
    code = (
        "import sys, importlib\nopened = []\n"
        "sys.addaudithook(lambda e, a: opened.append(str(a[0])) if e == 'open' else None)\n"
        f"[importlib.import_module(m) for m in {modules!r}]\n"
        "print('OPENED', *[o for o in opened if 'factcheck' in o and o.endswith(('.toml', '.json'))])"
    )
    assert _python(code) == ["OPENED"]
