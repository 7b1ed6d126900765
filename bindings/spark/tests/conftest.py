"""A corpus of archives made by the generator, and Spark jobs over it that are run once for all tests."""
import os
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAMS = pathlib.Path(os.environ.get("SOURCIER_PROGRAM", str(ROOT / "build" / "release" / "sourcier"))).parent
# SOURCIER_SPARK=1 is the whole of it; SOURCIER_SPARK=small goes the same ways with fewer articles.
WHOLE = os.environ.get("SOURCIER_SPARK") != "small"
ARTICLES = int(os.environ.get("SOURCIER_SPARK_ARTICLES", "2000" if WHOLE else "240"))
PARTITIONS = [1, 7, 64] if WHOLE else [7]
ARCHIVES = 4
CUT = 1 << 17  # Bytes of an archive that stands there twice, and ends in the middle of a record.

pytest.importorskip("pyspark", reason="script/test_tools installs PySpark")


def program(*arguments: object) -> list[str]:
    """The lines that the C++ program prints."""
    done = subprocess.run([PROGRAMS / "sourcier", *map(str, arguments)], capture_output=True, check=False)
    assert done.returncode in (0, 3), done.stderr.decode()
    return done.stdout.decode("utf-8").splitlines()


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A folder of archives: those of the generator, and one whose records stand in others too."""
    folder = tmp_path_factory.mktemp("corpus")
    for number in range(ARCHIVES):
        subprocess.run([PROGRAMS / "make_corpus", "--count", str(ARTICLES // ARCHIVES), "--a-day", "20", "--seed", str(number + 1),
                        "--pages", folder / f"{number}.warc"], check=True, capture_output=True)
    (folder / "again.warc").write_bytes((folder / "0.warc").read_bytes()[: CUT])  # Twice there, and cut short.
    return folder


def job(master: str, out: pathlib.Path, paths: list, partitions: int) -> dict:
    """Runs the job as a process of its own, and gives its digests."""
    command = [sys.executable, "-m", "sourcier_spark.cli"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run([*command, "run", "--master", master, "--out", out, "--partitions", str(partitions), "--warc", *map(str, paths)],
                          env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 3), done.stderr[-4000:]
    printed = subprocess.run([*command, "digest", out], env=environment, capture_output=True, text=True, check=True).stdout
    return dict(line.split() for line in printed.splitlines())


@pytest.fixture(scope="session")
def first(corpus: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[pathlib.Path, dict]:
    """The job on one core, by the command line: where its tables are, and the digests with which all others are compared."""
    out = tmp_path_factory.mktemp("first") / "out"
    return out, job("local[1]", out, [corpus], 2)
