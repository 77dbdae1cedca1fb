"""One Ray cluster for all tests here, reached once as from another machine: through its client port."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

HERE = Path(__file__).parent
REQUIRED = os.environ.get("FACTCHECK_RAY") == "required"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if REQUIRED or find_spec("ray") is not None:  # not imported: it looks for its settings once, at its first import
        return
    skip = pytest.mark.skip(reason="the extra ray is not installed")
    for item in items:
        if item.path.parent == HERE and "cluster" in getattr(item, "fixturenames", ()):
            item.add_marker(skip)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """The address of a running cluster of two processors."""
    # A token of its own, so that nobody else on the network can use it; no half minute of farewells at the end.
    env = {
        "RAY_GRACEFUL_SHUTDOWN_DRAIN_TIMEOUT_S": "0",
        "RAY_AUTH_MODE": "token",
        "RAY_AUTH_TOKEN": secrets.token_hex(32),
        "RAY_USAGE_STATS_ENABLED": "0",
    }
    before = {name: os.environ.get(name) for name in (*env, "PYTHONPATH", "RAY_ADDRESS")}
    os.environ.update(env, PYTHONPATH=str(HERE.parents[1]))
    os.environ.pop("RAY_ADDRESS", None)
    port = free_port()
    with TemporaryDirectory(prefix="ray", dir="/tmp") as folder:  # its sockets' names may not be long
        command = [sys.executable, "-m", "ray.scripts.scripts", "start", "--head", "--block", "--num-cpus=2"]
        command += [f"--ray-client-server-port={port}", f"--port={free_port()}", "--include-dashboard=false"]
        head = subprocess.Popen([*command, f"--temp-dir={folder}"], stdout=subprocess.DEVNULL)
        try:
            for _ in range(300):
                if answers(port) or head.poll() is not None:
                    break
                try:
                    head.wait(0.2)
                except subprocess.TimeoutExpired:
                    continue
            assert answers(port), "the cluster did not start"
            from factcheck.engines.cluster import connected

            with connected(f"ray://127.0.0.1:{port}"):
                yield f"ray://127.0.0.1:{port}"
        finally:
            head.terminate()
            head.wait(60)
            for name, value in before.items():
                os.environ.pop(name, None)
                if value is not None:
                    os.environ[name] = value
