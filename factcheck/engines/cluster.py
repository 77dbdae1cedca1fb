"""A Ray cluster: reached or started, and held to be the same as this machine before anything is asked of it."""

from __future__ import annotations

import hashlib
import logging
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from factcheck.errors import ClusterError, UsageError

_QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",  # nothing is sent anywhere
    "RAY_DATA_DISABLE_PROGRESS_BARS": "1",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",  # Ray's new default, without the warning that announces it
}
_WATCHERS = ("start_monitor", "start_log_monitor", "start_api_server")  # of Ray's node, by their names there
_TRIES = 3
_PATIENCE = 5.0  # seconds until an address counts as unreachable


@contextmanager
def connected(address: str = "") -> Iterator[Any]:
    """The module ``ray``, connected: to the cluster of the program that calls, if it has one, to that at ``address`` or
    ``RAY_ADDRESS``, or to one started here for the while. Raises UsageError where Ray is not installed and ClusterError
    where nobody answers."""
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    try:
        import ray

        if find_spec("pyarrow") is None:  # Ray Data itself is imported where it runs, on the cluster
            raise ImportError
    except ImportError:
        raise UsageError(
            "--engine ray needs Ray, which is not installed", hint="pip install 'factcheck-cli[ray]'"
        ) from None
    mine = not ray.is_initialized()
    if mine:
        _init(ray, _address(address))
    try:
        yield ray
    finally:
        if mine:
            ray.shutdown()


def starts_here(address: str = "") -> bool:
    """Whether ``connected`` would start a cluster of its own on this machine."""
    ray = sys.modules.get("ray")
    return _address(address) in ("", "local") and (ray is None or not ray.is_initialized())


def _address(address: str) -> str:
    return address or os.environ.get("RAY_ADDRESS", "")


def _init(ray: Any, address: str) -> None:
    settings: dict[str, Any] = {"logging_level": logging.ERROR, "log_to_driver": False}
    if address in ("", "local"):
        with _alone():
            _start(ray, address, settings | {"include_dashboard": False})
        return
    _knock(address)
    _start(ray, address, settings)


@contextmanager
def _alone() -> Iterator[None]:
    """While it lasts, clusters start without what serves those who watch or enlarge one: three processes which start
    before the workers do, and the last of which is waited for when all is done. Ray has no setting for it; where a
    release of Ray calls them otherwise, they start."""
    try:
        from ray._private.node import Node
    except ImportError:
        yield
        return
    kept = {name: getattr(Node, name) for name in _WATCHERS if hasattr(Node, name)}
    for name in kept:
        setattr(Node, name, lambda *_, **__: None)
    try:
        yield
    finally:
        for name, start in kept.items():
            setattr(Node, name, start)


def _start(ray: Any, address: str, settings: dict[str, Any]) -> None:
    for attempt in range(_TRIES):  # a busy head now and then fails to start what serves a client
        try:
            ray.init(address or "local", **settings)
            return
        except Exception as error:  # Ray raises whatever its parts raise
            if attempt == _TRIES - 1 or not address.startswith("ray://"):
                raise _unreachable(address, error) from None


def _knock(address: str) -> None:
    """Ask for the port first: Ray itself would try for minutes."""
    host, _, port = address.removeprefix("ray://").split("/")[0].rpartition(":")
    if not host and "://" not in address:
        return  # "auto"
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE).close()
    except (OSError, ValueError, OverflowError) as error:
        raise _unreachable(address, error) from None


def _unreachable(address: str, error: Exception) -> ClusterError:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    if not address:
        return ClusterError(f"Ray does not start here: {lines[-1][:200]}", hint="--engine local does without it")
    return ClusterError(
        f"no Ray cluster answers at {address}: {lines[-1][:200]}",
        hint="write ray://HOST:10001 for a cluster's client port; without an address Ray starts on this machine",
    )


def about(model: str, file: str = "") -> dict[str, str]:
    """What decides the bytes that a machine gives, by name; ``sees``: the size of ``file`` there, or ""."""
    from importlib.metadata import version

    from factcheck.extraction.pipeline import installed

    try:
        sees = str(Path(file).stat().st_size) if file else ""
    except OSError:
        sees = ""
    name = installed(model)
    return {
        "Python": ".".join(map(str, sys.version_info[:2])),
        "spaCy": version("spacy"),
        "numpy": version("numpy"),
        "model": f"{name} {version(name)}",
        "factcheck": _code(),
        "sees": sees,
    }


def _code() -> str:
    """A short digest of the package's code and data."""
    digest = hashlib.sha256()
    root = Path(str(resources.files("factcheck")))
    for file in sorted(p for p in root.rglob("*") if p.suffix in (".py", ".toml")):
        digest.update(f"{file.relative_to(root).as_posix()}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def agreed(ray: Any, model: str, file: str) -> bool:
    """Whether a worker sees ``file`` as it is here. Raises ClusterError where workers would not give the same bytes."""
    here = about(model, file)
    try:
        there: dict[str, str] = ray.get(ray.remote(num_cpus=0)(about).remote(model, file))
    except ray.exceptions.RayTaskError as error:
        cause = getattr(error, "cause", None)
        if isinstance(cause, UsageError):  # no such model there
            raise ClusterError(f"on the cluster {cause.message}", hint="install it on each of its machines") from None
        raise ClusterError(
            "the cluster's workers cannot import factcheck", hint="install factcheck-cli[ray] on each of its machines"
        ) from None
    for name in here:
        if name != "sees" and here[name] != there[name]:
            raise ClusterError(
                f"the cluster has another {name} than this machine: {there[name]}, not {here[name]}",
                hint="install the same versions on both, so that the same input gives the same bytes",
            )
    return here["sees"] == there["sees"]


def out_of_memory() -> ClusterError:
    """The error for a worker that was stopped because its machine had no memory left."""
    return ClusterError("a worker of the cluster ran out of memory", hint="run fewer workers on a machine: --jobs")


def fault(ray: Any, error: Exception) -> ClusterError:
    """What became of the cluster, as an error to act on."""
    text = str(error)
    if "OutOfMemory" in text or "out of memory" in text.lower():
        return out_of_memory()
    lines = [line for line in text.splitlines() if line.strip()] or [type(error).__name__]
    return ClusterError(f"the cluster failed: {lines[-1].strip()[:200]}", hint="run it again, or with --engine local")
