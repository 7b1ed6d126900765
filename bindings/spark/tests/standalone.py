"""Spark's standalone cluster on this machine: one master and workers of one core each, all processes of their own on loopback."""
import contextlib
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Optional

import pyspark

SPARK = pathlib.Path(pyspark.__file__).parent
SECONDS_TO_START = 120

# What a session on such a cluster is told: executors that fit the workers, and a driver that they find.
SETTINGS = {"spark.executor.memory": "512m", "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1",
            "spark.pyspark.python": sys.executable}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def cluster(home: pathlib.Path, workers: int, pinned: bool = False) -> Iterator[tuple[str, list[int]]]:
    """The master's address, and the process ids of the workers; their logs and work are below `home`.

    A pinned worker and all that it starts (Java's compiler, Python) have one core of this machine, as a container of one core has:
    else an executor "of one core" takes what it finds, and a second one gains little beside it.
    """
    port = free_port()
    environment = {**os.environ, "SPARK_HOME": str(SPARK), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_NO_DAEMONIZE": "1", "SPARK_DAEMON_MEMORY": "256m",
                   "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYSPARK_PYTHON": sys.executable}
    started: list[subprocess.Popen] = []

    cores = sorted(os.sched_getaffinity(0))

    def start(name: str, kind: str, *arguments: str, core: Optional[int] = None) -> None:
        pin = None if core is None else lambda: os.sched_setaffinity(0, {core})
        with open(home / f"{name}.log", "wb") as log:
            started.append(subprocess.Popen([SPARK / "bin" / "spark-class", f"org.apache.spark.deploy.{kind}", *arguments],
                                            env=environment, stdout=log, stderr=log, cwd=home, start_new_session=True,
                                            preexec_fn=pin))

    address = f"spark://127.0.0.1:{port}"
    try:
        start("master", "master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", str(free_port()))
        for number in range(workers):
            start(f"worker{number}", "worker.Worker", "--host", "127.0.0.1", "--webui-port", str(free_port()), "-c", "1", "-m", "1g",
                  "-d", str(home / f"work{number}"), address, core=cores[number % len(cores)] if pinned else None)
        _wait_for(home / "master.log", workers)
        yield address, [process.pid for process in started[1:]]
    finally:
        for process in started:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=30)


def _wait_for(log: pathlib.Path, workers: int) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while (said := log.read_text(errors="replace")).count("Registering worker") < workers:
        if time.monotonic() > deadline:
            raise TimeoutError(f"the workers have not come to the master: {said[-2000:]}")
        time.sleep(0.2)
