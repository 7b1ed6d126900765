"""The cluster's tables are those of one machine, byte for byte after sorting, however the work is cut."""
import random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import sourcier
from conftest import ARTICLES, program
from sourcier_spark.job import Options, run
from sourcier_spark.session import session
from sourcier_spark.table_digests import digest_of, digests


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


def test_each_part_is_traced_as_the_package_traces_it(first):
    members = {row["part"]: row["articles"] for row in pq.read_table(first / "parts", columns=["part", "articles"]).to_pylist()}
    packed = {row["id"]: row["reading"] for row in pq.read_table(first / "readings", columns=["id", "reading"]).to_pylist()}
    made = {}
    for row in pq.read_table(first / "dossiers", columns=["part", "table", "rows"]).to_pylist():
        if row["rows"] is not None:
            made.setdefault((row["part"], row["table"]), []).extend(pa.ipc.open_stream(row["rows"]))
    engine = sourcier._engine()
    for part, articles in members.items():
        dossier = sourcier.trace([sourcier.Reading(engine.unpack(packed[each])) for each in articles])
        for name in sourcier.table_names():
            table = dossier.table(name).to_pyarrow()
            found = pa.Table.from_batches(made.get((part, name), []), table.schema)
            assert found.combine_chunks().equals(table.combine_chunks()), (part, name)


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
