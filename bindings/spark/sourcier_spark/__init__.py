"""Sourcier on Spark: from web archives to dossiers, with the bytes of a single machine.

`run` is the whole job; ``sourcier-spark run --warc PATHS --out DIR`` calls it.
"""
from sourcier_spark.job import Options, run

__all__ = ["Options", "run"]
