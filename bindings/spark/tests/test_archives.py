"""Archives: which are read, on which file systems, and what of a record that ends the process."""
import pyarrow as pa
import pytest

import sourcier
from sourcier_spark.extract import extract
from sourcier_spark.files import DriverFiles, hadoop_settings, local_copy
from sourcier_spark.job import plan
from sourcier_spark.session import session

MOUNTED = "viewfs://news/all"


@pytest.fixture(scope="module")
def mount(tmp_path_factory):
    """A folder that stands behind MOUNTED: a file system that Hadoop alone can open, in place of HDFS and S3."""
    return tmp_path_factory.mktemp("mount")


@pytest.fixture(scope="module")
def spark(mount):
    with session("local[2]", **{"spark.hadoop.fs.viewfs.mounttable.news.link./all": f"file://{mount}"}) as opened:
        yield opened


@pytest.fixture
def archive(corpus):
    return corpus / "again.warc"


def rows_of(path, settings, **options):
    """What a task gives for an archive."""
    told = {"language": "", "reference_date": "", "crash_at": "-1", **options}
    batches = extract(told, settings)([pa.RecordBatch.from_pydict({"path": [str(path)]})])
    return [row for batch in batches for row in batch.to_pylist()]


def test_a_list_of_paths_is_read_by_spark(spark, archive, tmp_path):
    listed = tmp_path / "paths.txt"
    listed.write_text(f"{archive}\n\n{archive}\n")
    assert plan(spark, DriverFiles(spark), [], [str(listed)]) == [(str(archive), archive.stat().st_size)]
    with pytest.raises(ValueError, match="nowhere.warc: there is no such file"):
        plan(spark, DriverFiles(spark), ["/nowhere.warc"], [])


def test_other_file_systems_are_reached_as_spark_reaches_them(spark, archive, mount):
    (mount / "in").mkdir()
    (mount / "in" / "one.warc").write_bytes(archive.read_bytes())
    files = DriverFiles(spark)
    (mount / "paths.txt").write_text(f"{MOUNTED}/in\n")
    [(path, size)] = plan(spark, files, [f"{MOUNTED}/*/*.warc"], [f"{MOUNTED}/paths.txt"])
    assert (path, size) == (f"{MOUNTED}/in/one.warc", archive.stat().st_size)
    with pytest.raises(ValueError, match="none.warc: there is no such file"):
        plan(spark, files, [f"{MOUNTED}/none.warc"], [])

    settings = hadoop_settings(spark)
    local = rows_of(archive, settings)
    assert [row["id"] for row in rows_of(path, settings)] == [row["id"] for row in local] and len(local) > 10
    with pytest.raises(OSError, match="(?s)none.warc: cannot be copied to this machine: .*No such file"), local_copy(f"{MOUNTED}/none.warc", settings):
        pass

    files.write(f"{MOUNTED}/out/run.json", "first")
    files.write(f"{MOUNTED}/out/run.json", "{}")
    assert files.read(f"{MOUNTED}/out/run.json") == (mount / "out" / "run.json").read_text() == "{}"
    spark.range(3).write.parquet(f"{MOUNTED}/out/rows")
    assert spark.read.parquet(f"{MOUNTED}/out/rows").count() == 3


def test_a_record_that_ends_the_process_is_left_out_alone(archive):
    offsets = sorted(article.source.warc_record_offset for article in sourcier.articles(archive))
    bad = offsets[len(offsets) // 2]
    kept = rows_of(archive, {}, crash_at=str(bad))
    assert sorted(row["offset"] for row in kept if row["problem"] is None) == [each for each in offsets if each != bad]
    assert [row["path"] for row in kept if row["problem"] == "left out: it ended the process before"] == [f"{archive}:{bad}"]
