"""One SHA-256 a table, whatever the order and the partitions of its rows."""
from __future__ import annotations

import hashlib
from collections.abc import Iterable

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from sourcier_spark.rows import LINES


# Hashes are sorted and hashed again share by share, by their first digits: a table of 50 million rows has no place on one machine.
_SHARE_DIGITS = 3


def digest_of(lines: Iterable[str]) -> str:
    """Of lines: each one's SHA-256, those of a share sorted and hashed again, and these in order."""
    shares: dict[str, list[str]] = {}
    for line in lines:
        found = hashlib.sha256(line.encode("utf-8")).hexdigest()
        shares.setdefault(found[:_SHARE_DIGITS], []).append(found)
    return _digest(hashlib.sha256("".join(sorted(hashes)).encode()).hexdigest() for _, hashes in sorted(shares.items()))


def _digest(shares: Iterable[str]) -> str:
    return hashlib.sha256("".join(shares).encode()).hexdigest()


def _digest_of_rows(frame: DataFrame) -> str:
    """Of rows: of each one's JSON as Spark writes it."""
    return _digest_of_texts(frame.select(F.to_json(F.struct("*")).alias("text")))


def _digest_of_texts(frame: DataFrame) -> str:
    hashes = frame.select(F.sha2(F.col("text"), 256).alias("hash"))
    share = F.substring("hash", 1, _SHARE_DIGITS).alias("share")
    shares = hashes.groupBy(share).agg(F.sha2(F.concat_ws("", F.array_sort(F.collect_list("hash"))), 256).alias("digest"))
    return _digest(row.digest for row in sorted(shares.collect(), key=lambda row: row.share))


def digests_of_folder(spark: SparkSession, folder: str) -> dict[str, str]:
    """Of the tables that `sourcier export --format parquet` writes, a file each."""
    import sourcier

    return {name: _digest_of_rows(spark.read.parquet(f"{folder}/{name}.parquet")) for name in sourcier.table_names()}


def digests(spark: SparkSession, out: str) -> dict[str, str]:
    """Of every table below a job's folder."""
    import sourcier

    dossiers = spark.read.parquet(f"{out}/dossiers")
    found = {LINES: _digest_of_texts(dossiers.where(F.col("table") == LINES).select(F.col("lines").alias("text")))}
    for name in sourcier.table_names():
        found[name] = _digest_of_rows(spark.read.parquet(f"{out}/tables/{name}"))
    found["readings"] = _digest_of_rows(spark.read.parquet(f"{out}/readings").select("id", F.sha2("reading", 256).alias("reading")))
    found["problems"] = _digest_of_rows(spark.read.parquet(f"{out}/extracted").where("problem is not null").select("path", "problem"))
    return found
