"""One SHA-256 a table, whatever the order and the partitions of its rows."""
from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

from sourcier_spark.rows import LINE_TABLES


def digest_of(lines: Iterable[str]) -> str:
    """Of the lines, sorted by their bytes."""
    digest = hashlib.sha256()
    for line in sorted(line.encode("utf-8") for line in lines):
        digest.update(line + b"\n")
    return digest.hexdigest()


def digests(spark: SparkSession, out: str) -> dict[str, str]:
    """Of every table below a job's folder. It holds a table's rows at a time: for tests and samples."""
    import sourcier

    found = {}
    dossiers = spark.read.parquet(f"{out}/dossiers")
    for name in LINE_TABLES:
        texts = dossiers.where(F.col("table") == name).select("lines").toLocalIterator()
        found[name] = digest_of(line for row in texts for line in row.lines.splitlines())
    for name in sourcier.table_names():
        rows = spark.read.parquet(f"{out}/tables/{name}").toLocalIterator()
        found[name] = digest_of(json.dumps(row.asDict(recursive=True), ensure_ascii=False, sort_keys=True) for row in rows)
    readings = spark.read.parquet(f"{out}/readings").select("id", "reading").toLocalIterator()
    found["readings"] = digest_of(f"{row.id} {hashlib.sha256(row.reading).hexdigest()}" for row in readings)
    problems = spark.read.parquet(f"{out}/extracted").where("problem is not null").select("path", "problem").toLocalIterator()
    found["problems"] = digest_of(f"{row.path} {row.problem}" for row in problems)
    return found
