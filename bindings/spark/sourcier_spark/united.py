"""What several parts know of one entity or source: one thing, called as the first part calls it; as the program joins dossiers.

The other tables are the parts' own rows.
"""
from __future__ import annotations

from collections.abc import Callable

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

PART = "part"  # A column before those of the table: the part that the row is of. Parts are in the order of their names.


def entities(rows: DataFrame) -> DataFrame:
    """A row an entity: all its names, all its articles."""
    names = F.array_distinct(F.concat(F.flatten(F.collect_list("aliases")), F.collect_list("name")))
    first = rows.groupBy("entity").agg(
        F.min_by("type", PART).alias("type"), F.min_by("name", PART).alias("name"), names.alias("names"),
        F.array_sort(F.array_distinct(F.flatten(F.collect_list("articles")))).alias("articles"))
    return first.select("entity", "type", "name", F.array_sort(F.array_remove("names", F.col("name"))).alias("aliases"), "articles")


def sources(rows: DataFrame) -> DataFrame:
    """The edges of all parts, their ends called alike."""
    ends = [rows.select(F.col(f"{end}_id").alias("id"), PART, F.col(end).alias("name"), F.col(f"{end}_kind").alias("kind")) for end in ("from", "to")]
    names = ends[0].union(ends[1]).groupBy("id").agg(F.min(F.struct(PART, "name", "kind")).alias("first"))
    columns = [name for name in rows.columns if name != PART]
    for end in ("from", "to"):
        called = names.select(F.col("id").alias(f"{end}_id"), F.col("first.name").alias(end), F.col("first.kind").alias(f"{end}_kind"))
        rows = rows.drop(end, f"{end}_kind").join(called, f"{end}_id")
    return rows.select(*columns)


UNITED: dict[str, Callable[[DataFrame], DataFrame]] = {"entities": entities, "sources": sources}
