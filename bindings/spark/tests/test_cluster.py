"""A standalone cluster of really separate processes: one master, two workers on loopback; an executor is killed in mid-stage."""
import contextlib
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import threading
import time

import pyspark
import pytest

from sourcier_spark.job import Options, run
from sourcier_spark.session import session
from sourcier_spark.table_digests import digests

SPARK = pathlib.Path(pyspark.__file__).parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """The master's address, and a function that lists the executors' process ids."""
    home = tmp_path_factory.mktemp("cluster")
    port = free_port()
    environment = {**os.environ, "SPARK_HOME": str(SPARK), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_NO_DAEMONIZE": "1", "SPARK_DAEMON_MEMORY": "256m",
                   "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYSPARK_PYTHON": sys.executable}
    started = []

    def start(name: str, *arguments: str) -> None:
        log = open(home / f"{name}.log", "wb")
        started.append(subprocess.Popen([SPARK / "bin" / "spark-class", f"org.apache.spark.deploy.{arguments[0]}", *arguments[1:]],
                                        env=environment, stdout=log, stderr=log, cwd=home, start_new_session=True))

    address = f"spark://127.0.0.1:{port}"
    start("master", "master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", str(free_port()))
    for number in (1, 2):
        start(f"worker{number}", "worker.Worker", "--host", "127.0.0.1", "--webui-port", str(free_port()), "-c", "1", "-m", "1g",
              "-d", str(home / f"work{number}"), address)
    deadline = time.monotonic() + 60
    while (home / "master.log").read_text(errors="replace").count("Registering worker") < 2:
        assert time.monotonic() < deadline, (home / "master.log").read_text(errors="replace")[-2000:]
        time.sleep(0.2)
    yield address, [process.pid for process in started[1:]]
    for process in started:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)


def executors_of(workers: list[int]) -> list[int]:
    """The processes of executors that these workers have started."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        with contextlib.suppress(OSError, IndexError, ValueError):
            parent = int(re.search(r"^PPid:\s+(\d+)", (entry / "status").read_text(), re.M)[1])
            if parent in workers and b"CoarseGrainedExecutorBackend" in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
    return found


def test_the_cluster_gives_the_same_bytes_though_an_executor_is_killed(cluster, first, corpus, tmp_path):
    address, workers = cluster
    killed = []

    def kill_one() -> None:
        manifest = tmp_path / "many" / "_manifests" / "extracted.json"
        while not manifest.exists():
            time.sleep(0.05)
        time.sleep(1)  # Into the stages behind it.
        if executors := executors_of(workers):
            os.kill(executors[0], signal.SIGKILL)
            killed.append(executors[0])

    with session(address, **{"spark.executor.memory": "512m", "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1",
                             "spark.pyspark.python": sys.executable}) as spark:
        assert spark.sparkContext.master == address
        killer = threading.Thread(target=kill_one, daemon=True)
        killer.start()
        run(spark, [str(corpus)], [], str(tmp_path / "many"), Options(partitions=5))
        killer.join(timeout=30)
        assert killed, "no executor was there to be killed"
        assert digests(spark, str(tmp_path / "many")) == first[1]
