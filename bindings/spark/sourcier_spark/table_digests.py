"""One SHA-256 a table, whatever the order and the partitions of its rows."""
from __future__ import annotations

import hashlib
from collections.abc import Iterable

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from sourcier_spark.rows import LINES


def digest_of(lines: Iterable[str]) -> str:
    """Of lines: each one's SHA-256, sorted, hashed again."""
    return _digest(hashlib.sha256(line.encode("utf-8")).hexdigest() for line in lines)


def _digest(hashes: Iterable[str]) -> str:
    return hashlib.sha256("".join(sorted(hashes)).encode()).hexdigest()


def _digest_of_rows(frame: DataFrame) -> str:
    """Of rows: of each one's JSON as Spark writes it."""
    return _digest_of_texts(frame.select(F.to_json(F.struct("*")).alias("text")))


def _digest_of_texts(frame: DataFrame) -> str:
    return _digest(frame.select(F.sha2(F.col("text"), 256).alias("hash")).toArrow().column("hash").to_pylist())


def digests_of_folder(spark: SparkSession, folder: str) -> dict[str, str]:
    """Of the tables that `sourcier export --format parquet` writes, a file each."""
    import sourcier

    return {name: _digest_of_rows(spark.read.parquet(f"{folder}/{name}.parquet")) for name in sourcier.table_names()}


def digests(spark: SparkSession, out: str) -> dict[str, str]:
    """Of every table below a job's folder. The driver holds a hash for each row of a table."""
    import sourcier

    dossiers = spark.read.parquet(f"{out}/dossiers")
    found = {LINES: _digest_of_texts(dossiers.where(F.col("table") == LINES).select(F.col("lines").alias("text")))}
    for name in sourcier.table_names():
        found[name] = _digest_of_rows(spark.read.parquet(f"{out}/tables/{name}"))
    found["readings"] = _digest_of_rows(spark.read.parquet(f"{out}/readings").select("id", F.sha2("reading", 256).alias("reading")))
    found["problems"] = _digest_of_rows(spark.read.parquet(f"{out}/extracted").where("problem is not null").select("path", "problem"))
    return found
