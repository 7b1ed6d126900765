"""Copies, stories and events by many tasks: keys → candidates → verified pairs → components → parts.

Nothing here decides anything: which articles are candidates, how alike they are and what joins is the core's, the same as on one
machine. Spark carries its bytes, and numbers the articles by id and by day.
"""
from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Optional

from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as F

from sourcier_spark import rows, steps
from sourcier_spark.stages import Runner

# Articles in a block: a task compares two blocks, so that a print travels once to each block that it has a partner in.
_LEAST_BLOCK = 256
_MOST_BLOCK = 16_384

# Rows of prints or edges in one Arrow batch.
_BATCH_ROWS = 2_000


@dataclass(frozen=True)
class Groups:
    """Runs the stages of grouping over `readings`."""

    stages: Runner
    key: str
    partitions: int

    def parts(self, readings: DataFrame) -> DataFrame:
        """(part, articles, groups): see rows.PART."""
        numbers = self._run("groups/numbers", lambda: _numbers(readings))
        articles = self.stages.metrics["groups/numbers"]["rows"]
        if articles == 0:
            return self._run("parts", lambda: readings.select("print").limit(0).mapInArrow(rows.nothing, rows.SPARK_SCHEMAS["parts"]))
        with ThreadPoolExecutor() as side_by_side:  # Neither needs the other, and Spark plans the one while the other runs.
            asked = [side_by_side.submit(make, readings, numbers, articles) for make in (self._copies, self._near)]
            copies, near = [made.result() for made in asked]
        topics = numbers.join(readings.select("id", "topics"), "id").select("number", "topics")
        linked = self._run("groups/linked", lambda: self._linked(topics, copies, near, articles))
        return self._run("parts", lambda: self._parts(topics, linked, copies, articles))

    def _run(self, stage: str, make: Callable[[], DataFrame]) -> DataFrame:
        return self.stages.run(stage, self.key, make, batch_rows=_BATCH_ROWS)

    def _block_size(self, articles: int) -> int:
        return max(_LEAST_BLOCK, min(_MOST_BLOCK, -(-articles // self.partitions)))

    def _candidates(self, prints: DataFrame, copies: bool, articles: int) -> DataFrame:
        """`prints` (place, print) have each text once for copies."""
        size = self._block_size(articles)
        blocks = -(-articles // size)
        shares = prints.mapInArrow(steps.postings(copies, self.partitions), steps.SPARK_SCHEMAS["shares"])
        behind = rows.by(shares, self.partitions, "share").mapInArrow(steps.behind(copies, size), steps.SPARK_SCHEMAS["behind"])
        return rows.by(behind, self.partitions, "block").mapInArrow(steps.candidates(copies, size, blocks), steps.SPARK_SCHEMAS["candidates"])

    def _verified(self, candidates: DataFrame, placed: DataFrame, alone: DataFrame, copies: bool) -> DataFrame:
        """`placed` (place, numbers, prints); `alone` the same, each a task of its own."""
        columns = ("task", "place", "numbers", "prints", "pairs")
        none = F.lit(None)
        pairs = candidates.select("task", F.lit(steps.PAIRS_ROW).alias("place"), none.cast("array<int>").alias("numbers"),
                                  none.cast("array<binary>").alias("prints"), "pairs")
        needed = candidates.select("task", F.explode("places").alias("place")).join(placed, "place")
        own = alone.withColumn("task", -1 - F.col("place").cast("long"))
        given = needed.unionByName(own).withColumn("pairs", none.cast("binary"))
        return rows.by(pairs.select(*columns).union(given.select(*columns)), self.partitions, "task", "place").mapInArrow(
            steps.verify(copies), steps.SPARK_SCHEMAS["copies" if copies else "near"])

    def _copies(self, readings: DataFrame, numbers: DataFrame, articles: int) -> DataFrame:
        prints = numbers.join(readings.select("id", "print"), "id")
        firsts = prints.where("place = text_place").select("place", "print")
        candidates = self._run("groups/candidates-copies", lambda: self._candidates(firsts, True, articles))
        texts = prints.groupBy("text_place").agg(F.sort_array(F.collect_list(F.struct("number", "print"))).alias("all")).select(
            F.col("text_place").alias("place"), F.col("all.number").alias("numbers"), F.col("all.print").alias("prints"))
        return self._run("groups/copies", lambda: self._verified(candidates, texts, texts.where(F.size("numbers") > 1), True))

    def _near(self, readings: DataFrame, numbers: DataFrame, articles: int) -> DataFrame:
        from sourcier import _core

        prints = numbers.join(readings.select("id", "topics"), "id").select("place", "number", F.col("topics").alias("print"))
        candidates = self._run("groups/candidates-stories", lambda: self._candidates(prints, False, articles))
        placed = prints.select("place", F.array("number").alias("numbers"), F.array("print").alias("prints"))
        nearest = Window.partitionBy("number").orderBy(F.desc("similarity"), "other")

        def kept() -> DataFrame:
            """Of all blocks the nearest of each article; a pair that both keep once."""
            found = self._verified(candidates, placed, placed.limit(0), False)
            best = found.withColumn("rank", F.row_number().over(nearest)).where(F.col("rank") <= _core.MOST_NEAR)
            return best.select(F.least("number", "other").alias("first"), F.greatest("number", "other").alias("second"), "similarity").distinct()

        return self._run("groups/near", kept)

    def _hanging_together(self, edges: DataFrame, articles: int) -> DataFrame:
        return edges.coalesce(1).mapInArrow(steps.components(articles), steps.SPARK_SCHEMAS["components"])

    def _linked(self, topics: DataFrame, copies: DataFrame, near: DataFrame, articles: int) -> DataFrame:
        from sourcier import _core

        families = copies.where(F.col("type").isin(_core.FAMILY_TYPES))
        ends = families.select("first", "second").union(near.select("first", "second"))
        components = self._run("groups/components", lambda: self._hanging_together(ends, articles))
        prints = topics.withColumn("family", F.lit(0)).withColumn("story", F.lit(0))
        return _held(components, prints, families, near, self.partitions).mapInArrow(steps.linked, steps.SPARK_SCHEMAS["linked"])

    def _parts(self, topics: DataFrame, linked: DataFrame, copies: DataFrame, articles: int) -> DataFrame:
        ends = linked.select(F.col("number").alias("first"), F.col("story").alias("second")).union(copies.select("first", "second"))
        components = self._run("groups/components-parts", lambda: self._hanging_together(ends, articles))
        return _held(components, topics.join(linked, "number"), copies, None, self.partitions).mapInArrow(steps.parts, rows.SPARK_SCHEMAS["parts"])


def _numbers(readings: DataFrame) -> DataFrame:
    """(id, number, place, text_place): the rank by id, that by day (none first), and the place of the first article of its text.

    Two sorts of a few bytes an article, each in one task, which spills to disk.
    """
    ranked = readings.select("id", "day", "text").withColumn("number", F.row_number().over(Window.orderBy("id")) - 1)
    placed = ranked.withColumn("place", F.row_number().over(Window.orderBy(F.asc_nulls_first("day"), "number")) - 1)
    first = placed.where("text != 0").groupBy("text").agg(F.min(F.struct("number", "place")).alias("first"))
    return placed.join(first, "text", "left").select("id", "number", "place", F.coalesce("first.place", "place").alias("text_place"))


def _held(components: DataFrame, prints: DataFrame, copies: DataFrame, near: Optional[DataFrame], partitions: int) -> DataFrame:
    """All rows of a component in one partition: (kind, c0 … c5, topics)."""
    zero = F.lit(0)

    def rows_of(frame: DataFrame, kind: str, cells: tuple[str, ...], topics: Column) -> DataFrame:
        six = [*[F.col(name) for name in cells], *[zero] * (6 - len(cells))]
        named = [F.col("component"), F.lit(kind).alias("kind"), *[cell.alias(f"c{i}") for i, cell in enumerate(six)], topics]
        return frame.join(components.withColumnRenamed("number", cells[0]), cells[0]).select(*named)

    none = F.lit(None).cast("binary").alias("topics")
    held = rows_of(prints, "print", ("number", "family", "story"), F.col("topics")).union(rows_of(copies, "copy", steps.COPY_COLUMNS, none))
    if near is not None:
        held = held.union(rows_of(near, "near", ("first", "second", "similarity"), none))
    return held.repartition(partitions, "component").drop("component")
