"""A standalone cluster of really separate processes: one master, two workers on loopback; an executor is killed in mid-stage."""
import contextlib
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import threading
import time

from sourcier_spark.job import Options, run
from sourcier_spark.session import session
from sourcier_spark.table_digests import digests
from conftest import PROGRAMS, ROOT
from standalone import SETTINGS, SPARK, cluster


def executors_of(workers: list[int]) -> list[int]:
    """The processes of executors that these workers have started."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        with contextlib.suppress(OSError, IndexError, ValueError):
            parent = int(re.search(r"^PPid:\s+(\d+)", (entry / "status").read_text(), re.M)[1])
            if parent in workers and b"CoarseGrainedExecutorBackend" in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
    return found


def test_the_cluster_gives_the_same_bytes_though_an_executor_is_killed(wanted, corpus, tmp_path):
    killed = []

    def kill_one(workers: list[int]) -> None:
        manifest = tmp_path / "many" / "_manifests" / "extracted.json"
        while not manifest.exists():
            time.sleep(0.05)
        time.sleep(1)  # Into the stages behind it.
        if executors := executors_of(workers):
            os.kill(executors[0], signal.SIGKILL)
            killed.append(executors[0])

    with cluster(tmp_path, 2) as (address, workers), session(address, **SETTINGS) as spark:
        assert spark.sparkContext.master == address
        killer = threading.Thread(target=kill_one, args=(workers,), daemon=True)
        killer.start()
        run(spark, [str(corpus)], [], str(tmp_path / "many"), Options(partitions=5))
        killer.join(timeout=30)
        assert killed, "no executor was there to be killed"
        assert digests(spark, str(tmp_path / "many")) == wanted


def test_spark_submit_runs_the_job(tmp_path):
    """As bindings/spark/README.md starts it on a cluster."""
    subprocess.run([PROGRAMS / "make_corpus", "--count", "40", "--pages", tmp_path / "pages.warc"], check=True, capture_output=True)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYSPARK_PYTHON": sys.executable}
    job = [ROOT / "bindings" / "spark" / "submit.py", "run", "--partitions", "1", "--warc", tmp_path / "pages.warc", "--out", tmp_path / "out"]
    done = subprocess.run([SPARK / "bin" / "spark-submit", "--master", "local[1]", *job], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    assert json.loads((tmp_path / "out" / "_manifests" / "run.json").read_text())["articles"] == 40
