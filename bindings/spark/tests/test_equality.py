"""The cluster's tables are those of one machine, byte for byte after sorting, however the work is cut."""
import random

import pyarrow.parquet as pq
import pytest

import sourcier
from conftest import ARTICLES, program
from sourcier_spark.job import Options, run
from sourcier_spark.session import session
from sourcier_spark.table_digests import digest_of, digests, digests_of_folder


@pytest.fixture(scope="module")
def spark():
    with session("local[2]") as opened:
        yield opened


def test_readings_and_groups_are_the_programs(first, wanted, corpus):
    readings = {}
    for row in pq.read_table(first / "readings", columns=["reading"]).column("reading").to_pylist():
        document = sourcier._engine().unpack(row)
        readings[document.id] = document.reading_json(False)
    exported = program("export", corpus, "--format", "jsonl")
    assert digest_of(readings.values()) == digest_of(exported)
    assert len(readings) == len(exported) > ARTICLES * 9 // 10
    assert wanted["groups"] == digest_of(program("group", corpus))


def test_tables_are_the_programs(spark, wanted, corpus, tmp_path):
    program("export", corpus, "--format", "parquet", "--out", f"{tmp_path}/")
    found = digests_of_folder(spark, str(tmp_path))
    assert len(found) == 9
    assert found == {name: wanted[name] for name in found}


@pytest.mark.parametrize("partitions", [1, 7, 64])
def test_any_number_of_partitions_and_order_of_doubled_inputs(spark, wanted, corpus, tmp_path, partitions):
    files = sorted(map(str, corpus.iterdir()))
    shuffled = random.Random(partitions).sample(files, len(files)) + [str(corpus)]
    # Once without small tables sent to all workers: an archive's are too large for that.
    spark.conf.set("spark.sql.autoBroadcastJoinThreshold", "-1" if partitions == 7 else "10m")
    run(spark, shuffled, [], str(tmp_path / "out"), Options(partitions=partitions))
    assert digests(spark, str(tmp_path / "out")) == wanted


def test_a_second_run_does_nothing_and_one_cut_short_goes_on(spark, first, wanted, corpus):
    out = first
    again = run(spark, [str(corpus)], [], str(out), Options(partitions=3))
    assert all(stage["reused"] for stage in again["stages"].values())
    (out / "_manifests" / "dossiers.json").unlink()  # As if the driver had died before it was committed.
    third = run(spark, [str(corpus)], [], str(out), Options(partitions=3))
    assert [name for name, stage in third["stages"].items() if not stage["reused"]] == ["dossiers"]
    assert digests(spark, str(out)) == wanted
