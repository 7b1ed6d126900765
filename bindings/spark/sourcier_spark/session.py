"""The Spark session, with what the equality of results and the memory of Python workers ask for."""
from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from pyspark.sql import SparkSession

_SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    # Partitions are what the job says: their number is part of what is measured, never of the result.
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.sources.partitionOverwriteMode": "static",
    "spark.sql.parquet.compression.codec": "zstd",
    # Rows of ten tables are written side by side instead of being sorted first.
    "spark.sql.maxConcurrentOutputFileWriters": "16",
    # Rows that a reader of Parquet holds at once: a row is a page or a piece of a dossier's table, up to 4 MB, and 4,096 of them (Spark's own) filled the heap.
    "spark.sql.parquet.columnarReaderBatchSize": "64",
    # What of a file one task can read: the rows of a large part are the work of several.
    "spark.hadoop.parquet.block.size": str(8 << 20),
    "spark.executorEnv.MALLOC_ARENA_MAX": "2",
    "spark.python.daemon.module": "sourcier_spark.daemon",
    # A task computes far longer than its rows travel; and in local[N] Spark forgets tasks that wait for another machine (HDFS).
    "spark.locality.wait": "0s",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.memory": "2g",
}


@contextmanager
def session(master: str = "", **settings: str) -> Iterator[SparkSession]:
    """A session; what spark-submit was told stands, `master` is for a start without it."""
    builder = SparkSession.builder.appName("sourcier")
    if master:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # Workers run in this environment.
        builder = builder.master(master)
    for name, value in {**_SETTINGS, **settings}.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    try:
        yield spark
    finally:
        spark.stop()
