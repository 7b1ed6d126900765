"""A corpus of archives made by the generator, and Spark jobs over it that are run once for all tests."""
import os
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAMS = pathlib.Path(os.environ.get("SOURCIER_PROGRAM", str(ROOT / "build" / "release" / "sourcier"))).parent
ARTICLES = 2000
ARCHIVES = 4
CUT = 1 << 17  # Bytes of an archive that stands there twice, and ends in the middle of a record.

try:
    import pyspark  # noqa: F401
except ImportError:
    pytest.exit("PySpark is not there: script/test_tools installs it; configured with SOURCIER_SPARK=0 these tests are left out", returncode=1)

# Jobs of seconds: half of their time would go into compiling what they run, so Java stops at its first compiler.
os.environ.setdefault("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")


def program(*arguments: object) -> list[str]:
    """The lines that the C++ program prints."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "SOURCIER_PYTHON": sys.executable}
    done = subprocess.run([PROGRAMS / "sourcier", *map(str, arguments)], env=environment, capture_output=True, check=False)
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


def spark_program(*arguments: object) -> str:
    """What `sourcier-spark` prints, a process of its own."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-m", "sourcier_spark.cli", *map(str, arguments)], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 3), done.stderr[-4000:]
    return done.stdout


@pytest.fixture(scope="session")
def first(corpus: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The tables of the job on one core, by the command line: those with which all others are compared."""
    out = tmp_path_factory.mktemp("first") / "out"
    spark_program("run", "--master", "local[1]", "--partitions", 2, "--out", out, "--warc", corpus)
    return out


@pytest.fixture(scope="session")
def wanted(first: pathlib.Path) -> dict[str, str]:
    """Their digests."""
    return dict(line.split() for line in spark_program("digest", first).splitlines())
