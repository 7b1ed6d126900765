"""The job: extract → exact duplicates → read → groups → dossiers → tables."""
from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from sourcier_spark import extract, rows, united
from sourcier_spark.files import DriverFiles, hadoop_settings
from sourcier_spark.grouping import Groups
from sourcier_spark.stages import Runner, key_of

# Tasks of the stage of dossiers for one of the others: parts differ in size, and the fullest task is what all executors wait for.
_FINER = 4


@dataclasses.dataclass(frozen=True)
class Options:
    """What a job is told beside its inputs; `partitions` never changes a result."""

    partitions: int = 0  # Of each stage behind the first; 0 for twice the cores.
    language: str = ""
    reference_date: str = ""
    crash_at: int = -1  # For tests: the record at whose offset the process ends itself.


def plan(spark: SparkSession, files: DriverFiles, paths: Sequence[str], lists: Sequence[str]) -> list[tuple[str, int]]:
    """The archives with their sizes, each once, by name.

    Raises:
        ValueError: where a path names nothing.
    """
    named = [*paths, *(row.value.strip() for each in lists for row in spark.read.text(each).collect() if row.value.strip())]
    found: dict[str, int] = {}
    for path in named:
        listed = files.list(path)
        if not listed:
            raise ValueError(f"{path}: there is no such file")
        found.update(listed)
    return sorted(found.items())


def _extracted(spark: SparkSession, archives: list[tuple[str, int]], told: dict[str, str]) -> DataFrame:
    """One archive is one task, the largest first, so that none is begun last."""
    ordered = sorted(archives, key=lambda archive: (-archive[1], archive[0]))
    paths = spark.sparkContext.parallelize([(path,) for path, _ in ordered], len(ordered)).toDF("path string")
    return paths.mapInArrow(extract.extract(told, hadoop_settings(spark)), extract.SPARK_SCHEMA)


def _schema_of(table: str) -> Any:
    """The columns of a table of dossiers, before there is a dossier."""
    import sourcier
    from sourcier import _core

    return sourcier.Table(lambda: None, lambda: _core.table_schema(table))


def _rows_of_parts(parts: DataFrame, readings: DataFrame) -> DataFrame:
    """(part, id, payload): the part's groups under an empty id, then its readings."""
    members = parts.select("part", F.explode("articles").alias("id")).join(readings.select("id", "reading"), "id")
    heads = parts.select("part", F.lit("").alias("id"), F.col("groups").alias("payload"))
    return heads.union(members.select("part", "id", F.col("reading").alias("payload")))


def run(spark: SparkSession, paths: Sequence[str], lists: Sequence[str], out: str, options: Options = Options()) -> dict[str, Any]:
    """Runs what is not there yet, and gives the counts and each stage's metrics, which `OUT/_manifests/run.json` keeps.

    Raises:
        ValueError: where a path names nothing.
    """
    import pyarrow as pa
    import sourcier
    from pyspark.sql.pandas.types import from_arrow_schema

    files = DriverFiles(spark)
    archives = plan(spark, files, paths, lists)
    partitions = options.partitions or 2 * spark.sparkContext.defaultParallelism
    # Joins and windows cut as the job's own stages: Spark's 200 would be as many tasks of nothing for a small archive.
    spark.conf.set("spark.sql.shuffle.partitions", str(partitions))
    # A stage's rows are read by as many tasks again: by default a file of 100 MB is one.
    spark.conf.set("spark.sql.files.minPartitionNum", str(partitions))
    told = {"language": options.language, "reference_date": options.reference_date, "crash_at": str(options.crash_at)}
    key = key_of(sourcier.version(), archives, told)
    stages = Runner(spark, out, files)

    extracted = stages.run("extracted", key, lambda: _extracted(spark, archives, told))
    pages = extracted.where("problem is null").select("id", "article")
    articles = stages.run("articles", key, lambda: rows.by(pages, partitions, "id").mapInArrow(rows.latest, rows.SPARK_SCHEMAS["articles"]))
    readings = stages.run(
        "readings", key, lambda: articles.repartition(partitions, "id").mapInArrow(rows.read, rows.SPARK_SCHEMAS["readings"]))
    parts = Groups(stages, key, partitions).parts(readings)
    dossiers = stages.run("dossiers", key, lambda: rows.by(_rows_of_parts(parts, readings), _FINER * partitions, "part", "id").mapInArrow(
        rows.dossiers, rows.SPARK_SCHEMAS["dossiers"]), kept_apart_by="table")

    def table(name: str) -> None:
        columns = from_arrow_schema(pa.schema([pa.field(united.PART, pa.string()), *pa.schema(_schema_of(name))]))

        def made() -> DataFrame:
            of_parts = dossiers.where(F.col("table") == name).select("part", "rows").mapInArrow(rows.table_rows, columns)
            return united.UNITED[name](of_parts) if name in united.UNITED else of_parts.drop(united.PART)

        stages.run(f"tables/{name}", key, made)

    names = sourcier.table_names()
    with ThreadPoolExecutor(len(names)) as side_by_side:  # Each a job of Spark: a small one waits for no large one.
        list(side_by_side.map(table, names))
    done = {"articles": stages.metrics["articles"]["rows"], "skipped": extracted.where("problem is not null").count(),
            "version": sourcier.version(), "stages": stages.metrics}
    files.write(f"{out.rstrip('/')}/_manifests/run.json", json.dumps(done))
    return done
