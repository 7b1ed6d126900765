#!/usr/bin/env python3
"""Jobs on Spark that are too long for the tests; script/cluster starts it.

usage: cluster.py equality [ARTICLES]   the program and local[2] over an invented corpus (200,000): one SHA-256 a table
       cluster.py scaling [ARTICLES]    one executor, then two, of a standalone cluster (100,000): seconds a stage, and the ratio

Both work below $CLUSTER_HOME (build/cluster), and clear it away but for what was measured. The equality of 200,000 articles wants
some 8 GB of disk. `scaling` says something on a machine that does nothing else.
"""
import ctypes
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
PROGRAMS = ROOT / "build" / "release"
HOME = pathlib.Path(os.environ.get("CLUSTER_HOME", str(ROOT / "build" / "cluster")))
ARCHIVES = 20
ARTICLES_A_DAY = 100
PARTITIONS = 8  # Of the cluster of two: its default would be 4, and of one 2.
PR_SET_CHILD_SUBREAPER = 36  # Of linux/prctl.h.
WHOLE = "the whole job"  # Some stages run side by side: it takes less than all of them.


def say(*words):
    print(*words, flush=True)


def timed(name, command, output=None):
    """Runs a program with all that it starts: their time, and the memory of the largest process, are said."""
    start = time.monotonic()
    with open(output or os.devnull, "wb") as file:
        program = subprocess.Popen(list(map(str, command)), stdout=file).pid
    cpu, memory, failed = 0.0, 0, False
    while True:  # Also what a program leaves behind comes to us (PR_SET_CHILD_SUBREAPER): Spark's Java outlives its Python.
        try:
            ended, status, usage = os.wait4(-1, 0)
        except ChildProcessError:
            break
        cpu, memory = cpu + usage.ru_utime + usage.ru_stime, max(memory, usage.ru_maxrss)
        failed = failed or (ended == program and os.waitstatus_to_exitcode(status) not in (0, 3))
    if failed:
        sys.exit(f"cluster: {name} failed; what it said stands above")
    say(f"{name}: {time.monotonic() - start:.0f} s, {cpu:.0f} CPU s, the largest process {memory / 1024:.0f} MiB")


def make_corpus(articles):
    """Archives whose stories are their own: the seed of each is another."""
    folder = HOME / f"corpus-{articles}"
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(ARCHIVES):
        path = folder / f"{number}.warc"
        if not path.exists():
            subprocess.run([PROGRAMS / "make_corpus", "--count", str(articles // ARCHIVES), "--a-day", str(ARTICLES_A_DAY), "--seed", str(number + 1),
                            "--pages", path], check=True, stdout=subprocess.DEVNULL)
    return folder


def digest_of_file(path):
    from sourcier_spark.table_digests import digest_of

    with open(path, encoding="utf-8") as lines:
        return digest_of(line.rstrip("\n") for line in lines)


def digest_of_readings(out):
    """As the program prints them."""
    import pyarrow.parquet as pq
    import sourcier
    from sourcier_spark.table_digests import digest_of

    engine = sourcier._engine()

    def lines():
        for path in sorted((out / "readings").glob("*.parquet")):
            for batch in pq.ParquetFile(path).iter_batches(batch_size=1000, columns=["reading"]):
                for packed in batch.column(0).to_pylist():
                    yield engine.unpack(packed).reading_json(False)

    return digest_of(lines())


def equality(articles):
    from sourcier_spark.session import session
    from sourcier_spark.table_digests import digests, digests_of_folder

    corpus, out, tables = make_corpus(articles), HOME / "out", HOME / "tables"
    shutil.rmtree(out, ignore_errors=True)
    wanted = {}
    for name, command in {"groups": ["group", corpus], "readings as lines": ["export", corpus, "--format", "jsonl"]}.items():
        timed(f"sourcier {command[0]}", [PROGRAMS / "sourcier", *command], HOME / "lines")
        wanted[name] = digest_of_file(HOME / "lines")
    (HOME / "lines").unlink()
    timed("sourcier export --format parquet", [PROGRAMS / "sourcier", "export", corpus, "--format", "parquet", "--out", f"{tables}/"])
    timed("sourcier-spark run", [sys.executable, "-m", "sourcier_spark.cli", "run", "--master", "local[2]", "--out", out, "--warc", corpus])
    say(json.dumps(json.loads((out / "_manifests" / "run.json").read_text())["stages"], indent=1))
    with session("local[2]") as spark:
        wanted.update(digests_of_folder(spark, str(tables)))
        found = {**digests(spark, str(out)), "readings as lines": digest_of_readings(out)}
    for name, digest in found.items():
        say(name, digest, "" if name not in wanted else "the program's" if wanted[name] == digest else f"THE PROGRAM HAS {wanted[name]}")
    shutil.rmtree(HOME)
    return all(found[name] == digest for name, digest in wanted.items())


def run_on(workers, corpus):
    """Seconds of each stage, of a cluster of so many executors, each of which has one core of this machine to itself and no other."""
    sys.path.insert(0, str(ROOT / "bindings" / "spark" / "tests"))
    from sourcier_spark.job import Options, run
    from sourcier_spark.session import session
    from standalone import SETTINGS, cluster

    home = HOME / f"of-{workers}"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    with cluster(home, workers, pinned=True) as (address, _), session(address, **SETTINGS) as spark:
        while spark._jsc.sc().getExecutorMemoryStatus().size() <= workers:  # The driver is one of them.
            time.sleep(0.2)
        start = time.monotonic()
        stages = run(spark, [str(corpus)], [], str(home / "out"), Options(partitions=PARTITIONS))["stages"]
        whole = time.monotonic() - start
    shutil.rmtree(home)
    return {**{name: stage["seconds"] for name, stage in stages.items()}, WHOLE: whole}


def scaling(articles):
    corpus = make_corpus(articles)
    one, two = run_on(1, corpus), run_on(2, corpus)
    for name in one:
        say(f"{name:28}{one[name]:8.1f} s {two[name]:8.1f} s {one[name] / max(two[name], 0.1):6.2f}")
    shutil.rmtree(HOME)
    return True


def main():
    commands = {"equality": (equality, 200_000), "scaling": (scaling, 100_000)}
    if len(sys.argv) not in (2, 3) or sys.argv[1] not in commands:
        sys.exit(__doc__)
    os.environ.setdefault("SOURCIER_PYTHON", sys.executable)  # Which has the package, for `sourcier export --format parquet`.
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    command, articles = commands[sys.argv[1]]
    sys.exit(0 if command(int(sys.argv[2]) if len(sys.argv) > 2 else articles) else 1)


if __name__ == "__main__":
    main()
