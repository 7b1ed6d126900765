"""Stages: each writes Parquet and then its manifest; one whose manifest says the same is not run again."""
from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pyspark.sql import DataFrame, Observation, SparkSession
from pyspark.sql import functions as F

from sourcier_spark.files import DriverFiles

# Rows of pages in one Arrow batch: some 50 KB each, and a worker holds a batch whole.
PAGES_IN_A_BATCH = 200


def key_of(*parts: Any) -> str:
    """One key of everything that a result depends on."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32]


@dataclass
class Runner:
    """Runs stages below one folder."""

    spark: SparkSession
    out: str
    files: DriverFiles
    metrics: dict[str, dict[str, Any]] = field(default_factory=dict)

    def path(self, stage: str) -> str:
        """Where a stage's rows are."""
        return f"{self.out.rstrip('/')}/{stage}"

    def run(self, stage: str, key: str, make: Callable[[], DataFrame], batch_rows: int = PAGES_IN_A_BATCH, kept_apart_by: str = "") -> DataFrame:
        """The stage's rows: those that are there under the same key, else made, written, and committed by the manifest.

        Rows that a column keeps apart are in folders of their own, so that who wants some reads no others.
        """
        manifest_path = f"{self.out.rstrip('/')}/_manifests/{stage.replace('/', '-')}.json"
        known = json.loads(self.files.read(manifest_path) or "{}")
        if known.get("key") == key:
            self.metrics[stage] = {**known, "reused": True}
            print(f"sourcier-spark: {stage}: {known['rows']} rows, there already", file=sys.stderr)
            return self.spark.read.parquet(self.path(stage))
        start = time.monotonic()
        self.spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(batch_rows))
        made = make()
        written = Observation()  # Counts on the way: to read what was written again is a job of its own.
        made.observe(written, F.count(F.lit(1)).alias("rows")).write.mode("overwrite").parquet(self.path(stage), partitionBy=kept_apart_by or None)
        rows = self.spark.read.schema(made.schema).parquet(self.path(stage))
        done = {"stage": stage, "key": key, "rows": written.get["rows"], "seconds": round(time.monotonic() - start, 1),
                "files": len(rows.inputFiles()), "reused": False}
        self.files.write(manifest_path, json.dumps(done))
        self.metrics[stage] = done
        print(f"sourcier-spark: {stage}: {done['rows']} rows in {done['seconds']} s", file=sys.stderr)
        return rows
