"""The JSON Schemas of the package as validators."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

NAMES = ("common", "claims", "report", "check", "compare")


@cache
def _schemas() -> dict[str, Any]:
    folder = resources.files("factcheck.data").joinpath("schema")
    return {n: json.loads(folder.joinpath(f"{n}.schema.json").read_text("utf-8")) for n in NAMES}


@cache
def validator(name: str) -> Draft202012Validator:
    """The validator of one document, or of one definition of ``common``."""
    schemas = _schemas()
    registry: Registry[Any] = Registry().with_resources(
        [(s["$id"], Resource.from_contents(s)) for s in schemas.values()]
    )
    if name in schemas:
        schema = schemas[name]
        Draft202012Validator.check_schema(schema)
    else:
        schema = {"$ref": f"{schemas['common']['$id']}#/$defs/{name}"}
    return Draft202012Validator(schema, registry=registry)
