"""The published schemas that the formats are held to, read once."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from lxml import etree

FOLDER = Path(__file__).parent / "schemas"


@cache
def sarif_validator() -> Draft202012Validator:
    """SARIF 2.1.0."""
    schema: Any = json.loads((FOLDER / "sarif-2.1.0.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@cache
def junit_schema() -> etree.XMLSchema:
    """JUnit as Jenkins reads it."""
    return etree.XMLSchema(etree.parse(str(FOLDER / "junit-10.xsd")))
