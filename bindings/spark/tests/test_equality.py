"""The cluster's tables are those of one machine, byte for byte after sorting, however the work is cut."""
import random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import sourcier
from conftest import ARTICLES, PARTITIONS, program
from sourcier_spark.job import Options, run
from sourcier_spark.session import session
from sourcier_spark.table_digests import digest_of, digests


@pytest.fixture(scope="module")
def spark():
    with session("local[2]") as opened:
        yield opened


def test_readings_and_groups_are_the_programs(first, corpus):
    out, found = first
    readings = {}
    for row in pq.read_table(out / "readings", columns=["reading"]).column("reading").to_pylist():
        document = sourcier._engine().unpack(row)
        readings[document.id] = document.reading_json(False)
    exported = program("export", corpus, "--format", "jsonl")
    assert digest_of(readings.values()) == digest_of(exported)
    assert len(readings) == len(exported) > ARTICLES // 2
    assert found["groups"] == digest_of(program("group", corpus))


def test_each_part_is_traced_as_the_program_traces_it(first):
    out, _ = first
    members = {row["part"]: row["articles"] for row in pq.read_table(out / "parts", columns=["part", "articles"]).to_pylist()}
    packed = {row["id"]: row["reading"] for row in pq.read_table(out / "readings", columns=["id", "reading"]).to_pylist()}
    engine = sourcier._engine()
    for part in random.Random(5).sample(sorted(members), min(8, len(members))):
        readings = [sourcier.Reading(engine.unpack(packed[each])) for each in members[part]]
        dossier = sourcier.trace(readings)
        made = pq.read_table(out / "dossiers", columns=["table", "rows"], filters=[("part", "=", part)]).to_pylist()
        for name in sourcier.table_names():
            rows = [row for each in made if each["table"] == name for batch in pa.ipc.open_stream(each["rows"]) for row in batch.to_pylist()]
            assert rows == dossier.table(name).to_pyarrow().to_pylist(), (part, name)


@pytest.mark.parametrize("partitions", PARTITIONS)
def test_any_number_of_partitions_and_order_of_doubled_inputs(spark, first, corpus, tmp_path, partitions):
    files = sorted(map(str, corpus.iterdir()))
    shuffled = random.Random(partitions).sample(files, len(files)) + [str(corpus)]
    run(spark, shuffled, [], str(tmp_path / "out"), Options(partitions=partitions))
    assert digests(spark, str(tmp_path / "out")) == first[1]


def test_a_second_run_does_nothing_and_one_cut_short_goes_on(spark, first, corpus):
    out, found = first
    again = run(spark, [str(corpus)], [], str(out), Options(partitions=3))
    assert all(stage["reused"] for stage in again["stages"].values())
    (out / "_manifests" / "dossiers.json").unlink()  # As if the driver had died before it was committed.
    third = run(spark, [str(corpus)], [], str(out), Options(partitions=3))
    assert [name for name, stage in third["stages"].items() if not stage["reused"]] == ["dossiers"]
    assert digests(spark, str(out)) == found


def test_a_list_of_paths_is_read_by_spark(spark, corpus, tmp_path):
    listed = tmp_path / "paths.txt"
    listed.write_text(f"{corpus / 'again.warc'}\n\n")
    done = run(spark, [], [str(listed)], str(tmp_path / "out"), Options(partitions=1))
    assert done["articles"] > 10
    with pytest.raises(ValueError, match="nowhere.warc: there is no such file"):
        run(spark, ["/nowhere.warc"], [], str(tmp_path / "other"))


def test_a_record_that_ends_the_process_is_left_out_alone(spark, corpus, tmp_path):
    small = corpus / "again.warc"
    offsets = sorted(article.source.warc_record_offset for article in sourcier.articles(small))
    bad = offsets[len(offsets) // 2]
    out = tmp_path / "out"
    done = run(spark, [str(small)], [], str(out), Options(partitions=1, crash_at=bad))
    kept = pq.read_table(out / "extracted", columns=["offset", "path", "problem"]).to_pylist()
    assert sorted(row["offset"] for row in kept if row["problem"] is None) == [each for each in offsets if each != bad]
    assert [row["path"] for row in kept if row["problem"] == "left out: it ended the process before"] == [f"{small}:{bad}"]
    assert done["skipped"] >= 1
